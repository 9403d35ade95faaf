"""axe-core finds nothing wrong with a page of any type, in three languages, light and wide and dark and narrow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from tests.axe import NOT_FOUND, Visit, is_still, unfold, violations, visits
from tests.browser import with_search, without_search
from tests.building import LANGUAGES as ALL_LANGUAGES
from tests.building import serving
from tests.fiction import write_catalogue
from tests.repository import ROOT
from tests.test_site_in_browser import ONE_OF_EACH
from values_exchange.pages import Tree, render_tree
from values_exchange.reading import read
from values_exchange.site import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "de", "el")
"""Short words, long words, other letters; `make audit` looks at the pages in all languages, and in more ways."""

TYPES = (*ONE_OF_EACH, "hand-written", "problem", "briefing")
LOOKS: Mapping[str, tuple[str, int]] = {"light": ("light", 1280), "dark": ("dark", 390)}
LOOKED_AT: Mapping[str, tuple[str, ...]] = {"en": ("light", "dark"), "de": ("dark",), "el": ("light",)}
"""Long words where there is little room, other letters where there is much; `make audit` looks at all in every way."""

VISITS = tuple((language, look, kind) for language, looks in LOOKED_AT.items() for look in looks for kind in TYPES)


@cache
def tree(language: str) -> Tree:
    """Render the pages of the example catalogue, to know what they should hold."""
    return render_tree(read(ROOT / "examples").catalogue, language=language)


@frozen
class Visitor:
    """Whoever looks at the site: its address, and a page open in light colours and one in dark ones."""

    home: str
    pages: Mapping[str, Page]

    def opened(self, language: str, look: str, address: str, *, status: int = 200) -> Page:
        """Open a page and see that it is the one: axe finds nothing wrong with a page that is not there."""
        page = self.pages[look]
        answer = page.goto(f"{self.home}/{language}/{address}")
        assert answer is not None
        assert (status, language) == (answer.status, page.evaluate("document.documentElement.lang"))
        return page


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[Mapping[str, Page]]:
    """Open two pages once for all visits: a wide light one, and a narrow dark one."""
    contexts = {
        look: browser.new_context(
            viewport={"width": width, "height": 900 if look == "light" else 700},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        for look, (scheme, width) in LOOKS.items()
    }
    for context in contexts.values():
        without_search(context)
    yield {look: context.new_page() for look, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def visitor(site: Path, pages: Mapping[str, Page]) -> Iterator[Visitor]:
    """Give the site of the example catalogue on a server, and pages to look at it."""
    with serving(site) as home:
        yield Visitor(home, pages)


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory, pages: Mapping[str, Page]) -> Iterator[Visitor]:
    """Give a small site that knows its address, as only such a site has a page for what is not there."""
    folder = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(ROOT / "src" / "values_exchange" / "default_site", folder)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(f"site_url: https://cities.example/\n{settings}", encoding="utf-8")
    built = build_site(write_catalogue(folder / "records"), folder / "built", languages=LANGUAGES).parent
    with serving(built) as home:
        yield Visitor(home, pages)


def visit_of(kind: str, language: str) -> Visit:
    """Give the page of a type."""
    return next(one for one in visits(tree(language), ONE_OF_EACH) if one.kind == kind)


def title(page: Page) -> str:
    """Give the only title of a page; a page without one, or with two, is no page of ours."""
    titles = page.locator("h1").all_text_contents()
    assert 1 == len(titles), titles
    return " ".join(titles[0].replace("¶", "").split())


@pytest.mark.parametrize(("language", "look", "kind"), VISITS)
def test_nothing_is_wrong_with_a_page(visitor: Visitor, language: str, look: str, kind: str) -> None:
    """The page has really loaded, and breaks no rule; in narrow English ones all that can be opened is open."""
    visit = visit_of(kind, language)
    page = visitor.opened(language, look, visit.address)
    assert title(page)
    assert visit.title in ("", title(page))
    if (language, look) == ("en", "dark"):
        unfold(page)
    is_still(page)

    assert [] == violations(page)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_the_page_for_what_is_not_there(lost: Visitor, language: str, look: str) -> None:
    """It comes with the theme, and is shown at any address."""
    page = lost.opened(language, look, f"far/away/{NOT_FOUND}", status=404)
    assert title(page).startswith("404")
    assert "sticky" == page.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
    is_still(page)

    assert [] == violations(page)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_wrong_with_the_list_of_languages_at_the_root(visitor: Visitor, look: str) -> None:
    """The first page of the site, whose links are each in a language of their own."""
    page = visitor.pages[look]
    answer = page.goto(f"{visitor.home}/index.html")

    assert answer is not None
    assert answer.ok
    assert list(ALL_LANGUAGES) == page.evaluate("[...document.querySelectorAll('main a')].map(one => one.hreflang)")
    assert [] == violations(page)


def test_the_menu_is_open_to_all(visitor: Visitor) -> None:
    """The drawer of a narrow screen, and a part of the menu inside it."""
    page = visitor.opened("de", "dark", "index.html")
    page.locator('label.md-header__button[for="__drawer"]').click()
    parts = page.locator(".md-sidebar--primary label.md-nav__link:visible")
    parts.last.wait_for()
    is_still(page)
    assert page.locator("#__drawer").is_checked()
    assert [] == violations(page)

    parts.last.click()
    page.locator(".md-sidebar--primary .md-nav .md-nav .md-nav__title:visible").last.wait_for()
    is_still(page)
    assert [] == violations(page)


@pytest.mark.parametrize(("language", "look"), [("el", "light"), ("de", "dark")])
def test_what_a_search_has_found_is_open_to_all(visitor: Visitor, language: str, look: str) -> None:
    """The list of what was found, over the page."""
    with_search(visitor.pages[look].context)
    page = visitor.opened(language, look, "index.html")
    if look == "dark":
        page.locator('label.md-header__button[for="__search"]').click()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("Welcome Points")
    page.locator(".md-search-result__item mark").first.wait_for(timeout=20_000)
    is_still(page)

    assert page.locator("#__search").is_checked()
    assert [] == violations(page)
    without_search(page.context)


@pytest.mark.parametrize(("language", "look"), [("el", "light"), ("de", "dark")])
def test_the_list_of_languages_is_open_to_all(visitor: Visitor, language: str, look: str) -> None:
    """All eleven are in the window, or can be scrolled to, and the page does not grow sideways."""
    page = visitor.opened(language, look, "index.html")
    button = page.locator(".md-header .md-select button")
    button.click()
    assert "true" == button.get_attribute("aria-expanded")
    is_still(page)
    ways = page.locator(".md-header .md-select__link")

    assert list(ALL_LANGUAGES) == ways.evaluate_all("ways => ways.map(one => one.lang)")
    assert [] == violations(page)
    for way in ways.all():
        way.scroll_into_view_if_needed()
        assert way.evaluate(_IS_HIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][1]


_IS_HIT = """way => {
    const box = way.getBoundingClientRect()
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return box.left >= 0 && box.right <= innerWidth && box.height >= 24 && way.contains(there)
}"""
"""Whether somebody who points at the middle of an element hits it, and it is large enough to be hit."""


def test_what_is_chosen_for_comparing_is_open_to_all(visitor: Visitor) -> None:
    """The Compare page with its chooser open and two programmes chosen."""
    page = visitor.opened("en", "light", "compare.html")
    unfold(page)
    chosen = [box for box in page.locator('main input[type="checkbox"]:visible').all()[:2] if box.is_enabled()]
    for box in chosen:
        box.check()
    page.locator(".ve-cmp-choosing table").wait_for()
    is_still(page)

    assert chosen
    assert [] == violations(page)


def test_what_is_filtered_is_open_to_all(visitor: Visitor) -> None:
    """The list of programmes with its filters open and one of them set."""
    page = visitor.opened("de", "dark", "programmes.html?function=language_learning")
    unfold(page)
    is_still(page)

    assert page.locator('main input[type="checkbox"]:checked').count() > 0
    assert [] == violations(page)
