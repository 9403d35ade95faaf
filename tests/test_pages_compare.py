"""The Compare page and the ready tables as pages: what a reader without scripts gets, for few and for many."""

from __future__ import annotations

import json
from functools import cache

import pytest

from tests import comparing
from tests.fiction import Data
from tests.linkcheck import parsed
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import compare
from values_exchange.languages import Interface
from values_exchange.pages.compare import (
    MOST_IN_ONE_TABLE,
    MOST_LISTED,
    choices_of,
    compare_pages,
    ready_tables,
    whole_comparison,
)
from values_exchange.pages.compare_data import compared_files, told_in_short
from values_exchange.pages.edition import Edition
from values_exchange.pages.page import Page
from values_exchange.pages.side_by_side import folded_rows, lone_column
from values_exchange.reading import read


@cache
def examples() -> Edition:
    """Read the records of the sixteen cities once."""
    return Edition(catalogue=read(ROOT / "examples").catalogue, say=Interface())


def edition_of(programmes: int, *, per_city: int = 20) -> Edition:
    """Make a catalogue of many programmes, in cities of twenty."""
    named = {
        f"city-{number // per_city:03}/one-{number:04}": comparing.offering({"codes": ["advise"]})
        for number in range(programmes)
    }
    return Edition(catalogue=comparing.catalogue(named), say=Interface())


def pages_of(edition: Edition) -> dict[str, Page]:
    """Write the pages that compare, by path."""
    return {page.path: page for page in compare_pages(edition, whole_comparison(edition))}


def test_there_is_a_ready_table_for_each_theme() -> None:
    """With every programme of its cities, and the cities that have none."""
    pages = pages_of(examples())

    assert ["compare.md", *(f"compare/theme-{letter}.md" for letter in "abcd")] == list(pages)
    assert "No programme documented yet" in pages["compare/theme-b.md"].html()
    assert pages["compare/theme-c.md"].html().count('<th scope="col">') == 7


def test_up_to_forty_programmes_stand_in_one_table() -> None:
    """Behind one step, so that the page is no wall; with more there are several tables, and none is left out."""
    few, many = edition_of(MOST_IN_ONE_TABLE), edition_of(MOST_IN_ONE_TABLE + 1)
    whole = pages_of(few)["compare.md"].html()

    assert whole.count('<th scope="col">') >= MOST_IN_ONE_TABLE
    assert "40 programmes side by side, with all rows and sources" in whole
    pages = pages_of(many)
    assert '<table class="ve-compare' not in pages["compare.md"].html()
    assert ["compare.md", "compare/all-1.md", "compare/all-2.md"] == list(pages)
    held = [group.columns for group in ready_tables(many)]
    assert [MOST_IN_ONE_TABLE, 1] == [len(columns) for columns in held]
    assert {one for columns in held for one in columns} == set(many.catalogue.programmes)


def test_of_thousands_the_page_stays_small_and_says_what_is_not_listed() -> None:
    """The script still compares any of them: each has its file."""
    edition = edition_of(MOST_LISTED + 1)
    pages, files = pages_of(edition), dict(compared_files(edition, whole_comparison(edition), *choices_of(edition)))

    assert ["compare.md"] == list(pages)
    assert "401 programmes, too many to list here" in pages["compare.md"].html()
    assert len(pages["compare.md"].markdown()) < 5_000
    assert MOST_LISTED + 2 == len(files)
    assert MOST_LISTED + 1 == len(rows_of(files)["columns"])


def rows_of(files: dict[str, bytes]) -> dict[str, list[dict[str, object]]]:
    """Give what the script reads first."""
    text = files["data/compare/rows.js"].decode()
    found: dict[str, list[dict[str, object]]] = json.loads(text.removeprefix("valuesExchange.comparison(")[:-3])
    return found


def test_everything_can_be_chosen_once() -> None:
    """The groups hold each programme and each city without one exactly once."""
    groups, presets = choices_of(examples())
    ids = [one for group in groups for one in group.columns]

    assert sorted([*examples().catalogue.programmes, "terrassa"]) == sorted(ids)
    assert ["Theme A", "Theme B", "Theme C", "Theme D", "Amsterdam: all 2"] == [one.name for one in presets][:5]


def test_a_catalogue_without_programmes_has_a_page_that_says_so() -> None:
    """And no script that would have nothing to draw."""
    edition = Edition(
        catalogue=Catalogue(cities=comparing.catalogue({}, {"oslo": comparing.city("Oslo")}).cities), say=Interface()
    )
    pages = pages_of(edition)

    assert "No programme has a record yet." in pages["compare.md"].html()
    assert "<script" not in pages["compare.md"].html()


def test_rows_of_one_column_alone_stand_together() -> None:
    """In one line that unfolds; a single one, and one that others give at another rate, stay as they are."""
    three = [
        comparing.programme(
            figures=[
                {"measure": "meals", "value": 3, "as_of": 2019, "sources": ["dated"]},
                {"measure": "paid_posts", "value": 2, "as_of": 2019, "sources": ["dated"]},
                {"measure": "visits", "value": 9, "per": "day", "as_of": 2019, "sources": ["dated"]},
            ]
        ),
        comparing.figure("visits", per="week"),
        comparing.programme(),
    ]
    comparison = comparing.laid(*three)
    section = next(section for section in comparison.sections() if section.id == "figures")
    own, alone = folded_rows(section.rows)

    assert {"aa/one": ["figures.paid_posts.moment", "figures.meals.moment"]} == {
        column: sorted((row.id for row in rows), reverse=True) for column, rows in alone.items()
    }
    assert ["figures.visits.day", "figures.visits.week"] == [row.id for row in own]
    assert "" == lone_column(comparison.row("figures.visits.day"))


@pytest.mark.parametrize("number", range(3))
def test_cells_that_tell_the_same_have_the_same_mark(number: int) -> None:
    """And others another: the script compares marks where Python compares what the cells tell."""
    claims: list[Data] = [
        {"codes": ["advise"]},
        {"codes": ["advise"], "as_of": 2015},
        {"codes": ["meals"], "state": "planned"},
    ]
    row = comparing.row_of("offer.functions", *(comparing.offering(claim) for claim in claims), comparing.programme())
    one = row.cells[number]

    assert [one.told == other.told for other in row.cells] == [
        told_in_short(one) == told_in_short(other) for other in row.cells
    ]


def test_a_claim_leads_to_its_source_in_a_ready_table() -> None:
    """Each note of the table is a link to an item of the list at the foot, and each item is cited."""
    document = parsed(pages_of(examples())["compare/theme-d.md"].html())
    notes = {link for link in document.links if link.startswith("#source-")}

    assert len(notes) > 10
    assert {link[1:] for link in notes} == {one for one in document.ids if one.startswith("source-")}


def test_the_page_leads_to_a_choice_by_its_address() -> None:
    """A ready table small enough can be opened where columns and rows are chosen."""
    pages = pages_of(examples())

    assert "../compare.html?programmes=bristol/co-design" in pages["compare/theme-d.md"].html()
    assert "compare.html?programmes=" not in pages["compare/theme-c.md"].html(), "seven do not fit side by side"
    chosen = next(group.columns for group in ready_tables(examples()) if group.key == "theme-d")
    assert len(chosen) == len(compare(examples().catalogue, programmes=chosen).columns)
