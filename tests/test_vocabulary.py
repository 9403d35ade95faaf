"""The controlled words: well formed, defined, unmistakable, and linked only to lists that were looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from attrs import exceptions
from babel import Locale

from values_exchange import vocabulary
from values_exchange.vocabulary import (
    CODE_LISTS,
    COUNTRY_CODES,
    CURRENCIES,
    DIRECTIONS,
    FUNCTIONS,
    MEASURES,
    MONEY_ORIGINS,
    OWN_ACCOUNTS,
    SITE_STATUSES,
    SOURCE_KINDS,
    URI_BASE,
    Code,
    CodeList,
    Measure,
    measure,
)

LISTS = {
    "ABSENT_REASONS": "absent-reasons",
    "ANSWERS": "answers",
    "APPROACHES": "approaches",
    "BASES": "bases",
    "BODY_KINDS": "body-kinds",
    "CERTAINTIES": "certainties",
    "CHALLENGES": "challenges",
    "CHANNELS": "channels",
    "CONFLICT_STATES": "conflict-states",
    "DIRECTIONS": "directions",
    "EVALUATION_DESIGNS": "evaluation-designs",
    "EVALUATION_KINDS": "evaluation-kinds",
    "EVENT_KINDS": "event-kinds",
    "FUNCTIONS": "functions",
    "HISTORY_KINDS": "history-kinds",
    "LESSON_KINDS": "lesson-kinds",
    "LINKS": "links",
    "MEASURES": "measures",
    "MODES": "modes",
    "MONEY_COVERS": "money-covers",
    "MONEY_FORMS": "money-forms",
    "MONEY_ORIGINS": "money-origins",
    "MONEY_PURPOSES": "money-purposes",
    "MONEY_STAGES": "money-stages",
    "ORGANISATION_KINDS": "organisation-kinds",
    "PARTICIPATION": "participation",
    "PLACEMENTS": "placements",
    "POLICY_KINDS": "policy-kinds",
    "PROGRAMME_KINDS": "programme-kinds",
    "PROGRAMME_STATUSES": "programme-statuses",
    "QUALIFIERS": "qualifiers",
    "RATES": "rates",
    "RELATIONS": "relations",
    "REVIEW_METHODS": "review-methods",
    "REVIEW_STATES": "review-states",
    "ROLES": "roles",
    "SITE_STATUSES": "site-statuses",
    "SOURCE_KINDS": "source-kinds",
    "STATES": "states",
    "TARGET_GROUPS": "target-groups",
    "TASKS": "tasks",
    "TOPICS": "topics",
    "TRANSLATION_KINDS": "translation-kinds",
    "VOLUNTEERS": "volunteers",
    "VOLUNTEER_STATUSES": "volunteer-statuses",
}

SECTIONS = ("volunteers", "reach", "staff", "sites", "organisations", "offer", "need", "context")

# Looked up in the EU’s table of programmes (snapshot of October 2022): fund and period, and the name of the entry.
EU_PROGRAMMES = {"eu_amif": "AMF", "eu_amif_2021": "AMIF", "eu_esf": "ESF", "eu_esf_plus": "ESF_PLUS"}

AMERICAN = re.compile(
    r"\b(\w*organiz\w*|program|programs|center|centers|catalog|labor|neighbor\w*|recogniz\w*|judgment|enroll|"
    r"counseling|color\w*|behavior\w*|favor\w*|realiz\w*|summariz\w*)\b",
    re.IGNORECASE,
)


def every_code() -> Iterator[tuple[str, Code]]:
    """Give every code with the id of its list."""
    for one in CODE_LISTS.values():
        for code in one:
            yield one.id, code


def every_text() -> Iterator[str]:
    """Give every title, description, label, definition and unit."""
    for one in CODE_LISTS.values():
        yield from (one.title, one.description)
        for code in one:
            yield from (code.label, code.definition)
            if isinstance(code, Measure):
                yield code.unit


def test_the_face_gives_exactly_these_lists() -> None:
    """Each list has its name on the face and its id in `CODE_LISTS`, and there is no other."""
    actual = {name: value.id for name, value in vars(vocabulary).items() if isinstance(value, CodeList)}
    assert LISTS == actual
    assert set(LISTS.values()) == set(CODE_LISTS)
    assert all(CODE_LISTS[LISTS[name]] is getattr(vocabulary, name) for name in LISTS)
    assert set(LISTS) <= set(vocabulary.__all__)


def test_lists_come_in_the_order_of_a_record() -> None:
    """What it is comes first, then whom it is for and who volunteers, then figures and money, then how it is known."""
    order = ["programme-kinds", "target-groups", "functions", "volunteers", "measures", "money-origins", "source-kinds"]
    assert order == [one for one in CODE_LISTS if one in order]


@pytest.mark.parametrize("one", CODE_LISTS.values(), ids=lambda one: one.id)
def test_a_list_is_well_formed(one: CodeList) -> None:
    """Ids are kebab-case, codes snake_case; codes and labels occur once; each word has a title and a description."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.id)
    assert all(re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", code) for code in one.ids)
    assert len(set(one.ids)) == len(one.ids) == len(one) > 1
    assert len({code.label.casefold() for code in one}) == len(one)
    assert len({code.definition for code in one}) == len(one)
    assert one.title
    assert one.description.endswith(".")


@pytest.mark.parametrize("one", CODE_LISTS.values(), ids=lambda one: one.id)
def test_an_open_list_has_other_and_puts_it_last(one: CodeList) -> None:
    """`other` is the last resort of open lists, and closed lists have none."""
    assert one.open == ("other" in one)
    assert not one.open or one.ids[-1] == "other"


def test_every_code_has_a_label_for_a_table_cell_and_a_definition() -> None:
    """Labels are short, in sentence case and without full stop; definitions are one to four whole sentences."""
    for where, code in every_code():
        place = f"{where}/{code.code}"
        assert 0 < len(code.label) <= 60, place
        assert code.label[0].isupper(), place
        assert not code.label.endswith("."), place
        assert 20 <= len(code.definition) <= 320, place
        assert code.definition[0].isupper(), place
        assert code.definition.endswith("."), place
        assert code.definition.rstrip(".").casefold() != code.label.casefold(), place


def test_texts_are_british_and_without_loose_spaces() -> None:
    """Organisation, programme, centre, neighbourhood; single spaces, round quotation marks."""
    texts = list(every_text())
    assert [] == [text for text in texts if AMERICAN.search(text)]
    assert [] == [text for text in texts if text != text.strip() or "  " in text or '"' in text or "'" in text]
    assert "Kind of organisation" == CODE_LISTS["organisation-kinds"].title
    assert "State of the programme" == CODE_LISTS["programme-statuses"].title
    assert "neighbourhood" in CODE_LISTS["programme-kinds"]["incubator"].label


def test_every_measure_has_a_unit_and_a_section() -> None:
    """A measure says what it is counted in and where it is shown, and every section shows some."""
    measures = [measure(code) for code in MEASURES.ids]
    assert all(one.unit for one in measures)
    assert set(SECTIONS) == {one.section for one in measures}
    assert all(one is MEASURES[one.code] for one in measures)


def test_context_measures_are_those_of_the_city_and_not_of_the_programme() -> None:
    """Figures about city and need bring their own definition; figures of the programme use ours."""
    context = {one.section for one in map(measure, MEASURES.ids) if one.context}
    programme = {one.section for one in map(measure, MEASURES.ids) if not one.context}
    assert {"need", "context"} == context
    assert set(SECTIONS) - context == programme


def test_shares_are_counted_in_per_cent_and_nothing_else_is() -> None:
    """A measure is in per cent exactly when its name says that it is a share."""
    assert {code for code in MEASURES.ids if "share" in code} == {
        code for code in MEASURES.ids if measure(code).unit == "%"
    }


def test_the_ways_to_count_volunteers_stay_apart() -> None:
    """Active, registered, advised, trained, signed up and at an event are six measures in one unit."""
    six = (
        "volunteers_active",
        "volunteers_registered",
        "volunteers_advised",
        "volunteers_trained",
        "volunteer_sign_ups",
        "volunteers_at_event",
    )
    assert ["persons"] * 6 == [measure(code).unit for code in six]
    assert 6 == len({measure(code).definition for code in six})


def test_directions_name_both_sides() -> None:
    """Who gives time and who gets it can be read from the label alone."""
    assert (
        "Residents volunteer for newcomers",
        "Newcomers volunteer for newcomers",
        "Newcomers volunteer for everyone in the city",
        "Newcomers and residents volunteer side by side",
    ) == tuple(code.label for code in DIRECTIONS)


def test_sightings_of_a_site_keep_opening_and_being_open_apart() -> None:
    """All eight words for a sighting are there."""
    expected = {"planned", "opened", "open", "moved", "paused", "closed", "not_realised", "not_listed"}
    assert expected == set(SITE_STATUSES.ids)


def test_links_lead_only_to_entries_that_were_looked_up() -> None:
    """Only the EU funds are linked, each to the entry of its own period."""
    linked = {code.code: code.same_as for _, code in every_code() if code.same_as}
    table = "http://publications.europa.eu/resource/authority/eu-programme/"
    assert {code: (table + name,) for code, name in EU_PROGRAMMES.items()} == linked
    for addresses in linked.values():
        for address in addresses:
            parts = urlsplit(address)
            assert parts.scheme in {"http", "https"}
            assert "publications.europa.eu" == parts.hostname


def test_lookups_know_their_own_codes_and_no_others() -> None:
    """`in` answers, `[]` gives the entry or a KeyError."""
    assert "advise" in FUNCTIONS
    assert "advice" not in FUNCTIONS
    assert 5 not in FUNCTIONS
    assert "Advice" == FUNCTIONS["advise"].label
    with pytest.raises(KeyError, match="advice"):
        FUNCTIONS["advice"]
    with pytest.raises(KeyError, match="volunteers"):
        measure("volunteers")


def test_addresses_are_under_the_one_base_and_never_the_same() -> None:
    """Each list and each code has its address; an unknown code has none."""
    assert f"{URI_BASE}codes/money-origins" == MONEY_ORIGINS.uri
    assert f"{URI_BASE}codes/money-origins/eu_amif" == MONEY_ORIGINS.uri_of("eu_amif")
    addresses = [one.uri_of(code) for one in CODE_LISTS.values() for code in one.ids]
    addresses += [one.uri for one in CODE_LISTS.values()]
    assert len(addresses) == len(set(addresses))
    with pytest.raises(KeyError, match="eu"):
        MONEY_ORIGINS.uri_of("eu")


def test_the_base_is_written_in_one_place() -> None:
    """Moving to another address means changing one line."""
    source = Path(vocabulary.__file__).parents[1]
    holders = [path.name for path in source.rglob("*.py") if "https://w3id.org/" in path.read_text("utf-8")]
    assert ["codes.py"] == holders


def test_lists_are_values() -> None:
    """A list cannot be changed, can be compared, and can be a key."""
    with pytest.raises(exceptions.FrozenInstanceError):
        FUNCTIONS.title = "Other"  # type: ignore[misc]
    twin = CodeList(id="twins", title="Twins", description="Two.", codes=DIRECTIONS.codes)
    assert twin == CodeList(id="twins", title="Twins", description="Two.", codes=DIRECTIONS.codes)
    assert {twin: 1}[twin] == 1
    assert twin != DIRECTIONS


def test_countries_and_currencies_are_known_to_the_language_tables() -> None:
    """249 countries and the currencies of Europe, each once, each with an English name."""
    english = Locale("en")
    assert 249 == len(COUNTRY_CODES) == len(set(COUNTRY_CODES))
    assert [] == [code for code in COUNTRY_CODES if code not in english.territories]
    assert {"BE", "CH", "CZ", "DE", "ES", "FR", "GB", "GR", "IT", "LV", "NL", "NO"} <= set(COUNTRY_CODES)
    assert "UK" not in COUNTRY_CODES
    assert len(CURRENCIES) == len(set(CURRENCIES))
    assert [] == [code for code in CURRENCIES if code not in english.currencies]
    assert {"EUR", "GBP", "NOK", "CZK", "CHF", "USD"} <= set(CURRENCIES)


def test_own_accounts_are_kinds_of_source() -> None:
    """Kinds that are a city’s or an operator’s own account say so in their definition, and no others do."""
    assert set(OWN_ACCOUNTS) == {code.code for code in SOURCE_KINDS if code.definition.endswith("Own account.")}
