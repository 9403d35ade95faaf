"""A lane of a timeline: marks along the years, each with its words beside it, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import field, frozen

from values_exchange.pages.drawing.scales import TimeScale
from values_exchange.pages.drawing.signs import Look, Span, draw_sign, span_of
from values_exchange.pages.drawing.strokes import (
    LINE,
    SMALL,
    SOFT,
    TYPE,
    Box,
    cut_to,
    drawing,
    line,
    num,
    text,
    written_width,
)
from values_exchange.pages.markup import NOTHING, Markup, element, joined

PITCH: Final = 26.0
"""How far apart rows are: what answers to a pointer is 24 high where the drawing is as wide as it was meant."""

TOUCH: Final = 24.0
BAND: Final = 26.0
"""The height of the line of a life, above the rows."""

AXIS: Final = 24.0
GAP: Final = 5.0
AIR: Final = 8.0
"""How much room there is between two marks of a row."""

WIDEST_LABEL: Final = 400.0


@frozen(kw_only=True)
class Mark:
    """
    Something to be marked: its place in time, what it looks like, its words, and where its link leads.

    `label` stands beside it, as much of it as has room, in `language` where that is not the page's; `spoken` is the
    whole, for a resting pointer and for those who listen. A label that `must_be_whole`, such as a number, is never cut:
    where it has no room the `short` one stands, and where that has none, nothing.
    """

    look: Look
    start: float
    end: float
    label: str
    spoken: str
    href: str
    language: str = ""
    short: str = ""
    must_be_whole: bool = False

    def label_for(self, room: float) -> str:
        """Give the words there is room for."""
        if not self.must_be_whole:
            return cut_to(self.label, room)
        return next((one for one in (self.label, self.short) if written_width(one) <= room), "")


@frozen(kw_only=True)
class Placed:
    """A mark where it is drawn: its row, its words as far as they have room, and the room all of it takes."""

    mark: Mark
    span: Span
    row: int
    label: str
    x: float
    anchor: str
    box: Box


@frozen(kw_only=True)
class Life:
    """
    From when to when something lasted, as far as that is known.

    Shape: `sure` is drawn as a line, `open_ends` are drawn as dashes, `words` say what is not documented.
    """

    sure: tuple[float, float] | None
    open_ends: tuple[tuple[float, float], ...] = ()
    words: str = ""

    @property
    def reach(self) -> tuple[float, float]:
        """How far it is drawn to both sides."""
        ends = [*self.open_ends, *([self.sure] if self.sure else [])]
        return min(start for start, _ in ends), max(end for _, end in ends)


@frozen(kw_only=True)
class Lane:
    """
    One lane: its marks, what is undated and stands apart, its life, and the name and the words it is read out with.

    `labelled_by` is the id of the element beside the drawing that names it.
    """

    marks: tuple[Placed, ...] = ()
    apart: tuple[Placed, ...] = ()
    life: Life | None = None
    labelled_by: str
    description: str = ""

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return 1 + max((one.row for one in (*self.marks, *self.apart)), default=0)

    @property
    def height(self) -> float:
        """How high it is."""
        return self.rows * PITCH + (BAND if self.life else 0) + 4


@frozen
class _Row:
    """What a row holds already."""

    taken: list[tuple[float, float]] = field(factory=list)

    def has_room(self, left: float, right: float) -> bool:
        return all(right + AIR <= start or end + AIR <= left for start, end in self.taken)


def placed(
    marks: Iterable[Mark], left: float, right: float, *, widest: float = WIDEST_LABEL, stacked: bool = False
) -> tuple[Placed, ...]:
    """
    Give each mark a row in which nothing meets it, the first that has room, in order of time.

    Words stand to the right of their mark, to the left where there is more room, and are cut where there is not enough.

    Args:
        left: where the room for marks and words begins.
        right: where it ends.
        widest: how wide words may be; narrower ones need fewer rows.
        stacked: one mark to a row, for what has no place in time.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    ways = [_ways(mark, span_of(mark.look, mark.start, mark.end), left, right, widest) for mark in ordered]
    if stacked:
        return tuple(_put(mark, one[0], row) for row, (mark, one) in enumerate(zip(ordered, ways, strict=True)))
    # Words to the left first lets an earlier and a later mark share a row back to back, where many stand close.
    tries = [_packed(ordered, ways), _packed(ordered, [one[::-1] for one in ways])]
    found = min(tries, key=lambda found: max((one.row for one in found), default=0))
    return tuple(_widened(one, found, left, right) for one in found)


def _widened(one: Placed, others: Sequence[Placed], left: float, right: float) -> Placed:
    """Give a mark whose words were cut as many of them as there is room for beside the others of its row."""
    if one.label == one.mark.label:
        return one
    row = [other.box for other in others if other.row == one.row and other is not one]
    if one.anchor == "start":
        end = min([right, *(box.left - AIR for box in row if box.left >= one.box.right)])
        room = end - one.span.right - GAP
    else:
        end = max([left, *(box.right + AIR for box in row if box.right <= one.box.left)])
        room = one.span.left - GAP - end
    way = _way(one.mark, one.span, one.anchor, min(room, WIDEST_LABEL))
    return _put(one.mark, way, one.row)


def _packed(marks: Sequence[Mark], ways: Sequence[Sequence[_Way]]) -> tuple[Placed, ...]:
    rows: list[_Row] = []
    found = []
    for mark, choice in zip(marks, ways, strict=True):
        row, way = _first_room(rows, choice)
        rows += [_Row()] if row == len(rows) else []
        rows[row].taken.append((way.left, way.right))
        found.append(_put(mark, way, row))
    return tuple(found)


def _put(mark: Mark, way: _Way, row: int) -> Placed:
    top = row * PITCH + (PITCH - TOUCH) / 2
    box = Box(left=way.left, top=top, right=way.right, bottom=top + TOUCH)
    return Placed(mark=mark, span=way.span, row=row, label=way.label, x=way.x, anchor=way.anchor, box=box)


@frozen(kw_only=True)
class _Way:
    """One way of writing the words of a mark: how much of them, on which side, and from where to where all reaches."""

    span: Span
    label: str
    x: float
    anchor: str
    left: float
    right: float


def _ways(mark: Mark, span: Span, left: float, right: float, widest: float) -> list[_Way]:
    """Give the ways of writing the words of a mark, best first: to the right, to the left, each if they have room."""
    behind, before = right - span.right - GAP, span.left - left - GAP
    wanted = min(written_width(mark.label), widest)
    roomy = [side for side, room in (("start", behind), ("end", before)) if room >= wanted]
    sides = roomy or ["start" if behind >= before else "end"]
    return [_way(mark, span, side, min(widest, behind if side == "start" else before)) for side in sides]


def _way(mark: Mark, span: Span, side: str, room: float) -> _Way:
    label = mark.label_for(room)
    width = GAP + written_width(label) if label else 0.0
    left, right = span.left - 2, span.right + 2
    if right - left < TOUCH:
        middle = (left + right) / 2
        left, right = middle - TOUCH / 2, middle + TOUCH / 2
    if side == "start":
        return _Way(
            span=span, label=label, x=span.right + GAP, anchor=side, left=left, right=max(right, span.right + width)
        )
    return _Way(span=span, label=label, x=span.left - GAP, anchor=side, left=min(left, span.left - width), right=right)


def _first_room(rows: Sequence[_Row], ways: Sequence[_Way]) -> tuple[int, _Way]:
    """Give the first row that has room for a mark in any way, and that way; a new row where none has."""
    for number, row in enumerate(rows):
        for way in ways:
            if row.has_room(way.left, way.right):
                return number, way
    return len(rows), ways[0]


def draw_lane(lane: Lane, scale: TimeScale, width: float, apart_from: float | None = None) -> Markup:
    """
    Draw a lane: lines of the years, the line of a life, and the marks, each a link.

    Args:
        width: how wide the drawing is, what is undated included.
        apart_from: where the room for what is undated begins.
    """
    top = BAND if lane.life else 0.0
    marks = (_draw_mark(one, top) for one in (*lane.marks, *lane.apart))
    return drawing(
        width,
        lane.height,
        element("desc", lane.description) if lane.description else NOTHING,
        _grid(scale, lane.height),
        _border(apart_from, lane.height),
        _draw_life(lane.life, scale) if lane.life else NOTHING,
        *marks,
        class_="ve-lane-drawing",
        aria_labelledby=lane.labelled_by,
    )


def _grid(scale: TimeScale, height: float) -> Markup:
    return _uprights([x for _, x in scale.lines(_room(scale))], 0, height)


def _uprights(places: Iterable[float], top: float, bottom: float) -> Markup:
    """Draw upright lines as one path."""
    strokes = "".join(f"M{num(x)} {num(top)}V{num(bottom)}" for x in places)
    return element("path", d=strokes, class_="ve-grid", stroke=LINE, aria_hidden="true") if strokes else NOTHING


def _border(x: float | None, height: float) -> Markup:
    if x is None:
        return NOTHING
    return line(x, 0, x, height, "ve-border", stroke=SOFT, stroke_dasharray="2 3", aria_hidden="true")


def _room(scale: TimeScale) -> float:
    return written_width(str(scale.last), SMALL) + AIR


def _draw_mark(one: Placed, top: float) -> Markup:
    y = top + one.row * PITCH + PITCH / 2
    box = one.box
    words = NOTHING
    if one.label:
        words = text(
            one.x,
            y + TYPE * 0.35,
            one.label,
            text_anchor="end" if one.anchor == "end" else None,
            lang=one.mark.language or None,
            aria_hidden="true",
        )
    touch = element(
        "rect",
        x=num(box.left),
        y=num(top + box.top),
        width=num(box.right - box.left),
        height=num(box.bottom - box.top),
        rx=3,
        class_="ve-touch",
        fill="none",
        pointer_events="all",
    )
    return element(
        "a",
        element("title", one.mark.spoken),
        touch,
        draw_sign(one.mark.look, one.span, y),
        words,
        href=one.mark.href,
        class_=f"ve-mark ve-of-{one.mark.look.kind}",
    )


def _draw_life(life: Life, scale: TimeScale) -> Markup:
    """Draw from when to when something lasted: a line as far as sources say, dashes as far as they do not."""
    y = BAND - 8
    parts = [line(start, y, end, y, "ve-life", stroke=SOFT, stroke_width=3) for start, end in filter(None, [life.sure])]
    parts += [
        line(start, y, end, y, "ve-life ve-life-open", stroke=SOFT, stroke_width=3, stroke_dasharray="3 4")
        for start, end in life.open_ends
    ]
    if life.words:
        left, right = life.reach
        width = written_width(life.words, SMALL)
        # Beside the end where there is room, else above it: never where they would seem to speak of the beginning.
        beside = right + GAP + width <= scale.right + scale.outside
        x, height = (right + GAP, y + 4) if beside else (max(right, left + width), y - 7)
        more: dict[str, object] = {"font_size": num(SMALL), "fill": SOFT, "text_anchor": None if beside else "end"}
        parts.append(text(x, height, life.words, "ve-draw-text ve-draw-soft", **more))
    return element("g", joined(parts), class_="ve-life-line")


def draw_axis(
    scale: TimeScale,
    width: float,
    *,
    outside: tuple[str, str] = ("", ""),
    apart_from: float | None = None,
    apart: str = "",
) -> Markup:
    """
    Draw the years above lanes; hidden from those who listen, who are told the date of each mark.

    Args:
        outside: the words for what was earlier and later than the years that are drawn, where something was.
        apart_from: where the room for what is undated begins.
        apart: the word for that.
    """
    y, years = AXIS - 8, scale.lines(_room(scale))
    labels = [element("text", year, x=num(x + 3), y=num(y)) for year, x in years]
    labels += [element("text", outside[0], x=0, y=num(y))] if outside[0] else []
    labels += [element("text", outside[1], x=num(width), y=num(y), text_anchor="end")] if outside[1] else []
    border = NOTHING
    if apart_from is not None:
        labels.append(element("text", apart, x=num(apart_from + 6), y=num(y)))
        border = _border(apart_from, AXIS)
    written = element("g", *labels, class_="ve-draw-text ve-draw-soft", font_size=num(SMALL), fill=SOFT)
    inside = (_uprights([x for _, x in years], AXIS - 18, AXIS), border, written)
    return drawing(width, AXIS, *inside, class_="ve-lane-axis", role="presentation", aria_hidden="true")
