"""The site as somebody opens it in Chromium: from a disk or a server, wide and narrow, with and without scripts."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PageLog
from tests.building import LANGUAGES
from tests.fiction import write_catalogue
from tests.repository import ROOT
from values_exchange.pages import Links, Tree, render_tree
from values_exchange.pages import Page as RecordsPage
from values_exchange.reading import read
from values_exchange.site import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

ONE_OF_EACH: Mapping[str, str] = {
    "start": "index.md",
    "network": "network.md",
    "map": "map.md",
    "compare": "compare.md",
    "matrix": "matrix.md",
    "programmes": "programmes.md",
    "comparison": "compare/theme-c.md",
    "city": "cities/duesseldorf.md",
    "programme": "programmes/duesseldorf/welcome-points.md",
    "timeline": "timeline.md",
    "figures": "figures.md",
    "documented": "documented.md",
    "questionnaire": "questionnaires/duesseldorf.md",
    "sources": "sources.md",
    "conflicts": "conflicts.md",
    "fields": "reference/fields.md",
    "codes": "reference/codes/index.md",
    "code-list": "reference/codes/functions.md",
    "downloads": "downloads.md",
    "about": "about-the-records.md",
    "accessibility": "accessibility.md",
    "privacy": "privacy.md",
}
"""A page of each type, by the type; a type without a page here is found by a test."""


@pytest.fixture(scope="module")
def tree() -> Tree:
    """Render the pages of the example catalogue, to know what they should hold."""
    return render_tree(read(ROOT / "examples").catalogue)


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


def address(site: Path, path: str) -> str:
    """Give the address of a page of the tree, opened from the disk."""
    return (site / "en" / Links().built(path)).as_uri()


def test_there_is_a_page_for_each_page_type(tree: Tree) -> None:
    """A new page type has to be given a page here, so that it is looked at like the others."""
    assert {page.kind for page in tree.pages.values()} == set(ONE_OF_EACH)
    assert dict(ONE_OF_EACH) == {kind: path for kind, path in ONE_OF_EACH.items() if tree.page(path).kind == kind}


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_a_page_of_each_type_is_whole(site: Path, tree: Tree, page: Page, page_log: PageLog, kind: str) -> None:
    """Opened from the disk it has its title, sections, permalinks, contents, breadcrumb, pictures, and fits 390 px."""
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    expected = tree.page(ONE_OF_EACH[kind])
    page.goto(address(site, ONE_OF_EACH[kind]))
    titles = [heading.title for heading in expected.headings if heading.level == 2]

    assert page.title().startswith(expected.title)
    assert [expected.headings[0].title] == texts(page, "h1")
    assert [(one.id, one.title, f"#{one.id}") for one in expected.headings] == sections(page, expected)
    assert ([] if "toc" in hidden(expected) else titles) == contents(page, titles)
    assert ["Start"] * (kind != "start") == texts(page, ".ve-breadcrumb li:first-child a")
    assert [] == page.evaluate("Array.from(document.images).filter(i => !i.naturalWidth).map(i => i.src)")

    page.set_viewport_size({"width": 390, "height": 844})

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("h1").is_visible()
    assert [] == failed
    assert [] == page_log.complaints


def texts(page: Page, selector: str) -> list[str]:
    """Give the texts of elements, without permalinks."""
    found = page.locator(selector).all_text_contents()
    return [" ".join(text.replace("¶", "").split()) for text in found]


def sections(page: Page, expected: RecordsPage) -> list[tuple[str, str, str]]:
    """Give id, text and permalink of the headings that are expected, as they stand in the article."""
    script = """ids => ids.map(id => {
        const heading = document.querySelector(`article [id="${CSS.escape(id)}"]`)
        const link = heading?.querySelector("a.headerlink")
        return [id, heading?.textContent, link?.getAttribute("href")]
    })"""
    found = page.evaluate(script, [heading.id for heading in expected.headings])
    return [(id_, " ".join((text or "").replace("¶", "").split()), link) for id_, text, link in found]


def contents(page: Page, titles: list[str]) -> list[str]:
    """Give what the table of contents lists of some sections, if it is to be seen."""
    listed = texts(page, "nav.md-nav--secondary a.md-nav__link >> visible=true")
    return [title for title in listed if title in titles]


def hidden(page: RecordsPage) -> Sequence[str]:
    """Give what a theme is asked not to show beside a page."""
    hide = page.meta.get("hide", ())
    return hide if isinstance(hide, Sequence) else ()


def test_the_first_page_leads_to_each_language(site: Path, page: Page) -> None:
    """The list at the root leads to the start page of each, and goes nowhere by itself."""
    page.goto((site / "index.html").as_uri())
    links = page.get_by_role("main").get_by_role("link")
    starts = [(str(link.get_attribute("hreflang")), link.evaluate("link => link.href")) for link in links.all()]
    page.wait_for_timeout(200)

    assert page.url == (site / "index.html").as_uri()
    assert list(LANGUAGES) == [language for language, _ in starts]
    for language, start in starts:
        page.goto(start)
        assert (language, "VALUES") == (page.evaluate("document.documentElement.lang"), page.title()[:6])


def test_with_one_language_the_first_page_leads_there(tmp_path: Path, page: Page) -> None:
    """There is nothing to choose, so nobody is asked."""
    built = build_site(write_catalogue(tmp_path / "records"), tmp_path / "site", languages=("de",))
    page.goto(built.as_uri())
    page.wait_for_url("**/de/index.html")

    assert "de" == page.evaluate("document.documentElement.lang")


def test_a_coordinator_finds_a_claim_and_its_source(site: Path, page: Page, page_log: PageLog) -> None:
    """From the start by the list beside the map to Düsseldorf, to its programme, and from a number to the source."""
    page.goto((site / "en" / "index.html").as_uri())
    page.locator("article").get_by_role("link", name="Map", exact=True).click()
    page.locator("article").get_by_role("link", name="Düsseldorf", exact=True).last.click()
    page.locator("article").get_by_role("link", name=re.compile("Welcome Points")).first.click()
    assert page.url.endswith("/programmes/duesseldorf/welcome-points.html")

    number = page.locator("article").get_by_role("link", name="Source 1", exact=True).first
    number.click()
    source = page.locator(f'[id="{page.url.partition("#")[2]}"]')

    assert is_in_view(page, source)
    assert (source.locator('a[href^="https://"]').first.get_attribute("href") or "").startswith("https://")
    assert [] == page_log.complaints


def test_the_map_is_a_way_to_a_city(site: Path, page: Page) -> None:
    """A marker on the map is a link, for the keyboard as for the pointer."""
    page.goto(address(site, "map.md"))
    page.locator("svg").get_by_role("link", name=re.compile("Düsseldorf")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cities/duesseldorf.html")

    assert ["Düsseldorf"] == texts(page, "h1")


def is_in_view(page: Page, element: Locator) -> bool:
    """Tell whether the beginning of an element is on the screen, below the bar at the top."""
    bar, box, screen = page.locator(".md-header").bounding_box(), element.bounding_box(), page.viewport_size
    assert bar is not None
    assert box is not None
    assert screen is not None
    return bar["height"] - 1 <= box["y"] <= screen["height"] - 20


def test_the_comparison_can_be_read_without_scripts(site: Path, browser: Browser) -> None:
    """Where scripts are off, the table is there with its programmes, questions, values and sources."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(address(site, ONE_OF_EACH["comparison"]))
        table = page.get_by_role("table").first

        assert table.is_visible()
        assert table.get_by_role("columnheader", name=re.compile("Düsseldorf")).is_visible()
        assert table.get_by_role("row").count() > 10
        assert "not documented" in table.inner_text().lower()
        note = table.locator(".ve-notes a").first
        source = page.locator(f'[id="{(note.get_attribute("href") or "")[1:]}"]')
        assert source.locator('a[href^="http"]').count() == 1
    finally:
        context.close()


@pytest.mark.search
@pytest.mark.parametrize("way", ["from a server", "from the disk"])
def test_the_search_finds_a_programme(site: Path, served: str, page: Page, page_log: PageLog, way: str) -> None:
    """Whoever types “Welcome Points” is offered its page, and gets there; nobody else is asked for anything."""
    page.goto(f"{served}/en/index.html" if way == "from a server" else (site / "en" / "index.html").as_uri())
    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially("Welcome Points")
    found = page.locator(".md-search-result__item a", has_text="Welcome Points")
    found.first.wait_for(timeout=20_000)
    offered = [str(link.get_attribute("href")) for link in found.all()]
    assert any("programmes/duesseldorf/welcome-points.html" in link for link in offered), offered

    page.locator('.md-search-result__item a[href*="duesseldorf/welcome-points"]').first.click()
    page.wait_for_url("**/programmes/duesseldorf/welcome-points.html*")

    assert [] == page_log.complaints
