"""`Record` (a value and where it stands) and the immutable `Catalogue` that resolves ids, sources and organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Generic, TypeVar

from attrs import field, frozen

from values_exchange.fields import EMPTY
from values_exchange.model import City, Network, Organisation, Programme, Source
from values_exchange.problems import UnknownName

T_co = TypeVar("T_co", Network, City, Programme, covariant=True)

NETWORK_ID = "network"
"""The id of the network's record; no city may have it, since `network.yaml` stands where a city's folder would."""


@frozen(kw_only=True)
class Record(Generic[T_co]):
    """
    A network, city or programme, and where its record stands.

    `id` is the record's path without ending: ``network``, ``duesseldorf``, ``duesseldorf/welcome-points``; `file` is
    the path of its file inside the catalogue's folder, with forward slashes.
    """

    id: str
    value: T_co
    file: str


@frozen(kw_only=True)
class Catalogue:
    """
    All records of a network, read and resolved.

    `cities` and `programmes` are keyed by id, in the order of their ids. `is_whole` is False when only some files of a
    catalogue were read, so that what is not found may stand elsewhere. `left_out` holds the ids of the records that
    were found and are not here because of their errors.
    """

    network: Record[Network] | None = None
    cities: Mapping[str, Record[City]] = field(default=EMPTY)
    programmes: Mapping[str, Record[Programme]] = field(default=EMPTY)
    is_whole: bool = True
    left_out: frozenset[str] = frozenset()

    def records(self) -> Iterator[Record[Network] | Record[City] | Record[Programme]]:
        """Give every record: the network, then each city followed by its programmes."""
        if self.network is not None:
            yield self.network
        by_city: dict[str, list[Record[Programme]]] = {}
        for key, record in self.programmes.items():
            by_city.setdefault(key.partition("/")[0], []).append(record)
        for city in self.cities.values():
            yield city
            yield from by_city.pop(city.id, ())
        for strays in by_city.values():
            yield from strays

    def city(self, city_id: str) -> Record[City]:
        """
        Give a city's record by its id.

        Raises:
            UnknownName: if the catalogue has no such city.
        """
        return _found(self.cities, city_id, "city")

    def programme(self, programme_id: str) -> Record[Programme]:
        """
        Give a programme's record by its id, such as ``duesseldorf/welcome-points``.

        Raises:
            UnknownName: if the catalogue has no such programme.
        """
        return _found(self.programmes, programme_id, "programme")

    def programmes_of(self, city_id: str) -> tuple[Record[Programme], ...]:
        """Give the records of a city's programmes, in the order of their ids."""
        return tuple(record for key, record in self.programmes.items() if key.partition("/")[0] == city_id)

    def city_of(self, record_id: str) -> Record[City] | None:
        """Give the record of the city a programme belongs to; None where there is none."""
        return self.cities.get(record_id.partition("/")[0])

    def chain(self, record_id: str) -> tuple[Record[Network] | Record[City] | Record[Programme], ...]:
        """Give the records in which an id used in a record is looked up: its own, its city's, the network's."""
        own = (self.programmes.get(record_id), self.city_of(record_id), self.network)
        return tuple(record for record in own if record is not None)

    def source(self, record_id: str, source_id: str) -> tuple[Source, str] | None:
        """Give a source as a record cites it, and the id of the record that declares it; None where nothing does."""
        for record in self.chain(record_id):
            source = record.value.sources.get(source_id)
            if source is not None:
                return source, record.id
        return None

    def organisation(self, record_id: str, organisation_id: str) -> tuple[Organisation, str] | None:
        """Give an organisation as a record names it, and the id of the declaring record; None if none."""
        for record in self.chain(record_id):
            if organisation_id in record.value.organisations:
                return record.value.organisations[organisation_id], record.id
        return None


T = TypeVar("T")


def _found(records: Mapping[str, T], key: str, kind: str) -> T:
    if key not in records:
        raise UnknownName(kind=kind, name=key, near=tuple(get_close_matches(key, records, n=3)))
    return records[key]
