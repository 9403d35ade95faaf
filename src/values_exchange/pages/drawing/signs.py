"""
The signs of a timeline and what surrounds them: shape for the sort of thing, filling for done, arms for the date.

What a sign means is said in words beside it and in the table; its colour only repeats its shape.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from attrs import frozen

from values_exchange.pages.drawing.strokes import PAPER, line, num
from values_exchange.pages.markup import NOTHING, Markup, element, joined

SIZE: Final = 6.5
"""How far a sign reaches from its middle."""

ARM: Final = 24.0
"""How far an arm reaches that says "before" or "after": how much is not known, so that its length says nothing."""

SHORT_ARM: Final = 9.0
AIR: Final = 3.0
RING: Final = 9.5

SHAPES: Final = {
    "event": "M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z",
    "visit": "M-3.4-5.9H3.4L6.8 0 3.4 5.9H-3.4L-6.8 0Z",
    "programme": "M-5-6.5 6.5 0-5 6.5Z",
    "site": "M-5.3-5.3H5.3V5.3H-5.3Z",
    "decision": "M0-7 7 0 0 7-7 0Z",
    "learning": "M0-7 2-2.2 7-2.2 3.2 1.2 4.6 6.2 0 3.2-4.6 6.2-3.2 1.2-7-2.2-2-2.2Z",
    "other": "M-2.2-6.2H2.2V-2.2H6.2V2.2H2.2V6.2H-2.2V2.2H-6.2V-2.2H-2.2Z",
    "value": "M5.5 0A5.5 5.5 0 1 1-5.5 0A5.5 5.5 0 1 1 5.5 0Z",
    "count": "M-6.5-4.5H6.5V4.5H-6.5Z",
}
"""A shape around the origin for each sort of thing."""

COLOURS: Final = {
    "event": "#1b5a9c",
    "visit": "#7b3585",
    "programme": "#1a6b50",
    "site": "#8a4a05",
    "decision": "#9c2b3b",
    "learning": "#4b5560",
    "other": "#4b5560",
    "value": "#12527d",
    "count": "#4b5560",
}


@frozen(kw_only=True)
class Look:
    """
    How a mark looks.

    Shape: `kind` is a key of `SHAPES`; `standing` is ``done``, ``announced`` or ``asked``; `certainty` is that of the
    date, empty where it is simply stated.
    """

    kind: str
    standing: str = "done"
    certainty: str = ""


@frozen(kw_only=True)
class Span:
    """Where a mark is drawn: its time, the middle of its sign, and how far all of it reaches."""

    start: float
    end: float
    middle: float
    left: float
    right: float


def span_of(look: Look, start: float, end: float) -> Span:
    """Say where a mark with a date from `start` to `end` is drawn; what was before a date stands to the left of it."""
    middle = (start + end) / 2
    if look.certainty == "before":
        middle = start - SIZE - AIR
    elif look.certainty == "after":
        middle = end + SIZE + AIR
    left, right = min(start, middle - SIZE), max(end, middle + SIZE)
    if look.certainty in {"before", "by"}:
        left -= ARM
    elif look.certainty == "after":
        right += ARM
    elif look.certainty == "about":
        left, right = left - SHORT_ARM, right + SHORT_ARM
    elif look.certainty == "inferred":
        left, right = min(left, middle - RING), max(right, middle + RING)
    return Span(start=start, end=end, middle=middle, left=left, right=right)


def draw_sign(look: Look, span: Span, y: float) -> Markup:
    """Draw a mark at a height: the time its date can mean, the arms and caps of its certainty, its sign."""
    colour = COLOURS[look.kind]
    stretch = NOTHING
    if span.end - span.start > 2 * SIZE:
        stretch = element(
            "rect",
            x=num(span.start),
            y=num(y - 3),
            width=num(span.end - span.start),
            height=6,
            rx=3,
            class_="ve-stretch",
            fill=colour,
            fill_opacity="0.3",
        )
    parts = joined((stretch, *_arms(look, span, y, colour), _shape(look, span.middle, y, colour)))
    return element("g", parts, class_=f"ve-sign ve-kind-{look.kind} ve-{look.standing}")


def _arms(look: Look, span: Span, y: float, colour: str) -> tuple[Markup, ...]:
    """Draw how firm a date is: arrows for before and after, dashes for about, a dotted ring for inferred."""
    if look.certainty in {"before", "by"}:
        tip = span.left
        arrow = _arrow(tip, y, 1, colour)
        arm = _dashes(tip, min(span.start, span.middle - SIZE), y, colour)
        return (arm, arrow, _cap(span.start, y, colour)) if look.certainty == "before" else (arm, arrow)
    if look.certainty == "after":
        tip = span.right
        arm = _dashes(max(span.end, span.middle + SIZE), tip, y, colour)
        return arm, _arrow(tip, y, -1, colour), _cap(span.end, y, colour)
    if look.certainty == "about":
        inner_left, inner_right = span.left + SHORT_ARM, span.right - SHORT_ARM
        return _dashes(span.left, inner_left, y, colour), _dashes(inner_right, span.right, y, colour)
    if look.certainty == "inferred":
        ring = element(
            "circle",
            cx=num(span.middle),
            cy=num(y),
            r=num(RING),
            class_="ve-ring",
            fill="none",
            stroke=colour,
            stroke_width="1.6",
            stroke_dasharray="0.1 3.6",
            stroke_linecap="round",
        )
        return (ring,)
    return ()


def _dashes(x1: float, x2: float, y: float, colour: str) -> Markup:
    return line(x1, y, x2, y, "ve-arm", stroke=colour, stroke_width=2, stroke_dasharray="3 2.5")


def _arrow(x: float, y: float, way: int, colour: str) -> Markup:
    points = f"M{num(x + way * 6)} {num(y - 4)}L{num(x)} {num(y)}L{num(x + way * 6)} {num(y + 4)}"
    return element("path", d=points, class_="ve-arm", fill="none", stroke=colour, stroke_width=2)


def _cap(x: float, y: float, colour: str) -> Markup:
    return line(x, y - 8, x, y + 8, "ve-arm", stroke=colour, stroke_width=2)


def _shape(look: Look, x: float, y: float, colour: str) -> Markup:
    is_full = look.standing == "done"
    dashes = "3 2" if look.standing == "announced" else None
    return element(
        "path",
        d=SHAPES[look.kind],
        transform=f"translate({num(x)} {num(y)})",
        class_="ve-shape",
        fill=colour if is_full else PAPER,
        stroke=colour,
        stroke_width="1.5" if is_full else "2",
        stroke_dasharray=dashes,
        stroke_linejoin="round",
    )


@cache
def sign_key(look: Look, *, stretch: float = 0.0) -> Markup:
    """Draw a sign for a key, with its arms; `stretch` is the width of its time, none for a day."""
    reach = span_of(look, -stretch / 2, stretch / 2)
    half = max(-reach.left, reach.right) + 2
    sign = draw_sign(look, span_of(look, half - stretch / 2, half + stretch / 2), 12)
    size = {"viewBox": f"0 0 {num(2 * half)} 24", "width": num(2 * half), "height": 24}
    return element("svg", sign, class_="ve-key-sign", aria_hidden="true", **size)
