"""Cells of sites: which were open, which were planned, moved or closed, and the hours a source once gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from values_exchange.comparison.asof import SiteStanding
from values_exchange.comparison.cells import Entry
from values_exchange.comparison.entries import entry_of, plain_entry
from values_exchange.comparison.view import View
from values_exchange.dates import Known
from values_exchange.languages import Interface
from values_exchange.problems import Path

SITE_ROWS: Final = ("open", "other", "hours")
"""The rows that the sites make, by the last word of the row's id."""


def site_row_title(say: Interface, row: str, *, has_date: bool) -> str:
    """Give the title of one of the rows that the sites make; with a date asked for, it is about that date."""
    return {
        "open": say("Sites open then") if has_date else say("Sites seen open"),
        "other": say("Other sites: not open then, or not documented")
        if has_date
        else say("Sites planned, moved, closed or not listed"),
        "hours": say("Opening hours, as sources gave them then"),
    }[row]


def site_entries(view: View, row: str, path: Path) -> tuple[Entry, ...]:
    """Give one entry for all sites that stand alike, or one for each site's hours."""
    if row == "hours":
        return tuple(_hours(view, path))
    held: dict[tuple[str, str], list[SiteStanding]] = {}
    for key in view.programme.sites:
        standing = view.standing(key, view.as_of)
        if _is_open(view, standing) == (row == "open"):
            held.setdefault((standing.words, standing.is_open.value), []).append(standing)
    return tuple(_together(view, standings, path) for standings in held.values())


def _is_open(view: View, standing: SiteStanding) -> bool:
    """Tell which row a site is shown in: with a date asked for by the answer, else by its last sighting."""
    if view.as_of is not None:
        return standing.is_open is Known.YES
    return standing.status in {"open", "opened"} and standing.is_open is not Known.NO


def _together(view: View, standings: Sequence[SiteStanding], path: Path) -> Entry:
    names, say = [view.site_place(standing.site) for standing in standings], view.say
    label = say("{name}: {standing}", name=names[0], standing=standings[0].words)
    if len(names) > 1:
        counted = say.plural("{n} site", "{n} sites", len(names))
        label = say("{count} ({standing}): {names}", count=counted, standing=standings[0].words, names="; ".join(names))
    states = [
        state
        for standing in standings
        for position, state in enumerate(view.programme.sites[standing.site].states)
        if position in standing.sightings
    ]
    sources = tuple(dict.fromkeys(source for state in states for source in state.sources))
    planned = all(standing.status == "planned" for standing in standings)
    entry = plain_entry(path if len(standings) > 1 else (*path, standings[0].site), label)
    return evolve(
        entry,
        state="planned" if planned else "actual",
        sources=sources,
        account=view.account(sources),
        holds=_is_known(standings[0]) if view.as_of else None,
    )


def _is_known(standing: SiteStanding) -> Known:
    return Known.NOT_DOCUMENTED if standing.is_open is Known.NOT_DOCUMENTED else Known.YES


def _hours(view: View, path: Path) -> Iterator[Entry]:
    for key, site in view.programme.sites.items():
        for position, hours in enumerate(site.hours):
            yield entry_of(
                view,
                hours,
                (*path, key, "hours", position),
                section=site,
                label=hours.hours,
                about=(view.site_name(key),),
            )
