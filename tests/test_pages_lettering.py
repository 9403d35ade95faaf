"""Names on a map: reckoned wide enough, clear of each other at every width of a class, in the frame."""

from __future__ import annotations

import random
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from values_exchange.pages import lettering
from values_exchange.pages.lettering import (
    GAP,
    LINE_HEIGHT,
    SPACED,
    Area,
    Body,
    Box,
    Label,
    Spot,
    around,
    inside,
    meet,
    place_labels,
    text_width,
)

AREA = Area(least=30, most=50, height=0.9)
REACH = 0.8

SPOTS = st.lists(
    st.builds(
        Spot,
        id=st.uuids().map(str),
        x=st.floats(0.02, 0.98),
        y=st.floats(0.02, 0.88),
        name=st.text(alphabet="abcdefgWΘ Ü", min_size=1, max_size=14),
        number=st.integers(1, 99).map(str),
        reach=st.just(REACH),
    ),
    max_size=24,
)
BOXES = st.tuples(*[st.floats(-3, 3)] * 2, *[st.floats(0.1, 5)] * 2).map(
    lambda box: Box(left=box[0], top=box[1], right=box[0] + box[2], bottom=box[1] + box[3])
)


def spot(name: str, x: float, y: float, number: int = 7) -> Spot:
    """Make a marker with a name."""
    return Spot(id=name, x=x, y=y, name=name, number=str(number), reach=REACH)


def meet_at(width: float, one: Body, other: Body) -> bool:
    """Tell whether two boxes meet on a drawing of one width."""
    (a, box), (b, other_box) = one, other
    left = max(a.x * width + box.left, b.x * width + other_box.left)
    right = min(a.x * width + box.right, b.x * width + other_box.right)
    top = max(a.y * width + box.top, b.y * width + other_box.top)
    bottom = min(a.y * width + box.bottom, b.y * width + other_box.bottom)
    return left < right - 1e-9 and top < bottom - 1e-9


def widths() -> list[float]:
    """Give widths of the class, both ends among them."""
    return [AREA.least + (AREA.most - AREA.least) * step / 40 for step in range(41)]


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
    """The reckoned width is at least the width measured in Chromium in two faces, in ems, spaced out or not."""
    spacing = SPACED * len(text)

    assert max(dejavu_bold, noto_semi_bold) + spacing <= text_width(text) <= 1.35 * noto_semi_bold + spacing


def test_accents_take_no_room() -> None:
    """A letter is as wide with an accent as without, however it is written down."""
    assert text_width("Zurich") == text_width("Zürich") == text_width("Zu\u0308rich")


@settings(max_examples=300, deadline=None)
@given(*[st.floats(0.02, 0.98)] * 4, BOXES, BOXES)
def test_boxes_meet_in_a_class_of_widths_where_they_meet_at_one_of_them(
    ax: float, ay: float, bx: float, by: float, box: Box, other: Box
) -> None:
    """What is reckoned for all widths at once is what is found by looking at each."""
    one, two = (spot("one", ax, ay), box), (spot("two", bx, by), other)
    found = any(meet_at(width, one, two) for width in widths())

    assert meet(one, two, AREA) or not found
    assert meet(one, two, AREA) == meet(two, one, AREA)


def test_boxes_that_meet_only_in_the_middle_of_a_class_are_found() -> None:
    """A name that is clear at both ends may pass over another in between."""
    here = Box(left=0, top=0, right=0.5, bottom=1)
    passing = Box(left=-4.25, top=0, right=-3.75, bottom=1)
    one, two = (spot("one", 0.5, 0.5), here), (spot("two", 0.6, 0.5), passing)

    assert [False, False] == [meet_at(width, one, two) for width in (AREA.least, AREA.most)]
    assert meet_at(40, one, two)
    assert meet(one, two, AREA)


def test_a_lone_marker_has_its_name_on_the_right() -> None:
    """The best place is to the right, level with the marker, without a line."""
    label = place_labels([spot("Riga", 0.5, 0.4)], AREA)["Riga"]

    assert ("Riga", "start", None) == (label.text, label.anchor, label.leader)
    assert label.box.left == pytest.approx(REACH + GAP)
    assert label.box.top + label.box.bottom == pytest.approx(0)


def test_a_marker_at_the_edge_has_its_name_inside() -> None:
    """There is no room to the right of a marker at the right edge."""
    place = spot("Thessaloniki", 0.97, 0.4)
    label = place_labels([place], AREA)["Thessaloniki"]

    assert ("Thessaloniki", "end") == (label.text, label.anchor)
    assert inside((place, label.box), AREA)


def test_a_place_without_room_for_its_name_has_its_number() -> None:
    """Where many markers stand close, names give way to numbers, and numbers move aside on a line."""
    cluster = [spot(f"Hamlet {n}", 0.3 + 0.07 * (n % 6), 0.4 + 0.07 * (n // 6), n) for n in range(12)]
    labels = place_labels(cluster, AREA)
    numbers = {one.id for one in cluster if labels[one.id].text == one.number}
    led = {name: label.leader for name, label in labels.items() if label.leader}

    assert {one.id for one in cluster} == labels.keys()
    assert numbers
    assert led.keys() <= numbers
    for name, ((ax, ay), (bx, by)) in led.items():
        box = labels[name].box
        assert hypot(ax, ay) == pytest.approx(REACH)
        assert box.left <= bx <= box.right
        assert box.top <= by <= box.bottom


def test_a_place_with_no_room_at_all_has_no_label() -> None:
    """A text is rather missing than laid over another or beyond the edge."""
    assert {} == place_labels([spot("Rather a long name", 0.5, 0.1)], Area(least=2, most=3, height=0.2))


def test_those_left_without_a_name_come_first_in_the_next_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rounds find room for more names, and never for fewer."""
    chance = random.Random(3)  # noqa: S311 - no secret
    gained = []
    for _ in range(12):
        spots = [spot(f"Town {n}", chance.uniform(0.1, 0.9), chance.uniform(0.1, 0.8), n) for n in range(20)]
        monkeypatch.undo()
        after = place_labels(spots, AREA)
        monkeypatch.setattr(lettering, "ROUNDS", 1)
        gained.append(named(spots, after) - named(spots, place_labels(spots, AREA)))

    assert 0 <= min(gained)
    assert 0 < max(gained)


def named(spots: list[Spot], labels: dict[str, Label]) -> int:
    """Count the spots that have their name."""
    return sum(one.id in labels and labels[one.id].text == one.name for one in spots)


@settings(max_examples=40, deadline=None)
@given(SPOTS)
def test_names_never_meet(spots: list[Spot]) -> None:
    """Wherever markers stand, no text lies on another, on a marker or beyond the edge, at any width of the class."""
    labels = place_labels(spots, AREA)
    texts = [(one, labels[one.id].box) for one in spots if one.id in labels]
    markers = [(one, around(one)) for one in spots]

    for width in widths():
        assert not any(meet_at(width, one, other) for one, other in combinations(texts, 2))
        assert not any(meet_at(width, text, marker) for text in texts for marker in markers)
    assert all(inside(text, AREA) for text in texts)
    assert all(box.bottom - box.top == pytest.approx(LINE_HEIGHT) for _, box in texts)


@settings(max_examples=15, deadline=None)
@given(SPOTS)
def test_names_stand_where_they_stood(spots: list[Spot]) -> None:
    """The order in which markers are given does not matter."""
    forwards: dict[str, Label] = place_labels(spots, AREA)

    assert forwards == place_labels(spots[::-1], AREA)
