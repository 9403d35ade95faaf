"""
Problems as text, JSON, SARIF and CI annotations.

Every form is a pure function of the problems and of the number of files that were checked. What comes out may be shown
on a terminal as it is: characters with which a hostile file could steer one are written as escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PureWindowsPath
from types import MappingProxyType
from typing import Any
from unicodedata import combining, east_asian_width
from urllib.parse import quote

from values_exchange.languages import ENGLISH, Interface
from values_exchange.problems import Path, Problem, Span, order
from values_exchange.vocabulary import URI_BASE

DOCUMENTATION = f"{URI_BASE}problems/"
"""Where the page of each problem code is found: this address with the code after it."""

_WIDTH = 100
"""How many characters of a line an excerpt shows."""

_BEFORE = 40
"""How many of them come before the place that is marked, where not all can be shown."""

_STEERING = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Control characters, marks that turn the direction of writing, what cannot be seen, and what cannot be encoded."""


def render_text(problems: Iterable[Problem], *, checked: int, say: Interface = ENGLISH) -> str:
    """Write problems for people: each with its line, the place marked in it, and what to do; the counts at the end."""
    found = order(problems)
    shown = (f"{_as_text(problem, say)}\n" for problem in found)
    return "\n".join([*shown, f"{summary(found, checked=checked, say=say)}\n"])


def render_json(problems: Iterable[Problem], *, checked: int, say: Interface = ENGLISH) -> str:  # noqa: ARG001 - the renderers share a signature
    """
    Write problems for other programs, as one JSON object.

    Shape: ``checked``, ``errors`` and ``warnings`` are counts. ``problems`` is a list in the order of files and lines,
    each with ``code``, ``severity`` (error or warning), ``message``, ``advice``, ``near`` (a list of names), ``file``,
    ``line``, ``column``, ``end_line``, ``end_column`` (from 1, or null where the whole file is meant), ``path`` (a list
    of names and positions), ``on_key`` (whether the name the path ends in is meant, not its value), ``excerpt`` (the
    line, cut around the place where it is long) and ``documentation`` (an address). Names may be added, never changed.
    """
    found = order(problems)
    errors = sum(problem.is_error for problem in found)
    report = {
        "checked": checked,
        "errors": errors,
        "warnings": len(found) - errors,
        "problems": [_as_json(problem) for problem in found],
    }
    return json.dumps(report, indent=2) + "\n"


def render_github(problems: Iterable[Problem], *, checked: int, say: Interface = ENGLISH) -> str:
    """Write problems as commands with which GitHub shows each beside its line; the counts at the end."""
    found = order(problems)
    lines = (*(_as_command(problem, say) for problem in found), summary(found, checked=checked, say=say))
    return "".join(f"{line}\n" for line in lines)


def render_sarif(
    problems: Iterable[Problem],
    *,
    checked: int,  # noqa: ARG001 - the renderers share a signature
    say: Interface = ENGLISH,
) -> str:
    """
    Write problems for code scanning.

    Source: Static Analysis Results Interchange Format (SARIF) 2.1.0, OASIS Standard.
    """
    found = order(problems)
    codes = sorted({problem.code for problem in found})
    run = {
        "tool": {
            "driver": {
                "name": "values-exchange",
                "informationUri": DOCUMENTATION,
                "rules": [_as_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_as_result(problem, codes.index(problem.code), say) for problem in found],
    }
    report = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(report, indent=2) + "\n"


FORMATS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"text": render_text, "json": render_json, "github": render_github, "sarif": render_sarif}
)
"""Every form by its name; each is called with the problems, ``checked=`` and ``say=``."""


def in_one_line(problem: Problem, say: Interface = ENGLISH) -> str:
    """
    Write one problem in one line, as the log of another program takes it.

    >>> in_one_line(Problem(code="x", message="Wrong.", span=Span(file="a.yaml", line=3), near=("b",), advice="Look."))
    'a.yaml:3: Wrong. Did you mean `b`? Look.'
    """
    return visible(f"{problem.span}: {' '.join(_sentences(problem, say))}")


def summary(problems: Iterable[Problem], *, checked: int, say: Interface = ENGLISH) -> str:
    """
    Count problems in one sentence.

    >>> summary((), checked=3)
    'No problems in 3 files.'
    """
    errors = warnings = 0
    for problem in problems:
        errors += problem.is_error
        warnings += not problem.is_error
    counts = [say.plural("{n} error", "{n} errors", errors)] if errors else []
    counts += [say.plural("{n} warning", "{n} warnings", warnings)] if warnings else []
    found = say("{errors} and {warnings}", errors=counts[0], warnings=counts[1]) if len(counts) > 1 else "".join(counts)
    if not checked:
        return say("{count}; no file was checked.", count=found) if found else say("No file was checked.")
    if found:
        return say.plural("{count} in {n} file.", "{count} in {n} files.", checked, count=found)
    return say.plural("No problems in {n} file.", "No problems in {n} files.", checked)


def documentation(code: str) -> str:
    """Give the address of the page that explains a problem code."""
    return DOCUMENTATION + quote(code, safe="")


def visible(text: str) -> str:
    """Write characters that steer a terminal, or cannot be seen, as escapes."""
    return _STEERING.sub(lambda match: ascii(match[0])[1:-1], text)


def _did_you_mean(problem: Problem, say: Interface) -> str:
    """Offer the names that come close."""
    names = [f"`{name}`" for name in problem.near]
    if not names:
        return ""
    if len(names) == 1:
        return say("Did you mean {name}?", name=names[0])
    return say("Did you mean {names} or {name}?", names=", ".join(names[:-1]), name=names[-1])


def _sentences(problem: Problem, say: Interface) -> list[str]:
    """Give what was found, what it may have been meant to be, and what to do next."""
    return [sentence for sentence in (problem.message, _did_you_mean(problem, say), problem.advice) if sentence]


def _as_text(problem: Problem, say: Interface) -> str:
    """Write one problem in a few lines."""
    found, *next_steps = _sentences(problem, say) or [""]
    kind = "" if problem.is_error else f"  ({say('warning')})"
    lines = [f"{problem.span}  {problem.code}{kind}", f"  {found}"]
    lines = [visible(line) for line in lines]
    if problem.excerpt and problem.span.line:
        before, marked, after = _window(problem)
        number = f"{problem.span.line:>6}"
        lines.append(f"{number} | {before}{marked}{after}")
        lines.append(f"{' ' * len(number)} | {' ' * _columns(before)}{'~' * max(1, _columns(marked))}")
    return "\n".join([*lines, *(f"  {visible(step)}" for step in next_steps)])


def _window(problem: Problem) -> tuple[str, str, str]:
    """Divide the line into what comes before the marked place, the place, and what comes after, all safe to show."""
    line, span = problem.excerpt, problem.span
    start = min((span.column or 1) - 1, len(line))
    end = span.end_column - 1 if span.end_column and span.end_line == span.line else len(line.rstrip())
    if span.end_line is None:
        end = start + 1
    first = 0 if len(line) <= _WIDTH else max(0, min(start - _BEFORE, len(line) - _WIDTH))
    last = min(len(line), first + _WIDTH)
    end = max(start, min(end, last))
    before, marked, after = (
        visible(part.replace("\t", " ")) for part in (line[first:start], line[start:end], line[end:last])
    )
    return f"{'…' if first else ''}{before}", marked, f"{after}{'…' if last < len(line) else ''}"


def _columns(text: str) -> int:
    """Count the columns a text takes on a terminal: East Asian signs take two, accents that combine take none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _as_json(problem: Problem) -> dict[str, Any]:
    span = problem.span
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "advice": problem.advice,
        "near": list(problem.near),
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "path": list(problem.path),
        "on_key": problem.on_key,
        "excerpt": "".join(_window(problem)),
        "documentation": documentation(problem.code),
    }


def _as_command(problem: Problem, say: Interface) -> str:
    """
    Write one problem as a workflow command.

    Source: the escapes of `command.ts` in GitHub's `actions/toolkit`: a property must hold no colon and no comma.
    """
    span = problem.span
    facts = {"file": span.file, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.end_line == span.line:  # GitHub takes an end column only within one line
        facts["endColumn"] = span.end_column
    facts["title"] = problem.code
    given = ",".join(f"{name}={_as_property(str(fact))}" for name, fact in facts.items() if fact is not None)
    return f"::{problem.severity.value} {given}::{_as_data(' '.join(_sentences(problem, say)))}"


def _as_data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _as_property(text: str) -> str:
    return _as_data(text).replace(":", "%3A").replace(",", "%2C")


def _as_rule(code: str) -> dict[str, Any]:
    words = code.replace("-", " ").capitalize()
    return {
        "id": code,
        "shortDescription": {"text": words},
        "fullDescription": {"text": f"{words}: a problem in a record of a catalogue of city practices."},
        "help": {"text": f"What this means and what to do: {documentation(code)}"},
        "helpUri": documentation(code),
    }


def _as_result(problem: Problem, rule: int, say: Interface) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _as_uri(problem.span.file)},
            "region": _as_region(problem.span),
        }
    }
    if problem.path:
        location["logicalLocations"] = [{"fullyQualifiedName": name_of(problem.path)}]
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": _as_message(" ".join(_sentences(problem, say)))},
        "locations": [location],
    }


def _as_message(text: str) -> str:
    """Write a text so that nothing in it is taken for a placeholder or a link (SARIF §3.11.5 and §3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _as_region(span: Span) -> dict[str, int]:
    """Give the region of a span; the first line stands for a whole file, as code scanning shows nothing without one."""
    facts = {
        "startLine": span.line or 1,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {name: number for name, number in facts.items() if number is not None}


def name_of(path: Path) -> str:
    """
    Write a path as people do.

    >>> name_of(("sites", "nord", "states", 0))
    'sites.nord.states[0]'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _as_uri(file: str) -> str:
    """
    Give the address of a file, relative where the file is.

    >>> _as_uri("köln/welcome points.yaml")
    'k%C3%B6ln/welcome%20points.yaml'
    """
    windows = PureWindowsPath(file)
    if windows.is_absolute():
        address = quote(windows.as_posix(), safe="/:")
        return f"file:{address}" if address.startswith("//") else f"file:///{address}"
    address = quote(file.removeprefix("./"), safe="/", errors="replace")
    return f"file://{address}" if address.startswith("/") else address
