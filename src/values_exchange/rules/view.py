"""One record as the rules see it: its shapes, and what it can see of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from attrs import frozen

from values_exchange.catalogue import NETWORK_ID, Catalogue
from values_exchange.model import City, Figure, Network, Programme
from values_exchange.rules.survey import AnyRecord, Entry, Survey


@frozen(kw_only=True)
class View:
    """
    A record's survey with the surveys of the records above it: for a programme its city's and the network's.

    `sees_all` is False where a record above it could not be read, so that what is not found may be declared there.
    `programme`, `city` and `network` are the records of the chain that were read, the record itself among them.
    """

    catalogue: Catalogue
    survey: Survey
    above: Sequence[Survey]
    sees_all: bool
    today: date | None
    programme: Programme | None
    city: City | None
    network: Network | None

    @property
    def record(self) -> AnyRecord:
        """The record itself."""
        return self.survey.record

    @property
    def chain(self) -> tuple[Survey, ...]:
        """The survey of the record, then of those above it, nearest first."""
        return (self.survey, *self.above)

    @property
    def files(self) -> list[str]:
        """The files in which what the record names is looked up, nearest first."""
        return [f"`{survey.record.file}`" for survey in self.chain]

    def has_conflict_between(self, first: Entry[Figure], second: Entry[Figure]) -> bool:
        """Tell whether a conflict, here or above, names both figures."""
        one, two = first.shape.id, second.shape.id
        if one is None or two is None:
            return False
        return any(
            not survey.disputed.get(one, set()).isdisjoint(survey.disputed.get(two, ())) for survey in self.chain
        )


def view_of(survey: Survey, surveyed: Mapping[str, Survey], catalogue: Catalogue, today: date | None) -> View:
    """Put a record's survey beside those of the records above it, which were surveyed before it."""
    ids = ids_above(survey.record.id)
    above = [surveyed[key] for key in ids if key in surveyed]
    values = {value.__class__: value for value in (survey.record.value, *(found.record.value for found in above))}
    return View(
        catalogue=catalogue,
        survey=survey,
        above=above,
        sees_all=catalogue.is_whole and catalogue.left_out.isdisjoint(ids),
        today=today,
        programme=cast("Programme | None", values.get(Programme)),
        city=cast("City | None", values.get(City)),
        network=cast("Network | None", values.get(Network)),
    )


def ids_above(record_id: str) -> tuple[str, ...]:
    """
    Give the ids of the records a record looks in after itself, nearest first.

    >>> ids_above("duesseldorf/welcome-points")
    ('duesseldorf', 'network')
    """
    if record_id == NETWORK_ID:
        return ()
    city, slash, _ = record_id.partition("/")
    return (city, NETWORK_ID) if slash else (NETWORK_ID,)
