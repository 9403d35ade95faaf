"""The list of programmes with its script: filters that combine, an address to share, the way back, the choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PageLog
from tests.comparing import catalogue, city, offering, programme
from tests.fiction import TODAY, Data
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.languages import Interface
from values_exchange.pages.compare import whole_comparison
from values_exchange.pages.edition import Edition
from values_exchange.pages.matrix import matrix_pages
from values_exchange.pages.page import Page as RecordsPage
from values_exchange.pages.programmes import MOST_COMPARED, MOST_IN_FULL, SHOWN_AT_ONCE, programmes_page
from values_exchange.pages.standing import standings
from values_exchange.pages.tree import scripts, style_sheet
from values_exchange.reading import read

pytestmark = pytest.mark.browser

TOGETHER = "Newcomers and residents volunteer side by side"


@cache
def examples() -> Edition:
    """Read the sixteen cities once."""
    return edition_of(read(ROOT / "examples", today=TODAY).catalogue)


def edition_of(found: Catalogue) -> Edition:
    """Give the pages' view of a catalogue."""
    return Edition(catalogue=found, say=Interface(), today=TODAY)


def write(folder: Path, edition: Edition) -> Path:
    """Write list and matrix of a catalogue, with what they use, as a plain static host would serve them."""
    compared = whole_comparison(edition)
    pages = (programmes_page(edition, compared, standings(edition)), *matrix_pages(edition, compared))
    files: Mapping[str, bytes] = {**scripts(), "assets/values.css": style_sheet()}
    files = {**files, **{page.path.replace(".md", ".html"): html_of(page) for page in pages}}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def html_of(page: RecordsPage) -> bytes:
    """Put a page into a document that lets scripts and styles of its own place run, and no others."""
    up = "../" * page.path.count("/")
    policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file:"
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(page.title)}</title>'
        f'<link rel="stylesheet" href="{up}assets/values.css">'
    )
    return f'<!doctype html><html lang="en"><head>{head}</head><body><main>{page.html()}</main></body></html>'.encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of the sixteen cities once."""
    return write(tmp_path_factory.mktemp("list"), examples())


def opened(page: Page, site: Path, query: str = "") -> None:
    """Open the list from the disk."""
    page.goto(f"{(site / 'programmes.html').as_uri()}{query}")


def status(page: Page) -> str:
    """Give what is said about how many there are."""
    return page.locator(".ve-status").inner_text()


def address(page: Page) -> str:
    """Give the address as the page has it now."""
    return str(page.evaluate("location.href"))


def shown(page: Page) -> list[str]:
    """Give the ids of the entries that are to be seen, all at one moment."""
    ids: list[str] = page.locator(".ve-entry:visible").evaluate_all("entries => entries.map(one => one.dataset.id)")
    return ids


def unfold(page: Page, facet: str) -> None:
    """Open a facet."""
    facets = page.locator(f'[data-facet="{facet}"]')
    if facets.get_attribute("open") is None:
        facets.locator("summary").click()


def count(page: Page, facet: str, value: str) -> str:
    """Give the number behind an option."""
    option = page.locator(f'[data-facet="{facet}"] label:has(input[value="{value}"]) .ve-count')
    return option.text_content() or ""


def with_code(facet: str, *codes: str) -> set[str]:
    """Give the programmes whose record has any of the codes as done, straight from the records."""
    found = set()
    for record in examples().programmes:
        claims = {
            "function": record.value.offer.functions,
            "direction": record.value.volunteers.direction,
            "group": record.value.audience.groups,
        }[facet]
        if {code for claim in claims if claim.state in {None, "actual"} for code in claim.codes} & set(codes):
            found.add(record.id)
    return found


def test_nothing_is_left_out_before_anything_is_set(site: Path, page: Page, page_log: PageLog) -> None:
    """All programmes, and the script complains of nothing under a strict policy, from the disk."""
    opened(page, site)

    assert f"Programmes: {len(examples().programmes)}. No filter is set." == status(page)
    assert len(examples().programmes) == len(shown(page))
    assert [] == page_log.complaints
    assert [] == page_log.to_other_hosts()


def test_values_of_a_facet_are_alternatives_and_facets_combine(site: Path, page: Page) -> None:
    """OR inside a facet, AND between facets, as the records say it."""
    opened(page, site)
    page.get_by_label(TOGETHER).check()
    assert with_code("direction", "together") == set(shown(page))

    page.get_by_label("Residents volunteer for newcomers").check()
    both = with_code("direction", "together", "residents_for_newcomers")
    assert both == set(shown(page))

    unfold(page, "function")
    page.get_by_label(re.compile("^Language learning")).check()
    assert both & with_code("function", "language_learning") == set(shown(page))
    assert f"Programmes shown: {len(shown(page))} of {len(examples().programmes)}." == status(page)


def test_counts_say_what_each_value_would_leave(site: Path, page: Page) -> None:
    """With the other facets as they are: those of the same facet are alternatives, so they do not count against it."""
    opened(page, site, "?direction=together")
    together = with_code("direction", "together")

    for code in ("language_learning", "meals", "advise"):
        assert str(len(together & with_code("function", code))) == count(page, "function", code)
    assert str(len(with_code("direction", "newcomers_for_all"))) == count(page, "direction", "newcomers_for_all")


def test_what_is_only_announced_counts_when_asked_for(site: Path, page: Page) -> None:
    """Düsseldorf announced language learning: it is no programme that offers it."""
    opened(page, site, "?function=language_learning")
    assert "duesseldorf/welcome-points" not in shown(page)

    page.get_by_label(re.compile("only announced or no longer done")).check()
    assert "duesseldorf/welcome-points" in shown(page)
    assert address(page).endswith("?function=language_learning&announced=1")


def test_blank_can_be_asked_for(site: Path, page: Page) -> None:
    """Who does not document the direction of volunteering is found by that."""
    opened(page, site)
    page.locator('[data-facet="direction"]').get_by_label("Not documented").check()
    silent = {record.id for record in examples().programmes if not record.value.volunteers.direction}

    assert silent == set(shown(page))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nurnberg", "nuremberg/support-for-volunteering"),
        ("ZURICH advisory", "zurich/foreign-nationals-advisory-board"),
        ("thessaloniki", "thessaloniki/migrant-integration-centre"),
        ("Θεσσαλονικη", "thessaloniki/migrant-integration-centre"),
        ("bydelsmodre", "oslo/district-mothers"),
    ],
)
def test_words_find_without_accents_and_in_other_languages(site: Path, page: Page, typed: str, found: str) -> None:
    """All words have to be there, in any order."""
    opened(page, site)
    page.get_by_label("Words in title, city or text").fill(typed)

    assert [found] == shown(page)


def test_an_address_can_be_shared(site: Path, page: Page) -> None:
    """What is set stands in it, and opening it sets it again; nothing in it opens the theme's search."""
    opened(page, site)
    page.get_by_label(TOGETHER).check()
    unfold(page, "country")
    page.get_by_label(re.compile("^Netherlands")).check()
    page.get_by_label("Words in title, city or text").fill("boost")
    shared, before = address(page), shown(page)
    page.goto("about:blank")
    page.goto(shared)

    assert shared.endswith("?direction=together&country=NL&text=boost")
    assert ["amsterdam/boost"] == before == shown(page)
    assert page.get_by_role("checkbox", name=TOGETHER).is_checked()
    assert page.locator('[data-facet="country"]').get_attribute("open") is not None


def test_an_address_with_what_there_is_not_shows_the_list(site: Path, page: Page, page_log: PageLog) -> None:
    """Somebody's old or broken link is no dead end."""
    opened(page, site, "?function=flying,&city=atlantis&theme=%3Cb%3E&foo=1")

    assert len(examples().programmes) == len(shown(page))
    assert [] == page_log.complaints


def test_the_way_back_takes_back_one_step(site: Path, page: Page) -> None:
    """Each box ticked is a step; forward works as well."""
    opened(page, site)
    everything = shown(page)
    page.get_by_label(TOGETHER).check()
    first = shown(page)
    page.get_by_label("Newcomers volunteer for newcomers").check()
    second = shown(page)
    page.go_back()
    assert first == shown(page)
    assert not page.get_by_label("Newcomers volunteer for newcomers").is_checked()
    page.go_back()
    assert everything == shown(page)
    page.go_forward()
    page.go_forward()
    assert second == shown(page)


def test_what_is_set_stands_above_the_list_and_can_be_taken_away(site: Path, page: Page) -> None:
    """By keyboard too; the focus goes on to the next, and never gets lost."""
    opened(page, site, "?direction=together&country=NL&text=boost&city=amsterdam&announced=1")
    chips = page.locator(".ve-chips button")
    assert [
        "Country: Netherlands",
        f"Who volunteers for whom: {TOGETHER}",
        "City: Amsterdam",
        "Words: boost",
        "Count what is only announced or no longer done, too",
    ] == chips.all_inner_texts()

    page.get_by_role("button", name="Remove the filter Country: Netherlands").focus()
    page.keyboard.press("Enter")
    assert f"Remove the filter Who volunteers for whom: {TOGETHER}" == page.evaluate(
        "document.activeElement.getAttribute('aria-label')"
    )
    assert "country" not in address(page)

    page.get_by_role("button", name="Clear all filters").click()
    assert len(examples().programmes) == len(shown(page))
    assert 0 == chips.count()
    assert "?" not in address(page)
    assert "SUMMARY" == page.evaluate("document.activeElement.tagName")


def test_nothing_found_is_said(site: Path, page: Page) -> None:
    """In the place that is announced."""
    opened(page, site, "?text=zzzz")

    assert [] == shown(page)
    assert "No programme fits all filters. Take one away." == status(page)
    expect(page.get_by_role("status").first).to_have_text("No programme fits all filters. Take one away.")


def test_two_to_six_programmes_can_be_laid_side_by_side(site: Path, page: Page) -> None:
    """The choice outlives a filter; one is not enough, and a seventh does not fit."""
    opened(page, site)
    boxes = page.get_by_role("checkbox", name=re.compile("^Compare "))
    boxes.nth(0).check()
    chosen = page.get_by_role("group", name="Programmes to compare")
    assert "Choose at least one more to compare." in chosen.inner_text()
    assert 0 == chosen.get_by_role("link").count()

    boxes.nth(2).check()
    page.get_by_label("Words in title, city or text").fill("nurnberg")
    href = chosen.get_by_role("link", name="Compare them").get_attribute("href")
    assert "compare.html?programmes=amsterdam/boost,bristol/co-design-with-migrant-volunteers" == href

    page.get_by_label("Words in title, city or text").fill("")
    for place in (1, 3, 4, 5):
        boxes.nth(place).check()
    assert MOST_COMPARED == page.locator(".ve-pick :checked").count()
    assert boxes.nth(6).is_disabled()
    chosen.get_by_role("button", name="Choose none").click()
    assert not chosen.is_visible()
    assert boxes.nth(6).is_enabled()


def test_without_a_script_the_whole_list_is_there_and_no_control(site: Path, browser: Browser) -> None:
    """Nothing that does nothing is to be seen."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        opened(page, site)
        assert len(examples().programmes) == len(shown(page))
        assert 0 == page.locator("input:visible, button:visible, form:visible").count()
    finally:
        context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_narrow_screen_filters_are_folded_and_nothing_scrolls_sideways(site: Path, page: Page, width: int) -> None:
    """The list comes first; the matrix scrolls in its own region."""
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, site)
    assert page.locator(".ve-filters").get_attribute("open") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label(TOGETHER).check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto((site / "matrix.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_can_be_clicked_is_large_enough(site: Path, page: Page, scheme: str) -> None:
    """At least 24 by 24 pixels: boxes with their labels, buttons, folds, and the marks of the matrix."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, site, "?direction=together&text=o")
    page.locator(".ve-pick:visible").first.click()
    small = """selector => [...document.querySelectorAll(selector)]
        .map(e => [e.textContent.trim().slice(0, 40), e.getBoundingClientRect()])
        .filter(([_, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""

    assert [] == page.evaluate(small, ".ve-option, .ve-pick, button, .ve-filters summary, .ve-chosen a, .ve-input")
    page.goto((site / "matrix.html").as_uri())
    assert [] == page.evaluate(small, ".ve-crossing")


def test_a_mark_of_the_matrix_tells_city_and_state(site: Path, page: Page) -> None:
    """In a real table: a mark is a link in a cell between a head above and a head at its side."""
    page.goto((site / "matrix.html").as_uri())
    table = page.get_by_role("table", name="What it does, by city")
    row = table.get_by_role("row", name=re.compile("^Language learning"))

    assert 1 == row.get_by_role("link", name="Düsseldorf: only announced").count()
    assert 1 == row.get_by_role("link", name="Amsterdam a: done").count()
    assert len(examples().cities) == table.get_by_role("columnheader").count()


def test_the_head_of_a_table_stays_in_sight(site: Path, page: Page) -> None:
    """On a wide screen below the top of the window, on a narrow one in the region that scrolls."""
    page.set_viewport_size({"width": 1400, "height": 700})
    page.goto((site / "matrix.html").as_uri())
    head = page.locator(".ve-matrix thead th").first
    page.evaluate("document.querySelector('.ve-matrix tbody tr:nth-child(25)').scrollIntoView({block: 'center'})")
    box = head.bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 120

    page.set_viewport_size({"width": 390, "height": 700})
    page.goto((site / "matrix.html").as_uri())
    region = page.get_by_role("region").first
    region.evaluate("e => e.scrollTo(400, 300)")
    label = page.locator(".ve-matrix tbody th").nth(12).bounding_box()
    assert label is not None
    assert 0 <= label["x"] < 60


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a list that is too long to be shown at once."""
    number = MOST_IN_FULL + 20
    data: dict[str, Data] = {
        f"c{n // 10:03}/p{n:04}": offering({"codes": ["advise"]}) if n % 3 else programme() for n in range(number)
    }
    found = catalogue(data, {key: city(key) for key in {one.partition("/")[0] for one in data}})
    return write(tmp_path_factory.mktemp("long"), edition_of(found))


def test_a_long_list_is_shown_bit_by_bit(long: Path, page: Page) -> None:
    """How many fit is said, with how many are listed; the next ones come on demand, with the focus on their first."""
    opened(page, long)
    assert f"{MOST_IN_FULL + 20} fit; the first {SHOWN_AT_ONCE} are listed." in status(page)
    assert SHOWN_AT_ONCE == len(shown(page))

    page.get_by_role("button", name=f"Show {SHOWN_AT_ONCE} more").click()
    assert 2 * SHOWN_AT_ONCE == len(shown(page))
    assert f"programmes/c{SHOWN_AT_ONCE // 10:03}/p{SHOWN_AT_ONCE:04}.html" == page.evaluate(
        "document.activeElement.getAttribute('href')"
    )

    page.get_by_label("Words in title, city or text").fill("c004")
    assert 10 == len(shown(page))
    assert 0 == page.get_by_role("button", name=re.compile("^Show ")).count()


def test_a_mark_of_many_programmes_leads_to_them(long: Path, page: Page) -> None:
    """From the number in the matrix to the city's programmes with that code, and from there to all again."""
    page.goto((long / "matrix" / "cities-1.html").as_uri())
    page.get_by_role("link", name=re.compile("^C000: done, 6 of 10 programmes|^c000: done, 6 of 10 programmes")).click()
    page.locator(".ve-chips button").first.wait_for()

    assert 6 == len(shown(page))
    assert ["City: c000", "What it does: Advice"] == sorted(page.locator(".ve-chips button").all_inner_texts())
