"""
One definition drives everything: a field that is declared once appears wherever fields are checked or shown.

`ScratchProgramme` is a programme with one compared field more, which only this file knows of.
"""

from typing import Annotated, Any

import pytest
from attrs import evolve

from tests.strategies import programme
from values_exchange.catalogue import Catalogue, Record
from values_exchange.comparison import CellState, RowKind, compare
from values_exchange.convert import dump, structure
from values_exchange.fields import Compared, Meaning, Need, fields_of, shape
from values_exchange.languages import Interface
from values_exchange.model import Absent, Coded, Programme
from values_exchange.pages import render_tree
from values_exchange.pages.dictionary import dictionary_of
from values_exchange.pages.edition import Edition
from values_exchange.pages.sections import sections_of
from values_exchange.pages.sheet import Sheet
from values_exchange.schema import schema_of
from values_exchange.validation import check_shape
from values_exchange.vocabulary import Code, CodeList

WEATHERS = CodeList(
    id="weathers",
    title="Weather",
    description="What the weather has to be like.",
    codes=(
        Code(code="dry", label="Dry weather", definition="No rain."),
        Code(code="any", label="Any weather", definition="Rain or not."),
    ),
)

EXAMPLE = [{"codes": ["dry"], "sources": ["seed"]}]


@shape("Scratch programme")
class ScratchProgramme(Programme):
    """A programme with one field more."""

    weather: Annotated[
        tuple[Coded, ...],
        Meaning(
            "Weather needed",
            "In which weather it takes place.",
            question="Does it take place when it rains?",
            need=Need.RECOMMENDED,
            example=EXAMPLE,
            codes=WEATHERS,
            compared=Compared.CODES,
        ),
    ] = ()
    visitors: Annotated[
        int | None, Meaning("Visitors", "How many can come.", unit="persons", example=20, minimum=1, maximum=99)
    ] = None


def scratch(**changes: Any) -> ScratchProgramme:
    """Make a programme with the new field, changed."""
    return structure(programme(**{"weather": EXAMPLE, **changes}), ScratchProgramme)


def problems(**changes: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """Check a programme with the new field, changed."""
    found = check_shape(programme(**changes), ScratchProgramme, "oslo/desk.yaml", Interface("en"))
    return [(problem.code, problem.message, problem.near) for problem in found]


def test_python_is_held_to_the_bounds_of_the_new_field() -> None:
    """The validator comes from the declaration."""
    with pytest.raises(ValueError, match=r"ScratchProgramme\.visitors: 100 must be at most 99"):
        scratch(visitors=100)

    assert 20 == scratch(visitors=20).visitors


def test_a_python_caller_may_leave_the_new_field_out_with_a_reason() -> None:
    """`absent` knows the new field, as it knows all others."""
    gap = Absent(field="weather", reason="not_collected")

    assert (gap,) == scratch(weather=None, absent=[dump(gap)]).absent


def test_the_schema_has_the_new_field() -> None:
    """Title, description, unit, example, bounds and codes stand in the schema."""
    schema = schema_of(ScratchProgramme, "urn:scratch")
    coded = schema["$defs"]["coded_weathers"]["properties"]["codes"]["items"]

    assert {
        "type": "array",
        "minItems": 1,
        "items": {"$ref": "#/$defs/coded_weathers"},
        "title": "Weather needed",
        "description": "In which weather it takes place.",
        "examples": [EXAMPLE],
    } == schema["properties"]["weather"]
    assert {"$ref": "#/$defs/codes_weathers"} == coded
    assert ["dry", "any"] == schema["$defs"]["codes_weathers"]["enum"]
    assert {
        "type": "integer",
        "minimum": 1,
        "maximum": 99,
        "title": "Visitors",
        "description": "How many can come. Unit: persons.",
        "examples": [20],
    } == schema["properties"]["visitors"]
    assert "weather" in schema["$defs"]["absent_in_scratch_programme"]["properties"]["field"]["enum"]


def test_the_new_field_is_read_and_written() -> None:
    """The converter knows it in both directions."""
    assert EXAMPLE == dump(scratch())["weather"]
    assert scratch() == structure(dump(scratch()), ScratchProgramme)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"weather": EXAMPLE}, []),
        (
            {"weather": [{"codes": ["drry"]}]},
            [("unknown-code", "`drry` is not one of the 2 codes of “Weather”.", ("dry",))],
        ),
        ({"weathre": EXAMPLE}, [("unknown-field", "`weathre` is not a field of “Scratch programme”.", ("weather",))]),
        ({"weather": []}, [("empty-value", "“Weather needed” (`weather`) is empty.", ())]),
        (
            {"visitors": 100},
            [("out-of-range", "“Visitors” (`visitors`) is `100`, and should be between 1 and 99 persons.", ())],
        ),
    ],
)
def test_problems_with_the_new_field_are_told_in_its_words(
    changes: dict[str, Any], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    """Reports name the new field by its title, its list and its unit, and offer what comes near."""
    assert expected == problems(**changes)


def test_the_new_field_stands_beside_the_others() -> None:
    """Everything that goes through the fields of a shape meets it."""
    assert "weather" in fields_of(ScratchProgramme)
    assert set(fields_of(Programme)) < set(fields_of(ScratchProgramme))


def test_the_new_field_is_compared() -> None:
    """It has a row with its title, description and question, its cells and a verdict, without a line of code for it."""
    dry, silent = scratch(), scratch(weather=None)
    keyed = {f"oslo/{name}": value for name, value in (("desk", dry), ("club", silent), ("choir", dry))}
    records = {key: Record[Programme](id=key, value=value, file=f"{key}.yaml") for key, value in keyed.items()}
    row = compare(Catalogue(programmes=records)).row("weather")

    assert ("Weather needed", RowKind.CODES) == (row.title, row.kind)
    assert ("In which weather it takes place.", "Does it take place when it rains?") == (row.description, row.question)
    assert ["Dry weather"] == [entry.shown for entry in row.cell("oslo/desk").entries]
    assert CellState.NOT_DOCUMENTED == row.cell("oslo/club").state
    assert row.verdict is not None
    assert ["dry"] == [code.code for code in row.verdict.shared_by_all]


def test_the_new_field_has_a_section_on_the_page_of_a_record() -> None:
    """Under its title, with its codes in words; where it is missing, its question is asked."""
    record = Record[Programme](id="oslo/desk", value=scratch(visitors=20), file="oslo/desk.yaml")
    edition = Edition(catalogue=Catalogue(programmes={"oslo/desk": record}), say=Interface("en"))
    sheet = Sheet(edition=edition, path="programmes/oslo/desk.md", record_id="oslo/desk")
    sections = {section.id: section for section in sections_of(sheet, record.value)}

    assert "Weather needed" == sections["weather"].title
    assert '<span class="ve-code">Dry weather</span>' in sections["weather"].content
    assert "20 persons" in sections["visitors"].content
    page = render_tree(Catalogue(programmes={"oslo/desk": evolve(record, value=scratch(weather=None))}))
    assert "Does it take place when it rains?" in page.page("programmes/oslo/desk.md").html()


def test_the_new_field_is_in_the_data_dictionary() -> None:
    """With title, key, need, description, codes, bounds, unit and example."""
    edition = Edition(catalogue=Catalogue(), say=Interface("en"))
    sheet = Sheet(edition=edition, path="reference/fields.md")
    heading, entry = dictionary_of(sheet, ScratchProgramme)
    weather = str(entry)[str(entry).index('id="field-scratchprogramme-weather"') :]

    assert "Scratch programme" == getattr(heading, "title", "")
    for shown in (
        "Weather needed",
        "<code>weather</code>",
        "recommended",
        "In which weather it takes place.",
        ">Weather</a>",
    ):
        assert shown in weather
    assert "- codes: [dry]" in weather
    assert "A number (persons)." in weather
    assert "From 1 to 99." in weather
    assert "<code>visitors: 20</code>" in weather
