"""What a schema refuses is told in plain words, once for each cause, in its place, and the same by both engines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings

from tests.golden import INVALID
from tests.shapes import all_shapes
from tests.strategies import Change, changed, plain_data, programme
from values_exchange.document import parse
from values_exchange.languages import Interface
from values_exchange.problems import Path, Problem
from values_exchange.reading.records import place
from values_exchange.schema import KINDS, schema_for
from values_exchange.validation import MOST_PROBLEMS, Engine, check_data, check_shape, engines
from values_exchange.validation.check import PHRASES

SAY = Interface("en")
ENGINES: tuple[Engine, ...] = ("fast", "reference")

both_engines = pytest.mark.parametrize("engine", ENGINES)
by_shape = pytest.mark.parametrize("cls", all_shapes(), ids=lambda cls: cls.__name__)
quick = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

NEVER_REFUSE = frozenset(
    ("$schema", "$id", "$defs", "$ref", "title", "description", "examples", "properties", "patternProperties", "items")
)
"""Keywords that describe, or say where others apply."""

JARGON = re.compile(
    r"\b(array|object|boolean|integer|null|dict|str|regex|pattern|enum|json schema|property|instance)\b",
    re.IGNORECASE,
)


def check(data: object, engine: Engine | None = None) -> tuple[Problem, ...]:
    """Check data as a programme."""
    return check_data(data, "programme", "oslo/desk.yaml", SAY, engine=engine)


def found(data: object, engine: Engine | None = None) -> list[tuple[str, Path]]:
    """Check data as a programme, and give codes and paths."""
    return [(problem.code, problem.path) for problem in check(data, engine)]


def keywords(schema: Any) -> Iterator[str]:
    """Find the keywords in a schema that can refuse data by themselves."""
    for name, part in schema.items():
        if name in ("properties", "patternProperties", "$defs"):
            for inner in part.values():
                yield from keywords(inner)
        elif name in ("items", "then"):
            yield from keywords(part)
        elif name == "allOf":
            for inner in part:
                yield from keywords(inner)
        elif name == "additionalProperties" and isinstance(part, dict):
            yield from keywords(part)
        elif name != "if" and name not in NEVER_REFUSE:
            yield name


@pytest.mark.parametrize("kind", KINDS)
def test_every_keyword_of_the_schemas_has_its_phrase(kind: str) -> None:
    """No sentence of a library ever reaches a reader, because nothing is left for it to say."""
    assert set(keywords(schema_for(kind))) <= set(PHRASES)


@both_engines
def test_a_right_record_has_no_problems(engine: Engine) -> None:
    """What follows the schema passes."""
    assert [] == found(programme(), engine)


@by_shape
def test_both_engines_tell_the_same_of_wrong_data(cls: type) -> None:
    """Whatever is changed in valid data, both engines lead to the same problems, and these are about the change."""

    @quick
    @given(plain_data(cls).flatmap(changed))
    def holds(case: tuple[dict[str, Any], Change]) -> None:
        data, change = case
        fast, reference = (check_shape(data, cls, "record.yaml", SAY, engine=engine) for engine in ENGINES)
        assert reference == fast
        for problem in fast:
            assert is_around(problem.path, change.path)
            assert problem.message.endswith(".")
            assert problem.code

    holds()


def is_around(path: Path, change: Path) -> bool:
    """Tell whether a path lies above a change, below it, or beside it in the same group."""
    shared = min(len(path), len(change) - 1)
    return path[:shared] == change[:shared]


@by_shape
def test_each_problem_stands_where_the_text_is_wrong(cls: type) -> None:
    """The stretch of text a problem points to holds the name or the value it is about."""

    @quick
    @given(plain_data(cls).flatmap(changed))
    def holds(case: tuple[dict[str, Any], Change]) -> None:
        data, _ = case
        text = json.dumps(data, indent=1, ensure_ascii=False)
        document, _ = parse(text.encode(), "record.json")
        assert document is not None
        for problem in place(check_shape(document.data, cls, "record.json", SAY), document):
            assert_in_place(problem, text.split("\n"), data)

    holds()


def assert_in_place(problem: Problem, lines: list[str], data: Any) -> None:
    """Check that a problem's span begins with the last name of its path, or with the value its path leads to."""
    line, column = problem.span.line, problem.span.column
    assert line is not None
    assert column is not None
    assert lines[line - 1] == problem.excerpt
    *_, last = ("", *problem.path)
    if problem.on_key and isinstance(last, str) and problem.path:
        expected = json.dumps(last, ensure_ascii=False)
    else:
        for step in problem.path:
            data = data[step]
        expected = json.dumps(data, indent=1, ensure_ascii=False).split("\n")[0]
    assert lines[line - 1][column - 1 :].startswith(expected)


@both_engines
def test_a_newer_schema_is_the_only_problem_of_its_file(engine: Engine) -> None:
    """What a newer version means by the rest, this one cannot know."""
    (problem,) = check({"schema": 2, "something": "new"}, engine)

    assert "future-schema" == problem.code
    assert ("schema",) == problem.path


@both_engines
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"titel": "Desk", "title": None}, [("unknown-field", ("titel",))]),
        ({"offer": {}, "functions": [{"codes": ["advise"]}]}, [("unknown-field", ("functions",))]),
        ({"offer": None, "functions": [{"codes": ["advise"]}]}, [("unknown-field", ("functions",))]),
        ({"need": 5}, [("wrong-type", ("need",))]),
        ({"need": [{"text": "Newcomers asked."}]}, [("unknown-field", ("need", 0, "text"))]),
        ({"need": [{"gr": "Newcomers asked."}]}, [("unknown-language", ("need", 0, "gr"))]),
        ({"figures": [{"measure": "volunteers_active", "valeu": 3}]}, [("unknown-field", ("figures", 0, "valeu"))]),
        ({"figures": [{"measure": "volunteers_active", "low": 3}]}, [("incomplete-value", ("figures", 0))]),
        ({"figures": [{"measure": "volunteers_active", "value": "x"}]}, [("wrong-type", ("figures", 0, "value"))]),
        ({"started": [{"date": "x"}]}, [("bad-date", ("started", 0, "date"))]),
        ({"started": [{"date": 20150902}]}, [("bad-date", ("started", 0, "date"))]),
        ({"themes": ["A", "A", "A"]}, [("repeated-item", ("themes", 1)), ("repeated-item", ("themes", 2))]),
        ({"themes": ["A", ["A"], ["A"]]}, [("wrong-type", ("themes", 1)), ("wrong-type", ("themes", 2))]),
        ({"kind": ""}, [("empty-value", ("kind",))]),
        ({"kind": ["other"]}, [("wrong-type", ("kind",))]),
    ],
)  # fmt: skip
def test_one_cause_is_one_problem(changes: dict[str, Any], expected: list[tuple[str, Path]], engine: Engine) -> None:
    """What follows from a mistake is not reported as another."""
    assert expected == found(programme(**changes), engine)


def test_problems_come_in_the_order_of_the_record() -> None:
    """Whatever the engine finds first, the reader goes through the file from top to bottom."""
    data = programme(zzz=1, summary="", need=[], licence="?")

    assert ["summary", "need", "zzz", "licence"] == [problem.path[0] for problem in check(data)]


@pytest.mark.parametrize("key", ["0", "8", "08", "+5", "a/b", "a~b", "~1", "٣", ""])
@both_engines
def test_keys_are_given_as_they_are_written(key: str, engine: Engine) -> None:
    """A key of digits is a key, not a position, and keeps its zeros."""
    assert ("wrong-type", ("organisations", key)) in found(programme(organisations={key: 1}), engine)


@both_engines
def test_keys_that_differ_in_zeros_are_told_apart(engine: Engine) -> None:
    """A problem with `08` is not reported for `8`."""
    data = programme(organisations={"8": {"name": "Eight"}, "08": {"name": 8}})

    assert [("wrong-type", ("organisations", "08", "name"))] == found(data, engine)


@both_engines
def test_a_line_end_is_no_part_of_a_key(engine: Engine) -> None:
    """The end of a pattern is the end of the text, as JSON Schema has it, and not the place before a last line end."""
    data = programme(need=[{"en": "Asked.", "id": "first\n"}, {"en\n": "Asked."}])

    assert [("bad-key", ("need", 0, "id")), ("unknown-field", ("need", 1, "en\n"))] == found(data, engine)


@both_engines
def test_half_a_character_is_checked_like_any_other(engine: Engine) -> None:
    """JSON can hold halves of characters; they are a problem of the text, and stop nobody from checking the rest."""
    assert [("empty-value", ("summary",))] == found(programme(title="\ud83d", summary=""), engine)


@pytest.mark.parametrize("data", [[], "text", None, 5, {}])
@both_engines
def test_data_of_any_sort_is_checked(data: object, engine: Engine) -> None:
    """Whatever a caller hands over, the answer is problems."""
    assert check(data, engine)


@both_engines
def test_not_more_problems_are_reported_than_anybody_reads(engine: Engine) -> None:
    """After the first hundred, one more says that there are others."""
    problems = check(programme(**{f"field_{number}": 1 for number in range(MOST_PROBLEMS + 3)}), engine)

    assert MOST_PROBLEMS + 1 == len(problems)
    assert {"unknown-field"} == {problem.code for problem in problems[:-1]}
    assert "more-problems" == problems[-1].code
    assert () == problems[-1].path


HOSTILE = {
    "names": {"title": {f"x{number}": "a" for number in range(60_000)}},
    "fields": {f"x{number}": 1 for number in range(60_000)},
    "entries": {"figures": [{"measure": "x", "text": "y"} for _ in range(30_000)]},
    "items": {"themes": [{"a": number % 7} for number in range(60_000)]},
    "long name": {"x" * 1_000_000: "x" * 1_000_000},
    "long texts": {"kind": "x" * 1_000_000, "licence": " " * 1_000_000, "contact": {"email": "a@" + "a." * 400_000}},
}


@pytest.mark.parametrize("data", list(HOSTILE.values()), ids=list(HOSTILE))
@both_engines
def test_a_hostile_file_takes_neither_long_nor_much_memory(data: dict[str, Any], engine: Engine) -> None:
    """However much is wrong, the answer comes soon; the longest message stays readable."""
    start = time.process_time()
    problems = check(data, engine)

    assert time.process_time() - start < 5
    assert 0 < len(problems) <= MOST_PROBLEMS + 1
    assert max(len(problem.message) for problem in problems) < 300


@pytest.mark.parametrize(("installed", "expected"), [(True, "fast"), (False, "reference")])
def test_the_fast_engine_judges_where_there_is_one(
    installed: bool,  # noqa: FBT001 - the case
    expected: Literal["fast", "reference"],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the fast engine cannot be installed, the reference implementation does its work."""
    monkeypatch.setattr(engines, "_has_fast", lambda: installed)

    assert expected == engines.default_engine()


def test_engines_are_loaded_only_when_they_judge() -> None:
    """Importing the package, and checking right records, does not wait for libraries that are slow to load."""
    script = (
        "import sys\n"
        "from values_exchange.validation import check_data\n"
        "from values_exchange.languages import Interface\n"
        "first = {'jsonschema', 'jsonschema_rs'} & set(sys.modules)\n"
        "check_data({'schema': 1}, 'city', 'x', Interface('en'), engine='fast')\n"
        "print(sorted(first), 'jsonschema_rs' in sys.modules, 'jsonschema' in sys.modules)\n"
    )
    result = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=True)

    assert "[] True False" == result.stdout.strip()


@pytest.mark.parametrize("report", sorted(INVALID.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_reports_speak_plainly(report: FilePath) -> None:
    """No report has a word that only those know who write schemas or programs."""
    sentences = [line for line in report.read_text("utf-8").splitlines() if line.startswith("  ") and "|" not in line]
    words = [re.sub(r"`[^`]*`", "", line) for line in sentences]

    assert [] == [line for line in words if JARGON.search(line)]


def test_sections_are_told_by_their_titles() -> None:
    """A field is named as the officer knows it, and as it stands in the record."""
    (problem,) = check(programme(offer={"channels": [{"codes": ["walk_in"]}]}))

    assert "“Functions” (`functions`) is missing in “Offer” (`offer`)." == problem.message
    assert "or say under `absent` why it is left out" in problem.advice
    assert problem.on_key


def test_texts_of_problems_can_be_translated() -> None:
    """Every sentence goes through the interface in the reader's language."""
    asked: list[str] = []

    class Listening(Interface):
        def __call__(self, message: str, /, context: str | None = None, **values: object) -> str:
            asked.append(message)
            return super().__call__(message, context, **values)

    check_data(programme(titel="x", kind="?"), "programme", "oslo/desk.yaml", Listening("en"))

    assert "{name} is not a field of {place}." in asked
    assert "{found} is not one of the {n} codes of “{title}”." in asked
