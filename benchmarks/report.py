"""The page that says what came out: a table of ratios for each part, in plain words, with versions, date and machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from benchmarks.goals import Finding, Section

HEAD = """\
# Speed

This page is written by `make bench`, which runs everything anew on the machine it is on. It measured on {day}:
{machine}.

Ratios are to be read, not times: in each round the two commands of a line run one after the other on the same machine, with
the same records. A ratio is the median of the rounds, with the least and the most behind it; below 1 ours took less. Seconds
are CPU time, user and system together, for orientation only: on another machine they differ.

The records are made up by `benchmarks/synthetic.py`, about 5 KB of YAML each, and shaped like a real one.
"""

NOT_MEASURED = """\
## What is not measured

- A cold start, with nothing of the programs in the computer's memory yet: each command has run once before it counts.
- Time on the clock, which depends on what else the machine does; `check` and one build of the site run on one core.
- Building in several languages, which takes that many builds, side by side where there are cores for them.
- Records much larger or smaller than 5 KB, and the browser that shows the pages.
"""


def render(sections: Sequence[Section], *, versions: Mapping[str, str], machine: str, day: date) -> str:
    """Give the whole page as Markdown."""
    parts = [HEAD.format(day=_day(day), machine=machine), _verdict(sections)]
    parts += ["\n".join(_section(section)) for section in sections]
    parts += [NOT_MEASURED, "\n".join(_versions(versions))]
    return "\n".join(parts)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _verdict(sections: Sequence[Section]) -> str:
    findings = [finding for section in sections for finding in section.findings if finding.is_reached is not None]
    missed = [f"- {finding.what}: {_number(finding)}, goal {_goal(finding)}" for finding in findings if not finding.is_reached]
    if not missed:
        return f"All {len(findings)} goals are reached.\n"
    return "\n".join([f"Of {len(findings)} goals, {len(findings) - len(missed)} are reached. Not reached:", "", *missed, ""])


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    yield "| What | Ratio | Least–most | Goal | Reached | Ours | Theirs |"
    yield "| --- | ---: | ---: | ---: | --- | ---: | ---: |"
    for finding in section.findings:
        yield f"| {' | '.join(_cells(finding))} |"
    yield ""
    for note in section.notes:
        yield f"- {note}"
    yield ""


def _cells(finding: Finding) -> Iterator[str]:
    yield finding.what
    yield _number(finding)
    yield "" if finding.spread is None else "–".join(_rounded(end) for end in finding.spread)
    yield _goal(finding)
    yield {True: "yes", False: "**no**", None: ""}[finding.is_reached]
    yield finding.ours
    yield finding.theirs


def _goal(finding: Finding) -> str:
    return "" if finding.goal is None else f"≤ {finding.goal:g}{_unit(finding)}"


def _number(finding: Finding) -> str:
    return _rounded(finding.value) + _unit(finding)


def _rounded(value: float) -> str:
    """Round to three digits that say something, and never a missed goal into a reached one by more than a thousandth."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"  # noqa: PLR2004


def _unit(finding: Finding) -> str:
    return f" {finding.unit}" if finding.unit else ""


def _versions(versions: Mapping[str, str]) -> Iterator[str]:
    yield "## Versions"
    yield ""
    yield ", ".join(f"{name} {number}" for name, number in versions.items()) + "."
    yield ""
