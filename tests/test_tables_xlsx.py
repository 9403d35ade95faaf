"""A comparison as a workbook and as a DataFrame, read back by openpyxl and pandas."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from tests.comparing import catalogue, figure, laid, offering, programme
from tests.strategies import plain_data
from values_exchange.comparison import Comparison, compare
from values_exchange.examples import example_catalogue
from values_exchange.model import Programme
from values_exchange.problems import NotInstalled
from values_exchange.tables import LONG_COLUMNS, as_data_frame, as_xlsx
from values_exchange.tables.xlsx import MOST_CHARACTERS

if TYPE_CHECKING:
    from openpyxl import Workbook

THREE = ("duesseldorf/welcome-points", "zurich/volunteering-both-ways", "riga/volunteering-with-newcomers")
REAL = compare(example_catalogue(), programmes=THREE, cities=["terrassa"])
ACTIVE = "figures.volunteers_active.moment"


def read_back(comparison: Comparison) -> Workbook:
    """Open the workbook of a comparison."""
    return load_workbook(io.BytesIO(as_xlsx(comparison)))


def rows_of(book: Workbook, sheet: int) -> list[list[Any]]:
    """Give what stands in the cells of a sheet; an empty cell is an empty text."""
    return [["" if value is None else value for value in line] for line in book.worksheets[sheet].values]


# The workbook


def test_the_table_has_a_row_for_each_question_under_its_section() -> None:
    """Header, sections, questions in their order with as many cells as columns, then what the table means."""
    header, *lines = rows_of(read_back(REAL), 0)
    asked = [line for line in lines if line[-1]]

    assert ["Question", "Düsseldorf: Welcome Points: contact points in the city districts"] == header[:2]
    assert ["Terrassa", "What can be compared", "Row id"] == header[-3:]
    sections = [line[0] for line in lines if line[0] and not line[-1]][:-3]
    assert [row.id for section in REAL.sections() for row in section.rows] == [line[-1] for line in asked]
    assert [section.title for section in REAL.sections()] == sections
    assert REAL.as_of_words == lines[-3][0]
    assert " ".join(REAL.row("offer.functions").verdict.sentences) in [line[-2] for line in asked]  # type: ignore[union-attr]


def test_header_and_questions_stay_in_sight_and_print_on_every_sheet() -> None:
    """Frozen on the screen, repeated on paper, A3 across, all columns on one sheet's width."""
    table, sources, entries = read_back(REAL).worksheets

    assert ("B2", "C2", "A2") == (table.freeze_panes, sources.freeze_panes, entries.freeze_panes)
    assert ("$1:$1", "$A:$A") == (table.print_title_rows, table.print_title_cols)
    assert ("landscape", 8) == (table.page_setup.orientation, int(table.page_setup.paperSize or 0))
    assert (1, 0) == (table.page_setup.fitToWidth, table.page_setup.fitToHeight)
    assert entries.auto_filter.ref == entries.dimensions


def test_the_entries_can_be_left_out() -> None:
    """Then table and sources are the same."""
    small = load_workbook(io.BytesIO(as_xlsx(REAL, entries=False)))

    assert ["Comparison", "Sources", "Entries"] == read_back(REAL).sheetnames
    assert ["Comparison", "Sources"] == small.sheetnames
    assert [rows_of(read_back(REAL), sheet) for sheet in (0, 1)] == [rows_of(small, sheet) for sheet in (0, 1)]


def test_every_number_in_brackets_is_a_source_on_the_second_sheet() -> None:
    """Cited and listed are the same numbers, from 1 without a gap; each has its title, and its address where known."""
    book = read_back(REAL)
    header, *listed = rows_of(book, 1)
    cells = [str(value) for line in rows_of(book, 0)[1:] for value in line[1:5] if str(value).endswith("]")]
    cited = {int(number) for cell in cells for number in cell.rpartition("[")[2].rstrip("]").split(", ")}

    assert ["Number", "Title", "Publisher", "Date", "Whose account", "Address", "Declared in", "Source id"] == header
    assert list(range(1, len(listed) + 1)) == [line[0] for line in listed]
    assert cited == {line[0] for line in listed}
    known = {source.title for column in REAL.columns for source in column.sources.values()}
    assert {line[1] for line in listed} <= known
    assert len(listed) > 20


def test_gap_and_zero_never_look_alike() -> None:
    """A zero is the number 0 among the entries and a text in the table; a blank says so, and has no entry."""
    book = read_back(laid(figure(value=0), programme(), rows=(ACTIVE,)))
    table, entries = rows_of(book, 0), rows_of(book, 2)
    (row,) = [line for line in table if line[-1] == ACTIVE]

    assert ["0 · 2019 [1]", "Not documented"] == row[1:3]
    assert [0] == [line[LONG_COLUMNS.index("low")] for line in entries[1:]]
    assert isinstance(entries[1][LONG_COLUMNS.index("low")], int)
    styles = [cell.style for line in book.worksheets[0].iter_rows() for cell in line if cell.value in row[1:3]]
    assert ["Entry", "Gap"] == styles


def test_announced_is_told_apart_from_done() -> None:
    """In words before the entry."""
    comparison = laid(offering({"codes": ["meals"], "state": "planned"}), rows=("offer.functions",))

    assert any(str(line[1]).startswith("only announced: Meals") for line in rows_of(read_back(comparison), 0))


@pytest.mark.parametrize("text", ["=1+1", "+49 211", "-5", "@cmd", "  =1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """A text that looks like one is stored as text, and stays one when somebody edits the cell."""
    book = read_back(laid(programme(concept=[{"en": text, "sources": ["dated"]}]), rows=("concept",)))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    found = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(text)]

    assert found
    assert {"s"} == {cell.data_type for cell in found}
    assert all(cell.quotePrefix for cell in found)
    assert "f" not in {cell.data_type for cell in cells}


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    """A workbook with a longer text would be repaired by Excel when it is opened."""
    comparison = laid(programme(concept=[{"en": "long " * 8000, "sources": ["dated"]}]), rows=("concept",))
    lengths = [str(value) for line in rows_of(read_back(comparison), 0) for value in line if "long" in str(value)]

    assert [MOST_CHARACTERS] == [len(text) for text in lengths]
    assert lengths[0].endswith("[…]")


def test_the_same_comparison_gives_the_same_file() -> None:
    """No time of writing is kept, neither in the properties nor in the archive."""
    first = as_xlsx(REAL)
    time.sleep(2.1)  # a ZIP file counts time in steps of two seconds

    assert first == as_xlsx(REAL)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in archive.infolist()}


# The DataFrame


def test_the_data_frame_has_a_line_for_each_entry_and_numbers_as_numbers() -> None:
    """As many lines as the long CSV; the columns have the same types whatever stands in them."""
    frame = as_data_frame(REAL)
    expected = sum(max(1, len(cell.entries)) for row in REAL.rows for cell in row.cells)

    assert list(LONG_COLUMNS) == list(frame.columns)
    assert expected == len(frame)
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert ("Float64", "Float64", "string") == (types["low"], types["high"], types["state"])
    assert types == {
        name: str(kind) for name, kind in as_data_frame(laid(programme(), rows=("concept",))).dtypes.items()
    }
    hours = frame[frame["row_id"] == "figures.volunteer_hours.year"]
    assert "zurich/volunteering-both-ways" in set(hours[hours["low"].notna()]["column"])


def test_in_the_data_frame_a_blank_is_missing_and_a_zero_is_zero() -> None:
    """Sums and means leave a blank out, and count a zero."""
    frame = as_data_frame(laid(figure(value=0), programme(), rows=(ACTIVE,)))

    assert [False, True] == list(frame["low"].isna())
    assert 0 == frame["low"].iloc[0]
    assert ["stated", "not_documented"] == list(frame["state"])


@pytest.mark.parametrize(("package", "write"), [("openpyxl", as_xlsx), ("pandas", as_data_frame)])
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    package: str, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are optional."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(NotInstalled, match=rf"pip install 'values-exchange\[{'xlsx|pandas'}\]'"):
        write(REAL)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(plain_data(Programme), plain_data(Programme))
def test_any_comparison_can_be_written(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Whatever valid records say, the workbook opens again with all its rows, and the frame has them too."""
    comparison = compare(catalogue({"aa/one": one, "bb/one": other}))

    ids = [line[-1] for line in rows_of(read_back(comparison), 0) if line[-1]]
    assert ["Row id", *(row.id for section in comparison.sections() for row in section.rows)] == ids
    assert {row.id for row in comparison.rows} == set(as_data_frame(comparison)["row_id"])
