"""The records a site shows, and what is said of their problems while it is built."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePath
from typing import TypeVar

from attrs import evolve, frozen

from values_exchange.catalogue import NETWORK_ID, Catalogue
from values_exchange.problems import CannotRead, Problem
from values_exchange.reading import read
from values_exchange.report import in_one_line


@frozen(kw_only=True)
class Records:
    """
    A catalogue as it was read on a day.

    `problems` name their files as records do, from the catalogue's folder, which is `root`; `shown` is that folder as
    a person who builds the site would type it.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    root: Path
    shown: PurePath
    today: date


@frozen
class Remark:
    """What is said in the log of a build, and how loudly."""

    level: int
    text: str


def read_records(place: str, *, beside: str | None, today: date, language: str) -> Records:
    """
    Read the catalogue that a `mkdocs.yml` names.

    Args:
        place: the folder of the catalogue, from the folder of the `mkdocs.yml`.
        beside: the path of the `mkdocs.yml`.

    Raises:
        CannotRead: if there is no catalogue in it.
    """
    root = Path(os.path.abspath(Path(beside or ".").parent / place))  # noqa: PTH100 - links stay as they were given
    here = Path.cwd()
    shown = root.relative_to(here) if root.is_relative_to(here) else root
    reading = read(shown, today=today, language=language)
    if reading.root != root:
        raise CannotRead(place=str(shown), reason="it holds no network.yaml, so it is not a catalogue.")
    problems = tuple(_inside(problem, shown) for problem in reading.problems)
    return Records(catalogue=reading.catalogue, problems=problems, root=root, shown=shown, today=today)


def remarks(records: Records, *, fail_on: str) -> Iterator[Remark]:
    """
    Give what the log says of the problems: each that fails a strict build with its file and line, the others in sum.

    Args:
        fail_on: ``error`` or ``warning``, the least severe problem that fails a strict build.
    """
    failing = [problem for problem in records.problems if problem.is_error or fail_on == "warning"]
    for problem in failing:
        place = evolve(problem.span, file=(records.shown / problem.span.file).as_posix())
        yield Remark(logging.WARNING, in_one_line(evolve(problem, span=place)))
    if others := len(records.problems) - len(failing):
        text = f"{others} more {'remark' if others == 1 else 'remarks'} on the records"
        yield Remark(logging.INFO, f"{text}, which `values-exchange check {records.shown}` shows")


def with_last_good(found: Records, before: Records) -> tuple[Records, tuple[str, ...]]:
    """
    Give records in which those that have errors now are as they were before, and the files of these.

    What the errors are is no problem of what is shown then.
    """
    good = {record.id: record for record in before.catalogue.records() if record.id in found.catalogue.left_out}
    if not good:
        return found, ()
    catalogue, files = found.catalogue, {record.file for record in good.values()}
    old = before.catalogue
    kept = evolve(
        catalogue,
        network=old.network if NETWORK_ID in good else catalogue.network,
        cities=_together(catalogue.cities, {key: old.cities[key] for key in good if key in old.cities}),
        programmes=_together(catalogue.programmes, {key: old.programmes[key] for key in good if key in old.programmes}),
        left_out=catalogue.left_out - good.keys(),
    )
    problems = tuple(one for one in found.problems if not (one.is_error and one.span.file in files))
    return evolve(found, catalogue=kept, problems=problems), tuple(sorted(files))


T = TypeVar("T")


def _together(some: Mapping[str, T], others: Mapping[str, T]) -> Mapping[str, T]:
    """Give records by their ids, in the order of these."""
    return dict(sorted({**some, **others}.items()))


def _inside(problem: Problem, root: PurePath) -> Problem:
    """Name the file of a problem from the catalogue's folder."""
    file = PurePath(problem.span.file)
    inside = file.relative_to(root) if file.is_relative_to(root) else file
    return evolve(problem, span=evolve(problem.span, file=inside.as_posix()))
