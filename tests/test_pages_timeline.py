"""The timeline: one assembly of what is dated; drawn as it is known; the same in words; bounded for many programmes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from tests.fiction import CITY_FILE, NETWORK_FILE, PROGRAMME_FILE, TODAY, catalogue_of, records
from tests.repository import ROOT
from values_exchange.catalogue import Catalogue
from values_exchange.dates import PartialDate
from values_exchange.fields import walk
from values_exchange.languages import Interface
from values_exchange.model import Event, Exchange, HistoryEntry, SiteState, Visit
from values_exchange.pages.drawing import TimeScale
from values_exchange.pages.edition import Edition
from values_exchange.pages.history import history_of, timeline
from values_exchange.pages.lives import life_of
from values_exchange.pages.moments import (
    Moment,
    MomentKind,
    Standing,
    city_moments,
    network_moments,
    programme_moments,
)
from values_exchange.pages.page import Page
from values_exchange.pages.programme import programme_page
from values_exchange.pages.sheet import Sheet
from values_exchange.pages.timeline import MOST_PROGRAMMES, timeline_page
from values_exchange.reading import read

WELCOME_POINTS = "duesseldorf/welcome-points"


@cache
def examples() -> Catalogue:
    """Read the records of the sixteen cities once."""
    return read(ROOT / "examples", today=TODAY).catalogue


def edition(catalogue: Catalogue, language: str = "en") -> Edition:
    """Give an edition in a language."""
    return Edition(catalogue=catalogue, say=Interface(language))


@cache
def page_of_examples() -> Page:
    """Write the page of the sixteen cities once."""
    return timeline_page(edition(examples()))


def fictional(**changes: Any) -> Catalogue:
    """Give the small catalogue with other fields in its programme."""
    data = records()
    data[PROGRAMME_FILE] |= changes
    return catalogue_of(data)


def moments(catalogue: Catalogue, record_id: str) -> tuple[Moment, ...]:
    """Give what a record dates."""
    sheet = Sheet(edition=edition(catalogue), path="timeline.md", record_id=record_id)
    if record_id == "network":
        assert catalogue.network is not None
        return network_moments(sheet, catalogue.network.value)
    if "/" in record_id:
        return programme_moments(sheet, catalogue.programme(record_id).value)
    return city_moments(sheet, catalogue.city(record_id).value)


def words(html: str) -> str:
    """Give what a reader sees."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def lane(page: Page, lane_id: str) -> str:
    """Give the drawing of a lane, by the id of its record."""
    html = str(page.html())
    start = html.index(f'id="{lane_id}-name"')
    return html[start : html.index("</svg>", start)]


def marks(drawn: str) -> list[str]:
    """Give the words of the marks of a lane."""
    return re.findall(r'<a [^>]*class="ve-mark [^>]*><title>([^<]*)</title>', drawn)


# The assembly


def test_what_the_network_dates_is_all_there() -> None:
    """Every event, visit and exchange of the network is a moment, those without a date as such."""
    network = examples().network
    assert network is not None
    found = moments(examples(), "network")
    meetings = [one for _, one in walk(network.value) if isinstance(one, (Event, Visit, Exchange))]
    own = [one for one in found if " began" not in one.brief.text and " ended" not in one.brief.text]

    assert len(meetings) == len(own)
    assert Counter(one.date for one in meetings) == Counter(one.date for one in own)
    assert {"start", "end"} <= {re.sub(r"claim-(start|end).*", r"\1", one.anchor) for one in found}


def test_what_happened_in_duesseldorf_is_all_there() -> None:
    """The request of 2021, the motion of 2022 and the decision of 2023, as what they were; every sighting of a site."""
    programme = examples().programme(WELCOME_POINTS).value
    found = moments(examples(), WELCOME_POINTS)
    dated = {(str(one.date), one.standing) for one in found if one.kind is MomentKind.DECISION}
    sightings = {(one.date, one.status) for _, one in walk(programme) if isinstance(one, SiteState)}
    seen = [one.date for one in found if one.date and one.kind is MomentKind.SITE]
    entries = Counter[object](one.date for _, one in walk(programme) if isinstance(one, HistoryEntry))

    assert {("2021-12-16", Standing.ASKED), ("2022-12-15", Standing.ASKED), ("2023-06", Standing.DONE)} <= dated
    assert {date for date, _ in sightings} == set(seen)
    assert len(sightings) <= len(seen)
    assert not entries - Counter[object](one.date for one in found)


def test_sites_of_one_list_are_counted_and_not_repeated() -> None:
    """Nine sites in the list of March 2019 are one mark; in full it names each."""
    listed = [one for one in moments(examples(), WELCOME_POINTS) if "9 sites" in one.brief.text]
    sheet = Sheet(edition=edition(examples()), path="timeline.md")

    assert ["Open: 9 sites"] == [one.brief.text for one in listed]
    assert 9 == str(listed[0].said(sheet)).count("#site-")
    assert ("about", "about March 2019") == (listed[0].certainty, listed[0].shown)


def test_what_a_city_governs_by_is_dated() -> None:
    """A body since when, a policy from when to when; a figure or a statement of how things stand is no moment."""
    data = records()
    data[CITY_FILE]["governance"] = {
        "bodies": {"board": {"name": {"en": "Board"}, "kind": "forum", "since": 2004, "until": 2010}},
        "policies": [
            {"name": {"en": "Plan"}, "kind": "strategy", "first": 2003, "adopted": "2018-07-25", "until": 2022},
            {"name": {"en": "Law"}, "kind": "law", "since": 2020, "until": 2026, "id": "law"},
        ],
    }
    data[CITY_FILE]["figures"] = [{"measure": "residents", "value": 5, "as_of": 2012, "definition": {"en": "All."}}]
    found = moments(catalogue_of(data), "atlantis")

    assert [
        ("2003", "Plan: first version", "governance-policies"),
        ("2004", "Board began", "body-board"),
        ("2010", "Board ended", "body-board"),
        ("2018-07-25", "Plan: adopted", "governance-policies"),
        ("2020", "Law: in force", "claim-law"),
        ("2022", "Plan: ended", "governance-policies"),
    ] == [(str(one.date), one.brief.text, one.anchor) for one in found]
    assert "2026" == str(found[4].until)
    assert {MomentKind.DECISION} == {one.kind for one in found}


@pytest.mark.parametrize(
    ("entry", "kind", "standing"),
    [
        ({"kind": "decision"}, MomentKind.DECISION, Standing.DONE),
        ({"kind": "motion"}, MomentKind.DECISION, Standing.ASKED),
        ({"kind": "request"}, MomentKind.DECISION, Standing.ASKED),
        ({"kind": "application"}, MomentKind.LEARNING, Standing.ASKED),
        ({"kind": "extended", "certainty": "planned"}, MomentKind.PROGRAMME, Standing.ANNOUNCED),
        ({"kind": "decision", "certainty": "planned"}, MomentKind.DECISION, Standing.ANNOUNCED),
        ({"kind": "context"}, MomentKind.OTHER, Standing.DONE),
    ],
)
def test_announced_and_asked_for_are_not_done(entry: dict[str, str], kind: MomentKind, standing: Standing) -> None:
    """A motion is no decision, and a plan is no event."""
    catalogue = fictional(history=[{"date": 2021, "en": "It.", "sources": ["report"], **entry}])
    found = next(one for one in moments(catalogue, "atlantis/harbour-points") if one.brief.text.endswith("It."))

    assert (kind, standing) == (found.kind, found.standing)


def test_the_history_of_a_page_has_an_anchor_for_each_moment() -> None:
    """The same one as the timeline leads to, in every language; further ones of a date are counted."""
    for record in edition(examples()).programmes:
        sheet = Sheet(edition=edition(examples()), path=f"programmes/{record.id}.md", record_id=record.id)
        html = timeline(sheet, history_of(sheet, record.value))
        anchors = [one.anchor for one in moments(examples(), record.id)]

        assert len(anchors) == len(set(anchors))
        assert all(f'<div id="{anchor}">' in html for anchor in anchors)
    german = Sheet(edition=edition(examples(), "de"), path="x.md", record_id=WELCOME_POINTS)
    there = [one.anchor for one in history_of(german, examples().programme(WELCOME_POINTS).value)]
    assert [one.anchor for one in moments(examples(), WELCOME_POINTS)] == there


def test_the_page_of_a_programme_shows_the_whole_history() -> None:
    """So that every mark leads somewhere."""
    html = str(programme_page(edition(examples()), examples().programme(WELCOME_POINTS)).html())

    assert all(f'id="{one.anchor}"' in html for one in moments(examples(), WELCOME_POINTS))


# How long a programme lasted

SCALE = TimeScale(first=2000, last=2029, left=0, right=3000)
"""A hundred to the year."""


def life(**changes: Any) -> tuple[list[int] | None, list[list[int]], str] | None:
    """Give from when to when the small programme lasted, in hundredths of years from 2000."""
    found = life_of(Interface(), fictional(**changes).programme("atlantis/harbour-points").value, SCALE)
    if found is None:
        return None
    sure = [round(x) for x in found.sure] if found.sure else None
    return sure, [[round(x) for x in ends] for ends in found.open_ends], found.words


NO_SITES: dict[str, Any] = {"sites": {}, "organisations": records()[PROGRAMME_FILE]["organisations"]}


def test_a_programme_is_drawn_no_longer_than_sources_say() -> None:
    """From its beginning to the last time it was seen running; what comes after is open, and says so."""
    started = [{"date": 2015, "sources": ["report"]}]
    running = {"code": "running", "as_of": 2019, "sources": ["page"]}

    sure, open_ends, said = life(started=started, status=running, **NO_SITES) or (None, [], "")

    assert [1600, 2000] == [round(x, -1) for x in sure or []]
    assert [1500, 1600] == [round(x, -1) for x in open_ends[0]]
    assert open_ends[1][0] == (sure or [0, 0])[1]
    assert open_ends[1][1] - open_ends[1][0] < 50
    assert "end not documented" == said


def test_running_without_a_date_is_not_running_today() -> None:
    """An undated “running” says nothing of how long."""
    started = [{"date": "2015-09-02", "sources": ["report"]}]
    sure, open_ends, said = life(started=started, status={"code": "running", "sources": ["page"]}, **NO_SITES) or (
        None,
        [],
        "",
    )

    assert sure is None
    assert max(end for _, end in open_ends) < 1620
    assert "end not documented" == said


def test_an_end_by_a_date_leaves_the_time_before_it_open() -> None:
    """It may have ended any day since it was last seen."""
    started = [{"date": "2015-01", "sources": ["report"]}]
    ended = [{"date": "2024-02", "certainty": "by", "sources": ["report"]}]
    status = {"code": "running", "as_of": 2019, "sources": ["page"]}
    sure, open_ends, said = life(started=started, ended=ended, status=status, **NO_SITES) or (None, [], "x")

    assert 2000 == round((sure or [0, 0])[1], -1)
    assert [2000, 2420] == [round(x, -1) for x in open_ends[-1]]
    assert "" == said


def test_a_stated_end_is_where_the_line_ends() -> None:
    """Up to its first day surely, during it perhaps."""
    started = [{"date": "2015-01-01", "sources": ["report"]}]
    ended = [{"date": 2020, "sources": ["report"]}]
    status = {"code": "ended", "sources": ["page"]}

    sure, open_ends, said = life(started=started, ended=ended, status=status, **NO_SITES) or (None, [], "x")

    assert [1500, 2000] == [round(x, -1) for x in sure or []]
    assert [2000, 2100] == [round(x, -1) for x in open_ends[-1]]
    assert "" == said


def test_without_any_date_there_is_no_line() -> None:
    """Nor is there one for what is only planned."""
    assert life(started=[], status={"code": "running", "sources": ["page"]}, **NO_SITES) is None
    planned = [{"date": 2030, "certainty": "planned", "sources": ["report"]}]
    assert life(started=planned, status={"code": "planned", "as_of": 2026, "sources": ["page"]}, **NO_SITES) is None


def test_a_beginning_nobody_dated_is_open() -> None:
    """A programme seen running in 2019 may be any age."""
    found = life(started=[], status={"code": "running", "as_of": 2019, "sources": ["page"]}, **NO_SITES)

    assert found is not None
    assert "beginning and end not documented" == found[2]


# The page


def test_everything_dated_stands_where_it_belongs() -> None:
    """Düsseldorf's decisions in Düsseldorf's lane, the network's events and visits in the network's."""
    page = page_of_examples()
    welcome = marks(lane(page, "lane-duesseldorf-welcome-points"))
    events, visits = marks(lane(page, "lane-events")), marks(lane(page, "lane-visits"))

    assert any(mark.startswith("16 December 2021: Request: ") for mark in welcome)
    assert any(mark.startswith("15 December 2022: Motion: ") for mark in welcome)
    assert any(mark.startswith("June 2023: Decision: ") for mark in welcome)
    assert "about March 2019: Open: 9 sites" in welcome
    assert "mid-March 2019: Kick-off meeting" in events
    assert "before 5 July 2019: Visit: Zurich" in visits
    assert "2 March 2021 to 4 March 2021: Online visit: Düsseldorf" in visits


def test_the_words_hold_what_the_drawing_does() -> None:
    """Each mark of the drawing is a row of the table of its year, in order of time, and the other way round."""
    page = page_of_examples()
    html = str(page.html())
    drawn = Counter(mark.partition(": ")[0] for mark in marks(html))
    rows = re.findall(r'<th scope="row">(.*?)</th>', html)
    undated = [row for row in rows if "not documented" in row]
    years = [heading.title for heading in page.headings if heading.level == 3]

    assert drawn == Counter(rows) - Counter(undated)
    assert sum(drawn.values()) > 90
    assert years == sorted(years)
    assert 2 == len(undated)


def test_sources_are_numbered_as_they_are_told() -> None:
    """The first source of the first year is number one."""
    html = str(page_of_examples().html())
    numbers = [int(number) for number in re.findall(r'id="note-(\d+)"', html)]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_lane_is_named_and_an_empty_one_says_so() -> None:
    """A city of which nothing is dated is there, and a blank is no end."""
    data = records()
    data[NETWORK_FILE]["members"]["utopia"] = {"theme": "C", "sources": ["plan"]}
    page = timeline_page(edition(catalogue_of(data)))
    html = str(page.html())

    assert 'id="lane-utopia"' in html
    assert "nothing dated" in words(html[html.index('id="lane-utopia"') :])[:80]


def test_a_few_entries_far_off_leave_room_for_the_others() -> None:
    """They stand at the edge with their date; a catalogue without them has no such edge."""
    many = [{"date": 2015 + n % 8, "kind": "event", "en": f"Event {n}.", "sources": ["report"]} for n in range(60)]
    far = [{"date": 1848, "kind": "founded", "en": "An ancestor.", "sources": ["report"]}]
    with_far = str(timeline_page(edition(fictional(history=many + far))).html())
    without = str(timeline_page(edition(fictional(history=many))).html())

    assert ">earlier<" in with_far
    assert ">earlier<" not in without
    assert "1850" not in re.findall(r">(\d{4})</text>", with_far)
    assert "1848: Founded: An ancestor." in marks(with_far)


def test_a_lane_with_too_much_is_counted_by_year() -> None:
    """Each year is one mark that leads to the year in words, where all of it stands."""
    many = [
        {"date": f"2015-{1 + n % 12:02}", "kind": "event", "en": f"Event {n}.", "sources": ["report"]}
        for n in range(90)
    ]
    page = timeline_page(edition(fictional(history=many)))
    found = marks(lane(page, "lane-atlantis-harbour-points"))
    html = str(page.html())

    assert "2015: 92 entries" in found
    assert 'href="#year-2015"' in html
    assert {f"Event {number}." for number in range(90)} == set(re.findall(r"Event \d+\.", html))


def test_texts_in_another_language_are_marked() -> None:
    """In the drawing too."""
    catalogue = fictional(history=[{"date": 2020, "kind": "event", "de": "Ein Fest.", "sources": ["report"]}])
    drawn = lane(timeline_page(edition(catalogue)), "lane-atlantis-harbour-points")

    assert re.search(r'<text [^>]*lang="de"[^>]*>Ein Fest\.</text>', drawn)


def test_many_programmes_are_counted_and_not_drawn() -> None:
    """The page says so, stays small, and still has the network in full."""
    data = records()
    for number in range(MOST_PROGRAMMES + 1):
        data[f"atlantis/p{number}.yaml"] = records()[PROGRAMME_FILE]
    page = timeline_page(edition(catalogue_of(data)))
    html = str(page.html())

    assert "The history of each of 62 programmes" in words(html)
    assert "lane-atlantis" not in html
    assert 'id="lane-events"' in html or "lane-events-name" in html
    assert "2015 62 0" in words(html)
    assert len(html) < 40_000


def test_nothing_dated_at_all_is_said() -> None:
    """An empty catalogue has a page too."""
    page = timeline_page(edition(Catalogue(network=None, cities={}, programmes={})))

    assert "Nothing is dated yet." in words(str(page.html()))
    assert "<svg" not in str(page.html())


def test_dates_are_drawn_as_wide_as_they_are_known() -> None:
    """A year has a bar as wide as a year, a day none."""
    history = [
        {"date": "2019", "kind": "event", "en": "Some time.", "sources": ["report"]},
        {"date": "2020-02-02", "kind": "event", "en": "A day.", "sources": ["report"]},
    ]
    drawn = lane(timeline_page(edition(fictional(history=history))), "lane-atlantis-harbour-points")
    parts = {mark: part for part in drawn.split("<a ") for mark in re.findall(r"<title>([^<]*)</title>", part)}

    assert "ve-stretch" in parts["2019: Some time."]
    assert "ve-stretch" not in parts["2 February 2020: A day."]
    assert PartialDate("2019").latest.year == 2019
