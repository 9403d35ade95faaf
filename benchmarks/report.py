"""The page that says what came out: for each part a table of ratios in plain words; versions, date and machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from benchmarks.goals import Finding, Section

PAGE = """\
# Speed

This page is written by `make bench`, which runs everything anew. It was measured on {day}, on
{machine}.

Read the ratios, not the times: in each round the commands of a line run one after the other on the same machine, on
the same records. A ratio is the median of the rounds, with the least and the most beside it; below 1, ours took less.
Seconds are CPU time, user and system together; they are there for orientation and differ from machine to machine.

The records are made up by `benchmarks/synthetic.py`: about 5 KB of YAML each, and of the shape of a real one.

{verdict}

{sections}
## What is not measured

- A cold start, when nothing of the programs is in the computer's memory yet: each command has run before it counts.
- Time on the clock, except for an edit and for several languages: it depends on what else the machine does. `check`,
  and one build of the site, run on one core.
- Records much larger or smaller than 5 KB, and the browser that shows the pages.

## Versions

{versions}.
"""

SECTION = """\
## {title}

| What | Ratio | Least to most | Goal | Reached | Ours | Theirs |
| --- | ---: | ---: | ---: | --- | ---: | ---: |
{rows}

{notes}
"""


def render(sections: Sequence[Section], *, versions: Mapping[str, str], machine: str, day: date) -> str:
    """Give the whole page as Markdown."""
    return PAGE.format(
        day=f"{day.day} {day:%B %Y}",
        machine=machine,
        verdict=_verdict(sections),
        sections="".join(map(_section, sections)),
        versions=",\n".join(f"{name} {number}" for name, number in versions.items()),
    )


def _verdict(sections: Sequence[Section]) -> str:
    goals = [finding for section in sections for finding in section.findings if finding.goal is not None]
    missed = [
        f"- {finding.what}: {_number(finding)}, goal {_goal(finding)}" for finding in goals if not finding.is_reached
    ]
    if not goals:
        return "At these sizes there are no goals."
    reached = f"Goals: {len(goals) - len(missed)} of {len(goals)} reached."
    return "\n".join((f"{reached} Not reached:", "", *missed)) if missed else reached


def _section(section: Section) -> str:
    rows = "\n".join(f"| {' | '.join(_cells(finding))} |" for finding in section.findings)
    return SECTION.format(title=section.title, rows=rows, notes=section.notes)


def _cells(finding: Finding) -> Iterator[str]:
    yield finding.what
    yield _number(finding)
    yield "" if finding.spread is None else " to ".join(f"{end:.3g}" for end in finding.spread)
    yield _goal(finding)
    yield {True: "yes", False: "**no**", None: ""}[finding.is_reached]
    yield finding.ours
    yield finding.theirs


def _number(finding: Finding) -> str:
    return f"{finding.value:.3g} {finding.unit}".rstrip()


def _goal(finding: Finding) -> str:
    return "" if finding.goal is None else f"≤ {finding.goal:g} {finding.unit}".rstrip()
