"""Build the package and install it into a clean environment, as somebody does who has never seen this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Run a command in a folder to its end and give what it printed; a failure shows all that it said."""
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=clean(os.environ) | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, (
        f"`{' '.join(map(str, command))}` gave exit code {result.returncode}:\n{result.stdout}\n{result.stderr}"
    )
    return result.stdout


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what would let a new environment see this one."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith(("PYTHON", "PYTEST")) and name != "VIRTUAL_ENV"
    }


def build_wheel(folder: Path) -> Path:
    """Build the source distribution, and the wheel from that, so that both are known to hold what is needed."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


class Environment:
    """A virtual environment of its own, in which nothing is installed at first, not even pip."""

    def __init__(self, folder: Path) -> None:
        """Make the environment in a folder that does not exist yet."""
        self.folder = folder
        run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder.parent)

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Give the path of a program in the environment."""
        return self.folder / PROGRAMS / (f"{name}.exe" if sys.platform == "win32" else name)

    def install(self, *requirements: str | Path) -> None:
        """Install packages with this Python's pip, from wherever it is set up to take them."""
        pip = (sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check", "--quiet")
        run(*pip, "install", *requirements, folder=self.folder)
