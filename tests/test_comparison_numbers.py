"""Which numbers can be laid side by side, and the reason for each that cannot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comparing import figure, laid, money, programme, row_of
from values_exchange.comparison import YEARS_COMPARABLE, CellState, Reason, Row, Verdict, WhyNot
from values_exchange.comparison.rates import money_rate_of, rate_of
from values_exchange.comparison.wording import MOMENT, SPAN
from values_exchange.convert import structure
from values_exchange.model import Figure, Money

ACTIVE = "figures.volunteers_active.moment"
BUDGET = "funding.whole_programme.budgeted"


def verdict_on(row: Row) -> Verdict:
    """Give the verdict of a row that has one."""
    assert row.verdict is not None
    return row.verdict


def reasons(row: Row) -> dict[WhyNot, Reason]:
    """Give the reasons of a row's verdict by their code."""
    return {reason.why: reason for reason in verdict_on(row).reasons}


# Which are comparable


def test_numbers_of_one_kind_and_time_are_comparable() -> None:
    """The same measure, rate, subject and basis, two years apart."""
    row = row_of(ACTIVE, figure(as_of=2019), figure(as_of=2021, value=12))
    verdict = verdict_on(row)

    assert [("aa/one", "bb/one")] == [group.columns for group in verdict.comparable]
    assert ("Comparable: Aa and Bb (2019 to 2021, each of the whole programme).",) == verdict.sentences
    assert () == verdict.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"qualifier": "about"}),
        ({"qualifier": "almost"}, {"low": 20, "high": 40}),
        ({"qualifier": "over"}, {"qualifier": "at_least"}),
        ({"basis": "counted"}, {"basis": "derived"}),
        ({"basis": "estimated"}, {"basis": "inferred"}),
        ({"as_of": "2019-12"}, {"as_of": 2021, "certainty": "inferred"}),
        ({"as_of": 2019, "certainty": "about"}, {"period": 2018, "until": 2020}),
    ],
)
def test_small_differences_do_not_matter(one: dict[str, Any], other: dict[str, Any]) -> None:
    """A round number beside an exact one, a count beside a report, a month beside a year."""
    row = row_of("figures.body_members.moment", figure("body_members", **one), figure("body_members", **other))

    assert [("aa/one", "bb/one")] == [group.columns for group in verdict_on(row).comparable]


def test_groups_may_overlap() -> None:
    """2017 goes with 2019, 2019 with 2021, and 2017 not with 2021."""
    row = row_of(ACTIVE, *(figure(as_of=year) for year in (2017, 2019, 2021)))

    expected = [("aa/one", "bb/one"), ("bb/one", "cc/one")]
    assert expected == [group.columns for group in verdict_on(row).comparable]


def test_who_is_not_comparable_is_named_apart_from_who_is() -> None:
    """A third city with another subject is left out of the group, with its reason."""
    row = row_of(ACTIVE, figure(), figure(), figure(part="desk"))

    assert (
        "Comparable: Aa and Bb (2019, each of the whole programme).",
        "Not comparable with them: Cc.",
        "Cc speaks of one part (Desk), Aa of the whole programme, Bb of the whole programme.",
    ) == verdict_on(row).sentences
    assert ("cc/one",) == reasons(row)[WhyNot.SUBJECT].columns


# Why not


@pytest.mark.parametrize(
    ("one", "other", "why", "sentence"),
    [
        ({"part": "desk"}, {}, WhyNot.SUBJECT, "Aa speaks of one part (Desk), Bb of the whole programme."),
        ({"area": "5"}, {}, WhyNot.SUBJECT, "Aa speaks of one area (5), Bb of the whole programme."),
        (
            {"who": ["women"]},
            {},
            WhyNot.SUBJECT,
            "Aa speaks of the whole programme, women, Bb of the whole programme.",
        ),
        ({"basis": "expected"}, {}, WhyNot.BASIS, "Aa gives a forecast, Bb what was counted or reported."),
        ({"basis": "planned"}, {"basis": "estimated"}, WhyNot.BASIS, "Aa gives an aim, Bb an estimate."),
        ({"qualifier": "over"}, {}, WhyNot.QUALIFIER, "Aa gives a number that is a lower limit, Bb a number."),
        ({"qualifier": "average"}, {"low": 1, "high": 2}, WhyNot.QUALIFIER, "Aa gives an average, Bb a range."),
        ({"qualifier": "up_to"}, {}, WhyNot.QUALIFIER, "Aa gives a number that is an upper limit, Bb a number."),
        (
            {"as_of": 2016},
            {},
            WhyNot.YEARS_APART,
            "2016 (Aa) and 2019 (Bb): 3 years apart, and more than 2 is too far.",
        ),
        ({"words": "some"}, {}, WhyNot.WORDS_ONLY, "In words only: Aa."),
        ({"undated": True}, {}, WhyNot.UNDATED, "Aa is undated (its source is of March 2019)."),
        ({"undated": True, "sources": ["bare"]}, {}, WhyNot.UNDATED, "Aa is undated."),
        (
            {"as_of": "2017-05", "certainty": "before"},
            {"as_of": 2017},
            WhyNot.UNDATED,
            "Aa is dated only “before May 2017”.",
        ),
    ],
)  # fmt: skip
def test_each_reason_is_found_and_said(one: dict[str, Any], other: dict[str, Any], why: WhyNot, sentence: str) -> None:
    """One difference at a time: it is the one reason, it names both sides, and each column has a reason."""
    row = row_of(ACTIVE, figure(**one), figure(**other))
    found = reasons(row)

    assert [why] == list(found)
    assert sentence == found[why].sentence
    assert {"aa/one", "bb/one"} == set(found[why].columns)
    assert ("Not comparable.", sentence) == verdict_on(row).sentences


def test_several_reasons_stand_together() -> None:
    """Another subject and another time are both named, with the span of years."""
    row = row_of(ACTIVE, figure(part="desk", as_of=2016), figure(as_of=2024))

    assert [WhyNot.SUBJECT, WhyNot.YEARS_APART] == list(reasons(row))
    assert 8 == reasons(row)[WhyNot.YEARS_APART].years


def test_a_difference_in_each_of_several_traits_is_found() -> None:
    """Where each city shares something with another and none everything, the traits in which they differ are named."""
    row = row_of(ACTIVE, figure(part="desk"), figure(part="desk", basis="planned"), figure())

    assert () == verdict_on(row).comparable
    assert {"aa/one", "bb/one", "cc/one"} == {column for reason in reasons(row).values() for column in reason.columns}


def test_numbers_of_two_events_are_never_comparable() -> None:
    """Each event is a subject of its own."""
    row = row_of("figures.event_attendance.moment", figure("event_attendance"), figure("event_attendance"))

    assert [WhyNot.SUBJECT] == list(reasons(row))


def test_the_only_one_has_nothing_to_stand_beside() -> None:
    """No city is compared with silence."""
    row = row_of(ACTIVE, figure(), programme())

    assert ("Only Aa states it.",) == verdict_on(row).sentences
    assert [WhyNot.ONLY_ONE] == list(reasons(row))
    assert CellState.NOT_DOCUMENTED == row.cells[1].state


def test_another_rate_is_another_row_and_says_so() -> None:
    """Seventy visits a day and four hundred a week are never divided by each other."""
    day, week = figure("visits", per="day", value=70), figure("visits", per="week", value=400)
    comparison = laid(day, week, rows=("figures",))

    assert ["Visits per day", "Visits per week"] == [row.title for row in comparison.rows]
    assert "Bb gives it per week: 400." == reasons(comparison.row("figures.visits.day"))[WhyNot.RATE].sentence
    assert "Aa gives it per day: 70." == reasons(comparison.row("figures.visits.week"))[WhyNot.RATE].sentence


def test_another_measure_that_is_taken_for_it_is_named() -> None:
    """People who were advised are no active volunteers; each row names who states the other."""
    row = row_of(ACTIVE, figure(), figure("volunteers_advised", value=500, qualifier="about"))

    expected = "Bb states another measure, people advised on volunteering: about 500."
    assert expected == reasons(row)[WhyNot.DIFFERENT_MEASURE].sentence


def test_a_city_with_several_numbers_of_one_kind_is_laid_beside_itself() -> None:
    """Two years of one city make a series only if they were counted alike, which has to be asked."""
    twice = programme(
        figures=[
            {"measure": "volunteer_hours", "value": 12000, "period": 2016, "sources": ["dated"]},
            {"measure": "volunteer_hours", "value": 23700, "period": 2024, "sources": ["dated"]},
        ]
    )
    row = row_of("figures.volunteer_hours.year", twice)

    assert [23700, 12000] == [entry.quantity.low for entry in row.cells[0].entries if entry.quantity]
    assert "Aa with itself: 2016 and 2024. Ask whether it was counted in the same way." == verdict_on(row).sentences[-1]


def test_long_sentences_count_those_they_do_not_name() -> None:
    """Eight cities in one sentence: the first are named, the rest counted."""
    row = row_of(ACTIVE, *(figure() for _ in range(8)))

    assert (
        "Comparable: Aa, Bb, Cc, Dd, Ee and 3 others (2019, each of the whole programme)."
        == verdict_on(row).sentences[0]
    )


def test_the_span_that_is_comparable_is_two_years() -> None:
    """The constant is part of what the pages promise."""
    assert 2 == YEARS_COMPARABLE


def test_a_number_of_any_size_is_shown() -> None:
    """More digits than anybody writes out stand as they are in the record."""
    cells = row_of(ACTIVE, figure(value=10**40), figure(value=1e300)).cells
    (budget,) = row_of(BUDGET, money(amount=10**40)).cells

    assert ["1" + 40 * "0", "1e+300"] == [cell.entries[0].shown for cell in cells]
    assert "1" + 40 * "0" + " EUR" == budget.entries[0].shown


# Rates


@pytest.mark.parametrize(
    ("says", "rate"),
    [
        ({"measure": "visits", "per": "day", "period": 2019}, "day"),
        ({"measure": "visits", "as_of": 2019}, MOMENT),
        ({"measure": "visits"}, MOMENT),
        ({"measure": "visits", "period": 2019}, "year"),
        ({"measure": "visits", "period": "2019-03"}, "month"),
        ({"measure": "visits", "period": "2019-03-01"}, "day"),
        ({"measure": "visits", "period": "2019-01", "until": "2019-06"}, "half_year"),
        ({"measure": "visits", "period": "2019-01", "until": "2019-12"}, "year"),
        ({"measure": "visits", "period": "2019-01-01", "until": "2019-12-31"}, "year"),
        ({"measure": "visits", "period": 2019, "until": 2021}, SPAN),
        ({"measure": "visits", "period": "2019-03-05", "until": "2019-03-20"}, SPAN),
        ({"measure": "body_members", "period": 2011, "until": 2014}, MOMENT),
    ],
)
def test_a_period_is_a_rate_where_numbers_add_up(says: dict[str, Any], rate: str) -> None:
    """Visits grow with the time they are counted over; members of a body do not."""
    assert rate == rate_of(structure({"value": 1, **says}, Figure))


def test_spans_of_different_length_are_not_comparable() -> None:
    """Three years and four years are both longer times, and yet two."""
    three = figure("volunteers_trained", period=2019, until=2021)
    four = figure("volunteers_trained", period=2018, until=2021)
    row = row_of(f"figures.volunteers_trained.{SPAN}", three, four)

    assert "Volunteers trained over a longer time" == row.title
    assert "Aa gives 36 months, Bb 48 months." == reasons(row)[WhyNot.RATE].sentence


# Money


def test_money_of_one_kind_is_comparable_in_its_own_currency() -> None:
    """The same stage, covered thing, currency and year."""
    row = row_of(BUDGET, money(), money(amount=700, period=2023))

    assert ("600 EUR", "700 EUR") == tuple(cell.entries[0].shown for cell in row.cells)
    assert ("Comparable: Aa and Bb (2022 to 2023).",) == verdict_on(row).sentences


@pytest.mark.parametrize(
    ("says", "why", "sentence"),
    [
        ({"currency": "CHF"}, WhyNot.CURRENCY, "Aa gives EUR, Bb CHF."),
        ({"as_of": 2022}, WhyNot.RATE, "Aa gives a sum per year, Bb one sum."),
        ({"period": 2021, "until": 2024}, WhyNot.RATE, "Aa gives a sum per year, Bb a sum over a longer time."),
        ({"qualifier": "over"}, WhyNot.QUALIFIER, "Aa gives a number, Bb a number that is a lower limit."),
        ({"period": 2018}, WhyNot.YEARS_APART, "2018 (Bb) and 2022 (Aa): 4 years apart, and more than 2 is too far."),
    ],
)
def test_money_that_is_not_comparable_says_why(says: dict[str, Any], why: WhyNot, sentence: str) -> None:
    """Currency, rate, qualifier and year; nothing is converted."""
    row = row_of(BUDGET, money(), money(**says))

    assert sentence == reasons(row)[why].sentence
    assert () == verdict_on(row).comparable


def test_a_share_is_no_sum() -> None:
    """A part of the whole in percent cannot be laid beside an amount."""
    share = programme(funding=[{"share": 90, "stage": "budgeted", "covers": "whole_programme", "period": 2022}])
    row = row_of(BUDGET, money(), share)

    assert "90%" == row.cells[1].entries[0].shown
    assert "Aa gives a sum, Bb a share in percent." == reasons(row)[WhyNot.UNIT].sentence


def test_another_stage_or_another_thing_covered_is_named() -> None:
    """A sum asked for is no sum spent, and a site is not the whole."""
    row = row_of(BUDGET, money(), money(stage="needed"), money(covers="site"))

    assert "Bb states money at another stage: needed." == reasons(row)[WhyNot.STAGE].sentence
    assert "Cc states money for something else: one site." == reasons(row)[WhyNot.COVERS].sentence


def test_money_without_a_number_is_in_words_only() -> None:
    """A gift in kind and a sum in words are shown, and are no amounts."""
    gift = programme(
        funding=[
            {
                "in_kind": {"en": "A used car"},
                "stage": "received",
                "covers": "site",
                "form": "in_kind",
                "funder": "Airport",
            },
            {"words": "a few thousand euros", "stage": "received", "covers": "site", "as_of": 2015},
        ]
    )
    cell = row_of("funding.site.received", gift).cells[0]

    assert CellState.IN_WORDS_ONLY == cell.state
    assert ["a few thousand euros", "in kind, from Airport – A used car"] == [entry.shown for entry in cell.entries]


def test_the_origin_of_money_is_compared_whatever_the_sum() -> None:
    """Where money comes from is a coded row; money that nobody has decided is announced."""
    row = row_of("funding.origins", money(origin="city"), money(origin="city", stage="needed", currency="CHF"))
    verdict = verdict_on(row)

    assert [(("aa/one",), ("bb/one",))] == [(code.done, code.announced) for code in verdict.codes]


@pytest.mark.parametrize(
    ("says", "rate"),
    [({"period": 2022}, "year"), ({"per": "month", "period": 2022}, "month"), ({"as_of": 2022}, MOMENT)],
)
def test_money_has_a_rate_too(says: dict[str, Any], rate: str) -> None:
    """A budget for 2022 is a sum for a year; a grant of 2022 is one sum."""
    data = {"amount": 1, "currency": "EUR", "stage": "granted", "covers": "site", **says}

    assert rate == money_rate_of(structure(data, Money))
