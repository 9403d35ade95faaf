"""The map of the cities, and beside it the list that says the same."""

from __future__ import annotations

from collections.abc import Mapping

from values_exchange.languages import Said
from values_exchange.pages.edition import Edition
from values_exchange.pages.map import MOST_NAMED, MapPlace, draw_key, draw_map, draw_sign, is_on_map
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.pages.names import city_link, programme_link, theme_anchor
from values_exchange.pages.page import Page
from values_exchange.pages.paths import MAP, NETWORK, city_path
from values_exchange.pages.record import opening
from values_exchange.pages.sheet import Sheet

MOST_LISTED = 4
"""How many programmes of a city the list names; the city's page has them all."""


def map_page(edition: Edition) -> Page:
    """Write the map and its equal list."""
    sheet, say = Sheet(edition=edition, path=MAP), edition.say
    title = say("Cities on the map")
    pieces = opening(sheet, title)
    pieces.append(element("p", _lead(sheet), class_="ve-summary"))
    places = _places(sheet)
    shown = [place for place in places if is_on_map(place)]
    listed = _list(sheet)
    pieces.append(element("div", _figure(sheet, places), listed, class_="ve-atlas") if shown else listed)
    return Page(
        path=MAP,
        title=title,
        kind="map",
        pieces=tuple(pieces),
        description=say("The cities of {network} on a map and in a list.", network=edition.network_name),
        meta={"hide": ["navigation", "toc"]},
    )


def _lead(sheet: Sheet) -> str:
    """Say how many cities there are, and of how many a programme is documented."""
    cities, documented = sheet.edition.cities, sheet.edition.by_city
    return sheet.say.plural(
        "{n} city of {network}; a programme is documented in {documented} of them.",
        "{n} cities of {network}; a programme is documented in {documented} of them.",
        len(cities),
        network=sheet.edition.network_name,
        documented=sheet.say.number(sum(city in documented for city in cities)),
    )


def _places(sheet: Sheet) -> list[MapPlace]:
    edition = sheet.edition
    found = [
        (number, city, edition.catalogue.cities[city].value)
        for number, city in enumerate(edition.cities, 1)
        if city in edition.catalogue.cities
    ]
    return [
        MapPlace(
            id=city,
            name=edition.plain(value.name),
            lat=value.place.lat,
            lon=value.place.lon,
            href=sheet.href(city_path(city)),
            number=number,
            note=_note(sheet, city),
            group=edition.theme_of(city) or "",
            documented=city in edition.by_city,
            lang=_language(sheet, edition.said(value.name).language),
        )
        for number, city, value in found
        if value.place
    ]


def _language(sheet: Sheet, language: str) -> str:
    """Give the language of a text where it is not the page's."""
    return language if language != sheet.say.language else ""


def _note(sheet: Sheet, city: str) -> str:
    titles = [sheet.edition.plain(record.value.title) for record in sheet.edition.by_city.get(city, ())]
    return "; ".join(titles) or sheet.say("no programme documented yet")


def _groups(sheet: Sheet) -> dict[str, Said]:
    """Give what each theme's letter stands for."""
    return {theme: sheet.edition.said(value.title) for theme, value in sheet.edition.themes.items()}


# The map


def _figure(sheet: Sheet, places: list[MapPlace]) -> Markup:
    say, edition, groups = sheet.say, sheet.edition, _groups(sheet)
    drawn = draw_map(
        places,
        title=say("Map of the cities"),
        description=say("Each marker is a link to a city’s page. The list of the cities has the same links."),
        groups=groups,
        countries={record.value.country for record in edition.catalogue.cities.values()},
    )
    key = draw_key(
        groups,
        language=say.language,
        documented=say("programme documented"),
        undocumented=say("no programme documented yet"),
    )
    return element(
        "figure",
        element("a", say("Go on to the list of the cities"), href="#cities", class_="vmap-skip"),
        element("div", Markup(drawn), class_="vmap-frame"),
        Markup(key),
        element("figcaption", *(element("p", line) for line in _remarks(sheet, places))),
        class_="vmap-figure",
    )


def _remarks(sheet: Sheet, places: list[MapPlace]) -> list[str]:
    """Say what the map leaves out, how to read it, and where its shapes come from."""
    say, shown = sheet.say, [place for place in places if is_on_map(place)]
    missing = [city for city in sheet.edition.cities if city not in {place.id for place in shown}]
    names = say.join([sheet.edition.city_name(city) for city in missing[:MOST_NAMED]])
    remarks = [
        say("Where there is no room for a name, the map shows the city’s number in the list, or its marker alone.")
        if len(shown) <= MOST_NAMED
        else say("There is no room for so many names: each marker is a link, and the list has the names.")
    ]
    if missing:
        remarks.append(
            say("Not on the map, because no place is recorded or it lies outside: {cities}.", cities=names)
            if len(missing) <= MOST_NAMED
            else say.plural(
                "{n} city is not on the map, because no place is recorded or it lies outside; the list has it.",
                "{n} cities are not on the map, because no place is recorded or it lies outside; the list has them.",
                len(missing),
            )
        )
    remarks.append(
        say(
            "Borders and coastlines: Natural Earth 4.1.0, 1:50m, public domain, simplified. Where borders are drawn is "
            "Natural Earth’s view, not a statement by the cities or by the network."
        )
    )
    return remarks


# The list


def _list(sheet: Sheet) -> Markup:
    title = element("h2", sheet.say("List of the cities"), id="cities")
    groups = _groups(sheet)
    rows = (_city(sheet, number, city, groups) for number, city in enumerate(sheet.edition.cities, 1))
    return element("div", title, element("ol", *rows, class_="ve-places"))


def _city(sheet: Sheet, number: int, city: str, groups: Mapping[str, Said]) -> Markup:
    say, theme = sheet.say, sheet.edition.theme_of(city)
    record = sheet.edition.catalogue.cities.get(city)
    programmes = sheet.edition.by_city.get(city, ())
    sign = Markup(draw_sign(theme or "", groups, full=bool(programmes), is_told=True))
    about: list[object] = [say.country(record.value.country)] if record else []
    about += [_theme(sheet, theme)] if theme else []
    about.append(
        say.plural("{n} programme documented", "{n} programmes documented", len(programmes))
        if programmes
        else sheet.blank(say("no programme documented yet"))
    )
    return element(
        "li",
        element("span", say.number(number), aria_hidden="true", class_="ve-number"),
        sign,
        element("p", element("strong", _city_name(sheet, city))),
        element("p", joined(about, " · "), class_="ve-small"),
        _programmes(sheet, city),
    )


def _city_name(sheet: Sheet, city: str) -> Markup:
    record = sheet.edition.catalogue.cities.get(city)
    link = city_link(sheet, city)
    language = _language(sheet, sheet.edition.said(record.value.name).language) if record else ""
    return element("span", link, lang=language) if language else link


def _theme(sheet: Sheet, theme: str) -> Markup:
    words = sheet.say("Theme {letter}", letter=theme)
    return sheet.link(NETWORK, words, theme_anchor(theme)) if theme in sheet.edition.themes else escape(words)


def _programmes(sheet: Sheet, city: str) -> Markup:
    records = sheet.edition.by_city.get(city, ())
    links = [programme_link(sheet, record.id) for record in records[:MOST_LISTED]]
    more = len(records) - len(links)
    items = [element("li", link) for link in links]
    if more:
        words = sheet.say.plural("{n} more on the city’s page", "{n} more on the city’s page", more)
        items.append(element("li", words, class_="ve-small"))
    return element("ul", *items) if items else NOTHING
