"""What verdicts rest on, as plain data: for whoever judges a choice of columns without Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from values_exchange.comparison.cells import Cell, DatedBy, Dating, Entry, Row, RowKind
from values_exchange.comparison.comparable import TRAITS, number_of
from values_exchange.comparison.elsewhere import LOOKALIKES
from values_exchange.comparison.shared_codes import time_of
from values_exchange.comparison.wording import MOMENT, rate_words
from values_exchange.languages import Interface
from values_exchange.terms import code_label
from values_exchange.vocabulary import MEASURES, MONEY_COVERS, MONEY_STAGES
from values_exchange.wording import code_word, mid_sentence

NUMBERS: Final = frozenset({RowKind.FIGURES, RowKind.MONEY, RowKind.DERIVED})
"""Kinds of rows that are judged by their numbers."""

DERIVED_FROM: Final = ("sites.open", "sites.other", "figures.sites_open.moment")
"""The rows one of which a programme has where there is anything to derive numbers from, as `is_derivable` tells."""

Data = dict[str, Any]


def judging_of(row: Row) -> str:
    """Tell how a row is judged whichever columns are chosen: by its ``numbers``, by its ``codes``, or not at all."""
    if row.kind in NUMBERS:
        return "numbers"
    return "codes" if row.verdict else ""


def portable_cell(say: Interface, row: Row, cell: Cell) -> Data:
    """
    Give what the verdict on a row depends on in one cell.

    Shape: of codes ``codes``, each with its state and year (see `time_of`); of numbers ``numbers``, each with its year
    or None, the values and the words of its traits, what it is about, and the year at whose rate euros stand beside it
    or None; and ``undated``, how the first is dated, as a pattern and a date. ``value`` is the latest in words, and
    ``derived`` the date for which a number was derived.
    """
    if not cell.entries:
        return {}
    if row.kind in NUMBERS:
        derived = cell.entries[-1].derivation
        return {**_numbers(say, cell), **({"derived": derived.as_of_words} if derived else {})}
    return {"codes": [[code, entry.state, time_of(entry)] for entry in cell.entries for code in entry.codes]}


def _numbers(say: Interface, cell: Cell) -> Data:
    numbers = [number_of(cell.column, entry) for entry in cell.entries if entry.quantity]
    found: Data = {"value": cell.entries[0].label}
    if numbers:
        traits = [[number.entry.trait(of) for of in TRAITS] for number in numbers]
        found["numbers"] = [
            [
                number.year,
                number.kind,
                [trait and trait.words for trait in held],
                "\n".join(number.entry.about),
                _euros_of(number.entry),
            ]
            for number, held in zip(numbers, traits, strict=True)
        ]
        found["undated"] = _undated(say, numbers[0].entry.dating)
    return found


def _euros_of(entry: Entry) -> int | None:
    return entry.in_euros.year if entry.in_euros and entry.in_euros.is_converted else None


def _undated(say: Interface, dating: Dating) -> list[str]:
    if dating.by is DatedBy.CLAIM:
        return ["dated_only", dating.shown]
    if dating.by is DatedBy.SOURCE and dating.last is not None:
        return ["source_of", say.date(dating.last)]
    return ["undated", ""]


def portable_rows(say: Interface, rows: Sequence[Row]) -> Mapping[str, Data]:
    """
    Give what the verdict on each row depends on beside its cells.

    Shape: of codes ``labels`` by code; of figures ``rates`` and ``measures``, the other rows in which a column silent
    here may say something like it, each with its pattern; of money ``covers``, with the words for it and the stage; of
    derived numbers ``only_one``, the name of the pattern for one column alone, and ``only_with``, the rows of which one
    is needed to derive them.
    """
    ways = [(row.id, row.id.split(".")) for row in rows if row.kind is RowKind.FIGURES]
    keys = [(row, way[-2], way[-1]) for row, way in ways]
    return {row.id: _row(say, row, keys) for row in rows if judging_of(row)}


_Keys = Sequence[tuple[str, str, str]]


def _row(say: Interface, row: Row, keys: _Keys) -> Data:
    if row.kind is RowKind.FIGURES:
        return _figures(say, row, keys)
    if row.kind is RowKind.MONEY:
        covers, stage = row.id.split(".")[-2:]
        label = mid_sentence(code_label(MONEY_COVERS, covers, say), say)
        return {"covers": [covers, label, code_word(MONEY_STAGES, stage, say)]}
    if row.kind is RowKind.DERIVED:
        return {"only_one": "derived_alone", "only_with": list(DERIVED_FROM)}
    codes = row.verdict.codes if row.verdict else ()
    return {"labels": {code.code: code.label for code in codes}}


def _figures(say: Interface, row: Row, keys: _Keys) -> Data:
    measure = row.id.split(".")[-2]
    alike = frozenset[str]().union(*(family for family in LOOKALIKES if measure in family))
    others = [key for key in keys if key[0] != row.id]
    return {
        "rates": [[other, _at_rate(say, rate)] for other, what, rate in others if what == measure],
        "measures": [[other, _measuring(say, what)] for other, what, _ in others if what in alike and what != measure],
    }


def _at_rate(say: Interface, rate: str) -> str:
    words = rate_words(say, rate) if rate != MOMENT else say("at one time")
    return say("{column} gives it {rate}: {value}", column="{column}", rate=words, value="{value}")


def _measuring(say: Interface, measure: str) -> str:
    what = code_word(MEASURES, measure, say)
    return say("{column} states another measure, {what}: {value}", column="{column}", what=what, value="{value}")
