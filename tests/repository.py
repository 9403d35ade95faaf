"""The files of the repository, as a person who clones it has them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def project_files() -> tuple[Path, ...]:
    """Give all files that belong to the project: those that .gitignore does not leave out, whether committed or not."""
    return tuple(sorted(_below(ROOT, ignored_names())))


def ignored_names() -> tuple[str, ...]:
    """
    Read .gitignore, which is kept simple enough to be read without git: names and folders, nothing taken back.

    Raises:
        ValueError: if a line is not that simple.
    """
    lines = [line.strip() for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()]
    names = [line for line in lines if line and not line.startswith("#")]
    if wrong := [name for name in names if name.startswith("!") or "/" in name.strip("/")]:
        raise ValueError(f".gitignore holds {wrong}: tests/repository.py reads only names of files and folders.")
    return (*names, ".git")


def _below(folder: Path, ignored: tuple[str, ...]) -> Iterator[Path]:
    for entry in os.scandir(folder):
        path = Path(entry.path)
        if any(_matches(path, name) for name in ignored):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, ignored)
        else:
            yield path


def _matches(path: Path, name: str) -> bool:
    at_the_top = name.startswith("/")
    return fnmatch(path.name, name.strip("/")) and (not at_the_top or path.parent == ROOT)
