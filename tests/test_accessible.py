"""axe-core finds nothing wrong with any type of page, in light and dark colours, wide and narrow, folded and open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from tests.axe import Visit, is_still, unfold, violations, visits
from tests.building import LANGUAGES, serving
from tests.repository import ROOT
from tests.test_site_in_browser import ONE_OF_EACH
from values_exchange.pages import Tree, render_tree
from values_exchange.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TYPES = (*ONE_OF_EACH, "hand-written", "problem", "not found", "briefing")
LOOKS: Mapping[str, tuple[str, int]] = {"light": ("light", 1280), "dark": ("dark", 390)}
NARROW = ("start", "compare", "programmes", "programme", "city", "map", "documented", "hand-written", "briefing")
"""Types of pages that are looked at in the narrow dark way too; `make audit` looks at all in every way."""
VISITS = (*((kind, "light") for kind in TYPES), *((kind, "dark") for kind in NARROW))


@cache
def tree(language: str) -> Tree:
    """Render the pages of the example catalogue, to know what they should hold."""
    return render_tree(read(ROOT / "examples").catalogue, language=language)


@frozen
class Visitor:
    """Whoever looks at the site of a language: the address of the site, and a page open in light or dark colours."""

    home: str
    pages: Mapping[str, Page]


@pytest.fixture(scope="module", params=LANGUAGES)
def visitor(request: pytest.FixtureRequest, site: Path, browser: Browser) -> Iterator[tuple[str, Visitor]]:
    """Open two pages once for all types: a wide light one, and a narrow dark one."""
    contexts = {
        look: browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        for look, (scheme, width) in LOOKS.items()
    }
    with serving(site / request.param) as home:
        yield (
            request.param,
            Visitor(home=home, pages={look: context.new_page() for look, context in contexts.items()}),
        )
    for context in contexts.values():
        context.close()


def visit_of(kind: str, language: str) -> Visit:
    """Give the page of a type."""
    return next(one for one in visits(tree(language), ONE_OF_EACH) if one.kind == kind)


def title(page: Page) -> str:
    """Give the only title of a page; a page without one, or with two, is no page of ours."""
    titles = page.locator("h1").all_text_contents()
    assert 1 == len(titles), titles
    return " ".join(titles[0].replace("¶", "").split())


@pytest.mark.parametrize(("kind", "look"), VISITS)
def test_nothing_is_wrong_with_a_page(visitor: tuple[str, Visitor], kind: str, look: str) -> None:
    """The page has really loaded, and breaks no rule; in narrow dark pages everything that can be opened is open."""
    language, who = visitor
    page, visit = who.pages[look], visit_of(kind, language)
    answer = page.goto(f"{who.home}/{visit.address}")
    assert answer is not None
    assert answer.status == (404 if kind == "not found" else 200)
    assert visit.title in ("", title(page))
    if look == "dark":
        unfold(page)
    is_still(page)

    assert [] == violations(page)


def test_the_way_through_the_menu_is_open_to_all(visitor: tuple[str, Visitor]) -> None:
    """The drawer of a narrow screen, and a part of the menu inside it."""
    page = visitor[1].pages["dark"]
    page.goto(f"{visitor[1].home}/guide/records.html")
    page.locator('label.md-header__button[for="__drawer"]').click()
    page.locator(".md-sidebar--primary .md-nav__title:visible").last.wait_for()
    is_still(page)

    assert page.locator("#__drawer").is_checked()
    assert [] == violations(page)


@pytest.mark.parametrize("look", LOOKS)
def test_what_a_search_has_found_is_open_to_all(visitor: tuple[str, Visitor], look: str) -> None:
    """The list of what was found, over the page."""
    page = visitor[1].pages[look]
    page.goto(f"{visitor[1].home}/index.html")
    if look == "dark":
        page.locator('label.md-header__button[for="__search"]').click()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("Welcome Points")
    page.locator(".md-search-result__item mark").first.wait_for(timeout=20_000)
    is_still(page)

    assert page.locator("#__search").is_checked()
    assert [] == violations(page)


def test_the_list_of_languages_is_open_to_all(visitor: tuple[str, Visitor]) -> None:
    """Where there is more than one language, the list of them."""
    page = visitor[1].pages["light"]
    page.goto(f"{visitor[1].home}/index.html")
    buttons = page.locator(".md-header .md-select button")

    assert (len(LANGUAGES) > 1) == (buttons.count() > 0)
    for button in buttons.all():
        button.click()
        assert "true" == button.get_attribute("aria-expanded")
        is_still(page)
        assert [] == violations(page)


def test_what_is_chosen_for_comparing_is_open_to_all(visitor: tuple[str, Visitor]) -> None:
    """The Compare page with its chooser open and two programmes chosen."""
    page = visitor[1].pages["light"]
    page.goto(f"{visitor[1].home}/compare.html")
    unfold(page)
    chosen = [box for box in page.locator('main input[type="checkbox"]:visible').all()[:2] if box.is_enabled()]
    for box in chosen:
        box.check()
    is_still(page)

    assert chosen
    assert [] == violations(page)


def test_what_is_filtered_is_open_to_all(visitor: tuple[str, Visitor]) -> None:
    """The list of programmes with its filters open and one of them set."""
    page = visitor[1].pages["light"]
    page.goto(f"{visitor[1].home}/programmes.html?function=language_learning")
    unfold(page)
    is_still(page)

    assert page.locator('main input[type="checkbox"]:checked').count() > 0
    assert [] == violations(page)
