"""The package as it is installed: the wheel holds all it needs, and works on its own from an empty folder."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.installing import ROOT, Environment, run
from tests.repository import project_files
from values_exchange.languages import INTERFACE_LANGUAGES, Interface

pytestmark = pytest.mark.slow

# Folders of the repository and where their files lie in the wheel.
PLACES = {
    "src/values_exchange/": "values_exchange/",
    "examples/": "values_exchange/examples/",
    "schemas/": "values_exchange/schemas/",
}


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    """List the files of the wheel, without its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Install the wheel, with what it depends on, into an environment of its own."""
    environment = Environment(tmp_path_factory.mktemp("installed") / "environment")
    environment.install(wheel)
    return environment


def test_the_wheel_holds_the_package_the_examples_and_the_schemas(contents: set[str]) -> None:
    """Every file of the three folders is in the wheel, and nothing else; messages are there compiled."""
    expected = {
        (place + path.removeprefix(folder)).removesuffix("po") + ("mo" if path.endswith(".po") else "")
        for path in (path.relative_to(ROOT).as_posix() for path in project_files())
        for folder, place in PLACES.items()
        if path.startswith(folder) and not path.endswith(".pot")
    }

    assert expected == contents


@pytest.mark.parametrize(
    "name",
    [
        "values_exchange/py.typed",
        "values_exchange/examples/network.yaml",
        "values_exchange/examples/duesseldorf/city.yaml",
        "values_exchange/examples/duesseldorf/welcome-points.yaml",
    ],
)
def test_the_wheel_holds_what_others_rely_on(contents: set[str], name: str) -> None:
    """The marker of typed packages and the reference record are where the package says they are."""
    assert name in contents


def test_the_wheel_holds_a_schema_for_each_kind_of_record(contents: set[str]) -> None:
    """The schemas for networks, cities and programmes come with the package."""
    schemas = {name for name in contents if name.startswith("values_exchange/schemas/") and name.endswith(".json")}

    assert all(any(kind in Path(name).name for name in schemas) for kind in ("network", "city", "programme")), schemas


def test_the_installed_package_speaks_every_language(installed: Environment, tmp_path: Path) -> None:
    """From the compiled catalogues: none is compiled while the program runs."""
    code = (
        "import values_exchange.languages as languages; languages.compiled_catalogue = None\n"
        "for tag in languages.INTERFACE_LANGUAGES: print(languages.Interface(tag)('Start'))"
    )
    said = run(installed.python, "-W", "error", "-c", code, folder=tmp_path).splitlines()

    assert len(INTERFACE_LANGUAGES) == len(said)
    assert [("Start", "en")] + [(Interface(tag)("Start"), tag) for tag in INTERFACE_LANGUAGES[1:]] == list(
        zip(said, INTERFACE_LANGUAGES, strict=True)
    )
    assert len(set(said)) > len(said) // 2


def test_the_installed_example_catalogue_is_whole(installed: Environment, tmp_path: Path) -> None:
    """From an empty folder, the shipped catalogue can be written out, and checking it finds no problem."""
    command = installed.program("values-exchange")

    run(command, "example", "catalogue", folder=tmp_path)
    run(command, "check", "catalogue", folder=tmp_path)

    written = {path.relative_to(tmp_path / "catalogue").as_posix() for path in (tmp_path / "catalogue").rglob("*.yaml")}
    assert {"network.yaml", "duesseldorf/city.yaml", "duesseldorf/welcome-points.yaml"} <= written


def test_the_installed_package_reads_its_example_catalogue(installed: Environment, tmp_path: Path) -> None:
    """In Python, the example catalogue is there, and it is the installed package that gives it."""
    code = (
        "import values_exchange as v; catalogue = v.example_catalogue();"
        "print(isinstance(catalogue, v.Catalogue)); print(v.__file__)"
    )
    is_a_catalogue, place = run(installed.python, "-W", "error", "-c", code, folder=tmp_path).splitlines()

    assert "True" == is_a_catalogue
    assert installed.folder.resolve() in Path(place).resolve().parents


def test_the_installed_package_builds_a_site(installed: Environment, tmp_path: Path) -> None:
    """From an empty folder, with nothing but the package and what it depends on, a catalogue becomes a site."""
    command = installed.program("values-exchange")

    run(command, "example", "catalogue", folder=tmp_path)
    run(command, "site", "catalogue", "--language", "en", "--out", "site", folder=tmp_path)

    assert (tmp_path / "site" / "index.html").is_file()


def test_the_installed_package_builds_the_site_of_this_repository(installed: Environment, tmp_path: Path) -> None:
    """The repository's `mkdocs.yml` asks for nothing but the package and what it depends on."""
    command = (installed.program("values-exchange"), "site", ROOT / "examples", "--language", "de")
    run(*command, "--out", tmp_path / "site", folder=tmp_path)

    assert (tmp_path / "site" / "de" / "guide" / "plugin.html").is_file()
    assert (tmp_path / "site" / "de" / "programmes" / "duesseldorf" / "welcome-points.html").is_file()
