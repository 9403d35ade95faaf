"""The one converter between plain data and the model; it runs on data the schema has accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache, lru_cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from values_exchange.dates import PartialDate
from values_exchange.fields import Need, fields_of, is_blank, is_shape, plain_type
from values_exchange.languages import LANGUAGES, Text

T = TypeVar("T")

_LANGUAGES = frozenset(LANGUAGES)
_written_in: ContextVar[str] = ContextVar("language of the record being converted")


def structure(data: Mapping[str, Any], kind: type[T]) -> T:
    """
    Make a record, or any shape in one, from plain data that its schema accepts.

    Texts written as plain strings are given the language the data names as its own.
    """
    token = _written_in.set(data.get("language", "en"))
    try:
        return _converter().structure(data, kind)
    finally:
        _written_in.reset(token)


def dump(value: object) -> Any:
    """
    Give a record, or any shape in one, as plain data for JSON in its one normal form.

    Every text is a map of languages, every date a text, blank fields are left out, fields stand in the order of the
    model. ``structure(dump(value), type(value)) == value``.
    """
    if value is None or isinstance(value, (str, int, float)):  # most values are, so they are not asked what else
        return value
    if is_shape(type(value)):
        return _dump_shape(value)
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, tuple):
        return [dump(item) for item in value]
    if isinstance(value, Mapping):
        return {key: dump(item) for key, item in value.items()}
    return value.text if isinstance(value, PartialDate) else value


def _dump_shape(value: object) -> dict[str, Any]:
    cls: Any = type(value)
    flat = _flat_field(cls)
    result: dict[str, Any] = {}
    for name in fields_of(cls):
        content = getattr(value, name)
        if not content and is_blank(content):
            continue
        if name == flat:
            result.update(content.by_language)
        else:
            result[name] = dump(content)
    return result


@cache
def _flat_field(cls: Any) -> str | None:  # type checkers do not take a class for hashable
    return next((name for name, entry in fields_of(cls).items() if entry.meaning.flat), None)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    # In JSON Schema 3.0 is an integer too.
    converter.register_structure_hook(int, lambda value, _: int(value))
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(PartialDate, lambda value, _: _date(value))
    converter.register_structure_hook(Text, lambda value, _: _text(value))
    converter.register_structure_hook_func(_is_number, lambda value, _: value)
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(is_shape, lambda cls: _shape_hook(cls, converter))
    return converter


def _is_number(kind: Any) -> bool:
    return set(get_args(kind)).difference((NoneType,)) == {int, float}


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _string(value: str | float, _: Any = None) -> str:
    """Give a text; years and districts may be written as numbers."""
    return value if value.__class__ is str else str(int(value))


@lru_cache(maxsize=10_000)
def _date(value: str | float) -> PartialDate:
    """Make a date, or give the equal one that was made before: a catalogue has few dates, many times each."""
    return PartialDate(_string(value))


def _text(value: str | Mapping[str, str]) -> Text:
    return Text({_written_in.get(): value} if isinstance(value, str) else value)


def _list_hook(kind: Any, converter: Converter) -> Callable[[list[Any], Any], tuple[Any, ...]]:
    item = get_args(kind)[0]
    hook = converter.get_structure_hook(item)
    if item is str:
        return lambda values, _: tuple(map(_string, values))
    return lambda values, _: tuple([hook(value, item) for value in values])


def _shape_hook(cls: Any, converter: Converter) -> Callable[[Mapping[str, Any], Any], Any]:
    """
    Make the function that makes a shape from plain data.

    It looks at the fields that are there, not at those that could be: most fields of most shapes are left out.
    """
    flat = _flat_field(cls)
    kinds = {name: plain_type(entry.type) for name, entry in fields_of(cls).items() if name != flat}
    hooks = {name: (converter.get_structure_hook(kind), kind) for name, kind in kinds.items()}
    blanks = {name: _blank(entry.type) for name, entry in fields_of(cls).items() if entry.meaning.need is Need.ANSWERED}

    def hook(data: Mapping[str, Any], _: Any) -> Any:  # cattrs passes the type again
        values, said = dict(blanks), {}
        for name, content in data.items():
            if name in hooks:
                convert, kind = hooks[name]
                values[name] = content if content.__class__ is kind else convert(content, kind)
            elif flat is not None and name in _LANGUAGES:
                said[name] = content
            else:
                raise ForbiddenExtraKeysError(None, cls, {name})
        if said and flat is not None:
            values[flat] = Text(said)
        return cls(**values)

    return hook


def _blank(kind: Any) -> Any:
    """Give the value of a required field that `absent` answers."""
    origin = get_origin(plain_type(kind))
    if origin is tuple:
        return ()
    return {} if origin is not None else None
