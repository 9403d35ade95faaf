"""The one converter between plain data and the model; it runs on data the schema has accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from values_exchange.dates import PartialDate
from values_exchange.fields import Need, fields_of, is_blank, is_shape, plain_type, vars_of
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


def dump(value: object) -> Any:  # noqa: ANN401 - plain data
    """
    Give a record, or any shape in one, as plain data for JSON in its one normal form.

    Every text is a map of languages, every date a text, blank fields are left out, fields stand in the order of the model.
    ``structure(dump(value), type(value)) == value``.
    """
    if is_shape(type(value)):
        return _dump_shape(value)
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, tuple):
        return [dump(item) for item in value]
    if isinstance(value, Mapping):
        return {key: dump(item) for key, item in value.items()}
    return value


def _dump_shape(value: object) -> dict[str, Any]:
    flat = _flat_field(type(value))
    result: dict[str, Any] = {}
    for name in vars_of(value):
        content = getattr(value, name)
        if is_blank(content):
            continue
        if name == flat:
            result.update(content.by_language)
        else:
            result[name] = dump(content)
    return result


def _flat_field(cls: type) -> str | None:
    return next((name for name, entry in fields_of(cls).items() if entry.meaning.flat), None)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False, forbid_extra_keys=True)
    converter.register_structure_hook(str, lambda value, _: value if type(value) is str else str(value))
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate(str(value)))
    converter.register_structure_hook(Text, lambda value, _: _text(value))
    # In JSON Schema 3.0 is an integer too.
    converter.register_structure_hook(int, lambda value, _: int(value))
    converter.register_structure_hook_func(_is_number, lambda value, _: value)
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(is_shape, lambda cls: _shape_hook(cls, converter))
    return converter


def _is_number(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return set(get_args(kind)).difference((NoneType,)) == {int, float}


def _is_list(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return get_origin(kind) is tuple


def _list_hook(kind: Any, converter: Converter) -> Callable[[list[Any], Any], tuple[Any, ...]]:  # noqa: ANN401
    item = get_args(kind)[0]
    hook = converter.get_structure_hook(item)
    return lambda values, _: tuple([hook(value, item) for value in values])


def _text(value: str | Mapping[str, str]) -> Text:
    return Text({_written_in.get(): value} if isinstance(value, str) else value)


def _shape_hook(cls: type[Any], converter: Converter) -> Callable[[Mapping[str, Any], Any], Any]:
    make = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False)
    flat = _flat_field(cls)
    blanks = {
        name: _blank(entry.type) for name, entry in fields_of(cls).items() if entry.meaning.need is Need.ANSWERED
    }

    def hook(data: Mapping[str, Any], kind: Any) -> Any:  # noqa: ANN401 - cattrs passes the type again
        if flat is not None:
            said = {key: text for key, text in data.items() if key in _LANGUAGES}
            if said:
                data = {key: content for key, content in data.items() if key not in said}
                data[flat] = said
        if blanks:
            data = {**blanks, **data}
        return make(data, kind)

    return hook


def _blank(kind: Any) -> Any:  # noqa: ANN401 - a type expression
    """Give the value of a required field that `absent` answers."""
    origin = get_origin(plain_type(kind))
    if origin is tuple:
        return ()
    return {} if origin is not None else None
