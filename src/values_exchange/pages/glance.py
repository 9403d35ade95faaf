"""What all programmes say in the few coded rows that the overviews are made of, compared once for all of them."""

from __future__ import annotations

from typing import Final

from values_exchange.comparison import Comparison, compare
from values_exchange.pages.edition import Edition

GLANCE_ROWS: Final = (
    "kind",
    "status",
    "themes",
    "offer.functions",
    "audience.groups",
    "volunteers.direction",
    "volunteers.tasks",
    "organisations.run",
    "funding.origins",
)
"""The rows of codes that the overviews lay out."""


def glance(edition: Edition) -> Comparison:
    """Compare all programmes, in the order in which they are listed, and the cities that have none yet."""
    programmes = [record.id for record in edition.programmes]
    cities = [city for city in edition.cities if city in edition.catalogue.cities and city not in edition.by_city]
    return compare(
        edition.catalogue, programmes=programmes, cities=cities, rows=GLANCE_ROWS, language=edition.say.language
    )
