"""A text of a record with one of its top fields written anew, and every other character left as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from values_exchange.document.parsing import Document, parse, positions


def with_field(document: Document, name: str, value: Any, lines: Sequence[str], *, before: str) -> str | None:
    """
    Give the text of a document with one of its top fields added or written anew; None where that cannot be done safely.

    What comes out is read again: unless it says what the document said, and of the field what it is given, there is
    none. A JSON file is laid out anew.

    Args:
        name: the field.
        value: its new value; None takes it out.
        lines: the same as block YAML, with the name, without line ends.
        before: the field a new one is written before, where there is one; else it stands last.
    """
    wanted = _changed(document.data, name, value, before)
    if document.kind == "json":
        return json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"
    text = _rewritten(document, name, lines if value is not None else (), before)
    again, problems = parse(text.encode(), document.file)
    return text if again is not None and not problems and again.data == wanted else None


def _changed(data: dict[str, Any], name: str, value: Any, before: str) -> dict[str, Any]:
    """Give the data with the field in its place."""
    if value is None:
        return {key: content for key, content in data.items() if key != name}
    if name in data or before not in data:
        return {**data, name: value}
    changed: dict[str, Any] = {}
    for key, content in data.items():
        changed |= {name: value, key: content} if key == before else {key: content}
    return changed


def _rewritten(document: Document, name: str, new: Sequence[str], before: str) -> str:
    where = positions(document)
    inside = where.root.inside if isinstance(where.root.inside, dict) else {}
    edges = pairwise((*where.lines.starts, len(document.text)))
    text_lines = [line for line in (document.text[start:end] for start, end in edges) if line]
    starts = {key: where.lines.place(place.name[0])[0] - 1 for key, place in inside.items() if place.name}
    end = "\r\n" if "\r\n" in document.text else "\n"
    block = [f"{line}{end}" for line in new]
    if name in starts:
        first = starts[name]
        after = [start for start in starts.values() if start > first]
        last = _above_notes(text_lines, min(after), first + 1) if after else len(text_lines)
    else:
        first = last = _above_notes(text_lines, starts[before], 0) if before in starts else len(text_lines)
    head = text_lines[:first]
    if head and not head[-1].endswith("\n"):
        head[-1] += end
    return "".join([*head, *block, *text_lines[last:]])


def _above_notes(lines: Sequence[str], start: int, first: int) -> int:
    """Give the first of the notes and blank lines that stand directly above a line, which belong to it."""
    while start > first and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start
