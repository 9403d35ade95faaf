"""What axe cannot see: pages by keyboard alone, in a narrow window, with large and wide-set text, in forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.axe import is_still
from tests.browser import until, with_search, with_style, without_search
from tests.building import serving
from tests.repository import ROOT
from tests.test_accessible import visit_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SCRIPT = (ROOT / "tests" / "walking.js").read_text("utf-8")
WIDTHS = (320, 1280)
WALKED = ("start", "compare", "programmes", "programme", "map", "questionnaire", "hand-written")
"""Types of pages that are gone through: those with controls of their own, and one of each kind of reading."""
MOST = 120
"""About how many places of a long page are looked at; of places that look alike, the first is always among them."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
"""What a reader may set by WCAG 1.4.12 without losing anything."""

TWICE = "html { font-size: 250% !important }"
"""Text twice as large as the theme's, whose root is at 125 %."""


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """Serve the English site."""
    with serving(site / "en") as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open one profile for all pages, in which nothing moves."""
    opened = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    opened.add_init_script(SCRIPT)
    without_search(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def visitor(context: BrowserContext) -> Page:
    """Open one page for all visits."""
    return context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", WALKED)
def test_a_page_is_gone_through_by_keyboard(home: str, visitor: Page, kind: str, width: int) -> None:
    """Each place takes focus, shows it and is not covered; Tab goes in the order of the page and is not trapped."""
    visitor.set_viewport_size({"width": width, "height": 700})
    visitor.goto(f"{home}/{visit_of(kind, 'en').address}")
    expected = visitor.evaluate("firstStops(12)")
    stops = []
    for _ in expected:
        visitor.keyboard.press("Tab")
        stops.append(visitor.evaluate("stop()"))

    assert expected == stops
    assert [] == visitor.evaluate(f"walk({MOST})")
    assert visitor.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == visitor.evaluate("headingSteps()")
    assert [] == visitor.evaluate("lonelyDrawings()")


@pytest.mark.parametrize("style", [SPACED, TWICE], ids=["wide-set", "twice as large"])
@pytest.mark.parametrize("kind", WALKED)
def test_nothing_is_lost_in_another_type(home: str, visitor: Page, kind: str, style: str) -> None:
    """
    With wider text spacing at 320 pixels, and with text twice as large at 1280, no text is cut off.

    A table of many columns may make the page scroll sideways when its text is twice as large, where nothing is lost.
    """
    width = 320 if style == SPACED else 1280
    visitor.set_viewport_size({"width": width, "height": 700})
    visitor.goto(f"{home}/{visit_of(kind, 'en').address}")
    with_style(visitor, style)

    assert [] == visitor.evaluate("cutTexts()")
    assert style == TWICE or visitor.evaluate("document.documentElement.scrollWidth") <= width


def test_signs_stay_where_the_system_sets_colours(home: str, browser: Browser) -> None:
    """In forced colours every sign of a drawing and every label has a colour that is not that of the page."""
    opened = browser.new_context(forced_colors="active", color_scheme="dark", viewport={"width": 1280, "height": 900})
    opened.add_init_script(SCRIPT)
    without_search(opened)
    page = opened.new_page()
    for kind in ("map", "timeline", "figures", "matrix", "programme", "compare"):
        page.goto(f"{home}/{visit_of(kind, 'en').address}")
        assert [] == page.evaluate("lostSigns()"), kind
    opened.close()


def test_the_menu_is_opened_used_and_closed_by_keyboard(home: str, visitor: Page) -> None:
    """At 320 pixels: Enter opens the drawer, focus goes into it and stays, Esc closes it and gives the focus back."""
    visitor.set_viewport_size({"width": 320, "height": 700})
    visitor.goto(f"{home}/guide/records.html")
    button = visitor.get_by_role("button", name="Navigation")
    assert ("false", True) == (button.get_attribute("aria-expanded"), visitor.evaluate(_INERT))
    button.focus()
    visitor.keyboard.press("Enter")

    assert ("true", False) == (button.get_attribute("aria-expanded"), visitor.evaluate(_INERT))
    inside = "document.activeElement.closest('.md-sidebar--primary') !== null"
    assert visitor.evaluate(inside)
    for _ in range(4):
        visitor.keyboard.press("Tab")
        assert visitor.evaluate(inside)
        assert visitor.evaluate("document.activeElement.getBoundingClientRect().left") >= 0

    visitor.keyboard.press("Escape")
    assert ("false", True) == (button.get_attribute("aria-expanded"), visitor.evaluate(_INERT))
    assert visitor.evaluate("document.activeElement.htmlFor") == "__drawer"


_INERT = "document.querySelector('.md-sidebar--primary').inert"


def test_a_part_of_the_menu_is_opened_by_keyboard(home: str, visitor: Page) -> None:
    """Space opens a part of the menu, its way back stands first and leads back; a link in it leads on."""
    visitor.set_viewport_size({"width": 320, "height": 700})
    visitor.goto(f"{home}/index.html")
    visitor.get_by_role("button", name="Navigation").focus()
    visitor.keyboard.press(" ")
    part = visitor.locator(".md-nav--primary").get_by_role("button", name="Method", exact=True)
    part.first.focus()
    visitor.keyboard.press(" ")
    assert visitor.evaluate("document.activeElement.matches('.md-nav__title')")
    visitor.keyboard.press("Enter")
    assert visitor.evaluate("document.activeElement.matches('label.md-nav__link')")

    visitor.keyboard.press("Enter")
    visitor.locator(".md-nav--primary").get_by_role("link", name="Sources and dates").focus()
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/method/sources.html")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_search_is_made_by_keyboard(home: str, visitor: Page, width: int) -> None:
    """From the button or the field, through what was found, to a page; Esc closes the search."""
    with_search(visitor.context)
    visitor.set_viewport_size({"width": width, "height": 700})
    visitor.goto(f"{home}/index.html")
    if width == 320:
        visitor.get_by_role("button", name="Search").focus()
        visitor.keyboard.press("Enter")
    else:
        visitor.get_by_role("textbox", name="Search").focus()
    field = visitor.locator(".md-search__input")
    field.press_sequentially("Welcome Points")
    visitor.locator(".md-search-result__item a").first.wait_for(timeout=20_000)
    visitor.keyboard.press("Escape")
    assert not visitor.locator("#__search").is_checked()

    if width == 320:
        assert visitor.evaluate("document.activeElement.htmlFor") == "__search"
        visitor.keyboard.press("Enter")
    else:
        field.focus()
    until(visitor, "document.querySelector('#__search').checked")
    is_still(visitor)
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/programmes/**")
    without_search(visitor.context)


def test_a_wide_table_of_a_hand_written_page_is_scrolled_by_keyboard(home: str, visitor: Page) -> None:
    """The region has a name and takes focus where it scrolls, and only there."""
    visitor.set_viewport_size({"width": 320, "height": 700})
    visitor.goto(f"{home}/about/architecture.html")
    region = visitor.locator(".md-typeset__scrollwrap").first
    assert ("region", "0") == (region.get_attribute("role"), region.get_attribute("tabindex"))
    assert region.get_attribute("aria-label")
    region.focus()
    visitor.keyboard.press("ArrowRight")
    until(visitor, "document.querySelector('.md-typeset__scrollwrap').scrollLeft > 0")

    visitor.set_viewport_size({"width": 2400, "height": 900})
    until(visitor, "!document.querySelector('.md-typeset__scrollwrap').hasAttribute('tabindex')")


def test_the_text_can_be_reached_at_once(home: str, visitor: Page) -> None:
    """The first stop leads past the menus."""
    visitor.set_viewport_size({"width": 1280, "height": 700})
    visitor.goto(f"{home}/method/comparison.html")
    visitor.keyboard.press("Tab")
    assert visitor.evaluate(
        "document.activeElement.matches('.md-skip') && getComputedStyle(document.activeElement).opacity > 0"
    )
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.closest('.md-content') !== null")
