"""Dates as precise as they are known: partial dates as intervals; yes, no, not documented."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import Enum
from functools import lru_cache

from attrs import field, frozen

DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""A year, a year and month, or a day, as in ISO 8601; `is_date` also refuses days that a month does not have."""

_DATE = re.compile(DATE_PATTERN)


class Known(Enum):
    """An answer where silence is possible: what no source says is neither yes nor no."""

    YES = "yes"
    NO = "no"
    NOT_DOCUMENTED = "not_documented"


def is_date(text: str) -> bool:
    """
    Tell whether a text is a year, a month or a day of the calendar.

    >>> [is_date(text) for text in ("2015", "2015-09", "2015-09-02", "2015-13", "2015-02-30")]
    [True, True, True, False, False]
    """
    if not _DATE.match(text) or text.endswith("\n") or text.startswith("0000"):
        return False
    numbers = [int(part) for part in text.split("-")]
    return len(numbers) < 3 or numbers[2] <= monthrange(numbers[0], numbers[1])[1]  # noqa: PLR2004 - a date has three parts


def _checked(_instance: object, _attribute: object, text: str) -> None:
    if not is_date(text):
        message = f"{text!r} is not a year (2015), a month (2015-09) or a day (2015-09-02)"
        raise ValueError(message)


@frozen(order=True)
class PartialDate:
    """
    A date as precise as its source: a year, a month or a day; never padded.

    It stands for the interval from its `earliest` to its `latest` day. Dates sort by their text, so that a year comes
    before its own months.

    >>> PartialDate("2015-09").latest
    datetime.date(2015, 9, 30)
    """

    text: str = field(validator=_checked)

    def __str__(self) -> str:
        """Give the date as it was written."""
        return self.text

    @property
    def year(self) -> int:
        """The year."""
        return int(self.text[:4])

    @property
    def earliest(self) -> date:
        """The first day the date can mean."""
        return _earliest(self.text)

    @property
    def latest(self) -> date:
        """The last day the date can mean."""
        return _latest(self.text)

    def is_before(self, other: PartialDate) -> Known:
        """
        Tell whether this date lies before another, as far as both are known.

        >>> PartialDate("2015").is_before(PartialDate("2015-09")).value
        'not_documented'
        """
        if self.latest < other.earliest:
            return Known.YES
        if self.earliest >= other.latest:
            return Known.NO
        return Known.NOT_DOCUMENTED


def parse_date(raw: str | int) -> PartialDate:
    """
    Read a date from a record, where a bare year may have been read as a number.

    Raises:
        ValueError: if it is not a year, a month or a day.
    """
    return PartialDate(str(raw))


def years_apart(dates: list[PartialDate]) -> int:
    """Give the span in whole years between the earliest and the latest of the dates; 0 for none or one."""
    years = [value.year for value in dates]
    return max(years) - min(years) if years else 0


# A catalogue has few dates, many times each.
@lru_cache(maxsize=10_000)
def _earliest(text: str) -> date:
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    return date(year, month, day)


@lru_cache(maxsize=10_000)
def _latest(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])  # noqa: PLR2004 - a date has three parts
