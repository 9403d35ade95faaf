"""The briefings on paper: each fits on two pages of A4, nothing runs over its edge, and it is read on a screen too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import with_style
from tests.repository import ROOT
from values_exchange.languages import INTERFACE_LANGUAGES, Interface
from values_exchange.pages import render_tree
from values_exchange.pages.briefing import briefings
from values_exchange.pages.edition import Edition
from values_exchange.pages.paths import BRIEFING_STYLE
from values_exchange.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MOST_PAGES = 2
LONGEST = 4
"""How many briefings are looked at in each language."""

A4 = (595, 842)
"""Width and height of the paper in points."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the briefings of the example catalogue and their style sheet."""
    folder = tmp_path_factory.mktemp("papers")
    for path, data in render_tree(read(ROOT / "examples").catalogue).assets.items():
        if path.startswith(("briefings/", "assets/briefing")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


def pages_of(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_each_fits_on_two_pages_of_a4(papers: Path, page: Page) -> None:
    """All of them, also in a wide font, and with nothing beyond the edge of the paper."""
    found = {}
    for file in sorted(papers.glob("briefings/*/*.html")):
        page.goto(file.as_uri())
        pdf = page.pdf(prefer_css_page_size=True)
        sizes = {
            tuple(round(float(size)) for size in box.split()) for box in re.findall(rb"/MediaBox \[0 0 ([^\]]+)\]", pdf)
        }
        with_style(page, 'body { font-family: "DejaVu Sans" !important }')
        found[file.stem] = (pages_of(pdf), pages_of(page.pdf(prefer_css_page_size=True)))
        assert sizes
        assert all(abs(width - A4[0]) <= 1 and abs(height - A4[1]) <= 1 for width, height in sizes), sizes

    assert 21 == len(found)
    assert {} == {name: counts for name, counts in found.items() if max(counts) > MOST_PAGES}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_longest_fit_in_every_language(page: Page, tmp_path: Path, language: str) -> None:
    """Words are longer in one language than in another; the wide font is the harder case."""
    edition = Edition(catalogue=read(ROOT / "examples").catalogue, say=Interface(language))
    written = briefings(edition)
    (tmp_path / "assets").mkdir()
    (tmp_path / BRIEFING_STYLE).write_bytes(written.pop(BRIEFING_STYLE))
    longest = sorted(written.items(), key=lambda made: len(made[1]))[-LONGEST:]
    found = {}
    for path, data in longest:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        page.goto(file.as_uri())
        with_style(page, 'body { font-family: "DejaVu Sans" !important }')
        found[path] = pages_of(page.pdf(prefer_css_page_size=True))

    assert LONGEST == len(found)
    assert {} == {path: count for path, count in found.items() if count > MOST_PAGES}


def test_nothing_is_hidden_or_wider_than_the_paper(papers: Path, page: Page) -> None:
    """On the width of the paper nothing is cut off by a box, and only the way back is left out of the print."""
    page.set_viewport_size({"width": 673, "height": 1000})
    page.emulate_media(media="print")
    script = """() => Array.from(document.querySelectorAll('main *')).filter(e => {
        const box = e.getBoundingClientRect()
        return box.right > 674 || (e.textContent.trim() && !box.height) || e.scrollWidth > e.clientWidth + 1
            && getComputedStyle(e).display !== 'inline'
    }).map(e => e.outerHTML.slice(0, 80))"""
    for file in sorted(papers.glob("briefings/*/*.html")):
        page.goto(file.as_uri())

        assert [] == page.evaluate(script), file.stem
        assert not page.locator("nav").is_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_can_be_read_on_a_screen(papers: Path, page: Page, width: int) -> None:
    """From a phone on, without scrolling sideways; the way back is there."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((papers / "briefings/duesseldorf/welcome-points.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("link", name="Back to the whole page").is_visible()
    assert 1 == page.get_by_role("heading", level=1).count()
