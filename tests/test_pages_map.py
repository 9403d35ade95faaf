"""The map: shapes and projection in step, names clear of each other, each place a link that says where it leads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from values_exchange.folding import folded
from values_exchange.languages import Said
from values_exchange.pages import projection
from values_exchange.pages.map import (
    BORDER,
    CLASSES,
    GROUP_COLOURS,
    INK,
    LAND,
    MEMBER_LAND,
    MOST_NAMED,
    NARROWEST,
    PAPER,
    SEA,
    MapPlace,
    base_map,
    draw_key,
    draw_map,
    is_on_map,
    project,
    window_of,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASSETS = files("values_exchange.pages") / "assets"
SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 60_000

CITIES = {
    "duesseldorf": ("Düsseldorf", "Düsseldorf", "Ντίσελντορφ", 51.23, 6.77, "C", "DE"),
    "amsterdam": ("Amsterdam", "Amsterdam", "Άμστερνταμ", 52.37, 4.9, "C", "NL"),
    "bristol": ("Bristol", "Bristol", "Μπρίστολ", 51.45, -2.59, "D", "GB"),
    "brno": ("Brno", "Brünn", "Μπρνο", 49.2, 16.61, "A", "CZ"),
    "cesena": ("Cesena", "Cesena", "Τσεζένα", 44.14, 12.24, "A", "IT"),
    "madrid": ("Madrid", "Madrid", "Μαδρίτη", 40.42, -3.7, "A", "ES"),
    "nuremberg": ("Nuremberg", "Nürnberg", "Νυρεμβέργη", 49.45, 11.08, "D", "DE"),
    "oslo": ("Oslo", "Oslo", "Όσλο", 59.91, 10.75, "C", "NO"),
    "ostend": ("Ostend", "Ostende", "Οστάνδη", 51.22, 2.92, "B", "BE"),
    "riga": ("Riga", "Riga", "Ρίγα", 56.95, 24.11, "A", "LV"),
    "sheffield": ("Sheffield", "Sheffield", "Σέφιλντ", 53.38, -1.47, "B", "GB"),
    "terrassa": ("Terrassa", "Terrassa", "Τεράσα", 41.56, 2.01, "B", "ES"),
    "thessaloniki": ("Thessaloniki", "Thessaloniki", "Θεσσαλονίκη", 40.64, 22.94, "C", "GR"),
    "toulouse": ("Toulouse", "Toulouse", "Τουλούζη", 43.6, 1.44, "D", "FR"),
    "turin": ("Turin", "Turin", "Τορίνο", 45.07, 7.69, "D", "IT"),
    "zurich": ("Zurich", "Zürich", "Ζυρίχη", 47.38, 8.54, "B", "CH"),
}
GROUPS = {
    letter: Said(text=f"{ordinal} theme", language="en")
    for letter, ordinal in {"A": "first", "B": "second", "C": "third", "D": "fourth"}.items()
}
LANGUAGES = ("en", "de", "el")
HOSTILE = "\"><script>alert(1)</script> & ]]> \x00\x0b\ud800\n\n'x' <b>"


def places(language: str = "en") -> list[MapPlace]:
    """Give the sixteen cities by their names in a language; only Düsseldorf is documented."""
    named = {city: names[LANGUAGES.index(language)] for city, (*names, _, _, _, _) in CITIES.items()}
    numbers = {city: number for number, city in enumerate(sorted(CITIES, key=lambda city: folded(named[city])), 1)}
    return [
        MapPlace(
            id=city,
            name=named[city],
            lat=lat,
            lon=lon,
            href=f"{city}.html",
            number=numbers[city],
            group=group,
            documented=city == "duesseldorf",
            note="" if city == "duesseldorf" else "nothing yet",
        )
        for city, (*_, lat, lon, group, _) in CITIES.items()
    ]


def drawing(shown: list[MapPlace]) -> ET.Element:
    """Draw places and read the drawing as XML."""
    return ET.fromstring(draw_map(shown, title="Map", description="Sixteen cities", groups=GROUPS))  # noqa: S314 - our own


def links(svg: ET.Element) -> list[ET.Element]:
    """Give the links of a drawing in their order."""
    return list(svg.iter(f"{SVG}a"))


def written(svg: ET.Element, width_class: int) -> dict[str, str]:
    """Give what stands beside each place in a class of widths."""
    return {
        link.attrib["data-place"]: text.text or ""
        for link in links(svg)
        for text in link.iter(f"{SVG}text")
        if f"vmap-in-{width_class}" in text.attrib.get("class", "").split()
    }


def rings(path: str) -> Iterator[list[tuple[float, float]]]:
    """Read the closed rings of a path: `M` and a point, `l` and steps, `z`."""
    for x, y, steps in re.findall(r"M(-?[\d.]+?(?:\.\d)?) ?(-?\d*\.?\d+)l([^zM]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", steps)]
        ring = [(float(x), float(y))]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        yield ring


def is_inside(point: tuple[float, float], path: str) -> bool:
    """Whether a point lies in a country, by the even-odd rule."""
    x, y = point
    crossings = 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            crossings += (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
    return crossings % 2 == 1


def distance_to(point: tuple[float, float], path: str) -> float:
    """Give the distance of a point from the nearest corner of a country."""
    return min(hypot(x - point[0], y - point[1]) for ring in rings(path) for x, y in ring)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour written #rgb or #rrggbb."""
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[i : i + 2] for i in (0, 2, 4)]
    shares = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours() -> list[dict[str, str]]:
    """Give the style sheet's variables: light, dark and forced colours."""
    text = (ASSETS / "map.css").read_text("utf-8")
    blocks = re.findall(r"\{([^{}]*--vmap-sea[^{}]*)\}", text)
    return [dict(re.findall(r"--vmap-([\w-]+): ([^;]+);", block)) for block in blocks]


def test_the_shapes_are_in_step_with_the_projection() -> None:
    """The file was made with the projection and the frame it is used with."""
    asset = json.loads((ASSETS / "europe.json").read_text("utf-8"))

    assert projection.EPSG == asset["projection"]["epsg"]
    assert projection.CENTRE_LATITUDE == asset["projection"]["centre_latitude"]
    assert projection.CENTRE_LONGITUDE == asset["projection"]["centre_longitude"]
    assert projection.FALSE_EASTING == asset["projection"]["false_easting"]
    assert projection.FALSE_NORTHING == asset["projection"]["false_northing"]
    assert asset["viewBox"] == f"0 0 {base_map().frame.width} {base_map().frame.height}"


def test_metres_are_as_long_across_as_down() -> None:
    """The frame does not stretch the grid by more than the rounding of its height."""
    frame = base_map().frame
    across, down = (frame.east - frame.west) / frame.width, (frame.north - frame.south) / frame.height

    assert across == pytest.approx(down, rel=1e-3)


def test_the_shapes_say_where_they_come_from() -> None:
    """Source, licence, date and the way they were made stand in the file and beside it."""
    asset = json.loads((ASSETS / "europe.json").read_text("utf-8"))
    note = (ASSETS / "SOURCES.md").read_text("utf-8")

    assert "Natural Earth" == asset["source"]["name"]
    assert "public domain" == asset["source"]["licence"]
    for fact in (
        asset["source"]["sha256"],
        asset["source"]["version"],
        asset["source"]["file"],
        asset["made"],
        asset["made_by"],
        f"{asset['simplification']['tolerance']} units",
        f"{asset['simplification']['smallest_island']} square units",
        "ISC",
    ):
        assert fact in note


def test_the_shapes_are_small() -> None:
    """The file, and so each page that shows the map, stays small."""
    assert MOST_BYTES >= len((ASSETS / "europe.json").read_bytes())


def test_the_shapes_are_closed_and_rounded() -> None:
    """Each country is one path of closed rings in tenths of a unit."""
    number = r"-?(?:\d+(?:\.\d)?|\.\d)"
    ring = re.compile(rf"(?:M{number} ?{number}l(?: ?{number})+z)+")

    assert [] == [code for code, path in base_map().countries.items() if not ring.fullmatch(path)]


@pytest.mark.parametrize("city", CITIES)
def test_cities_lie_in_their_countries(city: str) -> None:
    """Shapes and projection agree: each city is in its country, or as near as a simplified coast allows."""
    *_, lat, lon, _, country = CITIES[city]
    shape, point = base_map().countries[country], project(lat, lon)

    assert is_inside(point, shape) or distance_to(point, shape) < 2


@pytest.mark.parametrize("city", CITIES)
def test_cities_sit_well_in_the_frame(city: str) -> None:
    """No city is at the edge."""
    x, y = project(CITIES[city][3], CITIES[city][4])

    assert 60 < x < base_map().frame.width - 60
    assert 60 < y < base_map().frame.height - 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_city_has_its_name_or_its_number_in_each_class_of_widths(language: str) -> None:
    """From the fourth class on all have their names; in the narrower ones some have the numbers of the list."""
    svg = drawing(places(language))
    names = {place.id: place.name for place in places(language)}
    numbers = {place.id: str(place.number) for place in places(language)}

    for width_class in range(1, len(CLASSES) + 1):
        shown = written(svg, width_class)
        assert names.keys() == shown.keys()
        assert {} == {city: text for city, text in shown.items() if text not in {names[city], numbers[city]}}
        if width_class >= 4:
            assert names == shown


def test_without_a_style_sheet_the_narrowest_class_is_seen() -> None:
    """The other texts are hidden by an attribute, which the style sheet overrides."""
    texts = [text for text in drawing(places()).iter(f"{SVG}text") if "vmap-label" in text.attrib["class"]]

    assert {"vmap-in-1" in text.attrib["class"]: text.attrib["display"] for text in texts} == {
        True: "inline",
        False: "none",
    }


def test_the_style_sheet_has_the_classes_of_the_drawing() -> None:
    """The widths at which names change stand in both."""
    style = (ASSETS / "map.css").read_text("utf-8")
    (_, first), *between, (last, _) = CLASSES

    for condition in (
        f"(width < {first}em)",
        *(f"({least}em <= width < {most}em)" for least, most in between),
        f"(width >= {last}em)",
    ):
        assert f"@container vmap {condition} {{" in style
    assert f"font-size: min(1em, {100 / CLASSES[0][0]:.3f}cqw);" in style
    assert [most for _, most in CLASSES[:-1]] == [least for least, _ in CLASSES[1:]]


def test_markers_that_would_lie_on_each_other_are_dots() -> None:
    """In the classes in which they are too near; a lone place never is."""
    here = places()[0]
    near = evolve(here, id="near", lat=here.lat + 0.1)
    far = evolve(here, id="far", lon=here.lon + 12)
    by_id = {link.attrib["data-place"]: link.attrib["class"] for link in links(drawing([here, near, far]))}

    assert "vmap-place" == by_id["far"]
    assert "vmap-dot-1 " in by_id["near"] + " "
    assert by_id["near"] == by_id["duesseldorf"]


def test_a_map_of_very_many_places_has_no_names() -> None:
    """They would not find room; the list has them, and each marker is a link with its name."""
    many = [
        evolve(places()[0], id=str(n), number=n, lat=44 + n % 10, lon=n // 10 * 1.5) for n in range(1, MOST_NAMED + 2)
    ]
    svg = drawing(many)

    assert MOST_NAMED + 1 == len(links(svg))
    assert [] == [text for text in svg.iter(f"{SVG}text") if "vmap-label" in text.attrib["class"]]


def test_the_window_holds_all_places_and_no_more_than_it_needs() -> None:
    """It has the form of the map, never leaves it, and never comes nearer than the shapes can bear."""
    frame = base_map().frame
    for shown in (places(), places()[:1], places()[:2], [evolve(places()[0], lat=36.0, lon=14.4)], []):
        window = window_of(shown)
        points = [project(place.lat, place.lon) for place in shown]

        assert window.height / window.width == pytest.approx(frame.height / frame.width)
        assert 0 <= window.left <= window.left + window.width <= frame.width + 1e-9
        assert 0 <= window.top <= window.top + window.height <= frame.height + 1e-9
        assert all(window.left < x < window.left + window.width for x, _ in points)
        assert all(window.top < y < window.top + window.height for _, y in points)
    assert NARROWEST == window_of(places()[:1]).width
    assert frame.width == window_of([]).width


def test_the_map_is_a_named_group_of_links() -> None:
    """Title and description are tied to the drawing; what is drawn only for the eye is hidden."""
    svg = drawing(places())

    assert "group" == svg.attrib["role"]
    assert ("map-title", "map-desc") == (svg.attrib["aria-labelledby"], svg.attrib["aria-describedby"])
    assert {"map-title": "Map", "map-desc": "Sixteen cities"} == {
        element.attrib["id"]: element.text for element in svg.iter() if "id" in element.attrib
    }
    assert ["true"] * 2 == [svg[3].attrib["aria-hidden"], links(svg)[0][1].attrib["aria-hidden"]]
    assert "img" not in {element.attrib.get("role") for element in svg.iter()}


def test_each_place_is_a_link_that_says_where_it_leads() -> None:
    """Name, letter, meaning and note are the link's name, in the order in which they are seen."""
    by_id = {link.attrib["data-place"]: link for link in links(drawing(places()))}

    assert CITIES.keys() == by_id.keys()
    assert "riga.html" == by_id["riga"].attrib["href"]
    assert "10 Riga, A: first theme, nothing yet" == by_id["riga"].findtext(f"{SVG}title")
    assert "5 Düsseldorf, C: third theme" == by_id["duesseldorf"].findtext(f"{SVG}title")
    assert {"Riga", "A"} == {text.text for text in by_id["riga"].iter(f"{SVG}text")}


def test_the_tab_key_goes_by_the_numbers_of_the_list() -> None:
    """Links stand in the order of the list beside the map, whatever the order they are given in."""
    by_number = [place.id for place in sorted(places(), key=lambda place: place.number)]

    assert by_number == [link.attrib["data-place"] for link in links(drawing(places()[::-1]))]


def test_groups_differ_by_more_than_colour() -> None:
    """Each group has its own letter, colour and shape."""
    svg = drawing(places())
    marks = {
        (mark.findtext(f"{SVG}text"), mark.attrib["class"].split()[-1], ET.tostring(mark[0], "unicode"))
        for mark in svg.iter(f"{SVG}g")
        if "vmap-mark" in mark.attrib.get("class", "")
    }

    assert 4 == len(marks) == len({shape for _, _, shape in marks}) == len({colour for _, colour, _ in marks})


def test_an_undocumented_place_is_hollow_and_light() -> None:
    """That nothing is documented is seen in the marker and in the weight of the name, and read out as the note."""
    by_id = {link.attrib["data-place"]: ET.tostring(link, "unicode") for link in links(drawing(places()))}

    assert "vmap-full" in by_id["duesseldorf"]
    assert 'font-weight="600"' in by_id["duesseldorf"]
    assert "vmap-hollow" in by_id["riga"]
    assert 'font-weight="400"' in by_id["riga"]


def test_a_place_without_a_group_has_a_plain_marker() -> None:
    """Nothing is written into the marker of a place without a group."""
    link = links(drawing([evolve(places()[0], group="")]))[0]

    assert {"Düsseldorf"} == {text.text for text in link.iter(f"{SVG}text")}
    assert "5 Düsseldorf" == link.findtext(f"{SVG}title")


def test_members_countries_are_set_off() -> None:
    """Only the countries asked for have the members' colour."""
    svg = draw_map([], title="Map", description="", countries={"DE", "LV", "none"})

    assert 2 == svg.count('class="vmap-member"')


def test_colours_need_no_style_sheet() -> None:
    """Every shape has its colour as an attribute, for print engines that read no style sheet inside a drawing."""
    svg = drawing(places())
    marks = [mark for mark in svg.iter(f"{SVG}g") if "vmap-mark" in mark.attrib.get("class", "")]
    texts = list(svg.iter(f"{SVG}text"))

    assert (SEA, LAND) == (svg[2].attrib["fill"], svg[3].attrib["fill"])
    assert 16 == len([mark for mark in marks if {"fill", "stroke"} <= mark.attrib.keys()])
    assert [] == [text.text for text in texts if "fill" not in text.attrib]
    assert {"font-size"} <= svg.attrib.keys()


def test_places_beyond_the_frame_are_told_apart() -> None:
    """A place the map does not show is left out of the drawing; the list beside it has it."""
    here = places()[0]
    beyond = [
        evolve(here, id=name, lat=lat, lon=lon)
        for name, lat, lon in (
            ("Nicosia", 35.17, 33.36),
            ("Reykjavík", 64.15, -21.94),
            ("Auckland", -36.85, 174.76),
            ("antipode", -52, -170),
        )
    ]

    assert is_on_map(here)
    assert [] == [place.id for place in beyond if is_on_map(place)]
    assert ["duesseldorf"] == [link.attrib["data-place"] for link in links(drawing([*beyond, here]))]


def test_hostile_names_stay_text() -> None:
    """Markup, quotes, line breaks and characters XML forbids in names neither break the drawing nor get into it."""
    place = MapPlace(
        id=HOSTILE,
        name=HOSTILE,
        lat=50,
        lon=10,
        href=HOSTILE,
        note=HOSTILE,
        number=1,
        group=HOSTILE,
        lang=HOSTILE,
        documented=True,
    )
    meant = {HOSTILE: Said(text=HOSTILE, language="de")}
    text = draw_map([place], title=HOSTILE, description=HOSTILE, groups=meant, key=HOSTILE)
    svg = ET.fromstring(text)  # noqa: S314 - our own
    key = ET.fromstring(draw_key(meant, language="en", documented=HOSTILE, undocumented=HOSTILE))  # noqa: S314 - our own
    known = {"svg", "title", "desc", "rect", "g", "path", "a", "text", "circle"}

    assert known == {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert {"ul", "li", "span", "svg", "g", "circle", "text"} == {
        element.tag.removeprefix(SVG) for element in key.iter()
    }
    assert "\n\n" not in text


def test_a_very_long_name_is_cut_on_the_map_only() -> None:
    """The drawing has room for part of it; the link's name has all of it."""
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    link = links(drawing([evolve(places()[0], name=name, group="")]))[0]

    assert f"5 {name}" == link.findtext(f"{SVG}title")
    assert "Llanfairpwllgwyngyllgogerychwyr…" in {text.text for text in link.iter(f"{SVG}text")}


def test_two_maps_can_share_a_page() -> None:
    """The ids of a drawing begin with its key."""
    svg = draw_map([], title="Map", description="", key="second")

    assert 'aria-labelledby="second-title"' in svg
    assert 'id="map-' not in svg


def test_a_drawing_is_the_same_each_time() -> None:
    """The order of the places given does not matter."""
    one = draw_map(places(), title="Map", description="", groups=GROUPS)

    assert one == draw_map(places()[::-1], title="Map", description="", groups=GROUPS)


def test_the_key_has_the_markers_of_the_map() -> None:
    """A marker in the key is drawn as on the map, and its letter is read out."""
    key = draw_key(GROUPS, language="en", documented="documented", undocumented="nothing documented yet")
    svg = draw_map([evolve(place, documented=True) for place in places()], title="", description="", groups=GROUPS)
    marks = re.findall(r'<g class="vmap-mark vmap-full vmap-group-[1-4]".*?</g>', key)

    assert 4 == len(marks)
    assert [] == [mark for mark in marks if mark not in svg]
    assert ["A", "B", "C", "D"] == re.findall(r'role="img" aria-label="(\w)"', key)
    assert [*(said.text for said in GROUPS.values()), "documented", "nothing documented yet"] == re.findall(
        r"<span>(.*?)</span>", key
    )


def test_a_meaning_in_another_language_is_marked() -> None:
    """So that it is read out as what it is."""
    key = draw_key({"A": Said(text="erstes Thema", language="de")}, language="en")

    assert '<span lang="de">erstes Thema</span>' in key
    assert "lang=" not in draw_key(GROUPS, language="en")


def test_the_key_has_no_line_without_a_meaning() -> None:
    """Full and hollow markers are explained only where there is something to say."""
    assert 4 == draw_key(GROUPS, language="en").count("<li>")


def test_the_style_sheet_begins_with_the_drawings_own_colours() -> None:
    """With and without the style sheet the map looks the same in the light."""
    light = colours()[0]

    assert (SEA, LAND, MEMBER_LAND, INK) == (light["sea"], light["land"], light["member"], light["ink"])
    assert luminance(PAPER) == luminance(light["paper"])
    assert luminance(BORDER) == luminance(light["border"])
    assert GROUP_COLOURS == tuple(light[f"group-{number}"] for number in range(1, 7))
    assert INK == light["group-0"]


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_can_be_told_apart(scheme: int) -> None:
    """Text has a contrast of 4.5 to what it stands on, markers and the ring of the focus one of 3 (WCAG 2.2, AA)."""
    values = colours()[scheme]
    grounds = [values[ground] for ground in ("sea", "land", "member")]
    groups = [values[f"group-{number}"] for number in range(7)]

    assert [] == [ground for ground in grounds if contrast(values["ink"], ground) < 4.5]
    assert [] == [group for group in groups if contrast(group, values["paper"]) < 4.5]
    assert [] == [(group, ground) for group in groups for ground in grounds if contrast(group, ground) < 3]
    assert [] == [ground for ground in grounds if contrast(values["focus"], ground) < 3]


@pytest.mark.browser
def test_the_focus_is_seen(page: Page) -> None:
    """The tab key reaches the cities by name and draws a ring around the one it is on."""
    show(page, width=1280)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    ring = page.locator("a:focus .vmap-ring")

    assert "bristol" == page.locator("a:focus").get_attribute("data-place")
    assert "3.5px" == ring.evaluate("ring => getComputedStyle(ring).strokeWidth")
    assert "none" != ring.evaluate("ring => getComputedStyle(ring).stroke")


def show(page: Page, *, width: int) -> None:
    """Show the map of the sixteen cities in a window of a width."""
    style = (ASSETS / "map.css").read_text("utf-8")
    svg = draw_map(places(), title="Map", description="Sixteen cities", groups=GROUPS)
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(
        f'<!doctype html><html lang="en"><title>Map</title><style>{style}</style>'
        f'<body><div class="vmap-frame">{svg}</div></body></html>'
    )
