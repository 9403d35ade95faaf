"""From the bytes of a record file to a document, and from a document to the places in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal

from attrs import frozen

from values_exchange.document import refusals
from values_exchange.document.characters import check_controls, check_visible, decode, readable, unprintable
from values_exchange.document.json_text import json_marks, read_json
from values_exchange.document.places import Lines, Place, Positions, survey
from values_exchange.document.refusals import MAX_BYTES, MAX_FINDINGS, Finding, Unreadable
from values_exchange.document.yaml_text import read_yaml, yaml_marks
from values_exchange.languages import ENGLISH, Interface
from values_exchange.problems import Path, Problem, Span, order


@frozen(kw_only=True)
class Document:
    """
    The plain data of one file, with its text, so that each value can be placed in it.

    The data holds dicts, lists, texts, numbers, booleans and None as the file has them. Places are looked up by reading
    the text again: a document that nobody asks for a place costs nothing more than its text. Who places many problems
    in one document keeps its `positions` meanwhile.
    """

    file: str
    text: str
    data: dict[str, Any]
    kind: Literal["yaml", "json"]

    def span(self, path: Path) -> Span:
        """Give the span of the value at `path`, or of the nearest value above it that exists."""
        return positions(self).span(path)

    def key_span(self, path: Path) -> Span:
        """Give the span of the name the value at `path` goes by; of the value itself where it has no name."""
        return positions(self).key_span(path)

    def line(self, number: int) -> str:
        """Give a line of the text without its line end, counted from 1; an empty text where there is no such line."""
        return Lines.of(self.text).line(number)


def positions(document: Document) -> Positions:
    """Read the text of a document again and give the places of all its values."""
    return _positions(document.file, document.text, document.kind)


def parse(content: bytes, file: str, say: Interface = ENGLISH) -> tuple[Document | None, tuple[Problem, ...]]:
    """
    Read the bytes of a record file, as JSON where its name ends so, else as YAML.

    Shape: the document, unless reading could not go on, and the problems in the order of the file, about a hundred at
    most. A name that is refused is left out of the data, an alias is kept as the text it is written as; of a name
    written twice the first counts.

    >>> document, problems = parse(b"title: {en: Welcome, Neighbour}", "welcome.yaml")
    >>> [str(problem.span) for problem in problems]
    ['welcome.yaml:1:22']
    """
    too_large = check_size(len(content), file, say)
    if too_large:
        return None, (too_large,)
    kind: Literal["yaml", "json"] = "json" if file.lower().endswith(".json") else "yaml"
    findings: list[Finding] = []
    text = None
    try:
        text = decode(content)
        data = _read_json(content, text, findings) if kind == "json" else _read_yaml(text, findings)
    except Unreadable as stop:
        lines = Lines.of(readable(content) if text is None else text)
        return None, _problems(file, lines, (*findings, *stop.findings), say)
    problems = _problems(file, Lines.of(text), findings, say) if findings else ()
    problems = order((*problems, *_unprintable(file, text, data, kind, say)))
    return Document(file=file, text=text, data=data, kind=kind), problems


def check_size(size: int, file: str, say: Interface = ENGLISH) -> Problem | None:
    """Refuse a file by its size in bytes before it is read; nothing comes back where the size is right."""
    return _problems(file, Lines.of(""), [refusals.too_large(size)], say)[0] if size > MAX_BYTES else None


def _read_yaml(text: str, findings: list[Finding]) -> dict[str, Any]:
    check_visible(text)
    return _record(read_yaml(text, findings), text)


def _read_json(content: bytes, text: str, findings: list[Finding]) -> dict[str, Any]:
    check_controls(content, text)
    return _record(read_json(text, findings), text)


def _record(data: object, text: str) -> dict[str, Any]:
    """Give the one group of fields a file must hold."""
    if isinstance(data, dict):
        return data
    raise Unreadable(refusals.not_a_record(data, len(text) - len(text.lstrip())))


def _positions(file: str, text: str, kind: Literal["yaml", "json"]) -> Positions:
    found = survey(json_marks(text) if kind == "json" else yaml_marks(text))
    return Positions(file, Lines.of(text), found.root or Place(0, 0))


def _problems(file: str, lines: Lines, findings: Iterable[Finding], say: Interface) -> tuple[Problem, ...]:
    """Place findings in the file."""
    spans = ((finding, lines.span(file, finding.start, finding.end)) for finding in findings)
    return order(_problem(finding, span, lines.line(span.line), say) for finding, span in spans)


def _problem(finding: Finding, span: Span, excerpt: str, say: Interface) -> Problem:
    return Problem(
        code=finding.code,
        message=say(finding.message),
        advice=say(finding.advice),
        span=span,
        path=finding.path,
        on_key=finding.on_key,
        excerpt=excerpt,
    )


def _unprintable(
    file: str, text: str, data: object, kind: Literal["yaml", "json"], say: Interface
) -> Iterator[Problem]:
    """Place the characters that no text may hold and that were written so that they are not seen."""
    places = None
    for path, character, is_name in islice(unprintable(text, data), MAX_FINDINGS):
        places = places or _positions(file, text, kind)
        span = places.key_span(path) if is_name else places.span(path)
        finding = refusals.not_text(character, 0, path, on_key=is_name)
        yield _problem(finding, span, places.line(span.line), say)
