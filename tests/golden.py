"""
Records that are wrong, and the whole report about each, compared to the letter.

`records/invalid/<code>/<case>.yaml` is a record, checked alone. `records/invalid/<code>/<case>/` holds the files in
which a catalogue differs from the right one in `records/catalogue`, and the whole is checked. The report stands beside
it as `<case>.txt`. What no repository should hold (links, large files, names that clash) is made by `MADE`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from tests.repository import ROOT
from values_exchange.reading import Reading, read
from values_exchange.report import render_text

RECORDS = ROOT / "tests" / "records"
CATALOGUE = RECORDS / "catalogue"
INVALID = RECORDS / "invalid"
TODAY = date(2026, 11, 23)


def _large(folder: Path) -> None:
    (folder / "photo.yaml").write_text(f"# {'x' * 2_000_000}\n", "utf-8")


def _many_values(folder: Path) -> None:
    (folder / "list.yaml").write_text(f"need: [{'a, ' * 200_000}]\n", "utf-8")


def _linked(folder: Path) -> None:
    (folder / "catalogue").mkdir()
    (folder / "elsewhere").mkdir()
    shutil.copytree(CATALOGUE, folder / "catalogue", dirs_exist_ok=True)
    shutil.move(folder / "catalogue" / "oslo" / "guides.yaml", folder / "elsewhere" / "guides.yaml")
    (folder / "catalogue" / "oslo" / "guides.yaml").symlink_to(folder / "elsewhere" / "guides.yaml")


def _clashing(folder: Path) -> None:
    shutil.copytree(CATALOGUE, folder / "catalogue")
    shutil.copy(CATALOGUE / "oslo" / "guides.yaml", folder / "catalogue" / "oslo" / "Guides.yaml")


def _no_file(folder: Path) -> None:
    shutil.copytree(CATALOGUE, folder / "catalogue")
    (folder / "catalogue" / "oslo" / "guides.yaml").unlink()
    (folder / "catalogue" / "oslo" / "guides.yaml").symlink_to("guides-of-2019.yaml")


MADE: Mapping[str, Callable[[Path], None]] = {
    "cannot-open/broken-link": _no_file,
    "file-too-large/photo.yaml": _large,
    "link-outside/programme": _linked,
    "names-clash/capital": _clashing,
    "too-many-values/list.yaml": _many_values,
}
"""Cases that are made in an empty folder: a file of the case's name, or a folder named `catalogue`."""


@frozen
class Golden:
    """A case: the problem code it is about, and the name of its file or folder."""

    code: str
    name: str

    def __str__(self) -> str:
        """Give `code/name`, as it is found in the folder of cases."""
        return f"{self.code}/{self.name}"

    @property
    def expected(self) -> Path:
        """The file with its report."""
        return INVALID / self.code / f"{self.name.split('.')[0]}.txt"

    def read(self, folder: Path) -> Reading:
        """Lay the case out in an empty folder, which is the current one, and read it."""
        source = INVALID / self.code / self.name
        if str(self) in MADE:
            MADE[str(self)](folder)
        elif source.is_dir():
            shutil.copytree(CATALOGUE, folder / "catalogue")
            shutil.copytree(source, folder / "catalogue", dirs_exist_ok=True)
        else:
            shutil.copy(source, folder / self.name)
        return read("catalogue" if (folder / "catalogue").is_dir() else self.name, today=TODAY)

    def report(self, folder: Path) -> str:
        """Give the report about the case, laid out in an empty folder, which is the current one."""
        reading = self.read(folder)
        return render_text(reading.problems, checked=reading.checked)


def cases() -> Iterator[Golden]:
    """Give all cases there are, in the order of their names."""
    there = {
        f"{path.parent.name}/{path.name}"
        for path in INVALID.glob("*/*")
        if path.suffix != ".txt" and not path.name.startswith(".")
    }
    for name in sorted(there.union(MADE)):
        yield Golden(*name.split("/"))


def case_codes() -> set[str]:
    """Give the problem codes that have a case."""
    return {case.code for case in cases()}
