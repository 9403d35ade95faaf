"""A comparison as plain rows of text, for a terminal or any other table."""

from __future__ import annotations

from attrs import frozen

from values_exchange.comparison import UNITS_BEHIND, Cell, Column, Comparison, Entry, Row, RowKind, brief, done_words
from values_exchange.languages import Interface


@frozen(kw_only=True)
class TableRow:
    """
    A row of a comparison as plain text.

    Shape: `cells` are in the order of the columns, each with one line for each entry; a cell without a value says why.
    `verdict` is empty where there is nothing to say.
    """

    id: str
    section: str
    title: str
    cells: tuple[str, ...]
    verdict: str
    is_documented: bool


def as_rows(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
    """
    Give a comparison as lines of plain texts, for a terminal or any other table.

    Shape: the first line is the header; each line has a title and one text for each column. A verdict has a line of its
    own under its row, in the first column; rows of which nobody says anything share the last line.
    """
    say = Interface(comparison.language)
    rest = ("",) * (len(comparison.columns) - 1)
    lines = [("", *(column_heading(say, column) for column in comparison.columns))]
    rows = table_rows(comparison)
    for row in rows:
        if row.is_documented:
            lines.append((row.title, *row.cells))
            lines += [(f"→ {say('compared')}", row.verdict, *rest)] if row.verdict else []
    silent = ", ".join(row.title for row in rows if not row.is_documented)
    if silent and comparison.columns:
        lines.append((say("Not documented by any"), silent, *rest))
    return tuple(lines)


def table_rows(comparison: Comparison) -> tuple[TableRow, ...]:
    """Give every row of a comparison as plain text."""
    say = Interface(comparison.language)
    return tuple(
        TableRow(
            id=row.id,
            section=comparison.titles[row.section],
            title=row_title(say, row),
            cells=tuple("\n".join(cell_lines(say, row.kind, cell)) for cell in row.cells),
            verdict=" ".join(row.verdict.sentences) if row.verdict else "",
            is_documented=row.is_documented,
        )
        for row in comparison.rows
    )


def row_title(say: Interface, row: Row) -> str:
    """Give the title of a row with its unit, where that does not stand behind each number."""
    is_said = row.unit in UNITS_BEHIND or row.unit.casefold() in row.title.casefold()
    return row.title if is_said else say("{title} ({unit})", title=row.title, unit=row.unit)


def cell_lines(say: Interface, kind: RowKind, cell: Cell) -> tuple[str, ...]:
    """Give a cell in lines: one for each entry, or one that says why there is none."""
    if cell.state.has_value:
        return tuple(entry_line(say, entry) for entry in brief(kind, cell))
    details = [part for part in (cell.note.text if cell.note else "", cell.remark) if part]
    return (": ".join([cell.words, *details]),)


def entry_line(say: Interface, entry: Entry) -> str:
    """
    Give an entry in one line: what it says, what it is about, its date.

    In brackets stand euros beside another currency, or why there are none, and how a derived number was derived.
    """
    done = done_words(say, entry.state)
    shown = say("{how}: {what}", how=done, what=entry.shown) if done else entry.shown
    if beside := beside_words(say, entry):
        shown = say("{what} ({beside})", what=shown, beside=beside)
    date = entry.dating.shown if entry.dating.shown != entry.label else ""
    said_by = say("said by {who}", who=entry.said_by) if entry.said_by else ""
    return " · ".join(filter(None, (shown, ", ".join(entry.about), said_by, date)))


def beside_words(say: Interface, entry: Entry) -> str:
    """Give what stands beside the number of an entry and never instead of it; empty for most."""
    if entry.in_euros is not None:
        return say("in euros: {sum}", sum=entry.in_euros.words)
    if entry.derivation is not None:
        return " ".join([entry.derivation.formula, *entry.derivation.notes])
    return ""


def column_heading(say: Interface, column: Column) -> str:
    """Give the heading of a column: the city, and the programme's title."""
    if column.title is None:
        return column.city.text
    return say("{city}: {programme}", city=column.city.text, programme=column.title.text)
