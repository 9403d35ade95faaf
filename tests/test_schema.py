"""The schemas: valid by the meta-schema, in step with the model, strict, and described for whoever edits with them."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any

import jsonschema
import pytest

from tests.repository import ROOT
from tests.shapes import all_fields, all_shapes
from values_exchange.fields import FieldOf, Meaning, Need, fields_of, shape
from values_exchange.languages import LANGUAGES
from values_exchange.problems import CannotDescribe, UnknownName
from values_exchange.schema import KINDS, PARTIAL_DATE, VERSION, schema_for, schema_of
from values_exchange.validation.engines import FORMATS
from values_exchange.vocabulary import CODE_LISTS

SCHEMAS = {kind: schema_for(kind) for kind in KINDS}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Find every schema inside a schema, itself first."""
    if isinstance(schema, list):
        for part in schema:
            yield from parts(part)
    elif isinstance(schema, dict):
        yield schema
        for name, part in schema.items():
            if name in ("properties", "patternProperties", "$defs"):
                for inner in part.values():
                    yield from parts(inner)
            elif name not in ("examples", "enum", "const", "dependentRequired"):
                yield from parts(part)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_follows_the_meta_schema(kind: str) -> None:
    """Each schema is a valid JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_in_step(kind: str) -> None:
    """The schemas in the repository are those of the model."""
    published = (ROOT / "schemas" / f"{kind}.json").read_text("utf-8")

    assert json.dumps(SCHEMAS[kind], ensure_ascii=False, indent=2) + "\n" == published, "Run: make schemas"


def test_only_these_schemas_are_published() -> None:
    """There is one schema for each kind of record."""
    assert sorted(f"{kind}.json" for kind in KINDS) == sorted(path.name for path in (ROOT / "schemas").glob("*.json"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_says_what_it_is(kind: str) -> None:
    """Each schema has its address, which carries the version, a title and a description."""
    schema = SCHEMAS[kind]

    assert f"https://w3id.org/values-exchange/schemas/{VERSION}/{kind}.json" == schema["$id"]
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert kind == schema["title"].lower()
    assert schema["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_group_of_fields_takes_unknown_fields(kind: str) -> None:
    """Whatever has fields of its own refuses all others."""
    open_groups = [
        part
        for part in parts(SCHEMAS[kind])
        if "title" in part and "properties" in part and part["additionalProperties"]
    ]

    assert [] == open_groups


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_leads_to_a_definition_and_every_definition_is_used(kind: str) -> None:
    """The schema is complete in itself, and holds nothing that is not needed."""
    used = {part["$ref"] for part in parts(SCHEMAS[kind]) if "$ref" in part}

    assert used == {f"#/$defs/{name}" for name in SCHEMAS[kind]["$defs"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_title_and_description(kind: str) -> None:
    """An editor can say of each field what belongs there."""
    silent = [
        (part["title"], name)
        for part in parts(SCHEMAS[kind])
        if "properties" in part and "title" in part
        for name, inner in part["properties"].items()
        if not (inner.get("title") and inner.get("description"))
    ]

    assert [] == silent


@pytest.mark.parametrize("kind", KINDS)
def test_only_formats_are_used_that_are_checked(kind: str) -> None:
    """A format that nobody checks would let everything pass."""
    assert {part["format"] for part in parts(SCHEMAS[kind]) if "format" in part} <= set(FORMATS)


@pytest.mark.parametrize("kind", KINDS)
def test_code_lists_are_as_in_the_vocabulary(kind: str) -> None:
    """The codes of each list stand in the schema, in the order of the list."""
    lists = {f"codes_{codes.id.replace('-', '_')}": list(codes.ids) for codes in CODE_LISTS.values()}
    found = {name: part["enum"] for name, part in SCHEMAS[kind]["$defs"].items() if name.startswith("codes_")}

    assert found
    assert {name: lists[name] for name in found} == found


def described_fields() -> Iterator[Any]:
    """Give all fields that have an example, with the schema that describes them."""
    for owner, entry in all_fields():
        if entry.meaning.example is not None:
            yield pytest.param(owner, entry, id=f"{owner.__name__}.{entry.name}")


@pytest.mark.parametrize(("owner", "entry"), list(described_fields()))
def test_an_example_is_right_for_its_field(owner: type, entry: FieldOf) -> None:
    """Whoever copies the example of a field has written something valid."""
    schema = schema_of(owner, "urn:example")
    formats = jsonschema.FormatChecker(formats=())
    for name, holds in FORMATS.items():
        formats.checks(name)(lambda value, holds=holds: not isinstance(value, str) or holds(value))
    field = {"$ref": "#/$defs/text"} if entry.meaning.flat else schema["properties"][entry.name]
    schema["$defs"].setdefault("text", schema_for("city")["$defs"]["text"])
    validator = jsonschema.Draft202012Validator(schema, format_checker=formats).evolve(schema=field)

    assert [] == [error.message for error in validator.iter_errors(entry.meaning.example)]


@pytest.mark.parametrize("cls", all_shapes(), ids=lambda cls: cls.__name__)
def test_every_field_of_the_model_is_in_its_schema(cls: type) -> None:
    """What the model has, a record can say, and what it must have, a record must say."""
    schema = schema_of(cls, "urn:example")
    flat = {name for name, entry in fields_of(cls).items() if entry.meaning.flat}
    required = {name for name, entry in fields_of(cls).items() if entry.meaning.need is Need.REQUIRED}

    assert set(fields_of(cls)) - flat == set(schema["properties"])
    assert required - flat == set(schema.get("required", ()))


def test_texts_take_the_languages_there_are() -> None:
    """Every language can be written, in texts and beside statements."""
    statement = schema_for("programme")["$defs"]["statement"]
    (pattern,) = statement["patternProperties"]

    assert all(re.search(pattern, language) for language in LANGUAGES)
    assert not any(re.search(pattern, name) for name in ("xx", "EN", "en-GB", "sources", "text"))
    assert list(LANGUAGES) == schema_for("city")["$defs"]["text"]["propertyNames"]["enum"]


def test_dates_are_checked_by_form_and_by_calendar() -> None:
    """Editors check the form of a date by its pattern; we check the calendar, too."""
    date = schema_for("city")["$defs"]["date"]

    assert PARTIAL_DATE == date["format"]
    assert re.search(date["pattern"], "2015-09")
    assert not re.search(date["pattern"], "2015-13")


def test_there_is_no_schema_of_another_kind() -> None:
    """A kind that does not exist is refused with those that do."""
    with pytest.raises(UnknownName, match="There is no kind of record `town`"):
        schema_for("town")


@shape("Odd")
class Odd:
    """A shape with a type that no record has."""

    codes: Annotated[frozenset[str], Meaning("Codes", "A set.")] = frozenset()


def test_a_type_without_a_rule_is_refused() -> None:
    """No field is silently left out of the schema."""
    with pytest.raises(CannotDescribe, match="frozenset"):
        schema_of(Odd, "urn:odd")
