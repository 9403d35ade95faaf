"""Euros beside sums in other currencies: on the entry, in verdicts, tables and pages; and what the real records get."""

from __future__ import annotations

import csv
import io
import json
import re

from tests.comparing import laid, money, row_of
from tests.fiction import TODAY
from values_exchange.comparison import Conversion, Row, WhyNot, compare
from values_exchange.examples import example_catalogue
from values_exchange.pages import render_tree
from values_exchange.tables import as_csv, as_json, as_markdown, as_rows

VALUES = example_catalogue()
BUDGET = "funding.whole_programme.budgeted"
NOT_STATED = "cannot be converted because no source says of which year the sum is"


def conversions(row: Row) -> list[Conversion | None]:
    """Give what stands beside each sum of a row."""
    return [entry.in_euros for cell in row.cells for entry in cell.entries]


def test_euros_stand_beside_and_never_instead() -> None:
    """Number, unit and label stay those of the source."""
    row = row_of(BUDGET, money(currency="CHF"), money())
    (entry,), (own,) = (cell.entries for cell in row.cells)
    assert entry.quantity is not None
    assert entry.in_euros is not None

    assert ("CHF", 600, "600 CHF") == (entry.quantity.unit, entry.quantity.low, entry.shown)
    assert (597, "about 597 EUR") == (entry.in_euros.low, entry.in_euros.shown)
    assert None is own.in_euros


def test_a_comparison_as_of_a_date_keeps_them() -> None:
    """What is left out is left out with its euros."""
    row = row_of(BUDGET, money(currency="CHF"))

    assert [True] == [euros.is_converted for euros in conversions(row) if euros]


# Verdicts


def test_different_currencies_stay_different() -> None:
    """The same year, rate and qualifier: still two currencies, and the verdict says what the euros are."""
    verdict = row_of(BUDGET, money(currency="GBP"), money(currency="CHF"), money()).verdict
    assert verdict is not None

    assert () == verdict.comparable
    assert {WhyNot.CURRENCY} == {reason.why for reason in verdict.reasons}
    assert (
        "Not comparable.",
        "Aa gives GBP, Bb CHF, Cc EUR.",
        (
            "Euros are given beside Aa (2022) and Bb (2022) as a help to read them: converted at the rate of each "
            "year, not stated by the cities, and no reason to call the sums comparable."
        ),
    ) == verdict.sentences


def test_no_euros_are_promised_where_there_are_none() -> None:
    """Without a year nothing was converted."""
    data = money(currency="GBP")
    data["funding"][0].pop("period")
    verdict = row_of(BUDGET, data, money()).verdict
    assert verdict is not None

    assert not any("Euros" in sentence for sentence in verdict.sentences)


def test_sums_in_one_other_currency_are_compared_in_it() -> None:
    """Euros add nothing to the verdict where the currencies are the same."""
    verdict = row_of(BUDGET, money(currency="GBP"), money(currency="GBP", amount=700)).verdict
    assert verdict is not None

    assert ("Comparable: Aa and Bb (2022).",) == verdict.sentences


# Tables


def test_every_table_shows_them_with_rate_year_and_source() -> None:
    """In brackets behind the sum; in fields of their own in JSON and in the long CSV."""
    comparison = laid(money(currency="NOK", period=2016, amount=477000), rows=(BUDGET,))
    words = "about 51,300 EUR at the average rate of 2016, 1 EUR = 9.2906 NOK (European Central Bank)"
    (entry,) = json.loads(as_json(comparison))["sections"][0]["rows"][0]["cells"]["aa/one"]["entries"]
    (line,) = csv.DictReader(io.StringIO(as_csv(comparison, long=True).decode("utf-8-sig")))

    assert f"477,000 NOK (in euros: {words}) · 2016" == as_rows(comparison)[1][1]
    assert f"(in euros: {words})" in as_markdown(comparison)
    assert {
        "currency": "NOK",
        "low": 51300,
        "high": 51300,
        "qualifier": "about",
        "year": 2016,
        "rate": 9.2906,
        "rate_kind": "average",
        "days": 257,
        "why_not": "",
        "shown": "about 51,300 EUR",
        "words": words,
    } == entry["in_euros"]
    assert ("477000", "NOK") == (line["low"], line["unit"])
    assert ("51300", "51300", "9.2906", "2016", "", words) == (
        line["euros_low"],
        line["euros_high"],
        line["euros_rate"],
        line["euros_year"],
        line["euros_why_not"],
        line["in_euros"],
    )


def test_a_refusal_is_shown_as_well() -> None:
    """A blank is no zero: null and a reason in JSON, blank and a reason in the long CSV."""
    data = money(currency="GBP")
    data["funding"][0].pop("period")
    comparison = laid(data, rows=(BUDGET,))
    (entry,) = json.loads(as_json(comparison))["sections"][0]["rows"][0]["cells"]["aa/one"]["entries"]
    (line,) = csv.DictReader(io.StringIO(as_csv(comparison, long=True).decode("utf-8-sig")))

    assert (None, None, "no_year") == (
        entry["in_euros"]["low"],
        entry["in_euros"]["rate"],
        entry["in_euros"]["why_not"],
    )
    assert ("", "", "no_year", NOT_STATED) == (
        line["euros_low"],
        line["euros_rate"],
        line["euros_why_not"],
        line["in_euros"],
    )
    assert f"600 GBP (in euros: {NOT_STATED}) · March 2019 (date of the source)" == as_rows(comparison)[1][1]


# The real records


def test_what_the_real_programmes_get() -> None:
    """Of eleven sums in other currencies three say of which year they are."""
    found = {
        (cell.column, _sum(entry.label)): entry.in_euros
        for row in compare(VALUES, rows=["funding"]).rows
        for cell in row.cells
        for entry in cell.entries
        if entry.in_euros is not None
    }

    assert {
        ("bristol/co-design-with-migrant-volunteers", "150,000 GBP"): "",
        ("brno/intercultural-workers", "1,750,000 CZK"): "",
        ("brno/intercultural-workers", "1,575,000 CZK"): "",
        ("brno/intercultural-workers", "110,000 CZK"): "",
        ("brno/intercultural-workers", "20,000 CZK"): "",
        ("brno/intercultural-workers", "45,000 CZK"): "",
        ("brno/intercultural-workers", "567,000 CZK"): "about 22,100 EUR",
        ("oslo/district-mothers", "477,000 NOK"): "about 51,300 EUR",
        ("oslo/district-mothers", "450,000 NOK"): "about 48,200 EUR",
        ("oslo/oxlo-and-neighbourhood-initiatives", "50,000 NOK"): "",
        ("zurich/foreign-nationals-advisory-board", "about 80,000 CHF"): "",
    } == {key: euros.shown for key, euros in found.items()}
    assert {NOT_STATED} == {euros.words for euros in found.values() if not euros.is_converted}


def _sum(label: str) -> str:
    found = re.match(r".*? [A-Z]{3}", label)
    assert found is not None
    return found[0]


def test_grants_in_three_currencies_are_told_apart() -> None:
    """The row with crowns of two countries and pounds; the verdict names the euros."""
    row = compare(VALUES, rows=["funding.one_grant.granted"]).rows[0]
    assert row.verdict is not None

    assert () == tuple(group for group in row.verdict.comparable if len(set(group.columns)) > 2)
    (sentence,) = [sentence for sentence in row.verdict.sentences if sentence.startswith("Euros are given beside ")]
    assert "Brno (2019)" in sentence
    assert "(2016)" in sentence


def test_the_programmes_own_page_shows_them() -> None:
    """In the section on money, beside the sum in its own currency; a sum without a year says why there are none."""
    pages = render_tree(VALUES, today=TODAY).pages
    oslo, brno, duesseldorf = (
        str(pages[f"programmes/{key}.md"].pieces)
        for key in ("oslo/district-mothers", "brno/intercultural-workers", "duesseldorf/welcome-points")
    )

    assert "477,000 NOK" in oslo
    assert "In euros: about 51,300 EUR at the average rate of 2016, 1 EUR = 9.2906 NOK" in oslo
    assert f"In euros: {NOT_STATED}" in brno
    assert "In euros: " not in duesseldorf
