"""A row of codes turned by a quarter: done, announced and over told apart, and each kind of gap from the others."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparing import catalogue, city, offering, programme
from tests.fiction import Data
from values_exchange.comparison import (
    NO_CODE,
    CellState,
    Comparison,
    Crossing,
    Matrix,
    RowKind,
    compare,
    matrix,
)
from values_exchange.comparison.matrix import code_list_of
from values_exchange.dates import PartialDate
from values_exchange.examples import example_catalogue
from values_exchange.languages import Interface
from values_exchange.problems import UnknownName
from values_exchange.vocabulary import FUNCTIONS

FUNCTION_ROW = "offer.functions"
CODES = ("advise", "meals", "housing")


def functions(programmes: Mapping[str, Data], cities: Mapping[str, Data] | None = None) -> Matrix:
    """Give the matrix of functions of programmes by id, with all cities there are."""
    found = catalogue(programmes, cities)
    return matrix(compare(found, cities=sorted(found.cities), rows=[FUNCTION_ROW]), FUNCTION_ROW)


def states(found: Matrix, code: str) -> dict[str, str]:
    """Give what is known of a code, by city."""
    return {cell.city_id: cell.state.value for cell in found.row(code).cells}


def test_what_is_done_announced_over_unnamed_and_undocumented_are_five_things() -> None:
    """And a city without a programme is a sixth."""
    found = functions(
        {
            "aa/one": offering({"codes": ["advise"]}),
            "bb/one": offering({"codes": ["advise"], "state": "planned"}),
            "cc/one": offering({"codes": ["advise"], "state": "ended"}),
            "dd/one": offering({"codes": ["meals"]}),
            "ee/one": programme(),
        },
        {key: city(key.upper()) for key in ("aa", "bb", "cc", "dd", "ee", "ff")},
    )

    assert states(found, "advise") == {
        "aa": "done",
        "bb": "announced",
        "cc": "ended",
        "dd": "not_named",
        "ee": "not_documented",
        "ff": "no_programme",
    }
    assert found.row("advise").cities(Crossing.DONE) == ("aa",)
    assert [column.city_id for column in found.documented] == ["aa", "bb", "cc", "dd"]


def test_a_city_does_what_any_of_its_programmes_does() -> None:
    """Each programme keeps its own mark, so that done and announced can be told apart."""
    found = functions(
        {
            "aa/one": offering({"codes": ["advise"], "state": "planned"}),
            "aa/two": offering({"codes": ["advise"]}),
            "bb/one": offering({"codes": ["advise"], "state": "ended"}),
            "bb/two": offering({"codes": ["advise"], "state": "planned"}),
        }
    )
    first, second = found.row("advise").cells

    assert (first.state, second.state) == (Crossing.DONE, Crossing.ANNOUNCED)
    assert [(mark.programme, mark.state.value) for mark in first.marks] == [("aa/one", "announced"), ("aa/two", "done")]
    assert [mark.state.value for mark in second.marks] == ["ended", "announced"]


def test_a_programme_that_both_does_and_announces_a_thing_does_it() -> None:
    """The claim that it is done stands first, so that a reader is led to it."""
    said = offering({"codes": ["advise"], "state": "planned"}, {"codes": ["advise"], "as_of": 2018})
    (mark,) = functions({"aa/one": said}).row("advise").cells[0].marks

    assert mark.state is Crossing.DONE
    assert [entry.state for entry in mark.entries] == ["actual", "planned"]
    assert mark.entries[0].path == ("offer", "functions", 1)


def test_a_silent_programme_beside_one_that_speaks_is_named() -> None:
    """The city is no gap then; but nobody should think that both were asked."""
    found = functions({"aa/one": offering({"codes": ["advise"]}), "aa/two": programme()})
    (column,) = found.columns

    assert column.gap is None
    assert [gap.column for gap in column.gaps] == ["aa/two"]


def test_a_gap_says_why_as_far_as_all_programmes_agree() -> None:
    """Where one only says nothing, there is still something to ask."""
    none = programme(offer={"absent": [{"field": "functions", "reason": "not_applicable"}]})
    found = functions({"aa/one": none, "bb/one": none, "bb/two": programme()})

    assert [column.gap for column in found.columns] == [Crossing.NOT_APPLICABLE, Crossing.NOT_DOCUMENTED]


def test_every_code_of_the_list_has_a_row_in_its_order() -> None:
    """What nobody names can so be listed apart, and not as an empty row."""
    found = functions({"aa/one": offering({"codes": ["housing", "advise"]})})

    assert tuple(row.code for row in found.rows) == FUNCTIONS.ids
    assert [row.code for row in found.named] == [code for code in FUNCTIONS.ids if code in {"advise", "housing"}]
    assert {row.code for row in found.unnamed} == {*FUNCTIONS.ids} - {"advise", "housing"}
    assert found.codes is FUNCTIONS


def test_claims_without_a_code_are_no_gap() -> None:
    """Who runs a programme may be documented without the kind of body."""
    bodies = {
        "aa/one": programme(
            organisations={"club": {"name": "Club", "roles": [{"role": "leads", "sources": ["dated"]}]}}
        ),
        "bb/one": programme(
            organisations={
                "town": {"name": "Town", "kind": "city", "roles": [{"role": "operates", "sources": ["dated"]}]}
            }
        ),
    }
    found = matrix(compare(catalogue(bodies), rows=["organisations.run"]), "organisations.run")

    assert states(found, "city") == {"aa": "not_named", "bb": "done"}
    assert states(found, NO_CODE) == {"aa": "done", "bb": "not_named"}
    assert found.named[-1].code == NO_CODE


def test_a_matrix_as_of_a_date_leaves_out_what_is_about_later() -> None:
    """It is made from a comparison, so it is for the same date."""
    data = catalogue({"aa/one": offering({"codes": ["advise"], "as_of": 2016}, {"codes": ["meals"], "as_of": 2024})})
    found = matrix(compare(data, rows=[FUNCTION_ROW], as_of=PartialDate("2018")), FUNCTION_ROW)

    assert [row.code for row in found.named] == ["advise"]


def test_a_matrix_of_some_cities_keeps_their_cells_and_has_the_order_asked_for() -> None:
    """A page for each theme shows the cities of that theme alone."""
    found = functions({f"{key}/one": offering({"codes": [code]}) for key, code in zip("abc", CODES, strict=True)})
    part = found.of(["c", "a", "nowhere"])

    assert [column.city_id for column in part.columns] == ["c", "a"]
    assert states(part, "housing") == {"c": "done", "a": "not_named"}
    assert [cell.city_id for cell in part.row("advise").cells] == ["c", "a"]
    assert [row.code for row in part.rows] == [row.code for row in found.rows]


def test_labels_can_be_given_where_no_list_has_the_codes() -> None:
    """The themes are the network's own."""
    data = catalogue({"aa/one": programme(themes=["C"])})
    compared = compare(data, rows=["themes"])
    found = matrix(compared, "themes", labels={"A": "One", "C": "Two"})

    assert [(row.code, row.label, row.is_named) for row in found.rows] == [("A", "One", False), ("C", "Two", True)]
    assert [row.code for row in matrix(compared, "themes").rows] == ["C"]


def test_what_is_not_there_is_named() -> None:
    """A row or a code that nobody has."""
    found = functions({"aa/one": programme()})
    with pytest.raises(UnknownName, match="flying"):
        found.row("flying")
    with pytest.raises(UnknownName, match=r"offer\.flying"):
        matrix(compare(catalogue({"aa/one": programme()})), "offer.flying")


def test_each_gap_of_a_cell_has_its_crossing_and_each_crossing_its_words() -> None:
    """So that a reason which is added to the model cannot be forgotten here."""
    gaps = {state.value for state in CellState if not state.has_value}

    assert gaps <= {crossing.value for crossing in Crossing}
    words = [crossing.words(Interface()) for crossing in Crossing]
    assert len(words) == len(set(words))


@pytest.fixture(scope="module")
def examples() -> Comparison:
    """Compare all programmes of the sixteen cities."""
    return compare(example_catalogue())


def test_the_matrix_agrees_with_the_verdicts_of_the_comparison(examples: Comparison) -> None:
    """Where both speak of the same codes, what is done, announced or over in a programme is the same in both."""
    for row in (row for row in examples.rows if row.kind is RowKind.CODES and row.verdict):
        found = matrix(examples, row.id)
        assert row.verdict is not None
        for shared in row.verdict.codes:
            marks = [mark for cell in found.row(shared.code).cells for mark in cell.marks]
            by_state = {state: {mark.programme for mark in marks if mark.state is state} for state in Crossing}
            assert by_state[Crossing.DONE] == set(shared.done), (row.id, shared.code)
            assert by_state[Crossing.ANNOUNCED] == set(shared.announced), (row.id, shared.code)
            assert by_state[Crossing.ENDED] == set(shared.ended), (row.id, shared.code)
            assert found.codes is None or found.row(shared.code).label == shared.label


def test_the_code_list_of_a_row_holds_the_codes_in_it(examples: Comparison) -> None:
    """Themes alone are on no list."""
    for row in examples.rows:
        codes = {code for cell in row.cells for entry in cell.entries for code in entry.codes}
        found = code_list_of(row.id)
        if row.kind is RowKind.CODES and codes and row.id != "themes":
            assert found is not None, row.id
            assert codes <= set(found.ids), row.id


CLAIMS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["actual", "planned", "ended"])), max_size=4)


@given(st.dictionaries(st.sampled_from(["a/one", "a/two", "b/one", "c/one"]), CLAIMS, min_size=1))
def test_every_crossing_says_what_the_claims_say(said: Mapping[str, list[tuple[str, str]]]) -> None:
    """Whatever several programmes claim of several codes."""
    found = functions(
        {
            key: offering(*({"codes": [code], "state": state} for code, state in claims)) if claims else programme()
            for key, claims in said.items()
        }
    )

    for code in CODES:
        for cell in found.row(code).cells:
            own = {key: claims for key, claims in said.items() if key.startswith(f"{cell.city_id}/")}
            named = {key: {state for one, state in claims if one == code} for key, claims in own.items()}
            each = [expected_of(states) for states in named.values() if states]
            unnamed = "not_named" if any(own.values()) else "not_documented"
            expected: str = next((state for state in ("done", "announced", "ended") if state in each), unnamed)
            assert cell.state.value == expected
            assert [mark.programme for mark in cell.marks] == [key for key in named if named[key]]


def expected_of(states: set[str]) -> str:
    """Say what the claims of one programme on one code come to."""
    if "actual" in states:
        return "done"
    return "ended" if "ended" in states else "announced"
