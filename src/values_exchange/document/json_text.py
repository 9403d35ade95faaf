"""
JSON text as plain data, with the same refusals as YAML text.

The standard library reads it; only where something has to be placed is the text gone through a second time here. The
YAML parser could not do that: it knows neither pairs of surrogates nor lines without end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite

from values_exchange.document import refusals
from values_exchange.document.places import END, MAPPING, SCALAR, SEQUENCE, Lines, Mark, survey
from values_exchange.document.refusals import MAX_DEPTH, MAX_FINDINGS, MAX_VALUES, Finding, Unreadable
from values_exchange.document.syntax import explain_json
from values_exchange.languages import deferred

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s\[\]{}:,"]+', re.DOTALL)
"""A text, a bracket, or anything else between colons and commas."""

_SIGNS = {"{": MAPPING, "[": SEQUENCE, "}": END, "]": END}
_NOT_A_NUMBER = frozenset(["NaN", "Infinity", "-Infinity"])
_LONG = 18


def read_json(text: str, findings: list[Finding]) -> object:
    """
    Give the plain data a JSON text holds, and add to `findings` what is refused in it.

    Raises:
        Unreadable: where reading cannot go on.
    """
    if text.count(",") > MAX_VALUES:
        _count(text)
    data, is_odd = _load(text)
    if text.count("{") + text.count("[") > MAX_DEPTH:
        deep = _too_deep(text)
        if deep is not None:
            raise Unreadable(refusals.too_deep(deep))
    if is_odd:
        findings.extend(survey(json_marks(text)).findings(Lines.of(text)))
        findings.extend(_not_numbers(text))
    return data


def _load(text: str) -> tuple[object, bool]:
    """Give the data, and whether there is anything in the text that has to be found and refused."""
    odd: list[object] = []

    def group(pairs: list[tuple[str, object]]) -> dict[str, object]:
        fields = dict(pairs)
        if len(fields) != len(pairs):
            odd.append(pairs)
            fields = {}
            for name, value in pairs:
                fields.setdefault(name, value)
        return fields

    def constant(name: str) -> str:
        odd.append(name)
        return name

    try:
        data = json.loads(
            text, object_pairs_hook=group, parse_constant=constant, parse_int=_whole, parse_float=_fraction
        )
    except json.JSONDecodeError as error:
        raise Unreadable(explain_json(error)) from None
    except RecursionError:
        raise Unreadable(refusals.too_deep(_too_deep(text))) from None
    return data, bool(odd)


def json_marks(text: str) -> Iterator[Mark]:
    """Yield where each value of a JSON text stands."""
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        if word[0] != '"':
            yield _SIGNS.get(word, SCALAR), start, end, word
        elif "\\" in word:
            yield SCALAR, start, end, json.loads(word, strict=False)
        else:
            yield SCALAR, start, end, word[1:-1]


def _whole(text: str) -> int | str:
    """Give a whole number, or the text where it is too long to be one anybody counted."""
    return int(text) if len(text.lstrip("-")) <= _LONG else text


def _fraction(text: str) -> float | str:
    """Give a fraction, or the text where it is larger than a computer's numbers."""
    number = float(text)
    return number if isfinite(number) else text


def _too_deep(text: str) -> int | None:
    """Give the place where the limit of depth is passed, if it is."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match[0] in "{[":
            depth += 1
            if depth > MAX_DEPTH:
                return match.start()
        elif match[0] in "}]":
            depth -= 1
    return None


def _count(text: str) -> None:
    """Refuse a text with more names and values than the limit."""
    values = 0
    for sign, start, _, _ in json_marks(text):
        values += sign is not END
        if values > MAX_VALUES:
            raise Unreadable(refusals.too_many_values(start))


def _not_numbers(text: str) -> list[Finding]:
    """Find what only some programs take for a number."""
    places = (match for match in _TOKEN.finditer(text) if match[0] in _NOT_A_NUMBER)
    return [
        Finding(
            code="json-syntax",
            message=deferred("`{number}` is not a number that JSON knows.", number=match[0]),
            advice=deferred("Write the number, or leave the field out and say why under `absent`."),
            start=match.start(),
            end=match.end(),
        )
        for match, _ in zip(places, range(MAX_FINDINGS), strict=False)
    ]
