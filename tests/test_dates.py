"""Partial dates: intervals that are never padded, and answers that may be "not documented"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_exchange.dates import Known, PartialDate, is_date, parse_date, years_apart

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


def _cut(day: date, length: int) -> PartialDate:
    return PartialDate(day.isoformat()[:length])


PARTIAL = st.builds(_cut, DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize("text", ["2015", "2015-09", "2015-09-02", "2016-02-29"])
def test_years_months_and_days_are_dates(text: str) -> None:
    """What a source can say is a date, and comes back as it was written."""
    assert is_date(text)
    assert text == str(PartialDate(text))


@pytest.mark.parametrize(
    "text",
    ["", "15", "2015-9", "2015-13", "2015-02-29", "2015-09-2", "2015/09", "0000", "2015\n", "２０１５", "mid-2019"],
)
def test_anything_else_is_refused_with_what_a_date_looks_like(text: str) -> None:
    """A text that is no date raises an error that shows the three forms."""
    assert not is_date(text)
    with pytest.raises(ValueError, match=r"2015-09-02"):
        PartialDate(text)


def test_a_bare_year_may_come_as_a_number() -> None:
    """YAML reads 2015 as a number; it is the same date."""
    assert PartialDate("2015") == parse_date(2015)


@given(PARTIAL)
def test_a_date_lies_between_its_first_and_its_last_day(value: PartialDate) -> None:
    """The interval is in order, and both ends begin with the text."""
    assert value.earliest <= value.latest
    assert value.earliest.isoformat().startswith(value.text)
    assert value.latest.isoformat().startswith(value.text)
    assert not (value.latest + timedelta(days=1)).isoformat().startswith(value.text)


@given(PARTIAL, PARTIAL)
def test_before_is_never_both_yes_and_yes(one: PartialDate, other: PartialDate) -> None:
    """Two dates cannot each be before the other; where their days overlap it is not documented."""
    assert (one.is_before(other), other.is_before(one)) != (Known.YES, Known.YES)
    if one.latest < other.earliest:
        assert one.is_before(other) is Known.YES
        assert other.is_before(one) is Known.NO


def test_a_month_inside_a_year_is_neither_before_nor_after_it() -> None:
    """The year may mean an earlier or a later day."""
    assert PartialDate("2015").is_before(PartialDate("2015-06")) is Known.NOT_DOCUMENTED
    assert PartialDate("2015-06").is_before(PartialDate("2015")) is Known.NOT_DOCUMENTED


def test_years_apart_is_the_whole_span() -> None:
    """The distance is that between the earliest and the latest year; one date, or none, is no distance."""
    assert years_apart([PartialDate("2012"), PartialDate("2019-05"), PartialDate("2016")]) == 7
    assert years_apart([PartialDate("2012")]) == 0
    assert years_apart([]) == 0
