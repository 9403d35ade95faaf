"""The map in Chromium: names keep their size and their distance at every width, in any language and setting."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import cos, sin, tau
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.test_pages_map import GROUPS, places
from values_exchange.pages.map import MapPlace, draw_map

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ASSETS = files("values_exchange.pages") / "assets"
WIDTHS = (320, 360, 390, 480, 600, 700, 768, 1024, 1280, 1600)
READABLE = 11.0
"""No text on the map is smaller, in CSS pixels."""

LARGE_TEXT = "html { font-size: 200%; }"
SPACED_TEXT = (
    "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; } "
    "p { margin-bottom: 2em !important; }"
)
"""A reader's own style: text twice as large, and the spacing of WCAG 2.2, 1.4.12."""

MEASURED = """() => {
    const box = e => (({left, top, right, bottom}) => ({left, top, right, bottom}))(e.getBoundingClientRect())
    const seen = [...document.querySelectorAll('text.vmap-label')].filter(e => getComputedStyle(e).display !== 'none')
    const shapes = [...document.querySelectorAll('.vmap .vmap-mark > :first-child')]
    const letters = [...document.querySelectorAll('.vmap .vmap-letter')].filter(e => getComputedStyle(e).display !== 'none')
    const place = e => e.closest('a').dataset.place
    return {
        frame: box(document.querySelector('.vmap')),
        labels: seen.map(e => ({place: place(e), text: e.textContent, box: box(e), size: parseFloat(getComputedStyle(e).fontSize)})),
        shapes: shapes.map(e => ({place: place(e), box: box(e)})),
        letters: letters.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a),
        touch: [...document.querySelectorAll('.vmap-touch')].map(e => e.getBoundingClientRect().width),
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }
}"""  # noqa: E501 - a script reads better unbroken


@cache
def sixteen(language: str = "en") -> str:
    """Draw the sixteen cities once in a language."""
    return drawn(places(language))


@cache
def forty() -> str:
    """Draw forty close cities once."""
    return drawn(crowd(40))


def drawn(shown: Sequence[MapPlace]) -> str:
    """Draw places."""
    return draw_map(shown, title="Map", description="Cities", groups=GROUPS)


def show(page: Page, svg: str, *, width: int, extra: str = "") -> dict[str, Any]:
    """Show a map that fills a window of a width, and measure what is seen on it."""
    style = "\n".join((ASSETS / name).read_text("utf-8") for name in ("values.css", "map.css"))
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(
        '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Map</title>'
        f"<style>body {{ margin: 16px; }} {style} {extra}</style>"
        f'<figure class="vmap-figure"><div class="vmap-frame">{svg}</div></figure></html>'
    )
    measured: dict[str, Any] = page.evaluate(MEASURED)
    return measured


Rectangle = dict[str, float]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Tell whether two rectangles on the screen share more than an edge."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0 and down > 0


def collisions(measured: dict[str, Any]) -> list[str]:
    """Tell which texts meet, lie on the marker of another place, or are cut by the edge."""
    labels = [(one["place"], one["text"], one["box"]) for one in measured["labels"]]
    shapes = [(one["place"], one["box"]) for one in measured["shapes"]]
    frame = measured["frame"]
    found = [f"{a} and {b}" for (_, a, one), (_, b, other) in combinations(labels, 2) if overlap(one, other)]
    found += [
        f"{text} on the marker of {place}"
        for owner, text, box in labels
        for place, shape in shapes
        if owner != place and overlap(box, shape)
    ]
    found += [
        f"{text} at the edge"
        for _, text, box in labels
        if min(box["left"] - frame["left"], frame["right"] - box["right"]) < 0
        or min(box["top"] - frame["top"], frame["bottom"] - box["bottom"]) < 0
    ]
    return found


def crowd(count: int) -> list[MapPlace]:
    """Give as many made-up cities within about 150 kilometres of each other, always the same."""
    chance = random.Random(7)  # noqa: S311 - no secret
    made = []
    for number in range(1, count + 1):
        turn, far = chance.uniform(0, tau), chance.random() ** 0.5
        made.append(
            MapPlace(
                id=f"city-{number}",
                name=f"Neustadt bei Musterhausen {number}" if number % 5 == 0 else f"Musterstadt {number}",
                lat=51.3 + 0.65 * far * sin(turn),
                lon=7.0 + 1.0 * far * cos(turn),
                href=f"{number}.html",
                number=number,
                group="ABCD"[number % 4],
            )
        )
    return made


@pytest.mark.parametrize("extra", ["", LARGE_TEXT, SPACED_TEXT], ids=["as it is", "text at 200 %", "text spaced"])
@pytest.mark.parametrize("language", ["en", "de", "el"])
def test_sixteen_cities_are_named_and_clear_of_each_other_at_ten_widths(page: Page, language: str, extra: str) -> None:
    """Each city has its name or its number, none smaller than 11 pixels; nothing meets, whatever the width."""
    for width in WIDTHS:
        measured = show(page, sixteen(language), width=width, extra=extra)

        assert [] == collisions(measured), width
        assert 16 == len({one["place"] for one in measured["labels"]}) == len(measured["labels"]), width
        assert READABLE <= min(one["size"] for one in measured["labels"]), width
        assert READABLE <= min(measured["letters"]), width
        assert measured["sideways"] <= 0, width


@pytest.mark.parametrize("language", ["en", "de", "el"])
def test_all_cities_have_their_names_where_the_map_is_wide(page: Page, language: str) -> None:
    """On a telephone most have them; from 600 pixels on all."""
    names = {place.name for place in places(language)}

    for width in WIDTHS:
        shown = {one["text"] for one in show(page, sixteen(language), width=width)["labels"]}
        assert len(names & shown) >= (16 if width >= 600 else 8), width


def test_type_follows_the_readers_and_not_the_drawing(page: Page) -> None:
    """The same size at each width; twice as large where the reader asks for it and the map is wide enough."""
    sizes = {width: show(page, sixteen(), width=width)["labels"][0]["size"] for width in WIDTHS}
    large = show(page, sixteen(), width=1280, extra=LARGE_TEXT)["labels"][0]["size"]

    assert {sizes[320]} == set(sizes.values())
    assert large == 2 * sizes[320]


@pytest.mark.parametrize("extra", ["", LARGE_TEXT], ids=["as it is", "text at 200 %"])
def test_forty_close_cities_do_not_collide_either(page: Page, extra: str) -> None:
    """Names give way to numbers, numbers move aside on a line, and markers too close for letters become dots."""
    for width in WIDTHS:
        measured = show(page, forty(), width=width, extra=extra)

        assert [] == collisions(measured), width
        assert READABLE <= min(one["size"] for one in measured["labels"]), width
        assert len(measured["labels"]) >= (36 if not extra and width >= 480 else 24), width


def test_a_place_can_be_hit(page: Page) -> None:
    """What answers to a pointer is 24 pixels wide at every width; the list beside the map has the same links."""
    for width in WIDTHS:
        assert 24 <= min(show(page, sixteen(), width=width)["touch"]), width


def test_in_forced_colours_markers_and_names_are_seen(page: Page) -> None:
    """The system's colours replace the map's own: the land has lines, markers have the colour of links."""
    page.emulate_media(forced_colors="active")
    show(page, sixteen(), width=1280)
    colours: list[str] = page.evaluate(
        """() => ['.vmap-sea', '.vmap-land > path', 'text.vmap-label', '.vmap-mark'].map(
            name => getComputedStyle(document.querySelector(name))).map(style => `${style.fill} ${style.stroke}`)"""
    )
    sea, land, label, mark = colours

    assert sea.split(" none")[0] == land.rsplit(" rgb", 1)[0]
    assert land.split(") ")[0] != land.split(") ")[1].rstrip(")")
    assert label.split(") ")[0] != sea.split(") ")[0]
    assert mark != sea


@pytest.mark.parametrize("width", [320, 768, 1280, 1600])
def test_the_map_of_the_site_is_clear_in_its_theme(site: Path, page: Page, width: int) -> None:
    """Beside its list, in the theme, with the example catalogue: nothing collides and the page does not scroll."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / "en" / "map.html").as_uri())
    measured = page.evaluate(MEASURED)
    figure = page.locator(".vmap-figure").bounding_box()
    listed = page.locator("#cities").bounding_box()

    assert [] == collisions(measured)
    assert READABLE <= min(one["size"] for one in measured["labels"])
    assert measured["sideways"] <= 0
    assert figure is not None
    assert listed is not None
    assert (listed["x"] > figure["x"] + figure["width"]) == (width >= 1280)


def test_the_map_can_be_passed_by(site: Path, page: Page) -> None:
    """Whoever works by keyboard is offered the list before the sixteen links of the map."""
    page.goto((site / "en" / "map.html").as_uri())
    skip = page.get_by_role("link", name="Go on to the list of the cities")
    skip.focus()

    assert skip.is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#cities")
