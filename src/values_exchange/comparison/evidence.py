"""What a city's records rest on, section by section: whether claims are dated, and whose account they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final

from attrs import frozen

from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison.cells import Account, DatedBy
from values_exchange.comparison.dating import dated_by_sources, own_time
from values_exchange.comparison.view import account_of, sources_of
from values_exchange.fields import about_shape, is_shape, sections_of, walk_sections
from values_exchange.languages import Interface
from values_exchange.model import City, Programme, Source
from values_exchange.problems import Path

Way = tuple[str, ...]
"""The way to a field of a record, such as ``("volunteers", "insurance")``."""

Place = tuple[type, str]
"""A field of the model: the shape it belongs to, and its name."""

Cited = tuple[str, str, Source]
"""A source as a claim cites it: the record that declares it, its id there, and the source itself."""

AnyRecord = Record[City] | Record[Programme]

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "exchange": ("link", "in_network"),
        "time": ("status", "started", "ended", "history", "related"),
        "idea": ("need", "challenges", "aims", "concept", "approaches", "parts"),
        "audience": ("audience",),
        "offer": ("offer", "staff", "practice_notes"),
        "volunteering": ("volunteers",),
        "support": (
            "volunteers.recruitment",
            "volunteers.intake",
            "volunteers.matching",
            "volunteers.training",
            "volunteers.support",
            "volunteers.supervision",
            "volunteers.insurance",
            "volunteers.expenses",
            "volunteers.recognition",
            "volunteers.checks",
            "volunteers.standards",
            "volunteers.boundary",
            "volunteers.paths_to_paid",
        ),
        "sites": ("sites", "districts", "quarters"),
        "bodies": ("organisations", "office", "contact"),
        "figures": ("figures",),
        "money": ("funding",),
        "learning": ("evaluations", "lessons", "awards"),
        "transfer": ("transfer",),
        "governance": ("governance",),
    }
)
"""The sections in which a reader looks for something, and the fields of programmes and cities that stand in each."""

THE_REST: Final = "more"
"""The section of the fields that stand in none of the others."""

_SECTION_OF: Final = {tuple(way.split(".")): section for section, ways in SECTIONS.items() for way in ways}


def section_id(way: Sequence[object]) -> str:
    """
    Give the section a field stands in; the more exact way counts.

    >>> section_id(("volunteers", "insurance")), section_id(("volunteers", "who"))
    ('support', 'volunteering')
    """
    first, both = way[:1], way[:2]
    return _SECTION_OF.get(tuple(map(str, both))) or _SECTION_OF.get(tuple(map(str, first))) or THE_REST


def section_titles(say: Interface) -> Mapping[str, str]:
    """Give the titles of the sections, in their order."""
    return {
        "exchange": say("Part in the exchange"),
        "time": say("Since when, and whether it still runs"),
        "idea": say("Why and how it works"),
        "audience": say("Whom it is for"),
        "offer": say("What it does"),
        "volunteering": say("Who volunteers, for whom, doing what"),
        "support": say("What is done for volunteers"),
        "sites": say("Sites"),
        "bodies": say("Who runs it, who decides, who helps"),
        "figures": say("Figures"),
        "money": say("Money"),
        "learning": say("Evaluation and lessons"),
        "transfer": say("What another city would need"),
        "governance": say("The city’s bodies and policies"),
        THE_REST: say("More"),
    }


@frozen(kw_only=True)
class Evidence:
    """
    What the claims of one section rest on, in one record or in several.

    Shape: `fields` are those that say something, each with the shape it belongs to; `dated` holds each way in which a
    claim is dated or is not; `sources` are those they cite, each with the record that declares it. `is_announced` tells
    that all claims were only announced. `reasons` say why something is left out, where more is known than that no
    source says it.
    """

    fields: tuple[Place, ...] = ()
    dated: frozenset[DatedBy] = frozenset()
    account: Account = Account.NO_SOURCE
    sources: tuple[tuple[str, str], ...] = ()
    is_announced: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def is_documented(self) -> bool:
        """Whether any claim stands in the section."""
        return bool(self.fields)


NO_EVIDENCE: Final = Evidence()


def dated_words(say: Interface, dated: frozenset[DatedBy]) -> str:
    """
    Say how the claims of a section are dated.

    >>> dated_words(Interface(), frozenset({DatedBy.CLAIM, DatedBy.NOTHING}))
    'dated in part'
    """
    if DatedBy.CLAIM in dated:
        return say("dated") if len(dated) == 1 else say("dated in part")
    if DatedBy.SOURCE in dated:
        return say("only its sources are dated") if len(dated) == 1 else say("only some of its sources are dated")
    return say("undated")


@frozen(kw_only=True)
class _Claim:
    """A claim as it counts here: where it stands, how it is dated, what it cites, whether it was only announced."""

    place: Place
    by: DatedBy
    sources: tuple[Cited, ...]
    is_announced: bool


def evidence_of(catalogue: Catalogue, record: AnyRecord) -> Mapping[str, Evidence]:
    """
    Give what stands in each section of a record.

    Shape: one entry for each section that says anything, be it why there is nothing, in the order of `SECTIONS`.
    """
    claims: dict[str, list[_Claim]] = {}
    for section, claim in _claims(catalogue, record):
        claims.setdefault(section, []).append(claim)
    reasons: dict[str, list[str]] = {}
    for way, reason in _left_out(record.value):
        reasons.setdefault(section_id(way), []).append(reason)
    return {
        section: _evidence(claims.get(section, []), reasons.get(section, []))
        for section in (*SECTIONS, THE_REST)
        if section in claims or section in reasons
    }


def evidence_together(found: Sequence[Mapping[str, Evidence]]) -> Mapping[str, Evidence]:
    """Give what stands in each section of several records, such as all those of a city."""
    held = {
        section: [one[section] for one in found if section in one]
        for section in (*SECTIONS, THE_REST)
        if any(section in one for one in found)
    }
    return {section: _together(several) for section, several in held.items()}


def _together(several: Sequence[Evidence]) -> Evidence:
    documented = [one for one in several if one.is_documented]
    return Evidence(
        fields=tuple(dict.fromkeys(place for one in several for place in one.fields)),
        dated=frozenset().union(*(one.dated for one in several)),
        account=_accounts_together({one.account for one in documented}),
        sources=tuple(dict.fromkeys(source for one in several for source in one.sources)),
        is_announced=bool(documented) and all(one.is_announced for one in documented),
        reasons=tuple(dict.fromkeys(reason for one in several for reason in one.reasons)),
    )


def _accounts_together(accounts: AbstractSet[Account]) -> Account:
    if Account.BOTH in accounts or accounts >= {Account.OWN, Account.OTHERS}:
        return Account.BOTH
    known = (one for one in (Account.OWN, Account.OTHERS, Account.UNKNOWN) if one in accounts)
    return next(known, Account.NO_SOURCE)


def _evidence(claims: Sequence[_Claim], reasons: Iterable[str]) -> Evidence:
    sources = {(record_id, key): source for claim in claims for record_id, key, source in claim.sources}
    return Evidence(
        fields=tuple(dict.fromkeys(claim.place for claim in claims)),
        dated=frozenset(claim.by for claim in claims),
        account=account_of(sources.values()),
        sources=tuple(sources),
        is_announced=bool(claims) and all(claim.is_announced for claim in claims),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _claims(catalogue: Catalogue, record: AnyRecord) -> Iterator[tuple[str, _Claim]]:
    """Give every claim of a record with the section it stands in."""
    resolved: dict[tuple[str, ...], tuple[Cited, ...]] = {}
    for path, value, shape in walk_sections(record.value):
        if about_shape(type(value)).claim:
            ids = sources_of(value, shape)
            if ids not in resolved:
                found = ((key, catalogue.source(record.id, key)) for key in ids)
                resolved[ids] = tuple((hit[1], key, hit[0]) for key, hit in found if hit)
            sources = resolved[ids]
            is_dated = own_time(value, shape) is not None
            by = DatedBy.CLAIM if is_dated else dated_by_sources([source for _, _, source in sources])
            announced = getattr(value, "state", None) == "planned"
            place = _place(path, record.value)
            yield section_id(path), _Claim(place=place, by=by, sources=sources, is_announced=announced)


def _place(path: Path, value: object) -> Place:
    """Give the field of the record, or of a section such as its offer, that a claim stands in."""
    section = type(getattr(value, str(path[0])))
    if not is_shape(section) or about_shape(section).claim:
        return type(value), str(path[0])
    return section, str(path[1])


def _left_out(value: object, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Give the fields of a record and of the sections in it that are left out for a reason that says more."""
    for gap in getattr(value, "absent", ()):
        if gap.reason != "not_documented":
            yield (*way, gap.field), gap.reason
    for name in sections_of(type(value)) if not way else ():
        yield from _left_out(getattr(value, name), (name,))
