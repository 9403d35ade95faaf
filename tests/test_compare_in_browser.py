"""The Compare page in Chromium: choosing, reading, sharing, taking away and printing; with hostile addresses, too."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PageLog, until
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import Comparison, compare
from values_exchange.reading import read
from values_exchange.tables import as_csv

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

FIVE = (
    "duesseldorf/welcome-points",
    "zurich/volunteering-both-ways",
    "nuremberg/support-for-volunteering",
    "sheffield/city-of-sanctuary",
    "riga/volunteering-with-newcomers",
)
SIX = (*FIVE, "oslo/district-mothers")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Read the records that the site shows."""
    return read(ROOT / "examples").catalogue


@pytest.fixture(scope="module")
def five(catalogue: Catalogue) -> Comparison:
    """Lay the five programmes side by side with Python."""
    return compare(catalogue, programmes=FIVE)


def open_page(page: Page, site: Path, query: str = "", *, ready: bool = True) -> None:
    """Open the Compare page from the disk; with a choice in its address, wait for the table."""
    page.goto((site / "en" / "compare.html").as_uri() + (f"?{query}" if query else ""))
    page.locator(".ve-cmp-chooser").wait_for()
    if ready and query:
        page.locator(".ve-cmp-choosing table").wait_for()


def asked(programmes: Sequence[str], more: str = "") -> str:
    """Give the part of an address that asks for programmes."""
    return f"programmes={','.join(programmes)}{more}"


def heads(page: Page) -> list[str]:
    """Give the cities at the head of the table."""
    return page.locator(".ve-cmp-choosing thead .ve-city").all_text_contents()


def titles(page: Page) -> list[str]:
    """Give the titles of the rows that are shown, those that stand together in one line among them."""
    script = """() => [...document.querySelectorAll('.ve-cmp-choosing tbody tr:not(.ve-cmp-alone) > th[scope="row"]')]
        .map(head => head.firstChild.textContent)
        .concat([...document.querySelectorAll('.ve-cmp-choosing .ve-cmp-alone dt')].map(title => title.textContent))"""
    return sorted(page.evaluate(script))


# Choosing


def test_the_page_opens_calmly(site: Path, page: Page, page_log: PageLog) -> None:
    """Without a choice there is the list to choose from and everything at a glance, and no table of all rows."""
    open_page(page, site)

    assert page.get_by_role("checkbox", name="Düsseldorf Welcome Points").is_visible()
    assert page.get_by_role("heading", name="All programmes at a glance").is_visible()
    assert page.locator(".ve-cmp-choosing table").count() == 0
    assert not page.locator("#ve-cmp-filter").is_visible()
    assert [False] == [one.is_visible() for one in page.locator("table.ve-compare").all()]
    assert page.get_by_text("Nothing is chosen yet.").is_visible()
    assert [] == page_log.complaints


def test_programmes_are_chosen_by_their_boxes(site: Path, page: Page, page_log: PageLog) -> None:
    """Two give a table, a third a column more; a chip takes one away; the address follows."""
    open_page(page, site)
    page.get_by_role("checkbox", name="Düsseldorf Welcome Points").check()
    assert page.get_by_text("Choose at least one more").is_visible()
    page.get_by_role("checkbox", name="Zurich Volunteering both ways").check()
    page.locator(".ve-cmp-choosing table").wait_for()
    assert heads(page) == ["Düsseldorf", "Zurich"]
    page.get_by_role("checkbox", name="Zurich Foreign").check()
    page.locator(".ve-cmp-choosing thead th >> nth=2").wait_for()
    assert page.url.endswith(
        "?programmes=duesseldorf/welcome-points,zurich/volunteering-both-ways,zurich/foreign-nationals-advisory-board"
    )
    assert not page.get_by_role("heading", name="All programmes at a glance").is_visible()

    page.get_by_role("button", name="Remove Düsseldorf").click()
    until(page, "document.querySelectorAll('.ve-cmp-choosing thead th').length === 2")

    assert heads(page) == ["Zurich", "Zurich"]
    assert not page.get_by_role("checkbox", name="Düsseldorf Welcome Points").is_checked()
    assert [] == page_log.complaints


def test_no_more_than_six_fit_and_nothing_is_dropped_in_silence(site: Path, page: Page) -> None:
    """A seventh box says why it cannot be checked; an address with more names those left out."""
    open_page(page, site, asked(SIX))
    page.get_by_text("Change the choice").click()
    page.get_by_role("checkbox", name="Turin").click()
    assert page.get_by_text("6 programmes are chosen, as many as fit side by side").is_visible()
    assert not page.get_by_role("checkbox", name="Turin").is_checked()
    assert len(heads(page)) == 6

    open_page(page, site, asked([*SIX, "turin", "brno"]))

    assert len(heads(page)) == 6
    assert page.get_by_text("Only 6 programmes fit side by side. Left out: Turin").is_visible()


def test_the_list_is_narrowed_by_typing_with_and_without_accents(site: Path, page: Page) -> None:
    """A city is found by its other names, too."""
    open_page(page, site)
    for typed, expected in (("dusseldorf", "Düsseldorf"), ("nurnb", "Nuremberg"), ("mothers", "Oslo")):
        page.get_by_label("Find a programme or a city").fill(typed)
        choices = "[...document.querySelectorAll('.ve-cmp-choices strong')].map(one => one.textContent).join()"
        until(page, f"{choices} === {expected!r}")
        assert page.locator(".ve-cmp-choices strong").text_content() == expected

    page.get_by_label("Find a programme or a city").fill("zzz")

    page.get_by_text("Nothing in the list has these words.").wait_for()


def test_a_theme_or_a_city_is_chosen_at_once(site: Path, page: Page) -> None:
    """A theme with more than six programmes is listed, to be chosen from, and has its own table."""
    open_page(page, site)
    page.get_by_role("button", name="Oslo: all 3").click()
    until(page, "document.querySelectorAll('.ve-cmp-choosing thead th').length === 3")
    assert heads(page) == ["Oslo", "Oslo", "Oslo"]

    page.get_by_role("button", name="Remove all").click()
    page.get_by_role("button", name="Theme C: choose from 7").click()

    assert page.locator(".ve-cmp-choices input").count() == 7
    page.get_by_role("link", name="or read all 7 in one table").click()
    page.wait_for_url("**/compare/theme-c.html")


# The address


def test_a_city_stands_for_its_programmes_and_one_without_has_a_column_that_says_so(site: Path, page: Page) -> None:
    """Terrassa takes part and has no programme record yet."""
    open_page(page, site, "programmes=sheffield,terrassa")

    assert heads(page) == ["Sheffield", "Sheffield", "Terrassa"]
    assert "No programme documented yet" in page.locator(".ve-cmp-choosing table").inner_text()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("&programmes=oslo,atlantis/none", "not in this catalogue: atlantis/none"),
        ("&rows=offer.functions,no.row", "rows that there are not: no.row"),
        ("&sections=work,nowhere", "sections that there are not: nowhere"),
        ("&sections=toString", "sections that there are not: toString"),
        ("&rows=<img src=x onerror=alert(1)>", "rows that there are not: <img src=x onerror=alert(1)>"),
    ],
)
def test_what_is_not_known_is_said_and_not_dropped(
    site: Path, page: Page, page_log: PageLog, more: str, said: str
) -> None:
    """In words, as text."""
    query = more.removeprefix("&") if "programmes" in more else asked(FIVE, more)
    open_page(page, site, query)

    assert said in page.get_by_role("alert").inner_text()
    assert page.locator(".ve-cmp-choosing img").count() == 0
    assert [] == page_log.complaints


def test_an_address_gives_the_same_view_again(site: Path, page: Page) -> None:
    """Sections, rows, only what differs and the filter are read from it, as they were written into it."""
    open_page(page, site, asked(FIVE))
    page.get_by_label("Only rows that differ").check()
    page.get_by_label("Rows with these words").fill("münster")
    page.wait_for_url("**filter=*")
    page.get_by_text("Sections and rows").click()
    page.get_by_role("checkbox", name="Sites", exact=True).uncheck()
    page.wait_for_url("**sections=*")
    before = titles(page)
    address = page.url

    page.goto("about:blank")
    page.goto(address)
    page.locator(".ve-cmp-choosing table").wait_for()

    assert before == titles(page)
    assert "Volunteers" not in before
    assert page.get_by_label("Rows with these words").input_value() == "münster"
    assert page.get_by_label("Only rows that differ").is_checked()
    assert "differ=1" in address
    assert not set(address.partition("?")[2].split("&")) & {"q", "h"}


def test_a_link_can_be_copied_also_where_the_browser_does_not_allow_it(site: Path, page: Page) -> None:
    """Then the address stands there, to be copied by hand."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_page(page, site, asked(FIVE))
    page.get_by_role("button", name="Copy the link").click()

    assert page.get_by_label("Copy this address:").input_value() == page.url


# Rows


def test_only_rows_that_differ_are_those_of_python(site: Path, page: Page, five: Comparison) -> None:
    """Of those that any of the five documents."""
    open_page(page, site, asked(FIVE))
    expected = sorted(row.title for row in five.rows if row.is_documented)
    assert expected == titles(page)

    page.get_by_label("Only rows that differ").check()
    differing = sorted(row.title for row in five.rows_that_differ() if row.is_documented)
    page.wait_for_url("**differ=1")

    assert differing == titles(page)
    assert f"Rows shown: {len(differing)} of {len(expected)}." in page.get_by_role("status").all_text_contents()[-1]


def test_rows_are_filtered_by_words_without_accents(site: Path, page: Page) -> None:
    """What stands in the cells counts, not only the titles."""
    open_page(page, site, asked(FIVE))
    page.get_by_label("Rows with these words").fill("munsterstrasse")
    page.wait_for_url("**filter=munsterstrasse")
    until(page, "document.querySelectorAll('.ve-cmp-choosing tbody > tr').length < 40")

    assert "Active volunteers" in titles(page)
    assert all("Münsterstraße" in one.inner_text() for one in own_rows(page))


def own_rows(page: Page) -> list[Locator]:
    """Give the rows with a line of their own."""
    return page.locator('.ve-cmp-choosing tbody tr:has(> th[scope="row"])').all()


def test_single_rows_can_be_picked(site: Path, page: Page) -> None:
    """Then they are shown alone, until all are shown again."""
    open_page(page, site, asked(FIVE))
    page.get_by_text("Sections and rows").click()
    page.get_by_role("checkbox", name="Functions").check()
    page.wait_for_url("**rows=offer.functions")
    assert titles(page) == ["Functions"]
    page.get_by_role("checkbox", name="Tasks").check()
    page.wait_for_url("**rows=volunteers.tasks,offer.functions")
    assert titles(page) == ["Functions", "Tasks"]

    page.get_by_role("button", name="Show all rows").click()

    assert len(titles(page)) > 50


def test_what_nobody_documents_is_asked(site: Path, page: Page, five: Comparison) -> None:
    """The rows without any answer stand below, as the questions to ask, and not in the table."""
    open_page(page, site, asked(FIVE))
    silent = [row for row in five.rows if not row.is_documented]
    page.locator(".ve-cmp-silent > summary").click()
    listed = page.locator(".ve-cmp-silent li").all_text_contents()

    assert len(silent) > 10
    assert sorted(f"{row.title}: {row.question}" if row.question else row.title for row in silent) == sorted(listed)
    assert any("Are volunteers insured, and by whom?" in text for text in listed)


def test_the_verdict_is_of_the_programmes_chosen(site: Path, page: Page) -> None:
    """What Riga alone states of two is not what Riga and Zurich say of five."""
    open_page(page, site, asked(["riga/volunteering-with-newcomers", "zurich/volunteering-both-ways"]))
    text = " ".join(page.locator(".ve-cmp-choosing table").inner_text().split())

    assert "Only Riga states it. Zurich gives it per year: almost 23,700." in text
    assert "Düsseldorf" not in text


def test_rows_of_one_alone_stand_in_one_line_that_opens(site: Path, page: Page) -> None:
    """A reader sees how many and which, and opens them by the keyboard."""
    open_page(page, site, asked(FIVE))
    line = page.locator(".ve-cmp-alone", has_text="Only Düsseldorf").filter(has_text="Whole programme, budgeted")
    assert not line.get_by_text("600,000 EUR").first.is_visible()

    line.locator("summary").first.focus()
    page.keyboard.press("Enter")

    assert line.get_by_text("600,000 EUR").first.is_visible()


# Sources and what is meant


def test_a_number_opens_its_source_where_it_stands(site: Path, page: Page) -> None:
    """With the way to the claim in the record; pressed again, it closes."""
    open_page(page, site, asked(FIVE))
    cell = page.locator(".ve-cmp-choosing td[data-column]", has_text="almost 23,700").first
    number = cell.get_by_role("button", name="Source").first
    number.focus()
    page.keyboard.press("Enter")
    source = cell.locator(".ve-cmp-opened")

    assert number.get_attribute("aria-expanded") == "true"
    assert "AOZ / Stadt Zürich · 2025 · own account" in source.inner_text()
    assert (source.locator("a").first.get_attribute("href") or "").startswith("https://")
    link = source.get_by_role("link", name="Where it stands in the record")
    assert (link.get_attribute("href") or "").endswith("programmes/zurich/volunteering-both-ways.html#figures")
    page.keyboard.press("Enter")
    assert source.count() == 0

    numbers = {int(text) for text in page.locator(".ve-cmp-choosing .ve-notes button").all_text_contents()}
    assert numbers == set(range(1, page.locator(".ve-cmp-choosing ol.ve-sources > li").count() + 1))


def test_the_programmes_link_leads_to_its_claim(site: Path, page: Page) -> None:
    """Where it stands in the record is a place on the programme's page."""
    open_page(page, site, asked(FIVE))
    cell = page.locator(".ve-cmp-choosing td[data-column]", has_text="almost 23,700").first
    cell.get_by_role("button", name="Source").first.click()
    cell.get_by_role("link", name="Where it stands in the record").click()
    page.wait_for_url("**/volunteering-both-ways.html#figures")

    assert page.locator("#figures").is_visible()


def test_what_a_row_means_is_one_step_away(site: Path, page: Page) -> None:
    """Behind a question mark that says what it asks."""
    open_page(page, site, asked(FIVE))
    meant = page.locator(".ve-cmp-meant", has=page.get_by_label("What is meant by “Active volunteers”?")).first
    assert not meant.locator("p").is_visible()
    meant.locator("summary").click()

    assert meant.locator("p").is_visible()


# Taking it away


def downloaded(page: Page) -> list[list[str]]:
    """Download the table as CSV and give its lines; bytes are as a spreadsheet wants them."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    content = Path(download.value.path()).read_bytes()

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert download.value.suggested_filename.endswith(".csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_csv_is_that_of_python(site: Path, page: Page, five: Comparison) -> None:
    """The same lines in the same words for the rows shown, and behind them the sources."""
    open_page(page, site, asked(FIVE))
    lines = downloaded(page)
    shown = [row.id for section in five.sections() for row in section.rows if row.is_documented]
    header, *expected = csv.reader(io.StringIO(as_csv(five).decode("utf-8-sig"), newline=""))
    by_row = {line[-1]: line for line in expected}

    assert [*header, "Sources"] == lines[0]
    assert [by_row[row] for row in shown] == [line[:-1] for line in lines[1:]]
    hours = next(line for line in lines if line[-2] == "figures.volunteer_hours.year")
    assert (
        "Zurich: Die «Checkliste Freiwilligenmanagement» der ZHAW AOZ / Stadt Zürich · 2025 · own account https"
        in (hours[-1])
    )


def test_the_csv_holds_what_is_shown(site: Path, page: Page) -> None:
    """Not the rows that a filter hides."""
    open_page(page, site, asked(FIVE, "&sections=sites"))
    lines = downloaded(page)

    assert ["sites.open", "sites.other", "sites.hours"] == [line[-2] for line in lines[1:]]


def test_a_formula_in_a_record_stays_a_text(site: Path, page: Page) -> None:
    """Whatever a cell begins with, a spreadsheet takes it for words."""
    open_page(page, site, asked(FIVE))
    script = """texts => {
        const cell = text => ({html: "", text})
        const rows = texts.map(text => ({row: {id: "r", title: "t"}, cells: [cell(text)], sentences: []}))
        const model = {words: {csv_section: "", csv_row: "", csv_verdict: "", csv_id: "", csv_sources: ""}}
        return valuesExchange.table.asCsv([["s", rows]], [{heading: "h", name: "n", sources: {}}], model)
    }"""
    text = page.evaluate(script, ["=1+1", " +x", "\n-x", "@x", "＝x", "1-2", 'say "a", b', "a\rb"])
    found = [line[2] for line in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))][1:]

    assert ["'=1+1", "' +x", "'\n-x", "'@x", "'＝x", "1-2", 'say "a", b', "a\rb"] == found


def test_paper_holds_every_column(site: Path, page: Page) -> None:
    """A3, landscape: six columns within the sheet, long cells in full, the sources as a list, no controls."""
    open_page(page, site, asked(SIX))
    pdf = page.pdf(prefer_css_page_size=True)
    sheet = {"width": round((420 - 22) / 25.4 * 96), "height": round((297 - 22) / 25.4 * 96)}
    page.set_viewport_size({"width": sheet["width"], "height": sheet["height"]})
    page.emulate_media(media="print")

    assert b"/MediaBox [0 0 1191.12 841.91998]" in pdf
    assert b"/MediaBox [0 0 595" not in pdf
    assert page.evaluate("document.documentElement.scrollWidth") <= sheet["width"]
    ends = page.evaluate(
        "[...document.querySelectorAll('.ve-cmp-choosing tr > *')].map(one => one.getBoundingClientRect().right)"
    )
    assert max(ends) <= sheet["width"]
    cut = "[...document.querySelectorAll('.ve-cmp-inside')].filter(one => one.scrollHeight > one.clientHeight + 1)"
    assert page.evaluate(f"{cut}.length") == 0
    assert page.locator(".ve-cmp-choosing thead").evaluate("head => getComputedStyle(head).display") == (
        "table-header-group"
    )
    assert page.locator(".ve-cmp-choosing ol.ve-sources").is_visible()
    assert page.locator(".ve-cmp-alone dd").first.is_visible()
    controls = (".ve-cmp-tools", ".ve-cmp-choice", ".ve-cmp-meant")
    assert [] == [one for one in controls if page.locator(one).first.is_visible()]


# Everywhere


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(site: Path, page: Page, width: int) -> None:
    """On a telephone the answers stand one below the other, each under the name of its city."""
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, site, asked(SIX))

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 400:
        cell = page.locator(".ve-cmp-choosing tbody td[data-column]").nth(1)
        assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"Zurich"'
        assert cell.bounding_box()["width"] > width * 0.8  # type: ignore[index] # it is on the page


def test_heads_and_titles_stay_in_view(site: Path, page: Page) -> None:
    """Far down in the table the cities still stand above, and the question beside."""
    open_page(page, site, asked(FIVE))
    region = page.get_by_role("region", name="Comparison of Düsseldorf")
    region.evaluate("one => { one.scrollTop = 3000 }")
    top = region.bounding_box()
    head = region.locator("thead th").first.bounding_box()

    assert top is not None
    assert head is not None
    assert abs(head["y"] - top["y"]) < 3
    assert region.get_attribute("tabindex") == "0"


def test_buttons_are_large_enough(site: Path, page: Page) -> None:
    """24 pixels each way; the numbers of notes stand within a line of text."""
    open_page(page, site, asked(FIVE))
    page.get_by_text("Change the choice").click()
    page.get_by_text("Sections and rows").click()
    small = """() => [...document.querySelectorAll('.ve-cmp-choosing :is(button, summary, .ve-cmp-toggle)')]
        .filter(one => !one.closest('.ve-notes') && one.checkVisibility())
        .map(one => [one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([text, box]) => `${text} ${box.width}×${box.height}`)"""

    assert [] == page.evaluate(small)


def test_without_scripts_everything_can_be_read(site: Path, browser: Browser) -> None:
    """The list at a glance, the table of all behind one step, ready tables, and a word on what is missing."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto((site / "en" / "compare.html").as_uri())
        assert "allow JavaScript" in page.locator(".ve-cmp-choosing .ve-note").inner_text()
        assert page.get_by_role("region", name="All programmes").is_visible()
        page.get_by_text("side by side, with all rows and sources").click()
        table = page.locator("table.ve-compare")
        assert table.is_visible()
        assert table.locator("thead th").count() == 22
        assert "Comparable?" in table.inner_text()

        page.get_by_role("link", name="Compare: Theme C").click()

        assert page.locator("table.ve-compare thead th").count() == 7
        note = page.locator(".ve-notes a").first
        assert page.locator(f'[id="{(note.get_attribute("href") or "")[1:]}"]').count() == 1
    finally:
        context.close()


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """Serve the site with a policy that runs no script but those of its own files."""

    class Strict(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_page_works_under_a_strict_policy(strict: str, page: Page) -> None:
    """No script and no style inside the page is needed for it; only files of the site run."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{strict}/en/compare.html?{asked(FIVE)}")
    page.locator(".ve-cmp-choosing table").wait_for()

    assert heads(page) == ["Düsseldorf", "Zurich", "Nuremberg", "Sheffield", "Riga"]
    assert [] == [one for one in refused if "compare" in one.partition("Refused")[0] and "assets/compare" in one]


def test_data_that_cannot_be_read_are_named(site: Path, page: Page) -> None:
    """The others are compared all the same."""
    page.route("**/riga/volunteering-with-newcomers.js", lambda route: route.abort())
    open_page(page, site, asked(FIVE))

    assert "could not be read: Riga (Volunteering with newcomers)" in page.get_by_role("alert").inner_text()
    assert heads(page) == ["Düsseldorf", "Zurich", "Nuremberg", "Sheffield"]
