"""Comparing in memory: all programmes of a catalogue side by side, against a plain table of the same claims."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from attrs import frozen

from benchmarks import peers, synthetic
from benchmarks.goals import GOALS, Finding, Section, of_ratio
from benchmarks.measure import MIB, Ratio, Runner, run_once
from values_exchange.comparison.rows import compared_fields
from values_exchange.model import Programme

NOTES = """\
- Both work on records that are in memory already; only that step is timed, inside a process of its own, by its CPU
  time. Memory is the most that the whole process had, Python, all modules and the records included.
- `compare()` gets the catalogue as `read()` gives it and lays all programmes side by side in every row there is: each
  claim with its label, its date in words, whose account it is and its sources resolved; for each gap why it is one;
  and under each row a verdict in sentences. It runs once in a fresh process, as on the command line.
- The plain table is made with pandas, as somebody would who has only the files: the same compared fields of the same
  records as plain data, each claim a row of programme, field and value; grouped and turned so that programmes are
  columns; and for each value counted how many programmes have it. Nothing is resolved, worded or judged, so it has
  less to do. pandas itself is loaded before the time is taken.
- Reading is `read()` of the same catalogue in the same process: YAML, the checks against the schema, the rules.
- “Each programme” divides the time of `compare()` by the number of programmes.
"""

COMPARE = """
import json, sys, time
from values_exchange import compare, read
begun = time.process_time()
catalogue = read(sys.argv[1]).catalogue
read_in = time.process_time()
comparison = compare(catalogue)
compared_in = time.process_time()
cells = sum(len(row.cells) for row in comparison.rows)
documented = sum(bool(cell.entries) for row in comparison.rows for cell in row.cells)
print(json.dumps({
    "programmes": len(comparison.columns), "cells": cells, "documented": documented,
    "reading": read_in - begun, "comparing": compared_in - read_in,
}))
"""
"""A process that reads a catalogue and compares all of it."""

PIVOT = """
import json, sys, time
from pathlib import Path
import pandas as pd

FIELDS = set(sys.argv[2].split(","))

def leaves(value, field):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{field}.{key}" if field else key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, field)
    else:
        yield field, value

records = {}
for path in Path(sys.argv[1]).glob("*/house-*.json"):
    record = json.loads(path.read_text("utf-8"))
    records[f"{path.parent.name}/{path.stem}"] = {key: value for key, value in record.items() if key in FIELDS}
begun = time.process_time()
claims = pd.DataFrame(
    [(name, field, value) for name, record in records.items() for field, value in leaves(record, "")],
    columns=["programme", "field", "value"],
)
table = claims.groupby(["field", "programme"])["value"].agg(list).unstack("programme")
shared = claims.astype({"value": str}).groupby(["field", "value"])["programme"].nunique()
pivoted_in = time.process_time()
print(json.dumps({
    "programmes": len(table.columns), "cells": table.size, "documented": int(table.notna().sum().sum()),
    "comparing": pivoted_in - begun, "shared": int((shared > 1).sum()),
}))
"""
"""A process that reads the same records as plain JSON and pivots them."""


@frozen(kw_only=True)
class Compared:
    """How many programmes are compared, and how often."""

    programmes: int
    rounds: int


@frozen(kw_only=True)
class Step:
    """What one run said of itself: seconds of CPU for each step, and the peak of its process in bytes."""

    reading: float
    comparing: float
    peak: int


class NothingCompared(Exception):
    """A run that did not lay all programmes side by side, so that its time means nothing."""


def measure_comparison(sizes: Sequence[Compared], scratch: Path) -> Section:
    """
    Measure the comparison of catalogues of the sizes asked for.

    Raises:
        NothingCompared: if one of the two leaves out a programme.
    """
    findings: list[Finding] = []
    each: list[list[float]] = []
    for size in sizes:
        ours, theirs = _in_turn(size, scratch)
        findings += _findings(size, ours, theirs)
        each.append([step.comparing / size.programmes for step in ours])
    findings += _growth(sizes, each)
    return Section(title="Comparing in memory", notes=NOTES, findings=tuple(findings))


def _in_turn(size: Compared, scratch: Path) -> tuple[list[Step], list[Step]]:
    files = synthetic.catalogue(size.programmes)
    in_yaml, in_json = scratch / f"compared-yaml-{size.programmes}", scratch / f"compared-json-{size.programmes}"
    synthetic.write(files, in_yaml)
    synthetic.write(synthetic.as_json(files), in_json)
    runners = (
        Runner(name="compare()", command=(peers.PYTHON, "-c", COMPARE, str(in_yaml))),
        Runner(name="plain table", command=(peers.PYTHON, "-c", PIVOT, str(in_json), ",".join(compared_sections()))),
    )
    for runner in runners:
        _step(runner, size, scratch)
    steps: dict[str, list[Step]] = {runner.name: [] for runner in runners}
    for number in range(size.rounds):
        for runner in runners if number % 2 == 0 else reversed(runners):
            steps[runner.name].append(_step(runner, size, scratch))
    return steps["compare()"], steps["plain table"]


def compared_sections() -> tuple[str, ...]:
    """Give the keys of a record in which anything stands that is compared."""
    return tuple(dict.fromkeys(field.way[0] for field in compared_fields(Programme)))


def _step(runner: Runner, size: Compared, scratch: Path) -> Step:
    usage = run_once(runner, scratch)
    said = json.loads((scratch / f"{runner.name}.txt").read_text("utf-8"))
    if said["programmes"] != size.programmes or not said["documented"]:
        raise NothingCompared(f"{runner.name} was to compare {size.programmes} programmes and said {said}.")
    return Step(reading=said.get("reading", 0.0), comparing=said["comparing"], peak=usage.peak)


def _findings(size: Compared, ours: Sequence[Step], theirs: Sequence[Step]) -> Iterator[Finding]:
    what = f"{size.programmes:,} programmes compared"
    yield of_ratio(
        f"{what}, against a plain table",
        _ratio([own.comparing / other.comparing for own, other in zip(ours, theirs, strict=True)]),
        ours=_seconds(ours, lambda step: step.comparing),
        theirs=_seconds(theirs, lambda step: step.comparing),
        goal=GOALS.get(("comparison / plain table", size.programmes)),
    )
    yield of_ratio(
        f"{what}, against reading them",
        _ratio([step.comparing / step.reading for step in ours]),
        ours=_seconds(ours, lambda step: step.comparing),
        theirs=_seconds(ours, lambda step: step.reading),
        goal=GOALS.get(("comparison / reading", size.programmes)),
    )
    yield of_ratio(
        f"{what}: memory, against a plain table",
        _ratio([own.peak / other.peak for own, other in zip(ours, theirs, strict=True)]),
        ours=_mib(ours),
        theirs=_mib(theirs),
        goal=GOALS.get(("comparison memory / plain table", size.programmes)),
    )


def _growth(sizes: Sequence[Compared], each: Sequence[Sequence[float]]) -> Iterator[Finding]:
    """Give the time of each programme at the largest size against that at the size before."""
    if len(sizes) > 1:
        before, largest = sizes[-2], sizes[-1]
        less, more = each[-2], each[-1]
        yield of_ratio(
            f"Each programme among {largest.programmes:,}, against each among {before.programmes:,}",
            Ratio(median=median(more) / median(less), least=min(more) / max(less), most=max(more) / min(less)),
            ours=f"{median(more) * 1000:.2f} ms",
            theirs=f"{median(less) * 1000:.2f} ms",
            goal=GOALS.get(("each compared / each at the size before", largest.programmes)),
        )


def _ratio(ratios: Sequence[float]) -> Ratio:
    return Ratio(median=median(ratios), least=min(ratios), most=max(ratios))


def _seconds(steps: Sequence[Step], of: Callable[[Step], float]) -> str:
    return f"{median(map(of, steps)):.2f} s"


def _mib(steps: Sequence[Step]) -> str:
    return f"{median(step.peak for step in steps) / MIB:.0f} MiB"
