"""YAML or JSON text as plain data that remembers line and column."""

from values_exchange.document.parsing import Document, check_size, parse, positions
from values_exchange.document.places import Positions
from values_exchange.document.refusals import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from values_exchange.document.rewriting import with_field

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_VALUES",
    "Document",
    "Positions",
    "check_size",
    "parse",
    "positions",
    "with_field",
]
