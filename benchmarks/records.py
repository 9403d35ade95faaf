"""Checking records: whole processes on YAML, JSON and broken records, on one file, and a catalogue kept in memory."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from benchmarks import peers, synthetic
from benchmarks.goals import GOALS, Finding, Section, of_ratio
from benchmarks.measure import Runs, ratio, run_in_turn

MIB = 2**20
CATALOGUE_OF_ONE_FILE = 16
ERRORS_PER_RECORD = len(synthetic.BROKEN)
SAMPLE = 5
"""How many broken records the other tool is asked about beforehand: its answer takes as long as measuring it."""

NOTES = (
    "Each time is that of a whole process, from its start to its end: user and system time of the process and those it "
    "started.",
    "`values-exchange check` reads the whole catalogue, with the records of the network and of one city for every "
    f"{synthetic.PER_CITY} programmes, and applies the rules across records. check-jsonschema gets the programmes alone, "
    "and the schema in `schemas/programme.json`; of the format `partial-date` it knows nothing and checks no dates.",
    "“libyaml alone” parses the same files as `check` with PyYAML's `CSafeLoader`, one after the other, and does nothing "
    "with them.",
    f"A broken record has {ERRORS_PER_RECORD} mistakes of different kinds, each visible to the schema. "
    "`values-exchange` says file, line and column of each and what to do; check-jsonschema names file and path. "
    "That both find all of them is verified.",
    "A catalogue kept in memory is what `read()` gives, held until the process ends; the interpreter and all modules are "
    "included.",
)


@frozen(kw_only=True)
class Folder:
    """The files of one measurement: a catalogue, and the files in it that are programmes."""

    root: Path
    programmes: tuple[Path, ...]


class WorkNotDone(Exception):
    """A tool that did not find what it was to find, so that its time means nothing."""


def measure_records(sizes: tuple[int, ...], rounds: dict[int, int], broken: int, scratch: Path) -> Section:
    """Measure everything about records, in catalogues of the sizes asked for."""
    schema = peers.write_schema(scratch)
    findings: list[Finding] = []
    for size in sizes:
        files = synthetic.catalogue(size)
        yaml = _write(files, scratch / f"yaml-{size}")
        json_ = _write(synthetic.as_json(files), scratch / f"json-{size}")
        findings += _yaml(yaml, size, schema, rounds[size], scratch)
        findings += _json(json_, size, schema, rounds[size], scratch)
    findings += _broken(broken, schema, rounds[broken], scratch)
    findings += _one_file(schema, max(rounds.values()), scratch)
    findings += _held(scratch / f"yaml-{sizes[-1]}", sizes[-1], rounds[sizes[-1]], scratch)
    return Section(title="Checking records", notes=NOTES, findings=tuple(findings))


def _yaml(folder: Folder, size: int, schema: Path, rounds: int, scratch: Path) -> Iterator[Finding]:
    ours = peers.check(folder.root)
    others = (peers.check_jsonschema(schema, folder.programmes), peers.load_yaml(folder.root))
    runs = run_in_turn((ours, *others), rounds, scratch)
    for other, goal in zip(others, ("yaml / check-jsonschema", "yaml / libyaml"), strict=True):
        yield _compared(f"{size:,} records as YAML, against {other.name}", runs[ours.name], runs[other.name], goal)
    yield _memory(f"Memory for {size:,} records as YAML, against check-jsonschema", runs, ours.name, others[0].name)


def _json(folder: Folder, size: int, schema: Path, rounds: int, scratch: Path) -> Iterator[Finding]:
    ours, other = peers.check(folder.root), peers.check_jsonschema(schema, folder.programmes)
    runs = run_in_turn((ours, other), rounds, scratch)
    what = f"{size:,} records as JSON, against {other.name}"
    yield _compared(what, runs[ours.name], runs[other.name], "json / check-jsonschema")


def _broken(size: int, schema: Path, rounds: int, scratch: Path) -> Iterator[Finding]:
    folder = _write(synthetic.broken(synthetic.catalogue(size)), scratch / f"broken-{size}")
    verify_broken(folder, schema)
    ours = peers.check(folder.root, ends=peers.FOUND_PROBLEMS)
    other = peers.check_jsonschema(schema, folder.programmes, ends=peers.FOUND_PROBLEMS)
    runs = run_in_turn((ours, other), rounds, scratch)
    what = f"{size:,} broken records as YAML, against {other.name}"
    yield _compared(what, runs[ours.name], runs[other.name])


def _one_file(schema: Path, rounds: int, scratch: Path) -> Iterator[Finding]:
    folder = _write(synthetic.catalogue(CATALOGUE_OF_ONE_FILE), scratch / "one-of-them")
    one = folder.programmes[0]
    ours, other = peers.check(one), peers.check_jsonschema(schema, [one])
    runs = run_in_turn((ours, other), rounds, scratch)
    what = f"One record of a catalogue of {CATALOGUE_OF_ONE_FILE}, against {other.name}"
    yield _compared(what, runs[ours.name], runs[other.name])


def _held(folder: Path, size: int, rounds: int, scratch: Path) -> Iterator[Finding]:
    runs = run_in_turn([peers.hold(folder, size)], rounds, scratch, warm_up=False)["read() and keep"]
    peaks = [usage.peak / MIB for usage in runs.usages]
    yield Finding(
        what=f"{size:,} records held as a catalogue: most memory",
        value=runs.peak / MIB,
        spread=(min(peaks), max(peaks)),
        unit="MiB",
        goal=GOALS["memory of 2,000 records"],
    )


def _compared(what: str, ours: Runs, other: Runs, goal: str | None = None) -> Finding:
    return of_ratio(
        what,
        ratio(ours, other),
        ours=f"{ours.cpu:.2f} s",
        theirs=f"{other.cpu:.2f} s",
        goal=None if goal is None else GOALS[goal],
    )


def _memory(what: str, runs: dict[str, Runs], ours: str, other: str) -> Finding:
    own, theirs = runs[ours], runs[other]
    found = ratio(own, theirs, lambda usage: usage.peak)
    return of_ratio(what, found, ours=f"{own.peak / MIB:.0f} MiB", theirs=f"{theirs.peak / MIB:.0f} MiB")


def verify_broken(folder: Folder, schema: Path) -> None:
    """
    Have both tools say what is wrong, and see that each finds every mistake.

    Raises:
        WorkNotDone: if one misses a mistake or finds others, or one of ours stands at no line.
    """
    ours = _output([*peers.check(folder.root).command, "--format", "json"])
    placed = [problem for problem in ours["problems"] if problem["line"] and problem["column"]]
    _expect("values-exchange", len(folder.programmes) * ERRORS_PER_RECORD, len(placed))
    sample = folder.programmes[:SAMPLE]
    theirs = _output([*peers.check_jsonschema(schema, sample).command, "--output-format", "json"])
    _expect("check-jsonschema", len(sample) * ERRORS_PER_RECORD, len(theirs["errors"]))


def _output(command: list[str]) -> dict[str, list[dict[str, object]]]:
    said = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    return dict(json.loads(said))


def _expect(tool: str, expected: int, found: int) -> None:
    if found != expected:
        raise WorkNotDone(f"{tool} was to find {expected} mistakes and found {found}.")


def _write(files: synthetic.Files, root: Path) -> Folder:
    synthetic.write(files, root)
    return Folder(root=root, programmes=tuple(root / path for path in files if "/house-" in path))
