"""Where things stand in a text: characters as lines and columns, and values by their path."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from enum import Enum
from itertools import accumulate
from typing import Any

from attrs import define, frozen

from values_exchange.document.refusals import MAX_DEPTH, MAX_FINDINGS, Finding, duplicate
from values_exchange.problems import Path, Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Sign(Enum):
    """What a mark in a text stands for."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    SEQUENCE = "sequence"
    END = "end"


SCALAR, MAPPING, SEQUENCE, END = Sign
"""The signs by themselves: an attribute of an Enum takes longer to look up than all else that is done with a mark."""

Mark = tuple[Sign, int, int, str]
"""A sign, the characters it covers (none where a list or group ends without a bracket), and the text of a scalar."""


@frozen
class Lines:
    """
    The lines of a text, divided where editors divide them.

    Units: characters count from 0, lines and columns from 1.
    """

    starts: tuple[int, ...]
    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Divide `text` into lines."""
        if "\r" in text:
            return cls((0, *(match.end() for match in _LINE_END.finditer(text))), tuple(_LINE_END.split(text)))
        lines = tuple(text.split("\n"))
        return cls(tuple(accumulate((len(line) + 1 for line in lines), initial=0)), lines)

    def place(self, index: int) -> tuple[int, int]:
        """Give the line and column of a character."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def line(self, number: int | None) -> str:
        """Give a line without its line end; an empty text where there is no such line."""
        return self.lines[number - 1] if number and 0 < number <= len(self.lines) else ""

    def span(self, file: str, start: int | None, end: int | None = None) -> Span:
        """Give the span of a stretch of the text; without an end it is empty, without a start the whole file."""
        if start is None:
            return Span(file=file)
        line, column = self.place(start)
        end_line, end_column = self.place(max(start, end or start))
        return Span(file=file, line=line, column=column, end_line=end_line, end_column=end_column)


@define
class Place:
    """Where a value stands, with its name, and the places of what is inside."""

    start: int
    end: int
    name: tuple[int, int] | None = None
    inside: dict[str, Place] | list[Place] | None = None

    def child(self, step: str | int) -> Place | None:
        """Give the place one step further down the path, if it exists."""
        inside = self.inside
        if isinstance(inside, dict):
            return inside.get(step) if isinstance(step, str) else None
        if isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
            return inside[step]
        return None


@frozen
class Positions:
    """The places of all values of one document; keep it only for as long as problems are being placed."""

    file: str
    lines: Lines
    root: Place

    def span(self, path: Path) -> Span:
        """Give the span of the value at `path`, or of the nearest value above it that exists."""
        place = self._nearest(path)
        return self.lines.span(self.file, place.start, place.end)

    def key_span(self, path: Path) -> Span:
        """Give the span of the name the value at `path` goes by; of the value itself where it has no name."""
        place = self._nearest(path)
        start, end = place.name or (place.start, place.end)
        return self.lines.span(self.file, start, end)

    def line(self, number: int | None) -> str:
        """Give a line of the text, for an excerpt."""
        return self.lines.line(number)

    def _nearest(self, path: Path) -> Place:
        place = self.root
        for step in path:
            child = place.child(step)
            if child is None:
                break
            place = child
        return place


_Level = tuple[Place | None, Any, bool, bool, str | int]
"""A list or group to go on with: its place and content, whether a name comes next and is kept, and the step in it."""


@define
class Survey:
    """What the marks of a text tell: the place of its value, and the names that stand twice in it."""

    root: Place | None
    doubles: list[tuple[Path, Place, tuple[int, int]]]

    def note_double(self, levels: list[_Level], text: str, first: Place, name: tuple[int, int]) -> None:
        """Note a name that stands twice."""
        if len(self.doubles) < MAX_FINDINGS:
            self.doubles.append(((*(level[-1] for level in levels[1:]), text), first, name))

    def findings(self, lines: Lines) -> tuple[Finding, ...]:
        """Say of each name that stands twice where it stood first."""
        return tuple(
            duplicate(str(path[-1]), *again, lines.place(first.name[0] if first.name else first.start)[0], path)
            for path, first, again in self.doubles
        )


def survey(marks: Iterable[Mark]) -> Survey:  # noqa: C901, PLR0912 - calls cost time
    """Follow the marks of a text once, and note where each value stands; of two values of one name the first counts."""
    found = Survey(None, [])
    levels: list[_Level] = []
    place: Place | None = None
    inside: Any = None
    step: str | int = ""
    name: tuple[int, int] | None = None
    naming, keeping = False, True
    for sign, start, end, text in marks:
        if sign is SCALAR and naming:
            step, name, naming, keeping = text, (start, end), False, True
            if text in inside:
                keeping = False
                found.note_double(levels, text, inside[text], name)
            continue
        if sign is END:
            if place is None:
                break
            reached = place.end = max(place.end, end)
            place, inside, naming, keeping, _ = levels.pop()
            name = None
            if place is not None:
                place.end = reached
            continue
        fresh = Place(start, end, name)
        if place is None:
            if found.root is not None:
                break
            found.root = fresh
        elif inside.__class__ is list:
            step = len(inside)
            inside.append(fresh)
        elif naming:
            step = ""  # a list or group in the place of a name: neither it nor what it names can be asked for
        elif keeping:
            inside[step] = fresh
        if sign is SCALAR:
            naming = inside.__class__ is dict
            if place is not None:
                place.end = end
        elif len(levels) < MAX_DEPTH:
            levels.append((place, inside, inside.__class__ is dict and not naming, not naming, step))
            place, name, naming, keeping = fresh, None, sign is MAPPING, True
            inside = fresh.inside = {} if naming else []
        else:
            break
    return found
