"""Plain data and the model: all that a schema accepts becomes a value, and every value becomes data again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cattrs.errors import ForbiddenExtraKeysError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shapes import all_shapes
from tests.strategies import changed, plain_data
from values_exchange.convert import dump, structure
from values_exchange.dates import PartialDate
from values_exchange.fields import is_shape, vars_of
from values_exchange.languages import Interface, Text
from values_exchange.model import City, Figure, Organisation, Place, Site, Statement, When
from values_exchange.schema import KINDS
from values_exchange.validation import check_shape

SAY = Interface("en")

by_shape = pytest.mark.parametrize("cls", all_shapes(), ids=lambda cls: cls.__name__)
quick = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@by_shape
def test_what_the_schema_accepts_becomes_a_value_and_data_again(cls: type) -> None:
    """Valid data converts; dumped and read again it gives the same value; and dumping has one result."""

    @quick
    @given(plain_data(cls))
    def holds(data: dict[str, Any]) -> None:
        assert () == check_shape(data, cls, "record.yaml", SAY)
        value: Any = structure(data, cls)
        written = dump(value)
        assert () == check_shape(written, cls, "record.yaml", SAY)
        assert value == structure(written, cls)
        assert written == dump(structure(written, cls))
        assert written == json.loads(json.dumps(written))

    holds()


@by_shape
def test_whatever_the_schema_accepts_converts(cls: type) -> None:
    """Data in which one thing was changed converts, unless the schema finds something wrong with it."""

    @quick
    @given(plain_data(cls).flatmap(changed))
    def holds(case: tuple[dict[str, Any], object]) -> None:
        data, _ = case
        if not check_shape(data, cls, "record.yaml", SAY):
            value: Any = structure(data, cls)
            assert value == structure(dump(value), cls)

    holds()


@quick
@given(st.sampled_from(list(KINDS.values())).flatmap(lambda cls: st.tuples(st.just(cls), plain_data(cls))))
def test_values_are_frozen_all_through(case: tuple[type, dict[str, Any]]) -> None:
    """No value of a record can be changed, so a catalogue can be handed to anybody."""
    cls, data = case

    assert [] == list(changeable(structure(data, cls)))


def changeable(value: object) -> list[object]:
    """Find lists inside a value; keyed maps are only ever handed out as mappings."""
    if isinstance(value, list):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in changeable(item)]
    if is_shape(type(value)):
        return [found for name in vars_of(value) for found in changeable(getattr(value, name))]
    return []


def test_a_plain_text_is_in_the_language_of_its_record() -> None:
    """The record's language is that of every text that does not say another."""
    data = {"schema": 1, "language": "el", "name": "Θεσσαλονίκη", "country": "GR", "languages": ["el"]}
    data |= {"review": {"state": "drafted_from_public_sources", "last_checked": 2026}}

    city = structure(data, City)

    assert Text({"el": "Θεσσαλονίκη"}) == city.name
    assert {"el": "Θεσσαλονίκη"} == dump(city)["name"]


def test_languages_beside_a_statement_become_its_text() -> None:
    """Statements are flat in records, and have a text in the model."""
    statement = structure({"de": "Rat", "en": "Advice", "sources": ["seed"]}, Statement)

    assert Statement(text=Text({"de": "Rat", "en": "Advice"}), sources=("seed",)) == statement
    assert {"de": "Rat", "en": "Advice", "sources": ["seed"]} == dump(statement)


@pytest.mark.parametrize(
    ("written", "expected"), [(2015, "2015"), ("2015", "2015"), ("2015-09", "2015-09"), (2015.0, "2015")]
)
def test_a_year_may_be_a_number(written: object, expected: str) -> None:
    """YAML reads a bare year as a number; it is a date all the same."""
    assert When(date=PartialDate(expected)) == structure({"date": written}, When)


@pytest.mark.parametrize(("written", "expected"), [(8, "8"), ("08", "08"), ("8", "8")])
def test_a_district_may_be_a_number(written: object, expected: str) -> None:
    """Districts keep the form they were written in, zeros included."""
    assert expected == structure({"district": written, "absent": []}, Site).district


def test_blank_fields_are_left_out() -> None:
    """What is not documented is not written; zero and “no” are."""
    assert {"measure": "volunteers_active", "value": 0} == dump(Figure(measure="volunteers_active", value=0))
    assert {"name": "Helpers"} == dump(Organisation(name="Helpers"))


def test_numbers_stay_as_they_are_written() -> None:
    """A whole degree and a fraction of one both are points on the map."""
    assert {"lat": 49, "lon": 16.5} == dump(structure({"lat": 49, "lon": 16.5}, Place))


def test_fields_are_written_in_the_order_of_the_model() -> None:
    """However a record is ordered, its data is not."""
    data = {"sources": ["seed"], "as_of": 2019, "en": "Advice", "id": "first"}

    assert ["en", "sources", "as_of", "id"] == list(dump(structure(data, Statement)))


def test_an_unknown_field_is_never_dropped() -> None:
    """Converting without checking first does not lose what it does not know."""
    with pytest.raises(ForbiddenExtraKeysError):
        structure({"name": "Helpers", "nmae": "Helper"}, Organisation)
