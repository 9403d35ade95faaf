"""The lower bounds in pyproject.toml are honest: the package works with the oldest versions they allow."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from scripts.lower_bounds import lower_bounds, oldest_allowed
from tests.installing import ROOT, Environment, run
from tests.test_architecture import GUESTS

ROOMS = frozenset({*GUESTS.values(), "fields", "model", "reading", "catalogue"} - {"cli", "mkdocs_plugin"})
"""
The rooms that import other packages, and those that make most of what attrs offers; all others see only these. The
command line and the plugin start a process for each of their tests, so one site that they build stands for them.
"""


def test_every_dependency_has_a_lower_bound() -> None:
    """The constraints name each dependency of the package once."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["xlsx"], *extras["pandas"]]

    assert [requirement.split(">=")[0] for requirement in needed] == [
        constraint.split("==")[0] for constraint in oldest_allowed()
    ]


def test_a_constraint_keeps_its_marker_and_drops_the_upper_bound() -> None:
    """What limits a requirement to some machines limits the constraint too."""
    requirements = ["mkdocs >= 1.6, < 2", "mkdocstrings[python]>=1", "one>=0.5; implementation_name == 'cpython'"]

    assert ["mkdocs==1.6", "mkdocstrings==1", "one==0.5; implementation_name == 'cpython'"] == list(
        lower_bounds(requirements)
    )


def test_a_requirement_without_a_lower_bound_is_refused() -> None:
    """A dependency that allows any old version would be a promise nobody has tried."""
    with pytest.raises(ValueError, match=r"'rich<15' in pyproject.toml has no lower bound"):
        list(lower_bounds(["rich<15"]))


@pytest.mark.slow
def test_the_tests_pass_with_the_oldest_dependencies(wheel: Path, tmp_path: Path) -> None:
    """The tests of every room that another package may enter pass in an environment with the oldest versions only."""
    constraints = tmp_path / "oldest.txt"
    constraints.write_text("\n".join(oldest_allowed()) + "\n", encoding="utf-8")
    environment = Environment(tmp_path / "environment")
    environment.install("--constraint", constraints, f"{wheel}[xlsx,pandas]", "pytest", "hypothesis")

    # Old packages may warn of what they do; that is not what is asked here.
    options = ("-p", "no:cacheprovider", "--override-ini", "filterwarnings=", "-m", "not browser and not slow")
    tests = sorted(path for room in ROOMS for path in (ROOT / "tests").glob(f"test_{room}*.py"))
    printed = run(environment.python, "-m", "pytest", *options, *tests, folder=ROOT)

    assert " passed" in printed.splitlines()[-1]

    for command in (("check",), ("site", "--language", "el", "--out", tmp_path / "site")):
        run(environment.python, "-m", "values_exchange", command[0], ROOT / "examples", *command[1:], folder=tmp_path)
    assert "Ντίσελντορφ" in (tmp_path / "site" / "el" / "index.html").read_text("utf-8")
