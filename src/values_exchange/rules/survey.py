"""All shapes of one record, each with the way to it: gathered once, read by every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast, get_origin

from attrs import define, frozen

from values_exchange.catalogue import Record
from values_exchange.fields import Refers, about_shape, fields_of, is_shape, item_type, plain_type
from values_exchange.languages import Interface
from values_exchange.model import City, Network, Programme
from values_exchange.problems import Path, Problem, Severity, Span

AnyRecord = Record[Network] | Record[City] | Record[Programme]

T = TypeVar("T")

_REFERS = tuple(Refers)

LONGEST_SHOWN = 60
"""How many characters of an id are shown; nothing but good sense keeps them shorter."""


@define(eq=False)  # one is made for each shape of each record: frozen values would take three times as long
class Entry(Generic[T]):
    """A shape in a record, and where it stands: in which field of which other shape, under which key or position."""

    shape: T
    parent: Entry[Any] | None = None
    field: str = ""
    key: str | int | None = None

    @property
    def path(self) -> Path:
        """The way to the shape from the top of its record."""
        if self.parent is None:
            return ()
        return (*self.parent.path, self.field) if self.key is None else (*self.parent.path, self.field, self.key)


@frozen
class Reference:
    """A field that holds ids: what they stand for, and whether it holds several."""

    name: str
    refers: Refers
    several: bool


@frozen
class Plan:
    """
    What is gathered from shapes of one class; looked up in the model once, not for each value.

    Shape: `inside` names the fields that hold shapes, each with the class of those and their plan; `fetch` gives the
    values of these fields. `get_ids` has a function for each of the references, with the number of what its ids are of.
    """

    inside: tuple[tuple[str, type, Plan], ...]
    fetch: Callable[[object], tuple[Any, ...]]
    references: tuple[Reference, ...]
    get_ids: tuple[tuple[Callable[[object], Any], int], ...]
    is_claim: bool
    has_id: bool


@frozen
class Survey:
    """
    The shapes of one record, by class, with the ids the record uses and the names its claims have.

    Shape: `used` leaves out the fields that may also hold plain names; `claims` holds each id with all that carry it,
    `disputed` the ids that conflicts name, each with the keys of those conflicts.
    """

    record: AnyRecord
    entries: Mapping[type, Sequence[Entry[Any]]]
    used: Mapping[Refers, set[str]]
    claims: Mapping[str, Sequence[Entry[Any]]]
    disputed: Mapping[str, set[str]]

    def of(self, cls: type[T]) -> Sequence[Entry[T]]:
        """Give the shapes of a class, in the order of the model."""
        return self.entries.get(cls, ())

    def where_used(self, refers: Refers, wanted: set[str]) -> Iterator[tuple[Path, str]]:
        """Give each place in which one of the wanted ids is used, and the id."""
        for cls, entries in self.entries.items():
            for reference in plan_of(cls).references:
                if reference.refers is refers:
                    yield from _places(entries, reference, wanted)

    def error(
        self, code: str, path: Path, message: str, advice: str, *, near: Sequence[str] = (), on_key: bool = False
    ) -> Problem:
        """Make an error in this record, for the reader of the file to place."""
        return Problem(
            code=code,
            message=message,
            advice=advice,
            span=Span(file=self.record.file),
            path=path,
            near=tuple(near),
            on_key=on_key,
        )

    def warning(self, code: str, path: Path, message: str, advice: str, *, on_key: bool = False) -> Problem:
        """Make a warning in this record, for the reader of the file to place."""
        return Problem(
            code=code,
            message=message,
            advice=advice,
            span=Span(file=self.record.file),
            path=path,
            severity=Severity.WARNING,
            on_key=on_key,
        )


def survey_of(record: AnyRecord) -> Survey:
    """Go through a record once and gather its shapes, the ids it uses and the names of its claims."""
    kind: Any = type(record.value)
    top: Entry[Any] = Entry(record.value)
    entries: dict[type, list[Entry[Any]]] = {kind: [top]}
    _gather(top, plan_of(kind), entries)
    ids: list[set[str]] = [set() for _ in _REFERS]
    claims: dict[str, list[Entry[Any]]] = {}
    for cls, found in entries.items():
        plan = plan_of(cls)
        _collect(found, plan, ids)
        for entry in found if plan.has_id else ():
            if entry.shape.id is not None:
                claims.setdefault(entry.shape.id, []).append(entry)
    disputed: dict[str, set[str]] = {}
    for key, conflict in record.value.conflicts.items():
        for claim in conflict.between:
            disputed.setdefault(claim, set()).add(key)
    used = {refers: found for refers, found in zip(_REFERS, ids, strict=True) if found}
    return Survey(record, entries, used, claims, disputed)


@cache
def plan_of(cls: Any) -> Plan:  # type checkers do not take a class for hashable
    """Give what is gathered from shapes of a class."""
    fields = fields_of(cls)
    kinds = {name: item_type(entry.type) for name, entry in fields.items()}
    inside = {name: kind for name, kind in kinds.items() if is_shape(kind)}
    references = tuple(
        Reference(name, entry.meaning.refers, get_origin(plain_type(entry.type)) is tuple)
        for name, entry in fields.items()
        if entry.meaning.refers is not None and not entry.meaning.open_names
    )
    return Plan(
        inside=tuple((name, kind, plan_of(kind)) for name, kind in inside.items()),
        fetch=values_of(tuple(inside)),
        references=references,
        get_ids=tuple((attrgetter(reference.name), _REFERS.index(reference.refers)) for reference in references),
        is_claim=about_shape(cls).claim,
        has_id="id" in fields,
    )


@cache
def shapes() -> tuple[type, ...]:
    """Give the classes of all shapes that a record can hold."""
    found: dict[type, None] = {}
    waiting: list[type] = [Network, City, Programme]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found[cls] = None
            waiting += [kind for entry in fields_of(cls).values() if is_shape(kind := item_type(entry.type))]
    return tuple(found)


@cache
def shapes_with(*names: str) -> tuple[type[Any], ...]:
    """Give the classes of shapes that have all these fields."""
    return tuple(cls for cls in shapes() if set(names) <= set(fields_of(cls)))


def values_of(names: Sequence[str]) -> Callable[[object], tuple[Any, ...]]:
    """Give a function that fetches several attributes of a value at once, as a tuple."""
    if not names:
        return lambda _: ()
    getter = attrgetter(*names)
    return (lambda value: (getter(value),)) if len(names) == 1 else cast("Callable[[object], tuple[Any, ...]]", getter)


def clipped(name: str) -> str:
    """Give an id short enough for a sentence."""
    return name if len(name) <= LONGEST_SHOWN else f"{name[: LONGEST_SHOWN - 1]}…"


def in_words(path: Path, say: Interface) -> str:
    """
    Write the way to a value as a reader finds it in the file.

    >>> in_words(("sites", "nord", "states", 0), Interface("en"))
    '`sites › nord › states`, entry 1'
    """
    *before, last = path
    steps = [str(step + 1) if isinstance(step, int) else clipped(step) for step in before]
    if isinstance(last, int):
        return say("`{names}`, entry {n}", names=" › ".join(steps), n=last + 1)
    return f"`{' › '.join((*steps, clipped(last)))}`"


def _gather(entry: Entry[Any], plan: Plan, entries: dict[type, list[Entry[Any]]]) -> None:
    """Add all shapes in a shape to the entries of their classes."""
    values = plan.fetch(entry.shape)
    for (name, cls, inner), value in compress(zip(plan.inside, values, strict=True), values):
        if value.__class__ is tuple:
            found = [Entry(item, entry, name, position) for position, item in enumerate(value)]
        elif isinstance(value, Mapping):
            found = [Entry(item, entry, name, key) for key, item in value.items()]
        else:
            found = [Entry(value, entry, name)]
        if cls in entries:
            entries[cls] += found
        else:
            entries[cls] = found
        if inner.inside:
            for deeper in found:
                _gather(deeper, inner, entries)


def _collect(entries: Sequence[Entry[Any]], plan: Plan, ids: Sequence[set[str]]) -> None:
    """Add the ids that shapes of one class use to the sets of what they stand for."""
    for get, number in plan.get_ids:
        used = ids[number]
        for entry in entries:
            value = get(entry.shape)
            if value:
                used.update((value,) if value.__class__ is str else value)


def _places(entries: Sequence[Entry[Any]], reference: Reference, wanted: set[str]) -> Iterator[tuple[Path, str]]:
    for entry in entries:
        value = getattr(entry.shape, reference.name)
        if not reference.several:
            if value in wanted:
                yield (*entry.path, reference.name), value
            continue
        for position, item in enumerate(value):
            if item in wanted:
                yield (*entry.path, reference.name, position), item
