"""Timeline and figures in Chromium: words keep clear of each other as drawn; marks can be hit, reached and read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fiction import TODAY
from tests.repository import ROOT
from values_exchange.languages import Interface
from values_exchange.pages.edition import Edition
from values_exchange.pages.figures import figures_page
from values_exchange.pages.timeline import timeline_page
from values_exchange.pages.tree import style_sheet
from values_exchange.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KINDS = ("timeline", "figures")


@cache
def html_of(kind: str) -> str:
    """Give a page as a document of its own, in the plainest of themes."""
    edition = Edition(catalogue=read(ROOT / "examples", today=TODAY).catalogue, say=Interface())
    page = timeline_page(edition) if kind == "timeline" else figures_page(edition)
    look = "body{font:16px/1.5 sans-serif;margin:1rem}html{font-size:125%}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{page.title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{look}{style_sheet().decode()}</style>'
        f'</head><body data-md-color-scheme="default"><main>{page.html()}</main></body></html>'
    )


@pytest.fixture(params=KINDS)
def shown(request: pytest.FixtureRequest, page: Page, tmp_path: Path) -> Page:
    """Open a page with drawings."""
    file = tmp_path / f"{request.param}.html"
    file.write_text(html_of(str(request.param)), "utf-8")
    page.goto(file.as_uri())
    return page


def test_words_in_a_drawing_never_cover_each_other(shown: Page) -> None:
    """As the browser writes them, in the face it has, none meets another mark's words in its drawing."""
    met = shown.evaluate(
        """() => {
            const met = []
            for (const svg of document.querySelectorAll("svg.ve-lane-drawing, svg.ve-points, svg.ve-bars")) {
                const texts = [...svg.querySelectorAll(".ve-mark text")]
                    .map(text => [text.textContent, text.getBoundingClientRect()])
                texts.forEach(([said, one], place) => texts.slice(place + 1).forEach(([other, two]) => {
                    const across = one.left < two.right - 0.5 && two.left < one.right - 0.5
                    if (across && one.top + 3 < two.bottom - 3 && two.top + 3 < one.bottom - 3) met.push([said, other])
                }))
            }
            return met
        }"""
    )

    assert [] == met
    assert shown.locator("svg .ve-mark text").count() > 20


def test_words_have_no_more_room_than_was_reckoned(shown: Page) -> None:
    """A word that is wider than its own target would reach into the next."""
    wide = shown.evaluate(
        """() => [...document.querySelectorAll(".ve-lane-drawing .ve-mark")].filter(mark => {
            const text = mark.querySelector("text")?.getBoundingClientRect()
            const touch = mark.querySelector(".ve-touch").getBoundingClientRect()
            return text && (text.left < touch.left - 1 || text.right > touch.right + 1)
        }).map(mark => mark.textContent)"""
    )

    assert [] == wide


def test_marks_are_large_enough_to_be_hit(shown: Page) -> None:
    """24 pixels each way where the drawing is as wide as it was meant."""
    small = shown.evaluate(
        """() => [...document.querySelectorAll(".ve-lane-drawing .ve-touch")]
            .map(touch => touch.getBoundingClientRect())
            .filter(box => box.width && (box.width < 23.5 || box.height < 23.5)).length"""
    )

    assert 0 == small


def test_a_mark_is_reached_by_keyboard_and_seen(shown: Page) -> None:
    """With a ring around it; it has a name, and leads to a claim."""
    mark = shown.locator(".ve-lane-drawing .ve-mark").first
    mark.focus()
    shown.keyboard.press("Shift+Tab")
    shown.keyboard.press("Tab")
    ring = mark.locator(".ve-touch").evaluate("touch => getComputedStyle(touch).stroke")

    assert mark.evaluate("mark => mark === document.activeElement")
    assert "none" != ring
    assert re.search(r"\.html#", mark.get_attribute("href") or "")
    assert re.match(r"\w", mark.locator("title").text_content() or "")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_never_scrolls_sideways(shown: Page, width: int) -> None:
    """Only the drawing of the timeline does, in a region the keyboard can scroll."""
    shown.set_viewport_size({"width": width, "height": 800})

    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_values_are_words(page: Page, tmp_path: Path) -> None:
    """A lane whose mark is out of sight would look empty: there the values stand below their city's name."""
    file = tmp_path / "figures.html"
    file.write_text(html_of("figures"), "utf-8")
    page.goto(file.as_uri())
    assert not page.locator(".ve-lane-words").first.is_visible()
    page.set_viewport_size({"width": 390, "height": 800})

    assert not page.locator(".ve-lane-drawing").first.is_visible()
    assert page.locator(".ve-lane-words").first.is_visible()
    assert "5 to 6, 2002" in page.locator("main").inner_text()


def test_on_a_narrow_screen_the_timeline_begins_with_the_latest_years(page: Page, tmp_path: Path) -> None:
    """The name of each lane stays in sight while the years move."""
    file = tmp_path / "timeline.html"
    file.write_text(html_of("timeline"), "utf-8")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(file.as_uri())
    page.locator("#lane-duesseldorf").scroll_into_view_if_needed()
    title = page.locator("title", has_text=re.compile("^2 March 2021"))
    visit = page.locator(".ve-mark").filter(has=title).bounding_box()
    name = page.locator("#lane-duesseldorf .ve-lane-name").first

    assert visit is not None
    assert 0 <= visit["x"] <= 390
    page.locator(".ve-lanes").evaluate("region => region.scrollLeft = -400")
    box = name.bounding_box()
    assert box is not None
    assert 0 <= box["x"] < 40


def test_colours_follow_the_scheme_and_forced_colours(shown: Page) -> None:
    """By night signs are lighter; where colours are forced, those of the system are taken."""
    sign = shown.locator(".ve-lane-drawing .ve-shape").first
    day = sign.evaluate("sign => getComputedStyle(sign).stroke")
    shown.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    night = sign.evaluate("sign => getComputedStyle(sign).stroke")
    shown.emulate_media(forced_colors="active")
    forced = sign.evaluate("sign => getComputedStyle(sign).stroke")

    assert 3 == len({day, night, forced})
