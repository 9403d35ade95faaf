"""The typed surface: what a type checker accepts and refuses in a program that uses the package."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "typing"


def _checked(name: str) -> list[tuple[int, str]]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--show-error-codes", str(HERE / name)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE.parent.parent).stdout
    return [(int(line), code) for line, code in re.findall(r"^\S*?:(\d+): error: .*\[([a-z-]+)\]$", said, re.MULTILINE)]


def test_calls_as_documented_are_accepted() -> None:
    """A program that uses the package as its documentation shows has no type errors."""
    assert _checked("good.py") == []


def test_missing_and_mistyped_arguments_are_refused() -> None:
    """Each wrong call in the file is an error on its own line, of the kind it names, and nothing else is."""
    lines = (HERE / "bad.py").read_text(encoding="utf-8").splitlines()
    expected = [(number, line.split("# expect: ")[1]) for number, line in enumerate(lines, 1) if "# expect: " in line]

    assert expected == _checked("bad.py")
    assert len(expected) == 10
