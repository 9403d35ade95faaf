"""The questionnaires: what is known and on what it rests, every open question once, room to write, printed whole."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fiction import PROGRAMME_FILE, TODAY, catalogue_of, records
from tests.linkcheck import parsed
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import open_questions, questions_of_a_new_programme
from values_exchange.languages import Interface, Said
from values_exchange.pages import Links, Page, Tree, render_tree
from values_exchange.pages.gist import LENGTH, MOST_LETTERS, shortened
from values_exchange.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage

SAY = Interface()
A4_AT_96_DPI = 794


@cache
def catalogue() -> Catalogue:
    """Read the records of the sixteen cities once."""
    return read(ROOT / "examples", today=TODAY).catalogue


@cache
def examples() -> Tree:
    """Render them."""
    return render_tree(catalogue(), today=TODAY)


def questionnaires() -> list[Page]:
    """Give the questionnaires of the sixteen cities."""
    return [page for page in examples().pages.values() if page.kind == "questionnaire"]


def of_city(city: str) -> str:
    """Give the questionnaire of a city in words."""
    return words(examples().page(f"questionnaires/{city}.md").html())


def words(html: str) -> str:
    """Give the text of HTML on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_city_has_one() -> None:
    """Also the one without a programme."""
    assert {f"questionnaires/{city}.md" for city in catalogue().cities} == {page.path for page in questionnaires()}


@pytest.mark.parametrize("city", ["duesseldorf", "oslo", "terrassa"])
def test_every_open_question_stands_there_once_and_numbered(city: str) -> None:
    """Numbers run through all records of the city, from 1 on, as they stand on the page."""
    html = examples().page(f"questionnaires/{city}.md").html()
    numbers = [int(number) for number in re.findall(r'<li id="question-(\d+)"', html)]
    asked = [one.words(SAY) for programme in catalogue().programmes_of(city) for one in open_questions(programme)]
    asked += [one.words(SAY) for one in open_questions(catalogue().city(city))]
    if not catalogue().programmes_of(city):
        asked += [question.words(SAY) for question in questions_of_a_new_programme()[1:]]
        asked.append("Which practice did the city bring to VALUES?")
    shown = re.findall(r'<li id="question-\d+" value="\d+"><p>(.*?)</p>', html)

    assert list(range(1, len(numbers) + 1)) == numbers
    assert sorted(asked) == sorted(words(one).replace("&#39;", "'") for one in shown)


def test_the_questions_to_begin_with_lead_to_their_places() -> None:
    """The three that help other cities most, by their numbers."""
    html = examples().page("questionnaires/duesseldorf.md").html()
    first = re.findall(r'<li><a href="#question-(\d+)">\1\.</a> (.*?)</li>', html)

    assert 3 == len(first)
    for number, question in first:
        assert re.search(rf'<li id="question-{number}" value="{number}"><p>{re.escape(question)}</p>', html)


def test_it_says_what_is_known_and_on_what_it_rests() -> None:
    """In the words of the record, with its date or without, whose account it is, and the numbers of its sources."""
    text = of_city("duesseldorf")

    assert "Status : Replaced, by February 2024" in text
    assert "Support : Partly, The point Nord has a volunteer coordinator" in text
    assert "Figures Open sites, 5 sites, March 2016" in text
    assert "Stated: The city names the Welcome Points as its example of best practice in the project" in text
    assert "only announced: Access to health care" in text
    assert "dated in part · own account and somebody else’s · sources 1 , " in text
    assert "Registered volunteers, 700 persons, 2025" in of_city("terrassa")


def test_what_is_known_fits_into_a_few_lines() -> None:
    """Fields that find no room are named, so that nobody takes the lines for all there is."""
    known = [
        words(line)
        for page in questionnaires()
        for line in re.findall(r'<div class="ve-known"><p>(.*?)</p>', page.html(), re.DOTALL)
    ]

    assert len(known) > 150
    assert [] == [line for line in known if len(line) > LENGTH + 3 * MOST_LETTERS]
    assert any("also: " in line for line in known)
    assert [] == [line for line in known if not line]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Advice.", "Advice"),
        ("A [link](https://city.example) and *more*.", "A link and more"),
        ("Advice for newcomers, and for neighbours", "Advice for newcomers …"),
    ],
)
def test_a_long_text_breaks_off_at_a_word(text: str, short: str) -> None:
    """Markup is left out, and so is the full stop."""
    assert short == shortened(Said(text=text, language="en"), 24)


def test_a_text_in_another_language_says_which() -> None:
    """Screen readers change their voice, and nobody takes it for a slip."""
    data = records()
    data[PROGRAMME_FILE]["need"] = [{"de": "Viele kamen an.", "sources": ["report"]}]
    html = render_tree(catalogue_of(data)).page("questionnaires/atlantis.md").html()

    assert '<span lang="de">Viele kamen an</span>' in html


def test_it_says_that_nothing_is_confirmed() -> None:
    """For every city, as long as none has confirmed anything."""
    sentence = "Nothing on this page has been confirmed by the city."

    assert [] == [page.path for page in questionnaires() if sentence not in words(page.html())]


def test_what_a_city_has_confirmed_says_so() -> None:
    """Then only that counts as confirmed."""
    data = records()
    data[PROGRAMME_FILE]["review"] = data[PROGRAMME_FILE]["review"] | {"confirmed_by_city": "2026-11-10"}
    text = words(render_tree(catalogue_of(data)).page("questionnaires/atlantis.md").html())

    assert "Only what says so below has been confirmed by the city." in text
    assert 1 == text.count("confirmed by the city, 10 November 2026")
    assert 1 == text.count("not confirmed by the city")


def test_it_says_where_to_send_it_without_making_up_an_address() -> None:
    """To whoever sent it; or the record itself is changed, whose file is named."""
    for page in questionnaires():
        html = page.html()
        assert "Send the page back to whoever sent it to you" in words(html), page.path
        assert "mailto:" not in html, page.path
        assert "about-the-records.html#correct" in html, page.path
    assert "<code>duesseldorf/welcome-points.yaml</code>" in examples().page("questionnaires/duesseldorf.md").html()
    assert "<code>duesseldorf/city.yaml</code>" in examples().page("questionnaires/duesseldorf.md").html()


def test_the_pages_of_the_records_lead_to_it() -> None:
    """That of the city, that of each programme where it says what is not documented, and that on all cities."""
    for city in catalogue().cities:
        link = f'href="../questionnaires/{city}.html"'
        assert link in examples().page(f"cities/{city}.md").html()
        assert link.replace("../", "") in examples().page("documented.md").html()
    for programme in catalogue().programmes:
        html = examples().page(f"programmes/{programme}.md").html()
        gaps = html[html.index('id="not-documented"') : html.index('id="sources"')]
        assert f'href="../../questionnaires/{programme.partition("/")[0]}.html"' in gaps


def test_each_section_and_each_question_has_room_to_write() -> None:
    """A line to correct what is known, one or two below each question; a screen reader passes them by."""
    html = examples().page("questionnaires/duesseldorf.md").html()
    lines = [dict(attrs) for tag, attrs in parsed(html).elements if dict(attrs).get("class") == "ve-lines"]
    known, asked = html.count('class="ve-known"'), html.count('<li id="question-')

    assert known + asked + 2 == len(lines)
    assert {"true"} == {line["aria-hidden"] for line in lines}


@pytest.mark.browser
def test_it_prints_on_a4_without_cutting(site: Path, page: BrowserPage) -> None:
    """Nothing is wider than the paper, and neither a section with what is known nor a question is parted in two."""
    page.goto((site / "en" / Links().built("questionnaires/duesseldorf.md")).as_uri())
    page.set_viewport_size({"width": A4_AT_96_DPI, "height": 1123})
    page.emulate_media(media="print")
    kept = "Array.from(document.querySelectorAll(selector)).map(e => getComputedStyle(e).breakInside)"

    assert page.evaluate("document.documentElement.scrollWidth") <= A4_AT_96_DPI
    for selector in (".ve-block", ".ve-known", ".ve-asked > li"):
        assert {"avoid"} == set(page.evaluate(f"selector => {kept}", selector)), selector
    assert page.locator(".ve-lines > span").first.evaluate("e => e.getBoundingClientRect().height") > 20
    assert [] == [hidden for hidden in (".md-header", ".ve-breadcrumb") if page.locator(hidden).first.is_visible()]
    printed = page.pdf(format="A4")
    assert 6 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 14
