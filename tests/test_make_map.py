"""The script that makes the map: each step on small lines, and the whole on a made-up world."""

from __future__ import annotations

import importlib.util
import json
import sys
from types import ModuleType
from typing import Any

import pytest

from tests.repository import ROOT


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Load the script as a module."""
    spec = importlib.util.spec_from_file_location("make_map", ROOT / "scripts" / "make_map.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_map"] = module
    spec.loader.exec_module(module)
    return module


def world(*, left: str = "276", right: str = "616") -> dict[str, Any]:
    """Make up two countries that share a border along 15° E between 48° and 52° N, and one in the Pacific."""
    return {
        "transform": {"scale": [1, 1], "translate": [10, 48]},
        "arcs": [
            [[5, 4], [0, -4]],
            [[5, 0], [-5, 0], [0, 4], [5, 0]],
            [[5, 0], [5, 0], [0, 4], [-5, 0]],
            [[-170, -90], [2, 0], [0, 2], [-2, -2]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": left, "properties": {"name": "Left"}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "id": right, "properties": {"name": "Right"}, "arcs": [[[~0, ~2]]]},
                    {"type": "Polygon", "id": "999", "properties": {"name": "Far"}, "arcs": [[3]]},
                ]
            }
        },
    }


def test_arcs_are_decoded_from_steps(script: ModuleType) -> None:
    """Each point is a step from the one before, scaled and shifted to degrees."""
    assert [(15, 52), (15, 48)] == script.decode_arcs(world())[0]


def test_an_arc_can_be_walked_backwards(script: ModuleType) -> None:
    """A number below zero is an arc from its end, and no corner comes twice."""
    arcs = [[(0, 0), (1, 0)], [(1, 1), (1, 0)]]

    assert [(0, 0), (1, 0), (1, 1)] == script.assembled([0, ~1], arcs)


def test_lines_lose_only_what_they_can_do_without(script: ModuleType) -> None:
    """Points nearer the line than the tolerance go; ends and corners stay, also of a ring."""
    assert [(0, 0), (10, 0)] == script.simplified([(0, 0), (5, 0.3), (10, 0)], 0.4)
    assert [(0, 0), (5, 0.5), (10, 0)] == script.simplified([(0, 0), (5, 0.5), (10, 0)], 0.4)
    assert [(0, 0), (9, 0), (9, 9), (0, 0)] == script.simplified([(0, 0), (9, 0), (9, 0.1), (9, 9), (0, 0)], 0.4)


def test_rings_are_cut_to_the_frame_and_its_overhang(script: ModuleType) -> None:
    """What lies beyond the overhang is cut off along it; a ring outside leaves nothing."""
    width, overhang = script.FRAME.width, script.OVERHANG
    cut = script.clipped([(width - 10, 10), (width + 50, 10), (width + 50, 20), (width - 10, 20)])

    assert {width - 10, width + overhang} == {x for x, _ in cut}
    assert 10 * (10 + overhang) == pytest.approx(script.area(cut))
    assert [] == script.clipped([(-90, -90), (-80, -90), (-80, -80)])


def test_paths_are_written_briefly(script: ModuleType) -> None:
    """Points are steps in tenths, with no more separators than SVG needs, and without points that fall together."""
    ring = [(1.0, 2.0), (1.5, 2.5), (1.52, 2.52), (1.0, 3.0), (-0.3, 3.04)]

    assert "M1 2l.5.5-.5.5-1.3 0z" == script.area_path([ring])
    assert "M1 2l.5.5-.5.5-1.3 0" == script.line_path([ring])
    assert not script.area_path([[(0, 0), (0.01, 0), (5, 5)], []])


def test_a_country_is_a_path_and_a_border_is_drawn_once(script: ModuleType) -> None:
    """Both neighbours' shapes hold the border, the borders hold it once, and far countries are left out."""
    made = script.make_map(json.dumps(world()).encode(), "2026-11-23")

    assert ["DE", "PL"] == list(made["countries"])
    assert 1 == made["borders"].count("M")
    assert made["borders"].removeprefix("M").split("l")[1] in made["countries"]["DE"]
    assert "2026-11-23" == made["made"]


def test_a_country_without_a_code_stops_the_work(script: ModuleType) -> None:
    """A country in the frame that no table names is not quietly drawn without a code."""
    with pytest.raises(KeyError, match="Right"):
        script.make_map(json.dumps(world(right="999")).encode(), "2026-11-23")


def test_the_map_in_the_package_has_the_scripts_settings(script: ModuleType) -> None:
    """The file in the package is what the script would write today. Run: python scripts/make_map.py."""
    asset = json.loads(script.OUT.read_text("utf-8"))
    fresh = script.make_map(json.dumps(world()).encode(), asset["made"])
    settings = set(fresh) - {"countries", "borders", "source"}

    assert {name: fresh[name] for name in settings} == {name: asset[name] for name in settings}
    assert fresh["source"] | {"sha256": ""} == asset["source"] | {"sha256": ""}
