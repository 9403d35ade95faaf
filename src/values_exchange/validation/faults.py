"""Facts of what a schema refuses, the same from whichever engine judges; and which of them have one cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from values_exchange.fields import about_shape
from values_exchange.problems import Path
from values_exchange.validation.guesses import guess_field
from values_exchange.validation.spots import spot_at

VALUE_KEYWORDS = (
    "type",
    "minLength",
    "minItems",
    "minProperties",
    "enum",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "maxLength",
)
"""Keywords that judge a value as such. Of several that refuse one value, the first says why."""


@frozen(kw_only=True)
class Fault:
    """
    One thing a schema refuses, as facts without words.

    Attributes:
        keyword: The keyword of JSON Schema that refuses.
        path: The value it refuses; for names of fields, what they stand in.
        found: That value.
        limit: What the keyword asks for: the options, the bound, the pattern, the types.
        name: The field that is missing, unknown or misnamed.
    """

    keyword: str
    path: Path
    found: object
    limit: object = None
    name: str = ""


def value_at(data: object, path: Path) -> object:
    """Give what stands at a path; None where nothing does."""
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def in_file_order(faults: Iterable[Fault], data: object) -> list[Fault]:
    """Sort faults as they stand in the data, whatever the order in which an engine found them; each once."""
    once = {(fault.path, fault.keyword, fault.name): fault for fault in faults}
    places: dict[int, dict[object, int]] = {}

    def rank(fault: Fault) -> tuple[tuple[int, ...], str, str]:
        named = isinstance(fault.found, Mapping) and fault.name in fault.found
        path = (*fault.path, fault.name) if named else fault.path
        return _rank(data, path, places), fault.keyword, fault.name

    return sorted(once.values(), key=rank)


def _rank(data: object, path: Path, places: dict[int, dict[object, int]]) -> tuple[int, ...]:
    """Give the position of each step of a path among its neighbours."""
    rank = []
    for step in path:
        if isinstance(data, Mapping):
            known = places.get(id(data))
            if known is None:
                known = places[id(data)] = {name: position for position, name in enumerate(data)}
            rank.append(known[step])
        else:
            rank.append(int(step))
        data = value_at(data, (step,))
    return tuple(rank)


def causes(faults: Sequence[Fault], root: type) -> list[Fault]:
    """
    Keep one fault for each cause.

    A value of the wrong type is not also too short; a misspelt field is not also missing; a field that slipped out of
    its section explains why the section is empty or missing.
    """
    first: dict[Path, str] = {}
    for fault in faults:
        if fault.keyword in VALUE_KEYWORDS:
            known = first.setdefault(fault.path, fault.keyword)
            first[fault.path] = min(known, fault.keyword, key=VALUE_KEYWORDS.index)
    explained = _Explained.by(faults, root)
    return [fault for fault in faults if not _is_silenced(fault, first.get(fault.path)) and not explained.covers(fault)]


def _is_silenced(fault: Fault, first: str | None) -> bool:
    """Tell whether a keyword that comes first has refused the same value."""
    return first is not None and fault.keyword != first and (first == "type" or fault.keyword in VALUE_KEYWORDS)


@frozen(kw_only=True)
class _Explained:
    """
    What unknown and lonely fields explain.

    Attributes:
        fields: Fields that are missing or empty because their name is misspelt or what is in them stands elsewhere.
        speechless: Where a text was written, though not under its language.
        lonely: Where a field lacks the one that belongs to it.
    """

    root: type
    fields: frozenset[Path]
    speechless: frozenset[Path]
    lonely: frozenset[Path]

    @classmethod
    def by(cls, faults: Sequence[Fault], root: type) -> _Explained:
        fields: set[Path] = set()
        speechless: set[Path] = set()
        for fault in faults:
            if fault.keyword == "additionalProperties":
                guess = guess_field(fault.name, fault.path, root)
                fields.update((*fault.path, near) for near in guess.near[:1])
                fields.update(guess.sections)
                fields.update((*section, fault.name) for section in guess.sections)
                speechless.update((fault.path,) if guess.is_text or guess.is_language else ())
        lonely = frozenset(fault.path for fault in faults if fault.keyword == "dependentRequired")
        return cls(root=root, fields=frozenset(fields), speechless=frozenset(speechless), lonely=lonely)

    def covers(self, fault: Fault) -> bool:
        """Tell whether another fault says all there is to say."""
        match fault.keyword:
            case "required" | "dependentRequired":
                return (*fault.path, fault.name) in self.fields
            case "anyOf":
                return fault.path in self.lonely or self._is_misspelt(fault.path)
            case "not":
                return fault.path in self.speechless
            case "type":
                return fault.found is None and fault.path in self.fields
        return False

    def _is_misspelt(self, path: Path) -> bool:
        """Tell whether a field of which one is needed is there under another name."""
        shape = spot_at(self.root, path).shape
        groups = about_shape(shape).one_of if shape else ()
        return any((*path, name) in self.fields for group in groups for name in group)
