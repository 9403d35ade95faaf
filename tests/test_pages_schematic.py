"""Sites by district, as of a date: which dates are shown, where each site stands, in which state; and as last seen."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from tests.comparing import catalogue, city, programme
from tests.fiction import Data
from tests.linkcheck import parsed
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import sites_as_of
from values_exchange.dates import Known
from values_exchange.examples import example_catalogue
from values_exchange.languages import Interface
from values_exchange.pages.edition import Edition
from values_exchange.pages.paths import programme_path
from values_exchange.pages.schematic import dates_spoken_of, sites_by_district
from values_exchange.pages.shapes.places import sites
from values_exchange.pages.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

WELCOME_POINTS = "duesseldorf/welcome-points"
DISTRICTS = {"1": "Hafen", "2": "Altstadt", "3": "Leuchtturm"}


def block(records: Catalogue, key: str = "atlantis/harbour", language: str = "en") -> str:
    """Give the schematic of a programme as it stands on its page."""
    sheet = Sheet(edition=Edition(catalogue=records, say=Interface(language)), path=programme_path(key), record_id=key)
    return str.__str__(sites_by_district(sheet, records.programme(key)))


def harbour(districts: dict[str, str] | None = None, **places: Data) -> Catalogue:
    """Give a catalogue of one city that does not exist, with a programme that has these sites."""
    says: dict[str, Any] = {"districts": DISTRICTS if districts is None else districts}
    return catalogue(
        {"atlantis/harbour": programme(sites=places)},
        {"atlantis": city("Atlantis", **{k: v for k, v in says.items() if v})},
    )


def place(*states: tuple[str | int, str] | Data, **says: Any) -> Data:
    """Give a site that was seen like this."""
    seen = [one if isinstance(one, dict) else {"date": one[0], "status": one[1]} for one in states]
    seen = [{"sources": ["dated"], **one} for one in seen]
    return {**({"states": seen} if seen else {"absent": [{"field": "states", "reason": "not_documented"}]}), **says}


@cache
def duesseldorf() -> str:
    """Draw the Welcome Points once."""
    return block(example_catalogue(), WELCOME_POINTS)


def text_of(html: str) -> str:
    """Give what is read in a piece of HTML, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()).replace(" ,", ",").replace(" ;", ";")


def panels(html: str) -> dict[str, str]:
    """Give the panels by their date."""
    return dict(re.findall(r'<section aria-label="As of ([^"]+)">(.*?)</section>', html, re.DOTALL))


def tiles(panel: str) -> dict[str, str]:
    """Give what is read in each district of a panel."""
    wall = panel[panel.index('class="ve-wall"') :]
    found = re.findall(r"<p><strong>([^<]+)</strong></p>\s*(.*?)(?=<li[^>]*><p><strong>|$)", wall, re.DOTALL)
    return {unescape(name): text_of(content) for name, content in found}


def rows(html: str) -> list[list[str]]:
    """Give the table, cell by cell, without the numbers of the sources."""
    table = re.sub(r"<sup.*?</sup>", "", html[html.index("<table") :], flags=re.DOTALL)
    return [
        [text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]


# Which dates


def test_the_welcome_points_are_shown_at_the_dates_their_sources_speak_of() -> None:
    """The report of 2016, the press release of 2019 and the report of 2024; that of 2019 is shown first."""
    chosen = dates_spoken_of(example_catalogue().programme(WELCOME_POINTS).value)

    assert ["2019-03", "2024-02", "2016-03"] == [date.text for date in chosen]
    assert ["March 2016", "March 2019", "February 2024"] == list(panels(duesseldorf()))
    assert "March 2019 is shown first, because sources speak of most sites then." in text_of(duesseldorf())
    labels = re.findall(r"<label>(<input[^>]*>) ([^<]+)</label>", duesseldorf())
    assert {"March 2019"} == {words for button, words in labels if "checked" in button}
    assert list(panels(duesseldorf())) == [words for _, words in labels]


def test_of_dates_that_overlap_only_the_first_is_shown() -> None:
    """A year is left out beside one of its months; the latest date is always shown, and never more than three."""
    records = harbour(
        a=place(("2016", "open"), ("2016-03", "open"), ("2017", "open"), ("2018", "open"), ("2019", "open")),
        b=place(("2016-03", "open"), ("2017", "open"), ("2018", "open"), ("2021", "closed")),
        c=place(("2016-03", "open"), ("2020", "open")),
    )
    chosen = dates_spoken_of(records.programme("atlantis/harbour").value)

    assert ["2016-03", "2021", "2018"] == [date.text for date in chosen]


def test_with_one_date_there_is_nothing_to_choose() -> None:
    """The panel stands alone, with its date."""
    html = block(harbour(a=place(("2019", "open"), district="1")))

    assert ["2019"] == list(panels(html))
    assert "<input" not in html
    assert "shown first" not in html


def test_without_any_sighting_nothing_is_claimed() -> None:
    """One panel without a date, in which each site is not documented."""
    html = block(harbour(a=place(district="1")))

    assert "No source says of any site when it was open." in text_of(html)
    assert "Not documented: 1" in text_of(html)
    assert ["Hafen", "Site without address (Hafen)", "Not documented"] == rows(html)[1]


# Where and how


def test_nine_points_in_eight_districts_in_march_2019() -> None:
    """Two in district 3, a plan in district 7, and of districts 5 it is not documented."""
    panel = panels(duesseldorf())["March 2019"]
    shown = tiles(panel)

    assert [f"Stadtbezirk {number}" for number in range(1, 11)] == list(shown)
    assert "As of March 2019, a site was open in or for 8 of 10 districts." in text_of(panel)
    for count in ("Open: 9", "Planned: 1", "Not yet open: 1", "Never came about: 1", "Not documented: 3"):
        assert count in text_of(panel)
    assert "Heinz-Schmöle-Straße 7 Open, about March 2019 Kölner Straße 265 Open, about" in shown["Stadtbezirk 3"]
    assert shown["Stadtbezirk 7"] == "Site without address (Stadtbezirk 7) Planned, about March 2019"
    assert shown["Stadtbezirk 5"].startswith("Niederrheinstraße 20 Not documented; not in the list")


def test_years_after_a_sighting_nothing_is_open() -> None:
    """As of 2024 no source shows an open site: what was seen in 2019 is not documented, and the words say so."""
    panel = panels(duesseldorf())["February 2024"]

    assert "no source read shows an open site; that does not mean that there was none" in text_of(panel)
    assert "ve-stood-open" not in panel
    assert "Closed: 2" in text_of(panel)
    assert "Platz der Diakonie 2a Not documented; last documented open: about March 2019" in text_of(panel)
    assert "Moved to Gumbertstraße 119, by 25 August 2022" in tiles(panel)["Stadtbezirk 8"]


def test_what_is_shown_is_what_the_comparison_says() -> None:
    """Site for site and date for date."""
    marks = {Known.YES: "ve-stood-open", Known.NOT_DOCUMENTED: "ve-stood-unknown"}
    value = example_catalogue().programme(WELCOME_POINTS).value
    for date in dates_spoken_of(value):
        wall = panels(duesseldorf())[Interface("en").date(date)].partition("ve-wall")[2]
        entries = re.findall(r'<svg class="ve-stood (ve-stood-[a-z-]+)".*?href="#site-([^"]+)"', wall, re.DOTALL)
        found = {key: mark for mark, key in entries}
        told = {one.site: one.is_open for one in sites_as_of(value, date)}
        assert told.keys() == found.keys()
        assert {key: marks.get(told[key]) for key in told if told[key] in marks} == {
            key: mark for key, mark in found.items() if mark in marks.values()
        }


@pytest.mark.parametrize(
    ("states", "words", "mark"),
    [
        ([("2019", "open")], "Open, 2019", "open"),
        ([("2018", "opened"), ("2020", "open")], "Open: opened, 2018; open, 2020", "open"),
        ([("2019", "planned")], "Planned, 2019", "planned"),
        ([("2020", "opened")], "Not yet open; opened, 2020", "not-yet"),
        ([("2018", "open"), ("2019", "paused")], "Paused, 2019", "paused"),
        ([("2018", "open"), ("2018-12", "closed")], "Closed, December 2018", "closed"),
        ([("2017", "planned"), ("2018", "not_realised")], "Never came about, 2018", "not-realised"),
        ([("2017", "open")], "Not documented; last documented open: 2017", "unknown"),
        ([{"date": "2018-06", "status": "moved", "moved_to": "new"}], "Moved to New 1, June 2018", "moved"),
        (
            [{"date": "2020-06", "status": "moved", "moved_from": "new"}],
            "Not yet open; moved, June 2020",
            "not-yet",
        ),
    ],
)
def test_a_state_has_its_words_and_its_mark(states: list[Any], words: str, mark: str) -> None:
    """What is said of a site in 2019, and the mark before it; a mark never stands without words."""
    many = {f"other-{n}": place(("2019", "open")) for n in range(4)}
    html = block(harbour(it=place(*states, district="1"), new=place(("2019", "open"), address="New 1"), **many))
    panel = panels(html)["2019"]

    assert words in tiles(panel)["Hafen"]
    assert f"ve-stood-{mark}" in panel.partition("ve-wall")[2].partition("Altstadt")[0]


def test_each_district_stands_there_also_without_a_site() -> None:
    """In the order of the city's record; sites without a district have a place of their own, at the end."""
    html = block(harbour(a=place(("2019", "open"), district="2"), b=place(("2019", "open"), address="Mole 1")))
    shown = tiles(panels(html)["2019"])

    assert ["Hafen", "Altstadt", "Leuchtturm", "No district documented"] == list(shown)
    assert shown["Hafen"] == shown["Leuchtturm"] == "no site documented"
    assert "Mole 1 Open, 2019" == shown["No district documented"]
    assert ["Hafen", "no site documented"] == rows(html)[1]
    assert ["no district documented", "Mole 1", "Open, 2019"] == rows(html)[-1]


def test_a_site_that_serves_several_districts_stands_in_each_and_counts_once() -> None:
    """In its own and in those it serves, behind the sites that lie there; in the table it has one row."""
    html = block(
        harbour(
            both=place(("2019", "open"), address="Mole 1", district="1", serves=["2", "3"]),
            own=place(("2019", "closed"), address="Kai 2", district="2"),
        )
    )
    panel = panels(html)["2019"]

    assert "Open: 1" in text_of(panel)
    assert "a site was open in or for 3 of 3 districts" in text_of(panel)
    assert tiles(panel)["Altstadt"] == "Kai 2 Closed, 2019 Mole 1 Open, 2019 serves Altstadt and Leuchtturm"
    assert tiles(panel)["Leuchtturm"] == "Mole 1 Open, 2019 serves Altstadt and Leuchtturm"
    assert ["Hafen, serves Altstadt and Leuchtturm", "Mole 1", "Open, 2019"] in rows(html)
    assert 1 == sum("Mole 1" in row for row in rows(html))


def test_a_district_the_city_does_not_list_is_shown_by_its_own_name() -> None:
    """It is not lost; the checker complains of it elsewhere."""
    html = block(harbour(a=place(("2019", "open"), district="9")))

    assert ["Hafen", "Altstadt", "Leuchtturm", "9"] == list(tiles(panels(html)["2019"]))


@pytest.mark.parametrize(
    "records",
    [
        harbour(a=place(("2019", "open"), address="Mole 1")),
        harbour({}, a=place(("2019", "open"), district="1")),
    ],
    ids=["no site has a district", "the city lists no districts"],
)
def test_without_districts_there_is_no_schematic(records: Catalogue) -> None:
    """Nothing is drawn rather than one heap of sites."""
    assert "" == block(records)


def test_only_the_programmes_with_districts_have_one() -> None:
    """Of the examples, the Welcome Points; the others name no district of a site."""
    records = example_catalogue()

    assert [WELCOME_POINTS] == [key for key in sorted(records.programmes) if block(records, key)]


# The block


def test_the_table_says_what_the_panels_say_with_sources() -> None:
    """Each site once, with its state at each date; sources as numbered notes."""
    table = rows(duesseldorf())
    sites = example_catalogue().programme(WELCOME_POINTS).value.sites

    assert ["District", "Site", "March 2016", "March 2019", "February 2024"] == table[0]
    assert len(sites) == len(table) - 1
    assert ["Open, about March 2019", "Closed, by February 2024"] == table[1][3:]
    for row in re.findall(r"<tr>(.*?)</tr>", duesseldorf(), re.DOTALL)[1:]:
        assert 3 == row.count("<sup"), row


def test_every_site_is_a_link_to_its_entry() -> None:
    """From each tile and from the table."""
    sites = example_catalogue().programme(WELCOME_POINTS).value.sites

    assert {f"#site-{key}" for key in sites} == set(re.findall(r'href="(#site-[^"]+)"', duesseldorf()))


def test_many_districts_without_a_site_share_a_tile() -> None:
    """Up to four have one each; more would hide the few that have sites."""
    names = {str(number): f"Pier {number}" for number in range(1, 9)}
    html = block(harbour(names, a=place(("2019", "open"), district="3"), b=place(("2019", "open"), district="4")))
    (panel,) = panels(html).values()

    assert ["Pier 3", "Pier 4"] == list(tiles(panel))
    assert "no site documented Pier 1, Pier 2, Pier 5, Pier 6, Pier 7 and Pier 8" in text_of(panel)
    assert "in or for 2 of 8 districts" in text_of(panel)
    assert 6 == sum(row[1:] == ["no site documented"] for row in rows(html))


def test_the_block_is_one_element_without_headings_of_its_own() -> None:
    """It can stand in any section, and its marks are hidden from those who hear the words."""
    document = parsed(duesseldorf())
    tags = [tag for tag, _ in document.elements]

    assert [] == [*document.mistakes, *document.unclosed]
    assert not {"h1", "h2", "h3", "h4"} & set(tags)
    assert all(dict(attrs)["aria-hidden"] == "true" for tag, attrs in document.elements if tag == "svg")
    used = {dict(attrs)["href"] for tag, attrs in document.elements if tag == "use"}
    assert {f"#{name}" for name in document.ids if name.startswith("stood-")} == used
    assert {"as-of-duesseldorf/welcome-points"} == {
        dict(attrs)["name"] for tag, attrs in document.elements if tag == "input"
    }


def test_dates_and_states_are_in_the_language_of_the_page() -> None:
    """As far as it is translated; dates always are."""
    html = block(example_catalogue(), WELCOME_POINTS, "de")

    assert ["März 2016", "März 2019", "Februar 2024"] == re.findall(r"> ([^<]+)</label>", html)


def test_hostile_names_stay_text() -> None:
    """Nothing in a record becomes markup."""
    evil = '"><script>alert(1)</script>'
    html = block(harbour({"1": evil}, a=place(("2019", "open"), district="1", address=evil, serves=[evil])))

    assert "<script" not in html
    assert [] == parsed(html).mistakes


# The line above the cards of the sites


def sites_shown(records: Catalogue, key: str = "atlantis/harbour") -> str:
    """Give what is read above and in the cards of a programme's sites."""
    sheet = Sheet(edition=Edition(catalogue=records, say=Interface()), path=programme_path(key), record_id=key)
    return text_of(str.__str__(sites(sheet, records.programme(key).value.sites)))


def test_a_last_sighting_is_never_called_open_today() -> None:
    """Each count has the time it is about: seven points were last seen open in March 2019."""
    said = sites_shown(example_catalogue(), WELCOME_POINTS)

    assert said.startswith(
        "As sources last saw each site, not as of today: Last seen open, about March 2019: 7 sites "
        "Opened, 25 August 2022, and not mentioned since: 1 site "
    )
    assert "Closed, by February 2024: 2 sites" in said
    assert "Not in the list, about March 2019: 2 sites" in said
    assert "Platz der Diakonie 2a Last seen open, about March 2019" in said


def test_sightings_of_different_years_are_counted_with_their_span() -> None:
    """And sites of which nothing dated is said are counted too."""
    said = sites_shown(harbour(a=place((2017, "open")), b=place((2019, "open")), c=place((2019, "closed")), d=place()))

    assert "Last seen open, 2017 to 2019: 2 sites Closed, 2019: 1 site No dated mention: 1 site" in said


def test_a_few_sites_are_not_counted() -> None:
    """They are seen at a glance, each with its last sighting."""
    said = sites_shown(harbour(a=place((2017, "open"), address="Mole 1")))

    assert said.startswith("Mole 1 Last seen open, 2017")


# In the browser


@pytest.mark.browser
def test_a_date_is_chosen_without_a_script(browser: Browser, site: Path) -> None:
    """One date is seen at a time; the arrow keys change it; the page never scrolls sideways."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto((site / "en" / "programmes" / "duesseldorf" / "welcome-points.html").as_uri())
    shown = page.locator(".ve-districts > section >> visible=true")

    assert ["As of March 2019"] == [one.get_attribute("aria-label") for one in shown.all()]
    page.get_by_label("March 2019", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert ["As of February 2024"] == [one.get_attribute("aria-label") for one in shown.all()]
    page.get_by_label("March 2016", exact=True).check()
    assert ["As of March 2016"] == [one.get_attribute("aria-label") for one in shown.all()]
    for label in page.locator(".ve-dates label").all():
        box = label.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    context.close()
