"""A comparison as a pandas DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from values_exchange.comparison import Comparison
from values_exchange.problems import NotInstalled
from values_exchange.tables.csv_text import LONG_COLUMNS, long_lines

if TYPE_CHECKING:
    from pandas import DataFrame

_NUMBERS: Final = frozenset({"low", "high", "euros_low", "euros_high", "euros_rate", "euros_year"})


def as_data_frame(comparison: Comparison) -> DataFrame:
    """
    Give a comparison as a pandas DataFrame with a line for each entry, to filter and pivot.

    Shape: the columns are those of the long CSV, of type ``string``, numbers of type ``Float64``. A cell without an
    entry has a line too, with its state. What is not documented or does not apply is ``<NA>``; a zero is 0.

    Raises:
        NotInstalled: if the package pandas is missing, which comes with ``values-exchange[pandas]``.
    """
    try:
        from pandas import NA, DataFrame
    except ImportError as error:
        raise NotInstalled(what="A DataFrame", package="pandas", extra="pandas") from error
    _, *lines = long_lines(comparison)
    blank_is_na = [[NA if value == "" else value for value in line] for line in lines]
    types = {name: "Float64" if _is_number(name) else "string" for name in LONG_COLUMNS}
    return DataFrame(blank_is_na, columns=list(LONG_COLUMNS), dtype=object).astype(types)


def _is_number(column: str) -> bool:
    return column in _NUMBERS
