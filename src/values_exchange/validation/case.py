"""One fault with all that is needed to speak of it, and how values and lines of a record are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from values_exchange.fields import FieldOf
from values_exchange.languages import Interface
from values_exchange.problems import Path, Problem, Span
from values_exchange.validation.faults import Fault
from values_exchange.validation.spots import Spot, spot_at

LONGEST_SHOWN = 40
"""Characters of a found text that are shown, so that the sentence around it stays readable."""

LONGEST_EXAMPLE = 100
"""Characters of an example line; a longer one is left out."""

_PLAIN = re.compile(r"[^\W\d_][\w .’–/-]*\w|[^\W\d_]|\d{4}(-\d\d){0,2}")
"""Texts that YAML takes without quotes, also inside brackets."""

_SPECIAL = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


@frozen(kw_only=True)
class Case:
    """A fault, the spot it is at, the shape of the record, and the language to speak of it in."""

    fault: Fault
    root: type
    file: str
    say: Interface

    @property
    def spot(self) -> Spot:
        """Where in the model the fault is."""
        return spot_at(self.root, self.fault.path)

    @property
    def shape(self) -> type:
        """The shape of what the fault is about, for faults of a group of fields."""
        return self.spot.shape or self.root

    @property
    def is_json(self) -> bool:
        """Whether the record is written as JSON, so that examples are, too."""
        return self.file.lower().endswith(".json")

    @property
    def shown(self) -> str:
        """What was found, as it can stand in a sentence."""
        return shown(self.fault.found)

    def problem(
        self,
        code: str,
        message: str,
        advice: str = "",
        near: tuple[str, ...] = (),
        *,
        name: str = "",
        on_key: bool = False,
    ) -> Problem:
        """Make the problem; `name` is a field inside the place of the fault that the problem is about."""
        path: Path = (*self.fault.path, name) if name else self.fault.path
        sentence = message[:1].upper() + message[1:]
        return Problem(
            code=code, message=sentence, span=Span(file=self.file), path=path, advice=advice, near=near, on_key=on_key
        )

    def example(self, entry: FieldOf) -> str:
        """Write the field's example as a line of the record; nothing where it has none or is long."""
        if entry.meaning.example is None:
            return ""
        line = as_line(entry.name, entry.meaning.example, is_json=self.is_json)
        return line if len(line) <= LONGEST_EXAMPLE else ""


def shown(value: object, limit: int = LONGEST_SHOWN) -> str:
    """Give a found value as it can stand in a sentence: in backticks, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    flat = " ".join(text[: 4 * limit].split())
    return f"`{flat}`" if len(flat) <= limit else f"`{flat[: limit - 1].rstrip()}…`"


def as_line(name: str, value: object, *, is_json: bool) -> str:
    """
    Write a field on one line, as it stands in a record.

    >>> as_line("codes", ["advise", "inform"], is_json=False)
    'codes: [advise, inform]'
    >>> as_line("codes", ["advise", "inform"], is_json=True)
    '"codes": ["advise", "inform"]'
    """
    if is_json:
        return f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
    return f"{name}: {_flow(value)}"


def _flow(value: object) -> str:
    """Write a value as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _SPECIAL:
        return value
    return json.dumps(value, ensure_ascii=False)
