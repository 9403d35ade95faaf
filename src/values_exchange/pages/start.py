"""The start page: what this is, for whom, and what can be done here, in one screen; then the programmes by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from values_exchange.pages.accessibility import duties
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, joined
from values_exchange.pages.names import city_link, programme_link, theme_anchor, theme_link
from values_exchange.pages.page import Heading, Page
from values_exchange.pages.paths import (
    ABOUT,
    CODES,
    COMPARE,
    CONFLICTS,
    DOCUMENTED,
    DOWNLOADS,
    FIELDS,
    FIGURES,
    MAP,
    MATRIX,
    NETWORK,
    PROGRAMMES,
    SOURCES,
    START,
    TIMELINE,
)
from values_exchange.pages.record import Pieces
from values_exchange.pages.sheet import Sheet

MOST_LISTED = 200
"""Up to how many programmes are listed one by one; above that a city's are counted."""


def start_page(edition: Edition) -> Page:
    """Write the start page."""
    sheet, say = Sheet(edition=edition, path=START), edition.say
    title = say("{network}: what cities do, side by side", network=edition.network_name)
    pieces: Pieces = [Heading(1, title, "top"), _hero(sheet), _ways(sheet), _doors(sheet), _numbers(sheet)]
    pieces += [Heading(2, say("Programmes by theme"), "programmes"), programmes_by_theme(sheet), duties(sheet)]
    lead = _lead(sheet)
    return Page(
        path=START,
        title=title,
        kind="start",
        pieces=tuple(pieces),
        description=lead,
        meta={"hide": ["navigation", "toc"]},
    )


def _lead(sheet: Sheet) -> str:
    return sheet.say.plural(
        "How {n} city and its volunteers help newcomers to settle in: every practice told in the same way, every "
        "claim with its source, and what is not known said to be so.",
        "How {n} cities and their volunteers help newcomers to settle in: every practice told in the same way, every "
        "claim with its source, and what is not known said to be so.",
        len(sheet.edition.cities),
    )


def _hero(sheet: Sheet) -> Markup:
    """Say what this is, and whose word the records are, before anybody quotes one."""
    lead = element("p", _lead(sheet), class_="ve-lead")
    return element("div", lead, _origin(sheet), class_="ve-hero")


def _origin(sheet: Sheet) -> Markup:
    """Say how many records their cities have confirmed."""
    reviews = [record.value.review for record in sheet.edition.catalogue.programmes.values()]
    drafted = sum(review.state == "drafted_from_public_sources" for review in reviews)
    links = [sheet.link(ABOUT, sheet.say("What that means"))] if drafted else []
    if sheet.edition.catalogue.network:
        links.append(sheet.link(NETWORK, sheet.say("About {network}", network=sheet.edition.network_name)))
    said = sheet.say.plural(
        "{n} programme was drafted from public sources, without its city.",
        "{n} programmes were drafted from public sources, without their cities.",
        drafted,
    )
    words = [said] if drafted else []
    return element("p", joined((*words, *links), " "), class_="ve-origin") if words or links else NOTHING


def _ways(sheet: Sheet) -> Markup:
    """Lead to the six ways into the records, each with what can be done there."""
    say = sheet.say
    ways = (
        (
            COMPARE,
            say("Compare"),
            say("Programmes side by side: what they share and what differs."),
        ),
        (PROGRAMMES, say("Find a programme"), say("Filter by what it offers, for whom, where, and who volunteers.")),
        (
            MATRIX,
            say("Who does what"),
            say("All cities in one table, with its gaps."),
        ),
        (MAP, say("Map"), say("The cities on a map, and in a list.")),
        (TIMELINE, say("Timeline"), say("What began, opened, was decided or ended, and when.")),
        (FIGURES, say("Figures"), say("Numbers of one kind, each with its date and source.")),
    )
    tiles = (
        element("li", element("p", element("strong", sheet.link(path, title))), element("p", text, class_="ve-small"))
        for path, title, text in ways
    )
    return element("ul", *tiles, class_="ve-tiles")


def _doors(sheet: Sheet) -> Markup:
    """Say where each of the three readers begins."""
    say = sheet.say
    return element(
        "ul",
        _door(
            sheet,
            say("You prepare a meeting or a visit"),
            say("Read, compare, quote a figure with its source, print two pages on a programme."),
            (
                (DOCUMENTED, say("What is documented")),
                (CONFLICTS, say("Where sources disagree")),
                (SOURCES, say("Sources")),
            ),
        ),
        _door(
            sheet,
            say("You work for a city"),
            say("Find its page, see which questions are open, correct or add a record."),
            (
                (MAP, say("Find your city")),
                (DOCUMENTED, say("Questions to your city")),
                (ABOUT, say("Correct or add a record")),
            ),
        ),
        _door(
            sheet,
            say("You build a site or do research"),
            say("Take all records, tables and schemas, under a free licence."),
            ((DOWNLOADS, say("Downloads")), (FIELDS, say("Data dictionary")), (CODES, say("Code lists"))),
        ),
        class_="ve-doors",
    )


def _door(sheet: Sheet, title: str, text: str, ways: Sequence[tuple[str, str]]) -> Markup:
    links = element("ul", *(element("li", sheet.link(path, label)) for path, label in ways), class_="ve-inline")
    return element("li", element("p", element("strong", title), class_="ve-name"), element("p", text), links)


def _numbers(sheet: Sheet) -> Markup:
    """Count what there is, and what there is not yet."""
    rows = (
        element("div", element("dt", what), element("dd", sheet.say.number(n))) for what, n in _counted(sheet.edition)
    )
    return element("dl", *rows, class_="ve-numbers")


def _counted(edition: Edition) -> Iterator[tuple[str, int]]:
    say, catalogue = edition.say, edition.catalogue
    sources = [source for record in edition.records for source in record.value.sources.values()]
    yield say("cities"), len(edition.cities)
    yield say("of them with a documented programme"), len(edition.by_city)
    yield say("programmes documented"), len(catalogue.programmes)
    yield (
        say("of them confirmed by their city"),
        sum(record.value.review.confirmed_by_city is not None for record in catalogue.programmes.values()),
    )
    yield say("sources"), len(sources)
    yield say("of them without a date"), sum(source.date is None for source in sources)


def programmes_by_theme(sheet: Sheet) -> Markup:
    """Give the cities of each theme with their programmes; a city without one says so."""
    return element(
        "div", *(_theme(sheet, theme, cities) for theme, cities in sheet.edition.by_theme.items()), class_="ve-themes"
    )


def _theme(sheet: Sheet, theme: str, cities: Sequence[str]) -> Markup:
    if theme:
        anchor, title = theme_anchor(theme), theme_link(sheet, theme)
    else:
        anchor, title = "theme-none", Markup(sheet.say("No theme documented") if sheet.edition.themes else "")
    head = element("h3", title, id=anchor) if title else Markup()
    rows = (element("dt", city_link(sheet, city)) + element("dd", _programmes(sheet, city)) for city in cities)
    return element("section", head, element("dl", *rows, class_="ve-fields"))


def _programmes(sheet: Sheet, city: str) -> Markup:
    records = sheet.edition.by_city.get(city, ())
    if not records:
        return sheet.blank(sheet.say("no programme documented yet"))
    if len(sheet.edition.programmes) > MOST_LISTED:
        return Markup(sheet.say.plural("{n} programme", "{n} programmes", len(records)))
    return joined(element("div", programme_link(sheet, record.id)) for record in records)
