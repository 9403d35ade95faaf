"""
The one list of checks: `make test`, `make test-fast`, `.ci/run` and the pre-commit hooks all run it.

    python scripts/checks.py            every check
    python scripts/checks.py --fast     without the tests that need a browser or install packages
    python scripts/checks.py lint types only these

It stops at the first check that fails, and says which. Quick checks come first; the tests come last, so that their
closing line is the last thing to read.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TEMPORARY = "{temporary}"

# Test modules stay whole, so that what a module sets up is set up once, and the first (slow) ones are begun first.
SIDE_BY_SIDE = ("-n", "logical", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
NOT_FAST = "browser or slow"


class Check(NamedTuple):
    """One check: its name on the command line, what it looks at, and what it runs with this Python (`python -m …`)."""

    name: str
    title: str
    command: tuple[str, ...]


CHECKS = (
    Check("lint", "Lint", ("ruff", "check")),
    Check("format", "Format", ("ruff", "format", "--check")),
    Check("types", "Types", ("mypy",)),
    Check("examples", "The example catalogue", ("values_exchange", "check", "examples")),
    Check("docs", "Documentation, strictly", ("mkdocs", "build", "--strict", "--site-dir", TEMPORARY)),
    Check("tests", "Tests", ("pytest", *SIDE_BY_SIDE)),
)


def main(arguments: list[str]) -> int:
    """Run the checks that are asked for and give the exit code of the first that fails, or 0."""
    parser = argparse.ArgumentParser(description="Run the checks of this repository.")
    names = [check.name for check in CHECKS]
    parser.add_argument(
        "names", nargs="*", metavar="CHECK", help=f"only these: {', '.join(names)} (all without a name)"
    )
    parser.add_argument("--fast", action="store_true", help="leave out tests that need a browser or install packages")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.names) - set(names)):
        parser.error(f"there is no check called {', '.join(unknown)}; there are {', '.join(names)}")
    chosen = [check for check in CHECKS if not options.names or check.name in options.names]
    for check in chosen:
        if code := run(check, fast=options.fast):
            print(f"\nFailed: {check.title} ({check.name}). The checks after it were not run.", flush=True)
            return code
    return 0


def run(check: Check, *, fast: bool) -> int:
    """Run one check under its heading and give its exit code."""
    command = [*check.command, "-m", f"not ({NOT_FAST})"] if fast and check.name == "tests" else list(check.command)
    print(f"\n── {check.title}: {' '.join(command).replace(TEMPORARY, 'a temporary folder')}", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        code = subprocess.run(
            [sys.executable, "-m", *(part.replace(TEMPORARY, temporary) for part in command)],
            cwd=ROOT,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            check=False,
        ).returncode
    if code == 0 and check.name != "tests":
        print(f"   fine, {time.monotonic() - begun:.1f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
