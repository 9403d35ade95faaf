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
from values_exchange.pages.shapes.learning import event_said
from values_exchange.pages.shapes.places import sighting
from values_exchange.pages.shapes.quantities import figures, money, region, table
from values_exchange.pages.shapes.shown import claim_said, conflicts, shape_shown

__all__ = [
    "claim_said",
    "coded",
    "conflicts",
    "dated",
    "details",
    "event_said",
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
