"""What is to be reached, as data, and what was measured against it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from benchmarks.measure import Ratio

GOALS: Mapping[tuple[str, int], float] = MappingProxyType(
    {
        ("yaml / check-jsonschema", 200): 0.12,
        ("yaml / check-jsonschema", 2000): 0.12,
        ("yaml / libyaml", 200): 1.5,
        ("yaml / libyaml", 2000): 1.5,
        ("json / check-jsonschema", 200): 0.08,
        ("json / check-jsonschema", 2000): 0.08,
        ("memory", 2000): 200.0,
        ("comparison / plain table", 16): 3.0,
        ("comparison / plain table", 2000): 2.0,
        ("comparison / reading", 2000): 1.25,
        ("comparison memory / plain table", 2000): 1.0,
        ("each compared / each at the size before", 2000): 1.2,
        ("site / stock", 2000): 1.15,
        ("page / page at the size before", 2000): 1.2,
        ("edit under serve", 16): 2.0,
        ("languages, CPU", 11): 1.1,
        ("languages, wall", 11): 0.65,
    }
)
"""The most that each may be at a size: ratios of CPU time, MiB for the memory, and seconds on the clock for an edit."""


@frozen(kw_only=True)
class Finding:
    """
    One thing that was measured.

    `value` is a ratio, or in `unit` where that is given; `spread` is the least and the most of the rounds. `ours` and
    `theirs` give the absolute figures in words. `goal` is the most it may be; None where nothing was set.
    """

    what: str
    value: float
    spread: tuple[float, float] | None = None
    ours: str = ""
    theirs: str = ""
    unit: str = ""
    goal: float | None = None

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return None if self.goal is None else self.value <= self.goal


@frozen(kw_only=True)
class Section:
    """Findings under a heading, with what must be known to read them, as Markdown."""

    title: str
    notes: str
    findings: tuple[Finding, ...]


def of_ratio(what: str, ratio: Ratio, *, ours: str, theirs: str, goal: float | None = None) -> Finding:
    """Make a finding of a ratio."""
    return Finding(what=what, value=ratio.median, spread=(ratio.least, ratio.most), ours=ours, theirs=theirs, goal=goal)
