"""What a repository should keep in order: licences, versions, checks, and files that name no place but their own."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from scripts.checks import CHECKS
from tests.repository import ROOT, project_files

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
VERSION = PYPROJECT["project"]["version"]

# Put together from parts, so that this file does not name them either.
REGISTRY_HOSTS = [
    r"\.".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
]
OUT_OF_PLACE = re.compile(
    r"(?:(?<![\w./:~>}-])|(?<=file://))/(?:work|root|home|Users|tmp)/"
    rf"|(?<![\w/.-])(?:\.\./)*{'shar' + 'ed'}/"
    rf"|\.{'libr' + 'ary'}/"
    rf"|\b(?:{'|'.join(REGISTRY_HOSTS)})\b"
)


def text_of(path: Path) -> str:
    """Give the text of a file, or nothing for a picture or another file that is no text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_place_outside_the_repository() -> None:
    """No path of one machine, no folder beside the repository and no host of a package registry is written down."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in project_files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        for match in OUT_OF_PLACE.finditer(line)
    ]

    assert [] == found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "/{}/main/x.py".format("work"),
        "see file:///{}/x".format("root"),
        "../{}/notes".format("shared"),
        "`{}/notes`".format("shared"),
        ".{}/env".format("library"),
        "https://{}.org/project/x".format("pypi"),
    ],
)
def test_a_place_outside_the_repository_is_recognised(text: str) -> None:
    """The pattern finds what must not be there."""
    assert OUT_OF_PLACE.search(text) is not None


@pytest.mark.parametrize(
    "text", ["https://city.example/work/x", "https://city.example/shared/x.pdf", "a shared / common view", "~/work/x"]
)
def test_an_address_on_the_web_is_left_alone(text: str) -> None:
    """A page of a city may lie in a folder of any name."""
    assert OUT_OF_PLACE.search(text) is None


def test_every_python_file_is_python_3_11() -> None:
    """No file needs a newer Python than the oldest that is promised."""
    for path in project_files():
        if path.suffix == ".py":
            ast.parse(path.read_text("utf-8"), filename=str(path), feature_version=(3, 11))


def test_every_folder_with_python_is_type_checked() -> None:
    """A new folder at the top that holds Python is added to what mypy reads."""
    folders = {path.relative_to(ROOT).parts[0] for path in project_files() if path.suffix == ".py"}

    assert sorted(folders) == sorted(PYPROJECT["tool"]["mypy"]["files"])


def test_both_licences_are_there() -> None:
    """Code is under the Apache License 2.0, whose whole text is there; records and documentation under CC BY 4.0."""
    code = (ROOT / "LICENSE").read_text("utf-8")
    content = (ROOT / "LICENSE-CONTENT").read_text("utf-8")

    assert "Apache License" in code
    assert "END OF TERMS AND CONDITIONS" in code
    assert "https://creativecommons.org/licenses/by/4.0/" in content
    assert "Apache-2.0 AND CC-BY-4.0" == PYPROJECT["project"]["license"]


def test_the_changelog_tells_of_this_version() -> None:
    """The changelog has a heading for the version at hand, or for what is not released yet, and only known sections."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## \[?([^\]\s]+)", changelog, re.MULTILINE)
    sections = set(re.findall(r"^### (.+)$", changelog, re.MULTILINE))

    assert {"Unreleased", VERSION} & set(headings)
    assert sections <= {"Records", "Schema", "Python", "Command line", "Site"}


def test_the_citation_is_valid_and_of_this_version() -> None:
    """CITATION.cff follows its format and names the version that pyproject.toml names."""
    assert_follows("vendor.citation-file-format", ROOT / "CITATION.cff")

    assert VERSION == yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_workflow_is_valid(path: Path) -> None:
    """Each workflow follows the format of workflows."""
    assert_follows("vendor.github-workflows", path)


def assert_follows(schema: str, path: Path) -> None:
    """Check a file against a schema that check-jsonschema carries."""
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path))
    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == result.returncode, result.stdout + result.stderr


def test_the_commit_hooks_run_checks_that_exist() -> None:
    """Each hook runs checks from the one list."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    names = {name for hook in hooks for name in hook["entry"].partition("scripts/checks.py ")[2].split()}

    assert names
    assert names <= {check.name for check in CHECKS}


def make_without(tmp_path: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Run `make site` in a folder with the Makefile only, on a machine whose one Python is a made-up one."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "python3").write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    (programs / "python3").chmod(0o755)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    make = shutil.which("make")
    assert make is not None, "make is needed to test the Makefile: install it."
    return subprocess.run(
        (make, "site"), cwd=tmp_path, env={"PATH": str(programs)}, capture_output=True, text=True, check=False
    )


def test_make_says_that_python_is_missing(tmp_path: Path) -> None:
    """Without Python 3.11 or newer, make says so and what to install."""
    result = make_without(tmp_path, python="exit 1")

    assert 0 != result.returncode
    assert "Python 3.11 or newer is needed, and none was found" in result.stderr


def test_make_says_that_the_venv_package_is_missing(tmp_path: Path) -> None:
    """On Debian a Python may come without what makes virtual environments: make names the package."""
    result = make_without(tmp_path, python='case "$2" in *ensurepip*) exit 1;; esac')

    assert 0 != result.returncode
    assert "sudo apt-get install python3-venv" in result.stderr
