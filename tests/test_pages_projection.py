"""The European grid: published points, the centre, and areas kept."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

import pytest

from values_exchange.pages.projection import Frame, easting_northing, in_frame, is_near


def test_the_published_point_is_met() -> None:
    """
    50° N 5° E has the easting and northing that IOGP publishes for it.

    Source: IOGP Publication 373-7-2 (Geomatics Guidance Note 7, part 2), worked example of the method Lambert Azimuthal
    Equal Area (EPSG method 9820) for ETRS89 / LAEA Europe.
    """
    assert (3_962_799.45, 2_999_718.85) == pytest.approx(easting_northing(50, 5), abs=0.01)


def test_the_centre_has_the_false_origin() -> None:
    """52° N 10° E is the point the false easting and northing are measured from."""
    assert (4_321_000, 3_210_000) == pytest.approx(easting_northing(52, 10), abs=0.001)


@pytest.mark.parametrize(("lat", "lon"), [(59.91, 10.75), (40.64, 22.94), (40.42, -3.7), (51.23, 6.77), (35.0, 32.0)])
def test_areas_are_kept(lat: float, lon: float) -> None:
    """A small patch has the same area on the grid as on the ellipsoid, by the ellipsoid's radii of curvature."""
    axis, squared = 6_378_137.0, 0.00669438002290
    root = 1 - squared * sin(radians(lat)) ** 2
    meridian, prime_vertical = axis * (1 - squared) / root**1.5, axis / sqrt(root)
    step = 1e-3
    north, south = easting_northing(lat + step, lon), easting_northing(lat - step, lon)
    east, west = easting_northing(lat, lon + step), easting_northing(lat, lon - step)
    on_grid = (east[0] - west[0]) * (north[1] - south[1]) - (east[1] - west[1]) * (north[0] - south[0])

    assert meridian * prime_vertical * cos(radians(lat)) * radians(2 * step) ** 2 == pytest.approx(on_grid, rel=1e-6)


def test_the_frame_turns_metres_into_units() -> None:
    """The upper left corner is the origin, and y grows downwards."""
    frame = Frame(west=1000, south=0, east=3000, north=1000, width=200, height=100)

    assert (0, 0) == in_frame(frame, 1000, 1000)
    assert (200, 100) == in_frame(frame, 3000, 0)
    assert (50, 25) == in_frame(frame, 1500, 750)


def test_the_far_side_of_the_earth_is_not_near() -> None:
    """The one point without a place on the grid is told apart from those that have one."""
    assert not is_near(-52, -170)
    assert is_near(52, 10)
