"""Ten questions a coordinator asks: each answered in at most three clicks from the start page, and by the records."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import PageLog
from tests.repository import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MOST_CLICKS = 3
QUESTIONS: Sequence[Mapping[str, Any]] = json.loads((ROOT / "tests" / "questions.json").read_text("utf-8"))
"""
The questions with their answers.

Each stop is a page where the answer, or a part of it, stands: the clicks that lead there from the start page, and words
that are seen together in one place of it. `records` and `only_in` say on which lines of which records the answer rests.
"""

STOPS = [
    pytest.param(stop, id=f"{number}-{place}")
    for number, question in enumerate(QUESTIONS, 1)
    for place, stop in enumerate(question["stops"], 1)
]

SEEN_TOGETHER = """
([words, inTarget]) => {
    const within = (inTarget && document.querySelector(":target")) || document.querySelector("article")
    const places = "tr, li, p, dd, section, .ve-card, .ve-site, .ve-facts > div, .ve-note, .ve-dictionary > dd"
    const said = element => element.innerText.replace(/\\s+/g, " ")
    return [within, ...within.querySelectorAll(places)].slice(inTarget ? 0 : 1).some(element =>
        element.checkVisibility({contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true}) &&
        words.every(word => said(element).includes(word)))
}
"""
"""Tells whether words can be seen in one place of the page, such as a row; of a page opened at a note, in that note."""


def test_there_are_ten_questions_and_each_is_answered() -> None:
    """They are different, and each has an answer and at least one page where it stands."""
    assert 10 == len({question["question"] for question in QUESTIONS})
    assert all(question["answer"] and question["stops"] for question in QUESTIONS)


@pytest.mark.parametrize("stop", STOPS)
def test_no_answer_is_more_than_three_clicks_away(stop: Mapping[str, Any]) -> None:
    """The start page itself is no click."""
    assert 1 <= len(stop["clicks"]) <= MOST_CLICKS
    assert stop["together"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["question"])
def test_the_answer_stands_in_the_records(question: Mapping[str, Any]) -> None:
    """A change of a record that changes an answer has to change it here, too."""
    for file, lines in question.get("records", {}).items():
        text = " ".join((ROOT / "examples" / file).read_text("utf-8").split())
        assert [] == [line for line in lines if line not in text], file
    for line, files in question.get("only_in", {}).items():
        assert files == sorted(_files_with(line)), line


def _files_with(line: str) -> list[str]:
    folder = ROOT / "examples"
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml") if line in path.read_text("utf-8")]


@pytest.mark.browser
@pytest.mark.parametrize("stop", STOPS)
def test_the_answer_is_found_by_clicking(site: Path, page: Page, page_log: PageLog, stop: Mapping[str, Any]) -> None:
    """From the start page by links that a reader sees to the page where the words of the answer stand together."""
    page.goto((site / "en" / "index.html").as_uri())
    for click in stop["clicks"]:
        _way_on(page, click).click()

    page.wait_for_url(re.compile(re.escape(f"/en/{stop['page']}") + "(#.*)?$"))
    in_note = "note_behind" in stop["clicks"][-1]
    missing = [words for words in stop["together"] if not page.evaluate(SEEN_TOGETHER, [words, in_note])]
    assert [] == missing
    assert [] == page_log.complaints


def _way_on(page: Page, click: Mapping[str, str]) -> Locator:
    """Give the link a click is on: by how it begins and where it leads, or the first source note behind some words."""
    article = page.locator("article")
    if "note_behind" in click:
        noted = page.locator(".ve-notes a")
        behind = article.locator("li, dd, tr, p").filter(has_text=click["note_behind"], has=noted).last
        return behind.locator(".ve-notes a").first
    links = article.locator(f'a[href*="{click["to"]}"]') if "to" in click else article.locator("a")
    return links.filter(has_text=re.compile(rf"^\s*{re.escape(click['link'])}"), visible=True).first
