"""
Print the oldest version of each dependency that `pyproject.toml` allows, as a constraints file for pip.

    python scripts/lower_bounds.py > oldest.txt
    pip install --constraint oldest.txt .
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"

REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*(\[[^]]*\])?\s*>=\s*(?P<oldest>[^\s,;]+)[^;]*(?P<marker>;.*)?")


def lower_bounds(requirements: Iterable[str]) -> Iterator[str]:
    """
    Turn each requirement into the oldest version it allows, with its marker.

    Raises:
        ValueError: if a requirement has no lower bound.

    >>> list(lower_bounds(["mkdocs>=1.6,<2", "jsonschema-rs>=0.50; implementation_name == 'cpython'"]))
    ['mkdocs==1.6', "jsonschema-rs==0.50; implementation_name == 'cpython'"]
    """
    for requirement in requirements:
        found = REQUIREMENT.fullmatch(requirement)
        if found is None:
            raise ValueError(f"{requirement!r} in pyproject.toml has no lower bound. Write it as name>=version.")
        yield f"{found['name']}=={found['oldest']}{found['marker'] or ''}"


def oldest_allowed(pyproject: Path = PYPROJECT) -> list[str]:
    """Give the constraints for what the package itself needs, and for XLSX and DataFrames."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return list(lower_bounds([*project["dependencies"], *extras["xlsx"], *extras["pandas"]]))


if __name__ == "__main__":
    print("\n".join(oldest_allowed()))
