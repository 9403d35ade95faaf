"""What a record rests on, section by section: dated or not, whose account, only announced, left out with a reason."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.fiction import CITY_FILE, PROGRAMME_FILE, TODAY, Data, catalogue_of, records
from tests.repository import ROOT
from values_exchange.comparison import (
    NO_EVIDENCE,
    THE_REST,
    Account,
    DatedBy,
    Evidence,
    dated_words,
    evidence_of,
    evidence_together,
    section_id,
    section_titles,
)
from values_exchange.comparison.evidence import SECTIONS
from values_exchange.fields import fields_of, is_shape, plain_type
from values_exchange.languages import Interface
from values_exchange.model import City, Programme, Volunteers
from values_exchange.reading import read

CLAIM, SOURCE, NOTHING = DatedBy.CLAIM, DatedBy.SOURCE, DatedBy.NOTHING


def evidence(**changed: object) -> Mapping[str, Evidence]:
    """Give the evidence of the fictional programme, some fields changed or left out, with sources of all kinds."""
    data = records()
    data[PROGRAMME_FILE]["sources"] |= {
        "press": {"title": "Press release", "kind": "city_press", "date": 2019},
        "paper": {"title": "Newspaper", "kind": "local_press"},
    }
    data[PROGRAMME_FILE] |= changed
    data[PROGRAMME_FILE] = {name: value for name, value in data[PROGRAMME_FILE].items() if value is not None}
    catalogue = catalogue_of(data)
    return evidence_of(catalogue, catalogue.programmes["atlantis/harbour-points"])


def test_every_section_names_fields_that_there_are() -> None:
    """A field that is renamed in the model has to be renamed here; none stands in two sections."""
    ways = [way for several in SECTIONS.values() for way in several]
    outer = {*fields_of(Programme), *fields_of(City)}

    assert len(ways) == len(set(ways))
    assert set() == {way.split(".")[0] for way in ways} - outer
    assert set() == {way.split(".")[1] for way in ways if "." in way} - set(fields_of(Volunteers))
    assert [*SECTIONS, THE_REST] == list(section_titles(Interface()))


def test_every_field_that_can_be_asked_for_has_a_section() -> None:
    """A new field with a question is put into a section, so that it is shown among its like."""
    asked = [
        (name, inner)
        for cls in (Programme, City)
        for name, entry in fields_of(cls).items()
        for inner, of in (
            fields_of(plain_type(entry.type)) if is_shape(plain_type(entry.type)) else {"": entry}
        ).items()
        if of.meaning.question
    ]

    assert len(asked) > 40
    assert [] == [way for way in asked if section_id(way) == THE_REST]


def test_no_claim_of_the_examples_stands_outside_the_sections() -> None:
    """What no section names is shown under “More”; so far nothing is."""
    catalogue = read(ROOT / "examples", today=TODAY).catalogue
    held = [evidence_of(catalogue, record) for record in catalogue.cities.values()]
    held += [evidence_of(catalogue, record) for record in catalogue.programmes.values()]

    assert [] == [one for one in held if THE_REST in one]


def test_a_section_that_says_nothing_has_no_entry() -> None:
    """Not documented is no evidence; a section that is asked for has none."""
    found = evidence()

    assert "transfer" not in found
    assert not found.get("transfer", NO_EVIDENCE).is_documented
    assert found["money"].is_documented
    assert list(found) == [section for section in SECTIONS if section in found]


@pytest.mark.parametrize(
    ("aims", "dated", "words"),
    [
        ([{"en": "To help.", "as_of": 2019, "sources": ["paper"]}], {CLAIM}, "dated"),
        (
            [{"en": "To help.", "as_of": 2019, "sources": ["paper"]}, {"en": "To meet.", "sources": ["paper"]}],
            {CLAIM, NOTHING},
            "dated in part",
        ),
        ([{"en": "To help.", "sources": ["press"]}], {SOURCE}, "only its sources are dated"),
        (
            [{"en": "To help.", "sources": ["press"]}, {"en": "To meet.", "sources": ["paper"]}],
            {SOURCE, NOTHING},
            "only some of its sources are dated",
        ),
        ([{"en": "To help.", "sources": ["paper"]}], {NOTHING}, "undated"),
        ([{"en": "To help."}], {NOTHING}, "undated"),
    ],
)
def test_a_section_is_dated_as_its_claims_are(aims: list[Data], dated: set[DatedBy], words: str) -> None:
    """A date of the source is none of the claim: it only says how old the claim is at least."""
    nothing_else: Data = {"need": None, "concept": None, "approaches": None, "parts": None}
    found = evidence(aims=aims, **nothing_else)["idea"]

    assert dated == found.dated
    assert words == dated_words(Interface(), found.dated)


@pytest.mark.parametrize(
    ("cited", "account"),
    [
        (["press"], Account.OWN),
        (["paper"], Account.OTHERS),
        (["press", "paper"], Account.BOTH),
        (["report"], Account.UNKNOWN),
        ([], Account.NO_SOURCE),
    ],
)
def test_a_section_is_the_account_of_those_who_speak_in_its_sources(cited: list[str], account: Account) -> None:
    """The city or the operator of itself, somebody else, or both."""
    sources = {"sources": cited} if cited else {}

    assert account == evidence(lessons=None, evaluations=[{"by": "Somebody", **sources}])["learning"].account


def test_a_section_names_its_fields_and_its_sources() -> None:
    """Each field once, with the shape it belongs to; each source with the record that declares it."""
    found = evidence(volunteers={"who": [{"codes": ["residents"], "sources": ["paper"]}] * 2, "sources": ["plan"]})

    assert ((Volunteers, "who"),) == found["volunteering"].fields
    assert (("atlantis/harbour-points", "paper"),) == found["volunteering"].sources
    assert ("network", "plan") in found["exchange"].sources


def test_sources_of_a_section_hold_for_claims_that_have_none() -> None:
    """A section may give its sources once for all in it."""
    found = evidence(volunteers={"who": [{"codes": ["residents"]}], "sources": ["press"]})["volunteering"]

    assert Account.OWN == found.account
    assert (("atlantis/harbour-points", "press"),) == found.sources


def test_what_is_done_for_volunteers_is_a_section_of_its_own() -> None:
    """Insurance and training are what other cities ask for first; who volunteers stands apart from them."""
    found = evidence(
        volunteers={
            "who": [{"codes": ["residents"], "sources": ["paper"]}],
            "insurance": {"answer": "yes", "sources": ["press"]},
        }
    )

    assert ((Volunteers, "insurance"),) == found["support"].fields
    assert Account.OTHERS == found["volunteering"].account


def test_what_was_only_announced_says_so() -> None:
    """One thing that is really done is enough for a section to be more than an announcement."""
    planned = {"codes": ["inform"], "state": "planned", "sources": ["paper"]}
    done = {"codes": ["advise"], "sources": ["paper"]}

    assert evidence(offer={"functions": [planned]})["offer"].is_announced
    assert not evidence(offer={"functions": [planned, done]})["offer"].is_announced


def test_a_reason_for_a_gap_is_kept() -> None:
    """Of a gap that is simply not documented, and of one inside a section, nothing and the reason."""
    gaps = [{"field": "funding", "reason": "withheld"}, {"field": "lessons", "reason": "not_documented"}]
    inner = {"absent": [{"field": "who", "reason": "not_applicable"}]}
    found = evidence(funding=None, lessons=None, evaluations=None, absent=gaps, volunteers=inner)

    assert ("withheld",) == found["money"].reasons
    assert not found["money"].is_documented
    assert "learning" not in found
    assert ("not_applicable",) == found["volunteering"].reasons


def city_and_programme() -> list[Mapping[str, Evidence]]:
    """Give a city of which its own record and its programme both say something of money."""
    data = records()
    data[CITY_FILE]["sources"]["budget"] = {"title": "Budget", "kind": "city_page", "date": 2020}
    data[CITY_FILE]["funding"] = [{"words": "some", "stage": "spent", "covers": "call_total", "sources": ["budget"]}]
    data[PROGRAMME_FILE]["sources"]["report"]["kind"] = "local_press"
    catalogue = catalogue_of(data)
    programme, city = catalogue.programmes["atlantis/harbour-points"], catalogue.cities["atlantis"]
    return [evidence_of(catalogue, programme), evidence_of(catalogue, city)]


def test_the_records_of_a_city_are_taken_together() -> None:
    """Fields, dates and sources of all of them count, and both accounts are both accounts."""
    held = city_and_programme()
    together = evidence_together(held)

    assert {SOURCE, NOTHING} == together["money"].dated
    assert Account.BOTH == together["money"].account
    assert ((Programme, "funding"), (City, "funding")) == together["money"].fields
    assert held[0]["sites"] == together["sites"]
    assert {} == evidence_together([])


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ((Account.OWN, Account.NO_SOURCE), Account.OWN),
        ((Account.OWN, Account.OTHERS), Account.BOTH),
        ((Account.BOTH, Account.UNKNOWN), Account.BOTH),
        ((Account.UNKNOWN, Account.OTHERS), Account.OTHERS),
        ((Account.UNKNOWN, Account.NO_SOURCE), Account.UNKNOWN),
        ((Account.NO_SOURCE,), Account.NO_SOURCE),
    ],
)
def test_accounts_of_several_records_are_added_up(accounts: tuple[Account, ...], expected: Account) -> None:
    """What is known of one record is not lost because another says less."""
    held = [{"money": Evidence(fields=((Programme, "funding"),), account=account)} for account in accounts]

    assert expected == evidence_together(held)["money"].account
