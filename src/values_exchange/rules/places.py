"""Whether network, cities and sites agree on who belongs to whom and what moved where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from values_exchange.catalogue import NETWORK_ID, Catalogue
from values_exchange.fields import EMPTY
from values_exchange.languages import Interface
from values_exchange.problems import Problem
from values_exchange.rules.survey import Survey, clipped
from values_exchange.rules.view import View


def moves_not_mutual(view: View, say: Interface) -> Iterator[Problem]:
    """Find moves that only one of the two sites tells of."""
    sites = view.programme.sites if view.programme is not None else EMPTY
    moves = [
        (key, position, field, other)
        for key, site in sites.items()
        for position, state in enumerate(site.states)
        for field, other in (("moved_to", state.moved_to), ("moved_from", state.moved_from))
        if other is not None
    ]
    told = {(key, field, other) for key, _, field, other in moves}
    for key, position, field, other in moves:
        back = "moved_from" if field == "moved_to" else "moved_to"
        if other in sites and (other, back, key) not in told:
            site, missing = clipped(other), f"{back}: {clipped(key)}"
            yield view.survey.warning(
                "move-not-mutual",
                ("sites", key, "states", position, field),
                say("The site `{site}` does not tell of this move.", site=site),
                say("Add a state with `status: moved` and `{missing}` to `{site}`.", missing=missing, site=site),
            )


def check_membership(catalogue: Catalogue, surveyed: Mapping[str, Survey], say: Interface) -> Iterator[Problem]:
    """Find members without a record, cities that are no members, and programmes of a city without a record."""
    if not catalogue.is_whole:
        return
    there = catalogue.left_out.union(catalogue.cities)
    network = catalogue.network
    if network is not None:
        for member in network.value.members:
            if member not in there:
                yield _without_record(surveyed[NETWORK_ID], member, say)
        for city in catalogue.cities:
            if city not in network.value.members:
                yield _no_member(surveyed[city], network.file, say)
    orphans: dict[str, str] = {}
    for key in catalogue.programmes:
        orphans.setdefault(key.partition("/")[0], key)
    for city, programme in orphans.items():
        if city not in there:
            yield _without_city(surveyed[programme], city, say)


def _without_record(network: Survey, city: str, say: Interface) -> Problem:
    return network.warning(
        "member-without-record",
        ("members", city),
        say("The member `{city}` has no record: `{city}/city.yaml` is missing.", city=clipped(city)),
        say("Start one with `values-exchange new {city}`, or correct the id.", city=clipped(city)),
        on_key=True,
    )


def _no_member(survey: Survey, network_file: str, say: Interface) -> Problem:
    return survey.warning(
        "city-not-member",
        (),
        say("`{city}` is not among the members in `{file}`.", city=survey.record.id, file=network_file),
        say("Add it there under `members`, with the source that names it; or correct the name of this folder."),
    )


def _without_city(survey: Survey, city: str, say: Interface) -> Problem:
    return survey.error(
        "city-without-record",
        (),
        say("The programme's city has no record: `{city}/city.yaml` is missing.", city=clipped(city)),
        say("Start one with `values-exchange new {city}`.", city=city),
    )
