"""A coordinator's whole visit, in German, from the first page to paper; and by keyboard what is mostly pointed at."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.axe import is_still
from tests.browser import PageLog, until
from tests.building import LANGUAGES, serving
from tests.repository import ROOT
from tests.test_briefing_in_browser import A4, MOST_PAGES, pages_of
from values_exchange.comparison import compare
from values_exchange.languages import Interface
from values_exchange.reading import read
from values_exchange.tables import column_heading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.search]

SAY = Interface("de")
WAYS = ("from a server", "from the disk")
CHOSEN = (
    "duesseldorf/welcome-points",
    "nuremberg/support-for-volunteering",
    "zurich/volunteering-both-ways",
)
SHEET_A3 = b"/MediaBox [0 0 1191.12 841.91998]"
"""A3, landscape, as Chromium writes it: in points."""

FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠][^\d\s]")
"""How a text begins that a spreadsheet would take for a formula."""


@contextmanager
def home_of(site: Path, way: str) -> Iterator[str]:
    """Give the address of the site, on a server of this machine or on its disk."""
    if way == "from the disk":
        yield site.as_uri()
        return
    with serving(site) as address:
        yield address


def titles_of_chosen() -> list[str]:
    """Give the addresses of the three programmes, relative to the Compare page."""
    return [f"programmes/{one}.html" for one in CHOSEN]


def columns(page: Page) -> list[str]:
    """Give where the heads of the table lead, once it is drawn: to the programmes that are compared."""
    page.locator(".ve-cmp-choosing thead .ve-programme a").nth(len(CHOSEN) - 1).wait_for()
    links = page.locator(".ve-cmp-choosing thead .ve-programme a")
    return [str(link.get_attribute("href")) for link in links.all()]


def rows(page: Page) -> list[str]:
    """Give the rows of the table as they are shown."""
    return page.locator(".ve-cmp-choosing tbody tr").all_inner_texts()


@pytest.mark.parametrize("way", WAYS)
def test_a_coordinator_visits_reads_compares_shares_and_takes_away(
    site: Path, browser: Browser, page: Page, page_log: PageLog, way: str
) -> None:
    """In one go, as somebody would: each step begins where the one before has ended."""
    with home_of(site, way) as home:
        chooses_a_language(page, home)
        finds_a_city(page, way)
        reads_a_programme_and_a_source(page)
        compares_three(page)
        shares_the_address(browser, page, page_log)
        takes_a_csv(page)
        prints(page)

    assert [] == page_log.complaints
    assert all(url.startswith((home, "blob:", "data:")) for url in page_log.requests)


def chooses_a_language(page: Page, home: str) -> None:
    """From the list of eleven, each in its own words."""
    page.goto(f"{home}/index.html")
    assert len(LANGUAGES) == page.get_by_role("main").get_by_role("link").count()
    page.get_by_role("main").get_by_role("link", name="Deutsch").click()
    page.wait_for_url("**/de/index.html")

    assert "de" == page.evaluate("document.documentElement.lang")
    assert SAY("Compare") in page.get_by_role("article").inner_text()


def finds_a_city(page: Page, way: str) -> None:
    """By searching for it without its umlaut, or by the list beside the map."""
    if way == "from a server":
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("Dusseldorf")
        found = page.locator('.md-search-result__item a[href*="cities/duesseldorf.html"]').first
        found.wait_for(timeout=20_000)
        found.click()
    else:
        page.get_by_role("article").locator('a[href="map.html"]').first.click()
        page.get_by_role("article").get_by_role("link", name="Düsseldorf", exact=True).last.click()
    page.wait_for_url("**/de/cities/duesseldorf.html*")

    assert page.get_by_role("heading", level=1).inner_text().startswith("Düsseldorf")


def reads_a_programme_and_a_source(page: Page) -> None:
    """Its page, and from a number in the text to the source it was taken from, which has an address of its own."""
    page.get_by_role("article").locator('a[href$="programmes/duesseldorf/welcome-points.html"]').first.click()
    page.wait_for_url("**/de/programmes/duesseldorf/welcome-points.html")
    page.get_by_role("article").locator(".ve-notes a").first.click()
    source = page.locator(f'[id="{page.url.partition("#")[2]}"]')

    assert is_in_view(page, source)
    assert source.locator('a[href^="https://"]').first.is_visible()


def is_in_view(page: Page, element: Locator) -> bool:
    """Tell whether the beginning of an element is on the screen, below the bar at the top."""
    bar, box, screen = page.locator(".md-header").bounding_box(), element.bounding_box(), page.viewport_size
    assert bar is not None
    assert box is not None
    assert screen is not None
    return bar["height"] - 1 <= box["y"] <= screen["height"] - 20


def compares_three(page: Page) -> None:
    """From a link that lays it beside one alike: that one is taken away, two others are added."""
    page.locator('article a[href*="compare.html?programmes="]:visible').first.click()
    page.locator(".ve-cmp-choosing thead th").nth(2).wait_for()
    chooser = page.locator(".ve-cmp-chooser")
    chooser.locator("summary").first.click()
    for own in chooser.locator("input:checked").evaluate_all("boxes => boxes.map(one => one.id)"):
        page.locator(f'[id="{own}"]').uncheck()
    for one in CHOSEN:
        page.locator(f'[id="ve-choice-{one}"]').check()

    assert titles_of_chosen() == columns(page)
    assert page.url.endswith(f"compare.html?programmes={','.join(CHOSEN)}")


def shares_the_address(browser: Browser, page: Page, page_log: PageLog) -> None:
    """Somebody else opens it in a window of their own, and sees the same; in Greek, too, the same three."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page_log.listen(context)
    other = context.new_page()
    other.goto(page.url)
    assert titles_of_chosen() == columns(other)
    assert "de" == other.evaluate("document.documentElement.lang")
    assert rows(page) == rows(other)
    assert len(rows(page)) > 10

    other.locator(".md-header .md-select button").click()
    other.locator('.md-select__link[hreflang="el"]').click()
    other.wait_for_url(page.url.replace("/de/", "/el/"))
    assert titles_of_chosen() == columns(other)
    assert rows(page) != rows(other)
    context.close()


def takes_a_csv(page: Page) -> None:
    """With the three as columns, each line as long as the first, in UTF-8 with its mark, and no formula in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=SAY("Download as CSV")).click()
    content = Path(download.value.path()).read_bytes()
    first, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    comparison = compare(read(ROOT / "examples").catalogue, programmes=CHOSEN, language="de")
    headings = [column_heading(SAY, column) for column in comparison.columns]

    assert download.value.suggested_filename.endswith(".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert headings == [one for one in first if one in headings]
    assert SAY("Sources") == first[-1]
    assert len(lines) > 10
    assert {len(first)} == {len(line) for line in lines}
    assert any("Düsseldorf" in line[-1] and "https://" in line[-1] for line in lines)
    assert [] == [cell for line in lines for cell in line if FORMULA.match(cell)]


def prints(page: Page) -> None:
    """The comparison on sheets of A3, and the briefing of a programme on at most two pages of A4."""
    comparison = page.pdf(prefer_css_page_size=True)
    assert pages_of(comparison) >= 1
    assert pages_of(comparison) == comparison.count(SHEET_A3)
    assert len(comparison) > 20_000

    page.locator(".ve-cmp-choosing thead .ve-programme a").first.click()
    page.wait_for_url("**/welcome-points.html")
    page.get_by_role("link", name=SAY("Briefing to print, at most 2 pages")).click()
    page.wait_for_url("**/briefings/duesseldorf/welcome-points.html")
    briefing = page.pdf(prefer_css_page_size=True)
    sizes = {tuple(float(one) for one in box.split()) for box in re.findall(rb"/MediaBox \[0 0 ([^\]]+)\]", briefing)}

    assert 1 <= pages_of(briefing) <= MOST_PAGES
    assert len(briefing) > 10_000
    assert sizes
    assert all(abs(width - A4[0]) <= 1 and abs(height - A4[1]) <= 1 for width, height in sizes), sizes


# By keyboard alone


@pytest.fixture
def by_keyboard(site: Path, browser: Browser, page_log: PageLog) -> Iterator[Page]:
    """Open the German site in a window in which nothing moves."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page_log.listen(context)
    page = context.new_page()
    page.goto((site / "de" / "index.html").as_uri())
    yield page
    context.close()
    assert [] == page_log.complaints


_HAS_FOCUS = """selector => {
    const one = document.activeElement
    if (!one.matches(selector)) return false
    const box = one.getBoundingClientRect()
    const parts = [one, one.closest("label"), ...one.querySelectorAll("*")].filter(Boolean).map(getComputedStyle)
    const isDrawn = parts.some(style => parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none"
        || style.stroke !== "none" && parseFloat(style.strokeWidth) > 0)
    return {
        asked: one.matches(":focus-visible"),
        drawn: isDrawn,
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    }
}"""


def tab_to(page: Page, selector: str, *, most: int = 150, key: str = "Tab") -> None:
    """Press Tab until something has focus, and see that this is shown."""
    for _ in range(most):
        page.keyboard.press(key)
        if seen := page.evaluate(_HAS_FOCUS, selector):
            assert {"asked": True, "drawn": True, "inView": True} == seen
            return
    pytest.fail(f"{most} times {key} do not lead to {selector}")


def go(page: Page, address: str) -> None:
    """Go from the start page to another of the same language, as if its address had been typed."""
    page.goto(page.url.replace("index.html", address))


def test_programmes_are_filtered_by_keyboard(by_keyboard: Page) -> None:
    """Words are typed, a value is ticked, both can be taken away again, and focus never falls off the page."""
    page = by_keyboard
    go(page, "programmes.html")
    found = page.locator("[data-id]:visible")
    everything = found.count()
    tab_to(page, "input[name=text]")
    page.keyboard.type("zurich")
    page.wait_for_url("**text=zurich*")
    assert 0 < found.count() < everything

    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    until(page, "!location.search.includes('zurich')")
    tab_to(page, "[data-facet=country] summary")
    if page.locator("[data-facet=country]").get_attribute("open") is None:
        page.keyboard.press("Enter")
    tab_to(page, '[data-facet=country] input[value="CH"], [data-facet=country] input[value="ch"]')
    page.keyboard.press("Space")
    page.wait_for_url("**country=*")
    assert 0 < found.count() < everything
    said = page.get_by_role("status").first.inner_text()
    assert str(found.count()) in said

    tab_to(page, ".ve-chips button")
    page.keyboard.press("Enter")
    until(page, "!location.search.includes('country')")
    assert everything == found.count()
    assert page.evaluate("document.activeElement !== document.body")


def test_a_city_is_chosen_on_the_map_by_keyboard(by_keyboard: Page) -> None:
    """Markers are stops in the order in which they stand there, each with its name; Enter leads to the city."""
    page = by_keyboard
    go(page, "map.html")
    tab_to(page, "svg a.vmap-place")
    names = [page.evaluate("document.activeElement.dataset.place")]
    while names[-1] != "duesseldorf" and len(names) < 16:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.dataset.place"))
    assert (
        names
        == page.evaluate("[...document.querySelectorAll('svg a.vmap-place')].map(one => one.dataset.place)")[
            : len(names)
        ]
    )
    tab_to(page, "svg a.vmap-place", most=1, key="Shift+Tab")
    tab_to(page, 'svg a[data-place="duesseldorf"]', most=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/cities/duesseldorf.html")


def test_the_timeline_is_gone_through_by_keyboard(by_keyboard: Page) -> None:
    """Arrows scroll the drawing back from the latest years; a mark in it leads to the claim it stands for, in view."""
    page = by_keyboard
    page.set_viewport_size({"width": 640, "height": 800})
    go(page, "timeline.html")
    tab_to(page, ".ve-lanes[role=region]")
    before = page.evaluate("document.activeElement.scrollLeft")
    page.keyboard.press("ArrowLeft")
    until(page, f"document.activeElement.scrollLeft !== {before}")
    tab_to(page, ".ve-lane-drawing a.ve-mark")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/de/(?!timeline).*#"))
    is_still(page)

    claim = page.locator(f'[id="{page.url.partition("#")[2]}"]')
    assert 1 == claim.count()
    assert is_in_view(page, claim)


def test_a_language_is_chosen_by_keyboard(by_keyboard: Page) -> None:
    """At 390 pixels: the list opens by Enter, each of eleven is seen when it has focus, Esc closes it, Enter goes."""
    page = by_keyboard
    page.set_viewport_size({"width": 390, "height": 700})
    go(page, "compare.html")
    tab_to(page, ".md-header .md-select button", most=8)
    page.keyboard.press("Enter")
    for language in LANGUAGES:
        tab_to(page, f'.md-select__link[lang="{language}"]', most=1)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.md-select button[aria-expanded=false]')")
    assert not page.locator(".md-select__link").first.is_visible()

    page.keyboard.press("Enter")
    tab_to(page, '.md-select__link[lang="el"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/compare.html")
    assert "el" == page.evaluate("document.documentElement.lang")
