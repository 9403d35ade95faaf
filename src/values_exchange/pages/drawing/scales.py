"""Where a time or a value stands on a drawing, and what is written along its axis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day  # noqa: N812 - a day of the calendar; “date” is a claim's
from math import ceil, floor, isfinite, log10
from typing import Final

from attrs import frozen

from values_exchange.dates import PartialDate
from values_exchange.languages import LARGEST_WRITTEN_OUT

STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)
"""How many years may lie between two lines of an axis."""

MOST_TICKS: Final = 5


@frozen(kw_only=True)
class TimeScale:
    """
    A stretch of whole years along a drawing.

    Shape: from the first day of the year `first` at `left` to the last day of `last` at `right`, evenly. What is
    earlier or later stands `outside`, so far from these ends.
    """

    first: int
    last: int
    left: float
    right: float
    outside: float = 0.0

    @classmethod
    def over(cls, dates: Iterable[PartialDate], left: float, right: float) -> TimeScale:
        """Give the scale of the years that dates touch; there has to be one."""
        years = [date.year for date in dates]
        return cls(first=min(years), last=max(years), left=left, right=right)

    @property
    def _begin(self) -> int:
        return Day(self.first, 1, 1).toordinal()

    @property
    def _days(self) -> int:
        return Day(self.last, 12, 31).toordinal() + 1 - self._begin

    def _at(self, ordinal: int) -> float:
        share = (ordinal - self._begin) / self._days
        if not 0 <= share <= 1:
            return self.left - self.outside if share < 0 else self.right + self.outside
        return self.left + share * (self.right - self.left)

    def span(self, start: PartialDate, until: PartialDate | None = None) -> tuple[float, float]:
        """Give where the first day begins and where the last one ends that a date, or a stretch of time, can mean."""
        last = max(start.latest, until.latest) if until else start.latest
        return self._at(start.earliest.toordinal()), self._at(last.toordinal() + 1)

    def cuts(self, start: PartialDate, until: PartialDate | None = None) -> bool:
        """Whether a time, or a part of it, lies beyond the years of the scale, and so is drawn at its edge."""
        last = max(start.latest, until.latest) if until else start.latest
        return start.year < self.first or last.year > self.last

    @property
    def year_width(self) -> float:
        """How wide a year is."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def lines(self, room: float) -> tuple[tuple[int, float], ...]:
        """Give years and where they begin, so many that there is `room` between two; the first is a round one."""
        step = next((step for step in STEPS if step * self.year_width >= room), STEPS[-1])
        first = ceil(self.first / step) * step
        years = range(first, self.last + 1, step)
        return tuple((year, self._at(Day(year, 1, 1).toordinal())) for year in years if year > 0)


@frozen(kw_only=True)
class ValueScale:
    """Values along a drawing, from zero; `ticks` are those that are written."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Give where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def value_scale(values: Iterable[float], start: float, end: float) -> ValueScale | None:
    """
    Give a scale from zero to a round number above the largest value, below zero only where a value is.

    Shape: None where a value is too large to be written out, so that no axis would tell anything.
    """
    given = list(values)
    if not given or not all(isfinite(value) and abs(value) < LARGEST_WRITTEN_OUT for value in given):
        return None
    low, high = min(0.0, *given), max(0.0, *given)
    if high == low:
        high = 1.0
    step = _round_step((high - low) / MOST_TICKS, whole=all(float(value).is_integer() for value in given))
    first, last = floor(low / step), ceil(high / step)
    ticks = tuple(round(number * step, 10) for number in range(first, last + 1))
    return ValueScale(low=ticks[0], high=ticks[-1], start=start, end=end, ticks=ticks)


def _round_step(rough: float, *, whole: bool) -> float:
    """Give the next 1, 2 or 5 times a power of ten; at least 1 where all values are whole."""
    power = 10.0 ** floor(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))
    return max(step, 1.0) if whole else step
