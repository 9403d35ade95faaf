"""Problems are shown in the words they carry, with the place marked, and nothing in them can do harm."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_exchange.problems import Problem, Severity, Span
from values_exchange.report import (
    DOCUMENTATION,
    FORMATS,
    render_github,
    render_json,
    render_sarif,
    render_text,
    summary,
)

UNKNOWN = Problem(
    code="unknown-field",
    message="`budgett` is not a field of a programme.",
    span=Span(file="duesseldorf/open-studio.yaml", line=14, column=1, end_line=14, end_column=8),
    path=("budgett",),
    on_key=True,
    near=("budget",),
    excerpt="budgett: 12000",
)
OLD = Problem(
    code="not-checked-lately",
    message="Nobody has checked this record since 2019.",
    span=Span(file="riga/city.yaml", line=3, column=3),
    severity=Severity.WARNING,
    advice="Read it against its sources and date it under `review`.",
    excerpt="  last_checked: 2019-03-01",
)
EMPTY = Problem(code="empty-file", message="The file is empty: it holds no fields.", span=Span(file="brno/city.yaml"))

STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def test_text_shows_the_line_marks_the_place_and_counts() -> None:
    """The whole report, as a person sees it."""
    expected = """\
brno/city.yaml  empty-file
  The file is empty: it holds no fields.

duesseldorf/open-studio.yaml:14:1  unknown-field
  `budgett` is not a field of a programme.
    14 | budgett: 12000
       | ~~~~~~~
  Did you mean `budget`?

riga/city.yaml:3:3  not-checked-lately  (warning)
  Nobody has checked this record since 2019.
     3 |   last_checked: 2019-03-01
       |   ~
  Read it against its sources and date it under `review`.

2 errors and 1 warning in 3 files.
"""

    assert expected == render_text([OLD, UNKNOWN, EMPTY], checked=3)


@pytest.mark.parametrize(
    ("problems", "checked", "expected"),
    [
        ([], 0, "No file was checked."),
        ([], 1, "No problems in 1 file."),
        ([UNKNOWN], 1, "1 error in 1 file."),
        ([OLD, OLD], 2000, "2 warnings in 2,000 files."),
        ([EMPTY], 0, "1 error; no file was checked."),
    ],
)
def test_counts_read_as_a_sentence(problems: list[Problem], checked: int, expected: str) -> None:
    """One and many, some and none each have their words."""
    assert expected == summary(problems, checked=checked)


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        (("a",), "Did you mean `a`?"),
        (("a", "b"), "Did you mean `a` or `b`?"),
        (("a", "b", "c"), "Did you mean `a`, `b` or `c`?"),
    ],
)
def test_near_names_are_offered_in_one_question(near: tuple[str, ...], expected: str) -> None:
    """All near names stand in one question, the nearest first."""
    assert f"  {expected}\n" in render_text([Problem(code="x", message="m", span=Span(file="f"), near=near)], checked=1)


def marked(problem: Problem) -> str:
    """Give the part of the shown line that the marker stands under."""
    lines = render_text([problem], checked=1).splitlines()
    number = next(index for index, line in enumerate(lines) if re.fullmatch(r" +\| *~+", line))
    shown, marker = lines[number - 1], lines[number]
    return shown[marker.index("~") : marker.rindex("~") + 1]


@pytest.mark.parametrize("before", [0, 39, 40, 41, 99, 100, 5_000])
@pytest.mark.parametrize("after", [0, 60, 5_000])
def test_a_wide_line_is_cut_around_the_marked_place(before: int, after: int) -> None:
    """Wherever the place is in a long line, it is shown and marked, and the line fits on a screen."""
    line = "x" * before + "HERE" + "y" * after
    span = Span(file="f", line=1, column=before + 1, end_line=1, end_column=before + 5)
    problem = Problem(code="x", message="m", span=span, excerpt=line)

    assert "HERE" == marked(problem)
    assert all(len(row) <= 120 for row in render_text([problem], checked=1).splitlines())


def test_a_value_over_several_lines_is_marked_to_the_end_of_its_first_line() -> None:
    """The marker does not run past the line that is shown."""
    span = Span(file="f", line=1, column=3, end_line=4, end_column=2)

    assert "first line" == marked(Problem(code="x", message="m", span=span, excerpt="a first line  "))


def test_the_marker_stands_under_wide_and_combining_characters() -> None:
    """Signs that take two columns, or none, do not push the marker aside."""
    line = "e\u0301東京: here"
    span = Span(file="f", line=1, column=7, end_line=1, end_column=11)

    shown, marker = render_text([Problem(code="x", message="m", span=span, excerpt=line)], checked=1).splitlines()[2:4]

    assert f"     1 | {line}" == shown
    assert f"       | {' ' * 7}~~~~" == marker


def test_a_place_past_the_end_of_the_line_is_marked_there() -> None:
    """What is missing at the end of a line gets a marker of one column."""
    span = Span(file="f", line=1, column=7, end_line=1, end_column=7)

    assert "     1 | title:\n       |       ~\n" in render_text(
        [Problem(code="x", message="m", span=span, excerpt="title:")], checked=1
    )


HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202egnp.exe\u2028\ud800\x00\nfake.yaml:1:1"


def hostile_problem(text: str) -> Problem:
    """Give a problem with a hostile text in every place a file can fill."""
    span = Span(file=text, line=1, column=2, end_line=1, end_column=4)
    return Problem(code="x", message=text, span=span, path=(text, 0), advice=text, near=(text,), excerpt=text)


@pytest.mark.parametrize("name", sorted(FORMATS))
@given(text=st.one_of(st.just(HOSTILE), st.text()))
def test_no_form_lets_a_file_steer_the_terminal(name: str, text: str) -> None:
    """Escape sequences, bells, line ends and marks that turn the direction come out as visible escapes."""
    report = FORMATS[name]([hostile_problem(text)], checked=1)

    assert [] == STEERING.findall(report)
    report.encode()


@given(text=st.text())
def test_a_file_cannot_add_lines_or_commands(text: str) -> None:
    """Line ends in a name or a text begin no new line of the report, and so no command of their own."""
    assert 2 == len(render_github([hostile_problem(text)], checked=1).splitlines())
    assert 8 == len(render_text([hostile_problem(text or "x")], checked=1).splitlines())


def test_github_commands_name_place_and_code_and_escape() -> None:
    """Each problem is one command; colons and commas in the file name, and percent signs, are escaped."""
    problem = Problem(
        code="unknown-field",
        message="100% wrong: a, b",
        span=Span(file="a:b,c%.yaml", line=2, column=3, end_line=4, end_column=5),
        severity=Severity.WARNING,
    )

    assert (
        "::warning file=a%3Ab%2Cc%25.yaml,line=2,endLine=4,col=3,title=unknown-field::100%25 wrong: a, b\n"
        "::error file=brno/city.yaml,title=empty-file::The file is empty: it holds no fields.\n"
        "1 error and 1 warning in 2 files.\n"
    ) == render_github([EMPTY, problem], checked=2)


def test_json_has_the_shape_it_promises() -> None:
    """The whole report of one problem, as a program sees it."""
    expected: dict[str, Any] = {
        "checked": 3,
        "errors": 1,
        "warnings": 0,
        "problems": [
            {
                "code": "unknown-field",
                "severity": "error",
                "message": "`budgett` is not a field of a programme.",
                "advice": "",
                "near": ["budget"],
                "file": "duesseldorf/open-studio.yaml",
                "line": 14,
                "column": 1,
                "end_line": 14,
                "end_column": 8,
                "path": ["budgett"],
                "on_key": True,
                "excerpt": "budgett: 12000",
                "documentation": f"{DOCUMENTATION}unknown-field",
            }
        ],
    }

    assert expected == json.loads(render_json([UNKNOWN], checked=3))


def sarif_run(problems: list[Problem]) -> dict[str, Any]:
    """Give the one run of a SARIF report."""
    report = json.loads(render_sarif(problems, checked=1))
    assert "2.1.0" == report["version"]
    (run,) = report["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_points_each_result_at_its_rule_and_region() -> None:
    """Rules stand once each with their page, results point at them and carry the place."""
    run = sarif_run([OLD, UNKNOWN, UNKNOWN, EMPTY])

    rules = run["tool"]["driver"]["rules"]
    assert ["empty-file", "not-checked-lately", "unknown-field"] == [rule["id"] for rule in rules]
    assert [f"{DOCUMENTATION}{rule['id']}" for rule in rules] == [rule["helpUri"] for rule in rules]
    assert [0, 2, 1] == [result["ruleIndex"] for result in run["results"]]
    assert ["error", "error", "warning"] == [result["level"] for result in run["results"]]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {"startLine": 14, "startColumn": 1, "endLine": 14, "endColumn": 8} == places[1]["region"]
    assert {"startLine": 1} == places[0]["region"]
    assert [{"fullyQualifiedName": "budgett"}] == run["results"][1]["locations"][0]["logicalLocations"]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("köln/a b.yaml", "k%C3%B6ln/a%20b.yaml"),
        ("./a#b?c%.yaml", "a%23b%3Fc%25.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("/srv/a.yaml", "file:///srv/a.yaml"),
        (r"C:\records\a b.yaml", "file:///C:/records/a%20b.yaml"),
        (r"\\server\share\a.yaml", "file://server/share/a.yaml"),
    ],
)
def test_sarif_addresses_are_encoded(file: str, uri: str) -> None:
    """No sign of a file name is taken for a scheme, a query or a fragment."""
    run = sarif_run([Problem(code="x", message="m", span=Span(file=file))])

    assert uri == run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
        lambda name: not re.match(r"\w:|\\|\./|/", name)
    )
)
def test_sarif_addresses_lead_back_to_the_file(file: str) -> None:
    """Decoded, an address is the name of the file again, with no scheme, query or fragment."""
    run = sarif_run([Problem(code="x", message="m", span=Span(file=file))])
    address = urlsplit(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert ("", "", "") == (address.scheme, address.query, address.fragment)
    assert file == unquote(address.path)


def test_sarif_texts_hold_no_placeholder_and_no_link() -> None:
    """Brackets out of a record are text: they are neither replaced by a reader nor made a link."""
    run = sarif_run([Problem(code="x", message="{0} and [click](http://example.org)", span=Span(file="f"))])

    assert "{{0}} and [click] (http://example.org)" == run["results"][0]["message"]["text"]
