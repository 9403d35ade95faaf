"""Where the names on a map go: beside their markers, clear of each other, of all markers and of the edge."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import Final

from attrs import evolve, frozen

Point = tuple[float, float]

LINE_HEIGHT: Final = 1.2
BASELINE: Final = 0.95
"""How far below the top of its line a text stands, in ems."""

WIDTHS: Final = {
    character: width
    for width, characters in {
        0.45: " !'()*,-./:;I[\\]fijl|ΙιϊΪ’–",
        0.55: '"_`rtε',
        0.67: "?LacksvxyzΓΞζλξςτχ",
        0.9: "#&+<=>DHNOQ^~wΗΘΝΟΠΦΨΩφψω",
        1.11: "%@mMWΜ—…",
    }.items()
    for character in characters
}
"""
Widths of characters in ems, where they are not `USUAL_WIDTH`.

Taken from DejaVu Sans Bold, the widest face a reader is likely to see, so that texts are never wider than reckoned.
"""

USUAL_WIDTH: Final = 0.78
FULL_WIDTH: Final = 1.1

NEAR: Final = ((1.0, 0.0), (-1.0, 0.0), (0.75, -0.4), (0.75, 0.4), (-0.75, -0.4), (-0.75, 0.4), (0.0, -1.0), (0.0, 1.0))
"""The eight places beside a marker, best first: right, left, the four corners, above, below."""

AROUND: Final = tuple(
    (round(cos(turn * pi / 8), 6), round(sin(turn * pi / 8), 6))
    for turn in (0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12)
)
"""Sixteen directions for names that find no room beside their marker: level ones first."""

FARTHER: Final = (2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
"""How far off such names are tried, in times the marker's reach."""


@frozen(kw_only=True)
class Box:
    """An upright rectangle on the drawing, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


@frozen(kw_only=True)
class Spot:
    """A marker that wants its name written: where it is and how far it reaches from its middle."""

    id: str
    x: float
    y: float
    text: str
    reach: float


@frozen(kw_only=True)
class Label:
    """
    A name where it is to be written.

    `x` and `y` are the end of the baseline that `anchor` (start, middle, end) speaks of. `leader` is the line from the
    marker to a name that found no room beside it.
    """

    text: str
    x: float
    y: float
    anchor: str
    box: Box
    leader: tuple[Point, Point] | None = None


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def within(inner: Box, outer: Box) -> bool:
    """Whether one box lies wholly inside another."""
    sideways = outer.left <= inner.left and inner.right <= outer.right
    return sideways and outer.top <= inner.top and inner.bottom <= outer.bottom


def text_width(text: str, size: float) -> float:
    """
    Give a width the text is not likely to exceed, in whatever sans-serif face the reader has, up to semi-bold.

    Units: those of `size`, the height of the type.
    """
    letters = unicodedata.normalize("NFD", text)
    return size * sum(_em(letter) for letter in letters if not unicodedata.combining(letter))


def _em(letter: str) -> float:
    wide = unicodedata.east_asian_width(letter) in "WF"
    return WIDTHS.get(letter, FULL_WIDTH if wide else USUAL_WIDTH)


def place_names(spots: Sequence[Spot], area: Box, *, size: float) -> dict[str, Label]:
    """
    Find a place for each spot's name, the most crowded spots first.

    Shape: labels by spot id. A name for which there is no room, or only by a line across another marker, has none: the
    drawing must name it another way.
    Units: those of the drawing; `size` is the height of the type.
    """
    taken, placed = [_around(spot) for spot in spots], dict[str, Label]()
    for spot in sorted(spots, key=lambda spot: (-_neighbours(spot, spots, size), spot.id)):
        others = [box for box in taken if box != _around(spot)]
        for label in (*_beside(spot, size), *_farther_off(spot, size)):
            trail = tuple(_trail(label))
            if within(label.box, area) and not _meets((label.box,), taken) and not _meets(trail, others):
                placed[spot.id] = label
                taken += [label.box, *trail]
                break
    return placed


def _around(spot: Spot) -> Box:
    return Box(left=spot.x - spot.reach, top=spot.y - spot.reach, right=spot.x + spot.reach, bottom=spot.y + spot.reach)


def _neighbours(spot: Spot, spots: Iterable[Spot], size: float) -> int:
    """Count the spots about a name's length away."""
    return sum(hypot(other.x - spot.x, other.y - spot.y) < 6 * size for other in spots)


def _meets(boxes: Iterable[Box], others: Sequence[Box]) -> bool:
    return any(overlap(box, other) for box in boxes for other in others)


def _beside(spot: Spot, size: float) -> Iterator[Label]:
    gap = spot.reach + size / 5
    return (_label(spot, size, across * gap / (0.75 if across % 1 else 1), down * gap) for across, down in NEAR)


def _farther_off(spot: Spot, size: float) -> Iterator[Label]:
    for times in FARTHER:
        for across, down in AROUND:
            label = _label(spot, size, across * times * spot.reach, down * times * spot.reach)
            yield evolve(label, leader=_leader(spot, label.box))


def _label(spot: Spot, size: float, across: float, down: float) -> Label:
    """Write a name so that the side or corner of its box nearest the spot is this far from the spot's middle."""
    width, height = text_width(spot.text, size), size * LINE_HEIGHT
    left = spot.x + across - (width / 2 if not across else width if across < 0 else 0)
    top = spot.y + down - (height / 2 if not down else height if down < 0 else 0)
    return Label(
        text=spot.text,
        x=spot.x + across,
        y=top + BASELINE * size,
        anchor="middle" if not across else "end" if across < 0 else "start",
        box=Box(left=left, top=top, right=left + width, bottom=top + height),
    )


def _leader(spot: Spot, box: Box) -> tuple[Point, Point]:
    """Give the line from the edge of a marker to the nearest point of a box."""
    end = (min(max(spot.x, box.left), box.right), min(max(spot.y, box.top), box.bottom))
    length = hypot(end[0] - spot.x, end[1] - spot.y) or 1.0
    share = spot.reach / length
    return (spot.x + (end[0] - spot.x) * share, spot.y + (end[1] - spot.y) * share), end


def _trail(label: Label) -> Iterator[Box]:
    """Give small boxes along a leader, to keep other names off it and it off other names."""
    if label.leader is None:
        return
    (ax, ay), (bx, by) = label.leader
    steps = max(1, round(hypot(bx - ax, by - ay) / 3))
    for step in range(steps):
        x, y = ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
        yield Box(left=x - 1, top=y - 1, right=x + 1, bottom=y + 1)
