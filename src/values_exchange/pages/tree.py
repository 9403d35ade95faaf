"""All pages of a catalogue in one language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from values_exchange.catalogue import Catalogue
from values_exchange.languages import DEFAULT_LANGUAGE, Interface
from values_exchange.pages.links import Links
from values_exchange.pages.page import Page, Tree
from values_exchange.pages.programme import programme_page
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

    Args:
        links: how pages are addressed once they are built.
        problems: what was found wrong with the records; shown with the record they are about.
        today: the day the pages are made, so that a check long ago can be said to be so.
    """
    say = Interface(language)
    pages: list[Page] = [programme_page(catalogue, record, say, links) for record in catalogue.programmes.values()]
    return Tree(language=language, pages={page.path: page for page in pages}, assets={})
