"""Events, visits and exchanges of a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from values_exchange.model import Event, Exchange, Visit
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import city_link, city_links
from values_exchange.pages.shapes.claims import dated, details
from values_exchange.pages.shapes.quantities import figure_lines
from values_exchange.pages.sheet import Sheet


def events(sheet: Sheet, items: Sequence[Event]) -> Markup:
    """Give meetings and conferences, each with its date, place and who took part."""
    return element("ol", *(_event(sheet, one) for one in items), class_="ve-timeline")


def _event(sheet: Sheet, one: Event) -> Markup:
    place = [part for part in (one.place, sheet.label("modes", one.mode) if one.mode else None) if part]
    head = joined(
        (_date(sheet, one), " ", element("strong", sheet.inline(one.title)), *[f", {part}" for part in place])
    )
    took_part = element("p", joined(_took_part(sheet, one), " · "), class_="ve-small")
    with sheet.within(one):
        numbers = figure_lines(sheet, one.attendance) if one.attendance else NOTHING
    return element("li", _said(sheet, head, one), took_part, numbers, id=sheet.claim_anchor(one))


def _took_part(sheet: Sheet, one: Event) -> Iterable[Markup]:
    if one.hosts:
        yield sheet.phrase("Hosted by {cities}", cities=city_links(sheet, one.hosts))
    if one.cities:
        yield sheet.phrase("With {cities}", cities=city_links(sheet, one.cities))
    if one.other_cities:
        yield sheet.phrase("From outside the network: {cities}", cities=", ".join(one.other_cities))


def visits(sheet: Sheet, items: Sequence[Visit]) -> Markup:
    """Give visits of cities to a city."""
    return element("ol", *(_visit(sheet, one) for one in items), class_="ve-timeline")


def _visit(sheet: Sheet, one: Visit) -> Markup:
    visitors = city_links(sheet, one.visitors) if one.visitors else sheet.blank(sheet.say("visitors not documented"))
    mode = f" ({sheet.label('modes', one.mode)})" if one.mode else ""
    host = element("strong", city_link(sheet, one.host))
    went = sheet.phrase("{visitors} in {host}", visitors=visitors, host=host) + mode
    return element("li", _said(sheet, joined((_date(sheet, one), " ", went)), one), id=sheet.claim_anchor(one))


def exchanges(sheet: Sheet, items: Sequence[Exchange]) -> Markup:
    """Give exchanges of staff or volunteers between cities."""
    return element("ol", *(_exchange(sheet, one) for one in items), class_="ve-timeline")


def _exchange(sheet: Sheet, one: Exchange) -> Markup:
    head = joined((_date(sheet, one), " ", city_links(sheet, one.cities)))
    return element("li", _said(sheet, head, one), id=sheet.claim_anchor(one))


def _date(sheet: Sheet, one: Event | Visit | Exchange) -> Markup:
    return dated(sheet, one) or element("span", sheet.say("date not documented"), class_="ve-date ve-blank")


def _said(sheet: Sheet, head: Markup, one: Event | Visit | Exchange) -> Markup:
    text = sheet.inline(one.text)
    return joined((head, ": " if text else "", text, details(sheet, one)))
