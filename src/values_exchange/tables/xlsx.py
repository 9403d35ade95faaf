"""A comparison as a workbook for Excel, LibreOffice and the like: the table, its sources, and every entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import field, frozen

from values_exchange.comparison import Cell, CellState, Cited, Comparison, Row, account_words
from values_exchange.languages import Interface
from values_exchange.problems import NotInstalled
from values_exchange.tables.csv_text import FORMULA_SIGNS, LONG_COLUMNS, long_lines
from values_exchange.tables.plain import cell_lines, column_heading, row_title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

MOST_CHARACTERS: Final = 32_767
"""How long the text of a cell may be. Source: “Excel specifications and limits”, Microsoft."""

HEAD, SECTION, QUESTION, TEXT, GAP = "Head", "Section", "Question", "Entry", "Gap"
"""The looks of a cell, by the names a reader finds among the workbook's cell styles."""

_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\]")
_NOT_PRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_WITH_ENTRIES: Final = {"state", *(state.value for state in CellState if state.has_value)}
_CUT: Final = " […]"
_A3: Final = 8
_WIDTHS: Final = {"row": 30, "column": 30, "programme": 36, "text": 60, "label": 40, "caveat": 40}
_SAVED: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP file can hold: it says nothing, so that a comparison gives the same file on any day."""


def as_xlsx(comparison: Comparison, *, entries: bool = True) -> bytes:
    """
    Give a comparison as an XLSX workbook; the same comparison gives the same bytes.

    Shape: the first sheet is the table, with a row for each question and a column for each programme; the header and
    the questions stay in sight, and numbers in square brackets are sources. The second sheet lists these. The third has
    a line for each entry, with the columns of the long CSV and numbers as numbers. Texts are stored as texts, never as
    formulas; one that is longer than a cell may hold ends with ``[…]``.

    Args:
        entries: Whether to add the third sheet, which takes longer than the others together.

    Raises:
        NotInstalled: if the package openpyxl is missing, which comes with ``values-exchange[xlsx]``.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise NotInstalled(what="A workbook (XLSX)", package="openpyxl", extra="xlsx") from error
    book = Workbook(write_only=True)
    for style in _looks():
        book.add_named_style(style)
    written = _Written(comparison=comparison, book=book)
    written.table()
    written.sources()
    if entries:
        written.entries()
    held = io.BytesIO()
    book.save(held)
    return _timeless(held.getvalue())


@frozen(kw_only=True)
class _Written:
    """A comparison while it is written as a workbook, with the numbers of the sources cited so far."""

    comparison: Comparison
    book: Workbook
    numbers: dict[tuple[str, str], int] = field(factory=dict)

    @property
    def say(self) -> Interface:
        return Interface(self.comparison.language)

    def table(self) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties

        say, columns = self.say, self.comparison.columns
        heads = [column_heading(say, column) for column in columns]
        sheet = self._sheet(say("Comparison"), (32, *(44 for _ in columns), 44, 30), freeze="B2")
        _line(sheet, [say("Question"), *heads, say("What can be compared"), say("Row id")], HEAD)
        for section in self.comparison.sections():
            _line(sheet, [section.title, *("" for _ in range(len(columns) + 2))], SECTION)
            for row in section.rows:
                self._row(sheet, row)
        notes = (
            self.comparison.as_of_words,
            say("Numbers in square brackets are sources, listed on the next sheet."),
            say("Nothing is ranked, and a blank is no zero."),
        )
        for note in notes:
            _line(sheet, [note], TEXT)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"

    def _row(self, sheet: Worksheet, row: Row) -> None:
        verdict = " ".join(row.verdict.sentences) if row.verdict else ""
        _line(
            sheet,
            [row_title(self.say, row), *(self._told(row, cell) for cell in row.cells), verdict, row.id],
            (QUESTION, *(TEXT if cell.state.has_value else GAP for cell in row.cells), TEXT, TEXT),
        )

    def _told(self, row: Row, cell: Cell) -> str:
        text = "\n".join(cell_lines(self.say, row.kind, cell))
        cited = self.comparison.column(cell.column).sources
        ids = dict.fromkeys((*cell.sources, *(source for entry in cell.entries for source in entry.sources)))
        numbers = [str(self._number(cited[source])) for source in ids if source in cited]
        return f"{text} [{', '.join(numbers)}]" if numbers else text

    def _number(self, cited: Cited) -> int:
        return self.numbers.setdefault((cited.record, cited.id), len(self.numbers) + 1)

    def sources(self) -> None:
        say = self.say
        sheet = self._sheet(say("Sources"), (9, 60, 32, 28, 24, 60, 30, 16), freeze="C2")
        heads = (
            say("Number"),
            say("Title"),
            say("Publisher"),
            say("Date"),
            say("Whose account"),
            say("Address"),
            say("Declared in"),
            say("Source id"),
        )
        _line(sheet, heads, HEAD)
        cited = {(one.record, one.id): one for column in self.comparison.columns for one in column.sources.values()}
        for key, number in self.numbers.items():
            one = cited[key]
            account = account_words(say, one.account)
            _line(sheet, (number, one.title, one.publisher, one.date, account, one.url, one.record, one.id), TEXT)

    def entries(self) -> None:
        from openpyxl.utils import get_column_letter

        sheet = self._sheet(self.say("Entries"), [_WIDTHS.get(name, 16) for name in LONG_COLUMNS], freeze="A2")
        state = LONG_COLUMNS.index("state")
        lines = [line for line in long_lines(self.comparison) if line[state] in _WITH_ENTRIES]
        for number, line in enumerate(lines):
            _line(sheet, line, TEXT if number else HEAD)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(LONG_COLUMNS))}{len(lines)}"

    def _sheet(self, title: str, widths: Iterable[int], *, freeze: str) -> Worksheet:
        from openpyxl.utils import get_column_letter

        sheet: Worksheet = self.book.create_sheet(_NOT_IN_TITLES.sub(" ", title)[:_LONGEST_TITLE])
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = freeze
        return sheet


def _line(sheet: Worksheet, values: Sequence[str | float], looks: str | Sequence[str]) -> None:
    """Write a line below the others: texts as texts, never as formulas, and numbers as numbers."""
    from openpyxl.cell import WriteOnlyCell

    cells: list[object] = []
    each = [looks] * len(values) if isinstance(looks, str) else looks
    for value, look in zip(values, each, strict=True):
        if value == "" and look == TEXT:
            cells.append(None)
            continue
        cell = WriteOnlyCell(sheet, _fitting(value) if isinstance(value, str) else value)
        cell.style = look
        if isinstance(value, str):
            cell.data_type = "s"
            # Without it a text that begins like a formula becomes one as soon as somebody edits the cell.
            if value.lstrip(" \n").startswith(FORMULA_SIGNS):
                cell.quotePrefix = True
        cells.append(cell)
    sheet.append(cells)


def _fitting(text: str) -> str:
    """Give a text without the characters that a workbook cannot hold, and no longer than a cell may be."""
    shown = _NOT_PRINTABLE.sub("", text)
    return shown if len(shown) <= MOST_CHARACTERS else shown[: MOST_CHARACTERS - len(_CUT)] + _CUT


def _looks() -> Iterable[NamedStyle]:
    """Give the looks of cells; a gap is told by its words, and stands in italics besides."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    top = Alignment(wrap_text=True, vertical="top")
    under = Border(bottom=Side(style="thin", color="C5CED6"))
    fonts = {
        HEAD: Font(bold=True, color="FFFFFF"),
        SECTION: Font(bold=True, color="12436D"),
        QUESTION: Font(bold=True),
        TEXT: Font(),
        GAP: Font(italic=True, color="4C5865"),
    }
    fills = {HEAD: PatternFill("solid", start_color="12436D"), SECTION: PatternFill("solid", start_color="EEF3F6")}
    return [
        NamedStyle(name=name, font=font, alignment=top, border=under, fill=fills.get(name, PatternFill()))
        for name, font in fonts.items()
    ]


def _timeless(content: bytes) -> bytes:
    """Take the time of writing out of a workbook."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, date_time=_FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            part = old.read(name)
            new.writestr(
                entry, _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", part) if name == "docProps/core.xml" else part
            )
    return held.getvalue()
