"""The map of Europe with a link on each city, as SVG that stands in the page."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from attrs import frozen

from values_exchange.pages.lettering import Box, Label, Spot, place_names
from values_exchange.pages.projection import Frame, easting_northing, in_frame, is_near

TYPE_SIZE: Final = 16.0
LETTER_SIZE: Final = 11.5
REACH: Final = 13.0
"""How far a marker reaches from its middle, in units of the drawing."""

TOUCH: Final = 16.0
"""The radius of what answers to a pointer: 24 pixels across where the map is 600 pixels wide."""

MARGIN: Final = 6.0
LONGEST_NAME: Final = 32
"""Longer names are cut on the map, and whole in the link's own text."""

FACES: Final = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'DejaVu Sans', sans-serif"

SEA, LAND, MEMBER_LAND, BORDER, INK, PAPER = "#eaf0f4", "#dcdfda", "#c6cec8", "#ffffff", "#1f2a33", "#ffffff"
"""Colours for where no stylesheet reaches, as in print engines; ``assets/map.css`` says the same and more."""

GROUP_COLOURS: Final = ("#1b5a9c", "#8a4a05", "#1a6b50", "#7b3585", "#9c2b3b", "#4b5560")
GROUP_SHAPES: Final = (
    '<circle r="10"/>',
    '<rect x="-9.5" y="-9.5" width="19" height="19" rx="2.5"/>',
    '<path d="M0-13 13 0 0 13-13 0z"/>',
    '<path d="M-6-10.5H6L12 0 6 10.5H-6L-12 0z"/>',
    '<path d="M0-12 11.5-3.5 7 10H-7L-11.5-3.5z"/>',
    '<path d="M-4.5-10.5H4.5L10.5-4.5V4.5L4.5 10.5H-4.5L-10.5 4.5V-4.5z"/>',
)
NO_GROUP_SHAPE: Final = '<circle r="7"/>'


@frozen(kw_only=True)
class MapPlace:
    """
    A city to be shown on the map and where its link leads.

    `group` is the one or two characters its marker shows, such as the letter of a theme; `note` is read out and shown
    with the name. A place that is not `documented` has a hollow marker. `lang` names the language of a name that is
    not in the page's.
    """

    id: str
    name: str
    lat: float
    lon: float
    href: str
    note: str = ""
    group: str = ""
    documented: bool = True
    lang: str = ""


@frozen(kw_only=True)
class BaseMap:
    """The ready-made map: its frame, each country's path by two-letter code, the borders, and where they come from."""

    frame: Frame
    countries: Mapping[str, str]
    borders: str
    source: Mapping[str, str]
    made: str


@cache
def base_map() -> BaseMap:
    """Read the ready-made map that comes with the package."""
    asset = json.loads((files("values_exchange.pages") / "assets" / "europe.json").read_text(encoding="utf-8"))
    wanted = {name: asset[name] for name in ("countries", "borders", "source", "made")}
    return BaseMap(frame=Frame(**asset["frame"]), **wanted)


def project(lat: float, lon: float) -> tuple[float, float]:
    """
    Give the point of the drawing that shows a place.

    Units: degrees in; units of the drawing's view box out, y downwards.
    """
    return in_frame(base_map().frame, *easting_northing(lat, lon))


def is_on_map(place: MapPlace) -> bool:
    """Whether a place lies in the part of Europe the map shows."""
    if not is_near(place.lat, place.lon):
        return False
    x, y = project(place.lat, place.lon)
    return MARGIN <= x <= base_map().frame.width - MARGIN and MARGIN <= y <= base_map().frame.height - MARGIN


def by_name(places: Iterable[MapPlace]) -> tuple[MapPlace, ...]:
    """Give places in the order of their names, accents and case apart: of the tab key, and of the list beside a map."""
    return tuple(sorted(places, key=lambda place: (_folded(place.name), place.name, place.id)))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def draw_map(
    places: Sequence[MapPlace],
    *,
    title: str,
    description: str,
    groups: Mapping[str, str] | None = None,
    countries: Collection[str] = (),
    key: str = "map",
) -> str:
    """
    Draw places on the map of Europe, each a link.

    A group of links rather than an image: in an image, assistive technology would not find them. Places outside the
    frame are left out (`is_on_map`); the list that stands beside every map has them all.

    Args:
        places: in any order; they are drawn, and reached by the tab key, by name.
        title: the name of the map, read out first.
        description: what the map shows and where the list with the same links is.
        groups: what each group's characters stand for, in the page's language; read out after them.
        countries: two-letter codes of countries to set off, such as those of the members.
        key: begins the ids of the drawing, so that a page can hold two.

    Shape: one ``<svg>`` element without blank lines, for use inside an HTML block.
    """
    shown, meanings, frame = by_name(filter(is_on_map, places)), groups or {}, base_map().frame
    ranks, labels = _ranks(meanings, shown), _labels(shown, frame)
    links = "\n".join(_link(place, labels.get(place.id), meanings, ranks) for place in shown)
    name, box = _safe(key), f"0 0 {frame.width:g} {frame.height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vmap" viewBox="{box}" width="100%" '
        f'role="group" aria-labelledby="{name}-title" aria-describedby="{name}-desc" font-family="{FACES}">\n'
        f'<title id="{name}-title">{_safe(title)}</title>\n<desc id="{name}-desc">{_safe(description)}</desc>\n'
        f'<rect class="vmap-sea" width="{frame.width:g}" height="{frame.height:g}" fill="{SEA}"/>\n'
        f"{_land(countries)}\n{links}\n</svg>"
    )


def draw_key(groups: Mapping[str, str], *, documented: str = "", undocumented: str = "") -> str:
    """
    Draw what the markers mean, as an HTML list: one line for each group, then for full and hollow markers.

    Args:
        groups: what each group's characters stand for; the same mapping `draw_map` is given, for the same shapes.
        documented: what a full marker stands for; no line without it.
        undocumented: what a hollow marker stands for; no line without it.
    """
    ranks = _ranks(groups, ())
    lines = [_key_line(_mark(group, ranks, full=True), text, group) for group, text in sorted(groups.items())]
    lines += [_key_line(_mark("", ranks, full=True), documented)] if documented else []
    lines += [_key_line(_mark("", ranks, full=False), undocumented)] if undocumented else []
    return '<ul class="vmap-key">\n' + "\n".join(lines) + "\n</ul>"


def _key_line(mark: str, text: str, group: str = "") -> str:
    manner = f'role="img" aria-label="{_safe(group)}"' if group else 'aria-hidden="true"'
    return (
        f'<li><svg xmlns="http://www.w3.org/2000/svg" class="vmap-sign" viewBox="-14 -14 28 28" width="28" height="28" '
        f'{manner} font-family="{FACES}">{mark}</svg> <span>{_safe(text)}</span></li>'
    )


def _ranks(groups: Mapping[str, str], places: Iterable[MapPlace]) -> dict[str, int]:
    """Give each group its number in order, which chooses its shape and colour."""
    names = sorted({*groups, *(place.group for place in places)} - {""})
    return {name: number for number, name in enumerate(names)}


def _labels(places: Sequence[MapPlace], frame: Frame) -> dict[str, Label]:
    area = Box(left=MARGIN, top=MARGIN, right=frame.width - MARGIN, bottom=frame.height - MARGIN)
    return place_names([_spot(place) for place in places], area, size=TYPE_SIZE)


def _spot(place: MapPlace) -> Spot:
    x, y = project(place.lat, place.lon)
    name = _one_line(place.name)
    text = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
    return Spot(id=place.id, x=x, y=y, text=text, reach=REACH)


def _land(countries: Collection[str]) -> str:
    paths = (
        f'<path class="vmap-member" fill="{MEMBER_LAND}" d="{shape}"/>' if code in countries else f'<path d="{shape}"/>'
        for code, shape in base_map().countries.items()
    )
    borders = (
        f'<path class="vmap-border" fill="none" stroke="{BORDER}" stroke-linejoin="round" d="{base_map().borders}"/>'
    )
    land = f'<g class="vmap-land" aria-hidden="true" fill="{LAND}" fill-rule="evenodd">'
    return "\n".join((land, *paths, borders, "</g>"))


def _link(place: MapPlace, label: Label | None, groups: Mapping[str, str], ranks: Mapping[str, int]) -> str:
    """
    Draw one place: its name where there is room, what answers to a pointer, the ring of the focus, and the marker.

    The title, shown to a resting pointer, stands inside what is hidden from screen readers: they would read it after
    the link's name, which is the same. Name and letter stand in the order the link's name has them (WCAG 2.5.3).
    """
    x, y = project(place.lat, place.lon)
    spoken = _safe(_spoken(place, groups))
    return (
        f'<a class="vmap-place" href="{_safe(place.href)}" data-place="{_safe(place.id)}" aria-label="{spoken}">'
        f'<g aria-hidden="true"><title>{spoken}</title>{_leader(label)}{_name(place, label)} '
        f'<g transform="translate({x:.1f} {y:.1f})">'
        f'<circle class="vmap-touch" r="{TOUCH:g}" fill="none" pointer-events="all"/>'
        f'<circle class="vmap-ring" r="{TOUCH:g}" fill="none"/>'
        f"{_mark(place.group, ranks, full=place.documented)}</g></g></a>"
    )


def _spoken(place: MapPlace, groups: Mapping[str, str]) -> str:
    """Say what a link leads to: the name, the letter and what it stands for, the note."""
    meaning = groups.get(place.group, "")
    group = f"{place.group}: {meaning}" if place.group and meaning else place.group
    return ", ".join(part for part in (place.name, group, place.note) if part)


def _mark(group: str, ranks: Mapping[str, int], *, full: bool) -> str:
    """Draw a marker around the origin: shape, colour and letter each tell the group; a hollow one is not documented."""
    rank = ranks.get(group, -1)
    colour = GROUP_COLOURS[rank % len(GROUP_COLOURS)] if rank >= 0 else INK
    shape = GROUP_SHAPES[rank % len(GROUP_SHAPES)] if rank >= 0 else NO_GROUP_SHAPE
    fill, line, ink = (colour, PAPER, PAPER) if full else (PAPER, colour, colour)
    letter = (
        f'<text class="vmap-letter" y="{LETTER_SIZE * 0.36:.1f}" font-size="{LETTER_SIZE:g}" font-weight="700" '
        f'text-anchor="middle" fill="{ink}" stroke="none">{_safe(group)}</text>'
    )
    kind = f"vmap-{'full' if full else 'hollow'} vmap-group-{rank % len(GROUP_COLOURS) + 1 if rank >= 0 else 0}"
    return (
        f'<g class="vmap-mark {kind}" fill="{fill}" stroke="{line}" stroke-width="{1.5 if full else 2}">'
        f"{shape}{letter if group else ''}</g>"
    )


def _leader(label: Label | None) -> str:
    if label is None or label.leader is None:
        return ""
    (ax, ay), (bx, by) = label.leader
    line = f'x1="{ax:.1f}" y1="{ay:.1f}" x2="{bx:.1f}" y2="{by:.1f}"'
    return f'<line class="vmap-leader" {line} stroke="{INK}" stroke-width="1"/>'


def _name(place: MapPlace, label: Label | None) -> str:
    if label is None:
        return ""
    lang = f' lang="{_safe(place.lang)}"' if place.lang else ""
    weight = "600" if place.documented else "400"
    return (
        f'<text class="vmap-name"{lang} x="{label.x:.1f}" y="{label.y:.1f}" font-size="{TYPE_SIZE:g}" '
        f'font-weight="{weight}" text-anchor="{label.anchor}" fill="{INK}">{_safe(label.text)}</text>'
    )


def _one_line(text: str) -> str:
    """Give a text on one line, without the control characters that XML does not allow."""
    return " ".join("".join(letter for letter in text if _is_allowed(letter)).split())


def _is_allowed(letter: str) -> bool:
    return letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff")


def _safe(text: str) -> str:
    return escape(_one_line(text))
