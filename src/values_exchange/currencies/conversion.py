"""A sum in euros at the average rate of its year, no more exact than it honestly can be; or why it cannot be given."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Final

from attrs import frozen

from values_exchange.currencies.rates import EURO, FIRST_YEAR, FixedRate, YearlyRate, fixed_rates, yearly_rates
from values_exchange.dates import PartialDate

Number = int | float

MOST_DIGITS: Final = 3
"""
Significant digits of a sum in euros, at most.

The rate is an average: within one year the daily rates lay up to some percent to either side of it, so that a fourth
digit would tell nothing of the euros that really were paid or received.
"""

ROUGH: Final = frozenset({"about", "over", "at_least", "almost", "up_to", "average"})
"""Qualifiers of a sum whose source gives it roughly or as a limit, so that the zeros at its end are no digits."""

OPEN_ENDED: Final = frozenset({"before", "after", "by", "planned"})
"""Certainties of a date that state no year: the money may be of another."""


class WhyNotInEuros(Enum):
    """Why a sum cannot be converted."""

    NO_YEAR = "no_year"
    """No source says of which year the sum is; the date of a source is not the year of the money."""
    OPEN_DATE = "open_date"
    """All that is stated is that it was before or after a date."""
    SEVERAL_YEARS = "several_years"
    """It is for more than one year, each of which has its own rate."""
    BEFORE_THE_EURO = "before_the_euro"
    NO_RATE = "no_rate"
    """The European Central Bank publishes no reference rate for the currency."""
    NOT_A_WHOLE_YEAR = "not_a_whole_year"
    """There are no daily rates for the whole of the year, so that there is no average of it."""


@frozen(kw_only=True)
class InEuros:
    """
    A sum in euros, converted.

    Shape: `low` and `high` are equal unless the sum is a range; `qualifier` is that of the sum, and "about" for one
    without: a converted sum is never exact. `rate` is the rate used; `year` that of the money.
    Units: euros of the year.
    """

    low: Number
    high: Number
    qualifier: str
    year: int
    rate: YearlyRate | FixedRate


@frozen(kw_only=True)
class NotInEuros:
    """Why a sum in another currency cannot be converted, with the years or the date it is about, where it has any."""

    why: WhyNotInEuros
    currency: str
    first: PartialDate | None = None
    last: PartialDate | None = None


def in_euros(
    low: Number,
    high: Number,
    currency: str,
    *,
    qualifier: str = "",
    first: PartialDate | None = None,
    last: PartialDate | None = None,
    certainty: str = "",
) -> InEuros | NotInEuros | None:
    """
    Convert a sum into euros at the average rate of its year.

    From the year on in which a country pays in euros, a sum in its former currency is converted at the rate that was
    fixed then.

    Shape: nothing for a sum in euros.

    Args:
        low: The sum, or the lower end of a range.
        high: The same again, or the upper end.
        first: The date the sum itself is said to be of, or the first of its period.
        last: The end of its period, where it has one.
        certainty: How the date is known.

    >>> from values_exchange.dates import PartialDate
    >>> sum_of_2019 = in_euros(20000, 20000, "GBP", qualifier="about", first=PartialDate("2019"))
    >>> sum_of_2019.qualifier, sum_of_2019.low, str(sum_of_2019.rate.per_euro)
    ('about', 23000, '0.877771')
    """
    if currency == EURO:
        return None
    until = last or first
    no_rate = _why_no_year(first, until, certainty)
    if no_rate is None and first is not None:
        rate = rate_of(currency, first.year)
        if not isinstance(rate, WhyNotInEuros):
            digits = max(_digits(low, qualifier), _digits(high, qualifier))
            return InEuros(
                low=_rounded(Decimal(str(low)) / rate.per_euro, digits),
                high=_rounded(Decimal(str(high)) / rate.per_euro, digits),
                qualifier=qualifier if qualifier in ROUGH else "about",
                year=first.year,
                rate=rate,
            )
        no_rate = rate
    return NotInEuros(why=no_rate or WhyNotInEuros.NO_YEAR, currency=currency, first=first, last=until)


def rate_of(currency: str, year: int) -> YearlyRate | FixedRate | WhyNotInEuros:
    """Give the rate of a currency in a year, or why there is none."""
    fixed = fixed_rates().get(currency)
    if fixed is not None and year >= fixed.first_year:
        return fixed
    rates = yearly_rates()
    if (rate := rates.get((currency, year))) is not None:
        return rate
    if not any(known == currency for known, _ in rates):
        return WhyNotInEuros.NO_RATE
    return WhyNotInEuros.BEFORE_THE_EURO if year < FIRST_YEAR else WhyNotInEuros.NOT_A_WHOLE_YEAR


def _why_no_year(first: PartialDate | None, last: PartialDate | None, certainty: str) -> WhyNotInEuros | None:
    if first is None or last is None:
        return WhyNotInEuros.NO_YEAR
    if certainty in OPEN_ENDED:
        return WhyNotInEuros.OPEN_DATE
    return WhyNotInEuros.SEVERAL_YEARS if first.year != last.year else None


def _digits(amount: Number, qualifier: str) -> int:
    """
    Give how many digits a sum in euros may have.

    As many as the rate allows; of a sum given only roughly, one more than it has before its zeros: changing the unit
    moves the first digit, and with one more the sum can still be converted back into itself.
    """
    if qualifier not in ROUGH:
        return MOST_DIGITS
    digits = len(Decimal(str(amount)).normalize().as_tuple().digits)
    return min(digits + 1, MOST_DIGITS)


def _rounded(euros: Decimal, digits: int) -> Number:
    """Round to significant digits, and never beyond cents; whole euros are integers."""
    if not euros:
        return 0
    places = min(digits - 1 - euros.adjusted(), 2)
    rounded = euros.quantize(Decimal(1).scaleb(-places))
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
