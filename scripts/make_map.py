"""
Make the map of Europe the pages draw on, from the country shapes of Natural Earth.

Run by hand, when the shapes or the frame change, with the package installed:

    npm pack world-atlas@2.0.2
    tar -xzf world-atlas-2.0.2.tgz package/countries-50m.json
    python scripts/make_map.py package/countries-50m.json --made 2026-11-23

It writes ``src/values_exchange/pages/assets/europe.json``: one SVG path for each country and one for the borders
between them, in the units of the frame below. The same file and date give the same bytes. Nothing is used but
the standard library and the package's own projection.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import Any, Final

from attrs import asdict

from values_exchange.pages.projection import (
    CENTRE_LATITUDE,
    CENTRE_LONGITUDE,
    EPSG,
    FALSE_EASTING,
    FALSE_NORTHING,
    Frame,
    easting_northing,
    in_frame,
    is_near,
)

Point = tuple[float, float]
Ring = list[Point]
Geometry = dict[str, Any]

OUT: Final = Path(__file__).parent.parent / "src" / "values_exchange" / "pages" / "assets" / "europe.json"

FRAME: Final = Frame(west=2_560_000, south=1_400_000, east=5_920_000, north=4_420_000, width=800, height=719)
"""From Ireland to the Bosporus and from Malta to the middle of Norway: 3,360 by 3,020 km, 4.2 km to the unit."""

OVERHANG: Final = 4.0
"""How far shapes reach beyond the frame, so that the strokes along the cut are out of sight."""

TOLERANCE: Final = 0.4
"""How far a simplified line may stray, in units: 1.7 km."""

SMALLEST_ISLAND: Final = 1.2
"""Smaller islands are left out, in square units: 21 square kilometres. A country's only shape always stays."""

LEAST_POINTS: Final = 3
"""A shape of fewer points, the first counted again at the end, has fallen flat."""

CODES: Final = dict(
    pair.split("=")
    for pair in """
        008=AL 012=DZ 020=AD 031=AZ 040=AT 051=AM 056=BE 070=BA 100=BG 112=BY 191=HR 196=CY 203=CZ 208=DK 233=EE
        234=FO 246=FI 248=AX 250=FR 268=GE 275=PS 276=DE 300=GR 336=VA 348=HU 352=IS 368=IQ 372=IE 376=IL 380=IT
        400=JO 422=LB 428=LV 434=LY 438=LI 440=LT 442=LU 470=MT 492=MC 498=MD 499=ME 504=MA 528=NL 578=NO 616=PL
        620=PT 642=RO 643=RU 674=SM 688=RS 703=SK 705=SI 724=ES 752=SE 756=CH 760=SY 788=TN 792=TR 804=UA 807=MK
        818=EG 826=GB 831=GG 832=JE 833=IM
    """.split()
)
"""ISO 3166-1 numeric codes, as the source has them, and their two-letter codes."""

CODES_BY_NAME: Final = {"Kosovo": "XK"}
"""Shapes the source gives no numeric code; XK is the code the European Union's institutions use."""


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """
    Give the lines of a TopoJSON topology.

    Units: degrees, as (longitude, latitude).
    Source: the TopoJSON specification, sections 2.1.2 and 2.1.3 (transform and arcs).
    """
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]

    def decoded(arc: list[list[int]]) -> Ring:
        steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        return [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in steps]

    return [decoded(arc) for arc in topology["arcs"]]


def comes_near(line: Iterable[Point]) -> bool:
    """Whether any point of a line, in degrees, is in the neighbourhood of Europe."""
    return any(is_near(lat, lon) for lon, lat in line)


def projected(line: Ring) -> Ring:
    """Give a line of longitudes and latitudes in units of the frame."""
    return [in_frame(FRAME, *easting_northing(lat, lon)) for lon, lat in line]


def distance(point: Point, start: Point, end: Point) -> float:
    """Give the distance of a point from the stretch between two others."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
    return float(((px - ax - along * (bx - ax)) ** 2 + (py - ay - along * (by - ay)) ** 2) ** 0.5)


def simplified(line: Ring, tolerance: float) -> Ring:
    """
    Leave out the points a line can do without.

    Whole lines between junctions are simplified before shapes are put together from them: neighbours keep one border.
    Source: Douglas and Peucker, 1973.
    """
    kept, open_stretches = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        between = range(first + 1, last)
        farthest = max(between, key=lambda i: distance(line[i], line[first], line[last]), default=None)
        if farthest is not None and distance(line[farthest], line[first], line[last]) > tolerance:
            kept.add(farthest)
            open_stretches += [(first, farthest), (farthest, last)]
    return [line[i] for i in sorted(kept)]


def assembled(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Give the ring that a list of arc numbers stands for; a number below zero is an arc walked backwards."""
    ring: Ring = []
    for index in indexes:
        ring += (arcs[index] if index >= 0 else arcs[~index][::-1])[1 if ring else 0 :]
    return ring


def _cut(ring: Ring, axis: int, limit: float, *, keep_above: bool) -> Ring:
    """Cut a ring along one straight edge."""

    def inside(point: Point) -> bool:
        return point[axis] >= limit if keep_above else point[axis] <= limit

    cut: Ring = []
    for start, end in pairwise([*ring, ring[0]] if ring else []):
        if inside(start):
            cut.append(start)
        if inside(start) != inside(end):
            share = (limit - start[axis]) / (end[axis] - start[axis])
            cut.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return cut


def clipped(ring: Ring) -> Ring:
    """
    Give the part of a ring inside the frame and its overhang.

    Where the ring leaves and comes back, the cut runs along the edge of the overhang, out of sight.
    Source: Sutherland and Hodgman, 1974.
    """
    for axis, size in enumerate((FRAME.width, FRAME.height)):
        ring = _cut(ring, axis, -OVERHANG, keep_above=True)
        ring = _cut(ring, axis, size + OVERHANG, keep_above=False)
    return ring


def area(ring: Ring) -> float:
    """Give the area of a ring in square units, whichever way round it runs."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2 if ring else 0.0


def _tenths(line: Ring) -> list[tuple[int, int]]:
    """Give a line in whole tenths of a unit, without points that fall together."""
    return [point for point, _ in groupby((round(x * 10), round(y * 10)) for x, y in line)]


def _number(tenths: int) -> str:
    """Write tenths of a unit as briefly as SVG allows: 1, .5, -.5, 12.3."""
    sign, (whole, part) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    return f"{sign}{whole or ''}.{part}" if part else f"{sign}{whole}"


def _joined(numbers: Iterable[str]) -> str:
    """Write numbers one after another with the separators they need: none before a minus or a second decimal point."""
    written, before = "", ""
    for number in numbers:
        parts_itself = not before or number[0] == "-" or (number[0] == "." and "." in before)
        written, before = f"{written}{'' if parts_itself else ' '}{number}", number
    return written


def _steps(points: list[tuple[int, int]]) -> str:
    """Write a line to one decimal: where it starts, then each point as its step from the one before."""
    start = _joined(map(_number, points[0]))
    steps = ((bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points))
    return f"M{start}l{_joined(_number(part) for step in steps for part in step)}"


def area_path(rings: Iterable[Ring]) -> str:
    """Write closed rings as the data of one SVG path."""
    written = (_tenths([*ring, ring[0]]) for ring in rings if ring)
    return "".join(f"{_steps(points[:-1])}z" for points in written if len(points) > LEAST_POINTS)


def line_path(lines: Iterable[Ring]) -> str:
    """Write open lines as the data of one SVG path."""
    return "".join(_steps(points) for line in lines if len(points := _tenths(line)) > 1)


def _polygons(geometry: Geometry) -> list[list[list[int]]]:
    """Give a geometry's polygons, each a list of rings, each a list of arc numbers."""
    arcs: list[Any] = geometry["arcs"]
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]


def _rings(geometry: Geometry, degrees: Sequence[Ring], lines: Sequence[Ring]) -> list[Ring]:
    """Give the rings of a country that show in the frame, the largest first."""
    near = (
        indexes for polygon in _polygons(geometry) if comes_near(assembled(polygon[0], degrees)) for indexes in polygon
    )
    rings = sorted((clipped(assembled(indexes, lines)) for indexes in near), key=area, reverse=True)
    return [ring for ring in rings[:1] if area(ring)] + [ring for ring in rings[1:] if area(ring) >= SMALLEST_ISLAND]


def country_paths(countries: Sequence[Geometry], degrees: Sequence[Ring], lines: Sequence[Ring]) -> dict[str, str]:
    """
    Give the path of each country that shows in the frame, by its two-letter code.

    Raises:
        KeyError: if a country in the frame is in neither table of codes.
    """
    drawn = ((country, area_path(_rings(country, degrees, lines))) for country in countries)
    return dict(sorted((_code(country), path) for country, path in drawn if path))


def _code(country: Geometry) -> str:
    return CODES.get(country.get("id", "")) or CODES_BY_NAME[country["properties"]["name"]]


def border_path(countries: Sequence[Geometry], lines: Sequence[Ring]) -> str:
    """Give the lines between countries, as one path: coasts are drawn by the shapes alone."""
    uses = Counter(
        number if number >= 0 else ~number
        for country in countries
        for polygon in _polygons(country)
        for indexes in polygon
        for number in indexes
    )
    return line_path(stretch for number in sorted(uses) if uses[number] > 1 for stretch in _stretches(lines[number]))


def _stretches(line: Ring) -> Iterator[Ring]:
    """Give the runs of a line's points that show in the frame, each with the point before and after."""
    inside = [_shows(point) for point in line]
    wanted = [any(inside[max(0, i - 1) : i + 2]) for i in range(len(line))]
    for is_wanted, run in groupby(range(len(line)), key=wanted.__getitem__):
        if is_wanted:
            yield [line[i] for i in run]


def _shows(point: Point) -> bool:
    return -OVERHANG <= point[0] <= FRAME.width + OVERHANG and -OVERHANG <= point[1] <= FRAME.height + OVERHANG


def make_map(source: bytes, made: str) -> dict[str, Any]:
    """Give the content of the map file: where it comes from, how it is drawn, the countries and the borders."""
    topology = json.loads(source)
    countries, degrees = topology["objects"]["countries"]["geometries"], decode_arcs(topology)
    lines = [simplified(projected(arc), TOLERANCE) if comes_near(arc) else projected(arc) for arc in degrees]
    return {
        "about": "Country shapes of Europe for the pages' map. See SOURCES.md beside this file.",
        "made": made,
        "made_by": "scripts/make_map.py",
        "source": {
            "name": "Natural Earth",
            "version": "4.1.0",
            "layer": "Admin 0 countries, 1:50m",
            "licence": "public domain",
            "package": "world-atlas 2.0.2 (npm)",
            "package_licence": "ISC",
            "file": "countries-50m.json",
            "sha256": hashlib.sha256(source).hexdigest(),
        },
        "projection": {
            "name": "Lambert azimuthal equal-area, ETRS89-LAEA",
            "epsg": EPSG,
            "centre_latitude": CENTRE_LATITUDE,
            "centre_longitude": CENTRE_LONGITUDE,
            "false_easting": FALSE_EASTING,
            "false_northing": FALSE_NORTHING,
        },
        "frame": asdict(FRAME),
        "viewBox": f"0 0 {FRAME.width:g} {FRAME.height:g}",
        "simplification": {"tolerance": TOLERANCE, "smallest_island": SMALLEST_ISLAND, "decimals": 1},
        "countries": country_paths(countries, degrees, lines),
        "borders": border_path(countries, lines),
    }


def main() -> None:
    """Read the file named on the command line and write the map."""
    parser = argparse.ArgumentParser(description="Make the map of Europe from world-atlas' countries-50m.json.")
    parser.add_argument("topology", type=Path, help="countries-50m.json of the npm package world-atlas 2.0.2")
    parser.add_argument("--made", required=True, help="the date to record, as 2026-11-23")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write (default: the package's assets)")
    arguments = parser.parse_args()
    content = make_map(arguments.topology.read_bytes(), arguments.made)
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    arguments.out.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(content['countries'])} countries, {len(text.encode()):,} bytes: {arguments.out}\n")


if __name__ == "__main__":
    main()
