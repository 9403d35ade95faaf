"""A comparison as CSV, JSON and Markdown, and as plain rows for a terminal."""

from values_exchange.tables.csv_text import LONG_COLUMNS, as_csv
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

__all__ = [
    "LONG_COLUMNS",
    "TableRow",
    "as_csv",
    "as_json",
    "as_markdown",
    "as_rows",
    "cell_lines",
    "column_heading",
    "entry_line",
    "row_title",
    "table_rows",
]
