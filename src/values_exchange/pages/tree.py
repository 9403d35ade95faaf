"""All pages of a catalogue in one language, with the files they use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date as Day  # noqa: N812 - a day of the calendar; “date” is a claim's
from importlib.resources import files

from values_exchange.catalogue import Catalogue
from values_exchange.comparison import Comparison
from values_exchange.languages import DEFAULT_LANGUAGE, Interface
from values_exchange.pages.about import about_page
from values_exchange.pages.accessibility import accessibility_page
from values_exchange.pages.atlas import map_page
from values_exchange.pages.briefing import briefings
from values_exchange.pages.city import city_page
from values_exchange.pages.codes import code_pages
from values_exchange.pages.compare import choices_of, compare_pages, whole_comparison
from values_exchange.pages.compare_data import compared_files
from values_exchange.pages.dictionary import fields_page
from values_exchange.pages.disagreements import conflicts_page
from values_exchange.pages.documented import documented_page
from values_exchange.pages.downloads import Download, downloads_of, downloads_page
from values_exchange.pages.edition import Edition
from values_exchange.pages.figures import figures_page
from values_exchange.pages.links import Links
from values_exchange.pages.matrix import matrix_pages
from values_exchange.pages.network import network_page
from values_exchange.pages.page import Page, Tree
from values_exchange.pages.paths import STYLE_SHEET
from values_exchange.pages.privacy import privacy_page
from values_exchange.pages.programme import programme_page
from values_exchange.pages.programmes import programmes_page
from values_exchange.pages.publisher import Publisher
from values_exchange.pages.questionnaire import questionnaire_page
from values_exchange.pages.sources import sources_page
from values_exchange.pages.standing import standings
from values_exchange.pages.start import start_page
from values_exchange.pages.timeline import timeline_page
from values_exchange.problems import Problem


def render_tree(
    catalogue: Catalogue,
    *,
    language: str = DEFAULT_LANGUAGE,
    links: Links = Links(),  # noqa: B008 - a frozen value
    problems: Sequence[Problem] = (),
    today: Day | None = None,
    made: Mapping[str, bytes] | None = None,
    publisher: Publisher = Publisher(),  # noqa: B008 - a frozen value
    progress: Callable[[str], object] = lambda _: None,
) -> Tree:
    """
    Render every page of a catalogue in one language.

    The same catalogue gives the same bytes, in whichever order its records were read.

    Args:
        links: how pages are addressed once they are built.
        problems: what was found wrong with the records; counted on the page of the record they are about.
        today: the day the pages are made, so that a check long ago is called so.
        made: files made of these records before, to be used as they are: many take longer to make than all pages.
        publisher: who answers for the pages, as far as that has been said.
        progress: told the path of each page when it is rendered.
    """
    edition = Edition(
        catalogue=catalogue,
        say=Interface(language),
        links=links,
        problems=problems,
        today=today,
        publisher=publisher,
    )
    downloads = downloads_of(edition, made or {})
    comparison = whole_comparison(edition)
    pages: dict[str, Page] = {}
    for page in _pages(edition, downloads, comparison):
        pages[page.path] = page
        progress(page.path)
    others = made if made is not None else _others(edition, comparison)
    return Tree(language=language, pages=pages, assets={**others, **_assets(downloads), **scripts()})


def render_records(
    catalogue: Catalogue,
    ids: Iterable[str],
    *,
    language: str = DEFAULT_LANGUAGE,
    links: Links = Links(),  # noqa: B008 - a frozen value
    problems: Sequence[Problem] = (),
    today: Day | None = None,
    publisher: Publisher = Publisher(),  # noqa: B008 - a frozen value
) -> dict[str, Page]:
    """Render the pages of some cities and programmes, as `render_tree` renders them, and no others."""
    edition = Edition(
        catalogue=catalogue,
        say=Interface(language),
        links=links,
        problems=problems,
        today=today,
        publisher=publisher,
    )
    cities, programmes = catalogue.cities, catalogue.programmes
    pages = (
        programme_page(edition, programmes[one]) if one in programmes else city_page(edition, cities[one])
        for one in ids
    )
    return {page.path: page for page in pages}


def render_files(
    catalogue: Catalogue,
    *,
    language: str = DEFAULT_LANGUAGE,
    links: Links = Links(),  # noqa: B008 - a frozen value
    problems: Sequence[Problem] = (),
    today: Day | None = None,
) -> dict[str, bytes]:
    """Make the files that `render_tree` makes of records, and no pages, from the same arguments."""
    edition = Edition(catalogue=catalogue, say=Interface(language), links=links, problems=problems, today=today)
    downloads = {one.path: one.content for one in downloads_of(edition)}
    return {**_others(edition, whole_comparison(edition)), **downloads}


def _pages(edition: Edition, downloads: tuple[Download, ...], comparison: Comparison) -> Iterator[Page]:
    catalogue = edition.catalogue
    yield start_page(edition)
    if catalogue.network is not None:
        yield network_page(edition, catalogue.network)
    yield map_page(edition)
    yield from compare_pages(edition, comparison)
    known = standings(edition)
    yield from matrix_pages(edition, comparison)
    yield programmes_page(edition, comparison, known)
    yield from (city_page(edition, catalogue.cities[city]) for city in edition.cities if city in catalogue.cities)
    yield from (programme_page(edition, record) for record in edition.programmes)
    yield timeline_page(edition)
    yield figures_page(edition, comparison)
    yield documented_page(edition, known)
    yield from (questionnaire_page(edition, one) for one in known)
    yield sources_page(edition)
    yield conflicts_page(edition)
    yield fields_page(edition)
    yield from code_pages(edition)
    yield downloads_page(edition, downloads)
    yield about_page(edition)
    yield accessibility_page(edition)
    yield privacy_page(edition)


def _others(edition: Edition, comparison: Comparison) -> dict[str, bytes]:
    """Give the files that pages lead to or load, one for each programme and more."""
    return {**dict(compared_files(edition, comparison, *choices_of(edition))), **briefings(edition)}


def _assets(downloads: tuple[Download, ...]) -> dict[str, bytes]:
    return {STYLE_SHEET: style_sheet(), **{one.path: one.content for one in downloads}}


def scripts() -> dict[str, bytes]:
    """Give the scripts of the pages, each a file of its own."""
    folder = files("values_exchange.pages") / "assets"
    return {f"assets/{file.name}": file.read_bytes() for file in folder.iterdir() if file.name.endswith(".js")}


def style_sheet() -> bytes:
    """Give the style sheet of the pages, with that of the map behind it."""
    folder = files("values_exchange.pages") / "assets"
    names = (
        "values.css",
        "map.css",
        "districts.css",
        "documented.css",
        "matrix.css",
        "programmes.css",
        "compare.css",
        "money.css",
        "charts.css",
        "timeline.css",
        "search.css",
        "theme.css",
    )
    return b"\n".join((folder / name).read_bytes() for name in names)
