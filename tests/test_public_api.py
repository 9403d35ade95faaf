"""The public face: what `import values_exchange` promises."""

from __future__ import annotations

import inspect
from pathlib import Path

import values_exchange

PROMISED = [
    "Alike", "AlikeProgrammes", "AlikeReason", "CannotRead", "CannotWrite", "Catalogue", "Cell", "CellState",
    "City", "Coded", "Comparison", "Figure", "Interface", "InvalidRecords", "Known", "Money", "Network",
    "Organisation", "PartialDate", "Problem", "Programme", "Reading", "Record", "Row", "Severity", "Site",
    "Source", "Span", "Statement", "Text", "UnknownName", "ValuesExchangeError", "Verdict", "Volunteers",
    "alike", "compare", "example_catalogue", "read", "schema_for",
]  # fmt: skip


def test_the_face_promises_exactly_these_names() -> None:
    """Widening or narrowing the promise is a deliberate change of this list."""
    assert sorted(PROMISED) == sorted(values_exchange.__all__)


def test_every_name_resolves_and_says_what_it_is() -> None:
    """Each promised name is there and has a docstring of its own."""
    silent = [name for name in values_exchange.__all__ if not inspect.getdoc(getattr(values_exchange, name))]

    assert silent == []


def test_the_python_reference_is_made_from_the_face() -> None:
    """Each promised name has its place on the page of the reference."""
    page = (Path(__file__).parent.parent / "docs" / "reference" / "api.md").read_text(encoding="utf-8")

    assert [name for name in values_exchange.__all__ if f"### `{name}` " not in page] == []


def test_every_public_function_has_an_example() -> None:
    """Each verb of the face shows its use; the examples run with the doctests."""
    verbs = [name for name in values_exchange.__all__ if inspect.isfunction(getattr(values_exchange, name))]

    assert [name for name in verbs if ">>>" not in (inspect.getdoc(getattr(values_exchange, name)) or "")] == []
