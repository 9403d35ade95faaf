"""Latitude and longitude on Europe's equal-area grid, and the grid on a drawing."""

from __future__ import annotations

from math import asin, cos, log, radians, sin, sqrt
from typing import Final

from attrs import frozen

EPSG: Final = 3035
CENTRE_LATITUDE: Final = 52.0
CENTRE_LONGITUDE: Final = 10.0
FALSE_EASTING: Final = 4_321_000.0
FALSE_NORTHING: Final = 3_210_000.0

NEARBY: Final = (-40.0, 20.0, 60.0, 80.0)
"""West, south, east and north of the places the grid serves, in degrees."""

_SEMI_MAJOR_AXIS: Final = 6_378_137.0
_FLATTENING: Final = 1 / 298.257222101
_ECCENTRICITY: Final = sqrt(_FLATTENING * (2 - _FLATTENING))


@frozen(kw_only=True)
class Frame:
    """
    The part of the grid a drawing shows, and the size of the drawing.

    Units: the edges are metres on the grid; width and height are units of the drawing.
    """

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float


def _authalic(sine: float) -> float:
    """Give the quantity q of the formula: the area of the ellipsoid up to a latitude, without its constants."""
    e = _ECCENTRICITY
    return (1 - e * e) * (sine / (1 - (e * sine) ** 2) - log((1 - e * sine) / (1 + e * sine)) / (2 * e))


_Q_POLE: Final = _authalic(1.0)
_RADIUS: Final = _SEMI_MAJOR_AXIS * sqrt(_Q_POLE / 2)
_SINE_OF_CENTRE: Final = sin(radians(CENTRE_LATITUDE))
_BETA_OF_CENTRE: Final = asin(_authalic(_SINE_OF_CENTRE) / _Q_POLE)
_STRETCH: Final = (
    _SEMI_MAJOR_AXIS
    * cos(radians(CENTRE_LATITUDE))
    / sqrt(1 - (_ECCENTRICITY * _SINE_OF_CENTRE) ** 2)
    / (_RADIUS * cos(_BETA_OF_CENTRE))
)


def is_near(lat: float, lon: float) -> bool:
    """Whether a place is so near Europe that the grid serves it; far off, it stretches shapes beyond recognition."""
    west, south, east, north = NEARBY
    return south <= lat <= north and west <= lon <= east


def easting_northing(lat: float, lon: float) -> tuple[float, float]:
    """
    Give a place's easting and northing on the grid ETRS89-LAEA (EPSG:3035).

    Far from Europe the result means nothing, least of all at the point straight through the Earth: see `is_near`.
    Units: degrees in; metres out.
    Source: Lambert azimuthal equal-area on the GRS 1980 ellipsoid, EPSG method 9820; IOGP Guidance Note 7-2.

    >>> [round(metres) for metres in easting_northing(52, 10)]
    [4321000, 3210000]
    """
    beta, turn = asin(_authalic(sin(radians(lat))) / _Q_POLE), radians(lon - CENTRE_LONGITUDE)
    sine, cosine = sin(_BETA_OF_CENTRE), cos(_BETA_OF_CENTRE)
    reach = _RADIUS * sqrt(2 / (1 + sine * sin(beta) + cosine * cos(beta) * cos(turn)))
    easting = FALSE_EASTING + reach * _STRETCH * cos(beta) * sin(turn)
    northing = FALSE_NORTHING + reach / _STRETCH * (cosine * sin(beta) - sine * cos(beta) * cos(turn))
    return easting, northing


def in_frame(frame: Frame, easting: float, northing: float) -> tuple[float, float]:
    """
    Give the point of the drawing that shows a point of the grid.

    Units: metres in; units of the drawing out, x to the right and y down, from the upper left corner.
    """
    x = (easting - frame.west) / (frame.east - frame.west) * frame.width
    y = (frame.north - northing) / (frame.north - frame.south) * frame.height
    return x, y
