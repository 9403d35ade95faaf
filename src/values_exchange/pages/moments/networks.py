"""What the record of the network dates: its beginning and end, its events, visits and exchanges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from values_exchange.languages import Said
from values_exchange.model import Network
from values_exchange.pages.markup import Markup, element, joined
from values_exchange.pages.moments.moment import (
    Moment,
    MomentKind,
    anchor_of,
    in_brief,
    moment_of,
    with_claim,
)
from values_exchange.pages.names import city_link, city_links
from values_exchange.pages.sheet import Sheet
from values_exchange.prose import plain_text


def network_moments(sheet: Sheet, network: Network) -> tuple[Moment, ...]:
    """
    Give what the network's record dates, in order; meetings without a date come last.

    The sheet has to be turned to the network's record.
    """
    found = [one for gather in _GATHER for one in gather(sheet, network)]
    return tuple(sorted(found, key=lambda one: one.in_time))


def _project(sheet: Sheet, network: Network) -> Iterator[Moment]:
    say, kind, strong = sheet.say, MomentKind.EVENT, element("strong", network.name)
    for one in network.start:
        brief = in_brief(sheet, say("{network} began", network=network.name))
        told = with_claim(sheet, one, sheet.phrase("{network} began", network=strong))
        yield moment_of(sheet, kind, one, brief, told, anchor=anchor_of(one, "start"))
    for one in network.end:
        brief = in_brief(sheet, say("{network} ended", network=network.name))
        told = with_claim(sheet, one, sheet.phrase("{network} ended", network=strong))
        yield moment_of(sheet, kind, one, brief, told, anchor=anchor_of(one, "end"))


def _events(sheet: Sheet, network: Network) -> Iterator[Moment]:
    for one in network.events:
        title = sheet.edition.said(one.title)
        head = element("strong", sheet.inline(one.title))
        head += joined(f", {part}" for part in (one.place, _mode(sheet, one.mode)) if part)
        if one.hosts:
            head += joined((" (", sheet.phrase("hosted by {cities}", cities=city_links(sheet, one.hosts)), ")"))
        brief = Said(text=plain_text(title.text), language=title.language)
        told = with_claim(sheet, one, head)
        yield moment_of(sheet, MomentKind.EVENT, one, brief, told, anchor=anchor_of(one, "events"))


def _mode(sheet: Sheet, mode: str | None) -> str:
    return sheet.label("modes", mode) if mode else ""


def _visits(sheet: Sheet, network: Network) -> Iterator[Moment]:
    for one in network.visits:
        city, link = sheet.edition.city_name(one.host), element("strong", city_link(sheet, one.host))
        if one.mode == "online":
            brief, head = sheet.say("Online visit: {city}", city=city), sheet.phrase("Online visit: {city}", city=link)
        else:
            brief, head = sheet.say("Visit: {city}", city=city), sheet.phrase("Visit: {city}", city=link)
        head += joined((" (", _visitors(sheet, one.visitors), ")"))
        told = with_claim(sheet, one, head)
        anchor = anchor_of(one, "visits")
        yield moment_of(sheet, MomentKind.VISIT, one, in_brief(sheet, brief), told, anchor=anchor)


def _visitors(sheet: Sheet, cities: tuple[str, ...]) -> Markup:
    if not cities:
        return sheet.blank(sheet.say("visitors not documented"))
    return sheet.phrase("visitors: {cities}", cities=city_links(sheet, cities))


def _exchanges(sheet: Sheet, network: Network) -> Iterator[Moment]:
    for one in network.exchanges:
        names = sheet.say.join([sheet.edition.city_name(city) for city in one.cities])
        brief = in_brief(sheet, sheet.say("Exchange: {cities}", cities=names))
        head = element("strong", sheet.phrase("Exchange: {cities}", cities=city_links(sheet, one.cities)))
        told = with_claim(sheet, one, head)
        yield moment_of(sheet, MomentKind.VISIT, one, brief, told, anchor=anchor_of(one, "exchanges"))


_GATHER: tuple[Callable[[Sheet, Network], Iterator[Moment]], ...] = (
    _project,
    _events,
    _visits,
    _exchanges,
)
