"""
YAML text as plain data, in the strict and small form records use.

The data is built from the events of the parser, not from its nodes: that is faster, bounded in depth, and shows the
aliases, anchors and tags that composed nodes have lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from math import isfinite
from typing import Any

import yaml
from attrs import define, field
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from values_exchange.document import refusals
from values_exchange.document.characters import invisible
from values_exchange.document.places import END, MAPPING, SCALAR, SEQUENCE, Lines, Mark, survey
from values_exchange.document.refusals import MAX_DEPTH, MAX_FINDINGS, MAX_VALUES, Finding, Unreadable
from values_exchange.document.syntax import Complaint, explain_yaml
from values_exchange.problems import Path

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser of libyaml, or the one in Python where PyYAML was built without libyaml."""

_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TELLING = frozenset("~nNtTfF-0123456789")
"""The first characters of all plain scalars that are not text."""

_FRACTION = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_LONG = 18
"""A whole number of more digits is an account or a case number rather than anything counted: it stays text."""

_BLOCK_STYLES = frozenset("|>")
_SAME_MISTAKE = frozenset(["yaml-syntax", "cut-at-comma"])
_ODD_NAMES = frozenset(["", "<<"])

_BEFORE_REFERENCE = frozenset(" \t\r\n[]{},:?\"'")
"""What can stand before an alias, an anchor or a tag."""

_TAG_DIRECTIVE = re.compile(r"^%TAG\b.*", re.MULTILINE)
_TAG = re.compile(r"(?:&\S+\s+)?(![^\s,\[\]{}]*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def read_yaml(text: str, findings: list[Finding]) -> object:
    """
    Give the plain data a YAML text holds, and add to `findings` what is refused in it.

    Raises:
        Unreadable: where reading cannot go on.
    """
    directive = _TAG_DIRECTIVE.search(text) if "%TAG" in text else None
    if directive:  # libyaml compares each with all before it: a file full of them would take minutes
        raise Unreadable(refusals.tag(*directive.span(), directive[0]))
    filling = _Filling(text, findings)
    try:
        events = _watched(_events(text), text, findings) if _may_refer(text) else _events(text)
        documents = _fill(events, filling)
    except ReaderError:
        raise Unreadable(*invisible(text)) from None
    except yaml.YAMLError as error:
        finding = explain_yaml(_complaint(error, text))
        filling.forget_line(finding.start or 0)
        raise Unreadable(finding) from None
    finally:
        filling.finish()
    if not documents or (documents[0] is None and _is_blank(text)):
        raise Unreadable(refusals.empty())
    return documents[0]


def yaml_marks(text: str) -> Iterator[Mark]:
    """Yield where each value of a YAML text stands, as far as the text can be read."""
    try:
        for event in _events(text):
            kind = event.__class__
            start, end = event.start_mark.index, event.end_mark.index
            if kind is ScalarEvent:
                if event.style in _BLOCK_STYLES:  # what ends these is the next line with less indentation
                    end = start + len(text[start:end].rstrip())
                yield SCALAR, start, end, event.value
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                yield END, start, end if end > start else 0, ""
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                yield MAPPING if kind is MappingStartEvent else SEQUENCE, start, start, ""
            elif kind is AliasEvent:
                yield SCALAR, start, end, f"*{event.anchor}"
    except yaml.YAMLError:
        return


def _events(text: str) -> Iterator[_Event]:
    """Yield the events of the parser; one more than allowed, so that too many can be told from enough."""
    return islice(iter(_Parser(text).get_event, None), MAX_VALUES + 1)


def _may_refer(text: str) -> bool:
    """Whether a text may hold an alias, an anchor or a tag; most do not, and are spared a look at each event."""
    for sign in "&*!":
        at = text.find(sign)
        while at >= 0:
            if at == 0 or text[at - 1] in _BEFORE_REFERENCE:
                return True
            at = text.find(sign, at + 1)
    return False


def _watched(events: Iterator[_Event], text: str, findings: list[Finding]) -> Iterator[_Event]:
    """Pass events on, note anchors and tags, and pass an alias on as the text it is written as."""
    for event in events:
        kind = event.__class__
        start, end = event.start_mark.index, event.end_mark.index
        if kind is AliasEvent:
            _note(findings, refusals.alias(event.anchor, start, end))
            yield ScalarEvent(None, None, (False, True), f"*{event.anchor}", event.start_mark, event.end_mark, "'")
            continue
        if kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None:
                _note(findings, refusals.anchor(event.anchor, max(start, text.find(f"&{event.anchor}", start))))
            written = _TAG.match(text, start)
            if written:
                _note(findings, refusals.tag(*written.span(1), written[1]))
        yield event


def _note(findings: list[Finding], finding: Finding) -> None:
    """Add a finding, unless there are more than anybody would read."""
    if len(findings) < MAX_FINDINGS:
        findings.append(finding)


_Event = Any
"""An event of one of the two parsers, which share no class that says so."""

_Box = Any
"""A list or dict that is being filled: a checker cannot follow which of the two it is without slowing the loop."""


class _Refused:
    """Stands in a dict for a name that is refused, until everything is read and it can be dropped."""


@define
class _Filling:
    """What the filling of one document meets beside plain data."""

    text: str
    findings: list[Finding]
    dropped: list[tuple[dict[object, object], object]] = field(factory=list)
    stack: list[tuple[_Box, Any, bool]] = field(factory=list)
    doubles: bool = False

    def drop(self, box: dict[object, object]) -> _Refused:
        """Give a stand-in for the name of a value that is read but not kept."""
        name = _Refused()
        self.dropped.append((box, name))
        return name

    def path(self, *last: str) -> Path:
        """Give the way to the container that is being filled, and further to `last`."""
        # What stands under a refused name has no way to it: the way ends above.
        named = takewhile(lambda frame: not isinstance(frame[1], _Refused), self.stack[1:])
        steps = (len(box) - 1 if isinstance(box, list) else str(name) for box, name, _ in named)
        return (*steps, *last)

    def odd_name(self, box: dict[object, object], event: _Event) -> object:
        """Refuse a name that stands twice, is empty or merges; give what stands for it."""
        name, start, end = event.value, event.start_mark.index, event.end_mark.index
        if name in box:
            self.doubles = True  # the second reading knows where the first one stands
        elif name == "":
            _note(self.findings, refusals.not_a_name(refusals.NOTHING, start, end, self.path()))
        elif event.style:
            return name  # "<<" in quotes is a text like any other
        else:
            _note(self.findings, refusals.merge(start, end, self.path(name)))
        return self.drop(box)

    def odd_collection(self, box: dict[object, object], event: _Event) -> _Refused:
        """Refuse a list or a group of fields in the place of a name; give what stands for it."""
        what = refusals.A_LIST if event.__class__ is SequenceStartEvent else refusals.A_GROUP
        start, end = event.start_mark.index, event.end_mark.index
        _note(self.findings, refusals.not_a_name(what, start, end, self.path()))
        return self.drop(box)

    def is_cut(self, box: dict[object, object], name: _Event, value: _Event) -> bool:
        """Whether a name has no value because a comma, meant as part of a text, ended the text before it."""
        start, end = name.start_mark.index, name.end_mark.index
        if ":" in _COMMENT.sub("", self.text[end : value.start_mark.index]):
            return False
        before = self.text[max(0, start - 200) : start].rstrip()[-1:]
        if before == "?":
            return False
        path = self.path(name.value)
        if before == ",":
            _note(self.findings, refusals.cut(name.value, next(reversed(box.values()), None), start, end, path))
        else:
            _note(self.findings, refusals.no_colon(name.value, start, end, path))
        return True

    def forget_line(self, at: int) -> None:
        """Forget what looked cut or without a colon in the line of a syntax error: it is the same mistake."""
        line = self.text.rfind("\n", 0, at) + 1
        self.findings[:] = [it for it in self.findings if it.code not in _SAME_MISTAKE or (it.start or 0) < line]

    def finish(self) -> None:
        """Drop what was refused, and say where names stand twice."""
        for box, name in self.dropped:
            box.pop(name, None)
        if self.doubles:
            for finding in survey(yaml_marks(self.text)).findings(Lines.of(self.text)):
                _note(self.findings, finding)


def _fill(events: Iterator[_Event], filling: _Filling) -> list[object]:  # noqa: C901, PLR0912 - see the docstring
    """
    Build plain data from events, and give the one document they hold, or none.

    Reading a catalogue spends its time in this loop: a call for each event would add more than all that is done here.

    Raises:
        Unreadable: at a second document, or where a limit is passed.
    """
    documents: list[object] = []
    box: _Box = documents
    stack = filling.stack
    naming, listing = False, True
    name: Any = None
    event: _Event = None
    named: _Event = None
    for event in events:
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if naming:
                name, named, naming = value, event, False
                if value in box or value in _ODD_NAMES:
                    name = filling.odd_name(box, event)
                continue
            if not event.style and (not value or value[0] in _TELLING):
                value = _plain(value)
                if value is None and not listing and event.value == "" and filling.is_cut(box, named, event):
                    name = filling.drop(box)
            if listing:
                box.append(value)
            else:
                box[name] = value
                naming = True
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if naming:
                name = filling.odd_collection(box, event)
            stack.append((box, name, not (listing or naming)))
            inner: _Box = {} if kind is MappingStartEvent else []
            if listing:
                box.append(inner)
            else:
                box[name] = inner
            if len(stack) > MAX_DEPTH:
                raise Unreadable(refusals.too_deep(event.start_mark.index))
            box, naming, listing = inner, kind is MappingStartEvent, kind is SequenceStartEvent
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            box, name, naming = stack.pop()
            listing = box.__class__ is list
        elif kind is DocumentStartEvent and documents:
            raise Unreadable(refusals.several_documents(event.start_mark.index))
    if event.__class__ is not StreamEndEvent:
        raise Unreadable(refusals.too_many_values(event.start_mark.index))
    return documents


def _plain(text: str) -> object:
    """Give the value of a scalar without quotes: by the core rule of YAML 1.2, numbers written as in JSON."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    digits = text[1:] if text[0] == "-" else text
    if digits.isdecimal() and digits.isascii():
        is_number = len(digits) <= _LONG and (digits[0] != "0" or len(digits) == 1)
        return int(text) if is_number else text
    if text[0] < "A" and ("." in text or "e" in text or "E" in text) and _FRACTION.fullmatch(text):
        number = float(text)
        return number if isfinite(number) else text
    return text


def _is_blank(text: str) -> bool:
    """Whether a text holds nothing but comments and document marks."""
    return not _COMMENT.sub("", text).strip("-. \t\r\n")


def _complaint(error: yaml.YAMLError, text: str) -> Complaint:
    """Take the facts from an error of the parser, whose own sentence nobody is shown."""
    mark, since = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    return Complaint(
        what=str(getattr(error, "problem", None) or getattr(error, "reason", "")),
        during=str(getattr(error, "context", None) or ""),
        at=len(text) if mark is None else min(mark.index, len(text)),
        since=None if since is None else since.index,
        text=text,
    )
