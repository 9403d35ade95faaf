"""What the script of the Compare page reads: one file on rows and words, and one for each programme."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from attrs import frozen

from values_exchange.comparison import (
    SILENT,
    Cell,
    CellState,
    Cited,
    Column,
    Comparison,
    Entry,
    Row,
    account_words,
    brief,
    judging_of,
    portable_cell,
    portable_rows,
    short_titles,
    state_words,
    verdict_patterns,
)
from values_exchange.pages.cells import anchor_of, entries_inside, head
from values_exchange.pages.compare_words import compare_words
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import Markup, element, escape
from values_exchange.pages.paths import COMPARE, COMPARED_ROWS, compared_path, programme_path
from values_exchange.pages.sheet import Sheet
from values_exchange.tables import cell_lines, column_heading, entry_line, row_title

Data = dict[str, Any]

MOST_CHOSEN = 6
"""How many programmes the page lays side by side: as many as a sheet of A3 holds and a sentence names."""


@frozen(kw_only=True)
class Choice:
    """Programmes that belong together, to be chosen at once: those of a theme or of a city."""

    id: str
    name: str
    title: str
    columns: tuple[str, ...]
    page: str = ""


def compared_files(
    edition: Edition, comparison: Comparison, groups: tuple[Choice, ...], presets: tuple[Choice, ...]
) -> Iterator[tuple[str, bytes]]:
    """
    Give the files of the Compare page: rows, words and the list of what can be chosen, and each programme's cells.

    Args:
        comparison: All programmes, and the cities that have none.
        groups: What can be chosen, in the groups in which it is listed.
        presets: What can be chosen at one click.
    """
    writer = _Writer(edition=edition, comparison=comparison)
    yield COMPARED_ROWS, _call("comparison", writer.rows(groups, presets))
    for place, column in enumerate(comparison.columns):
        if column.has_programme:
            yield compared_path(column.id), _call("column", writer.column(place, column))


def _call(name: str, data: Data) -> bytes:
    """Give a script that hands over data, as one call of a function of the page's script."""
    return f"valuesExchange.{name}({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n".encode()


@frozen(kw_only=True, slots=False)
class _Writer:
    edition: Edition
    comparison: Comparison

    def rows(self, groups: tuple[Choice, ...], presets: tuple[Choice, ...]) -> Data:
        say, comparison = self.edition.say, self.comparison
        sheet = Sheet(edition=self.edition, path=COMPARE)
        portable = portable_rows(say, comparison.rows)
        cities = {column.city_id for column in comparison.columns}
        short = short_titles(self.edition.catalogue, cities, say)
        return {
            "rows": [{**_row(sheet, row), **portable.get(row.id, {})} for row in comparison.rows],
            "sections": dict(comparison.titles),
            "columns": [self._listed(sheet, column, short) for column in comparison.columns],
            "groups": [_choice(sheet, group) for group in groups],
            "presets": [_choice(sheet, preset) for preset in presets],
            "states": {state.value: state_words(say, state) for state in CellState},
            "silent": [state.value for state in SILENT],
            "valued": [state.value for state in CellState if state.has_value],
            "blank": str(sheet.blank(state_words(say, CellState.NOT_DOCUMENTED))),
            "none": str(sheet.blank(state_words(say, CellState.NO_PROGRAMME))),
            "most": MOST_CHOSEN,
            "patterns": verdict_patterns(say),
            "words": compare_words(say),
        }

    def _listed(self, sheet: Sheet, column: Column, short: Mapping[str, str]) -> Data:
        """Give what the list of programmes shows of one."""
        city = self.edition.catalogue.cities.get(column.city_id)
        names = set(city.value.name.by_language.values()) - {column.city.text} if city else set()
        listed: Data = {"id": column.id, "city": column.city_id, "name": column.city.text, "names": sorted(names)}
        if column.title is None:
            return {**listed, "head": str(head(sheet, column)), "heading": column_heading(sheet.say, column)}
        language = column.title.language if column.title.language != sheet.say.language else ""
        return {
            **listed,
            "title": column.title.text,
            "long": sheet.say("{name} ({what})", name=column.city.text, what=short[column.id]),
            **({"lang": language} if language else {}),
        }

    def column(self, place: int, column: Column) -> Data:
        """Give a programme's head, its sources and its cells, those left out of which nothing is documented."""
        sheet = Sheet(edition=self.edition, path=COMPARE)
        cells = {row.id: self._cell(sheet, column, row, row.cells[place]) for row in self.comparison.rows}
        return {
            "id": column.id,
            "head": str(head(sheet, column)),
            "heading": column_heading(self.edition.say, column),
            "page": sheet.href(programme_path(column.id)),
            "sources": {_key(cited): str(self._source(sheet, cited)) for cited in column.sources.values()},
            "cells": {row: cell for row, cell in cells.items() if cell},
        }

    def _cell(self, sheet: Sheet, column: Column, row: Row, cell: Cell) -> Data:
        if cell.state is CellState.NOT_DOCUMENTED and not cell.remark:
            return {}
        state = {} if cell.state is CellState.STATED else {"state": cell.state.value}
        remark = {"remark": 1} if cell.remark else {}
        say, entries = self.edition.say, brief(row.kind, cell) if cell.entries else ()
        lines = [entry_line(say, entry) for entry in entries] or cell_lines(say, row.kind, cell)
        return {
            **state,
            **remark,
            "html": entries_inside(sheet, column, row.kind, cell, entries, _noting),
            "text": "\n".join(lines),
            "told": told_in_short(cell),
            **portable_cell(say, row, cell),
        }

    def _source(self, sheet: Sheet, cited: Cited) -> Markup:
        title = element("a", cited.title, href=cited.url, rel="noreferrer") if cited.url else cited.title
        parts = (cited.publisher, cited.date, account_words(sheet.say, cited.account))
        return element("span", title, " ", element("span", " · ".join(filter(None, parts)), class_="ve-beside"))


def told_in_short(cell: Cell) -> str:
    """Give what a cell tells as a few letters, its state where it holds nothing: two cells that differ have others."""
    state, codes, texts = cell.told
    if not cell.entries:
        return state.value
    told = repr((state.value, sorted(codes), sorted(texts)))
    return blake2b(told.encode(), digest_size=6).hexdigest()


def _noting(column: Column, entry: Entry) -> Markup:
    """Say where the notes of a claim go, to which sources, and where the claim stands on the programme's page."""
    keys = [_key(column.sources[key]) for key in entry.sources if key in column.sources]
    if not keys:
        return Markup()
    return Markup(f'<sup data-sources="{escape(" ".join(keys))}" data-at="{escape(anchor_of(entry.path))}"></sup>')


def _key(cited: Cited) -> str:
    """Give the one name of a source, whichever record cites it."""
    return f"{cited.record}:{cited.id}"


def _row(sheet: Sheet, row: Row) -> Data:
    more = {"what": row.description, "ask": row.question, "judge": judging_of(row)}
    title = row_title(sheet.say, row)
    return {
        "id": row.id,
        "title": row.title,
        "section": row.section,
        **({"whole": title} if title != row.title else {}),
        **{name: text for name, text in more.items() if text},
    }


def _choice(sheet: Sheet, choice: Choice) -> Data:
    page = {"page": sheet.href(choice.page)} if choice.page else {}
    return {"id": choice.id, "name": choice.name, "title": choice.title, "columns": list(choice.columns), **page}
