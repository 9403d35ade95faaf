"""What a euro was worth: the average of each whole year, from the committed table, and the rates fixed for good."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from attrs import frozen

EURO: Final = "EUR"

FIRST_YEAR: Final = 1999
"""The first year of the euro."""


@frozen(kw_only=True)
class YearlyRate:
    """
    How many units of a currency one euro was worth on average in a year.

    Shape: the arithmetic mean of the daily reference rates of the European Central Bank on `days` days from `first_day`
    to `last_day`: every day of that year on which the bank published rates at all.
    Source: the table ``yearly_averages.csv`` beside this module, and the page on its origin beside it.
    """

    currency: str
    year: int
    per_euro: Decimal
    days: int
    first_day: date
    last_day: date


@frozen(kw_only=True)
class FixedRate:
    """How many units of a former currency one euro stands for, for good, since its country pays in euros."""

    currency: str
    first_year: int
    per_euro: Decimal


def yearly_rates() -> Mapping[tuple[str, int], YearlyRate]:
    """Give the averages of all whole years, by currency and year; a currency not named in the table has none."""
    return _yearly_rates()


@cache
def _yearly_rates() -> Mapping[tuple[str, int], YearlyRate]:
    text = (files("values_exchange.currencies") / "yearly_averages.csv").read_text(encoding="utf-8")
    lines = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found = {}
    for line in lines:
        year, days = int(line.pop("year")), int(line.pop("days"))
        first, last = date.fromisoformat(line.pop("first_day")), date.fromisoformat(line.pop("last_day"))
        for currency, rate in line.items():
            if rate:
                found[currency, year] = YearlyRate(
                    currency=currency,
                    year=year,
                    per_euro=Decimal(rate),
                    days=days,
                    first_day=first,
                    last_day=last,
                )
    return MappingProxyType(found)


def fixed_rates() -> Mapping[str, FixedRate]:
    """
    Give the rates fixed for good, by currency, for the former currencies in which records may state sums.

    Source: Council Regulation (EC) No 2866/98 of 31 December 1998, Article 1, as amended for each country that joined.
    """
    return _FIXED


_FIXED: Final[Mapping[str, FixedRate]] = MappingProxyType(
    {
        currency: FixedRate(currency=currency, first_year=year, per_euro=Decimal(rate))
        for currency, year, rate in (
            ("EEK", 2011, "15.6466"),
            ("LVL", 2014, "0.702804"),
            ("LTL", 2015, "3.45280"),
            ("HRK", 2023, "7.53450"),
            ("BGN", 2026, "1.95583"),
        )
    }
)
