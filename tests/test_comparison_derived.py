"""Derived numbers: only from stated facts, never across parts, with formula and inputs; or why there is none."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparing import catalogue, city, laid, programme
from tests.fiction import Data
from values_exchange.comparison import (
    YEARS_COMPARABLE,
    Cell,
    CellState,
    Comparison,
    Entry,
    Row,
    RowKind,
    WhyNot,
    compare,
    sites_as_of,
)
from values_exchange.dates import Known, PartialDate
from values_exchange.examples import example_catalogue
from values_exchange.tables import as_csv, as_json, as_markdown, as_rows

VALUES = example_catalogue()
WELCOME_POINTS = "duesseldorf/welcome-points"
DISTRICTS = "derived.districts_with_open_site"
PER_RESIDENTS = "derived.sites_per_100000_residents"


def seen(*states: tuple[str, str], district: str = "", **says: Any) -> Data:
    """Give a site with what is seen of it when."""
    found = [{"date": date, "status": status, "sources": ["dated"]} for date, status in states]
    return {**({"district": district} if district else {}), **({"states": found} if found else {}), **says}


def with_sites(*sites: Data, **says: Any) -> Data:
    """Give a programme with sites called s0, s1 …."""
    states = [site if "states" in site else {**site, "absent": [UNSEEN]} for site in sites]
    return programme(sites={f"s{place}": site for place, site in enumerate(states)}, **says)


UNSEEN = {"field": "states", "reason": "not_documented"}


def in_town(data: Data, *, as_of: str | None = None, rows: tuple[str, ...] = ("derived",), **says: Any) -> Comparison:
    """Lay one programme in a city of which something is said."""
    town = city("Aa", sources={"census": {"title": "Census", "read": "2026-11-01"}}, **says)
    records = catalogue({"aa/one": data}, {"aa": town})
    return compare(records, rows=rows, as_of=PartialDate(as_of) if as_of else None)


def people(value: int = 200_000, **says: Any) -> Data:
    """Give a figure of residents of 2019."""
    when = {} if {"as_of", "period"} & set(says) or says.pop("undated", False) else {"as_of": 2019}
    number = {} if {"low", "words"} & set(says) else {"value": value}
    return {
        "measure": "residents",
        "definition": {"en": "By the register."},
        "sources": ["census"],
        **number,
        **when,
        **says,
    }


def only(row: Row) -> Cell:
    """Give the one cell of a row."""
    (cell,) = row.cells
    return cell


def derived(row: Row) -> Entry:
    """Give the one derived number of a row."""
    (entry,) = only(row).entries
    assert entry.derivation is not None
    return entry


def ends(row: Row) -> tuple[float, float]:
    """Give the two ends of the one derived number of a row."""
    quantity = derived(row).quantity
    assert quantity is not None
    return quantity.low, quantity.high


OPEN_2019 = ("2019", "open")


# Districts with an open site


def test_each_district_is_counted_once() -> None:
    """Three open sites in two districts, and one that is closed in a third."""
    sites = (
        seen(OPEN_2019, district="1"),
        seen(OPEN_2019, district="1"),
        seen(OPEN_2019, district="2"),
        seen(("2019", "closed"), district="3"),
    )
    row = in_town(with_sites(*sites), districts={"1": "N", "2": "S", "3": "W"}).row(DISTRICTS)
    entry = derived(row)

    assert (2, 2) == ends(row)
    assert "2, derived" == entry.shown
    assert RowKind.DERIVED is row.kind
    assert "as of 2019" == entry.dating.shown
    assert entry.derivation is not None
    assert [("sites", "s0", "states", 0), ("sites", "s1", "states", 0), ("sites", "s2", "states", 0)] == [
        fact.path for fact in entry.derivation.inputs
    ]
    assert [("open, 2019", "2019", ("dated",), "aa/one")] * 3 == [
        (fact.value, fact.date, fact.sources, fact.record) for fact in entry.derivation.inputs
    ]
    assert ("dated",) == entry.sources


def test_what_is_not_documented_makes_a_range() -> None:
    """A site of which nobody says whether it was open may add its district, or one that is not known."""
    sites = (
        seen(OPEN_2019, district="1"),
        seen(("2019", "not_listed"), district="2"),
        seen(("2019", "not_listed"), district="1"),
        seen(("2019", "not_listed")),
    )
    row = in_town(with_sites(*sites), districts=dict.fromkeys("12345", "D")).row(DISTRICTS)
    entry = derived(row)

    assert (1, 3) == ends(row)
    assert "1 to 3, derived" == entry.shown
    assert entry.derivation is not None
    assert entry.derivation.notes[0].startswith("Whether these were open then is not documented: ")
    assert "No source says in which district these lie: s3." == entry.derivation.notes[1]


def test_there_are_no_more_districts_than_the_city_has() -> None:
    """The upper end stops at the number of districts the city's record lists."""
    sites = (seen(OPEN_2019, district="1"), *(seen(("2019", "not_listed")) for _ in range(5)))

    assert (1, 2) == ends(in_town(with_sites(*sites), districts={"1": "N", "2": "S"}).row(DISTRICTS))
    assert (1, 6) == ends(in_town(with_sites(*sites)).row(DISTRICTS))


def test_an_open_site_without_a_district_may_lie_in_one_that_is_counted() -> None:
    """It widens the range, and never the lower end."""
    sites = (seen(OPEN_2019, district="1"), seen(OPEN_2019))

    assert (1, 2) == ends(in_town(with_sites(*sites)).row(DISTRICTS))


def test_a_known_zero_is_a_zero() -> None:
    """Before all sites opened there was none; the facts say so."""
    data = with_sites(seen(("2019-05-01", "opened"), district="1"))
    row = in_town(data, as_of="2018").row(DISTRICTS)

    assert (0, 0) == ends(row)
    assert "0, derived" == derived(row).shown
    assert ["not yet open; opened, 1 May 2019"] == [fact.value for fact in derived(row).derivation.inputs]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (programme(), "no site of the programme is documented"),
        (with_sites(seen(district="1")), "no source says of any site when it was open"),
        (
            with_sites(seen(("2019", "not_listed"), district="1")),
            "it is not documented of any site whether it was open as of 2019",
        ),
        (with_sites(seen(OPEN_2019)), "no source says in which district these sites lie: s0"),
        (
            with_sites(
                seen(OPEN_2019, district="1"),
                seen(OPEN_2019, district="2"),
                parts={"desk": {"name": "Desk"}, "house": {"name": "House"}},
            ),
            "the programme has several parts, and the record does not say to which of them each site belongs",
        ),
    ],
)
def test_what_cannot_be_derived_says_what_is_missing(data: Data, why: str) -> None:
    """The cell is a gap and no zero, and there is something to ask."""
    row = in_town(data).row(DISTRICTS)
    cell = only(row)

    assert (CellState.NOT_DOCUMENTED, "Not derived", ()) == (cell.state, cell.words, cell.entries)
    assert f"cannot be derived because {why}" == cell.remark
    assert row.question


def test_the_rows_are_there_if_there_is_anything_to_derive_from() -> None:
    """Where any programme has sites, all say why not; where none has, the rows are there for those who ask for them."""
    some, none = laid(with_sites(seen(OPEN_2019)), programme()), laid(programme())

    assert [DISTRICTS, PER_RESIDENTS] == [row.id for row in some.rows if row.kind is RowKind.DERIVED]
    assert all(row.is_documented for row in some.rows if row.kind is RowKind.DERIVED)
    assert [] == [row.id for row in none.rows if row.kind is RowKind.DERIVED]
    assert 2 == len(laid(programme(), rows=("derived",)).rows)


def test_a_reason_given_for_no_sites_stays() -> None:
    """A programme that has no sites by its nature does not lack them."""
    cell = only(
        in_town(programme(absent=[*PLAIN_ABSENT, {"field": "sites", "reason": "not_applicable"}])).row(DISTRICTS)
    )

    assert CellState.NOT_APPLICABLE is cell.state


PLAIN_ABSENT = [{"field": name, "reason": "not_documented"} for name in ("status", "need", "organisations")]


def test_one_site_of_a_programme_in_parts_is_counted() -> None:
    """There is nothing to mix."""
    parts = {"desk": {"name": "Desk"}, "house": {"name": "House"}}

    assert (1, 1) == ends(in_town(with_sites(seen(OPEN_2019, district="1"), parts=parts)).row(DISTRICTS))


# The date


def test_the_date_is_the_latest_at_which_the_record_lists_its_sites() -> None:
    """At least half of them; later news of a single one is no list, and a limit is no date."""
    sites = (
        seen(("2016", "open"), OPEN_2019, district="1"),
        seen(("2016", "open"), OPEN_2019, district="2"),
        seen(("2016", "open"), ("2023", "open"), district="3"),
        seen(("2016", "open"), district="4"),
    )
    by_2024 = {"date": "2024", "status": "closed", "certainty": "by", "sources": ["dated"]}
    late = [{**site, "states": [*site["states"], by_2024]} for site in sites]

    assert PartialDate("2019") == derived(in_town(with_sites(*sites)).row(DISTRICTS)).derivation.as_of  # type: ignore[union-attr]
    assert PartialDate("2019") == derived(in_town(with_sites(*late)).row(DISTRICTS)).derivation.as_of  # type: ignore[union-attr]


def test_the_comparison_says_which_date_was_used() -> None:
    """For each column of which something is derived, and only if no date was asked for."""
    data = with_sites(seen(OPEN_2019, district="1"))
    none_asked = laid(data, programme())

    assert none_asked.as_of_words.endswith(
        "Derived numbers are each for the latest time at which the record lists its sites: 2019 (Aa)."
    )
    assert "Derived" not in laid(programme()).as_of_words
    assert "Derived" not in laid(data, as_of=PartialDate("2019")).as_of_words
    assert "Derived" not in laid(data, rows=("sites",)).as_of_words


def test_a_date_asked_for_is_used() -> None:
    """And the entry holds for it."""
    data = with_sites(seen(("2016", "open"), ("2020", "open"), district="1"), seen(("2019", "opened"), district="2"))
    entry = derived(in_town(data, as_of="2018-05").row(DISTRICTS))

    assert ("1, derived", "as of May 2018", Known.YES) == (entry.shown, entry.dating.shown, entry.holds)


STATUSES = st.sampled_from(["planned", "opened", "open", "paused", "closed", "not_listed", "not_realised"])
SITES = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "3"]),
        st.lists(st.tuples(st.integers(2015, 2022), STATUSES), min_size=1, max_size=3, unique_by=lambda one: one[0]),
    ),
    min_size=1,
    max_size=5,
)


@given(sites=SITES, year=st.integers(2014, 2023))
def test_the_range_holds_whatever_the_undocumented_sites_were(sites: list[Any], year: int) -> None:
    """Its ends are the fewest and the most districts of any way in which the sites may have been open or not."""
    data = with_sites(*(seen(*((str(y), s) for y, s in states), district=district) for district, states in sites))
    records = catalogue({"aa/one": data})
    asked = PartialDate(str(year))
    standings = sites_as_of(records.programme("aa/one").value, asked)
    opened = [sites[n][0] for n, one in enumerate(standings) if one.is_open is Known.YES]
    unknown = [sites[n][0] for n, one in enumerate(standings) if one.is_open is Known.NOT_DOCUMENTED]
    row = compare(records, rows=("derived",), as_of=asked).row(DISTRICTS)

    if (unknown and not opened) or (opened and not any(opened)):
        assert "cannot be derived because " in only(row).remark
    else:
        known = {district for district in opened if district}
        everywhere = {district for district in [*opened, *unknown] if district}
        assert (len(known), len(everywhere) + [*opened, *unknown].count("")) == ends(row)


# What the record states of the same


def stating(value: int, **says: Any) -> list[Data]:
    """Give a figure on districts with an open site, of 2019."""
    return [{"measure": "districts_with_open_site", "value": value, "as_of": 2019, "sources": ["dated"], **says}]


def test_a_stated_number_stays_beside_the_derived_one() -> None:
    """Whether it agrees or not: neither replaces the other, and the derived one says so."""
    sites = (seen(OPEN_2019, district="1"), seen(OPEN_2019, district="2"))
    for value, said in ((2, "which agrees."), (4, "which differs; both stand.")):
        laid_out = in_town(with_sites(*sites, figures=stating(value)), rows=("derived", "figures"))
        entry = derived(laid_out.row(DISTRICTS))

        assert (2, 2) == ends(laid_out.row(DISTRICTS))
        assert str(value) == only(laid_out.row("figures.districts_with_open_site.moment")).entries[0].label
        assert entry.derivation is not None
        assert (f"The record itself states {value} districts (2019), {said}",) == entry.derivation.notes


@pytest.mark.parametrize(
    "says", [{"as_of": 2016}, {"part": "desk"}, {"as_of": 2019, "certainty": "by"}, {"qualifier": "over"}]
)
def test_a_number_of_another_time_or_thing_is_not_the_same(says: dict[str, Any]) -> None:
    """Nothing is said of it."""
    sites = (seen(OPEN_2019, district="1"),)
    data = with_sites(*sites, figures=stating(4, **says), parts={"desk": {"name": "Desk"}})

    assert () == derived(in_town(data).row(DISTRICTS)).derivation.notes  # type: ignore[union-attr]


# Sites per residents


def test_sites_per_residents_are_divided_with_their_inputs() -> None:
    """Three of 200,000: 1.5, from three sites and one number of the city's record."""
    data = with_sites(*(seen(OPEN_2019) for _ in range(3)))
    comparison = in_town(data, figures=[people()])
    row = comparison.row(PER_RESIDENTS)
    entry = derived(row)

    assert (1.5, 1.5) == ends(row)
    assert "about 1.5, derived" == entry.shown
    assert "sites per 100,000 residents" == row.unit
    assert entry.derivation is not None
    last = entry.derivation.inputs[-1]
    assert ("Residents of Aa", "200,000 persons (By the register)", "2019", ("census",), "aa", ("figures", 0)) == (
        last.what,
        last.value,
        last.date,
        last.sources,
        last.record,
        last.path,
    )
    assert ("dated", "census") == entry.sources
    assert {"dated", "census"} <= set(comparison.columns[0].sources)
    assert "aa" == comparison.columns[0].sources["census"].record


def test_the_number_of_sites_may_be_a_range() -> None:
    """So is what is divided."""
    data = with_sites(seen(OPEN_2019), seen(OPEN_2019), seen(("2019", "not_listed")))

    assert (1, 1.5) == ends(in_town(data, figures=[people()]).row(PER_RESIDENTS))


def test_numbers_of_residents_that_disagree_make_a_range() -> None:
    """The record gives two for one year: nothing is averaged or dropped."""
    data = with_sites(seen(OPEN_2019))
    figures = [people(100_000), people(200_000), people(1, as_of=2018)]

    assert (0.5, 1) == ends(in_town(data, figures=figures).row(PER_RESIDENTS))


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [("about", "about 0.5, derived"), ("over", "up to 0.5, derived"), ("up_to", "at least 0.5, derived")],
)
def test_a_limit_is_turned_by_dividing(qualifier: str, words: str) -> None:
    """More than so many residents are fewer sites for each."""
    data = with_sites(seen(OPEN_2019))

    assert words == derived(in_town(data, figures=[people(qualifier=qualifier)]).row(PER_RESIDENTS)).shown


@pytest.mark.parametrize(("year", "apart"), [(2018, "1 year apart"), (2021, "2 years apart")])
def test_years_apart_are_shown(year: int, apart: str) -> None:
    """As far as the two may lie apart at all."""
    entry = derived(in_town(with_sites(seen(OPEN_2019)), figures=[people(as_of=year)]).row(PER_RESIDENTS))

    assert entry.derivation is not None
    assert (f"Sites as of 2019, residents of {year}: {apart}.",) == entry.derivation.notes


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ([], "the number of residents of Aa is not documented"),
        ([people(undated=True)], "the number of residents of Aa is undated"),
        ([people(certainty="before")], "the number of residents of Aa is undated"),
        ([people(words="two hundred thousand")], "the number of residents of Aa is not documented"),
        ([people(area="1")], "the number of residents of Aa is not documented"),
        ([people(who=["young_people"])], "the number of residents of Aa is not documented"),
        ([people(basis="expected")], "the number of residents of Aa is not documented"),
        (
            [people(as_of=2016)],
            (
                "the residents of Aa are of 2016 and its sites of 2019, 3 years apart, and more than "
                f"{YEARS_COMPARABLE} is too far"
            ),
        ),
    ],
)
def test_residents_that_cannot_be_used_are_named(figures: list[Data], why: str) -> None:
    """Missing, undated, of a part, or too far away in time."""
    says: Data = {"figures": figures} if figures else {}
    cell = only(in_town(with_sites(seen(OPEN_2019)), districts={"1": "N"}, **says).row(PER_RESIDENTS))

    assert f"cannot be derived because {why}" == cell.remark


def test_all_that_is_missing_is_named() -> None:
    """Both sides of the division."""
    cell = only(in_town(programme()).row(PER_RESIDENTS))

    assert (
        "cannot be derived because no site of the programme is documented and the number of residents of Aa is not "
        "documented" == cell.remark
    )


def counted(value: int, **says: Any) -> list[Data]:
    """Give a figure on open sites, of 2019."""
    return [{"measure": "sites_open", "value": value, "as_of": 2019, "sources": ["dated"], **says}]


def test_a_stated_number_of_sites_is_divided_where_the_list_leaves_it_possible() -> None:
    """It is firmer than the range of the list."""
    sites = (seen(OPEN_2019), seen(OPEN_2019), seen(("2019", "not_listed")))
    row = in_town(with_sites(*sites, figures=counted(3)), figures=[people()]).row(PER_RESIDENTS)

    assert (1.5, 1.5) == ends(row)
    assert ["Open sites", "Residents of Aa"] == [fact.what for fact in derived(row).derivation.inputs]  # type: ignore[union-attr]


def test_a_stated_number_of_sites_needs_no_list() -> None:
    """Its own date is the date."""
    row = in_town(programme(figures=counted(4)), figures=[people()]).row(PER_RESIDENTS)

    assert (2, 2) == ends(row)
    assert "as of 2019" == derived(row).dating.shown


def test_nothing_is_divided_where_the_record_disagrees_with_itself() -> None:
    """The list has two, the source says five."""
    data = with_sites(seen(OPEN_2019), seen(OPEN_2019), figures=counted(5))
    cell = only(in_town(data, figures=[people()]).row(PER_RESIDENTS))

    assert (
        "cannot be derived because the record disagrees on the number of open sites as of 2019: 2 by its list, 5 sites "
        "as stated" == cell.remark
    )


# Verdicts


def test_derived_numbers_of_one_time_are_comparable() -> None:
    """By the same rule as stated ones: two years apart at most."""
    first, second, third = (with_sites(seen((year, "open"), district="1")) for year in ("2019", "2021", "2015"))
    verdict = laid(first, second, third, rows=("derived",)).row(DISTRICTS).verdict

    assert verdict is not None
    assert [("aa/one", "bb/one")] == [group.columns for group in verdict.comparable]
    assert ("Comparable: Aa and Bb (2019 to 2021).", "Not comparable with them: Cc.") == verdict.sentences[:2]
    assert [(WhyNot.YEARS_APART, ("cc/one",))] == [(reason.why, reason.columns) for reason in verdict.reasons]


def test_a_number_derived_for_one_alone_is_stated_by_nobody() -> None:
    """The verdict does not say that the city states it."""
    verdict = laid(with_sites(seen(OPEN_2019, district="1")), programme(), rows=("derived",)).row(DISTRICTS).verdict

    assert verdict is not None
    assert ("It can be derived for Aa alone.",) == verdict.sentences


# Tables


def test_formula_and_facts_reach_every_table() -> None:
    """Whole in JSON and in the long CSV, the formula in the others."""
    comparison = in_town(with_sites(seen(OPEN_2019, district="1"), seen(("2019", "not_listed"), district="2")))
    row = json.loads(as_json(comparison))["sections"][0]["rows"][0]
    (entry,) = row["cells"]["aa/one"]["entries"]
    lines = list(csv.DictReader(io.StringIO(as_csv(comparison, long=True).decode("utf-8-sig"))))
    formula = "Districts in which a site of the record was open at the date, each district counted once."

    assert ("derived", formula, "2019") == (row["kind"], entry["derivation"]["formula"], entry["derivation"]["as_of"])
    assert ["sites", "s0", "states", 0] == entry["derivation"]["inputs"][0]["path"]
    assert "1: open, 2019 [dated]; 2: not in the list, 2019 [dated]" == lines[0]["derived_from"]
    assert lines[0]["formula"].startswith(formula)
    assert formula in as_markdown(comparison)
    assert formula in str(as_rows(comparison))
    assert "cannot be derived because the number of residents" in as_csv(comparison).decode()


# The real records


def test_duesseldorf_had_an_open_site_in_eight_to_ten_districts() -> None:
    """By its list of 2019: nine sites in eight districts, and three more of which nobody says; the record states 8."""
    comparison = compare(VALUES, programmes=[WELCOME_POINTS], rows=["derived"])
    entry = derived(comparison.row(DISTRICTS))
    assert entry.derivation is not None

    assert (8, 10) == ends(comparison.row(DISTRICTS))
    assert ("8 to 10, derived", "as of about March 2019") == (entry.shown, entry.dating.shown)
    assert 12 == len(entry.derivation.inputs)
    assert "The record itself states 8 districts (about March 2019), which agrees." == entry.derivation.notes[-1]
    assert comparison.as_of_words.endswith("about March 2019 (Düsseldorf).")


def test_no_real_programme_has_sites_per_residents() -> None:
    """The two cities that give residents give them undated or years before; the reasons say so."""
    row = compare(VALUES, rows=["derived"]).row(PER_RESIDENTS)

    assert all(not cell.entries for cell in row.cells)
    assert {
        "riga/ngo-house": "cannot be derived because the number of residents of Riga is undated",
        "thessaloniki/migrant-integration-centre": (
            "cannot be derived because the residents of Thessaloniki are of 2011 and its sites of September 2017, "
            "6 years apart, and more than 2 is too far"
        ),
        WELCOME_POINTS: "cannot be derived because the number of residents of Düsseldorf is not documented",
    } == {cell.column: cell.remark for cell in row.cells if cell.column in SOME}


SOME = frozenset({"riga/ngo-house", "thessaloniki/migrant-integration-centre", WELCOME_POINTS})
