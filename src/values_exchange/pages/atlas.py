"""The map of the cities, and the list that says the same."""

from __future__ import annotations

from values_exchange.pages.edition import Edition
from values_exchange.pages.map import MapPlace, draw_key, draw_map, is_on_map
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import city_link, programme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import MAP, city_path
from values_exchange.pages.record import Pieces, breadcrumb
from values_exchange.pages.sheet import Sheet


def map_page(edition: Edition) -> Page:
    """Write the map and its equal list."""
    sheet, say = Sheet(edition=edition, path=MAP), edition.say
    title = say("Cities on the map")
    pieces: Pieces = [Heading(1, title, "top"), element("div", breadcrumb(sheet, here=title), class_="ve-top")]
    places = _places(sheet)
    if any(map(is_on_map, places)):
        pieces.append(_figure(sheet, places))
    pieces += [Heading(2, say("List of the cities"), "cities"), _list(sheet)]
    return Page(
        path=MAP,
        title=title,
        kind="map",
        pieces=tuple(pieces),
        description=say("The cities of {network} on a map and in a list.", network=edition.network_name),
    )


def _places(sheet: Sheet) -> list[MapPlace]:
    edition = sheet.edition
    found = [
        (city, edition.catalogue.cities[city].value) for city in edition.cities if city in edition.catalogue.cities
    ]
    return [
        MapPlace(
            id=city,
            name=edition.plain(value.name),
            lat=value.place.lat,
            lon=value.place.lon,
            href=sheet.href(city_path(city)),
            note=_note(sheet, city),
            group=edition.theme_of(city) or "",
            documented=city in edition.by_city,
        )
        for city, value in found
        if value.place
    ]


def _note(sheet: Sheet, city: str) -> str:
    titles = [sheet.edition.plain(record.value.title) for record in sheet.edition.by_city.get(city, ())]
    return "; ".join(titles) or sheet.say("no programme documented yet")


def _figure(sheet: Sheet, places: list[MapPlace]) -> Markup:
    say, edition = sheet.say, sheet.edition
    groups = {theme: edition.plain(value.title) for theme, value in edition.themes.items()}
    drawn = draw_map(
        places,
        title=say("Map of the cities"),
        description=say("Each marker is a link to a city’s page. The list below the map has the same links."),
        groups=groups,
        countries={record.value.country for record in edition.catalogue.cities.values()},
    )
    key = draw_key(groups, documented=say("programme documented"), undocumented=say("no programme documented yet"))
    caption = say(
        "Borders and coastlines: Natural Earth 4.1.0, 1:50m, public domain, simplified. Where borders are drawn is "
        "Natural Earth’s view, not a statement by the cities or by the network."
    )
    return element("figure", Markup(drawn), Markup(key), element("figcaption", caption), class_="vmap-figure")


def _list(sheet: Sheet) -> Markup:
    return element("ul", *(_city(sheet, city) for city in sheet.edition.cities), class_="ve-cards")


def _city(sheet: Sheet, city: str) -> Markup:
    record = sheet.edition.catalogue.cities.get(city)
    country = f", {sheet.say.country(record.value.country)}" if record else ""
    programmes = joined((programme_link(sheet, one.id) for one in sheet.edition.by_city.get(city, ())), "; ")
    theme = sheet.edition.theme_of(city)
    themed = element("p", sheet.edition.theme_name(theme), class_="ve-small") if theme else NOTHING
    return element(
        "li",
        element("p", element("strong", city_link(sheet, city)), country),
        element("p", programmes or sheet.blank(sheet.say("no programme documented yet"))),
        themed,
    )
