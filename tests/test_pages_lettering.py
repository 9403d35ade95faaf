"""Names on a map: reckoned wide enough, clear of each other, in the frame."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from values_exchange.pages.lettering import Box, Label, Spot, overlap, place_names, text_width, within

AREA = Box(left=0, top=0, right=800, bottom=700)
SIZE = 16.0

SPOTS = st.lists(
    st.builds(
        Spot,
        id=st.uuids().map(str),
        x=st.floats(10, 790),
        y=st.floats(10, 690),
        text=st.text(alphabet="abcdefgWΘ Ü", min_size=1, max_size=14),
        reach=st.just(13.0),
    ),
    max_size=24,
)


def spot(name: str, x: float, y: float) -> Spot:
    """Make a marker with a name."""
    return Spot(id=name, x=x, y=y, text=name, reach=13)


def marker(at: Spot) -> Box:
    """Give the box a marker takes up."""
    return Box(left=at.x - at.reach, top=at.y - at.reach, right=at.x + at.reach, bottom=at.y + at.reach)


@pytest.mark.parametrize(
    ("text", "dejavu_bold", "noto_semi_bold"),
    [
        ("Düsseldorf", 6.08, 5.38),
        ("Amsterdam", 6.49, 5.85),
        ("Θεσσαλονίκη", 7.46, 6.81),
        ("Νυρεμβέργη", 6.9, 6.33),
        ("Saint-Étienne", 7.63, 6.67),
        ("Milton Keynes", 7.98, 7.07),
        ("Łódź", 2.63, 2.3),
        ("WWWW", 4.41, 3.87),
    ],
)
def test_no_text_is_wider_than_reckoned(text: str, dejavu_bold: float, noto_semi_bold: float) -> None:
    """The reckoned width is at least the width measured in Chromium in two faces, in ems, and not wasteful."""
    reckoned = text_width(text, 1)

    assert max(dejavu_bold, noto_semi_bold) <= reckoned <= 1.35 * noto_semi_bold


def test_accents_take_no_room() -> None:
    """A letter is as wide with an accent as without, however it is written down."""
    assert text_width("Zurich", 10) == text_width("Zürich", 10) == text_width("Zu\u0308rich", 10)


def test_a_lone_marker_has_its_name_on_the_right() -> None:
    """The best place is to the right, level with the marker, without a line."""
    label = place_names([spot("Riga", 400, 300)], AREA, size=SIZE)["Riga"]

    assert ("start", None) == (label.anchor, label.leader)
    assert label.box.left > 413
    assert (label.box.top + label.box.bottom) / 2 == pytest.approx(300)


def test_a_marker_at_the_edge_has_its_name_inside() -> None:
    """There is no room to the right of a marker at the right edge."""
    label = place_names([spot("Thessaloniki", 780, 300)], AREA, size=SIZE)["Thessaloniki"]

    assert "end" == label.anchor
    assert within(label.box, AREA)


def test_a_name_without_room_beside_its_marker_gets_a_line() -> None:
    """Where the places beside a marker are taken, the name stands farther off and a line leads to it."""
    row = [spot(f"Hamlet {number}", 250 + 34 * number, 350) for number in range(6)]
    labels = place_names(row, AREA, size=SIZE)
    away = {name: label for name, label in labels.items() if label.leader}

    assert {one.id for one in row} == set(labels)
    assert away
    for one in row:
        if one.id in away:
            (ax, ay), (bx, by) = away[one.id].leader or ((0, 0), (0, 0))
            assert 13 == pytest.approx(hypot(ax - one.x, ay - one.y))
            assert not overlap(away[one.id].box, marker(one))
            assert within(Box(left=bx, top=by, right=bx, bottom=by), away[one.id].box)


def test_a_name_with_no_room_at_all_is_left_out() -> None:
    """A name is rather missing than laid over another or beyond the edge."""
    assert {} == place_names([spot("Rather a long name", 20, 20)], Box(left=0, top=0, right=40, bottom=40), size=SIZE)


@settings(max_examples=60, deadline=None)
@given(SPOTS)
def test_names_never_meet(spots: list[Spot]) -> None:
    """Wherever markers stand, no name lies on another name, on a marker or beyond the edge."""
    labels = place_names(spots, AREA, size=SIZE)

    assert [] == [pair for pair in combinations(labels.values(), 2) if overlap(pair[0].box, pair[1].box)]
    assert [] == [(one.id, name) for one in spots for name, label in labels.items() if overlap(marker(one), label.box)]
    assert all(within(label.box, AREA) for label in labels.values())


@settings(max_examples=20, deadline=None)
@given(SPOTS)
def test_names_stand_where_they_stood(spots: list[Spot]) -> None:
    """The order in which markers are given does not matter."""
    forwards: dict[str, Label] = place_names(spots, AREA, size=SIZE)

    assert forwards == place_names(spots[::-1], AREA, size=SIZE)
