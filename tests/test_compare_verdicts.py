"""The script of the Compare page judges as Python does: the same sentences for the same programmes, to the letter."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import comparing
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import compare
from values_exchange.languages import Interface
from values_exchange.pages.compare import choices_of, whole_comparison
from values_exchange.pages.compare_data import compared_files
from values_exchange.pages.edition import Edition
from values_exchange.pages.side_by_side import lone_column
from values_exchange.pages.tree import scripts
from values_exchange.reading import read
from values_exchange.vocabulary import FUNCTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Judged = tuple[str, Mapping[str, tuple[tuple[str, ...], bool, str]]]
"""The dates of a comparison, and of each row: the sentences, whether it differs, and who alone says anything."""

TAKE = """
window.valuesExchange = {...window.valuesExchange, loaded: new Map(),
    comparison: model => { valuesExchange.model = model }, column: data => valuesExchange.loaded.set(data.id, data)}
"""
"""Takes the data of the page's scripts as the page does."""

RUN = "scripts => { for (const script of scripts) (0, eval)(script) }"

JUDGE = """choices => {
    const {model, loaded, table, judge} = window.valuesExchange
    const whole = {...model, judge: judge(model.patterns)}
    const listed = new Map(model.columns.map(column => [column.id, column]))
    return choices.map(ids => {
        const columns = table.chosen(ids, listed, loaded)
        const all = table.rowsFor(columns, whole).map(row => table.judged(row, columns, whole))
        const rows = all.map(one => [one.row.id, one.sentences, one.differs, one.alone ? one.alone.id : ""])
        return {rows, dates: whole.judge.dates(columns, model.rows)}
    })
}"""


def judged_by_the_script(page: Page, catalogue: Catalogue, choices: Sequence[Sequence[str]]) -> list[Judged]:
    """Hand a catalogue's data to the page's scripts in an empty page, and give what they say of each choice."""
    edition = Edition(catalogue=catalogue, say=Interface())
    files = compared_files(edition, whole_comparison(edition), *choices_of(edition))
    own = scripts()
    parts = [TAKE, own["assets/verdicts.js"].decode(), own["assets/compare-table.js"].decode()]
    page.evaluate(RUN, parts + [data.decode() for _, data in files])
    found = page.evaluate(JUDGE, [list(choice) for choice in choices])
    return [
        (one["dates"], {row: (tuple(said), differs, alone) for row, said, differs, alone in one["rows"]})
        for one in found
    ]


def judged_by_python(catalogue: Catalogue, ids: Sequence[str]) -> Judged:
    """Give what `compare` says of the same programmes and cities."""
    comparison = compare(
        catalogue, programmes=[one for one in ids if "/" in one], cities=[one for one in ids if "/" not in one]
    )
    rows = comparison.rows
    judged = {row.id: (row.verdict.sentences if row.verdict else (), row.differs, lone_column(row)) for row in rows}
    return comparison.as_of_words, judged


def assert_same(page: Page, catalogue: Catalogue, choices: Sequence[Sequence[str]]) -> int:
    """See that both say the same of every row of every choice; gives how many sentences were compared."""
    said = 0
    for ids, (dates, by_script) in zip(choices, judged_by_the_script(page, catalogue, choices), strict=True):
        expected, by_python = judged_by_python(catalogue, ids)

        assert expected == dates
        assert list(by_python) == list(by_script), ids
        assert by_python == by_script, ids
        said += sum(len(sentences) for sentences, _, _ in by_python.values())
    return said


def subsets(ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give all pairs, and choices of three to six drawn by a seeded chance; cities stand behind programmes."""
    yield from combinations(ids, 2)
    chance = random.Random(16)  # noqa: S311 - nothing is kept secret with it
    for _ in range(60):
        yield tuple(sorted(chance.sample(ids, chance.randint(3, 6)), key=lambda one: "/" not in one))


def test_the_script_says_of_the_examples_what_python_says(page: Page) -> None:
    """Every pair of the programmes, and many larger choices, with the city that has no programme among them."""
    catalogue = read(ROOT / "examples").catalogue
    cities = [city for city in catalogue.cities if not catalogue.programmes_of(city)]
    choices = list(subsets([*catalogue.programmes, *cities]))

    assert cities == ["terrassa"]
    assert assert_same(page, catalogue, choices) > 5_000


# Figures, sums and codes that nobody stated

YEARS = st.sampled_from([2012, 2015, 2016, 2017, 2018, 2019, "2019-03", 2021, 2024])

WHEN: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"as_of": YEARS}),
    st.fixed_dictionaries({"as_of": YEARS, "certainty": st.sampled_from(["about", "before", "after", "inferred"])}),
    st.fixed_dictionaries({"period": st.sampled_from([2015, 2018, "2018-03", 2021])}),
    st.just({"period": 2015, "until": 2018}),
)

VALUE = st.one_of(
    st.fixed_dictionaries({"value": st.integers(0, 40_000)}),
    st.just({"low": 50, "high": 70}),
    st.just({"words": "several hundred"}),
)

BESIDE = st.fixed_dictionaries(
    {"sources": st.sampled_from([["dated"], ["guessed"], ["undated"], ["bare"]])},
    optional={
        "qualifier": st.sampled_from(["exact", "about", "over", "at_least", "up_to", "average"]),
        "basis": st.sampled_from(["counted", "reported", "estimated", "planned", "expected", "derived"]),
        "per": st.sampled_from(["month", "year", "week"]),
    },
)


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    """Make a figure of one of a few measures, so that rows meet."""
    measure = draw(st.sampled_from(["volunteers_active", "volunteers_registered", "volunteer_hours", "paid_staff"]))
    who: dict[str, Any] = draw(st.sampled_from([{}, {}, {"part": "desk"}, {"site": "pier"}, {"who": ["refugees"]}]))
    return {"measure": measure, **draw(WHEN), **draw(VALUE), **draw(BESIDE), **who}


SUM: st.SearchStrategy[dict[str, int]] = st.sampled_from([{"amount": 600}, {"low": 5, "high": 7}])


@st.composite
def sums(draw: st.DrawFn) -> dict[str, Any]:
    """Make a sum of money in one of a few currencies."""
    beside: dict[str, Any] = draw(BESIDE)
    amount: dict[str, int] = draw(SUM)
    return {
        "stage": draw(st.sampled_from(["granted", "budgeted"])),
        "covers": draw(st.sampled_from(["whole_programme", "one_grant", "part"])),
        **draw(WHEN),
        **amount,
        "currency": draw(st.sampled_from(["EUR", "GBP", "CHF"])),
        "sources": beside["sources"],
    }


@st.composite
def coded(draw: st.DrawFn) -> dict[str, Any]:
    """Make a claim on what a programme does."""
    codes = draw(st.lists(st.sampled_from(FUNCTIONS.ids[:5]), min_size=1, max_size=3, unique=True))
    state = draw(st.sampled_from([{}, {}, {"state": "planned"}, {"state": "ended"}]))
    return {"codes": codes, "sources": draw(st.sampled_from([["dated"], ["undated"]])), **state}


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, Any]:
    """Make a programme with a few figures, sums, functions and a status."""
    says: dict[str, Any] = {
        "figures": draw(st.lists(figures(), max_size=4)),
        "funding": draw(st.lists(sums(), max_size=3)),
        "parts": {"desk": {"name": "Desk"}},
        "sites": {"pier": {"name": "Pier", "states": [{"date": 2019, "status": "open", "sources": ["dated"]}]}},
    }
    functions = draw(st.lists(coded(), max_size=3))
    says |= {"offer": {"functions": functions}} if functions else {}
    status = draw(st.sampled_from([None, {"code": "running"}, {"code": "running", "as_of": 2012}, {"code": "ended"}]))
    says |= {"status": {**status, "sources": ["undated"]}} if status else {}
    return comparing.programme(**{name: value for name, value in says.items() if value})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(programmes(), min_size=3, max_size=6), two_in_one_city=st.booleans())
def test_the_script_says_of_made_up_figures_what_python_says(
    page: Page,
    made: list[dict[str, Any]],
    two_in_one_city: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    """Any figures, sums and codes, of several programmes of a city, too."""
    letters = "aabcde" if two_in_one_city else "abcdef"
    named = {f"{letter * 2}/{number}": data for number, (letter, data) in enumerate(zip(letters, made, strict=False))}
    catalogue = comparing.catalogue(named)
    ids = list(named)

    assert_same(page, catalogue, [ids, *combinations(ids, 2)])


def test_the_data_are_scripts_that_hold_nothing_else() -> None:
    """A file of data is one call with JSON: nothing a record says is run."""
    edition = Edition(catalogue=read(ROOT / "examples").catalogue, say=Interface())
    for path, data in compared_files(edition, whole_comparison(edition), *choices_of(edition)):
        name, _, rest = data.decode().partition("(")

        assert name == ("valuesExchange.comparison" if path.endswith("rows.js") else "valuesExchange.column")
        assert isinstance(json.loads(rest.removesuffix(");\n")), dict)
