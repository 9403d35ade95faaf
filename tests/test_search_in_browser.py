"""The search as somebody uses it: names typed in every way, from a server and from a disk; what a result shows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PageLog
from tests.repository import ROOT
from values_exchange.folding import LETTERS, folded

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.search]

RESULT = ".md-search-result__item"

THESSALONIKI = "cities/thessaloniki.html"
CENTRE = "programmes/thessaloniki/migrant-integration-centre.html"
SITE = "programmes/duesseldorf/welcome-points.html#site-d1-name"
LEADS_TO = {
    "nurnberg": "cities/nuremberg.html",
    "Nürnberg": "cities/nuremberg.html",
    "nuernberg": "cities/nuremberg.html",
    "Norimberga": "cities/nuremberg.html",
    "duesseldorf": "cities/duesseldorf.html",
    "thessaloniki": THESSALONIKI,
    "Θεσσαλονίκη": THESSALONIKI,
    "θεσσαλονικη": THESSALONIKI,
    "Salonica": THESSALONIKI,
    "ενταξη": CENTRE,
    "Ένταξης": CENTRE,
    "munsterstrasse": SITE,
    "MÜNSTERSTRASSE": SITE,
    "münsterstr.": SITE,
    "Münsterstraße 6": SITE,
}
"""What is typed, and where the first result, or the first place on its page, leads."""

FROM_THE_DISK = ("nurnberg", "Θεσσαλονίκη", "munsterstrasse")
"""What is typed on pages opened from a disk, whose search is the same in another worker."""


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Serve the site on this machine, as a plain static host does."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def search(page: Page, typed: str) -> Locator:
    """Type into the search and give the results, once they are those of what was typed."""
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.fill("")
    # Letters that no key of the keyboard has are put in; the search listens to a key that is let go.
    page.keyboard.insert_text(typed)
    page.keyboard.press("Shift")
    results = page.locator(RESULT)
    results.first.wait_for(timeout=20_000)
    return results


@pytest.mark.parametrize("way", ["from a server", "from the disk"])
def test_names_and_streets_are_found_however_they_are_typed(
    site: Path, served: str, page: Page, page_log: PageLog, way: str
) -> None:
    """The first result is the page that is meant, and it leads to the place on it; nobody else is asked."""
    start = f"{served}/en/" if way == "from a server" else f"{(site / 'en').as_uri()}/"
    wrong = {}
    for typed in LEADS_TO if way == "from a server" else FROM_THE_DISK:
        target = LEADS_TO[typed]
        page.goto(f"{start}index.html")
        first = search(page, typed).first
        links = [str(link.get_attribute("href")).removeprefix(start) for link in first.locator("a").all()[:2]]
        if target not in links:
            wrong[typed] = links

    assert {} == wrong
    assert [] == page_log.complaints


def test_a_result_leads_to_the_place_on_the_page(site: Path, page: Page) -> None:
    """Whoever types a street without marks gets to the site's entry."""
    page.goto((site / "en" / "index.html").as_uri())
    search(page, "munsterstrasse").first.locator("a").nth(1).click()
    page.wait_for_url("**/welcome-points.html#site-d1-name")

    assert "Welcome Point 01, Münsterstraße 6" in (page.locator("#site-d1-name").text_content() or "")


def test_a_result_shows_the_page_and_nothing_else(site: Path, page: Page) -> None:
    """It shows the line that was meant, as it stands on the page; the words it was found by are not to be seen."""
    page.goto((site / "en" / "index.html").as_uri())
    city = search(page, "nurnberg").first.inner_text()
    page.reload()
    place = search(page, "munsterstrasse").first.inner_text()

    assert "Nürnberg" in city
    assert "Münsterstraße 6" in place
    assert "nurnberg" not in city.lower().replace("nürnberg", "")
    assert "munsterstr" not in place.lower()
    assert "nuernberg" not in city.lower()


def test_a_page_found_by_its_title_shows_its_first_lines_only(site: Path, page: Page) -> None:
    """A long page does not fill the list of results."""
    page.goto((site / "en" / "index.html").as_uri())
    first = search(page, "Thessaloniki").first.locator("article").first

    assert 1 <= len([one for one in first.locator("> p").all() if one.is_visible()]) <= 3


def test_the_scripts_fold_as_the_build_does(site: Path, page: Page) -> None:
    """Python and JavaScript give the same for every letter with a mark or a capital, and for names."""
    letters = "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)))
    names = ["Münsterstraße", "Θεσσαλονίκη", "ΈΝΤΑΞΗΣ", "Łódź", "İzmir", "Ǆ", "ẞ", "Tøyen", "Þór", *letters, *LETTERS]
    page.goto((site / "en" / "index.html").as_uri())
    # The page's policy lets no script be put into it, so this one is run from outside.
    page.evaluate((ROOT / "src" / "values_exchange" / "pages" / "assets" / "folding.js").read_text("utf-8"))
    found = page.evaluate("names => names.map(window.valuesExchange.fold)", names)

    assert [] == [
        (name, mine, other) for name, mine, other in zip(names, map(folded, names), found, strict=True) if mine != other
    ]
