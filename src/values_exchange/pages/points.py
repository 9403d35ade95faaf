"""What a briefing of two pages can say of a programme: points, each whole, with its sources and its urgency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from values_exchange.catalogue import Record
from values_exchange.comparison import OpenQuestion, by_usefulness, open_questions, sites_as_of
from values_exchange.fields import fields_of
from values_exchange.model import Coded, Figure, Lesson, Money, Programme, Statement
from values_exchange.pages.gist import quoted
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.pages.names import (
    any_name,
    area_name,
    organisation_name,
    programme_on,
    short_site_name,
)
from values_exchange.pages.shapes import moment
from values_exchange.pages.shapes.claims import as_of_said
from values_exchange.pages.shapes.quantities import basis, claim_date
from values_exchange.pages.sheet import Sheet
from values_exchange.vocabulary import LESSON_KINDS, MEASURES, MONEY_PURPOSES, SITE_STATUSES, CodeList
from values_exchange.wording import code_word, figure_words, measure_label, mid_sentence, money_words

MUST: Final = 0
FIRST: Final = 1
NEXT: Final = 2
LAST: Final = 3
"""How urgent a point is: what a briefing never leaves out, then what it says as far as there is room."""

RUNS: Final = ("leads", "commissions", "operates", "co_operates")
PAYS: Final = ("funds", "gives_in_kind")

WHOLE: Final = 10_000
"""So many letters that no text of a record is cut."""

ASKED_FIRST: Final = 5
MOST_ASKED: Final = 10
"""How many questions are asked in any case, and at most."""

FEW: Final = 3
"""How many of a kind are urgent before others are."""


@frozen(kw_only=True)
class Point:
    """
    One thing a briefing says, never cut: its words without source numbers, and the ids of its sources.

    `head` stands before it in a column of its own where the passage is one of amounts; a point that `is_whole` is about
    all others of its passage and stands before or behind their list.
    """

    said: Markup
    urgency: int = FIRST
    sources: tuple[str, ...] = ()
    head: Markup = NOTHING
    is_whole: bool = False


@frozen(kw_only=True)
class Passage:
    """
    The points under one heading of a briefing.

    Attributes:
        place: The section of the programme's page where the rest of it stands.
        silence: What is said where there is no point at all.
        form: ``lines``, ``amounts`` (a number and what it counts), ``columns`` (short points in two columns) or
            ``questions``, which are numbered.
    """

    title: str
    points: tuple[Point, ...]
    place: str
    silence: str = ""
    form: str = "lines"


def passages(sheet: Sheet, record: Record[Programme]) -> Iterator[Passage]:
    """Give the passages of a briefing in the order of the paper; those without points and silence are left out."""
    for write in _PASSAGES:
        passage = write(sheet, record)
        if passage.points or passage.silence:
            yield passage


def _summary(sheet: Sheet, record: Record[Programme]) -> Passage:
    said = Point(said=sheet.inline(record.value.summary), urgency=MUST)
    return Passage(title=sheet.say("In short"), points=(said,), place="top")


def _standing(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Say where it stands: its status, since and until when, and how firmly it is linked to the network."""
    value, say = record.value, sheet.say
    points: list[Point] = []
    if value.status:
        label = element("strong", sheet.label("programme-statuses", value.status.code))
        when = as_of_said(sheet, value.status.as_of, value.status.certainty) if value.status.as_of else ""
        points.append(_claim(sheet, value.status, _named(label, when, sheet.inline(value.status.text)), MUST))
    else:
        points.append(Point(said=_named(element("strong", say("Status")), "", sheet.blank()), urgency=MUST))
    points += [
        _claim(sheet, one, _named(element("strong", title), moment(sheet, one), sheet.inline(one.text)), urgency)
        for title, claims in ((say("Since"), value.started), (say("Until"), value.ended))
        for one, urgency in zip(claims, (MUST, *(NEXT,) * len(claims)), strict=False)
    ]
    label = element("strong", sheet.edition.title(Programme, fields_of(Programme)["link"]))
    how = sheet.label("links", value.link.how)
    points.append(_claim(sheet, value.link, _answered(sheet, label, how, sheet.inline(value.link.text)), FIRST))
    return Passage(title=say("Where it stands"), points=tuple(points), place="history")


def _reason(sheet: Sheet, record: Record[Programme]) -> Passage:
    value = record.value
    points = [_claim(sheet, one, sheet.inline(one.text), _by_place(place)) for place, one in enumerate(value.need)]
    points += [_claim(sheet, one, sheet.inline(one.text), 1 + _by_place(place)) for place, one in enumerate(value.aims)]
    return Passage(title=sheet.say("Why"), points=tuple(points), place="idea")


def _volunteering(sheet: Sheet, record: Record[Programme]) -> Passage:
    value, say = record.value.volunteers, sheet.say
    points = [
        *_codes(sheet, value, "direction", say("Who volunteers for whom"), MUST),
        *_codes(sheet, value, "who", say("Who volunteers"), FIRST),
        *_codes(sheet, value, "tasks", say("What they do"), FIRST),
    ]
    answers = (
        (say("Training"), value.training),
        (say("Insurance"), value.insurance),
        (say("Expenses"), value.expenses),
        (say("Support"), value.support),
        (say("Recruitment"), value.recruitment),
    )
    for title, given in answers:
        for one in given if isinstance(given, tuple) else (given,) if given else ():
            label = sheet.label("answers", one.answer)
            said = _answered(sheet, element("strong", title), label, sheet.inline(one.text))
            points.append(_claim(sheet, one, said, NEXT, value.sources))
    silence = say("No source read so far says who volunteers for whom.")
    return Passage(title=say("Volunteers"), points=tuple(points), place="volunteers", silence=silence)


def _offer(sheet: Sheet, record: Record[Programme]) -> Passage:
    value, say = record.value, sheet.say
    points = [
        *_codes(sheet, value.offer, "functions", say("It offers"), MUST),
        *_codes(sheet, value.audience, "groups", say("It is for"), MUST),
        *_codes(sheet, value.audience, "participation", say("People take part by"), NEXT),
    ]
    stated = ((say("Languages"), value.offer.service_languages), (say("Cost"), value.offer.cost))
    for title, statements in stated:
        for one in statements:
            said = _named(element("strong", title), "", sheet.inline(one.text))
            points.append(_claim(sheet, one, said, NEXT, value.offer.sources))
    silence = say("No source read so far says what it offers.")
    return Passage(title=say("What it does"), points=tuple(points), place="offer", silence=silence)


def _bodies(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Give the bodies that run it and pay for it, each once with its roles, those that run it first."""
    points = []
    for one in record.value.organisations.values():
        found = [role for role in one.roles if role.role in RUNS + PAYS and role.state in (None, "actual")]
        if found:
            urgency = min(_ROLE_URGENCY.get(role.role, NEXT) for role in found)
            labels = dict.fromkeys(sheet.label("roles", role.role) for role in found)
            sources = dict.fromkeys(source for role in found for source in role.sources)
            said = _named(element("strong", one.name), f"({', '.join(labels)})", "")
            points.append(Point(said=said, urgency=urgency, sources=tuple(sources) or one.sources))
    return Passage(
        title=sheet.say("Who runs it, who pays"),
        points=tuple(sorted(points, key=lambda point: point.urgency)),
        place="organisations",
        silence=sheet.say("No source read so far says who runs it."),
        form="columns",
    )


_ROLE_URGENCY: Final = {"leads": FIRST, "operates": FIRST, "commissions": FIRST, "gives_in_kind": LAST}


def _sites(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Give what was last seen of the sites, and when; those of which the same is said stand together."""
    standing = {one.site: one for one in sites_as_of(record.value, language=sheet.say.language)}
    order = {code: place for place, code in enumerate(SITE_STATUSES.ids)}
    counts = Counter(one.status for one in standing.values() if one.status)
    points = []
    if len(standing) > 1:
        counted = ", ".join(
            sheet.say("{state}: {n}", state=sheet.label("site-statuses", code), n=sheet.say.number(counts[code]))
            for code in SITE_STATUSES.ids
            if counts[code]
        )
        said = _named(element("strong", sheet.say("As last seen")), "", escape(counted))
        points.append(Point(said=said, urgency=MUST, is_whole=True))
    together: dict[tuple[str, str], list[str]] = {}
    for key in sorted(standing, key=lambda key: order.get(standing[key].status, len(order))):
        together.setdefault((standing[key].status, standing[key].words), []).append(key)
    for (status, words), keys in together.items():
        names = "; ".join(short_site_name(sheet, key) for key in keys)
        states = [record.value.sites[key].states[place] for key in keys for place in standing[key].sightings]
        sources = dict.fromkeys(source for state in states for source in state.sources)
        said = _named(element("strong", words[:1].upper() + words[1:]), "", escape(names))
        points.append(Point(said=said, urgency=FIRST if status in _OPEN else NEXT, sources=tuple(sources)))
    return Passage(title=sheet.say("Sites"), points=tuple(points), place="sites")


_OPEN: Final = frozenset({"open", "opened"})


def _figures(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Give the figures in the order of the measures; the latest of each measure is the most urgent."""
    order = {code: place for place, code in enumerate(MEASURES.ids)}
    items = sorted(record.value.figures, key=lambda one: (order.get(one.measure, len(order)), _newest_first(one)))
    seen: Counter[str] = Counter()
    points = []
    for one in items:
        points.append(_figure(sheet, one, (FIRST, NEXT, LAST)[min(seen[one.measure], 2)]))
        seen[one.measure] += 1
    silence = sheet.say("No source read so far gives a number.")
    return Passage(title=sheet.say("Figures"), points=tuple(points), place="figures", silence=silence, form="amounts")


def _newest_first(one: Figure | Money) -> int:
    date = one.as_of or one.until or one.period
    return -date.latest.toordinal() if date else 0


def _figure(sheet: Sheet, one: Figure, urgency: int) -> Point:
    about: list[object] = [sheet.label("target-groups", group) for group in one.who]
    about += [short_site_name(sheet, one.site)] if one.site else []
    about += [_part(sheet, one.part)] if one.part else []
    about += [organisation_name(sheet, one.organisation)] if one.organisation else []
    about += [area_name(sheet, one.area)] if one.area else []
    if one.which:
        about.append(sheet.say("namely {names}", names=", ".join(any_name(sheet, name) for name in one.which)))
    said = [measure_label(one.measure, sheet.say), *about, claim_date(sheet, one)]
    texts = [sheet.inline(text) for text in (one.definition, one.text, one.caveat) if text]
    return Point(
        head=escape(figure_words(one, sheet.say)),
        said=_stated(joined(said, ", ") + basis(sheet, one), texts),
        urgency=urgency,
        sources=one.sources,
    )


def _stated(said: Markup, texts: Sequence[Markup]) -> Markup:
    """Give what an amount is about, and behind it what else is to be known, which are sentences of their own."""
    return joined((said, ". ", joined((element("em", text) for text in texts), " "))) if texts else said


def _money(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Give the sums, those for the whole programme and the latest first in urgency, in the order of the record."""
    latest = sorted(range(len(record.value.funding)), key=lambda place: _newest_first(record.value.funding[place]))
    ranks = {place: rank for rank, place in enumerate(latest)}
    points = []
    for place, one in enumerate(record.value.funding):
        is_first = one.covers == "whole_programme" or ranks[place] == 0
        urgency = FIRST if is_first else NEXT if ranks[place] < FEW else LAST
        points.append(_sum(sheet, one, urgency))
    silence = sheet.say("No source read so far gives a sum.")
    return Passage(title=sheet.say("Money"), points=tuple(points), place="funding", silence=silence, form="amounts")


def _sum(sheet: Sheet, one: Money, urgency: int) -> Point:
    said: list[object] = [sheet.label("money-stages", one.stage), sheet.label("money-covers", one.covers)]
    said += [code_word(MONEY_PURPOSES, purpose, sheet.say) for purpose in one.purpose]
    said += [short_site_name(sheet, site) for site in one.sites]
    said += [_part(sheet, part) for part in one.parts]
    if one.funder:
        said.append(sheet.say("from {whom}", whom=organisation_name(sheet, one.funder)))
    elif one.origin:
        said.append(sheet.label("money-origins", one.origin))
    said.append(claim_date(sheet, one))
    texts = [sheet.inline(text) for text in (one.text, one.caveat) if text]
    value = money_words(one, sheet.say) or sheet.blank(sheet.say("sum not documented"))
    return Point(head=escape(value), said=_stated(joined(said, ", "), texts), urgency=urgency, sources=one.sources)


def _learnt(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Give what worked and what did not, and what those found who looked at it."""
    value, say = record.value, sheet.say
    points: list[Point] = []
    for kind in ("worked", "did_not_work", "hindered", "insight", "advice"):
        told: list[Lesson] = [one for one in value.lessons if one.kind == kind]
        label = element("strong", sheet.label(LESSON_KINDS, kind))
        points += [
            _claim(sheet, one, _named(label, "", sheet.inline(one.text)), FIRST if place < FEW else NEXT)
            for place, one in enumerate(told)
        ]
    for study in value.evaluations:
        by = organisation_name(sheet, study.by) if study.by else ""
        about = ", ".join(filter(None, (study.title or "", by, moment(sheet, study) if study.date else "")))
        head = element("strong", say("Evaluation"))
        points.append(_claim(sheet, study, _named(head, about, sheet.inline(study.scope)), FIRST))
        for finding in study.findings:
            said = _named(element("strong", say("Finding")), "", sheet.inline(finding.text))
            points.append(_claim(sheet, finding, said, NEXT, study.sources))
    silence = say("No source read so far says what worked and what did not. It is the first thing to ask.")
    return Passage(title=say("What worked and what did not"), points=tuple(points), place="learning", silence=silence)


def _transfer(sheet: Sheet, record: Record[Programme]) -> Passage:
    found, say = record.value.transfer, sheet.say
    if found is None:
        return Passage(title="", points=(), place="transfer")
    named = (
        (say("What cannot be left out"), found.core),
        (say("Needed beforehand"), found.preconditions),
        (say("Smallest version"), found.smallest_version),
    )
    points = [
        _claim(sheet, one, _named(element("strong", title), "", sheet.inline(one.text)), NEXT, found.sources)
        for title, given in named
        for one in (given if isinstance(given, tuple) else (given,) if given else ())
    ]
    return Passage(title=say("To take it up elsewhere"), points=tuple(points), place="transfer")


def _conflicts(sheet: Sheet, record: Record[Programme]) -> Passage:
    points = []
    for one in record.value.conflicts.values():
        state = sheet.label("conflict-states", one.state)
        said = _named(element("strong", sheet.inline(one.topic)), f"({state})", sheet.inline(one.reading))
        points.append(Point(said=said, urgency=FIRST, sources=_disputed(sheet, record.id, one.between)))
    return Passage(title=sheet.say("Where sources disagree"), points=tuple(points), place="conflicts")


def _disputed(sheet: Sheet, record_id: str, claim_ids: Iterable[str]) -> tuple[str, ...]:
    """Give the sources of the claims that disagree."""
    found = (sheet.edition.claim(record_id, claim_id) for claim_id in claim_ids)
    sources = (getattr(one[0], "sources", ()) for one in found if one)
    return tuple(dict.fromkeys(source for several in sources for source in several))


def _questions(sheet: Sheet, record: Record[Programme]) -> Passage:
    """Give the questions to ask, those whose answers help first, and the titles of everything else not documented."""
    asked = by_usefulness(open_questions(record))
    points = [
        Point(said=escape(one.words(sheet.say)), urgency=MUST if place < ASKED_FIRST else LAST)
        for place, one in enumerate(asked[:MOST_ASKED])
    ]
    if rest := asked[MOST_ASKED:]:
        points.append(Point(said=_also(sheet, rest), urgency=LAST, is_whole=True))
    title = sheet.say("Not documented: questions to ask")
    return Passage(title=title, points=tuple(points), place="not-documented", form="questions")


def _also(sheet: Sheet, rest: Sequence[OpenQuestion]) -> Markup:
    titles = dict.fromkeys(one.title(sheet.say) for one in rest)
    return escape(sheet.say("Nor is anything documented on: {titles}.", titles="; ".join(titles)))


# How a point is put


def _codes(sheet: Sheet, owner: Any, name: str, title: str, urgency: int) -> Iterator[Point]:
    """Give all codes of a field in one point, each once; in others those that were only announced or are no more."""
    heads = {
        "actual": (element("strong", title), urgency),
        "planned": (element("strong", sheet.say("{what}, only announced", what=title)), NEXT),
        "ended": (element("strong", sheet.say("{what}, no longer", what=title)), LAST),
    }
    labels: dict[str, dict[Markup, None]] = {}
    sources: dict[str, dict[str, None]] = {}
    codes = fields_of(type(owner))[name].meaning.codes
    items: tuple[Coded, ...] = getattr(owner, name)
    for one in items:
        state = one.state or "actual"
        labels.setdefault(state, {}).update(dict.fromkeys(_labels(sheet, codes, one)))
        sources.setdefault(state, {}).update(dict.fromkeys(one.sources or owner.sources))
    for state, (head, how_urgent) in heads.items():
        fresh = [label for label in labels.get(state, {}) if state == "actual" or label not in labels.get("actual", {})]
        if fresh:
            said = _named(head, "", joined(fresh, "; "))
            yield Point(said=said, urgency=how_urgent, sources=tuple(sources[state]))


def _labels(sheet: Sheet, codes: CodeList | None, one: Coded) -> Iterator[Markup]:
    """Give the labels of codes; the text where the only code says nothing by itself."""
    for code in one.codes:
        if code == "other" and one.text and len(one.codes) == 1:
            yield quoted(sheet, one.text, most=WHOLE)
        elif code != "other" or len(one.codes) == 1:
            yield escape(sheet.label(codes, code) if codes else code)


def _part(sheet: Sheet, part_id: str) -> str:
    programme = programme_on(sheet)
    part = programme.parts.get(part_id) if programme else None
    return sheet.edition.plain(part.name) if part else part_id


def _by_place(place: int) -> int:
    return FIRST if place == 0 else LAST


def _named(head: Markup, when: str, text: object) -> Markup:
    """Give a head, what stands right behind it, and a text, as far as there are such."""
    said = joined(filter(None, (head, escape(when))), " ")
    return joined((said, ": ", text)) if text else said


def _answered(sheet: Sheet, head: Markup, label: str, text: Markup) -> Markup:
    """Give a question, its answer and what is said of it."""
    said = joined((head, ": ", mid_sentence(label, sheet.say)))
    return joined((said, ". ", text)) if text else said


def _claim(sheet: Sheet, claim: Any, said: Markup, urgency: int, inherited: tuple[str, ...] = ()) -> Point:
    """Give a claim with its time, where it has one apart from itself, and its caveat."""
    as_of = getattr(claim, "as_of", None)
    dated = isinstance(claim, (Statement, Lesson)) and as_of is not None
    when = joined((" (", sheet.date(as_of, getattr(claim, "certainty", None)), ")")) if dated else NOTHING
    sources = claim.sources or inherited
    caveat = _caveat(sheet, claim)
    ended = said + when
    ended += "" if not caveat or ended.endswith((".", "?", "!", ")")) else "."
    return Point(said=joined(filter(None, (ended, caveat)), " "), urgency=urgency, sources=sources)


def _caveat(sheet: Sheet, claim: Any) -> Markup:
    text = getattr(claim, "caveat", None)
    return element("em", sheet.inline(text)) if text else NOTHING


_PASSAGES: Sequence[Callable[[Sheet, Record[Programme]], Passage]] = (
    _summary,
    _standing,
    _reason,
    _volunteering,
    _offer,
    _bodies,
    _sites,
    _figures,
    _money,
    _learnt,
    _transfer,
    _conflicts,
    _questions,
)
