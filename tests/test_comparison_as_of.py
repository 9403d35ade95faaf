"""As of a date: what is about a later time is left out, and a site was open, was not, or nobody says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comparing import laid, offering, programme, row_of
from tests.fiction import Data
from values_exchange.comparison import CellState, compare, sites_as_of
from values_exchange.convert import structure
from values_exchange.dates import Known, PartialDate
from values_exchange.examples import example_catalogue
from values_exchange.model import Programme

VALUES = example_catalogue()
WELCOME_POINTS = "duesseldorf/welcome-points"
MARCH_2019 = PartialDate("2019-03")


# Claims


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ({"as_of": 2019}, Known.YES),
        ({"as_of": "2019-03-15"}, Known.YES),
        ({"as_of": 2016}, Known.NOT_DOCUMENTED),
        ({}, Known.NOT_DOCUMENTED),
        ({"sources": ["bare"]}, Known.NOT_DOCUMENTED),
        ({"as_of": 2024, "certainty": "before"}, Known.NOT_DOCUMENTED),
    ],
)
def test_a_claim_about_the_date_or_an_earlier_time_stays(claim: dict[str, Any], holds: Known) -> None:
    """Whether an earlier or undated claim still held is not documented; it stays and says its date."""
    cell = row_of("offer.functions", offering({"codes": ["advise"], **claim}), as_of=MARCH_2019).cells[0]

    assert [holds] == [entry.holds for entry in cell.entries]


@pytest.mark.parametrize("claim", [{"as_of": 2020}, {"as_of": "2019-04"}, {"as_of": "2024-02", "certainty": "by"}])
def test_a_claim_about_a_later_time_is_left_out_and_the_cell_says_so(claim: dict[str, Any]) -> None:
    """The cell is not documented for that date, and does not pass for one of which nothing is known."""
    cell = row_of("offer.functions", offering({"codes": ["advise"], **claim}), as_of=MARCH_2019).cells[0]

    assert (CellState.NOT_DOCUMENTED, ()) == (cell.state, cell.entries)
    assert cell.remark.startswith("documented for later only: ")


def test_an_event_of_the_past_has_happened() -> None:
    """A beginning before the date holds; one after it is left out."""
    data = programme(started=[{"date": 2015, "sources": ["dated"]}, {"date": 2021, "sources": ["dated"]}])
    cell = row_of("started", data, as_of=MARCH_2019).cells[0]

    assert [("2015", Known.YES)] == [(entry.label, entry.holds) for entry in cell.entries]


def test_a_role_that_has_ended_is_left_out() -> None:
    """Who ran it until 2016 did not run it in 2019; who was seen running it in 2016 may have."""
    roles = [
        {"role": "operates", "date": 2015, "until": 2016, "sources": ["dated"]},
        {"role": "leads", "as_of": 2016, "sources": ["dated"]},
    ]
    data = programme(organisations={"divers": {"name": "Divers", "kind": "association_ngo", "roles": roles}})
    cell = row_of("organisations.run", data, as_of=MARCH_2019).cells[0]

    assert ["Association or NGO, leads: Divers"] == [entry.label for entry in cell.entries]


def test_a_comparison_says_which_date_it_is_for() -> None:
    """Also when none was asked for."""
    assert laid(programme()).as_of_words.startswith("For no date in particular: ")
    assert laid(programme(), as_of=MARCH_2019).as_of_words.startswith("As of March 2019. ")


def test_without_a_date_nothing_is_left_out() -> None:
    """Everything is shown, latest first, and nothing claims to hold."""
    cell = row_of(
        "offer.functions", offering({"codes": ["advise"], "as_of": 2016}, {"codes": ["meals"], "as_of": 2024})
    ).cells[0]

    assert [("2024", None), ("2016", None)] == [(entry.dating.shown, entry.holds) for entry in cell.entries]


# Sites

LAST_2018 = "not in the list, 2019; last documented open: 2018"
LAST_2017 = "last documented open: 2017; closed, by February 2024"


def site(*states: tuple[str | int, str] | Data) -> Data:
    """Give a programme with one site that was seen like this."""
    seen = [one if isinstance(one, dict) else {"date": one[0], "status": one[1]} for one in states]
    return programme(
        sites={
            "pier": {"address": "Pier 1", "states": seen},
            "mole": {"address": "Mole 2", "states": [{"date": 1999, "status": "closed"}]},
        }
    )


OPENED_AND_SEEN = (("2015-09-02", "opened"), (2017, "open"))
CLOSED_BY = {"date": "2024-02", "status": "closed", "certainty": "by"}
MOVED = {"date": "2022-08-25", "status": "moved", "moved_to": "mole"}


@pytest.mark.parametrize(
    ("states", "date", "is_open", "words"),
    [
        # at or between two sightings that show it open
        (OPENED_AND_SEEN, "2015-09", Known.YES, "opened, 2 September 2015"),
        (OPENED_AND_SEEN, "2016", Known.YES, "opened, 2 September 2015; open, 2017"),
        (OPENED_AND_SEEN, "2017-06", Known.YES, "open, 2017"),
        # after the last one
        (OPENED_AND_SEEN, "2018", Known.NOT_DOCUMENTED, "last documented open: 2017"),
        ((*OPENED_AND_SEEN, CLOSED_BY), "2020", Known.NOT_DOCUMENTED, LAST_2017),
        ((*OPENED_AND_SEEN, CLOSED_BY), "2024", Known.NOT_DOCUMENTED, "closed, by February 2024"),
        ((*OPENED_AND_SEEN, CLOSED_BY), "2024-03", Known.NO, "closed, by February 2024"),
        # until it moved, on a day that is stated
        ((*OPENED_AND_SEEN, MOVED), "2020", Known.YES, "open, 2017; moved to Mole 2, 25 August 2022"),
        ((*OPENED_AND_SEEN, MOVED), "2023", Known.NO, "moved to Mole 2, 25 August 2022"),
        # before the first one
        (OPENED_AND_SEEN, "2014", Known.NO, "not yet open; opened, 2 September 2015"),
        (((2017, "open"),), "2014", Known.NOT_DOCUMENTED, "first documented later: open, 2017"),
        (((2016, "planned"), ("2017-05", "opened")), "2017-01", Known.NO, "not yet open; opened, May 2017"),
        # planned, never came about, not in the list, paused
        (((2019, "planned"),), "2019", Known.NO, "planned, 2019"),
        (((2019, "planned"),), "2021", Known.NOT_DOCUMENTED, "planned, 2019"),
        (((2016, "planned"), (2017, "not_realised")), "2019", Known.NO, "never came about, 2017"),
        (((2018, "open"), (2019, "not_listed")), "2019", Known.NOT_DOCUMENTED, LAST_2018),
        (((2018, "open"), (2019, "not_listed")), "2021", Known.NOT_DOCUMENTED, LAST_2018),
        (((2018, "open"), (2020, "paused"), (2021, "open")), "2020", Known.NO, "paused, 2020"),
        # only known to have been later than a date
        (
            ({"date": 2015, "status": "opened", "certainty": "after"}, (2017, "open")),
            "2016",
            Known.NOT_DOCUMENTED,
            "last documented open: after 2015; open, 2017",
        ),
        # no date asked for: as it was last seen
        (OPENED_AND_SEEN, None, Known.NOT_DOCUMENTED, "last documented open: 2017"),
        ((*OPENED_AND_SEEN, CLOSED_BY), None, Known.NO, "closed, by February 2024"),
    ],
)  # fmt: skip
def test_a_site_was_open_was_not_or_nobody_says(
    states: tuple[Any, ...], date: str | None, is_open: Known, words: str
) -> None:
    """Yes at or between sightings that show it open; no only where something says so; else not documented."""
    value = structure(site(*states), Programme)
    standing, _ = sites_as_of(value, PartialDate(date) if date else None)

    assert (is_open, words) == (standing.is_open, standing.words)


def test_a_site_without_a_sighting_is_not_documented() -> None:
    """Nothing is concluded from a site that is only named."""
    data = programme(sites={"pier": {"absent": [{"field": "states", "reason": "not_documented"}]}})
    (standing,) = sites_as_of(structure(data, Programme), MARCH_2019)

    assert (Known.NOT_DOCUMENTED, "", "not documented") == (standing.is_open, standing.status, standing.words)


@pytest.mark.parametrize("date", ["2019", "2019-03"])
def test_nine_welcome_points_were_open_in_2019(date: str) -> None:
    """As the press release lists them: two in district 3, district 7 planned, district 5 not in the list."""
    value = VALUES.programme(WELCOME_POINTS).value
    standings = {one.site: one for one in sites_as_of(value, PartialDate(date))}
    districts = sorted(str(value.sites[key].district) for key, one in standings.items() if one.is_open is Known.YES)

    assert ["1", "10", "2", "3", "3", "4", "6", "8", "9"] == districts
    assert (Known.NO, "planned") == (standings["d7"].is_open, standings["d7"].status)
    assert "5" == value.sites["nord"].district
    assert Known.NOT_DOCUMENTED == standings["nord"].is_open
    assert "not in the list, about March 2019; last documented open: 2018 (inferred)" == standings["nord"].words


def test_five_welcome_points_were_open_in_march_2016() -> None:
    """As many as the report of that month counts."""
    standings = sites_as_of(VALUES.programme(WELCOME_POINTS).value, PartialDate("2016-03"))

    assert 5 == len([one for one in standings if one.is_open is Known.YES])


def test_the_comparison_of_2019_shows_the_welcome_points_of_2019() -> None:
    """Nine sites in one entry, four functions, and nothing yet of the end in 2024."""
    comparison = compare(VALUES, programmes=[WELCOME_POINTS], as_of=MARCH_2019)
    (entry,) = comparison.row("sites.open").cells[0].entries
    functions = {
        code
        for one in comparison.row("offer.functions").cells[0].entries
        for code in one.codes
        if one.state == "actual"
    }

    assert entry.label.startswith("9 sites (open, about March 2019): Münsterstraße 6 (Stadtbezirk 1); ")
    assert {"advise", "inform", "refer", "assess_needs"} <= functions
    assert ("documented for later only: by February 2024", ()) == (
        comparison.row("status").cells[0].remark,
        comparison.row("ended").cells[0].entries,
    )
