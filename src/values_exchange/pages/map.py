"""The map of Europe with a link on each city, as SVG that stands in the page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from math import hypot
from typing import Final

from attrs import evolve, frozen

from values_exchange.languages import Said
from values_exchange.pages.lettering import Area, Label, Spot, place_labels
from values_exchange.pages.projection import Frame, easting_northing, in_frame, is_near

CLASSES: Final = ((22, 26), (26, 34), (34, 44), (44, 58), (58, 400))
"""
How many ems wide the drawing is in each class of widths, one em being the height of its type.

Names are placed for each class of its own, and `assets/map.css`, where the same numbers stand, shows those of the class
at hand. Below the first width the type shrinks with the drawing.
"""

DOT_REACH: Final = 0.35
"""How far a marker without a letter reaches from its middle, in ems."""

LEAST_APART: Final = 1.2
"""Markers nearer to each other than this, in ems, are drawn as dots, without a letter."""

MOST_NAMED: Final = 80
"""With more places than this all markers are dots, and neither names nor numbers stand beside them."""

ROOM_FOR_A_NAME: Final = 5.0
"""How much of the drawing there must be for each place, in square ems, before names are tried."""

MARGIN: Final = 6.0
"""How far from the edge of the map a place has to be, in units of the map."""

PADDING: Final = (0.1, 0.075)
"""How much of the map is shown around the places, across and down, in shares of what they span."""

NARROWEST: Final = 48.0
"""How much of the map is shown at least, in units: 200 km. Nearer still, simplified shapes would look like errors."""

LONGEST_NAME: Final = 32
"""Longer names are cut on the map, and whole in the link's own text."""

FACES: Final = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'DejaVu Sans', sans-serif"

SEA, LAND, MEMBER_LAND, BORDER, INK, PAPER = "#e9f0f5", "#dfe2dc", "#cbd3cb", "#ffffff", "#1f2a33", "#ffffff"
"""Colours for where no stylesheet reaches, as in print engines; ``assets/map.css`` says the same and more."""

GROUP_COLOURS: Final = ("#1b5a9c", "#8a4a05", "#1a6b50", "#7b3585", "#9c2b3b", "#4b5560")
GROUP_SHAPES: Final = (
    ('<circle r="10.5"/>', 11.0),
    ('<rect x="-9.5" y="-9.5" width="19" height="19" rx="2.5"/>', 10.5),
    ('<path d="M0-13 13 0 0 13-13 0z"/>', 13.5),
    ('<path d="M-6-10.5H6L12 0 6 10.5H-6L-12 0z"/>', 12.5),
    ('<path d="M0-12 11.5-3.5 7 10H-7L-11.5-3.5z"/>', 12.0),
    ('<path d="M-4.5-10.5H4.5L10.5-4.5V4.5L4.5 10.5H-4.5L-10.5 4.5V-4.5z"/>', 11.0),
)
"""The shapes of markers and how far they reach from their middle, in units of a marker: fourteen to the em."""

NO_GROUP_SHAPE: Final = ('<circle r="7"/>', 7.5)
MARKER_UNITS: Final = 14.0
LETTER_SIZE: Final = 12.4
"""The height of a letter in a marker, in units of a marker: seven eighths of that of a name."""


@frozen(kw_only=True)
class MapPlace:
    """
    A city to be shown on the map and where its link leads.

    `number` is that of the list beside the map, which has the same order; the map shows it where it has no room for the
    name. `group` is the one or two characters its marker shows, such as the letter of a theme; `note` is read out and
    shown with the name. A place that is not `documented` has a hollow marker. `lang` names the language of a name that
    is not in the page's.
    """

    id: str
    name: str
    lat: float
    lon: float
    href: str
    number: int
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


@frozen(kw_only=True)
class Window:
    """The part of the map that is shown, in its units. All windows have the form of the whole map."""

    left: float
    top: float
    width: float
    height: float


@cache
def base_map() -> BaseMap:
    """Read the ready-made map that comes with the package."""
    asset = json.loads((files("values_exchange.pages") / "assets" / "europe.json").read_text(encoding="utf-8"))
    wanted = {name: asset[name] for name in ("countries", "borders", "source", "made")}
    return BaseMap(frame=Frame(**asset["frame"]), **wanted)


def project(lat: float, lon: float) -> tuple[float, float]:
    """
    Give the point of the map that shows a place.

    Units: degrees in; units of the map out, y downwards.
    """
    return in_frame(base_map().frame, *easting_northing(lat, lon))


def is_on_map(place: MapPlace) -> bool:
    """Whether a place lies in the part of Europe the map shows."""
    if not is_near(place.lat, place.lon):
        return False
    x, y = project(place.lat, place.lon)
    return MARGIN <= x <= base_map().frame.width - MARGIN and MARGIN <= y <= base_map().frame.height - MARGIN


def window_of(places: Iterable[MapPlace]) -> Window:
    """Give the part of the map that shows all places with some land around them; the whole map where there is none."""
    frame, points = base_map().frame, [project(place.lat, place.lon) for place in places]
    if not points:
        return Window(left=0, top=0, width=frame.width, height=frame.height)
    (west, east), (north, south) = ((min(values), max(values)) for values in zip(*points, strict=True))
    form = frame.height / frame.width
    across, down = ((east - west) * (1 + 2 * PADDING[0]), (south - north) * (1 + 2 * PADDING[1]))
    width = min(max(across, down / form, NARROWEST), frame.width)
    height = width * form
    return Window(
        left=min(max((west + east - width) / 2, 0), frame.width - width),
        top=min(max((north + south - height) / 2, 0), frame.height - height),
        width=width,
        height=height,
    )


def draw_map(
    places: Sequence[MapPlace],
    *,
    title: str,
    description: str,
    groups: Mapping[str, Said] | None = None,
    countries: Collection[str] = (),
    key: str = "map",
) -> str:
    """
    Draw places on the map of Europe, each a link.

    The land grows and shrinks with the page while the type keeps the reader's size. So names are placed for each class
    of widths (`CLASSES`), and the style sheet shows those of the class at hand; a place whose name finds no room in a
    class has its number there. Places outside the map are left out (`is_on_map`); the list that stands beside every map
    has them all. A group of links rather than an image: in an image, assistive technology would not find them.

    Args:
        places: in any order; they are drawn, and reached by the tab key, by their numbers.
        title: the name of the map, read out first.
        description: what the map shows and where the list with the same links is.
        groups: what each group's characters stand for, in the page's language; read out after them.
        countries: two-letter codes of countries to set off, such as those of the members.
        key: begins the ids of the drawing, so that a page can hold two.

    Shape: one ``<svg>`` element without blank lines, for use inside an HTML block.
    """
    shown = sorted(filter(is_on_map, places), key=lambda place: (place.number, place.id))
    meanings, window = groups or {}, window_of(shown)
    ranks = _ranks(meanings, shown)
    spots = {place.id: _spot(place, window, ranks) for place in shown}
    crowded = [_crowded(list(spots.values()), width) for width, _ in CLASSES]
    labels = [_labels(spots, dots, *widths) for dots, widths in zip(crowded, CLASSES, strict=True)]
    links = "\n".join(_link(place, spots[place.id], meanings, ranks, labels, crowded) for place in shown)
    name = _safe(key)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vmap" width="640" height="575" role="group" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc" font-size="13" font-family="{FACES}">\n'
        f'<title id="{name}-title">{_safe(title)}</title>\n<desc id="{name}-desc">{_safe(description)}</desc>\n'
        f'<rect class="vmap-sea" width="100%" height="100%" fill="{SEA}"/>\n'
        f"{_land(countries, window)}\n{links}\n</svg>"
    )


def draw_key(groups: Mapping[str, Said], *, language: str, documented: str = "", undocumented: str = "") -> str:
    """
    Draw what the markers mean, as an HTML list: one line for each group, then for full and hollow markers.

    Args:
        groups: what each group's characters stand for; the same mapping `draw_map` is given, for the same shapes.
        language: that of the page; a meaning in another one is marked.
        documented: what a full marker stands for; no line without it.
        undocumented: what a hollow marker stands for; no line without it.
    """
    lines = [
        _key_line(draw_sign(group, groups), said.text, said.language if said.language != language else "")
        for group, said in sorted(groups.items())
    ]
    lines += [_key_line(draw_sign("", groups), documented)] if documented else []
    lines += [_key_line(draw_sign("", groups, full=False), undocumented)] if undocumented else []
    return '<ul class="vmap-key">\n' + "\n".join(lines) + "\n</ul>"


def draw_sign(group: str, groups: Mapping[str, Said], *, full: bool = True, is_told: bool = False) -> str:
    """
    Draw a marker to stand in a line of text.

    Args:
        group: its characters; they are read out, unless `is_told` says that the text beside it has them.
        groups: as for `draw_map`.
        full: whether it is the marker of a documented place.
    """
    manner = f'role="img" aria-label="{_safe(group)}"' if group and not is_told else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vmap-sign" viewBox="-14 -14 28 28" width="28" height="28" '
        f'{manner} font-family="{FACES}">{_mark(group, _ranks(groups, ()), full=full)}</svg>'
    )


def _key_line(sign: str, text: str, language: str = "") -> str:
    lang = f' lang="{_safe(language)}"' if language else ""
    return f"<li>{sign} <span{lang}>{_safe(text)}</span></li>"


def _ranks(groups: Iterable[str], places: Iterable[MapPlace]) -> dict[str, int]:
    """Give each group its number in order, which chooses its shape and colour."""
    names = sorted({*groups, *(place.group for place in places)} - {""})
    return {name: number for number, name in enumerate(names)}


def _shape(group: str, ranks: Mapping[str, int]) -> tuple[str, float]:
    return GROUP_SHAPES[ranks[group] % len(GROUP_SHAPES)] if group in ranks else NO_GROUP_SHAPE


# Names and numbers


def _spot(place: MapPlace, window: Window, ranks: Mapping[str, int]) -> Spot:
    x, y = project(place.lat, place.lon)
    name = _one_line(place.name)
    return Spot(
        id=place.id,
        x=(x - window.left) / window.width,
        y=(y - window.top) / window.width,
        name=name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…",
        number=str(place.number),
        reach=_shape(place.group, ranks)[1] / MARKER_UNITS,
    )


def _crowded(spots: Sequence[Spot], width: float) -> frozenset[str]:
    """Give the places whose markers would lie on each other, on a drawing this many ems wide."""
    if len(spots) > MOST_NAMED:
        return frozenset(spot.id for spot in spots)
    return frozenset(
        one.id
        for one in spots
        if any(one is not other and hypot(one.x - other.x, one.y - other.y) * width < LEAST_APART for other in spots)
    )


def _labels(spots: Mapping[str, Spot], dots: Collection[str], least: float, most: float) -> dict[str, Label]:
    """Place the names for one class of widths; without them, where there is too little room for so many."""
    form = base_map().frame.height / base_map().frame.width
    if len(spots) > min(MOST_NAMED, least * least * form / ROOM_FOR_A_NAME):
        return {}
    area = Area(least=least, most=most, height=form)
    return place_labels([evolve(one, reach=DOT_REACH) if one.id in dots else one for one in spots.values()], area)


# Drawing


def _land(countries: Collection[str], window: Window) -> str:
    paths = (
        f'<path class="vmap-member" fill="{MEMBER_LAND}" d="{shape}"/>' if code in countries else f'<path d="{shape}"/>'
        for code, shape in base_map().countries.items()
    )
    borders = (
        f'<path class="vmap-border" fill="none" stroke="{BORDER}" stroke-linejoin="round" '
        f'vector-effect="non-scaling-stroke" d="{base_map().borders}"/>'
    )
    view = f"{window.left:.1f} {window.top:.1f} {window.width:.1f} {window.height:.1f}"
    land = (
        f'<svg class="vmap-land" aria-hidden="true" viewBox="{view}" width="100%" height="100%" fill="{LAND}" '
        'fill-rule="evenodd">'
    )
    return "\n".join((land, *paths, borders, "</svg>"))


def _link(
    place: MapPlace,
    spot: Spot,
    groups: Mapping[str, Said],
    ranks: Mapping[str, int],
    labels: Sequence[Mapping[str, Label]],
    crowded: Sequence[Collection[str]],
) -> str:
    """
    Draw one place: what it is called, what answers to a pointer, the ring of the focus, and the marker.

    The title is the link's name, and is shown to a resting pointer; all else is hidden from screen readers. Name and
    letter stand in the order the link's name has them (WCAG 2.5.3).
    """
    height = base_map().frame.height / base_map().frame.width
    spoken = _safe(_spoken(place, groups))
    dots = "".join(f" vmap-dot-{position}" for position, ids in enumerate(crowded, 1) if place.id in ids)
    return (
        f'<a class="vmap-place{dots}" href="{_safe(place.href)}" data-place="{_safe(place.id)}"><title>{spoken}</title>'
        f'<svg x="{spot.x:.2%}" y="{spot.y / height:.2%}" width="1" height="1" overflow="visible" aria-hidden="true">'
        f"{_written(place, labels)} "
        '<circle class="vmap-touch" r="1em" fill="none" pointer-events="all"/>'
        '<circle class="vmap-ring" r="1.2em" fill="none"/>'
        '<svg x="-1em" y="-1em" width="2em" height="2em" viewBox="-14 -14 28 28" overflow="visible">'
        f"{_mark(place.group, ranks, full=place.documented)}</svg></svg></a>"
    )


def _spoken(place: MapPlace, groups: Mapping[str, Said]) -> str:
    """Say what a link leads to: the number, the name, the letter and what it stands for, the note."""
    meaning = groups[place.group].text if place.group in groups else ""
    group = f"{place.group}: {meaning}" if place.group and meaning else place.group
    return ", ".join(part for part in (f"{place.number} {place.name}", group, place.note) if part)


def _mark(group: str, ranks: Mapping[str, int], *, full: bool) -> str:
    """Draw a marker around the origin: shape, colour and letter each tell the group; a hollow one is not documented."""
    rank = ranks.get(group, -1)
    colour = GROUP_COLOURS[rank % len(GROUP_COLOURS)] if rank >= 0 else INK
    fill, line, ink = (colour, PAPER, PAPER) if full else (PAPER, colour, colour)
    letter = (
        f'<text class="vmap-letter" y="{LETTER_SIZE * 0.36:.1f}" font-size="{LETTER_SIZE:g}" font-weight="700" '
        f'text-anchor="middle" fill="{ink}" stroke="none">{_safe(group)}</text>'
    )
    kind = f"vmap-{'full' if full else 'hollow'} vmap-group-{rank % len(GROUP_COLOURS) + 1 if rank >= 0 else 0}"
    return (
        f'<g class="vmap-mark {kind}" fill="{fill}" stroke="{line}" stroke-width="{1.5 if full else 2}">'
        f"{_shape(group, ranks)[0]}{letter if group else ''}</g>"
    )


def _written(place: MapPlace, labels: Sequence[Mapping[str, Label]]) -> str:
    """Write a place's name or number for each class of widths; classes in which it stands alike share one."""
    classes: dict[Label, list[int]] = {}
    for position, placed in enumerate(labels, 1):
        if place.id in placed:
            classes.setdefault(placed[place.id], []).append(position)
    return "".join(_text(place, label, positions) for label, positions in classes.items())


def _text(place: MapPlace, label: Label, positions: Sequence[int]) -> str:
    """Write a name or number; without a style sheet those of the narrowest class are seen."""
    shown = "inline" if 1 in positions else "none"
    classes = "".join(f" vmap-in-{position}" for position in positions)
    lang = f' lang="{_safe(place.lang)}"' if place.lang else ""
    weight = "600" if place.documented else "400"
    text = (
        f'<text class="vmap-label{classes}"{lang} x="{label.x:.2f}em" y="{label.y:.2f}em" font-weight="{weight}" '
        f'text-anchor="{label.anchor}" fill="{INK}" display="{shown}">{_safe(label.text)}</text>'
    )
    if label.leader is None:
        return text
    (ax, ay), (bx, by) = label.leader
    line = f'x1="{ax:.2f}em" y1="{ay:.2f}em" x2="{bx:.2f}em" y2="{by:.2f}em" stroke="{INK}" stroke-width="1"'
    return f'<line class="vmap-label vmap-leader{classes}" {line} display="{shown}"/>{text}'


def _one_line(text: str) -> str:
    """Give a text on one line, without the control characters that XML does not allow."""
    return " ".join("".join(letter for letter in text if _is_allowed(letter)).split())


def _is_allowed(letter: str) -> bool:
    return letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff")


def _safe(text: str) -> str:
    return escape(_one_line(text))
