"""Sums in euros, to stand beside those in their own currency: at the average rate of the year, or why not."""

from values_exchange.currencies.conversion import InEuros, NotInEuros, WhyNotInEuros, in_euros
from values_exchange.currencies.rates import EURO, FIRST_YEAR, FixedRate, YearlyRate, fixed_rates, yearly_rates

__all__ = [
    "EURO",
    "FIRST_YEAR",
    "FixedRate",
    "InEuros",
    "NotInEuros",
    "WhyNotInEuros",
    "YearlyRate",
    "fixed_rates",
    "in_euros",
    "yearly_rates",
]
