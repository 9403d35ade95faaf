"""A comparison as CSV, JSON, Markdown, XLSX and DataFrame, and as plain rows for a terminal."""

from values_exchange.tables.csv_text import LONG_COLUMNS, as_csv
from values_exchange.tables.data_frame import as_data_frame
from values_exchange.tables.json_text import as_json
from values_exchange.tables.markdown import as_markdown
from values_exchange.tables.plain import (
    TableRow,
    as_rows,
    cell_lines,
    column_heading,
    entry_line,
    row_title,
    table_rows,
)
from values_exchange.tables.tasks import tasks_csv, tasks_json, tasks_text
from values_exchange.tables.xlsx import as_xlsx

__all__ = [
    "LONG_COLUMNS",
    "TableRow",
    "as_csv",
    "as_data_frame",
    "as_json",
    "as_markdown",
    "as_rows",
    "as_xlsx",
    "cell_lines",
    "column_heading",
    "entry_line",
    "row_title",
    "table_rows",
    "tasks_csv",
    "tasks_json",
    "tasks_text",
]
