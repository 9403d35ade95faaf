"""The model as JSON Schema 2020-12; total: a type without a rule raises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from attrs import define, field

from values_exchange.dates import DATE_PATTERN, PartialDate
from values_exchange.fields import (
    FieldOf,
    Meaning,
    Need,
    Refers,
    about_shape,
    fields_of,
    is_shape,
    plain_type,
)
from values_exchange.languages import LANGUAGES, Text
from values_exchange.model import Absent, City, Network, Programme
from values_exchange.problems import CannotDescribe, UnknownName
from values_exchange.vocabulary import URI_BASE, CodeList

Schema = dict[str, Any]

KINDS: Mapping[str, type] = {"network": Network, "city": City, "programme": Programme}
"""The kinds of records, in the order in which a catalogue is read."""

VERSION = 1
"""The version of the records' form; every record says it as `schema: 1`."""

PARTIAL_DATE = "partial-date"
"""The one format the schemas use: a year, a month or a day of the calendar (see `dates.is_date`)."""

LANGUAGE_KEY = f"^({'|'.join(LANGUAGES)})$"


def schema_id(kind: str) -> str:
    """Give the URI under which the schema of a kind of record is published."""
    return f"{URI_BASE}schemas/{VERSION}/{kind}.json"


def schema_for(kind: str) -> Schema:
    """
    Give the JSON Schema of a kind of record: ``network``, ``city`` or ``programme``.

    Shape: a self-contained JSON Schema 2020-12 document with ``$id``, ready for ``json.dumps``.

    Raises:
        UnknownName: if there is no such kind of record.

    >>> schema_for("city")["title"]
    'City'
    """
    if kind not in KINDS:
        raise UnknownName(kind="kind of record", name=kind, near=tuple(KINDS))
    return schema_of(KINDS[kind], schema_id(kind))


def schema_of(cls: type, identifier: str) -> Schema:
    """
    Give the JSON Schema of any shape as a document of its own.

    Raises:
        CannotDescribe: if a field has a type that no rule covers.
    """
    definitions = _Definitions()
    whole = definitions.shape_schema(cls, None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        **whole,
        "$defs": {name: definitions.made[name] for name in sorted(definitions.made)},
    }


@define
class _Definitions:
    """The definitions gathered while a schema is made, each under its name."""

    made: dict[str, Schema] = field(factory=dict)

    def shape_schema(self, cls: type, codes: CodeList | None) -> Schema:
        """Give the schema of a shape as an object; `codes` is the list its `codes` field is held to."""
        about = about_shape(cls)
        fields = fields_of(cls)
        flat = next((entry for entry in fields.values() if entry.meaning.flat), None)
        keyed = {name: entry for name, entry in fields.items() if entry is not flat}
        result: Schema = {
            "title": about.title,
            "description": about.description,
            "type": "object",
            "properties": {name: self.field_schema(entry, cls, codes) for name, entry in keyed.items()},
            "required": [name for name, entry in keyed.items() if entry.is_required],
            "additionalProperties": False,
        }
        if not result["required"]:
            del result["required"]
        if flat is not None:
            result["patternProperties"] = {
                LANGUAGE_KEY: {"type": "string", "minLength": 1, "description": flat.meaning.description}
            }
            if flat.is_required:
                result["not"] = {"propertyNames": {"enum": list(keyed)}}
        if about.one_of:
            result["anyOf"] = [{"required": list(group)} for group in about.one_of]
        dependencies = dict(_dependencies(cls))
        if dependencies:
            result["dependentRequired"] = dependencies
        answered = [_answered(name) for name, entry in keyed.items() if entry.meaning.need is Need.ANSWERED]
        if answered and "absent" in keyed:
            result["allOf"] = answered
        elif "required" not in result:
            result["minProperties"] = 1
        return result

    def field_schema(self, entry: FieldOf, owner: type, codes: CodeList | None) -> Schema:
        """Give the schema of a field, with its title, description and example."""
        meaning = entry.meaning
        inner = codes if entry.name == "codes" and codes is not None else meaning.codes
        described: Schema = {"title": meaning.title, "description": _description(meaning)}
        if meaning.example is not None:
            described["examples"] = [meaning.example]
        return {**self.type_schema(entry.type, meaning, owner, inner), **described}

    def type_schema(self, kind: Any, meaning: Meaning, owner: type, codes: CodeList | None) -> Schema:
        """Give the schema of a type, with the bounds of its meaning."""
        plain = plain_type(kind)
        if get_origin(plain) is tuple:
            items = self.type_schema(get_args(plain)[0], meaning, owner, codes)
            unique = {"uniqueItems": True} if plain_type(get_args(plain)[0]) is str else {}
            return {"type": "array", "minItems": 1, **unique, "items": items}
        if (
            get_origin(plain) is not None
            and isinstance(get_origin(plain), type)
            and issubclass(get_origin(plain), Mapping)
        ):
            return {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": meaning.keys},
                "additionalProperties": self.type_schema(get_args(plain)[1], Meaning("", ""), owner, codes),
            }
        if is_shape(plain):
            return {"$ref": self.reference(plain, owner, codes)}
        return self.scalar_schema(plain, meaning, codes)

    def reference(self, cls: type, owner: type, codes: CodeList | None) -> str:
        """Give the reference to a shape's definition, making it on first use."""
        name = _snake(cls.__name__)
        if cls is Absent:
            name = f"{name}_in_{_snake(owner.__name__)}"
        elif codes is not None:
            name = f"{name}_{_snake(codes.id)}"
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = self.shape_schema(cls, codes)
            if cls is Absent:
                own = [field for field in fields_of(owner) if field != "absent"]
                self.made[name]["properties"]["field"]["enum"] = own
                self.made[name]["properties"]["field"]["examples"] = own[:1]
        return f"#/$defs/{name}"

    def scalar_schema(self, plain: Any, meaning: Meaning, codes: CodeList | None) -> Schema:  # noqa: PLR0911 - one return for each way it can end
        """Give the schema of a single value."""
        if plain is str and codes is not None:
            return {"$ref": self.codes_reference(codes)}
        if plain is str:
            return _text_schema(meaning)
        if plain is Text:
            self.made.setdefault("text", _languages_schema())
            return {"$ref": "#/$defs/text"}
        if plain is PartialDate:
            self.made.setdefault("date", _date_schema())
            return {"$ref": "#/$defs/date"}
        if plain is bool:
            return {"type": "boolean"}
        if plain is int:
            return {"type": "integer", **_limits(meaning)}
        if set(get_args(plain)) == {int, float}:
            return {"type": "number", **_limits(meaning)}
        raise CannotDescribe(what=repr(plain))

    def codes_reference(self, codes: CodeList) -> str:
        """Give the reference to a code list's definition, making it on first use."""
        name = f"codes_{_snake(codes.id)}"
        self.made.setdefault(
            name,
            {"title": codes.title, "description": codes.description, "type": "string", "enum": list(codes.ids)},
        )
        return f"#/$defs/{name}"


def _answered(name: str) -> Schema:
    """Ask for a field unless the section says under `absent` why it is missing."""
    listed = {"contains": {"type": "object", "properties": {"field": {"const": name}}, "required": ["field"]}}
    return {
        "if": {"not": {"properties": {"absent": listed}, "required": ["absent"]}},
        "then": {"required": [name]},
    }


def _dependencies(cls: type) -> Iterator[tuple[str, list[str]]]:
    about = about_shape(cls)
    needed: dict[str, list[str]] = {}
    for group in about.together:
        for name in group:
            needed.setdefault(name, []).extend(other for other in group if other != name)
    for first, second in about.needs:
        needed.setdefault(first, []).append(second)
    yield from needed.items()


def _text_schema(meaning: Meaning) -> Schema:
    result: Schema = {"type": "string", "minLength": 1}
    if meaning.refers in (Refers.DISTRICT, Refers.FIGURE_NAME):
        result["type"] = ["string", "integer"]
    if meaning.pattern:
        result["pattern"] = meaning.pattern
    if meaning.max_length:
        result["maxLength"] = meaning.max_length
    if meaning.choices:
        result["enum"] = list(meaning.choices)
    return result


def _languages_schema() -> Schema:
    return {
        "title": "Text",
        "description": "A text in the record's language, or a map from language tag to text.",
        "type": ["string", "object"],
        "minLength": 1,
        "minProperties": 1,
        "propertyNames": {"enum": list(LANGUAGES)},
        "additionalProperties": {"type": "string", "minLength": 1},
    }


def _date_schema() -> Schema:
    return {
        "title": "Date",
        "description": "A year (2015), a month (2015-09) or a day (2015-09-02).",
        "type": ["string", "integer"],
        "pattern": DATE_PATTERN,
        "format": PARTIAL_DATE,
        "minimum": 1000,
        "maximum": 9999,
    }


def _limits(meaning: Meaning) -> Schema:
    limits = {"minimum": meaning.minimum, "maximum": meaning.maximum}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _description(meaning: Meaning) -> str:
    return f"{meaning.description} Unit: {meaning.unit}." if meaning.unit else meaning.description


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace("-", "_")).lower()
