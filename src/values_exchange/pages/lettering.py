"""
Where the names on a map go: beside their markers, clear of each other, at every width of a class.

Type on the map keeps its size while the drawing grows and shrinks, so a place's marker and name move with the drawing
but do not grow with it. All is reckoned in ems of that type. Then a narrow screen and a reader's larger type are the
same thing: a drawing that is fewer ems wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, pi, sin
from typing import Final

from attrs import frozen

Point = tuple[float, float]

LINE_HEIGHT: Final = 1.42
BASELINE: Final = 1.1
"""How far below the top of its line a text stands, in ems."""

GAP: Final = 0.15
"""What is left between a marker and its name, in ems."""

CLEAR: Final = 0.25
"""What is left between a name and the markers of others, so that nobody takes it for theirs, as a share of these."""

EDGE: Final = 0.3
"""What is left between a name and the edge of the drawing, in ems."""

SPACED: Final = 0.12
"""How much wider each letter may be set by a reader's own style sheet, in ems (WCAG 2.2, 1.4.12)."""

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
"""Sixteen directions for numbers that find no room beside their marker: level ones first."""

FARTHER: Final = (1.6, 2.1, 2.7, 3.4, 4.2, 5.1, 6.1, 7.2, 8.4, 9.7, 11.1, 12.6)
"""How far off such numbers are tried, in ems."""

ROUNDS: Final = 8
MOST_TRIED: Final = 24
"""How often names are set, in another order each time, and up to how many places this is worth the while."""


@frozen(kw_only=True)
class Box:
    """An upright rectangle around a marker's middle, y downwards, in ems."""

    left: float
    top: float
    right: float
    bottom: float


@frozen(kw_only=True)
class Spot:
    """
    A marker that wants to be named: where it is, and how far it reaches from its middle.

    Units: `x` and `y` are shares of the drawing's width, from its upper left corner; `reach` is in ems.
    """

    id: str
    x: float
    y: float
    name: str
    number: str
    reach: float


@frozen(kw_only=True)
class Label:
    """
    A name or a number where it is to be written, in ems from the middle of its marker.

    `x` and `y` are the end of the baseline that `anchor` (start, middle, end) speaks of. `leader` is the line from the
    marker to a number that found no room beside it.
    """

    text: str
    x: float
    y: float
    anchor: str
    box: Box
    leader: tuple[Point, Point] | None = None


@frozen(kw_only=True)
class Area:
    """
    The drawing in which names are to be clear of each other, at every width from the least to the most.

    Units: widths in ems; `height` is a share of the width.
    """

    least: float
    most: float
    height: float


Body = tuple[Spot, Box]
"""A box and the marker it moves with."""


def meet(one: Body, other: Body, area: Area) -> bool:
    """
    Whether two boxes share more than an edge at any width of the drawing.

    Markers move apart in proportion to the width while their boxes stay as they are, so each of the four conditions of
    an overlap holds up to a width or from a width on: the boxes meet where all four hold.
    """
    (here, a), (there, b) = one, other
    across, down = here.x - there.x, here.y - there.y
    low, high = area.least, area.most
    for step, room in (
        (across, b.right - a.left),
        (-across, a.right - b.left),
        (down, b.bottom - a.top),
        (-down, a.bottom - b.top),
    ):
        if step > 0:
            high = min(high, room / step)
        elif step < 0:
            low = max(low, room / step)
        elif room <= 0:
            return False
        if low >= high:
            return False
    return True


def inside(body: Body, area: Area) -> bool:
    """Whether a box lies within the drawing, with some room to its edge, at every width."""
    spot, box = body
    return all(
        width * spot.x + box.left >= EDGE
        and width * spot.x + box.right <= width - EDGE
        and width * spot.y + box.top >= EDGE
        and width * spot.y + box.bottom <= width * area.height - EDGE
        for width in (area.least, area.most)
    )


def text_width(text: str) -> float:
    """
    Give a width in ems the text is not likely to exceed, in whatever sans-serif face the reader has, up to semi-bold.

    Room is left for a reader's wider setting of letters.
    """
    letters = [letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)]
    return sum(map(_em, letters)) + SPACED * len(letters)


def _em(letter: str) -> float:
    wide = unicodedata.east_asian_width(letter) in "WF"
    return WIDTHS.get(letter, FULL_WIDTH if wide else USUAL_WIDTH)


def around(spot: Spot, clear: float = 0.0) -> Box:
    """Give the box a marker takes up, with some room around it."""
    reach = spot.reach + clear
    return Box(left=-reach, top=-reach, right=reach, bottom=reach)


def place_labels(spots: Sequence[Spot], area: Area) -> dict[str, Label]:
    """
    Find a place for each spot's name, or for its number where there is no room for the name.

    The most crowded spots come first; those left without a name come first in the next round, and the best round
    counts. Names are tried beside the marker, numbers beside it and then farther off, at the end of a line.

    Shape: labels by spot id. A spot for which there is no room at all has none: a list has to name it.
    """
    names = {spot.id: spot.name for spot in spots}
    order = sorted(spots, key=lambda spot: (-_neighbours(spot, spots, area), spot.id))
    best: dict[str, Label] = {}

    def worth(labels: Mapping[str, Label]) -> tuple[int, int]:
        return len(labels), sum(label.text == names[spot] for spot, label in labels.items())

    for _ in range(ROUNDS if len(spots) <= MOST_TRIED else 1):
        labels = _placed(order, area)
        best = max(best, labels, key=worth)
        left_out = [spot for spot in order if spot.id not in labels or labels[spot.id].text != spot.name]
        if not left_out:
            break
        order = left_out + [spot for spot in order if spot not in left_out]
    return best


def _neighbours(spot: Spot, spots: Sequence[Spot], area: Area) -> int:
    """Count the spots about a name's length away where the drawing is narrowest."""
    return sum(hypot(other.x - spot.x, other.y - spot.y) * area.least < 6 for other in spots)  # noqa: PLR2004 - ems


def _placed(spots: Sequence[Spot], area: Area) -> dict[str, Label]:
    taken: list[Body] = [(spot, around(spot, CLEAR * spot.reach)) for spot in spots]
    placed: dict[str, Label] = {}
    for spot in spots:
        # The nearest first: most places that are taken are found to be so at once.
        others = sorted(
            (body for body in taken if body[0] is not spot),
            key=lambda body: abs(body[0].x - spot.x) + abs(body[0].y - spot.y),
        )

        def is_free(body: Body, others: Sequence[Body] = others) -> bool:
            return not any(meet(body, other, area) for other in others)

        for label in _candidates(spot):
            text = (spot, label.box)
            if inside(text, area) and is_free(text):
                trail = [(spot, box) for box in _trail(label)]
                if all(map(is_free, trail)):
                    placed[spot.id] = label
                    taken += (text, *trail)
                    break
    return placed


def _candidates(spot: Spot) -> Iterator[Label]:
    for text in filter(None, (spot.name, spot.number)):
        for across, down in NEAR:
            far = (spot.reach + GAP) / (0.75 if across % 1 else 1)
            yield _label(text, across * far, down * far)
    if spot.number:
        for far in FARTHER:
            for across, down in AROUND:
                label = _label(spot.number, across * (spot.reach + far), down * (spot.reach + far))
                yield Label(
                    text=label.text,
                    x=label.x,
                    y=label.y,
                    anchor=label.anchor,
                    box=label.box,
                    leader=_leader(spot.reach, label.box),
                )


def _label(text: str, across: float, down: float) -> Label:
    """Write a text so that the side or corner of its box nearest the marker is this far from the marker's middle."""
    width = text_width(text)
    left = across - (width / 2 if not across else width if across < 0 else 0)
    top = down - (LINE_HEIGHT / 2 if not down else LINE_HEIGHT if down < 0 else 0)
    return Label(
        text=text,
        x=across,
        y=top + BASELINE,
        anchor="middle" if not across else "end" if across < 0 else "start",
        box=Box(left=left, top=top, right=left + width, bottom=top + LINE_HEIGHT),
    )


def _leader(reach: float, box: Box) -> tuple[Point, Point]:
    """Give the line from the edge of a marker to the nearest point of a box."""
    end = (min(max(0.0, box.left), box.right), min(max(0.0, box.top), box.bottom))
    share = reach / (hypot(*end) or 1.0)
    return (end[0] * share, end[1] * share), end


def _trail(label: Label) -> Iterator[Box]:
    """Give small boxes along a leader, to keep other texts off it and it off other texts."""
    if label.leader is None:
        return
    (ax, ay), (bx, by) = label.leader
    steps = max(1, round(hypot(bx - ax, by - ay) / 0.25))
    for step in range(steps):
        x, y = ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
        yield Box(left=x - 0.08, top=y - 0.08, right=x + 0.08, bottom=y + 0.08)
