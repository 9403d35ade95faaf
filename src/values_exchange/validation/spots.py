"""Where a path leads in the model: the field there, the shape it belongs to, its code list, and how to name it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, get_args, get_origin

from attrs import evolve, frozen

from values_exchange.fields import FieldOf, fields_of, is_shape, plain_type
from values_exchange.languages import LANGUAGES, Interface, Text
from values_exchange.problems import Path
from values_exchange.terms import field_title, shape_title
from values_exchange.vocabulary import CodeList


@frozen(kw_only=True)
class Spot:
    """
    A place in the model.

    Attributes:
        owner: The shape the field belongs to.
        field: The field, unless this is the record as a whole or no field at all.
        kind: The type of the value here; None where the model knows of none.
        codes: The code list that holds here.
        steps: How the path goes on inside the field: the position in a list, the key in a map, the language of a text.
    """

    owner: type
    field: FieldOf | None = None
    kind: Any = None
    codes: CodeList | None = None
    steps: Path = ()

    @property
    def shape(self) -> type | None:
        """The shape the value here should have; None where it should be something simpler."""
        return self.kind if is_shape(self.kind) else None

    @property
    def is_list(self) -> bool:
        """Whether a list belongs here."""
        return get_origin(self.kind) is tuple

    @property
    def is_map(self) -> bool:
        """Whether entries belong here, each under a key of its own."""
        origin = get_origin(self.kind)
        return isinstance(origin, type) and issubclass(origin, Mapping)

    @property
    def item(self) -> Any:
        """The type of what a list or map holds; None where this is neither."""
        if self.is_list:
            return plain_type(get_args(self.kind)[0])
        return plain_type(get_args(self.kind)[1]) if self.is_map else None

    def name(self, say: Interface) -> str:
        """Name the place, such as “Functions” (`functions`), or an entry in it."""
        if self.field is None:
            title = shape_title(say, self.owner)
            return say("“{title}”", title=title)
        named = title_and_name(self.owner, self.field, say)
        for step in self.steps:
            if isinstance(step, int):
                named = say("entry {n} of {field}", n=say.number(step + 1), field=named)
            elif self.field.meaning.flat:
                named = say("the text `{language}`", language=step)
            else:
                named = say("`{key}` in {field}", key=step, field=named)
        return named


def title_and_name(owner: type, entry: FieldOf, say: Interface) -> str:
    """Name a field of a shape by its title and by the name it has in records."""
    return say("“{title}” (`{name}`)", title=field_title(say, owner, entry), name=entry.name)


@lru_cache(maxsize=10_000)
def spot_at(root: Any, path: Path) -> Spot:
    """Follow a path from the record's shape; past what the model knows, the spot has no kind and no field."""
    here = Spot(owner=root, kind=root)
    for step in path:
        here = _step(here, step)
    return here


def _step(here: Spot, step: str | int) -> Spot:
    if here.shape is not None:
        return _field(here, here.shape, str(step))
    deeper = str if here.kind is Text else here.item
    return evolve(here, kind=deeper, steps=(*here.steps, step))


def _field(here: Spot, shape: type, name: str) -> Spot:
    flat = flat_field(shape)
    if flat is not None and name in LANGUAGES:
        return Spot(owner=shape, field=flat, kind=str, steps=(name,))
    entry = fields_of(shape).get(name)
    if entry is None or entry is flat:
        return Spot(owner=shape)
    codes = here.codes if name == "codes" and here.codes else entry.meaning.codes
    return Spot(owner=shape, field=entry, kind=plain_type(entry.type), codes=codes)


@cache
def flat_field(shape: Any) -> FieldOf | None:
    """Give the field whose languages stand beside the other fields; None where a shape has none."""
    return next((entry for entry in fields_of(shape).values() if entry.meaning.flat), None)


@cache
def keyed_fields(shape: Any) -> Mapping[str, FieldOf]:
    """Give the fields that are written under their own names."""
    return {name: entry for name, entry in fields_of(shape).items() if not entry.meaning.flat}
