"""How each shape of the model looks on a page."""

from values_exchange.pages.shapes.claims import (
    coded,
    dated,
    details,
    fields,
    listed,
    moment,
    statement_said,
    statements,
    whens,
    with_text,
)
from values_exchange.pages.shapes.learning import event_head
from values_exchange.pages.shapes.places import sighting
from values_exchange.pages.shapes.quantities import STACKED, figures, money, region, table
from values_exchange.pages.shapes.shown import claim_said, conflicts, shape_shown

__all__ = [
    "STACKED",
    "claim_said",
    "coded",
    "conflicts",
    "dated",
    "details",
    "event_head",
    "fields",
    "figures",
    "listed",
    "moment",
    "money",
    "region",
    "shape_shown",
    "sighting",
    "statement_said",
    "statements",
    "table",
    "whens",
    "with_text",
]
