"""
Records that are right: put a file into `records/valid`, and it is a test.

`city-….yaml` and `network-….yaml` are records of a city and a network, all others of programmes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden import CATALOGUE, RECORDS, TODAY
from tests.shapes import all_shapes
from values_exchange.convert import dump, structure
from values_exchange.document import parse
from values_exchange.fields import walk
from values_exchange.languages import Interface
from values_exchange.problems import Problem
from values_exchange.reading import read
from values_exchange.schema import KINDS
from values_exchange.validation import check_data

VALID = sorted(path for path in (RECORDS / "valid").iterdir() if path.suffix in (".yaml", ".json"))

each_record = pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)


def kind_of(path: Path) -> str:
    """Tell from its name what a file is a record of."""
    return next((kind for kind in KINDS if path.name.startswith(f"{kind}-")), "programme")


def value_of(path: Path) -> object:
    """Read a record that is right."""
    document, problems = parse(path.read_bytes(), path.name)
    assert document is not None
    assert () == problems
    assert () == check_data(document.data, kind_of(path), path.name, Interface("en"))
    return structure(document.data, KINDS[kind_of(path)])


@each_record
def test_a_right_record_reads_clean_and_round_trips(path: Path) -> None:
    """It follows the schema, becomes a value, and the value as data becomes the same value."""
    value = value_of(path)

    assert value == structure(dump(value), type(value))


@each_record
def test_a_right_record_can_be_read_alone(path: Path, tmp_path: Path) -> None:
    """Read as a file that belongs to no catalogue, it has no errors; a warning may ask for more."""
    place = {"network": "network", "city": "oslo/city", "programme": f"oslo/{path.stem}"}[kind_of(path)]
    file = tmp_path / f"{place}{path.suffix}"
    file.parent.mkdir(exist_ok=True)
    shutil.copy(path, file)

    assert [] == [problem for problem in read(file, today=TODAY).problems if is_about_the_record(problem)]


def is_about_the_record(problem: Problem) -> bool:
    """Tell whether a problem is an error, and one that can be seen without the records around."""
    return problem.is_error and not problem.code.startswith(("unknown-", "uncited-"))


def test_the_records_show_every_shape_of_the_model() -> None:
    """There is no shape that no record here has."""
    shown = {type(shape) for path in VALID for _, shape in walk(value_of(path))}

    assert set() == set(all_shapes()) - shown


def test_the_catalogue_the_golden_cases_differ_from_has_no_problems() -> None:
    """What the cases report is about what they changed."""
    assert () == read(CATALOGUE, today=TODAY).problems
