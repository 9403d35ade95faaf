"""Drawings as SVG that stands in the page: times along an axis, signs with their words, values from zero."""

from values_exchange.pages.drawing.lanes import Lane, Life, Mark, Placed, draw_axis, draw_lane, placed
from values_exchange.pages.drawing.plots import Bar, Point, draw_bars, draw_points
from values_exchange.pages.drawing.scales import TimeScale, ValueScale, value_scale
from values_exchange.pages.drawing.signs import Look, draw_sign, sign_key
from values_exchange.pages.drawing.strokes import cut_to, written_width

__all__ = [
    "Bar",
    "Lane",
    "Life",
    "Look",
    "Mark",
    "Placed",
    "Point",
    "TimeScale",
    "ValueScale",
    "cut_to",
    "draw_axis",
    "draw_bars",
    "draw_lane",
    "draw_points",
    "draw_sign",
    "placed",
    "sign_key",
    "value_scale",
    "written_width",
]
