"""Programmes side by side: what a cell says, which rows there are, and what the coded rows have in common."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.comparing import SOURCES, catalogue, city, figure, laid, offering, programme, row_of
from tests.strategies import plain_data
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import Account, CellState, DatedBy, RowKind, brief, compare
from values_exchange.comparison.elsewhere import LOOKALIKES
from values_exchange.comparison.figures import BASIS_GROUPS, OF_ONE_EVENT, QUALIFIER_GROUPS
from values_exchange.comparison.money import PLANNED_STAGES
from values_exchange.comparison.organisations import ROLE_GROUPS
from values_exchange.comparison.rates import ADDS_UP
from values_exchange.comparison.rows import FIRST, compared_fields
from values_exchange.examples import example_catalogue
from values_exchange.languages import Said
from values_exchange.model import Programme
from values_exchange.problems import UnknownName
from values_exchange.vocabulary import ABSENT_REASONS, BASES, FUNCTIONS, MEASURES, MONEY_STAGES, QUALIFIERS, ROLES

VALUES = example_catalogue()
THREE = ("duesseldorf/welcome-points", "zurich/volunteering-both-ways", "riga/volunteering-with-newcomers")
NAMES = ("Düsseldorf", "Zurich", "Riga")


# Cells


@pytest.mark.parametrize("reason", ABSENT_REASONS.ids)
def test_each_reason_for_a_gap_is_a_state_of_its_own(reason: str) -> None:
    """A field left out for a reason says the reason, its note and its sources, and looks like none of the others."""
    gap = {"field": "insurance", "reason": reason, "note": "Asked in May.", "sources": ["dated"]}
    who = {"field": "who", "reason": "not_documented"}
    cell = row_of("volunteers.insurance", programme(volunteers={"absent": [gap, who]})).cells[0]

    assert CellState(reason) == cell.state
    assert ABSENT_REASONS[reason].label == cell.words
    assert Said(text="Asked in May.", language="en") == cell.note
    assert ("dated",) == cell.sources
    assert () == cell.entries


def test_a_field_left_out_is_not_documented_and_a_zero_is_zero() -> None:
    """A blank and a zero are told apart: the blank has no entry, the zero shows 0."""
    blank, zero = row_of("figures.volunteers_active.moment", programme(), figure(value=0)).cells

    assert (CellState.NOT_DOCUMENTED, "Not documented") == (blank.state, blank.words)
    assert CellState.STATED == zero.state
    assert ["0"] == [entry.shown for entry in zero.entries]


def test_a_gap_of_a_section_is_one_of_all_its_rows() -> None:
    """Where the record says that there is no staff, the rows on staff say so, and not that nothing is documented."""
    absent = [{"field": name, "reason": "not_documented"} for name in ("status", "need", "organisations")]
    data = programme(absent=[*absent, {"field": "staff", "reason": "none"}])

    assert CellState.NONE == row_of("staff.roles", data).cells[0].state


def test_a_number_in_words_is_in_words_only() -> None:
    """Words are no number: they are shown as the source has them, in a state of their own."""
    cell = row_of("figures.volunteers_active.moment", figure(words="several hundred")).cells[0]

    assert CellState.IN_WORDS_ONLY == cell.state
    assert "several hundred" == cell.entries[0].label
    assert cell.entries[0].quantity is None


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ({"value": 30}, "30"),
        ({"value": 30, "qualifier": "about"}, "about 30"),
        ({"value": 100, "qualifier": "over"}, "over 100"),
        ({"value": 2, "qualifier": "at_least"}, "at least 2"),
        ({"value": 23700, "qualifier": "almost"}, "almost 23,700"),
        ({"value": 200, "qualifier": "up_to"}, "up to 200"),
        ({"value": 1, "qualifier": "average"}, "1 on average"),
        ({"value": 12, "qualifier": "exact"}, "exactly 12"),
        ({"low": 70, "high": 100}, "70 to 100"),
        ({"low": 70, "high": 100, "qualifier": "about"}, "about 70 to 100"),
        ({"value": 600, "basis": "expected"}, "600, expected"),
        ({"value": 50, "words": "half", "measure": "share_of_hours", "who": ["women"]}, "Women: 50% (“half”)"),
    ],
)
def test_a_figure_reads_as_its_source_puts_it(says: dict[str, Any], shown: str) -> None:
    """Qualifier, range, group, basis and the source's words stand beside the number."""
    measure = says.get("measure", "volunteers_active")

    assert shown == row_of(f"figures.{measure}.moment", figure(**says)).cells[0].entries[0].shown


@pytest.mark.parametrize(
    ("claim", "shown", "by"),
    [
        ({"as_of": 2019, "sources": ["undated"]}, "2019", DatedBy.CLAIM),
        ({"as_of": 2016, "certainty": "inferred", "sources": ["dated"]}, "2016 (inferred)", DatedBy.CLAIM),
        ({"as_of": "2017-05", "certainty": "before", "sources": ["dated"]}, "before May 2017", DatedBy.CLAIM),
        ({"sources": ["dated"]}, "March 2019 (date of the source)", DatedBy.SOURCE),
        ({"sources": ["guessed"]}, "2017 (inferred date of the source)", DatedBy.SOURCE),
        ({"sources": ["dated", "guessed"]}, "2017 to March 2019 (dates of the sources)", DatedBy.SOURCE),
        ({"sources": ["undated"]}, "undated, read 23 November 2026", DatedBy.NOTHING),
        ({"sources": ["bare"]}, "undated", DatedBy.NOTHING),
    ],
)
def test_a_date_says_how_it_is_known(claim: dict[str, Any], shown: str, by: DatedBy) -> None:
    """The claim's own date, the date of its sources, or undated: each reads differently from the others."""
    entry = row_of("offer.functions", offering({"codes": ["advise"], **claim})).cells[0].entries[0]

    assert (shown, by) == (entry.dating.shown, entry.dating.by)


def test_a_section_gives_date_and_sources_to_all_in_it() -> None:
    """What a section says of all its claims counts for a claim that says nothing itself."""
    offer = {"functions": [{"codes": ["advise"]}], "as_of": 2018, "sources": ["guessed"]}
    entry = row_of("offer.functions", programme(offer=offer)).cells[0].entries[0]

    assert ("2018", ("guessed",)) == (entry.dating.shown, entry.sources)


@pytest.mark.parametrize(
    ("sources", "account"),
    [
        (["dated"], Account.OWN),
        (["undated"], Account.OTHERS),
        (["dated", "undated"], Account.BOTH),
        (["bare"], Account.UNKNOWN),
        (None, Account.NO_SOURCE),
    ],
)
def test_an_entry_tells_whose_account_it_is(sources: list[str] | None, account: Account) -> None:
    """The operator's own page and a newspaper are two accounts; a source of no stated kind is neither."""
    claim = {"codes": ["advise"], **({"sources": sources} if sources else {})}
    data = programme(offer={"functions": [claim]})

    assert account == row_of("offer.functions", data).cells[0].entries[0].account


def test_an_entry_keeps_what_a_reader_needs_to_trust_it() -> None:
    """Caveat, speaker, part and the way to the claim in its record are there, and a text says its language."""
    statement = {
        "de": "Mit Kaffee.",
        "sources": ["dated"],
        "caveat": "Nobody counted.",
        "said_by": "a visitor",
        "part": "desk",
    }
    data = programme(concept=[statement], parts={"desk": {"name": {"de": "Anlaufstelle", "en": "Desk"}}})
    entry = row_of("concept", data).cells[0].entries[0]

    assert (Said(text="Mit Kaffee.", language="de"),) == entry.texts
    assert Said(text="Nobody counted.", language="en") == entry.caveat
    assert ("a visitor", ("Desk",), ("concept", 0)) == (entry.said_by, entry.about, entry.path)


def test_the_latest_claim_comes_first_and_what_was_announced_last() -> None:
    """Done before announced, then the latest first, the undated last."""
    claims: list[dict[str, Any]] = [
        {"codes": ["advise"], "sources": ["undated"]},
        {"codes": ["refer"], "state": "planned", "as_of": 2024},
        {"codes": ["inform"], "as_of": 2016},
        {"codes": ["meals"], "as_of": 2022},
    ]
    cell = row_of("offer.functions", offering(*claims)).cells[0]

    assert [("meals",), ("inform",), ("advise",), ("refer",)] == [entry.codes for entry in cell.entries]


def test_in_short_each_code_stands_once() -> None:
    """A code said twice is shown at its latest claim; a text stays only where “other” says nothing by itself."""
    claims = [
        {"codes": ["advise"], "as_of": 2016, "en": "Advice for all."},
        {"codes": ["advise", "inform"], "as_of": 2019, "en": "Advice and information."},
        {"codes": ["other"], "as_of": 2015, "en": "A choir."},
        {"codes": ["inform"], "state": "planned", "as_of": 2020},
    ]
    cell = row_of("offer.functions", offering(*claims)).cells[0]

    assert ["Advice, Information", "Other – A choir."] == [entry.shown for entry in brief(RowKind.CODES, cell)]
    assert cell.entries == brief(RowKind.TEXTS, cell)


# Columns


def test_a_city_without_a_programme_has_a_column_that_says_so() -> None:
    """Such a city is not left out, and none of its cells looks like a blank of a programme."""
    comparison = compare(VALUES, cities=["terrassa", "duesseldorf"])
    column = comparison.columns[0]

    assert ("terrassa", "Terrassa", None, False) == (column.id, column.name, column.title, column.has_programme)
    assert {CellState.NO_PROGRAMME} == {row.cell("terrassa").state for row in comparison.rows}
    assert {"No programme documented yet"} == {row.cell("terrassa").words for row in comparison.rows}


def test_a_city_stands_for_all_its_programmes() -> None:
    """Its programmes follow those named by themselves, none twice, and are told apart by their titles."""
    comparison = compare(VALUES, programmes=["riga/ngo-house"], cities=["riga"])

    assert ("riga/ngo-house", "riga/volunteering-with-newcomers") == tuple(column.id for column in comparison.columns)
    assert all(column.name.startswith("Riga (") for column in comparison.columns)


def test_without_a_choice_all_programmes_are_compared() -> None:
    """All columns, in the order of the catalogue."""
    assert tuple(VALUES.programmes) == tuple(column.id for column in compare(VALUES, rows=["kind"]).columns)


@pytest.mark.parametrize(
    ("chosen", "kind", "near"),
    [
        ({"programmes": ["riga/ngo-haus"]}, "programme", "riga/ngo-house"),
        ({"cities": ["duseldorf"]}, "city", "duesseldorf"),
        ({"rows": ["offer.function"]}, "row", "offer.functions"),
        ({"rows": ["offers"]}, "row", "offer"),
    ],
)
def test_an_unknown_name_is_refused_with_the_names_it_may_mean(chosen: dict[str, Any], kind: str, near: str) -> None:
    """A name that nothing answers to never gives an empty comparison."""
    with pytest.raises(UnknownName) as found:
        compare(VALUES, **chosen)

    assert kind == found.value.kind
    assert near in found.value.near


def test_a_comparison_gives_rows_and_columns_by_id() -> None:
    """A row, a column, a cell; and what comes near where there is none."""
    comparison = compare(VALUES, programmes=THREE, rows=["kind"])

    assert "What it is" == comparison.row("kind").title
    assert "Riga" == comparison.column(THREE[2]).name
    assert ("youth_programme",) == comparison.row("kind").cell(THREE[2]).entries[0].codes
    with pytest.raises(UnknownName, match="kind"):
        comparison.row("kinds")


# Rows


def test_every_compared_field_of_the_model_has_a_row() -> None:
    """The rows come from the model: whatever is marked as compared is there, by its dotted name."""
    rows = {row.id for row in compare(VALUES).rows}

    for field in compared_fields(Programme):
        assert any(row == field.id or row.startswith(f"{field.id}.") for row in rows), field.id


def test_the_first_rows_are_those_a_coordinator_reads_first() -> None:
    """What it is, who volunteers, what it does, who runs it, numbers, money, lessons, the record; then the rest."""
    sections = [section.id for section in compare(VALUES, programmes=THREE).sections()]

    assert list(FIRST) == sections[: len(FIRST)]
    assert ["programme", "audience", "offer", "volunteers", "staff", "transfer"] == sections[len(FIRST) :]


def test_rows_can_be_chosen_by_id_or_by_the_beginning_of_it() -> None:
    """In the order of the rows, whatever the order of the names."""
    comparison = compare(VALUES, programmes=THREE, rows=["funding.origins", "offer", "documented.checked"])

    expected = (
        "offer.functions funding.origins documented.checked offer.channels offer.service_languages offer.cost".split()
    )
    assert expected == [row.id for row in comparison.rows]


def test_a_row_of_figures_can_be_asked_for_before_anybody_states_it() -> None:
    """It is there, and empty; its verdict has nothing to say."""
    row = row_of("figures.meals.day", programme(), programme())

    assert ("Meals per day", "meals", None, False) == (row.title, row.unit, row.verdict, row.is_documented)


def test_rows_that_differ_leave_out_where_all_say_the_same() -> None:
    """The same codes or the same silence on both sides is no difference, whatever the dates; one silence is."""
    same = {"codes": ["advise"]}
    comparison = laid(offering({**same, "as_of": 2016}), offering({**same, "as_of": 2020}), rows=("offer", "kind"))
    other = laid(offering(same), programme(kind="befriending"), rows=("offer", "kind"))

    assert () == comparison.rows_that_differ()
    assert ["kind", "offer.functions"] == [row.id for row in other.rows_that_differ()]


def test_sources_and_their_accounts_are_counted_and_not_scored() -> None:
    """How well a programme is documented is told in plain counts."""
    data = offering({"codes": ["advise"], "as_of": 2016}, {"codes": ["inform"], "sources": ["undated"]})
    comparison = laid(data, rows=("documented",))
    told = {row.id: row.cells[0].entries[0].shown for row in comparison.rows if row.cells[0].entries}

    assert "2 sources, 1 of them undated" == told["documented.sources"]
    assert "own account: 2; somebody else’s account: 1" == told["documented.account"]
    assert "3 claims; dated by themselves: 1; only the source is dated: 1; undated: 1" == told["documented.dates"]
    assert "1 November 2026; Drafted from public sources" == told["documented.checked"]
    assert "not yet" == told["documented.confirmed"]
    assert told["documented.missing"].startswith("Status, Since, Need")


# Coded rows


def test_a_coded_row_says_what_all_some_and_one_have_and_what_was_only_announced() -> None:
    """Done is told apart from announced, and “other” is nothing in common."""
    first = offering(
        {"codes": ["advise", "inform", "other"], "en": "A choir."}, {"codes": ["meals"], "state": "planned"}
    )
    second = offering({"codes": ["advise", "inform"]}, {"codes": ["refer"], "state": "ended"})
    third = offering({"codes": ["advise", "meals", "other"], "en": "A garden."})
    verdict = row_of("offer.functions", first, second, third).verdict

    assert verdict is not None
    assert ["advise"] == [code.code for code in verdict.shared_by_all]
    assert ["inform"] == [code.code for code in verdict.shared_by_some]
    assert [("meals", ("cc/one",))] == [(code.code, code.done) for code in verdict.distinct]
    assert [("meals", ("aa/one",))] == [(code.code, code.announced) for code in verdict.announced]
    assert (
        "All 3: Advice.",
        "Some, not all: Information (Aa and Bb).",
        "Only Cc: Meals.",
        "Only announced: Meals (Aa).",
        "No longer done: Referral (Bb).",
    ) == verdict.sentences


def test_silence_is_no_difference() -> None:
    """Who does not document a field is left out of its verdict; alone, nobody is compared."""
    silent, one, other = programme(), offering({"codes": ["advise"]}), offering({"codes": ["advise", "meals"]})
    verdict = row_of("offer.functions", silent, one, other).verdict

    assert verdict is not None
    assert ("bb/one", "cc/one") == verdict.documented
    assert "Both that say anything: Advice." == verdict.sentences[0]
    assert row_of("offer.functions", silent, one).verdict is None


def test_texts_stand_side_by_side_without_a_verdict() -> None:
    """Nobody judges sentences."""
    data = programme(concept=[{"en": "An open space.", "sources": ["dated"]}])

    assert row_of("concept", data, data).verdict is None


# The vocabulary


def test_the_comparison_knows_every_code_it_sorts() -> None:
    """A new role, basis or qualifier has to be sorted; a measure that is named has to exist."""
    assert sorted(ROLES.ids) == sorted(role for roles in ROLE_GROUPS.values() for role in roles)
    assert set(BASES.ids) == set(BASIS_GROUPS)
    assert set(QUALIFIERS.ids) == set(QUALIFIER_GROUPS)
    assert set(MEASURES.ids) >= ADDS_UP | OF_ONE_EVENT | frozenset().union(*LOOKALIKES)
    assert set(MONEY_STAGES.ids) >= PLANNED_STAGES


# Real programmes


def sentences(row_id: str) -> str:
    """Give the verdict on Düsseldorf, Zurich and Riga in a row."""
    verdict = compare(VALUES, programmes=THREE, rows=[row_id]).row(row_id).verdict
    return " ".join(verdict.sentences) if verdict else ""


def test_functions_of_the_welcome_points_are_done_apart_from_announced() -> None:
    """Four functions of 2019 are done; language learning was planned at one site in 2016, and is done in Zurich."""
    row = compare(VALUES, programmes=THREE, rows=["offer.functions"]).row("offer.functions")
    entries = row.cell(THREE[0]).entries
    verdict = row.verdict
    announced = {code for entry in entries if entry.state == "planned" for code in entry.codes}

    assert {"advise", "inform", "refer", "assess_needs"} <= {c for e in entries if e.state == "actual" for c in e.codes}
    assert "language_learning" in announced
    assert verdict is not None
    (language,) = (code for code in verdict.codes if code.code == "language_learning")
    assert ((THREE[1],), (THREE[0],)) == (language.done, language.announced)


def test_long_time_residents_volunteer_in_all_three() -> None:
    """What the three have in common is said first."""
    assert sentences("volunteers.who").startswith("All 3: Long-time residents.")


def test_volunteers_of_a_site_and_of_a_part_are_not_comparable() -> None:
    """Fifteen at one site before May 2017 and thirty in one part, undated: each reason is named."""
    assert (
        "Not comparable. Düsseldorf speaks of one site (Münsterstraße 6), Zurich of one part (MAPS culture guide). "
        "Düsseldorf is dated only “before May 2017”, Zurich is undated (its source is of 5 July 2019)."
    ) == sentences("figures.volunteers_active.moment")


def test_hours_of_a_month_and_of_a_year_are_not_comparable() -> None:
    """Riga counts a month, Zurich two years: two rows, and each says what the other city has."""
    assert "Only Riga states it. Zurich gives it per year: almost 23,700." == sentences("figures.volunteer_hours.month")
    assert (
        "Only Zurich states it. Riga gives it per month: 226. "
        "Zurich with itself: 2016 and 2024. Ask whether it was counted in the same way."
    ) == sentences("figures.volunteer_hours.year")


# What holds for every comparison


def test_another_column_changes_no_cell() -> None:
    """A programme's cells are the same alone and among all others, in every row it has alone."""
    among_all = compare(VALUES)
    for key in VALUES.programmes:
        for row in compare(VALUES, programmes=[key]).rows:
            assert row.cells[0] == among_all.row(row.id).cell(key), (key, row.id)


def test_the_order_of_files_does_not_matter() -> None:
    """The same columns asked for give the same comparison, however the catalogue came together."""
    mixed = Catalogue(
        network=VALUES.network,
        cities={key: VALUES.cities[key] for key in sorted(VALUES.cities, reverse=True)},
        programmes={key: VALUES.programmes[key] for key in sorted(VALUES.programmes, reverse=True)},
    )

    assert compare(VALUES, programmes=THREE) == compare(mixed, programmes=THREE)


def test_labels_are_in_the_language_asked_for_and_texts_say_theirs() -> None:
    """A German comparison takes the German texts of the records, and the English ones where there is no other."""
    comparison = compare(VALUES, programmes=THREE, rows=["concept", "lessons"], language="de")

    assert "de" == comparison.language
    assert "de" == comparison.row("lessons.worked").cell(THREE[1]).entries[0].texts[0].language
    assert "en" == comparison.row("concept").cell(THREE[2]).entries[0].texts[0].language


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(plain_data(Programme), min_size=2, max_size=3))
def test_any_records_the_schema_accepts_can_be_compared(data: list[dict[str, Any]]) -> None:
    """Whatever valid records say, each cell has a state, and each number that is not comparable has a reason."""
    keys = [f"city-{place}/one" for place, _ in enumerate(data)]
    made = catalogue(dict(zip(keys, data, strict=True)))
    comparison = compare(made)

    assert comparison == compare(made)
    for row in comparison.rows:
        assert [cell.state.has_value for cell in row.cells] == [bool(cell.entries) for cell in row.cells]
        if row.kind in {RowKind.FIGURES, RowKind.MONEY} and row.verdict:
            told = {column for group in row.verdict.comparable for column in group.columns}
            told |= {column for reason in row.verdict.reasons for column in reason.columns}
            assert set(row.verdict.documented) <= told, row.id


def test_every_example_is_compared_without_a_word_left_open() -> None:
    """No sentence, label or title of the real comparison holds a placeholder or a code in the place of a word."""
    comparison = compare(VALUES)
    words = [row.title for row in comparison.rows]
    words += [sentence for row in comparison.rows if row.verdict for sentence in row.verdict.sentences]
    words += [
        label for row in comparison.rows for cell in row.cells for entry in cell.entries for label in entry.labels
    ]

    assert [] == [word for word in words if not word or "{" in word or "_" in word]
    assert set(FUNCTIONS.ids).isdisjoint(words)


def test_the_city_names_its_districts() -> None:
    """A district is called what the city calls it, in figures and in sites."""
    data = programme(
        sites={"pier": {"district": 1, "states": [{"date": 2019, "status": "open", "sources": ["dated"]}]}},
        figures=[{"measure": "refugees_in_area", "value": 5, "area": "1", "as_of": 2019, "definition": "All."}],
        sources=SOURCES,
    )
    made = catalogue({"aa/one": data}, {"aa": city("Aa", districts={"1": "Hafen"})})
    comparison = compare(made)

    assert "Hafen: last documented open: 2019" == comparison.row("sites.open").cells[0].entries[0].shown
    assert ("Hafen",) == comparison.row("figures.refugees_in_area.moment").cells[0].entries[0].about
