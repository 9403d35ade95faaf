"""A record file becomes plain data or problems in plain words, whatever is in it, and knows where all of it stands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from values_exchange.document import MAX_BYTES, MAX_DEPTH, MAX_VALUES, Document, check_size, parse, positions
from values_exchange.problems import Path, Problem, Span

RECORD = """\
# A record with one of each.
schema: 1
title: {de: "Begrüßung, Rat", en: Welcome}
sites:
  nord:
    open: true
    states:
      - {date: 2016-03, status: opened}
      - date: 2019
        status: open
text: >-
  Two lines
  of text.

last: no
"""


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with the parser of libyaml and with the one in Python."""
    name = str(request.param)
    monkeypatch.setattr("values_exchange.document.yaml_text._Parser", getattr(yaml, name))
    return name


def read(text: str, file: str = "record.yaml") -> Document:
    """Read a text in which nothing is wrong."""
    document, problems = parse(text.encode(), file)
    assert () == problems
    assert document is not None
    return document


def found(text: str | bytes, file: str = "record.yaml") -> list[tuple[str, str]]:
    """Give code and place of each problem."""
    _, problems = parse(text.encode() if isinstance(text, str) else text, file)
    return [(problem.code, str(problem.span).removeprefix(file).removeprefix(":")) for problem in problems]


def covered(text: str, span: Span) -> str:
    """Give the stretch of a text that a span covers."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    assert span.line is not None
    assert span.column is not None
    assert span.end_line is not None
    assert span.end_column is not None
    return text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


# ---------------------------------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("yes", "yes"),
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ("none", "none"),
        ("0", 0),
        ("12", 12),
        ("-12", -12),
        ("08", "08"),
        ("007", "007"),
        ("+49211899", "+49211899"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("12:30", "12:30"),
        ("1.5", 1.5),
        ("-08", "-08"),
        ("٣", "٣"),
        ("-0.25", -0.25),
        ("1e3", 1000.0),
        ("1.5e-3", 0.0015),
        ("1.", "1."),
        ("01.5", "01.5"),
        ("1.2.3", "1.2.3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("999999999999999999", 999999999999999999),
        ("-999999999999999999", -999999999999999999),
        ("1000000000000000000", "1000000000000000000"),
        ("1" * 5000, "1" * 5000),
        ("2019-09-02", "2019-09-02"),
        ("2019-09", "2019-09"),
        ("2019", 2019),
        ("=", "="),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        ("Münsterstraße 6 # nothing more", "Münsterstraße 6"),
        ("five, or six", "five, or six"),
        ("https://example.org/?a=1&b=2!#x", "https://example.org/?a=1&b=2!#x"),
        ("|\n  12\n", "12\n"),
    ],
)
@pytest.mark.usefixtures("each_parser")
def test_a_scalar_means_what_people_expect(written: str, value: object) -> None:
    """Numbers, true, false and nothing are told from text; dates, countries and phone numbers stay text."""
    read_value = read(f"a: {written}").data["a"]

    assert value == read_value
    assert type(value) is type(read_value)


@pytest.mark.usefixtures("each_parser")
def test_names_are_text_whatever_they_look_like() -> None:
    """A year, yes or no in the place of a name is a name."""
    data = read("2019: a\ntrue: b\nno: c\n'<<': d").data

    assert {"2019": "a", "true": "b", "no": "c", "<<": "d"} == data


@pytest.mark.usefixtures("each_parser")
def test_texts_stay_as_they_are_in_the_file() -> None:
    """Letters are not composed anew, so that what is checked is what was written."""
    assert {"a": "e\u0301", "b": "\u00e9"} == read("a: e\u0301\nb: \u00e9").data


def test_a_file_is_json_by_its_name() -> None:
    """Only the ending decides, in capitals too."""
    assert "json" == read('{"a": 1}', "a.json").kind
    assert "json" == read('{"a": 1}', "A.JSON").kind
    assert "yaml" == read('{"a": 1}', "a.yaml").kind


# ---------------------------------------------------------------------------------------------------- refusals

REFUSED = [
    ("a: 1\nb: 2\na: 3\n", "duplicate-key", "3:1", "a", {"a": 1, "b": 2}),
    ("a: {b: 1, b: 2}\n", "duplicate-key", "1:11", "b", {"a": {"b": 1}}),
    ("a: 1\na: {b: [1, 2], c: {d: e}}\nz: 9\n", "duplicate-key", "2:1", "a", {"a": 1, "z": 9}),
    ("- {b: 1}\n", "not-a-record", "1:1", "", None),
    ("just words\n", "not-a-record", "1:1", "", None),
    ("null\n", "not-a-record", "1:1", "", None),
    ("a: *b\n", "alias-not-allowed", "1:4", "*b", {"a": "*b"}),
    ("*b : 1\n", "alias-not-allowed", "1:1", "*b", {"*b": 1}),
    ("a: [x, *b]\n", "alias-not-allowed", "1:8", "*b", {"a": ["x", "*b"]}),
    ("a: &b 1\n", "alias-not-allowed", "1:4", "&b", {"a": 1}),
    ("a: &b\n  c: 1\n", "alias-not-allowed", "1:4", "&b", {"a": {"c": 1}}),
    ("a: !!str 5\n", "tag-not-allowed", "1:4", "!!str", {"a": 5}),
    ("a: !!python/object:os.system {b: 1}\n", "tag-not-allowed", "1:4", "!!python/object:os.system", {"a": {"b": 1}}),
    ("a: ! 5\n", "tag-not-allowed", "1:4", "!", {"a": 5}),
    ("a: !here\n", "tag-not-allowed", "1:4", "!here", {"a": None}),
    ("%TAG ! tag:example.org,2019:\n---\na: 1\n", "tag-not-allowed", "1:1", "%TAG ! tag:example.org,2019:", None),
    ("<<: {a: 1}\nb: 2\n", "merge-key-not-allowed", "1:1", "<<", {"b": 2}),
    ("a: 1\n---\nb: 2\n", "several-documents", "2:1", "---", None),
    ("a: 1\n...\nb: 2\n", "several-documents", "3:1", "b: ", None),
    ("[a, b]: 1\nc: 2\n", "key-not-text", "1:1", "[", {"c": 2}),
    ("{a: 1}: 1\nc: 2\n", "key-not-text", "1:1", "{", {"c": 2}),
    ("? [a, b]\n: - 1\n  - 2\nc: 2\n", "key-not-text", "1:3", "[", {"c": 2}),
    ("? \n: 1\nc: 2\n", "key-not-text", "1:2", "", {"c": 2}),
    ("", "empty-file", "", None, None),
    (" \n\t\n", "empty-file", "", None, None),
    ("# nothing yet\n", "empty-file", "", None, None),
    ("---\n# nothing yet\n", "empty-file", "", None, None),
    ("a: b\x07c\n", "not-text", "1:5", "\x07", None),
    ("a: b\u2028evil: c\n", "not-text", "1:5", "\u2028", None),
    ("a: b\x85evil: c\n", "not-text", "1:5", "\x85", None),
    ("a: b\ufeffc\n", "not-text", "1:5", "\ufeff", None),
    ('a: "b\\e[31m"\n', "not-text", "1:4", '"b\\e[31m"', {"a": "b\x1b[31m"}),
    ('a: [{"b\\0": 1}]\n', "not-text", "1:6", '"b\\0"', {"a": [{"b\0": 1}]}),
]


@pytest.mark.parametrize(("text", "code", "place", "what", "data"), REFUSED)
@pytest.mark.usefixtures("each_parser")
def test_what_records_do_not_use_is_refused_where_it_stands(
    text: str, code: str, place: str, what: str | None, data: object
) -> None:
    """Each refusal has its code, covers what is refused, shows the line, and says what to do."""
    document, problems = parse(text.encode(), "record.yaml")

    (problem,) = problems
    assert (code, f"record.yaml:{place}".removesuffix(":")) == (problem.code, str(problem.span))
    assert problem.message
    assert problem.advice
    assert data == (document.data if document else None)
    if what is not None:
        assert what == covered(text, problem.span)
        assert problem.span.line is not None
        assert re.split(r"\r\n|\n|\r", text)[problem.span.line - 1] == problem.excerpt


@pytest.mark.usefixtures("each_parser")
def test_a_double_name_tells_the_first_line_and_the_way_to_it() -> None:
    """The message names the line of the first one, the path leads to the name."""
    _, (problem, again) = parse(b"a:\n  - x: 1\n    y: 2\n    x: 3\n    x: 4\n", "r.yaml")

    assert "`x` is written twice: first on line 2, and again here." == problem.message
    assert ("a", 0, "x") == problem.path
    assert problem.on_key
    assert "r.yaml:5:5" == str(again.span)


CUT = [
    ("title: {en: Asylum, Migration and more}\n", "1:21", "Migration and more", {"title": {"en": "Asylum"}}),
    ("title:\n  {en: Asylum,\n   Migration and more}\n", "3:4", "Migration and more", {"title": {"en": "Asylum"}}),
    ("t: {en: A, b and c, de: D}\n", "1:12", "b and c", {"t": {"en": "A", "de": "D"}}),
    ("t: {en: A, b, sources: [x]} # note: odd\n", "1:12", "b", {"t": {"en": "A", "sources": ["x"]}}),
    ("t: {en: A, b # note: odd\n  }\n", "1:12", "b", {"t": {"en": "A"}}),
    ("t: {value: 1,200}\n", "1:14", "200", {"t": {"value": 1}}),
]


@pytest.mark.parametrize(("text", "place", "what", "data"), CUT)
@pytest.mark.usefixtures("each_parser")
def test_a_text_cut_at_a_comma_is_noticed(text: str, place: str, what: str, data: object) -> None:
    """The rest of the text is not taken for a field without a value."""
    document, problems = parse(text.encode(), "r.yaml")

    (problem,) = problems
    assert ("cut-at-comma", f"r.yaml:{place}", what) == (problem.code, str(problem.span), covered(text, problem.span))
    assert "The text was cut at the comma" in problem.message
    assert document is not None
    assert data == document.data


def test_a_number_cut_at_its_comma_gets_its_own_advice() -> None:
    """Thousands are written without a comma, fractions with a dot."""
    _, (problem,) = parse(b"t: {value: 1,200}", "r.yaml")

    assert "Write a number without a comma: 1200, or 1.200 if it is a fraction." == problem.advice


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{a: , b: 1}", {"a": None, "b": 1}),
        ("{a: 1, b: }", {"a": 1, "b": None}),
        ("{a: 1, b:\n}", {"a": 1, "b": None}),
        ("{a: 1, ? b}", {"a": 1, "b": None}),
        ("a:\nb:\n", {"a": None, "b": None}),
        ("? a\nb: 1\n", {"a": None, "b": 1}),
        ('{"a": 1, "b":}', {"a": 1, "b": None}),
        ("{a: 1, b: ~, c: null}", {"a": 1, "b": None, "c": None}),
    ],
)
@pytest.mark.usefixtures("each_parser")
def test_an_empty_value_is_left_to_the_rules_for_fields(text: str, data: object) -> None:
    """A name with its colon and nothing after it is an empty value, which is not for the reader to judge."""
    assert data == read(text).data


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    """Nobody has to run the check once per mistake."""
    text = 't: {en: A, b}\na: &x 1\nb: *x\nb: !!int 2\n<<: {c: 1}\n[d]: 1\ne: "\\x07"\n'

    assert [
        ("cut-at-comma", "1:12"),
        ("alias-not-allowed", "2:4"),
        ("alias-not-allowed", "3:4"),
        ("duplicate-key", "4:1"),
        ("tag-not-allowed", "4:4"),
        ("merge-key-not-allowed", "5:1"),
        ("key-not-text", "6:1"),
        ("not-text", "7:4"),
    ] == found(text)


def test_a_syntax_error_is_the_last_problem() -> None:
    """What stands before it is told as well; what looked odd in its own line is the same mistake."""
    assert [("duplicate-key", "2:1"), ("yaml-syntax", "3:11")] == found("a: 1\na: 2\nb: {city} day\n")


# ---------------------------------------------------------------------------------------------------- syntax

SYNTAX = [
    ("a: 1\n\tb: 2\n", "2:1", "A tab stands where spaces are expected."),
    ("a:\n  \t- b\n", "2:3", "A tab stands where spaces are expected."),
    ("a: |\n\tb\n", "2:1", "A tab stands where spaces are expected."),
    ('a: "b\nc: 1\n', "1:4", "The quotation mark that opens here is never closed."),
    ("a: 'b\nc: 1\n", "1:4", "The quotation mark that opens here is never closed."),
    ('a: "b\n---\nc\n', "1:4", "The quotation mark that opens here is never closed."),
    ("a: 'it's here'\n", "1:8", "After the closing quotation mark the text goes on."),
    ('a: "Foo" bar\n', "1:10", "After the closing quotation mark the text goes on."),
    ("a: [b] c\n", "1:8", "After the closing bracket the text goes on."),
    ("a: [b]]\n", "1:7", "After the closing bracket the text goes on."),
    (
        'a: "C:\\Users"\n',
        "1:7",
        "In double quotes a backslash has a special meaning, and this one does not make sense.",
    ),
    ('a: "50\\% of"\n', "1:7", "In double quotes a backslash has a special meaning, and this one does not make sense."),
    ("a: Help: now\n", "1:8", "The text has a colon and a space in it, so it looks like a second field name."),
    ("a: {b: c: d}\n", "1:9", "The text has a colon and a space in it, so it looks like a second field name."),
    ("a: b\n  c: d\n", "2:4", "This line is indented deeper than the field above it, which already has a text."),
    ("a:b\nc: d\n", "1:1", "This line is read as a text that goes on in the next one, because it has no colon"),
    ("a: 1\nb c\nd: 2\n", "2:1", "This line is neither `name: value` nor an entry of a list."),
    ("a: 1\nb:c\nd: 2\n", "2:1", "A space is missing after the colon."),
    ("a: [b, c\nd: 1\n", "1:4", "The bracket `[` that opens here is not closed where it should be."),
    ("a: {b: 1\nc: 1\n", "1:4", "The bracket `{` that opens here is not closed where it should be."),
    ("a: {b: 1]\n", "1:9", "Here stands `]`, but the bracket that is open is `{`."),
    ('a: ["b" "c"]\n', "1:9", "A comma is missing before this, or the text is not in quotes."),
    ("a: [b,,c]\n", "1:7", "Something is missing before this `,`."),
    ("{: 1, c: 2}\n", "1:2", "Something is missing before this `:`."),
    ("a: [\n", "1:4", "The file ends before a bracket is closed."),
    ("{\n", "1:1", "The file ends before a bracket is closed."),
    ("a: @b\n", "1:4", "A text must not begin with `@` unless it is in quotes."),
    ("a: `b`\n", "1:4", "A text must not begin with a backtick unless it is in quotes."),
    ("a: %b\n", "1:4", "A text must not begin with `%` unless it is in quotes."),
    ("a: ]b\n", "1:4", "A text must not begin with `]` unless it is in quotes."),
    ("a: ,b\n", "1:4", "A text must not begin with `,` unless it is in quotes."),
    ("a: ? b\n", "1:4", "A text must not begin with a question mark and a space unless it is in quotes."),
    ("a: **bold**\n", "1:4", "A text must not begin with `*` unless it is in quotes."),
    ("a: & co\n", "1:4", "A text must not begin with `&` unless it is in quotes."),
    ("a: - b\n", "1:4", "A list cannot begin here."),
    ("a: 1\n- b\n", "2:1", "This entry of a list does not fit to the lines above it."),
    ("a:\n  - b\n - c\n", "3:2", "This entry of a list does not fit to the lines above it."),
    ("a:\n  b: 1\n c: 2\n", "3:2", "This line is indented differently from the lines it belongs to."),
    (" a: 1\nb: 2\n", "2:1", "This line is indented differently from the lines it belongs to."),
    ("a: | b\n  c\n", "1:6", "After `|` or `>` the text begins on the next line, indented deeper than its field."),
    ("%YAML 9.9\n---\na: 1\n", "1:1", "A line that begins with `%` is an instruction to the program"),
    (": 1\nb: 2\n", "1:1", "Before this colon there is no name."),
    ("a: {b}\n", "1:5", "`b` stands in curly brackets without a colon and a value."),
    ("a: {b: 1, {c: 2}}\n", "1:11", "Before the colon stands a group in curly brackets"),
]


@pytest.mark.parametrize(("text", "place", "said"), SYNTAX)
@pytest.mark.usefixtures("each_parser")
def test_a_syntax_error_is_told_in_plain_words(text: str, place: str, said: str) -> None:
    """Both parsers' complaints lead to the same words at the same place."""
    _, problems = parse(text.encode(), "r.yaml")

    (problem,) = problems
    assert problem.message.startswith(said)
    assert f"r.yaml:{place}" == str(problem.span)
    assert problem.code in ("yaml-syntax", "key-not-text")


PARSER_WORDS = re.compile(r"did not find|could not find|while (pars|scann)|<block|token|mapping|scalar|sequence|stream")


@given(
    st.integers(0, len(RECORD)),
    st.sampled_from(
        [*"{}[]:,-?&*!|>'\"%@`#\t \n~0a=<\\.", ": ", "- ", ", ", "<<: ", "\n---\n", "!!str ", "\x07", "\u2028"]
    ),
    st.integers(0, 3),
)
@pytest.mark.parametrize("parser", ["CBaseLoader", "BaseLoader"])
def test_a_damaged_record_gives_problems_in_our_words(parser: str, at: int, put: str, taken: int) -> None:
    """Whatever is typed or lost anywhere, the answer is data or problems with place, words, advice and the line."""
    text = RECORD[:at] + put + RECORD[at + taken :]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("values_exchange.document.yaml_text._Parser", getattr(yaml, parser))
        document, problems = parse(text.encode(), "r.yaml")

    assert document is not None or problems
    for problem in problems:
        assert not PARSER_WORDS.search(problem.message)
        assert problem.advice
        assert problem.span.line is not None
        assert text.split("\n")[problem.span.line - 1] == problem.excerpt
        covered(text, problem.span)


@given(st.binary(max_size=200), st.sampled_from(["r.yaml", "r.json"]))
def test_any_bytes_give_a_document_or_problems(content: bytes, file: str) -> None:
    """No content makes the reader raise, and nobody is left without an answer."""
    document, problems = parse(content, file)

    assert document is not None or problems


# ---------------------------------------------------------------------------------------------------- JSON

JSON_REFUSED = [
    ('{"a": 1, "b": 2, "a": 3}', "duplicate-key", "1:18", {"a": 1, "b": 2}),
    ('{"a": {"b\\u0062": 1, "bb": 2}}', "duplicate-key", "1:22", {"a": {"bb": 1}}),
    ('{"a": NaN}', "json-syntax", "1:7", {"a": "NaN"}),
    ('{"a": -Infinity}', "json-syntax", "1:7", {"a": "-Infinity"}),
    ("[1]", "not-a-record", "1:1", None),
    ('"a"', "not-a-record", "1:1", None),
    ("", "empty-file", "", None),
    ("\n", "empty-file", "", None),
    ('{"a": 1,}', "json-syntax", "1:9", None),
    ('{"a": [1,]}', "json-syntax", "1:10", None),
    ("{'a': 1}", "json-syntax", "1:2", None),
    ("{a: 1}", "json-syntax", "1:2", None),
    ('{"a": True}', "json-syntax", "1:7", None),
    ('{"a": 1 "b": 2}', "json-syntax", "1:9", None),
    ('{"a" 1}', "json-syntax", "1:6", None),
    ('{"a": 1} x', "json-syntax", "1:10", None),
    ('{"a": 1', "json-syntax", "1:8", None),
    ('{"a": "b', "json-syntax", "1:7", None),
    ('{"a": "b\nc"}', "json-syntax", "1:9", None),
    ('{"a": "\\x"}', "json-syntax", "1:8", None),
    ('{// note\n"a": 1}', "json-syntax", "1:2", None),
    ('{"a": "\x7f"}', "not-text", "1:8", None),
    ('{"a": "\x9b31m"}', "not-text", "1:8", None),
    ('\ufeff{"a": 1}', "not-text", "1:1", None),
    ('{"a": "\\u0000"}', "not-text", "1:7", {"a": "\0"}),
    ('{"a": "\\ud800"}', "not-text", "1:7", {"a": "\ud800"}),
    ('{"a\\u001b": [1]}', "not-text", "1:2", {"a\x1b": [1]}),
]


@pytest.mark.parametrize(("text", "code", "place", "data"), JSON_REFUSED)
def test_json_is_refused_where_it_is_wrong(text: str, code: str, place: str, data: object) -> None:
    """JSON has the refusals of YAML, as far as they can occur, and its own syntax in plain words."""
    content = (b"\xef\xbb\xbf" if text.startswith("\ufeff") else b"") + text.encode()
    document, (problem,) = parse(content, "r.json")

    assert (code, f"r.json:{place}".removesuffix(":")) == (problem.code, str(problem.span))
    assert problem.advice
    assert data == (document.data if document else None)


JSON_SAID = [
    ('{"a": 1,}', "A comma stands before the closing bracket."),
    ("{'a': 1}", "Names and texts stand in double quotes in JSON, and this does not."),
    ('{"a": 1 "b": 2}', "A comma is missing before this."),
    ('{"a" 1}', "A colon is missing before this."),
    ('{"a": 1', "The file ends before the record does."),
    ('{"a": "b', "The quotation mark that opens here is never closed."),
    ("{// note\n}", "JSON has no comments."),
    ('{"a": 1} x', "The record ends before this, but the file goes on."),
    ('{"a": "\\x"}', "A backslash has a special meaning, and this one makes no sense."),
    ('{"a": "b\tc"}', "A line end, a tab or another control character stands inside a text in quotes."),
]


@pytest.mark.parametrize(("text", "said"), JSON_SAID)
def test_a_json_syntax_error_is_told_in_plain_words(text: str, said: str) -> None:
    """The commonest mistakes each have their sentence."""
    _, (problem,) = parse(text.encode(), "r.json")

    assert said == problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [("1e999", "1e999"), ("1" * 19, "1" * 19), ("-" + "1" * 18, -int("1" * 18)), ("1" * 5000, "1" * 5000), ("-0", 0)],
)
def test_numbers_nobody_counted_stay_text_in_json_too(written: str, value: object) -> None:
    """Neither a long row of digits nor an exponent without end becomes a number, or an error."""
    assert {"a": value} == read(f'{{"a": {written}}}', "r.json").data


# ---------------------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("content", "code", "place", "said"),
    [
        ("a: ü".encode("utf-16"), "not-utf-8", "", "but as UTF-16."),
        ("a: ü".encode("utf-16-le"), "not-utf-8", "", "but as UTF-16."),
        ("a: ü".encode("utf-16-be"), "not-utf-8", "", "but as UTF-16."),
        ("a: ü".encode("utf-32"), "not-utf-8", "", "but as UTF-32."),
        ("a: é\nb: Grüße".encode().replace("ü".encode(), b"\xfc"), "not-utf-8", "2:6", "“ü” in the older"),
        (b"a: 1\nb: \xff\n", "not-utf-8", "2:4", "Byte 9 of the file"),
        (b"a: \xe2\x82", "not-utf-8", "1:4", "Byte 4 of the file"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "not-text", "", "This is not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-text", "", "This is not a text file"),
    ],
)
@pytest.mark.parametrize("file", ["r.yaml", "r.json"])
def test_other_encodings_and_binary_files_are_named(
    content: bytes, code: str, place: str, said: str, file: str
) -> None:
    """A file that is not text in UTF-8 is told from one with a mistake in it."""
    document, (problem,) = parse(content, file)

    assert document is None
    assert (code, f"{file}:{place}".removesuffix(":")) == (problem.code, str(problem.span))
    assert said in problem.message


@pytest.mark.parametrize("file", ["r.yaml", "r.json"])
def test_a_byte_order_mark_of_utf_8_is_no_problem(file: str) -> None:
    """Some editors on Windows put it first, and it moves no column."""
    document, problems = parse(b'\xef\xbb\xbf{"a": 1}', file)

    assert () == problems
    assert document is not None
    assert {"a": 1} == document.data
    assert f"{file}:1:2" == str(document.key_span(("a",)))


# ---------------------------------------------------------------------------------------------------- bounds


def test_a_large_file_is_refused_before_and_after_it_is_read() -> None:
    """The size is enough to refuse it, and who has read it all the same gets the same problem."""
    before = check_size(MAX_BYTES + 1, "r.yaml")
    document, problems = parse(b" " * (MAX_BYTES + 1), "r.yaml")

    assert document is None
    assert (before,) == problems
    assert "file-too-large" == problems[0].code
    assert check_size(MAX_BYTES, "r.yaml") is None


@pytest.mark.parametrize(
    ("opener", "inner", "closer", "file"),
    [
        ("[", "", "]", "r.json"),
        ('{"a":', "1", "}", "r.json"),
        ("[", "", "]", "r.yaml"),
        ("{a: ", "1", "}", "r.yaml"),
        ("- ", "1", "", "r.yaml"),
    ],
)
def test_depth_is_bounded_exactly(opener: str, inner: str, closer: str, file: str) -> None:
    """As many levels as allowed are read, and the first one more is where the problem stands."""
    start = '{"x":' if file == "r.json" else "x:\n" if opener == "- " else "{x: "
    end = "" if opener == "- " else "}"
    allowed, beyond = (f"{start}{opener * depth}{inner}{closer * depth}{end}" for depth in (MAX_DEPTH - 1, MAX_DEPTH))

    assert [] == found(allowed, file)
    column = len(start.splitlines()[-1]) if "\n" not in start else 0
    line = 2 if "\n" in start else 1
    assert [("too-deep", f"{line}:{column + len(opener) * (MAX_DEPTH - 1) + 1}")] == found(beyond, file)


@pytest.mark.parametrize("file", ["r.yaml", "r.json"])
def test_many_lists_beside_one_another_are_not_deep(file: str) -> None:
    """Only what stands inside one another counts, however long the file."""
    assert [] == found('{"a": [' + "[], " * MAX_DEPTH * 2 + "[{}]]}", file)


@pytest.mark.parametrize("file", ["r.yaml", "r.json"])
def test_a_depth_that_no_parser_takes_is_placed_all_the_same(file: str) -> None:
    """Far beyond the bound the problem still stands where the bound is passed."""
    assert [("too-deep", f"1:{6 + MAX_DEPTH}")] == found('{"a": ' + "[" * 100_000, file)


@pytest.mark.parametrize(("file", "text"), [("r.yaml", "a: [{}]"), ("r.json", '{{"a": [{}]}}')])
def test_the_number_of_values_is_bounded(file: str, text: str) -> None:
    """A file of nothing but small values is refused when there are too many."""
    enough = text.format(",".join(["1"] * (MAX_VALUES - 100)))
    too_many = text.format(",".join(["1"] * (MAX_VALUES + 100)))

    assert [] == found(enough, file)
    assert ["too-many-values"] == [code for code, _ in found(too_many, file)]


def test_a_file_full_of_mistakes_gives_as_many_as_anybody_reads() -> None:
    """A hostile file cannot fill the memory with problems."""
    _, problems = parse(b"a: &b *c\n" * 100_000, "r.yaml")

    assert len(problems) <= 110


BOMBS = """
import pathlib, re, resource, time
from values_exchange.document import MAX_BYTES, parse

bombs = ["[", "{", "- ", '{"a":', "{a: ", "? ", "a:\\n ", "[{", "a: 1\\n", ", ", "\\\\"]
bombs += ["&a ", "*a ", "!a ", "%TAG !a! b\\n"]
worst = 0.0
for file in ("r.yaml", "r.json"):
    for bomb in bombs:
        for start in ("", "x: ", '{"x": '):
            began = time.process_time()
            document, problems = parse((start + bomb * 1_000_000).encode()[:MAX_BYTES], file)
            worst = max(worst, time.process_time() - began)
            assert document is not None or problems, (file, bomb)
# Linux hands the peak of the process that started this one on to it; only the peak of the memory's own map is ours.
status = pathlib.Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1] if status.exists() else 0
print(worst, int(peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024)
"""


def test_a_million_openers_neither_crash_nor_hold_up_the_reader() -> None:
    """In a process of its own each bomb is answered with a problem, in time and memory that grow with the file."""
    done = subprocess.run([sys.executable, "-c", BOMBS], capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)
    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < 20
    assert mebibytes < 400


# ---------------------------------------------------------------------------------------------------- places

PLACES: list[tuple[Path, str, str]] = [
    (("schema",), "schema", "1"),
    (("title",), "title", '{de: "Begrüßung, Rat", en: Welcome}'),
    (("title", "de"), "de", '"Begrüßung, Rat"'),
    (("title", "en"), "en", "Welcome"),
    (("sites", "nord", "open"), "open", "true"),
    (("sites", "nord", "states", 0), "{date: 2016-03, status: opened}", "{date: 2016-03, status: opened}"),
    (("sites", "nord", "states", 0, "date"), "date", "2016-03"),
    (("sites", "nord", "states", 1), "date: 2019\n        status: open", "date: 2019\n        status: open"),
    (("sites", "nord", "states", 1, "status"), "status", "open"),
    (("text",), "text", ">-\n  Two lines\n  of text."),
    (("last",), "last", "no"),
]


@pytest.mark.parametrize(("path", "name", "value"), PLACES)
@pytest.mark.usefixtures("each_parser")
def test_every_value_and_its_name_are_found(path: Path, name: str, value: str) -> None:
    """The span of a value covers the value, that of its name the name."""
    document = read(RECORD)

    assert value == covered(RECORD, document.span(path))
    assert name == covered(RECORD, document.key_span(path))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_lines_are_counted_as_editors_count_them(line_end: str, mark: bytes) -> None:
    """The line ends of all systems, and a byte order mark, leave lines and columns as they are."""
    document, _ = parse(mark + RECORD.replace("\n", line_end).encode(), "r.yaml")

    assert document is not None
    assert "r.yaml:10:17" == str(document.span(("sites", "nord", "states", 1, "status")))
    assert "        status: open" == document.line(10)
    assert "" == document.line(0) == document.line(99)


@pytest.mark.parametrize("file", ["r.yaml", "r.json"])
def test_what_is_not_there_is_placed_at_the_nearest_value_above(file: str) -> None:
    """A missing field is shown at its record, a step too far at the last value on the way."""
    document = read('{"a": {"b": [1, "x"]}, "c": 2}', file)
    placed = positions(document)

    assert placed.span(("a",)) == placed.span(("a", "missing", "deeper"))
    assert placed.key_span(("a",)) == placed.key_span(("a", "missing"))
    assert (
        placed.span(("a", "b"))
        == placed.span(("a", "b", 2))
        == placed.span(("a", "b", -1))
        == placed.span(("a", "b", "0"))
    )
    assert placed.span(("a", "b", 1)) == placed.span(("a", "b", 1, "deeper"))
    assert placed.span(()) == placed.span(("missing",))
    assert (1, 1) == (placed.span(()).line, placed.span(()).column)


def test_places_are_found_beside_what_was_refused() -> None:
    """Names that stand twice, aliases and odd names do not shift the values around them."""
    text = "a: [*x, 1]\na: 2\n[b]: 3\nc: {d: 4, e, f: 5}\n"
    document, _ = parse(text.encode(), "r.yaml")

    assert document is not None
    for path, value in ((("a", 1), "1"), (("a",), "[*x, 1]"), (("c", "d"), "4"), (("c", "f"), "5")):
        assert value == covered(text, document.span(path))


@pytest.mark.usefixtures("each_parser")
def test_an_empty_value_has_its_place_after_the_colon() -> None:
    """There is nothing to cover, but a place to point to."""
    span = read("a:\nb: 1\n").span(("a",))

    assert (1, 3, 1, 3) == (span.line, span.column, span.end_line, span.end_column)


def test_json_is_placed_whatever_its_texts_hold() -> None:
    """Tabs, escaped slashes, pairs of surrogates and brackets in texts move nothing."""
    text = '{\t"a\\/\\ud83d\\ude00": ["\\"]}", "{[\\\\"],\n\t"b" : {"c":\t-1.5e3}}'
    document = read(text, "r.json")

    assert '"a\\/\\ud83d\\ude00"' == covered(text, document.key_span(("a/😀",)))
    assert '"{[\\\\"' == covered(text, document.span(("a/😀", 1)))
    assert "-1.5e3" == covered(text, document.span(("b", "c")))
    assert '{"c":\t-1.5e3}' == covered(text, document.span(("b",)))


# ---------------------------------------------------------------------------------------------------- laws

# Any text a record may hold: no control characters, and nothing that has no letter of its own.
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\ufeff\u2028\u2029"))
numbers = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts.filter(bool), inner, max_size=4),
    max_leaves=20,
)
records = st.dictionaries(texts.filter(bool), values, max_size=5)


class Dumper(yaml.SafeDumper):
    """Writes YAML with every text in quotes, so that no older rule of YAML decides what needs them."""

    def ignore_aliases(self, _: object) -> bool:
        """Write the same empty list twice rather than point to the first."""
        return True


def represent_text(dumper: Dumper, text: str) -> yaml.Node:
    """Write a text in double quotes."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


def represent_fraction(dumper: Dumper, number: float) -> yaml.Node:
    """Write a fraction with a dot, without which older YAML takes it for text."""
    return dumper.represent_scalar("tag:yaml.org,2002:float", re.sub(r"^(-?\d+)e", r"\1.0e", repr(number)))


Dumper.add_representer(str, represent_text)
Dumper.add_representer(float, represent_fraction)


def paths(value: object, above: Path = ()) -> list[tuple[Path, object]]:
    """Give every path into plain data with the value there."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(above, value), *(pair for step, inner in entries for pair in paths(inner, (*above, step)))]


@given(record=records, indent=st.sampled_from([None, 1, "\t"]), ascii_only=st.booleans())
def test_json_read_is_what_was_written_and_every_value_is_found(
    *, record: dict[str, Any], indent: int | str | None, ascii_only: bool
) -> None:
    """parse(dump(x)) == x, and the stretch of text at each place is that value and that name again."""
    text = json.dumps(record, indent=indent, ensure_ascii=ascii_only)
    document = read(text, "r.json")

    assert record == document.data
    placed = positions(document)
    for path, value in paths(record):
        assert value == json.loads(covered(text, placed.span(path)))
        if path and isinstance(path[-1], str):
            assert path[-1] == json.loads(covered(text, placed.key_span(path)))


@given(record=records, flow=st.sampled_from([True, False, None]), width=st.integers(10, 200))
def test_yaml_read_is_what_was_written_and_every_value_is_found(
    *, record: dict[str, Any], flow: bool | None, width: int
) -> None:
    """parse(dump(x)) == x in block and flow style, and the stretch of text at each place is that value again."""
    text = yaml.dump(record, Dumper=Dumper, default_flow_style=flow, allow_unicode=True, width=width, sort_keys=False)
    document = read(text)

    assert record == document.data
    placed = positions(document)
    for path, value in paths(record):
        if not isinstance(value, dict | list):
            assert {"a": value} == read("a: " + covered(text, placed.span(path))).data
        if path and isinstance(path[-1], str):
            assert {path[-1]: 0} == read("{? " + covered(text, placed.key_span(path)) + " : 0}").data


@given(records)
def test_json_read_as_yaml_is_the_same(record: dict[str, Any]) -> None:
    """A record means the same under both names, as far as JSON is YAML."""
    text = json.dumps(record, ensure_ascii=False)

    assert read(text, "r.json").data == read(text, "r.yaml").data


@given(st.text(alphabet=list("ab:,-?&*!|>'\"{}[]# \n<~1"), max_size=30))
def test_looking_at_each_event_changes_nothing_where_there_is_nothing(text: str) -> None:
    """The quick way past texts without aliases, anchors and tags gives what the careful way gives."""
    quick = parse(text.encode(), "r.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("values_exchange.document.yaml_text._may_refer", lambda _: True)
        careful = parse(text.encode(), "r.yaml")

    assert careful == quick


def test_problems_are_values() -> None:
    """Reading twice gives equal documents and problems, which can be compared and counted."""
    content = b"a: 1\na: 2\n"

    assert parse(content, "r.yaml") == parse(content, "r.yaml")
    assert all(isinstance(problem, Problem) for problem in parse(content, "r.yaml")[1])
