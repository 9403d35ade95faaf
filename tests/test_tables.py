"""A comparison as CSV, JSON, Markdown and plain rows: nothing is lost, a blank is no zero, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from markdown_it import MarkdownIt

from tests.comparing import catalogue, figure, laid, money, offering, programme
from tests.strategies import plain_data
from values_exchange.comparison import Comparison, compare
from values_exchange.dates import PartialDate
from values_exchange.examples import example_catalogue
from values_exchange.model import Programme
from values_exchange.tables import LONG_COLUMNS, as_csv, as_json, as_markdown, as_rows, table_rows
from values_exchange.vocabulary import ABSENT_REASONS

THREE = ("duesseldorf/welcome-points", "zurich/volunteering-both-ways", "riga/volunteering-with-newcomers")
REAL = compare(example_catalogue(), programmes=THREE, cities=["terrassa"])
ACTIVE = "figures.volunteers_active.moment"


def lines_of(comparison: Comparison, *, long: bool = False) -> list[list[str]]:
    """Read the CSV of a comparison back, as a spreadsheet does."""
    return list(csv.reader(io.StringIO(as_csv(comparison, long=long).decode("utf-8-sig"), newline="")))


def long_lines(comparison: Comparison) -> list[dict[str, str]]:
    """Read the long CSV of a comparison back, by column."""
    header, *lines = lines_of(comparison, long=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


# CSV


def test_csv_opens_in_a_spreadsheet() -> None:
    """A byte order mark, CRLF at each end of line, and as many cells in each line as in the first."""
    for long in (False, True):
        text = as_csv(REAL, long=long)
        widths = {len(line) for line in lines_of(REAL, long=long)}

        assert text.startswith(b"\xef\xbb\xbf")
        assert text.endswith(b"\r\n")
        assert 1 == len(widths)


def test_the_wide_csv_has_a_line_for_each_row_and_a_column_for_each_programme() -> None:
    """Rows under their sections, each with its verdict and its id; the heading says which date it is for."""
    header, *lines = lines_of(REAL)

    assert [
        "Section",
        "Row (no date asked for)",
        "Düsseldorf: Welcome Points: contact points in the city districts",
    ] == header[:3]
    assert ["Terrassa", "What can be compared", "Row id"] == header[-3:]
    assert [row.id for row in REAL.rows] == [line[-1] for line in lines]
    assert "Row (as of March 2019)" == lines_of(laid(programme(), as_of=PartialDate("2019-03")))[0][1]


def test_states_are_in_words_in_every_table() -> None:
    """Each reason for a gap, a blank and a city without a programme read differently, whatever the table."""
    gaps = [
        programme(volunteers={"absent": [{"field": "insurance", "reason": reason}, {"field": "who", "reason": "none"}]})
        for reason in ABSENT_REASONS.ids
    ]
    words = [ABSENT_REASONS[reason].label for reason in ABSENT_REASONS.ids]
    comparison = laid(*gaps, rows=("volunteers.insurance",))

    assert words == lines_of(comparison)[1][2:-2]
    assert words == [line["state_in_words"] for line in long_lines(comparison)]
    assert words == list(as_rows(comparison)[1][1:])
    assert f"| {' | '.join(f'*{word}*' for word in words)} |" in as_markdown(comparison)
    assert "*No programme documented yet*" in as_markdown(REAL)


def test_a_zero_is_shown_and_a_blank_says_that_it_is_one() -> None:
    """The two never look alike."""
    comparison = laid(figure(value=0), programme(), rows=(ACTIVE,))

    assert ["0 · 2019", "Not documented"] == lines_of(comparison)[1][2:4]
    zero, blank = long_lines(comparison)
    assert (("stated", "0", "0"), ("not_documented", "", "")) == (
        (zero["state"], zero["text"], zero["low"]),
        (blank["state"], blank["text"], blank["low"]),
    )


@pytest.mark.parametrize("text", ["=1+1", "+49 211", "-5", "@cmd", "\tx", "\rx", "  =1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """What a spreadsheet would run begins with an apostrophe instead, in both CSVs; the text itself stays whole."""
    comparison = laid(programme(concept=[{"en": text, "sources": ["dated"]}]), rows=("concept",))
    wide = lines_of(comparison)[1][2]
    (long,) = long_lines(comparison)

    assert wide.startswith(f"'{text}")
    assert f"'{text}" == long["text"]


def test_the_long_csv_has_a_line_for_each_entry_with_all_it_rests_on() -> None:
    """Value, unit, date and how it is dated, account, sources, caveat and the way to the claim."""
    claim: dict[str, Any] = {
        "qualifier": "about",
        "part": "desk",
        "caveat": "Nobody counted.",
        "as_of": 2016,
        "certainty": "inferred",
    }
    (line,) = long_lines(laid(figure(**claim), rows=(ACTIVE,)))

    assert list(LONG_COLUMNS) == list(line)
    expected = {
        "row_id": ACTIVE,
        "city": "Aa",
        "programme": "Harbour",
        "state": "stated",
        "text": "about 30",
        "low": "30",
        "high": "30",
        "unit": "persons",
        "qualifier": "about",
        "done": "actual",
        "about": "Desk",
        "date": "2016 (inferred)",
        "dated_by": "claim",
        "first": "2016",
        "account": "own account",
        "sources": "dated",
        "caveat": "Nobody counted.",
        "path": "figures.0",
    }
    assert expected == {name: line[name] for name in expected}


def test_the_long_csv_loses_no_entry() -> None:
    """As many lines as there are entries, and one for each cell without any."""
    expected = sum(max(1, len(cell.entries)) for row in REAL.rows for cell in row.cells)

    assert expected == len(long_lines(REAL))


def test_announced_is_told_apart_from_done() -> None:
    """In a column of its own in the long CSV, in words before the entry elsewhere."""
    comparison = laid(offering({"codes": ["meals"], "state": "planned"}), rows=("offer.functions",))

    assert ["planned"] == [line["done"] for line in long_lines(comparison)]
    assert "only announced: Meals · March 2019 (date of the source)" == lines_of(comparison)[1][2]


# JSON


def test_json_has_the_same_keys_every_time() -> None:
    """The shape that the docstring promises, whatever the records hold."""
    data = json.loads(as_json(REAL))
    cell = data["sections"][0]["rows"][0]["cells"][THREE[0]]

    assert ["language", "as_of", "as_of_in_words", "columns", "sections"] == list(data)
    assert ["id", "name", "city_id", "city", "programme", "file", "sources"] == list(data["columns"][0])
    assert None is data["columns"][3]["programme"]
    assert ["id", "title", "kind", "description", "question", "unit", "cells", "verdict"] == list(
        data["sections"][0]["rows"][0]
    )
    assert ["state", "state_in_words", "note", "remark", "sources", "entries"] == list(cell)
    promised = re.findall(r'"(\w+)"', as_json.__doc__ or "")
    assert set(promised) >= keys_of(data) - set(data["sections"][0]["rows"][0]["cells"]) - sources_of(data)


def keys_of(value: Any) -> set[str]:
    """Give every key in a JSON value."""
    if isinstance(value, dict):
        return set(value).union(*(keys_of(item) for item in value.values()))
    return set().union(*(keys_of(item) for item in value)) if isinstance(value, list) else set()


def sources_of(data: Any) -> set[str]:
    """Give the ids of the sources of all columns."""
    return {key for column in data["columns"] for key in column["sources"]}


def test_json_gives_numbers_as_numbers_and_gaps_as_null() -> None:
    """A zero is 0; what has no number has null."""
    comparison = laid(figure(value=0), figure(words="some"), money(), rows=(ACTIVE, "funding"))
    rows = {row["id"]: row for section in json.loads(as_json(comparison))["sections"] for row in section["rows"]}
    zero, words, blank = rows[ACTIVE]["cells"].values()

    assert {"low": 0, "high": 0, "unit": "persons", "qualifier": ""} == zero["entries"][0]["quantity"]
    assert ("in_words_only", None) == (words["state"], words["entries"][0]["quantity"])
    assert ("not_documented", []) == (blank["state"], blank["entries"])
    assert "only_one" == rows["funding.whole_programme.budgeted"]["verdict"]["reasons"][0]["why"]


def test_every_source_cited_in_json_is_listed_with_its_column() -> None:
    """An id alone says nothing: each stands beside its column, with title, date and account."""
    data = json.loads(as_json(REAL))
    listed = {column["id"]: column["sources"] for column in data["columns"]}

    for section in data["sections"]:
        for row in section["rows"]:
            for column, cell in row["cells"].items():
                for entry in cell["entries"]:
                    assert set(entry["sources"]) <= set(listed[column]), (row["id"], column)
    assert "own" == listed[THREE[0]]["seed"]["account"]


# Markdown


def test_markdown_is_tables_that_hold() -> None:
    """Read as Markdown, each table has as many cells in each line as it has columns, and each section its heading."""
    html = MarkdownIt("commonmark").enable("table").render(as_markdown(REAL))
    widths = {len(re.findall(r"<t[dh]>", line)) for line in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)}
    headings = re.findall(r"<h[12]>(.*)</h", html)

    assert {len(REAL.columns) + 1} == widths
    assert ["Side by side: Düsseldorf, Zurich, Riga and Terrassa", "In short", "What it is"] == headings[:3]
    assert "Sources" == headings[-1]


@pytest.mark.parametrize(
    "text", ["a | b", "<script>alert(1)</script>", "[x](javascript:alert(1))", "**b** `c` _d_", "a\n\n# b"]
)
def test_a_text_stands_in_markdown_as_it_is(text: str) -> None:
    """Pipes, markup and lines of a record do not break the table and are no markup of ours."""
    comparison = laid(programme(concept=[{"en": text, "sources": ["dated"]}]), rows=("concept",))
    html = MarkdownIt("commonmark").enable("table").render(as_markdown(comparison))
    (cell,) = re.findall(r"<td>(.*)", html.split("Concept")[1])
    shown = re.sub(r"&lt;", "<", re.sub(r"&gt;", ">", cell))

    assert shown.startswith(" ".join(text.split()))
    assert "<script" not in cell
    assert "<a " not in cell


def test_markdown_begins_with_what_matters() -> None:
    """What is alike, which numbers can be laid side by side, and what nobody documents, before any table."""
    summary = as_markdown(REAL).split("## In short")[1].split("\n## ")[0]

    assert "Who volunteers: All 3 that say anything: Long-time residents." in summary
    assert "- **Numbers that can be laid side by side**: none" in summary
    assert "Volunteer hours per month; Volunteer hours per year" in summary
    assert "Insurance" in summary


def test_markdown_numbers_the_sources_it_cites() -> None:
    """Each number in a cell leads to a source at the end, with its date and whose account it is."""
    text = as_markdown(REAL)
    body, sources = text.split("## Sources")
    cited = {int(number) for group in re.findall(r"\\\[([\d, ]+)\\\]", body) for number in group.split(", ")}
    listed = [int(number) for number in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)]

    assert sorted(cited) == listed == list(range(1, len(listed) + 1))
    assert (
        "1. Europaweite Vernetzung zum Ausbau kommunaler Integrationsarbeit, Landeshauptstadt Düsseldorf, 2019"
        in sources
    )


def test_markdown_asks_what_a_city_does_not_document() -> None:
    """The questions of the model, for each programme those it leaves open."""
    asked = as_markdown(laid(programme(), offering({"codes": ["advise"]}))).split("## What to ask")[1]
    first, second = re.findall(r"^- \*\*(?:Aa|Bb)\*\*: (.*)$", asked, re.MULTILINE)

    assert "What can people get there?" in first
    assert "What can people get there?" not in second


# Plain rows


def test_plain_rows_have_a_title_and_one_text_for_each_column() -> None:
    """A header first, verdicts under their rows, and the rows that nobody documents together at the end."""
    header, *lines = as_rows(REAL)

    assert "" == header[0]
    assert {len(REAL.columns) + 1} == {len(line) for line in (header, *lines)}
    assert "Not documented by any" == lines[-1][0]
    assert "→ compared" in [line[0] for line in lines]
    assert [row.id for row in REAL.rows] == [row.id for row in table_rows(REAL)]


def test_a_unit_stands_once() -> None:
    """Beside the title where the title does not say it, behind the number where it is a sign."""
    titles = {row.id: row.title for row in table_rows(REAL)}

    assert "Active volunteers (persons)" == titles[ACTIVE]
    assert "Volunteer hours per year" == titles["figures.volunteer_hours.year"]
    assert "Floor area" == titles["figures.floor_area.moment"]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(plain_data(Programme), plain_data(Programme))
def test_any_comparison_can_be_written(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Whatever valid records say, every table can be made, reads back, and is the same again."""
    comparison = compare(catalogue({"aa/one": one, "bb/one": other}))

    assert [len(comparison.columns) + 4] * (len(comparison.rows) + 1) == [len(line) for line in lines_of(comparison)]
    assert as_markdown(comparison) == as_markdown(comparison)
    assert json.loads(as_json(comparison)) == json.loads(as_json(comparison))
    assert as_csv(comparison, long=True) == as_csv(comparison, long=True)
