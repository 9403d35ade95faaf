"""
Measure, and write down what came out.

    python -m benchmarks                  everything, into docs/method/speed.md; ten to fifteen minutes
    python -m benchmarks --quick          small numbers, only to see that every part runs; printed, not written
    python -m benchmarks --part records   one part; printed, not written
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks import peers
from benchmarks.comparison import Compared, measure_comparison
from benchmarks.goals import Section
from benchmarks.languages import measure_languages
from benchmarks.records import Size, measure_records
from benchmarks.report import render
from benchmarks.serving import measure_serving
from benchmarks.site import measure_site

PAGE = Path(__file__).parents[1] / "docs" / "method" / "speed.md"
PARTS = ("records", "comparison", "site", "languages", "serving")


@frozen(kw_only=True)
class Plan:
    """How much is measured: the sizes of catalogues and of sites, and how often."""

    records: tuple[Size, ...]
    compared: tuple[Compared, ...]
    sites: tuple[int, ...]
    site_rounds: int
    languages: int
    edits: int


FULL = Plan(
    records=(Size(records=200, rounds=5, slow_rounds=3), Size(records=2000, rounds=3, slow_rounds=1)),
    compared=(
        Compared(programmes=16, rounds=9),
        Compared(programmes=200, rounds=5),
        Compared(programmes=2000, rounds=3),
    ),
    sites=(16, 200, 2000),
    site_rounds=2,
    languages=11,
    edits=7,
)
QUICK = Plan(
    records=(Size(records=3, rounds=1, slow_rounds=1),),
    compared=(Compared(programmes=2, rounds=1), Compared(programmes=3, rounds=1)),
    sites=(1, 2),
    site_rounds=1,
    languages=2,
    edits=1,
)


def main(arguments: list[str]) -> int:
    """Measure what is asked for, and write or print the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed and memory.")
    parser.add_argument("--quick", action="store_true", help="small numbers, only to see that every part runs")
    parser.add_argument("--part", choices=PARTS, help="measure only this part")
    parser.add_argument("--out", type=Path, help="the file to write; a full run writes docs/method/speed.md")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="benchmarks-") as scratch:
        parts = (options.part,) if options.part else PARTS
        sections = measure(QUICK if options.quick else FULL, parts, Path(scratch))
    text = render(
        sections, versions=peers.versions(), machine=peers.machine(), day=datetime.now(UTC).astimezone().date()
    )
    whole = not options.quick and not options.part
    place = options.out or (PAGE if whole else None)
    if place is None:
        print(text)
    else:
        place.write_text(text, encoding="utf-8")
        print(f"Written: {place}", file=sys.stderr)
    return 0


def measure(plan: Plan, parts: tuple[str, ...], scratch: Path) -> list[Section]:
    """Measure the parts that are asked for."""
    sections = []
    if "records" in parts:
        sections.append(measure_records(plan.records, scratch))
    if "comparison" in parts:
        sections.append(measure_comparison(plan.compared, scratch))
    if "site" in parts:
        sections.append(measure_site(plan.sites, plan.site_rounds, scratch))
    if "languages" in parts:
        sections.append(measure_languages(plan.languages, plan.site_rounds, scratch))
    if "serving" in parts:
        sections.append(measure_serving(plan.edits, scratch))
    return sections


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
