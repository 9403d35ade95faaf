"""The pages of the reference that are made from the code are what the code says now."""

from __future__ import annotations

import pytest

from scripts.reference import DOCS, pages


@pytest.mark.parametrize("name", ["reference/api.md", "reference/cli.md", "about/architecture.md"])
def test_the_reference_is_in_step_with_the_code(name: str) -> None:
    """Each page is what `make reference` writes."""
    path = DOCS / name

    assert pages()[path] == path.read_text(encoding="utf-8"), "Run: make reference"
