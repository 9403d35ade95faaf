"""What a number is per, stated or by its period, and the rows that figures and sums of money make by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from values_exchange.comparison.wording import MOMENT, SPAN
from values_exchange.dates import PartialDate
from values_exchange.model import Figure, Money
from values_exchange.vocabulary import MEASURES, MONEY_COVERS, MONEY_STAGES, RATES

ADDS_UP: Final = frozenset(
    {
        "volunteers_active",
        "volunteers_advised",
        "volunteers_trained",
        "volunteer_sign_ups",
        "volunteer_hours",
        "matches",
        "advice_talks",
        "people_reached",
        "first_time_visitors",
        "visits",
        "meals",
        "people_consulted",
        "people_trained",
        "meetings_held",
        "applications",
        "funded_projects",
        "sessions",
        "days_open",
        "activities",
        "arrivals",
    }
)
"""Measures whose numbers grow with the time they are counted over, so that a period stated is also their rate."""

RATE_CODES: Final = (MOMENT, *RATES.ids, SPAN)
"""Every rate a row may have, in the order of the rows."""

FigureKey = tuple[str, str]
"""A measure and a rate: what makes one row of figures."""

MoneyKey = tuple[str, str]
"""What is covered and in which stage: what makes one row of money."""


def rate_of(figure: Figure) -> str:
    """Give the rate of a figure: what it is per, else the length of the period it adds up, else one moment."""
    if figure.per is not None:
        return figure.per
    if figure.measure not in ADDS_UP or figure.period is None:
        return MOMENT
    return span_of(figure.period, figure.until)


def money_rate_of(money: Money) -> str:
    """Give the rate of a sum of money: what it is per, else the length of its period, else one moment."""
    if money.per is not None:
        return money.per
    return span_of(money.period, money.until) if money.period is not None else MOMENT


def span_of(start: PartialDate, until: PartialDate | None) -> str:
    """Give the rate that a period amounts to: a day, a month, half a year, a year, or another span."""
    last = until or start
    if start.earliest == last.latest:
        return "day"
    whole_months = start.earliest.day == 1 and last.latest == PartialDate(f"{last.latest:%Y-%m}").latest
    rates = {1: "month", 6: "half_year", 12: "year"}
    return rates.get(months_in(start, last), SPAN) if whole_months else SPAN


def months_in(start: PartialDate, last: PartialDate) -> int:
    """Count the months that a period touches."""
    return (last.latest.year - start.earliest.year) * 12 + last.latest.month - start.earliest.month + 1


def figures_by_key(figures: Sequence[Figure]) -> Mapping[FigureKey, tuple[tuple[int, Figure], ...]]:
    """Sort the figures of a record into the rows they belong to, each with its position in the record."""
    found: dict[FigureKey, tuple[tuple[int, Figure], ...]] = {}
    for position, figure in enumerate(figures):
        key = (figure.measure, rate_of(figure))
        found[key] = (*found.get(key, ()), (position, figure))
    return found


def money_by_key(sums: Sequence[Money]) -> Mapping[MoneyKey, tuple[tuple[int, Money], ...]]:
    """Sort the sums of a record into the rows they belong to, each with its position in the record."""
    found: dict[MoneyKey, tuple[tuple[int, Money], ...]] = {}
    for position, money in enumerate(sums):
        key = (money.covers, money.stage)
        found[key] = (*found.get(key, ()), (position, money))
    return found


def figure_keys(found: Iterable[FigureKey]) -> tuple[FigureKey, ...]:
    """Put the keys of rows of figures in the order of measures and rates."""
    return tuple(sorted(set(found), key=lambda key: (_PLACE_OF_MEASURE[key[0]], _PLACE_OF_RATE[key[1]])))


def money_keys(found: Iterable[MoneyKey]) -> tuple[MoneyKey, ...]:
    """Put the keys of rows of money in the order of what they cover and of the stages."""
    return tuple(sorted(set(found), key=lambda key: (_PLACE_OF_COVER[key[0]], _PLACE_OF_STAGE[key[1]])))


def _places(codes: Iterable[str]) -> Mapping[str, int]:
    return {code: place for place, code in enumerate(codes)}


_PLACE_OF_MEASURE, _PLACE_OF_RATE = _places(MEASURES.ids), _places(RATE_CODES)
_PLACE_OF_COVER, _PLACE_OF_STAGE = _places(MONEY_COVERS.ids), _places(MONEY_STAGES.ids)
