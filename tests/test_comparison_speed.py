"""What comparing costs, counted in calls of functions: the same on every machine, however busy it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks import synthetic
from values_exchange import compare, example_catalogue, read
from values_exchange.catalogue import Catalogue
from values_exchange.fields import walk_sections
from values_exchange.languages import Interface
from values_exchange.model import Source
from values_exchange.pages.documented import documented_page
from values_exchange.pages.edition import Edition
from values_exchange.pages.questionnaire import questionnaire_page
from values_exchange.pages.standing import standings

SIZES = (20, 40, 80)

STEADY = 2.15
"""How many times as much twice as many further programmes may take; 2 is the least."""


@cache
def made_up(programmes: int) -> Catalogue:
    """Give a made-up catalogue of a size."""
    with TemporaryDirectory() as folder:
        synthetic.write(synthetic.catalogue(programmes), Path(folder))
        return read(folder).catalogue


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions that some work takes."""
    profile = Profile(builtins=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def growth(work: Callable[[Catalogue], object]) -> float:
    """Give how many times as much the second lot of programmes takes as the first, which is half as large."""
    work(made_up(SIZES[0]))
    few, some, lots = (calls(partial(work, made_up(size))) for size in SIZES)
    return (lots - some) / (some - few)


def pages_on_what_is_documented(catalogue: Catalogue) -> None:
    """Make these pages, as the whole tree of pages does."""
    edition = Edition(catalogue=catalogue, say=Interface())
    known = standings(edition)
    documented_page(edition, known)
    for one in known:
        questionnaire_page(edition, one)


@pytest.mark.parametrize("work", [compare, pages_on_what_is_documented], ids=["compare", "documented"])
def test_each_further_programme_costs_the_same(work: Callable[[Catalogue], object]) -> None:
    """Nothing is done for each pair of programmes, neither in cells nor in verdicts."""
    assert growth(work) < STEADY


def test_a_source_is_looked_up_once_for_a_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many claims rest on it, and in however many rows they stand."""
    asked: Counter[tuple[str, str]] = Counter()
    look_up = Catalogue.source

    def counting(self: Catalogue, record_id: str, source_id: str) -> tuple[Source, str] | None:
        asked[record_id, source_id] += 1
        return look_up(self, record_id, source_id)

    monkeypatch.setattr(Catalogue, "source", counting)
    comparison = compare(example_catalogue())
    cited = {(column.id, source) for column in comparison.columns for source in column.sources}

    # What only a city's record cites, for a derived number, is looked up there.
    assert {1} == {times for (record, source), times in asked.items() if (record, source) in cited}


@pytest.mark.parametrize(("rows", "walks"), [((), 1), (("offer", "kind"), 0)])
def test_a_record_is_walked_through_once_and_only_where_all_of_it_is_asked_for(
    rows: tuple[str, ...], walks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all claims of a record rest on is counted once; a comparison of a few rows does not go through the rest."""
    walked: list[object] = []

    def counting(value: object) -> object:
        walked.append(value)
        return walk_sections(value)

    monkeypatch.setattr("values_exchange.comparison.view.walk_sections", counting)
    catalogue = example_catalogue()
    comparison = compare(catalogue, rows=rows)

    assert len(walked) == walks * len(catalogue.programmes)
    assert all(column.sources for column in comparison.columns)
    assert len(walked) == len(catalogue.programmes)


def test_a_silent_programme_has_one_silent_cell() -> None:
    """Most cells of a large comparison say nothing: they are one value for each programme, in all rows."""
    silent = [cell for row in compare(made_up(20)).rows for cell in row.cells if cell.words == "Not documented"]
    plain = [cell for cell in silent if not (cell.note or cell.remark or cell.sources)]

    assert len(plain) > 20
    assert len({id(cell) for cell in plain}) <= 20
