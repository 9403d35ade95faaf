"""Values in words: figures, money and dates as every page, table and report writes them."""

from __future__ import annotations

from typing import Any

import pytest

from values_exchange.convert import structure
from values_exchange.languages import Interface
from values_exchange.model import Figure, Money, Source, When
from values_exchange.terms import code_label
from values_exchange.vocabulary import FUNCTIONS
from values_exchange.wording import (
    claim_date_words,
    code_word,
    date_words,
    figure_basis_words,
    figure_words,
    measure_label,
    money_words,
    period_words,
    source_date_words,
)

SAY = Interface("en")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 30}, "30 persons"),
        ({"value": 1}, "1 person"),
        ({"value": 0}, "0 persons"),
        ({"value": 1500, "qualifier": "over"}, "over 1,500 persons"),
        ({"value": 30, "qualifier": "exact"}, "exactly 30 persons"),
        ({"low": 70, "high": 100}, "70 to 100 persons"),
        ({"words": "several hundred"}, "several hundred"),
        ({"value": 2, "words": "a pair"}, "2 persons (“a pair”)"),
        ({"value": 90, "qualifier": "at_least", "per": "day"}, "at least 90 persons per day"),
        ({"measure": "share_of_volunteers", "value": 12.5}, "12.5%"),
        ({"measure": "paid_posts", "value": 1}, "1 full-time equivalent"),
    ],
)
def test_a_figure_keeps_what_its_source_says_of_it(figure: dict[str, Any], words: str) -> None:
    """Qualifier, range, unit and rate stand beside the number; words stay words; zero is 0."""
    assert words == figure_words(structure({"measure": "volunteers_active", **figure}, Figure), SAY)


@pytest.mark.parametrize(
    ("money", "words"),
    [
        ({"amount": 600000, "currency": "EUR"}, "600,000 EUR"),
        ({"amount": 31079.25, "currency": "EUR"}, "31,079.25 EUR"),
        ({"amount": 0, "currency": "EUR"}, "0 EUR"),
        ({"amount": 700000, "currency": "EUR", "qualifier": "about"}, "about 700,000 EUR"),
        ({"low": 20000, "high": 30000, "currency": "CHF"}, "20,000 to 30,000 CHF"),
        ({"amount": 500000, "currency": "EUR", "per": "year"}, "500,000 EUR per year"),
        ({"share": 90}, "90% of the whole"),
        ({"words": "a few thousand euros"}, "a few thousand euros"),
        ({"in_kind": {"en": "A used car"}}, "A used car"),
        ({"origin": "city"}, ""),
    ],
)
def test_money_stays_in_its_currency_and_its_words(money: dict[str, Any], words: str) -> None:
    """A sum nobody states is not written as anything."""
    assert words == money_words(structure({"stage": "granted", "covers": "site", **money}, Money), SAY)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"date": 2015}, "2015"),
        ({"date": "2015-09", "certainty": "by"}, "by September 2015"),
        ({"date": "2015", "certainty": "inferred"}, "2015 (inferred)"),
        ({"date": "2015", "words": "summer 2015"}, "summer 2015"),
        ({"date": "2019", "words": "until mid-2019", "certainty": "planned"}, "until mid-2019 (planned)"),
        ({"date": "2015", "words": "autumn", "certainty": "about"}, "autumn"),
        ({"date": "2015-09-02", "until": "2015-09-04"}, "2 September 2015 to 4 September 2015"),
    ],
)
def test_a_date_is_no_more_precise_than_its_source(when: dict[str, Any], words: str) -> None:
    """How a date is known stands beside it; the source's own words come first."""
    claim = structure(when, When)

    assert words == period_words(claim.date, claim.until, SAY, certainty=claim.certainty, words=claim.words)


def test_a_missing_date_is_nothing_and_an_end_alone_is_said() -> None:
    """No date is made up."""
    end = structure({"date": 2024}, When).date

    assert "" == date_words(None, SAY)
    assert "until 2024" == period_words(None, end, SAY)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"as_of": "2019-03", "certainty": "about"}, "about March 2019"),
        ({"period": 2024}, "2024"),
        ({"period": 2019, "until": 2022}, "2019 to 2022"),
        ({}, ""),
    ],
)
def test_the_time_of_a_figure_is_its_own_and_never_that_of_its_source(figure: dict[str, Any], words: str) -> None:
    """An undated figure has no time in words."""
    claim = structure({"measure": "volunteers_active", "value": 3, "sources": ["seed"], **figure}, Figure)

    assert words == claim_date_words(claim, SAY)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"date": "2019-03"}, "March 2019"),
        ({"date": 2019, "certainty": "inferred"}, "2019 (inferred)"),
        ({"read": "2026-11-23"}, "undated, read 23 November 2026"),
        ({}, "undated"),
    ],
)
def test_an_undated_source_says_so(source: dict[str, Any], words: str) -> None:
    """With the day it was read, where that is known."""
    assert words == source_date_words(structure({"title": "Report", **source}, Source), SAY)


def test_codes_and_measures_have_labels() -> None:
    """A code that no list has is shown as it is, so that nothing is lost."""
    assert ("Advice", "advice", "juggle") == (
        code_label(FUNCTIONS, "advise", SAY),
        code_word(FUNCTIONS, "advise", SAY),
        code_label(FUNCTIONS, "juggle", SAY),
    )
    assert "Active volunteers" == measure_label("volunteers_active", SAY)


@pytest.mark.parametrize(
    ("basis", "words"), [(None, ""), ("reported", ""), ("planned", "planned"), ("derived", "calculated")]
)
def test_how_a_figure_is_known_is_said_where_it_is_not_simply_reported(basis: str | None, words: str) -> None:
    """A plan never looks like a count."""
    assert words == figure_basis_words(Figure(measure="volunteers_active", value=3, basis=basis), SAY)
