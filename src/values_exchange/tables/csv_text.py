"""A comparison as CSV, one line for each row or one for each entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from values_exchange.comparison import (
    Cell,
    Column,
    Comparison,
    Conversion,
    DatedBy,
    Derivation,
    Entry,
    Row,
    account_words,
)
from values_exchange.languages import Interface
from values_exchange.tables.plain import column_heading, table_rows


def as_csv(comparison: Comparison, *, long: bool = False) -> bytes:
    """
    Give a comparison as CSV that opens in any spreadsheet: UTF-8 with a byte order mark, comma-separated, CRLF.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Args:
        long: One line for each entry, with its date, sources and the rest in columns of their own, instead of one line
            for each row with a column for each programme.
    """
    return csv_file(long_lines(comparison) if long else _wide_lines(comparison))


def csv_file(lines: Iterable[Sequence[str | float]]) -> bytes:
    """Give lines as CSV that opens in any spreadsheet, as `as_csv` does."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_guarded(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""


def _guarded(cell: str | float) -> str | float:
    """Keep a spreadsheet from taking a text for a formula; numbers are no texts."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return cell


def _wide_lines(comparison: Comparison) -> Iterator[list[str]]:
    say = Interface(comparison.language)
    date = say("as of {date}", date=say.date(comparison.as_of)) if comparison.as_of else say("no date asked for")
    headings = [column_heading(say, column) for column in comparison.columns]
    yield [say("Section"), say("Row ({date})", date=date), *headings, say("What can be compared"), say("Row id")]
    for row in table_rows(comparison):
        yield [row.section, row.title, *row.cells, row.verdict, row.id]


LONG_COLUMNS: Final = (
    "section",
    "row_id",
    "row",
    "kind",
    "column",
    "city",
    "programme",
    "state",
    "state_in_words",
    "text",
    "label",
    "codes",
    "low",
    "high",
    "unit",
    "qualifier",
    "done",
    "about",
    "date",
    "dated_by",
    "first",
    "last",
    "holds",
    "account",
    "said_by",
    "sources",
    "caveat",
    "path",
    "as_of",
    "euros_low",
    "euros_high",
    "euros_rate",
    "euros_year",
    "euros_why_not",
    "in_euros",
    "formula",
    "derived_from",
)
"""The columns of the long CSV; their names stay the same in every language, so that programs can rely on them."""


def long_lines(comparison: Comparison) -> Iterator[list[str | float]]:
    """Give a comparison as lines of texts and numbers, one for each entry, with `LONG_COLUMNS` first."""
    yield list(LONG_COLUMNS)
    for row in comparison.rows:
        for cell in row.cells:
            column = comparison.column(cell.column)
            for line in _long_cells(comparison, row, cell, column):
                yield [line.get(name, "") for name in LONG_COLUMNS]


def _long_cells(comparison: Comparison, row: Row, cell: Cell, column: Column) -> Iterator[dict[str, str | float]]:
    place: dict[str, str | float] = {
        "section": comparison.titles[row.section],
        "row_id": row.id,
        "row": row.title,
        "kind": row.kind.value,
        "column": column.id,
        "city": column.city.text,
        "programme": column.title.text if column.title else "",
        "state": cell.state.value,
        "state_in_words": cell.words,
        "as_of": str(comparison.as_of or ""),
    }
    say = Interface(comparison.language)
    if not cell.entries:
        told = "; ".join(filter(None, (cell.note.text if cell.note else "", cell.remark)))
        yield {**place, "text": told, "sources": " ".join(cell.sources)}
    yield from ({**place, **_long_entry(say, entry)} for entry in cell.entries)


def _long_entry(say: Interface, entry: Entry) -> dict[str, str | float]:
    quantity, dating = entry.quantity, entry.dating
    number: dict[str, str | float] = (
        {"low": quantity.low, "high": quantity.high, "unit": quantity.unit, "qualifier": quantity.qualifier}
        if quantity
        else {}
    )
    return {
        **number,
        "text": entry.shown,
        "label": entry.label,
        "codes": " ".join(entry.codes),
        "done": entry.state,
        "about": "; ".join(entry.about),
        "date": dating.shown,
        "dated_by": dating.by.value,
        "first": str(dating.first or ""),
        "last": str(dating.last or ""),
        "holds": entry.holds.value if entry.holds else "",
        "account": account_words(say, entry.account) if dating.by is not DatedBy.NOT_ASKED else "",
        "said_by": entry.said_by,
        "sources": " ".join(entry.sources),
        "caveat": entry.caveat.text if entry.caveat else "",
        "path": ".".join(str(step) for step in entry.path),
        **_long_euros(entry.in_euros),
        **_long_derivation(entry.derivation),
    }


def _long_euros(euros: Conversion | None) -> dict[str, str | float]:
    if euros is None:
        return {}
    numbers = {"low": euros.low, "high": euros.high, "rate": euros.rate, "year": euros.year}
    told = {f"euros_{name}": number for name, number in numbers.items() if number is not None}
    return {**told, "euros_why_not": euros.why_not, "in_euros": euros.words}


def _long_derivation(derivation: Derivation | None) -> dict[str, str | float]:
    if derivation is None:
        return {}
    facts = (f"{fact.what}: {fact.value} [{' '.join(fact.sources)}]" for fact in derivation.inputs)
    return {"formula": " ".join([derivation.formula, *derivation.notes]), "derived_from": "; ".join(facts)}
