"""All shapes of one record, each with the way to it: gathered once, read by every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
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

    Shape: `fetch` gives the values of the fields that `steps` names: each with the number of what its ids stand for, or
    None where it holds shapes.
    """

    steps: tuple[tuple[str, int | None], ...]
    fetch: Callable[[object], tuple[Any, ...]]
    references: tuple[Reference, ...]
    is_claim: bool
    has_id: bool


@frozen
class Survey:
    """
    The shapes of one record, by class, with the ids the record uses and the names its claims have.

    Shape: `used` leaves out the fields that may also hold plain names; `claims` holds each id with all that carry it.
    """

    record: AnyRecord
    entries: Mapping[type, Sequence[Entry[Any]]]
    used: Mapping[Refers, set[str]]
    claims: Mapping[str, Sequence[Entry[Any]]]

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
    groups: dict[type, tuple[list[Entry[Any]], Plan]] = {}
    ids: list[set[str]] = [set() for _ in _REFERS]
    _gather(Entry(record.value), groups, ids)
    entries: dict[type, list[Entry[Any]]] = {}
    claims: dict[str, list[Entry[Any]]] = {}
    for cls, (found, plan) in groups.items():
        entries[cls] = found
        for entry in found if plan.has_id else ():
            if entry.shape.id is not None:
                claims.setdefault(entry.shape.id, []).append(entry)
    used = {refers: found for refers, found in zip(_REFERS, ids, strict=True) if found}
    return Survey(record, entries, used, claims)


@cache
def plan_of(cls: Any) -> Plan:  # type checkers do not take a class for hashable
    """Give what is gathered from shapes of a class."""
    fields = fields_of(cls)
    inside = [name for name, entry in fields.items() if is_shape(item_type(entry.type))]
    references = tuple(
        Reference(name, entry.meaning.refers, get_origin(plain_type(entry.type)) is tuple)
        for name, entry in fields.items()
        if entry.meaning.refers is not None and not entry.meaning.open_names
    )
    used = [reference.name for reference in references]
    return Plan(
        steps=(
            *((name, None) for name in inside),
            *((reference.name, _REFERS.index(reference.refers)) for reference in references),
        ),
        fetch=values_of([*inside, *used]),
        references=references,
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


def in_words(path: Path, say: Interface) -> str:
    """
    Write the way to a value as a reader finds it in the file.

    >>> in_words(("sites", "nord", "states", 0), Interface("en"))
    '`sites › nord › states`, entry 1'
    """
    *before, last = path
    steps = [str(step + 1) if isinstance(step, int) else step for step in before]
    if isinstance(last, int):
        return say("`{names}`, entry {n}", names=" › ".join(steps), n=last + 1)
    return f"`{' › '.join((*steps, last))}`"


def _gather(entry: Entry[Any], groups: dict[type, tuple[list[Entry[Any]], Plan]], ids: list[set[str]]) -> None:
    """Add a shape and all shapes in it to the groups of their classes, and the ids they use to the sets of `ids`."""
    shape = entry.shape
    cls = shape.__class__
    group = groups.get(cls)
    if group is None:
        group = groups[cls] = ([], plan_of(cls))
    group[0].append(entry)
    plan = group[1]
    for (name, refers), value in zip(plan.steps, plan.fetch(shape), strict=False):
        if not value:
            continue
        kind = value.__class__
        if refers is not None:
            ids[refers].update((value,) if kind is str else value)
        elif kind is tuple:
            for position, item in enumerate(value):
                _gather(Entry(item, entry, name, position), groups, ids)
        elif kind is dict:
            for key, item in value.items():
                _gather(Entry(item, entry, name, key), groups, ids)
        else:
            _gather(Entry(value, entry, name), groups, ids)


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
