"""The page of figures: what is comparable on one scale, all else at its own date; nothing cut, nothing ranked."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, TODAY, Data, catalogue_of, records
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.comparison import compare
from values_exchange.languages import Interface
from values_exchange.pages.edition import Edition
from values_exchange.pages.figure_charts import figures_over_time
from values_exchange.pages.figures import MOST_PROGRAMMES, figures_page
from values_exchange.pages.page import Page
from values_exchange.pages.sheet import Sheet
from values_exchange.reading import read

ACTIVE = "volunteers-active-moment"


@cache
def examples() -> Catalogue:
    """Read the records of the sixteen cities once."""
    return read(ROOT / "examples", today=TODAY).catalogue


@cache
def page_of_examples() -> Page:
    """Write their page once."""
    return figures_page(Edition(catalogue=examples(), say=Interface()))


def figure(value: object = 30, **more: object) -> Data:
    """Give the data of a figure of active volunteers."""
    number = {} if value is None else {"value": value}
    return {"measure": "volunteers_active", "sources": ["report"]} | number | more


def two_cities(here: list[Data], there: list[Data]) -> Catalogue:
    """Give a catalogue of two cities with a programme each, whose figures are these."""
    data = records()
    data[NETWORK_FILE]["members"]["utopia"] = {"theme": "C", "sources": ["plan"]}
    data["utopia/city.yaml"] = deepcopy(data[CITY_FILE]) | {"name": {"en": "Utopia"}}
    data["utopia/harbour-points.yaml"] = deepcopy(data[PROGRAMME_FILE]) | {"figures": there}
    data[PROGRAMME_FILE]["figures"] = here
    return catalogue_of(data)


def page_of(catalogue: Catalogue) -> Page:
    """Write the page of a catalogue."""
    return figures_page(Edition(catalogue=catalogue, say=Interface()))


def part(page: Page, anchor: str) -> str:
    """Give what stands under a heading."""
    pieces = iter(page.pieces)
    for piece in pieces:
        if getattr(piece, "id", None) == anchor:
            return str(next(pieces))
    return ""


def words(html: str) -> str:
    """Give what a reader sees."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def links(html: str) -> list[tuple[str, str]]:
    """Give the marks with their looks and what they say."""
    found = re.findall(r'<a [^>]*class="ve-mark[^>]*><title>([^<]*)</title>(.*?)</a>', html, re.DOTALL)
    return [(said, (re.findall(r"ve-(done|announced|asked)\b", inside) or [""])[0]) for said, inside in found]


# What can be compared


def test_comparable_values_are_bars_on_one_scale() -> None:
    """From zero, in the order of the cities' names, with their dates; their marks are filled."""
    catalogue = two_cities([figure(30, as_of=2019)], [figure(60, as_of=2020, qualifier="about")])
    shown = part(page_of(catalogue), ACTIVE)
    bars = [float(width) for width in re.findall(r'width="([\d.]+)" height="12" class="ve-bar"', shown)]

    assert "Comparable: Atlantis and Utopia" in words(shown)
    assert "Comparable: drawn from zero, on one scale" in words(shown)
    assert bars[1] == pytest.approx(2 * bars[0], rel=0.02)
    assert [("Atlantis, 2019: 30", "done"), ("Utopia, 2020: about 60", "done")] == links(shown)[:2]
    assert {"done"} == {look for _, look in links(shown)}


@pytest.mark.parametrize(
    "other",
    [
        figure(60, as_of=2010),
        figure(60),
        figure(60, as_of=2019, basis="estimated"),
        figure(60, as_of=2019, qualifier="over"),
        figure(60, as_of=2019, part="desk"),
    ],
)
def test_values_that_cannot_be_compared_have_no_common_scale(other: Data) -> None:
    """Years apart, undated, estimated, a lower limit, another subject: hollow marks, a number beside each, and why."""
    catalogue = two_cities([figure(30, as_of=2019)], [other])
    shown = part(page_of(catalogue), ACTIVE)

    assert "ve-bar" not in shown
    assert "Not comparable." in words(shown)
    assert {"asked"} == {look for _, look in links(shown)}
    assert 2 == len(links(shown))


def test_an_aim_is_not_drawn_as_if_it_were_reached() -> None:
    """It has a dashed mark, and says so."""
    catalogue = two_cities([figure(30, as_of=2019)], [figure(60, as_of=2019, basis="planned")])
    shown = dict(links(part(page_of(catalogue), ACTIVE)))

    assert "announced" == shown["Utopia, 2019: 60, planned"]


def test_the_verdict_is_that_of_the_library() -> None:
    """All its sentences, on the page of the sixteen cities for every measure that is drawn."""
    page = page_of_examples()
    ids = [record.id for record in Edition(catalogue=examples(), say=Interface()).programmes]
    rows = {row.id: row for row in compare(examples(), programmes=ids, rows=["figures"]).rows}
    drawn = [heading for heading in page.headings if heading.level == 3]

    assert len(drawn) > 15
    for heading in drawn:
        measure, _, rate = heading.id.rpartition("-")
        row = rows.get(f"figures.{measure.replace('-', '_')}.{rate}")
        if row is None or row.verdict is None:
            continue
        assert row.title == heading.title
        shown = words(part(page, heading.id).replace("&#39;", "'").replace("&quot;", '"').replace("&amp;", "&"))
        assert all(" ".join(sentence.split()) in shown for sentence in row.verdict.sentences), row.id


# How values are shown


def test_undated_values_stand_apart_with_the_date_of_their_source() -> None:
    """Never at a place in time."""
    data_source = {"title": "Paper", "date": "2018-05", "read": "2026-11-01"}
    data = records()
    data[PROGRAMME_FILE]["sources"]["paper"] = data_source
    data[PROGRAMME_FILE]["figures"] = [figure(30, as_of=2019), figure(40), figure(50, sources=["paper"])]
    shown = part(page_of(catalogue_of(data)), ACTIVE)
    texts = re.findall(r'<text x="([\d.]+)"[^>]*>([^<]*)</text>', shown)
    places = {said: float(x) for x, said in texts}

    assert places["30"] < places["undated"] < places["40"]
    assert places["undated"] < places["50 (source of 2018)"]


@pytest.mark.parametrize("value", [5100, 1_000_000, 999_999_999_999])
def test_a_number_is_shown_whole_or_not_at_all(value: int) -> None:
    """5,100 is never “5…”."""
    here = [figure(value, as_of=year) for year in (2002, 2003)] + [figure(value)]
    catalogue = two_cities([*here, figure(7, as_of=2026)], [figure(value, as_of=2002, part="desk")])
    shown = part(page_of(catalogue), ACTIVE)

    assert not re.search(r">[^<]*\d…<", shown)
    assert f">{value:,}<" in shown


def test_words_only_are_in_the_table() -> None:
    """“Several hundred” has no place in a drawing and is no zero."""
    catalogue = two_cities([figure(30, as_of=2019), figure(None, words="several hundred")], [figure(5, as_of=2019)])
    shown = part(page_of(catalogue), ACTIVE)

    assert "several hundred" in words(shown[shown.index("<table") :])
    assert "several hundred" not in "".join(re.findall(r"<svg.*?</svg>", shown, re.DOTALL))


def test_what_is_stated_once_is_listed() -> None:
    """With its city, its date and its source."""
    catalogue = two_cities([figure(30, as_of=2019)], [])
    page = page_of(catalogue)

    assert "" == part(page, ACTIVE)
    assert all(word in words(part(page, "once")) for word in ("Active volunteers", "Atlantis", "30", "2019"))


def test_cities_stand_in_the_order_of_their_names() -> None:
    """Whatever their values."""
    for heading in page_of_examples().headings:
        if heading.level == 3:
            shown = re.findall(
                r'class="ve-lane-name"><div id="[^"]*-lane-\d+"><div><strong><a [^>]*>([^<]*)',
                part(page_of_examples(), heading.id),
            )
            assert shown == sorted(shown, key=str.casefold), heading.title


def test_every_value_is_in_a_table() -> None:
    """The drawing has nothing of its own."""
    page = page_of_examples()
    shown = words(str(page.html()))

    for record in examples().programmes.values():
        for one in record.value.figures:
            if one.words:
                assert one.words in shown
    rows = sum(len(record.value.figures) for record in examples().programmes.values())
    assert (
        rows
        <= len(re.findall(r'<td><a href="programmes/', str(page.html())))
        + len(re.findall("ve-chart-table", str(page.html()))) * 4
    )


def test_many_programmes_are_counted() -> None:
    """The page says so, and does not grow with them."""
    data = records()
    for number in range(MOST_PROGRAMMES + 1):
        data[f"atlantis/p{number}.yaml"] = data[PROGRAMME_FILE]
    page = page_of(catalogue_of(data))

    assert "There are 62 programmes." in words(str(page.html()))
    assert "<svg" not in str(page.html())
    assert len(page.html()) < 10_000


def test_no_figure_at_all_is_said() -> None:
    """With programmes or without."""
    assert "No figure is documented yet." in words(str(page_of(two_cities([], [])).html()))
    assert "No figure is documented yet." in words(
        str(page_of(Catalogue(network=None, cities={}, programmes={})).html())
    )


# Over the years, for one programme


def over_time(figures: list[Data], **more: Any) -> str:
    """Draw the figures of the small programme over the years."""
    data = records()
    data[PROGRAMME_FILE] |= {"figures": figures} | more
    catalogue = catalogue_of(data)
    edition = Edition(catalogue=catalogue, say=Interface())
    sheet = Sheet(edition=edition, path="programmes/atlantis/harbour-points.md", record_id="atlantis/harbour-points")
    return figures_over_time(sheet, catalogue.programme("atlantis/harbour-points").value)


def test_one_subject_at_two_times_is_a_chart_with_its_table() -> None:
    """Points that are not joined, with values, links to the claims, and the question to ask."""
    shown = over_time([figure(30, as_of=2016, id="then"), figure(60, as_of=2019, qualifier="over", sources=["report"])])

    assert ["2016: 30 persons", "2019: over 60 persons"] == [said for said, _ in links(shown)]
    assert {"#claim-then", "#figures"} == set(re.findall(r'<a href="(#[^"]*)" class="ve-mark"', shown))
    assert "Ask whether it was counted in the same way." in words(shown)
    assert 1 == shown.count("<figure") == shown.count("<table")
    assert "<polyline" not in shown
    assert 2 == len(re.findall(r'<th scope="row">', shown))


@pytest.mark.parametrize(
    "figures",
    [
        [],
        [figure(30, as_of=2016)],
        [figure(30, as_of=2016), figure(60, as_of=2016)],
        [figure(30, as_of=2016), figure(60)],
        [figure(30, as_of=2016), figure(60, as_of=2019, part="desk")],
        [figure(30, as_of=2016), figure(60, as_of=2019, per="year")],
        [figure(30, as_of=2016), figure(60, as_of=2019, who=["refugees"])],
        [figure(30, as_of=2016), figure(None, words="many", as_of=2019)],
        [figure(30, as_of=2016), figure(60, as_of=2019, measure="volunteers_registered")],
    ],
)
def test_nothing_is_drawn_that_is_no_series(figures: list[Data]) -> None:
    """One value, one date, another subject, another rate, another measure, words: nothing to draw."""
    assert "" == over_time(figures)


def test_a_value_dated_to_one_side_only_says_so() -> None:
    """Its mark is hollow, and its date stands with it."""
    shown = over_time([figure(5, as_of="2016-03"), figure(10, as_of="2024-02", certainty="by")])

    assert "by February 2024: 10" in re.findall(r">([^<]*)</text>", shown)
    assert 1 == shown.count("ve-hollow")


def test_the_examples_have_the_charts_that_their_records_allow() -> None:
    """Ostend 67 and 69, Zurich's hours, Oslo's districts, Düsseldorf's sites; Sheffield none."""
    edition = Edition(catalogue=examples(), say=Interface())
    drawn = {}
    for record in edition.programmes:
        sheet = Sheet(edition=edition, path=f"programmes/{record.id}.md", record_id=record.id)
        drawn[record.id] = words(figures_over_time(sheet, record.value))

    assert "Active volunteers per year" in drawn["ostend/compagnons"]
    assert "Volunteer hours per year: AOZ volunteering unit" in drawn["zurich/volunteering-both-ways"]
    assert "Districts served" in drawn["oslo/district-mothers"]
    assert "Open sites" in drawn["duesseldorf/welcome-points"]
    assert "" == drawn["sheffield/city-of-sanctuary"]
