"""Values drawn to scale, from zero: bars beside each other for what is comparable, points over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from attrs import evolve, frozen

from values_exchange.pages.drawing.scales import TimeScale, ValueScale, value_scale
from values_exchange.pages.drawing.signs import COLOURS, SHAPES
from values_exchange.pages.drawing.strokes import (
    PAPER,
    SMALL,
    SOFT,
    TYPE,
    Box,
    drawing,
    line,
    num,
    text,
    written_width,
)
from values_exchange.pages.markup import NOTHING, Markup, element, joined

COLOUR: Final = COLOURS["value"]
DOT: Final = 5.5
ARROW: Final = 20.0
MOST_POINTS: Final = 12
"""Up to how many points are drawn in one chart, each with its value; more stand in the table alone."""

BAR_ROW: Final = 30.0
PLOT_HEIGHT: Final = 130.0
LEAST_APART: Final = 14.0
LABEL_HEIGHT: Final = 17.0


@frozen(kw_only=True)
class Bar:
    """One value of a comparable set: its ends, equal unless it is a range, its qualifier, and how it is written."""

    low: float
    high: float
    label: str
    spoken: str
    href: str
    qualifier: str = ""


@frozen(kw_only=True)
class Point(Bar):
    """One value of a series with its place in time; `is_firm` where its date is closed to both sides."""

    start: float
    end: float
    is_firm: bool = True


# Bars


def draw_bars(
    bars: Sequence[Bar], chart: Sequence[Bar], width: float, *, labelled_by: str, description: str = ""
) -> Markup:
    """
    Draw the values of one subject as bars from zero, each a link with its value written behind it.

    Args:
        chart: all bars of the chart, so that those of all its drawings have one scale.
    """
    room = max(written_width(bar.label) for bar in chart) + ARROW + 14
    scale = value_scale([value for bar in chart for value in (bar.low, bar.high)], 4, width - room)
    if scale is None:
        return NOTHING
    height = len(bars) * BAR_ROW
    return drawing(
        width,
        height,
        element("desc", description) if description else NOTHING,
        *(line(scale.at(tick), 0, scale.at(tick), height, "ve-grid") for tick in scale.ticks),
        *(_bar(bar, scale, number * BAR_ROW + BAR_ROW / 2) for number, bar in enumerate(bars)),
        class_="ve-bars",
        aria_labelledby=labelled_by,
    )


def _bar(bar: Bar, scale: ValueScale, y: float) -> Markup:
    zero, low, high = scale.at(0), scale.at(bar.low), scale.at(bar.high)
    body = element(
        "rect",
        x=num(min(zero, low)),
        y=num(y - 6),
        width=num(max(abs(low - zero), 1)),
        height=12,
        class_="ve-bar",
        fill=COLOUR,
        fill_opacity="0.3",
    )
    tail = high + DOT + (ARROW if bar.qualifier in {"over", "at_least"} else 6)
    touch = element(
        "rect",
        x=0,
        y=num(y - 12),
        width=num(tail + written_width(bar.label) + 8),
        height=24,
        rx=3,
        class_="ve-touch",
        fill="none",
        pointer_events="all",
    )
    return element(
        "a",
        element("title", bar.spoken),
        touch,
        body,
        _value_sign(bar, (low, y), (high, y), (1, 0)),
        text(tail + 3, y + TYPE * 0.35, bar.label, aria_hidden="true"),
        href=bar.href,
        class_="ve-mark",
    )


# Points over the years


@frozen(kw_only=True)
class _Spot:
    point: Point
    x: float
    low: float
    high: float
    label: Box | None = None


def draw_points(
    points: Sequence[Point],
    times: TimeScale,
    width: float,
    *,
    labelled_by: str,
    description: str = "",
    write: Callable[[float], str],
) -> Markup:
    """
    Draw values over the years, each on a stem from zero, with its value written above it.

    Points are not joined: what lay between them is not documented. Empty where there are more than can be labelled or
    a value too large to be written out.

    Args:
        write: writes a value of the axis in the page's language.
    """
    values = [value for point in points for value in (point.low, point.high)]
    scale = value_scale(values, 0.0, -PLOT_HEIGHT)
    if scale is None or not 0 < len(points) <= MOST_POINTS:
        return NOTHING
    spots = _labelled(_apart(points, scale, times), times.left - 4, width)
    top = min([-PLOT_HEIGHT, *(spot.label.top for spot in spots if spot.label)]) - 8
    bottom = 26.0
    lowest = scale.at(scale.low)
    ticks = [_tick(tick, scale, times, write(tick)) for tick in scale.ticks]
    inside = element(
        "g",
        *ticks,
        *_years(times, lowest),
        *(_stretch(spot, scale.at(0)) for spot in spots),
        *(_point(spot, scale) for spot in spots),
        transform=f"translate(0 {num(-top)})",
    )
    return drawing(
        width,
        lowest + bottom - top,
        element("desc", description) if description else NOTHING,
        inside,
        class_="ve-points",
        aria_labelledby=labelled_by,
    )


def _apart(points: Sequence[Point], scale: ValueScale, times: TimeScale) -> list[_Spot]:
    """Give points their places from left to right, none so near another that they would cover each other."""
    ordered = sorted(points, key=lambda point: (point.start + point.end, point.low))
    places = [(point.start + point.end) / 2 for point in ordered]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + LEAST_APART)
    limit = times.right
    for number in reversed(range(len(places))):
        places[number] = min(places[number], limit)
        limit = places[number] - LEAST_APART
    return [
        _Spot(point=point, x=x, low=scale.at(point.low), high=scale.at(point.high))
        for point, x in zip(ordered, places, strict=True)
    ]


def _labelled(spots: list[_Spot], left: float, right: float) -> list[_Spot]:
    """Write each value above its point, inside the drawing, higher where another point or value is in the way."""
    taken = [
        Box(left=spot.x - DOT - 2, top=spot.high - _over(spot), right=spot.x + DOT + 2, bottom=0) for spot in spots
    ]
    found = []
    for spot in spots:
        wide = min(written_width(spot.point.label) + 4, right - left)
        start = min(max(spot.x - wide / 2, left), right - wide)
        bottom = spot.high - _over(spot) - 2
        box = Box(left=start, top=bottom - LABEL_HEIGHT, right=start + wide, bottom=bottom)
        while any(box.meets(other) for other in taken):
            box = evolve(box, top=box.top - 4, bottom=box.bottom - 4)
        taken.append(box)
        found.append(evolve(spot, label=box))
    return found


def _over(spot: _Spot) -> float:
    """How far a sign reaches above its value."""
    return ARROW if spot.point.qualifier in {"over", "at_least"} else DOT + 4


def _tick(tick: float, scale: ValueScale, times: TimeScale, written: str) -> Markup:
    y = scale.at(tick)
    label = text(
        times.left - 12,
        y + 4,
        written,
        "ve-draw-text ve-draw-soft",
        text_anchor="end",
        font_size=num(SMALL),
        fill=SOFT,
        aria_hidden="true",
    )
    return line(times.left - 6, y, times.right + 6, y, "ve-grid") + label


def _years(times: TimeScale, y: float) -> list[Markup]:
    room = written_width(str(times.last), SMALL) + 12
    parts = []
    for year, x in times.lines(room):
        parts.append(line(x, y, x, y + 6, "ve-grid", stroke=SOFT))
        middle = x + times.year_width / 2
        parts.append(
            text(
                middle,
                y + 20,
                year,
                "ve-draw-text ve-draw-soft",
                text_anchor="middle",
                font_size=num(SMALL),
                fill=SOFT,
                aria_hidden="true",
            )
        )
    return parts


def _stretch(spot: _Spot, zero: float) -> Markup:
    """Draw on the line of zero the time that a value's date can mean."""
    start, end = spot.point.start + 1, spot.point.end - 1
    dashes = None if spot.point.is_firm else "3 2.5"
    return line(
        start, zero, max(end, start + 2), zero, "ve-arm", stroke=COLOUR, stroke_width=3, stroke_dasharray=dashes
    )


def _point(spot: _Spot, scale: ValueScale) -> Markup:
    point, label = spot.point, spot.label
    assert label is not None  # noqa: S101 - each spot has been given one
    stem = line(spot.x, scale.at(0), spot.x, spot.low, "ve-arm", stroke=COLOUR, stroke_width="1.5")
    lifted = label.bottom < spot.high - _over(spot) - LABEL_HEIGHT
    leader = line(spot.x, spot.high - _over(spot), spot.x, label.bottom, "ve-grid", stroke=SOFT) if lifted else NOTHING
    left, right = min(label.left, spot.x - 12), max(label.right, spot.x + 12)
    touch = element(
        "rect",
        x=num(left),
        y=num(label.top),
        width=num(right - left),
        height=num(max(spot.low + DOT - label.top, 24)),
        rx=3,
        class_="ve-touch",
        fill="none",
        pointer_events="all",
    )
    written = text(
        (label.left + label.right) / 2, label.bottom - 4, point.label, text_anchor="middle", aria_hidden="true"
    )
    return element(
        "a",
        element("title", point.spoken),
        touch,
        stem,
        leader,
        _value_sign(point, (spot.x, spot.low), (spot.x, spot.high), (0, -1), is_firm=point.is_firm),
        written,
        href=point.href,
        class_="ve-mark",
    )


# How exact a value is


def _value_sign(
    bar: Bar, low: tuple[float, float], high: tuple[float, float], way: tuple[int, int], *, is_firm: bool = True
) -> Markup:
    """
    Draw a value with its qualifier; `way` is the direction in which values grow.

    Over and at least have an arrow to more, almost and up to one to less, about and average a stroke of their own; a
    range is a line with two ends.
    """
    (dx, dy), (x, y) = way, high
    parts = []
    if low != high:
        parts.append(line(*low, *high, "ve-arm", stroke=COLOUR, stroke_width=4))
        parts += [_dot(at, is_firm=is_firm) for at in (low, high)]
    else:
        parts.append(_dot(high, is_firm=is_firm))
    match bar.qualifier:
        case "over" | "at_least":
            parts.append(_arrow(x + dx * DOT, y + dy * DOT, x + dx * ARROW, y + dy * ARROW))
        case "almost" | "up_to":
            parts.append(_arrow(x - dx * DOT, y - dy * DOT, x - dx * ARROW, y - dy * ARROW))
        case "about":
            parts += [_cross(x + side * dx * 9, y + side * dy * 9, dx, dy, 5, "2 2") for side in (-1, 1)]
        case "average":
            parts.append(_cross(x, y, dx, dy, 10, None))
    return element("g", joined(parts), class_="ve-sign ve-kind-value ve-done", aria_hidden="true")


def _dot(at: tuple[float, float], *, is_firm: bool) -> Markup:
    return element(
        "path",
        d=SHAPES["value"],
        transform=f"translate({num(at[0])} {num(at[1])})",
        class_="ve-shape" if is_firm else "ve-shape ve-hollow",
        fill=COLOUR if is_firm else PAPER,
        stroke=COLOUR,
        stroke_width="1.5" if is_firm else "2",
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> Markup:
    """Draw an arrow from one point to another, level or upright."""
    back_x, back_y = (x1 > x2) - (x1 < x2), (y1 > y2) - (y1 < y2)
    wings = (
        f"M{num(x2 + 5 * back_x - 4 * back_y)} {num(y2 + 5 * back_y - 4 * back_x)}L{num(x2)} {num(y2)}"
        f"L{num(x2 + 5 * back_x + 4 * back_y)} {num(y2 + 5 * back_y + 4 * back_x)}"
    )
    head = element("path", d=wings, class_="ve-arm", fill="none", stroke=COLOUR, stroke_width=2)
    return line(x1, y1, x2, y2, "ve-arm", stroke=COLOUR, stroke_width=2) + head


def _cross(x: float, y: float, dx: int, dy: int, half: float, dashes: str | None) -> Markup:
    """Draw a stroke across the direction in which values grow."""
    return line(
        x - dy * half,
        y - dx * half,
        x + dy * half,
        y + dx * half,
        "ve-arm",
        stroke=COLOUR,
        stroke_width=2,
        stroke_dasharray=dashes,
    )
