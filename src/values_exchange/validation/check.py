"""Judge plain data by the schema of its kind and phrase what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from values_exchange.languages import Interface
from values_exchange.problems import Problem, Span
from values_exchange.schema import KINDS, VERSION
from values_exchange.validation import sections
from values_exchange.validation.case import Case
from values_exchange.validation.engines import Engine, default_engine, faults_of
from values_exchange.validation.faults import VALUE_KEYWORDS, Fault, causes, in_file_order
from values_exchange.validation.forms import wrong_name
from values_exchange.validation.values import repeated_item, wrong_value

MOST_PROBLEMS = 100
"""How many problems of one file are reported; the last one then says that there are more."""

PHRASES: Mapping[str, Callable[[Case], Problem]] = {
    **dict.fromkeys(VALUE_KEYWORDS, wrong_value),
    "additionalProperties": sections.unknown_field,
    "required": sections.missing_field,
    "anyOf": sections.incomplete_value,
    "dependentRequired": sections.missing_companion,
    "not": sections.no_text,
    "propertyNames": wrong_name,
    "uniqueItems": repeated_item,
}
"""What is said when a keyword of the schema refuses; every keyword the schemas use has its phrase."""


def check_data(
    data: object, kind: str, file: str, say: Interface, *, engine: Engine | None = None
) -> tuple[Problem, ...]:
    """
    Judge plain data by the schema of a kind of record: ``network``, ``city`` or ``programme``.

    Shape: one problem for each cause, in the order of the data, `MOST_PROBLEMS` at most. Each has its path and file,
    but no line yet. Without `engine`, the fastest one that is installed judges; what is reported is the same.

    >>> [problem.code for problem in check_data({"schema": 2}, "city", "oslo/city.yaml", Interface("en"))]
    ['future-schema']
    """
    return check_shape(data, KINDS[kind], file, say, engine=engine)


def check_shape(
    data: object, cls: type, file: str, say: Interface, *, engine: Engine | None = None
) -> tuple[Problem, ...]:
    """Judge plain data by the schema of any shape; as `check_data` otherwise."""
    future = _newer_version(data)
    if future is not None:
        return (sections.future_schema(Case(fault=future, root=cls, file=file, say=say)),)
    found = faults_of(data, cls, engine or default_engine())
    if not found:
        return ()
    faults = causes(in_file_order(found, data), cls)
    problems = [
        PHRASES[fault.keyword](Case(fault=fault, root=cls, file=file, say=say)) for fault in faults[:MOST_PROBLEMS]
    ]
    if len(faults) > MOST_PROBLEMS:
        problems.append(_more(file, say))
    return tuple(problems)


def _newer_version(data: object) -> Fault | None:
    """Find that a record says a version of the schema that is still to come."""
    version = data.get("schema") if isinstance(data, Mapping) else None
    if isinstance(version, (int, float)) and version >= VERSION + 1:
        return Fault(keyword="maximum", path=("schema",), found=version)
    return None


def _more(file: str, say: Interface) -> Problem:
    """Say that not all problems of a file are reported."""
    return Problem(
        code="more-problems",
        message=say("This file has more than {n} problems; these are the first.", n=MOST_PROBLEMS),
        advice=say("Correct them, and check again."),
        span=Span(file=file),
    )
