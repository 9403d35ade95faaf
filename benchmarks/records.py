"""Checking records: whole processes on YAML, JSON and broken records, on one file, and a catalogue kept in memory."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks import peers, synthetic
from benchmarks.goals import GOALS, Finding, Section, of_ratio
from benchmarks.measure import MIB, Runs, ratio, run_in_turn, run_once

CATALOGUE_OF_ONE_FILE = 16
ERRORS_PER_RECORD = len(synthetic.BROKEN)
SAMPLE = 5
"""How many broken records the other tool is asked about beforehand: its answer takes as long as measuring it."""

NOTES = """\
- Each time is that of a whole process from its start to its end, with all it starts itself.
- `values-exchange check` reads the whole catalogue, with the records of the network and of one city for every
  {per_city} programmes, and applies the rules across records. check-jsonschema gets the programmes alone, and the same
  schema of a programme; it does not know the format `partial-date` and leaves dates unchecked.
- “libyaml alone” parses the same files as `check` with `CSafeLoader` of PyYAML, one after the other, and does nothing
  with them.
- A broken record has {errors} mistakes of different kinds that the schema can see. `values-exchange` gives file, line
  and column of each and says what to do; check-jsonschema gives file and path. Before the run it is made sure that both
  find all of them.
- A catalogue held in memory is what `read()` gives, kept until the process ends; Python and all modules are included.
"""


@frozen(kw_only=True)
class Size:
    """
    How many records are measured, and how often.

    Rounds with check-jsonschema are `slow_rounds`: with thousands of records each of its runs takes minutes.
    """

    records: int
    rounds: int
    slow_rounds: int


@frozen(kw_only=True)
class Folder:
    """The files of one measurement: a catalogue, and the files in it that are programmes."""

    root: Path
    programmes: tuple[Path, ...]


class WorkNotDone(Exception):
    """A tool did not find what it was to find, so that its time means nothing."""


def measure_records(sizes: Sequence[Size], scratch: Path) -> Section:
    """
    Measure everything about records, in catalogues of the sizes asked for; broken ones are of the first size.

    Raises:
        WorkNotDone: if a tool does not find the mistakes in broken records.
    """
    schema = peers.write_schema(scratch)
    one_file = list(_one_file(sizes[0].rounds, schema, scratch))
    findings: list[Finding] = []
    for size in sizes:
        files = synthetic.catalogue(size.records)
        in_yaml = _write(files, scratch / f"yaml-{size.records}")
        in_json = _write(synthetic.as_json(files), scratch / f"json-{size.records}")
        findings += _yaml(in_yaml, size, schema, scratch)
        findings += _json(in_json, size, schema, scratch)
    findings += _broken(sizes[0], schema, scratch)
    findings += one_file
    findings += _held(scratch / f"yaml-{sizes[-1].records}", sizes[-1], scratch)
    notes = NOTES.format(per_city=synthetic.PER_CITY, errors=ERRORS_PER_RECORD)
    return Section(title="Checking records", notes=notes, findings=tuple(findings))


def verify_broken(folder: Folder, schema: Path) -> None:
    """
    Have both tools say what is wrong with broken records, and see that each finds every mistake.

    Raises:
        WorkNotDone: if one misses a mistake or finds others, or one of ours has no line and column.
    """
    ours = _output([*peers.check(folder.root).command, "--format", "json"])
    placed = [problem for problem in ours["problems"] if problem["line"] and problem["column"]]
    _expect("values-exchange", len(folder.programmes) * ERRORS_PER_RECORD, len(placed))
    sample = folder.programmes[:SAMPLE]
    theirs = _output([*peers.check_jsonschema(schema, sample).command, "--output-format", "json"])
    _expect("check-jsonschema", len(sample) * ERRORS_PER_RECORD, len(theirs["errors"]))


def _one_file(rounds: int, schema: Path, scratch: Path) -> Iterator[Finding]:
    """
    Measure the check of one file.

    It comes first: everything runs once uncounted, on few records, and is compiled for all that follows.
    """
    folder = _write(synthetic.catalogue(CATALOGUE_OF_ONE_FILE), scratch / "one-of-them")
    one = folder.programmes[0]
    run_once(peers.load_yaml(folder.root), scratch)
    ours, other = peers.check(one), peers.check_jsonschema(schema, [one])
    runs = run_in_turn((ours, other), rounds, scratch)
    what = f"One record in a catalogue of {CATALOGUE_OF_ONE_FILE}, against {other.name}"
    yield _compared(what, runs[ours.name], runs[other.name])


def _broken(size: Size, schema: Path, scratch: Path) -> Iterator[Finding]:
    folder = _write(synthetic.broken(synthetic.catalogue(size.records)), scratch / "broken")
    verify_broken(folder, schema)
    ours = peers.check(folder.root, ends=peers.FOUND_PROBLEMS)
    other = peers.check_jsonschema(schema, folder.programmes, ends=peers.FOUND_PROBLEMS)
    runs = run_in_turn((ours, other), size.slow_rounds, scratch, warm_up=False)
    yield _compared(f"{size.records:,} broken records as YAML, against {other.name}", runs[ours.name], runs[other.name])


def _yaml(folder: Folder, size: Size, schema: Path, scratch: Path) -> Iterator[Finding]:
    ours, name = peers.check(folder.root), f"{size.records:,} records as YAML"
    slow, quick = peers.check_jsonschema(schema, folder.programmes), peers.load_yaml(folder.root)
    runs = run_in_turn((ours, slow), size.slow_rounds, scratch, warm_up=False)
    goal = GOALS.get(("yaml / check-jsonschema", size.records))
    yield _compared(f"{name}, against {slow.name}", runs[ours.name], runs[slow.name], goal)
    yield _memory(f"{name}: memory, against {slow.name}", runs[ours.name], runs[slow.name])
    runs = run_in_turn((ours, quick), size.rounds, scratch, warm_up=False)
    goal = GOALS.get(("yaml / libyaml", size.records))
    yield _compared(f"{name}, against {quick.name}", runs[ours.name], runs[quick.name], goal)


def _json(folder: Folder, size: Size, schema: Path, scratch: Path) -> Iterator[Finding]:
    ours, other = peers.check(folder.root), peers.check_jsonschema(schema, folder.programmes)
    runs = run_in_turn((ours, other), size.slow_rounds, scratch, warm_up=False)
    goal = GOALS.get(("json / check-jsonschema", size.records))
    yield _compared(f"{size.records:,} records as JSON, against {other.name}", runs[ours.name], runs[other.name], goal)


def _held(folder: Path, size: Size, scratch: Path) -> Iterator[Finding]:
    runner = peers.hold(folder, size.records)
    runs = run_in_turn([runner], size.rounds, scratch, warm_up=False)[runner.name]
    peaks = [usage.peak / MIB for usage in runs.usages]
    yield Finding(
        what=f"{size.records:,} records held as a catalogue: memory",
        value=runs.peak / MIB,
        spread=(min(peaks), max(peaks)),
        unit="MiB",
        goal=GOALS.get(("memory", size.records)),
    )


def _compared(what: str, ours: Runs, other: Runs, goal: float | None = None) -> Finding:
    return of_ratio(what, ratio(ours, other), ours=f"{ours.cpu:.2f} s", theirs=f"{other.cpu:.2f} s", goal=goal)


def _memory(what: str, ours: Runs, other: Runs) -> Finding:
    found = ratio(ours, other, lambda usage: usage.peak)
    return of_ratio(what, found, ours=f"{ours.peak / MIB:.0f} MiB", theirs=f"{other.peak / MIB:.0f} MiB")


def _output(command: list[str]) -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout))


def _expect(tool: str, expected: int, found: int) -> None:
    if found != expected:
        raise WorkNotDone(f"{tool} was to find {expected} mistakes and found {found}.")


def _write(files: synthetic.Files, root: Path) -> Folder:
    synthetic.write(files, root)
    return Folder(root=root, programmes=tuple(root / path for path in files if "/house-" in path))
