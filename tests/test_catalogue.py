"""A catalogue gives records by id, in order, and looks up what they name in themselves, their city and the network."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, Data, catalogue_of, records
from values_exchange.catalogue import NETWORK_ID, Catalogue
from values_exchange.problems import UnknownName

POINTS = "atlantis/harbour-points"


def two_cities() -> dict[str, Data]:
    """Give the data of two cities, the second with two programmes, and of a programme whose city has no record."""
    data = records()
    data["mu/city.yaml"] = records()[CITY_FILE]
    for file in ("mu/second.yaml", "mu/first.yaml", "lemuria/only.yaml"):
        data[file] = records()[PROGRAMME_FILE]
    return data


def test_records_come_in_the_order_of_cities_each_followed_by_its_programmes() -> None:
    """The network is first, programmes of a city without a record are last."""
    assert [NETWORK_ID, "atlantis", POINTS, "mu", "mu/first", "mu/second", "lemuria/only"] == [
        record.id for record in catalogue_of(two_cities()).records()
    ]


def test_an_empty_catalogue_has_no_records() -> None:
    """Nothing is made up where nothing was read."""
    assert [] == list(Catalogue().records())


def test_records_are_found_by_their_ids() -> None:
    """A city by its folder's name, a programme by its path."""
    catalogue = catalogue_of(two_cities())

    assert CITY_FILE == catalogue.city("atlantis").file
    assert PROGRAMME_FILE == catalogue.programme(POINTS).file
    assert ["mu/first", "mu/second"] == [record.id for record in catalogue.programmes_of("mu")]
    assert () == catalogue.programmes_of("nowhere")


@pytest.mark.parametrize(("method", "name"), [("city", "atlantic"), ("programme", "atlantis/harbor-points")])
def test_an_unknown_id_is_told_with_the_ones_that_come_near(method: str, name: str) -> None:
    """Who mistypes an id is offered the one that exists."""
    with pytest.raises(UnknownName) as raised:
        getattr(catalogue_of(records()), method)(name)

    assert (method, name) == (raised.value.kind, raised.value.name)
    assert {"city": "atlantis", "programme": POINTS}[method] in raised.value.near


def test_the_city_of_a_programme_is_known_by_its_id() -> None:
    """So is that of the city itself; a programme may have none."""
    catalogue = catalogue_of(two_cities())

    assert catalogue.cities["mu"] == catalogue.city_of("mu/first") == catalogue.city_of("mu")
    assert catalogue.city_of("lemuria/only") is None


@pytest.mark.parametrize(
    ("record_id", "chain"),
    [
        (POINTS, [POINTS, "atlantis", NETWORK_ID]),
        ("atlantis", ["atlantis", NETWORK_ID]),
        (NETWORK_ID, [NETWORK_ID]),
        ("lemuria/only", ["lemuria/only", NETWORK_ID]),
    ],
)
def test_ids_are_looked_up_in_the_record_its_city_and_the_network(record_id: str, chain: list[str]) -> None:
    """Nearest first; what is not there is left out."""
    assert chain == [record.id for record in catalogue_of(two_cities()).chain(record_id)]


@pytest.mark.parametrize(
    ("kind", "name", "record_id", "declared_in"),
    [
        ("source", "report", POINTS, POINTS),
        ("source", "page", POINTS, "atlantis"),
        ("source", "plan", POINTS, NETWORK_ID),
        ("source", "plan", NETWORK_ID, NETWORK_ID),
        ("organisation", "divers", POINTS, POINTS),
        ("organisation", "town", POINTS, "atlantis"),
        ("organisation", "lead", "atlantis", NETWORK_ID),
    ],
)
def test_a_source_or_organisation_is_given_with_the_record_that_declares_it(
    kind: str, name: str, record_id: str, declared_in: str
) -> None:
    """A page can then link to the one place where it is described."""
    found: Any = getattr(catalogue_of(records()), kind)(record_id, name)

    assert declared_in == found[1]


@pytest.mark.parametrize(("kind", "name"), [("source", "report"), ("organisation", "divers"), ("source", "nothing")])
def test_what_a_record_below_declares_is_not_seen_from_above(kind: str, name: str) -> None:
    """A city cannot cite the source of one of its programmes."""
    assert getattr(catalogue_of(records()), kind)("atlantis", name) is None


def test_a_catalogue_may_lack_its_network() -> None:
    """Then lookups end at the city, and say nothing rather than fail."""
    catalogue = evolve(catalogue_of(records()), network=None)

    assert catalogue.source(POINTS, "plan") is None
    assert ["atlantis", POINTS] == [record.id for record in catalogue.records()]


def test_a_whole_catalogue_leaves_nothing_out_unless_it_says_so() -> None:
    """Both are told when it is made, since a catalogue cannot know what it does not hold."""
    whole = catalogue_of(records())
    part = catalogue_of({NETWORK_FILE: records()[NETWORK_FILE]}, is_whole=False, left_out=frozenset({"atlantis"}))

    assert (True, frozenset()) == (whole.is_whole, whole.left_out)
    assert (False, frozenset({"atlantis"})) == (part.is_whole, part.left_out)
