"""What a reader sees on a built page: its words, links and table cells; and how much of it two pages share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from unicodedata import normalize

from attrs import frozen

from benchmarks.html_tree import ON_PAPER, content_of

LEAST_COVERAGE = 0.99

_WORD = re.compile(r"\w+")


class NotTheSame(Exception):
    """Two sites that cannot be compared, since their pages do not show the same."""


@frozen(kw_only=True)
class Visible:
    """What is visible on a page: each word, each address linked to and each cell's words, with how often."""

    words: Counter[str]
    links: Counter[str]
    cells: Counter[str]


@frozen(kw_only=True)
class Coverage:
    """How much two pages, or the two least alike of many, share: of words, links and table cells, from 0 to 1."""

    words: float
    links: float
    cells: float
    page: str = ""

    @property
    def least(self) -> float:
        """The least of the three."""
        return min(self.words, self.links, self.cells)


def visible_on(page: str) -> Visible:
    """Read what is visible on a built page."""
    content = content_of(page)
    return Visible(
        words=Counter(_words(content.text())),
        links=Counter(address for link in content.all("a") if (address := link.attributes.get("href"))),
        # Plain Markdown has as many cells in each row, and fills up with empty ones what a wide cell leaves.
        cells=Counter(text for cell in content.all("td", "th") if (text := " ".join(_words(cell.text())))),
    )


def coverage(first: Visible, second: Visible, page: str = "") -> Coverage:
    """Give how much two pages share: what both have, divided by what the one with more of it has."""
    return Coverage(
        words=_shared(first.words, second.words),
        links=_shared(first.links, second.links),
        cells=_shared(first.cells, second.cells),
        page=page,
    )


def compare_sites(first: Path, second: Path) -> Coverage:
    """
    Compare two built sites page by page and give how much the two least alike pages share.

    Raises:
        NotTheSame: if one has a page the other has not, or two pages share less than `LEAST_COVERAGE`.
    """
    pages = pages_of(first)
    if pages != pages_of(second):
        raise NotTheSame(f"Pages of one site only: {sorted(set(pages).symmetric_difference(pages_of(second)))[:5]}")
    least = min(_coverages(first, second, pages), key=lambda found: found.least)
    if least.least < LEAST_COVERAGE:
        raise NotTheSame(f"The page {least.page} differs too much between the two sites: {least}.")
    return least


def pages_of(site: Path) -> list[str]:
    """Give the paths of a site's pages, without the one for addresses that lead nowhere, and files for paper."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(path for path in paths if path != "404.html" and not path.startswith(ON_PAPER))


def _coverages(first: Path, second: Path, pages: Sequence[str]) -> Iterator[Coverage]:
    """Compare pages, on as many cores as there are: nothing is measured meanwhile."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(_coverage, repeat(first), repeat(second), pages, chunksize=20)


def _coverage(first: Path, second: Path, page: str) -> Coverage:
    one, other = (visible_on((site / page).read_text("utf-8")) for site in (first, second))
    return coverage(one, other, page)


def _words(text: str) -> list[str]:
    return _WORD.findall(normalize("NFKC", text).casefold())


def _shared(first: Counter[str], second: Counter[str]) -> float:
    most = max(first.total(), second.total())
    return (first & second).total() / most if most else 1.0
