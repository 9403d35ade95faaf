"""The hand-written pages and the README: their examples run, and they describe what is there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from values_exchange.cli.main import COMMANDS
from values_exchange.fields import is_shape
from values_exchange.reading import read
from values_exchange.schema import KINDS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
HAND_WRITTEN = sorted(
    path for path in DOCS.rglob("*.md") if "reference" not in path.parts and "problems" not in path.parts
)


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_the_examples_of_a_page_run(path: Path) -> None:
    """Every Python session on a page gives what the page says."""
    failed, _ = doctest.testfile(str(path), module_relative=False, encoding="utf-8")

    assert failed == 0


def test_the_pages_have_examples_that_run() -> None:
    """The page for developers is among those whose sessions are run."""
    assert ">>>" in (DOCS / "start" / "developer.md").read_text(encoding="utf-8")


def test_the_program_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """A developer who pastes the README's program sees what it promises."""
    program = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]

    exec(compile(program, "README.md", "exec"), {})  # noqa: S102 - the README is ours

    assert capsys.readouterr().out.startswith("Welcome Points")


def test_the_first_record_fits_on_a_screen_and_is_valid() -> None:
    """The record in the README has at most 40 lines and no errors."""
    path = DOCS / "start" / "first-record.yaml"
    reading = read(path)

    assert [problem for problem in reading.problems if problem.is_error] == []
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40


def test_every_command_is_in_the_readme_or_the_guide() -> None:
    """No command has to be found by chance."""
    said = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *HAND_WRITTEN])

    assert [name for name in COMMANDS if f"values-exchange {name}" not in said] == []


def test_the_glossary_has_the_words_of_the_model() -> None:
    """Each kind of record, and the shapes people speak of, has an entry."""
    glossary = (DOCS / "about" / "glossary.md").read_text(encoding="utf-8")

    assert all(is_shape(cls) for cls in KINDS.values())
    assert [kind for kind in (*KINDS, "site", "figure", "statement", "source") if f"| {kind} |" not in glossary] == []


def test_each_decision_is_listed_and_has_its_four_parts() -> None:
    """A decision says context, decision, reasons, and what would change our mind."""
    folder = DOCS / "about" / "decisions"
    index = (folder / "index.md").read_text(encoding="utf-8")
    for path in sorted(folder.glob("0*.md")):
        text = path.read_text(encoding="utf-8")
        assert path.name in index
        assert [
            part
            for part in ("Context", "Decision", "Because", "We would change our mind")
            if f"## {part}\n" not in text
        ] == []
