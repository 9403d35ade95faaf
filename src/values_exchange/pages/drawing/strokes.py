"""What every drawing is made of: lines, texts of a known width, plain colours for where no style sheet reaches."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Final
from unicodedata import combining, east_asian_width, normalize

from attrs import frozen

from values_exchange.pages.lettering import FULL_WIDTH, USUAL_WIDTH, WIDTHS
from values_exchange.pages.markup import Markup, element

FACES: Final = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'DejaVu Sans', sans-serif"

INK, SOFT, LINE, PAPER = "#1f2a33", "#4c5865", "#c5ced6", "#ffffff"
"""Colours for where no style sheet reaches, as in print engines; ``assets/charts.css`` says the same and more."""

TYPE: Final = 13.0
SMALL: Final = 12.0

MOST_LOST: Final = 0.6
"""How much of what has room must be left for a text to be cut between words, and not inside one."""

REGULAR: Final = 0.9
"""How wide a text of regular weight is beside the bold one whose letters `WIDTHS` holds, in the widest face."""


@frozen(kw_only=True)
class Box:
    """An upright rectangle on a drawing, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        sideways = self.left < other.right and other.left < self.right
        return sideways and self.top < other.bottom and other.top < self.bottom


@lru_cache(maxsize=10_000)
def written_width(text: str, size: float = TYPE) -> float:
    """Give a width the text is not likely to exceed in regular weight; units are those of `size`."""
    return size * REGULAR * sum(map(_em, text))


@cache
def _em(letter: str) -> float:
    """Give the width of a letter with whatever stands on it, in ems of the bold face; marks alone take no room."""
    parts = [part for part in normalize("NFD", letter) if not combining(part)]
    return sum(WIDTHS.get(part, FULL_WIDTH if east_asian_width(part) in "WF" else USUAL_WIDTH) for part in parts)


def cut_to(text: str, width: float, size: float = TYPE) -> str:
    """
    Give as much of a text as has room, with an ellipsis where something was cut; empty where nothing has room.

    >>> cut_to("The committee decides unanimously", 130)
    'The committee…'
    """
    if written_width(text, size) <= width:
        return text
    room = width / (size * REGULAR) - _em("…")
    fits = sum(1 for reached in accumulate(map(_em, text)) if reached <= room)
    kept = text[:fits]
    whole_words = kept.rpartition(" ")[0] if fits < len(text) and not text[fits].isspace() else kept
    if len(whole_words) >= MOST_LOST * len(kept):
        kept = whole_words
    kept = kept.rstrip(" ,;:–-(…")
    return f"{kept}…" if kept else ""


def num(value: float) -> str:
    """Write a coordinate: one decimal, none where it is whole."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float, class_: str, **more: Any) -> Markup:
    """Draw a line; its colour is that of a line on paper unless `more` says otherwise."""
    given = {"stroke": LINE, "stroke_width": 1} | more
    return element("line", x1=num(x1), y1=num(y1), x2=num(x2), y2=num(y2), class_=class_, **given)


def text(x: float, y: float, said: object, class_: str = "ve-draw-text", **more: Any) -> Markup:
    """Write a text with its baseline at `y`."""
    given = {"font_size": num(TYPE), "fill": INK} | more
    return element("text", said, x=num(x), y=num(y), class_=class_, **given)


def drawing(width: float, height: float, *inside: object, class_: str, **more: Any) -> Markup:
    """
    Give a drawing that is as wide as its place and keeps its shape.

    Links inside stay links: it is a group and no image, in which assistive technology would not find them.
    """
    return element(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=f"0 0 {num(width)} {num(height)}",
        width=num(width),
        height=num(height),
        font_family=FACES,
        **({"role": "group"} | more),
    )
