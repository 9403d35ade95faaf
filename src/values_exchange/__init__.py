"""
Shared schema, checks, comparison and documentation for city practices in migrant integration and volunteering.

>>> from values_exchange import compare, example_catalogue
>>> catalogue = example_catalogue()
>>> catalogue.city("duesseldorf").value.country
'DE'
"""

from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison import (
    Alike,
    AlikeProgrammes,
    AlikeReason,
    Cell,
    CellState,
    Comparison,
    Row,
    Verdict,
    alike,
    compare,
)
from values_exchange.dates import Known, PartialDate
from values_exchange.examples import example_catalogue
from values_exchange.languages import Interface, Text
from values_exchange.model import (
    City,
    Coded,
    Figure,
    Money,
    Network,
    Organisation,
    Programme,
    Site,
    Source,
    Statement,
    Volunteers,
)
from values_exchange.problems import (
    CannotRead,
    CannotWrite,
    InvalidRecords,
    Problem,
    Severity,
    Span,
    UnknownName,
    ValuesExchangeError,
)
from values_exchange.reading import Reading, read
from values_exchange.schema import schema_for

__all__ = [
    "Alike",
    "AlikeProgrammes",
    "AlikeReason",
    "CannotRead",
    "CannotWrite",
    "Catalogue",
    "Cell",
    "CellState",
    "City",
    "Coded",
    "Comparison",
    "Figure",
    "Interface",
    "InvalidRecords",
    "Known",
    "Money",
    "Network",
    "Organisation",
    "PartialDate",
    "Problem",
    "Programme",
    "Reading",
    "Record",
    "Row",
    "Severity",
    "Site",
    "Source",
    "Span",
    "Statement",
    "Text",
    "UnknownName",
    "ValuesExchangeError",
    "Verdict",
    "Volunteers",
    "alike",
    "compare",
    "example_catalogue",
    "read",
    "schema_for",
]
