"""Programmes side by side: absence apart from zero, done apart from announced; when values are not comparable, why."""

from values_exchange.comparison.asof import SiteStanding, sites_as_of
from values_exchange.comparison.brief import brief
from values_exchange.comparison.cells import (
    SILENT,
    Account,
    Cell,
    CellState,
    Cited,
    CodeShared,
    Column,
    Comparable,
    Comparison,
    DatedBy,
    Dating,
    Entry,
    Quantity,
    Reason,
    Row,
    RowKind,
    Section,
    Trait,
    Verdict,
    WhyNot,
)
from values_exchange.comparison.comparable import YEARS_COMPARABLE
from values_exchange.comparison.figures import UNITS_BEHIND
from values_exchange.comparison.side_by_side import compare
from values_exchange.comparison.wording import account_words, done_words, state_words

__all__ = [
    "SILENT",
    "UNITS_BEHIND",
    "YEARS_COMPARABLE",
    "Account",
    "Cell",
    "CellState",
    "Cited",
    "CodeShared",
    "Column",
    "Comparable",
    "Comparison",
    "DatedBy",
    "Dating",
    "Entry",
    "Quantity",
    "Reason",
    "Row",
    "RowKind",
    "Section",
    "SiteStanding",
    "Trait",
    "Verdict",
    "WhyNot",
    "account_words",
    "brief",
    "compare",
    "done_words",
    "sites_as_of",
    "state_words",
]
