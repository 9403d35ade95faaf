"""`Conversion`: what a sum in another currency is in euros, to stand beside it and never instead; or why it is not."""

from __future__ import annotations

from attrs import frozen

from values_exchange.currencies import FixedRate, InEuros, in_euros
from values_exchange.languages import Interface
from values_exchange.model import Money
from values_exchange.wording import euros_words, in_euros_words


@frozen(kw_only=True)
class Conversion:
    """
    What a sum in another currency is in euros, or why it cannot be converted.

    Shape: `low` and `high` are equal unless the sum is a range; both are None, and `shown` is empty, where it cannot be
    converted: `why_not` then says why in a code. `rate` is units of `currency` to one euro, and `rate_kind` tells
    whether it is the ``average`` of the `year`, over `days` days, or ``fixed`` for good. `words` is the whole in words,
    with rate, year and source, to stand behind the sum.
    Units: euros of the year.
    """

    currency: str
    low: float | int | None = None
    high: float | int | None = None
    qualifier: str = ""
    year: int | None = None
    rate: float | None = None
    rate_kind: str = ""
    days: int | None = None
    why_not: str = ""
    shown: str = ""
    words: str

    @property
    def is_converted(self) -> bool:
        """Whether there is a sum in euros."""
        return self.low is not None


def conversion_of(money: Money, say: Interface) -> Conversion | None:
    """
    Convert a sum of a record into euros, at the rate of the year that the record itself gives for it.

    Shape: nothing for sums in euros, for shares, for words and for gifts in kind.
    """
    low = money.amount if money.amount is not None else money.low
    high = money.amount if money.amount is not None else money.high
    if low is None or high is None or money.currency is None:
        return None
    euros = in_euros(
        low,
        high,
        money.currency,
        qualifier=money.qualifier or "",
        first=money.period or money.as_of,
        last=money.until if money.period is not None else None,
        certainty=money.certainty or "",
    )
    if euros is None:
        return None
    words = in_euros_words(euros, say, per=money.per)
    if not isinstance(euros, InEuros):
        return Conversion(currency=euros.currency, why_not=euros.why.value, words=words)
    rate = euros.rate
    return Conversion(
        currency=rate.currency,
        low=euros.low,
        high=euros.high,
        qualifier=euros.qualifier,
        year=euros.year,
        rate=float(rate.per_euro),
        rate_kind="fixed" if isinstance(rate, FixedRate) else "average",
        days=None if isinstance(rate, FixedRate) else rate.days,
        shown=euros_words(euros, say, per=money.per),
        words=words,
    )
