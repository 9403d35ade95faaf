"""Ways to declare a field once: what it means, its unit and bounds; attrs' validator is made from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

import attrs

from values_exchange.vocabulary import CodeList


class Need(Enum):
    """
    How much a field is asked for.

    `REQUIRED` must be there; `ANSWERED` must be there, or the section says under `absent` why it is not;
    `RECOMMENDED` gives a warning when it is missing; `OPTIONAL` never does.
    """

    REQUIRED = "required"
    ANSWERED = "answered"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Compared(Enum):
    """How a field is laid side by side: as codes, as texts, as dates, as names, or as money."""

    CODES = "codes"
    TEXTS = "texts"
    DATES = "dates"
    NAMES = "names"
    MONEY = "money"
    ANSWERS = "answers"


class Refers(Enum):
    """What the ids in a field stand for; each is looked up in the record, then in its city, then in the network."""

    SOURCE = "source"
    ORGANISATION = "organisation"
    SITE = "site"
    PART = "part"
    DISTRICT = "district"
    QUARTER = "quarter"
    THEME = "theme"
    CITY = "city"
    PROGRAMME = "programme"
    CLAIM = "claim"
    FIGURE_NAME = "figure_name"


@attrs.frozen(eq=False, repr=False)  # compared by identity: examples are plain data, which has no hash
class Meaning:
    """
    What a field means, declared once beside its type.

    Attributes:
        title: The field's name as an officer reads it.
        description: One or two sentences: what belongs here, and what does not.
        question: What to ask a city when the field is not documented.
        unit: The unit a number is in.
        codes: The code list the field's codes are from.
        open_names: Whether an id may also be a plain name that nothing declares.
        flat: Whether the languages of this text stand beside the other fields, not under a key of their own.
    """

    title: str
    description: str
    need: Need = Need.OPTIONAL
    example: object = None
    question: str = ""
    unit: str = ""
    codes: CodeList | None = None
    choices: tuple[str, ...] = ()
    pattern: str = ""
    format: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    max_words: int | None = None
    compared: Compared | None = None
    refers: Refers | None = None
    open_names: bool = False
    flat: bool = False
    keys: str = ""

    def __repr__(self) -> str:
        """Give the title alone: attrs writes out the annotation of each field while it makes a class."""
        return f"Meaning({self.title!r}, …)"


@attrs.frozen(kw_only=True)
class About:
    """
    What a shape of the model is, beyond its fields.

    Attributes:
        title: Its name as an officer reads it.
        one_of: Groups of fields of which at least one must be there in full.
        together: Groups of fields that are there all or not at all.
        needs: Pairs of fields: who states the first must state the second.
        claim: Whether it says something that has to rest on a source.
    """

    title: str
    description: str
    one_of: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    claim: bool = False


@attrs.frozen(kw_only=True)
class FieldOf:
    """A field of a shape, with its type and meaning: what every generated thing is made from."""

    name: str
    type: Any
    meaning: Meaning
    default: object

    @cached_property
    def plain(self) -> Any:
        """Its type without ``| None``, as `plain_type` gives it."""
        return plain_type(self.type)

    @cached_property
    def item(self) -> Any:
        """What it holds, where it is a list or a keyed map, as `item_type` gives it; else its plain type."""
        return item_type(self.type)

    @property
    def is_required(self) -> bool:
        """Whether a record without it is refused, `absent` or not."""
        return self.meaning.need is Need.REQUIRED


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Ids: lower-case ASCII letters and digits, in groups joined by single hyphens."""

KEY = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
"""Keys inside a record (of sources, sites, organisations …): as ids, with underscores allowed."""

EMPTY: Mapping[str, Any] = MappingProxyType({})
"""The default of a keyed map: not documented."""

T = TypeVar("T")


def _problem_with(value: object, meaning: Meaning) -> str:
    """Say what is wrong with one scalar by its meaning's bounds; empty when nothing is."""
    if isinstance(value, str):
        return _problem_with_text(value, meaning)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if meaning.minimum is not None and value < meaning.minimum:
            return f"be at least {meaning.minimum}"
        if meaning.maximum is not None and value > meaning.maximum:
            return f"be at most {meaning.maximum}"
    return ""


def _problem_with_text(text: str, meaning: Meaning) -> str:
    if meaning.pattern and (text.endswith("\n") or not re.search(meaning.pattern, text)):
        return f"match {meaning.pattern}"
    if meaning.max_length and len(text) > meaning.max_length:
        return f"have at most {meaning.max_length} characters"
    if meaning.choices and text not in meaning.choices:
        return f"be one of {', '.join(meaning.choices)}"
    if meaning.codes is not None and text not in meaning.codes:
        return f"be a code of {meaning.codes.id}"
    return "" if text else "not be empty"


@attrs.frozen
class Bounds:
    """The attrs validator of a field: its meaning's bounds, for each item where the field holds several."""

    meaning: Meaning
    _allowed: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    """The codes or choices, where nothing else has to hold: most values are found here."""

    @_allowed.default
    def _listed(self) -> frozenset[str]:
        meaning = self.meaning
        listed = meaning.choices or (meaning.codes.ids if meaning.codes is not None else ())
        return frozenset() if meaning.pattern or meaning.max_length else frozenset(listed)

    def __call__(self, instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Raise a ValueError that names the class, the field, what was found and what was expected."""
        if value is None or (value.__class__ is str and value in self._allowed):
            return
        for item in value if isinstance(value, tuple) else (value,):
            wanted = _problem_with(item, self.meaning)
            if wanted:
                message = f"{type(instance).__name__}.{attribute.name}: {item!r} must {wanted}"
                raise ValueError(message)


def _add_bounds(cls: type, attributes: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    return [_with_bounds(cls, attribute) for attribute in attributes]


def _with_bounds(cls: type, attribute: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    annotation: Any = attribute.type
    if isinstance(annotation, str):
        # Under `from __future__ import annotations` there is no meaning yet: its bounds would be lost in silence.
        message = f"the module of {cls.__name__} must not import annotations from __future__"
        raise TypeError(message)
    meaning = meaning_of(attribute.type)
    return attribute.evolve(validator=Bounds(meaning)) if meaning and _has_bounds(meaning) else attribute


def _has_bounds(meaning: Meaning) -> bool:
    return bool(
        meaning.pattern
        or meaning.max_length
        or meaning.choices
        or meaning.codes
        or meaning.minimum is not None
        or meaning.maximum is not None
    )


def meaning_of(annotation: Any) -> Meaning | None:
    """Give the meaning in an ``Annotated[...]`` type; None where there is none."""
    if get_origin(annotation) is Annotated:
        return next((extra for extra in get_args(annotation)[1:] if isinstance(extra, Meaning)), None)
    return None


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(attrs.field,))
def shape(
    title: str,
    *,
    one_of: tuple[tuple[str, ...], ...] = (),
    together: tuple[tuple[str, ...], ...] = (),
    needs: tuple[tuple[str, str], ...] = (),
    claim: bool = False,
) -> Callable[[type[T]], type[T]]:
    """
    Make a class a shape of the model: a frozen attrs class whose fields carry their meaning.

    The class's docstring is its description. Type checkers see a missing or mistyped argument, as with
    ``attrs.frozen``.
    """

    def declare(cls: type[T]) -> type[T]:
        about = About(
            title=title, description=_sentence(cls), one_of=one_of, together=together, needs=needs, claim=claim
        )
        if one_of or together or needs or "absent" in cls.__annotations__:
            cls.__attrs_post_init__ = _check_whole  # type: ignore[attr-defined] # attrs calls it after __init__
        cls.__about__ = about  # type: ignore[attr-defined] # read by about()
        return attrs.frozen(kw_only=True, field_transformer=_add_bounds)(cls)

    return declare


def _sentence(cls: type) -> str:
    return " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split())


def _check_whole(instance: object) -> None:
    """Raise a ValueError where fields that belong together are missing, or `absent` names none that exists."""
    about = about_shape(type(instance))

    def states(*names: str) -> list[bool]:
        return [not is_blank(getattr(instance, name)) for name in names]

    if about.one_of and not any(all(states(*group)) for group in about.one_of):
        raise ValueError(f"{type(instance).__name__} needs one of: {'; '.join(' and '.join(g) for g in about.one_of)}")
    for group in about.together:
        if any(states(*group)) and not all(states(*group)):
            raise ValueError(f"{type(instance).__name__} needs {' and '.join(group)} together")
    for first, second in about.needs:
        if states(first, second) == [True, False]:
            raise ValueError(f"{type(instance).__name__}: {first} needs {second}")
    unknown = [gap.field for gap in getattr(instance, "absent", ()) if gap.field not in vars_of(instance)]
    if unknown:
        raise ValueError(f"{type(instance).__name__}.absent names no field of it: {', '.join(sorted(unknown))}")


def vars_of(instance: object) -> tuple[str, ...]:
    """Give the names of a shape's fields, in the order of the model."""
    cls: Any = type(instance)
    return _names_of(cls)


@cache
def _names_of(cls: Any) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in cls.__attrs_attrs__)


def sections_of(cls: type) -> tuple[str, ...]:
    """Give the names of the fields in which one shape stands, such as the audience and the offer of a programme."""
    kind: Any = cls
    return _sections_of(kind)


@cache
def _sections_of(cls: Any) -> tuple[str, ...]:
    return tuple(name for name, entry in _fields_of(cls).items() if is_shape(entry.plain))


def is_blank(value: object) -> bool:
    """Tell whether a field was left out: None, or an empty list, map or text. Zero and False are stated."""
    return value is None or (not value and not isinstance(value, (int, float)))


def is_shape(candidate: object) -> bool:
    """Tell whether something is a class made with `shape`."""
    return isinstance(candidate, type) and hasattr(candidate, "__about__")


def about_shape(cls: type) -> About:
    """Give what is declared of a shape beyond its fields."""
    return cls.__about__  # type: ignore[attr-defined, no-any-return]


def fields_of(cls: type) -> Mapping[str, FieldOf]:
    """
    Give a shape's fields with type and meaning, in the order of the model.

    Raises:
        TypeError: if a field has no meaning; then the class cannot be described to anybody.
    """
    return _fields_of(cls)


@cache
def _fields_of(cls: Any) -> Mapping[str, FieldOf]:
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for attribute in cls.__attrs_attrs__:
        meaning = meaning_of(hints[attribute.name])
        if meaning is None:
            message = f"{cls.__name__}.{attribute.name} has no meaning: write Annotated[..., Meaning(...)]"
            raise TypeError(message)
        kind = get_args(hints[attribute.name])[0]
        found[attribute.name] = FieldOf(name=attribute.name, type=kind, meaning=meaning, default=attribute.default)
    return found


def plain_type(kind: Any) -> Any:
    """Give a type without its ``| None`` and its ``Annotated``."""
    if get_origin(kind) is Annotated:
        return plain_type(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        kinds = [argument for argument in get_args(kind) if argument is not NoneType]
        return plain_type(kinds[0]) if len(kinds) == 1 else Union[tuple(kinds)]  # noqa: UP007 - built at run time
    return kind


def item_type(kind: Any) -> Any:
    """Give what a list or keyed map holds; the type itself for anything else."""
    plain = plain_type(kind)
    if get_origin(plain) is tuple:
        return plain_type(get_args(plain)[0])
    if isinstance(get_origin(plain), type) and issubclass(get_origin(plain), Mapping):
        return plain_type(get_args(plain)[1])
    return plain


Way = tuple[str | int, ...]


def walk(value: object) -> Iterator[tuple[Way, object]]:
    """
    Go through a value and all shapes in it, depth first.

    Shape: pairs of path and value, one for each shape, in the order of the model. Paths are those of the record's file.
    """
    return ((path, shape) for path, shape, _ in walk_sections(value))


def walk_sections(value: object) -> Iterator[tuple[Way, object, object]]:
    """Go through a value as `walk` does, and give with each shape the one it stands in; None for those in `value`."""
    found: list[tuple[Way, object, object]] = []
    _gather(value, (), None, found)
    return iter(found)


def _gather(value: object, path: Way, section: object, found: list[tuple[Way, object, object]]) -> None:
    cls: Any = type(value)
    if is_shape(cls):
        found.append((path, value, section))
        inside = value if path else None
        for name in _names_of_holders(cls):
            inner = getattr(value, name)
            if inner:
                _gather(inner, (*path, name), inside, found)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _gather(item, (*path, position), section, found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather(item, (*path, key), section, found)


@cache
def _names_of_holders(cls: Any) -> tuple[str, ...]:
    """Give the names of the fields in which a shape can stand: most hold texts, codes and dates, and none ever does."""
    return tuple(name for name, entry in _fields_of(cls).items() if _may_hold_shapes(entry.type))


def _may_hold_shapes(kind: Any) -> bool:
    return is_shape(kind) or any(_may_hold_shapes(inner) for inner in get_args(kind))
