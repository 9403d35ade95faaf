"""Drawings: marks keep clear of each other and inside their drawing, whatever dates, values and words there are."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_exchange.dates import PartialDate
from values_exchange.pages.drawing import (
    Bar,
    Lane,
    Life,
    Look,
    Mark,
    Point,
    TimeScale,
    cut_to,
    draw_axis,
    draw_bars,
    draw_lane,
    draw_points,
    placed,
    sign_key,
    value_scale,
    written_width,
)
from values_exchange.pages.drawing.plots import MOST_POINTS
from values_exchange.pages.drawing.strokes import Box

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 960.0
CERTAINTIES = ["", "about", "before", "after", "by", "inferred", "planned"]

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
partial_dates = st.one_of(
    days.map(lambda day: PartialDate(f"{day.year:04}")),
    days.map(lambda day: PartialDate(f"{day.year:04}-{day.month:02}")),
    days.map(lambda day: PartialDate(day.isoformat())),
)
recent = st.dates(date(2002, 1, 1), date(2026, 12, 31)).map(lambda day: PartialDate(day.isoformat()))
labels = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)
values = st.one_of(
    st.integers(0, 10**9), st.floats(0, 10**6, allow_nan=False, allow_infinity=False).map(lambda value: round(value, 2))
)


def svg(drawn: str) -> ET.Element:
    """Read a drawing, which has to be well-formed XML."""
    return ET.fromstring(drawn)  # noqa: S314 - our own drawing


def scale_of(dates: list[PartialDate]) -> TimeScale:
    """Give the scale of some dates with room at both ends."""
    return TimeScale.over(dates, 46, WIDTH - 46)


def mark(scale: TimeScale, when: PartialDate, label: str = "Opened", certainty: str = "", kind: str = "site") -> Mark:
    """Mark a date."""
    start, end = scale.span(when)
    look = Look(kind=kind, certainty=certainty)
    return Mark(look=look, start=start, end=end, label=label, spoken=label or "x", href="x.html")


@given(st.lists(st.tuples(recent | partial_dates, labels, st.sampled_from(CERTAINTIES)), min_size=1, max_size=14))
def test_marks_of_a_lane_never_meet_and_stay_inside(given_marks: list[tuple[PartialDate, str, str]]) -> None:
    """Equal dates, far ones, long words and none: each mark has room of its own, 24 units high and wide at least."""
    scale = scale_of([when for when, _, _ in given_marks])

    found = placed((mark(scale, when, label, certainty) for when, label, certainty in given_marks), 0, WIDTH)

    assert len(given_marks) == len(found)
    assert [] == [(one, other) for one, other in combinations(found, 2) if one.box.meets(other.box)]
    for one in found:
        assert -0.01 <= one.box.left <= one.box.right <= WIDTH + 0.01
        assert one.box.right - one.box.left >= 24
        assert one.box.bottom - one.box.top >= 24
        assert one.box.left <= one.span.left
        assert one.span.right <= one.box.right
        width = written_width(one.label)
        assert one.x + width <= WIDTH + 0.01 if one.anchor == "start" else one.x - width >= -0.01


def test_narrower_words_need_fewer_rows() -> None:
    """So that a lane with many marks can be made lower; words grow again where a row has room for them."""
    scale = TimeScale(first=2002, last=2026, left=46, right=WIDTH - 46)
    marks = [mark(scale, PartialDate(str(year)), "The committee decides unanimously") for year in range(2002, 2027)]

    wide, narrow = (placed(marks, 0, WIDTH, widest=widest) for widest in (400.0, 60.0))

    assert max(one.row for one in narrow) < max(one.row for one in wide)
    assert {"The committee decides unanimously"} == {one.label for one in wide}
    assert max(len(one.label) for one in narrow) > len(cut_to("The committee decides unanimously", 60))


def test_words_stand_where_there_is_room_for_them() -> None:
    """To the right of a mark as a rule, to the left near the end; cut only where neither side has room."""
    scale = TimeScale(first=2000, last=2020, left=46, right=WIDTH - 46)
    early, late = (placed([mark(scale, PartialDate(year), "A longer text")], 0, WIDTH)[0] for year in ("2001", "2020"))

    assert ("start", "A longer text") == (early.anchor, early.label)
    assert ("end", "A longer text") == (late.anchor, late.label)


def test_a_number_is_never_cut() -> None:
    """Where there is no room for it and its date it stands alone, and where there is none for it, not at all."""
    scale = TimeScale(first=2000, last=2000, left=40, right=60)
    look = Look(kind="value")
    start, end = scale.span(PartialDate("2000"))
    number = Mark(
        look=look,
        start=start,
        end=end,
        label="12,000 (before May 2017)",
        short="12,000",
        must_be_whole=True,
        spoken="12,000",
        href="x",
    )

    assert ["12,000 (before May 2017)"] == [one.label for one in placed([number], 0, 400)]
    assert ["12,000"] == [one.label for one in placed([number], 0, 140)]
    assert [""] == [one.label for one in placed([number], 0, 100)]


@given(labels, st.floats(0, 500))
def test_cut_words_fit(text: str, width: float) -> None:
    """What was cut says so, and what is whole is unchanged."""
    shown = cut_to(text, width)

    assert shown == text or not shown or shown.endswith("…")
    assert not shown or written_width(shown) <= width or shown == text
    assert shown == text or written_width(text) > width


def test_words_are_cut_between_words() -> None:
    """Unless next to nothing would be left."""
    assert cut_to("The committee decides unanimously", 180) == "The committee…"
    assert cut_to("Open: Niederrheinstraße 20", 150).startswith("Open: Nieder")


# Time


@given(st.lists(partial_dates, min_size=1, max_size=20))
def test_a_date_takes_the_time_it_can_mean(dates: list[PartialDate]) -> None:
    """A year is wider than its months, a month than its days, and all of them lie inside it, in order."""
    scale = scale_of(dates)

    for one in dates:
        start, end = scale.span(one)
        year = scale.span(PartialDate(f"{one.year:04}"))
        assert scale.left - 0.01 <= year[0] <= start < end <= year[1] <= scale.right + 0.01
    ordered = sorted(dates, key=lambda one: one.earliest)
    assert sorted(scale.span(one)[0] for one in dates) == [scale.span(one)[0] for one in ordered]


@given(partial_dates, partial_dates)
def test_years_are_written_apart(one: PartialDate, other: PartialDate) -> None:
    """However many there are; none lies outside."""
    scale = scale_of([one, other])
    lines = scale.lines(40)

    assert all(after[1] - before[1] >= 39.9 for before, after in pairwise(lines))
    assert all(scale.first <= year <= scale.last for year, _ in lines)
    assert all(scale.left - 0.01 <= x <= scale.right for _, x in lines)


def test_what_lies_beyond_the_years_stands_outside_them() -> None:
    """It is known to be cut, so that its words can give its date."""
    scale = TimeScale(first=2002, last=2026, left=46, right=914, outside=23)

    assert (23, 23) == scale.span(PartialDate("1850"))
    assert scale.cuts(PartialDate("1850"))
    assert scale.cuts(PartialDate("2020"), PartialDate("2050"))
    assert not scale.cuts(PartialDate("2020-05"), PartialDate("2026"))
    assert scale.span(PartialDate("2020"), PartialDate("2050"))[1] == 914 + 23


# Values


@given(st.lists(values, min_size=1, max_size=12))
def test_an_axis_of_values_begins_at_zero(given_values: list[float]) -> None:
    """It ends at a round number, and no value lies outside it."""
    scale = value_scale(given_values, 0, 100)

    assert scale is not None
    assert scale.low == 0
    assert scale.high >= max(given_values)
    assert 2 <= len(scale.ticks) <= 7
    assert all(-0.001 <= scale.at(value) <= 100.001 for value in given_values)
    assert scale.at(0) == 0


def test_an_axis_goes_below_zero_only_where_a_value_does() -> None:
    """Such a value is likely a mistake, and is drawn all the same."""
    scale = value_scale([-5, 20], 0, 100)

    assert scale is not None
    assert -5 >= scale.low
    assert 0 in scale.ticks


@pytest.mark.parametrize("value", [10**15, float("inf"), float("nan"), -(10**16)])
def test_there_is_no_axis_for_what_nobody_can_read(value: float) -> None:
    """The table has it."""
    assert value_scale([1, value], 0, 1) is None


def point(value: float, when: PartialDate, times: TimeScale, qualifier: str = "", high: float | None = None) -> Point:
    """Give a point."""
    start, end = times.span(when)
    words = f"{value:,}"
    top = value if high is None else max(value, high)
    return Point(low=value, high=top, label=words, spoken=words, href="x", start=start, end=end, qualifier=qualifier)


def plot(points: list[Point], times: TimeScale) -> str:
    """Draw points."""
    return draw_points(points, times, 460, labelled_by="name", write=str)


QUALIFIERS = ["", "exact", "about", "over", "at_least", "almost", "up_to", "average"]


@given(
    st.lists(
        st.tuples(values, recent | partial_dates, st.sampled_from(QUALIFIERS), st.none() | values),
        min_size=1,
        max_size=MOST_POINTS,
    )
)
def test_values_of_points_are_written_apart_and_inside(
    given_points: list[tuple[float, PartialDate, str, float | None]],
) -> None:
    """Equal values on one day, extremes and ranges: each number is inside the drawing and clear of the others."""
    times = TimeScale.over([when for _, when, _, _ in given_points], 60, 420)
    points = [point(value, when, times, qualifier, high) for value, when, qualifier, high in given_points]

    root = svg(plot(points, times))
    width, height = (float(part) for part in root.attrib["viewBox"].split()[2:])
    boxes = [box_of(touch) for touch in root.iter(f"{SVG}rect") if touch.get("class") == "ve-touch"]
    shift = float(re.findall(r"translate\(0 ([\d.-]+)\)", ET.tostring(root, encoding="unicode"))[0])
    written = [word_box(text) for text in root.iter(f"{SVG}text") if text.get("class") == "ve-draw-text"]

    assert len(points) == len(written)
    assert [] == [(one, other) for one, other in combinations(written, 2) if one.meets(other)]
    assert all(-0.2 <= one.left <= one.right <= width + 0.2 for one in written)
    assert all(-0.2 <= one.top + shift <= one.bottom + shift <= height for one in [*written, *boxes])


def box_of(touch: ET.Element) -> Box:
    """Give the box of a rectangle."""
    x, y, width, height = (float(touch.attrib[name]) for name in ("x", "y", "width", "height"))
    return Box(left=x, top=y, right=x + width, bottom=y + height)


def word_box(text: ET.Element) -> Box:
    """Give the room a number in the middle of its place takes."""
    x, y, half = float(text.attrib["x"]), float(text.attrib["y"]), written_width(text.text or "") / 2
    return Box(left=x - half + 0.2, top=y - 9, right=x + half - 0.2, bottom=y + 2)


def test_too_many_points_are_left_to_the_table() -> None:
    """Numbers without a label would only be a pattern."""
    times = TimeScale(first=2002, last=2026, left=60, right=420)
    many = [point(number, PartialDate("2010"), times) for number in range(MOST_POINTS + 1)]

    assert "" == plot(many, times)
    assert "" == plot([], times)


def test_each_qualifier_has_a_stroke_of_its_own() -> None:
    """Over and at least point to more, almost and up to to less; about, average and a range look like neither."""
    times = TimeScale(first=2010, last=2010, left=60, right=420)
    drawn = {key: plot([point(50, PartialDate("2010"), times, key)], times) for key in QUALIFIERS}
    drawn["range"] = plot([point(50, PartialDate("2010"), times, "", high=70)], times)
    alike = {"": "exact", "over": "at_least", "almost": "up_to"}

    for one, other in combinations(drawn, 2):
        assert (drawn[one] == drawn[other]) == (alike.get(one) == other), (one, other)


def test_bars_of_one_chart_have_one_scale() -> None:
    """Twice the value is twice the length, in whichever drawing of the chart it stands, from zero."""
    lengths = []
    short = Bar(low=100, high=100, label="100", spoken="x", href="x")
    long = Bar(low=200, high=200, label="about 200, by February 2019", spoken="x", href="x")
    for bar in (short, long):
        root = svg(draw_bars([bar], [short, long], 640, labelled_by="name"))
        lengths += [float(one.attrib["width"]) for one in root.iter(f"{SVG}rect") if one.get("class") == "ve-bar"]

    assert lengths[1] == pytest.approx(2 * lengths[0], rel=0.01)


# Whole drawings


def test_a_lane_is_a_group_of_links_that_say_what_they_lead_to() -> None:
    """Named by the words beside it, with a description; each link has its words, its title and room to be hit."""
    scale = TimeScale(first=2002, last=2026, left=46, right=914)
    marks = placed([mark(scale, PartialDate("2015-09-02"), "Opened: Nord <b>")], 0, WIDTH)
    life = Life(sure=(100, 200), open_ends=((200, 234),), words="end not documented")
    html = draw_lane(Lane(marks=marks, life=life, labelled_by="name", description="1 entry"), scale, WIDTH)
    root = svg(html)
    link = root.find(f"{SVG}a")

    assert ("group", "name") == (root.get("role"), root.get("aria-labelledby"))
    assert "1 entry" == root.findtext(f"{SVG}desc")
    assert link is not None
    assert ("x.html", "Opened: Nord <b>") == (link.get("href"), link.findtext(f"{SVG}title"))
    assert "end not documented" in html
    assert 'stroke-dasharray="3 4"' in html


def test_words_about_an_end_never_stand_at_the_beginning() -> None:
    """Where they have no room behind the line, they stand above its end."""
    scale = TimeScale(first=2002, last=2026, left=46, right=914, outside=23)
    life = Life(sure=(300, 900), open_ends=((900, 934),), words="end not documented")
    root = svg(draw_lane(Lane(life=life, labelled_by="n"), scale, WIDTH))
    words = next(one for one in root.iter(f"{SVG}text") if one.text == "end not documented")

    assert ("end", "934") == (words.get("text-anchor"), words.get("x"))


def test_each_certainty_is_drawn_differently() -> None:
    """So are done, announced and asked for; a colour is in none of the differences."""
    looks = [Look(kind="site", certainty=certainty) for certainty in CERTAINTIES if certainty != "planned"]
    looks += [Look(kind="site", standing=standing) for standing in ("announced", "asked")]
    looks += [Look(kind=kind) for kind in ("event", "visit", "programme", "decision", "learning", "other")]
    bare = [re.sub(r"#[0-9a-f]{6}|ve-kind-\w+|ve-(done|announced|asked)", "", sign_key(look)) for look in looks]

    assert len(bare) == len(set(bare))
    assert sign_key(Look(kind="site")) != sign_key(Look(kind="site"), stretch=30)


def test_the_axis_is_silent() -> None:
    """The years are told with each mark; an axis read out would only be a row of numbers."""
    scale = TimeScale(first=2002, last=2026, left=46, right=914)
    root = svg(draw_axis(scale, WIDTH, outside=("earlier", ""), apart_from=700, apart="undated"))

    assert "true" == root.get("aria-hidden")
    assert {"earlier", "undated", "2002"} <= {text.text for text in root.iter(f"{SVG}text")}
