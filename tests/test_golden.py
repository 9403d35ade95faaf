"""The whole report about each wrong record, to the letter; and that every problem has its case and its page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from tests.golden import INVALID, Golden, case_codes, cases
from tests.repository import ROOT
from values_exchange.document import parse

SOURCE = ROOT / "src" / "values_exchange"
PAGES = ROOT / "docs" / "problems"

CHECKING = ("document", "validation", "rules", "reading")
"""The rooms that find problems."""

NOT_CODES = frozenset({"utf-8"})
"""Words in those rooms that look like the code of a problem and are none."""

WITHOUT_CASE = frozenset({"more-problems"})
"""Codes whose report nobody would read: it takes a hundred other problems. `test_validation.py` has that one."""

PARTS = ("Wrong", "Right", "Why")


@pytest.mark.parametrize("case", list(cases()), ids=str)
@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_the_report_is_as_expected(
    case: Golden,
    engine: Literal["fast", "reference"],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """Both engines lead to the report that stands beside the case; `pytest --update-golden` writes it anew."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("values_exchange.validation.check.default_engine", lambda: engine)

    report = case.report(tmp_path)

    if request.config.getoption("--update-golden") and engine == "fast":
        case.expected.parent.mkdir(exist_ok=True)
        case.expected.write_text(report, "utf-8")
    assert case.expected.read_text("utf-8") == report


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_a_case_is_about_its_code(case: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder a case lies in names a problem that is reported for it, and every problem says what to do."""
    monkeypatch.chdir(tmp_path)

    problems = case.read(tmp_path).problems

    assert case.code in {problem.code for problem in problems}
    assert all(problem.advice or problem.near for problem in problems)


def test_no_report_is_left_over() -> None:
    """Each report belongs to a case."""
    assert {case.expected for case in cases()} == set(INVALID.glob("*/*.txt"))


def test_every_code_has_a_page_and_a_case() -> None:
    """What the code can report, what the documentation explains and what the cases show are the same."""
    codes = set(codes_in_source())

    assert sorted(codes) == sorted(page.stem for page in pages()), "Write a page in docs/problems for each code."
    assert sorted(codes - WITHOUT_CASE) == sorted(case_codes()), "Put a case into tests/records/invalid for each code."


def codes_in_source() -> Iterator[str]:
    """Find the words in the rooms that check which are written as codes are, outside docstrings."""
    for room in CHECKING:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                word = node.value if isinstance(node, ast.Constant) else None
                if isinstance(word, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", word) and word not in NOT_CODES:
                    yield word


def pages() -> list[Path]:
    """Give the pages about problems."""
    return sorted(page for page in PAGES.glob("*.md") if page.stem != "index")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_shows_wrong_and_right_and_says_why(page: Path) -> None:
    """Each page is named by its code, says in a sentence what it means, and has the same three parts."""
    title, meaning, severity, *_ = [block for block in page.read_text("utf-8").split("\n\n") if block]

    assert f"# {page.stem}" == title
    assert meaning.endswith(".")
    assert f"*{severity_of(page.stem)}: " == severity[: len(severity_of(page.stem)) + 3]
    assert list(PARTS) == re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
    assert 2 == len(re.findall(r"^```\w+$", page.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_what_is_shown_as_right_can_be_read(page: Path) -> None:
    """The record shown as right is read without a problem with how it is written."""
    right = page.read_text("utf-8").split("\n## Right\n")[1]
    found = re.search(r"^```(yaml|json)\n(.+?)^```$", right, re.MULTILINE | re.DOTALL)

    assert found is None or () == parse(found[2].encode(), f"right.{found[1]}")[1]


def severity_of(code: str) -> str:
    """Tell from a report whether a problem is an error or a warning."""
    reports = [report.read_text("utf-8") for report in (INVALID / code).glob("*.txt")]
    return "Warning" if any(re.search(rf"  {code}  \(warning\)$", text, re.MULTILINE) for text in reports) else "Error"


def test_the_index_lists_each_page_once_under_its_severity() -> None:
    """The index leads to every page, errors before warnings, with the sentence the page begins with."""
    errors, warnings = (PAGES / "index.md").read_text("utf-8").split("\n## Warnings\n")
    expected = {page.stem: page.read_text("utf-8").split("\n\n")[1] for page in pages()}

    assert expected == rows(errors) | rows(warnings)
    assert {code for code in expected if severity_of(code) == "Warning"} == set(rows(warnings))
    assert rows(errors).keys().isdisjoint(rows(warnings))


def rows(text: str) -> dict[str, str]:
    """Read the tables of the index: code and sentence."""
    return dict(re.findall(r"^\| \[([a-z0-9-]+)\]\(\1\.md\) \| (.+) \|$", text, re.MULTILINE))
