"""All pages of a catalogue in one language, with the files they use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812 - a day of the calendar; “date” is a claim's
from importlib.resources import files

from values_exchange.catalogue import Catalogue
from values_exchange.languages import DEFAULT_LANGUAGE, Interface
from values_exchange.pages.about import about_page
from values_exchange.pages.atlas import map_page
from values_exchange.pages.city import city_page
from values_exchange.pages.codes import code_pages
from values_exchange.pages.compare import compare_pages
from values_exchange.pages.dictionary import fields_page
from values_exchange.pages.disagreements import conflicts_page
from values_exchange.pages.documented import documented_page
from values_exchange.pages.downloads import Download, downloads_of, downloads_page
from values_exchange.pages.edition import Edition
from values_exchange.pages.links import Links
from values_exchange.pages.network import network_page
from values_exchange.pages.page import Page, Tree
from values_exchange.pages.paths import STYLE_SHEET
from values_exchange.pages.programme import programme_page
from values_exchange.pages.questionnaire import questionnaire_page
from values_exchange.pages.sources import sources_page
from values_exchange.pages.standing import standings
from values_exchange.pages.start import start_page
from values_exchange.problems import Problem


def render_tree(
    catalogue: Catalogue,
    *,
    language: str = DEFAULT_LANGUAGE,
    links: Links = Links(),  # noqa: B008 - a frozen value
    problems: Sequence[Problem] = (),
    today: Day | None = None,
) -> Tree:
    """
    Render every page of a catalogue in one language.

    The same catalogue gives the same bytes, in whichever order its records were read.

    Args:
        links: how pages are addressed once they are built.
        problems: what was found wrong with the records; counted on the page of the record they are about.
        today: the day the pages are made, so that a check long ago is called so.
    """
    edition = Edition(catalogue=catalogue, say=Interface(language), links=links, problems=problems, today=today)
    downloads = downloads_of(edition)
    pages = {page.path: page for page in _pages(edition, downloads)}
    return Tree(language=language, pages=pages, assets=_assets(downloads))


def _pages(edition: Edition, downloads: tuple[Download, ...]) -> Iterator[Page]:
    catalogue = edition.catalogue
    yield start_page(edition)
    if catalogue.network is not None:
        yield network_page(edition, catalogue.network)
    yield map_page(edition)
    yield from compare_pages(edition)
    yield from (city_page(edition, catalogue.cities[city]) for city in edition.cities if city in catalogue.cities)
    yield from (programme_page(edition, record) for record in edition.programmes)
    known = standings(edition)
    yield documented_page(edition, known)
    yield from (questionnaire_page(edition, one) for one in known)
    yield sources_page(edition)
    yield conflicts_page(edition)
    yield fields_page(edition)
    yield from code_pages(edition)
    yield downloads_page(edition, downloads)
    yield about_page(edition)


def _assets(downloads: tuple[Download, ...]) -> dict[str, bytes]:
    return {STYLE_SHEET: style_sheet(), **{one.path: one.content for one in downloads}}


def style_sheet() -> bytes:
    """Give the style sheet of the pages, with that of the map behind it."""
    folder = files("values_exchange.pages") / "assets"
    return b"\n".join((folder / name).read_bytes() for name in ("values.css", "map.css", "documented.css"))
