"""The shipped catalogue is found, has no errors, and is the one VALUES had: sixteen cities, one of them in full."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from tests.repository import ROOT
from values_exchange.examples import example_catalogue, example_folder
from values_exchange.problems import CannotRead, Severity
from values_exchange.reading import read, record_files

CHECKED = date(2026, 11, 23)
"""The day on which the records were last gone through; later, they are due for another check."""


def test_in_a_checkout_the_catalogue_is_the_one_at_the_top() -> None:
    """Nothing is copied for an editable install."""
    assert ROOT / "examples" == example_folder()


def test_an_installed_package_holds_its_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel it lies inside the package, and is found there first."""
    package = tmp_path / "lib" / "site-packages" / "values_exchange"
    (package / "examples").mkdir(parents=True)
    (package / "examples" / "network.yaml").touch()
    monkeypatch.setattr(resources, "files", lambda _: package)

    assert package / "examples" == example_folder()


def test_an_installation_without_the_catalogue_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is broken, and what helps is to install it anew."""
    monkeypatch.setattr(resources, "files", lambda _: tmp_path / "a" / "b")
    with pytest.raises(CannotRead, match="install the package anew"):
        example_folder()


def test_the_catalogue_has_no_errors() -> None:
    """Warnings are allowed: they are questions nobody could answer from public sources."""
    problems = read(example_folder(), today=CHECKED).problems

    assert [] == [f"{problem.span}: {problem.message}" for problem in problems if problem.is_error]


def test_what_is_warned_of_is_missing_and_nothing_else() -> None:
    """Every claim has a source, every disagreement is named, every reference is known."""
    problems = read(example_folder(), today=CHECKED).problems

    assert {("missing-section", Severity.WARNING)} >= {(problem.code, problem.severity) for problem in problems}


def test_the_network_has_sixteen_cities() -> None:
    """Each member has its record, whether or not a programme is documented."""
    catalogue = example_catalogue()

    assert catalogue.network is not None
    assert set(catalogue.network.value.members) == set(catalogue.cities)
    assert 16 == len(catalogue.cities)
    assert Counter(catalogue.cities)["duesseldorf"]


def test_the_reference_case_is_there_in_full() -> None:
    """Düsseldorf's Welcome Points have their sites, their four functions and their sources."""
    welcome_points = example_catalogue().programme("duesseldorf/welcome-points").value
    functions = {code for coded in welcome_points.offer.functions if coded.state is None for code in coded.codes}

    assert {"advise", "inform", "refer", "assess_needs"} <= functions
    assert len(welcome_points.sites) > 9
    assert {"de", "en"} <= set(welcome_points.summary)


def test_the_catalogue_is_read_once() -> None:
    """Whoever asks twice gets the same."""
    assert example_catalogue() is example_catalogue()


@pytest.mark.parametrize("path", record_files(ROOT / "examples"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_record_names_its_schema_for_editors(path: Path) -> None:
    """The first line lets an editor complete and check what is typed; the schema it names exists."""
    first = path.read_text("utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")

    assert schema != first
    assert (path.parent / schema).resolve() in set((ROOT / "schemas").iterdir())
