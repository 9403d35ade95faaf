"""What the lanes of the timeline hold: the network’s moments, then those of each city and of its programmes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from values_exchange.catalogue import NETWORK_ID
from values_exchange.model import Programme
from values_exchange.pages.markup import Markup, escape
from values_exchange.pages.moments import Moment, MomentKind, city_moments, network_moments, programme_moments
from values_exchange.pages.names import city_link, programme_link
from values_exchange.pages.paths import NETWORK
from values_exchange.pages.sheet import Sheet

APART: Final = frozenset({MomentKind.MONEY, MomentKind.ROLE})
"""What the history of each programme holds and the timeline does not: there would be no end of it."""

SHOWN: Final = tuple(kind for kind in MomentKind if kind not in APART)


@frozen(kw_only=True)
class Strand:
    """What one lane shows: its id, its name, and its moments in order of time."""

    id: str
    name: Markup
    moments: tuple[Moment, ...]
    programme: Programme | None = None


@frozen(kw_only=True)
class Bundle:
    """Lanes that stand together under a name: those of the network, or of a city."""

    id: str
    name: Markup
    strands: tuple[Strand, ...]

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All their moments."""
        return tuple(one for strand in self.strands for one in strand.moments)


def bundles_of(sheet: Sheet, *, is_whole: bool) -> Iterator[Bundle]:
    """Give what the network dates, and, unless there are too many programmes, each city in the order of their names."""
    edition = sheet.edition
    network = edition.catalogue.network
    if network is not None:
        sheet.turn_to(NETWORK_ID)
        yield _of_network(sheet, network_moments(sheet, network.value))
    for city in edition.cities if is_whole else ():
        yield Bundle(id=f"lane-{city}", name=city_link(sheet, city), strands=tuple(_of_city(sheet, city)))


def _of_network(sheet: Sheet, moments: Sequence[Moment]) -> Bundle:
    say, name = sheet.say, sheet.link(NETWORK, sheet.edition.network_name)
    events = tuple(one for one in moments if one.kind is MomentKind.EVENT)
    visits = tuple(one for one in moments if one.kind is MomentKind.VISIT)
    strands = [
        Strand(id="lane-events", name=escape(say("Project and events")), moments=events),
        Strand(id="lane-visits", name=escape(say("Visits between cities")), moments=visits),
    ]
    return Bundle(id="lane-network", name=name, strands=tuple(strand for strand in strands if strand.moments))


def _of_city(sheet: Sheet, city: str) -> Iterator[Strand]:
    edition = sheet.edition
    record = edition.catalogue.cities.get(city)
    if record is not None:
        sheet.turn_to(record.id)
        moments = city_moments(sheet, record.value)
        if moments:
            yield Strand(id=f"lane-{city}-city", name=escape(edition.say("The city itself")), moments=moments)
    for programme in edition.by_city.get(city, ()):
        sheet.turn_to(programme.id)
        found = tuple(one for one in programme_moments(sheet, programme.value) if one.kind not in APART)
        key = f"lane-{programme.id.replace('/', '-')}"
        yield Strand(id=key, name=programme_link(sheet, programme.id), moments=found, programme=programme.value)
