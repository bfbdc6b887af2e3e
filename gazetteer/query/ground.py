"""Points, circles and stretches that phrases mean, measured on the ellipsoid."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely
from shapely.ops import nearest_points

from ..distance import distance_m
from ..ellipsoid import WGS84
from ..place import CIRCLE_VERTICES

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..place import Place

# How rough "20 km east" is. Wieczorek, Guo and Hijmans (2004, doi:10.1080/13658810412331280211) take a bearing given by
# the points of the compass as open by half the angle to the next one; for eight points that is 22.5 degrees and a chord
# of 39 % of the distance at its ends, and 27 % for the two thirds of it in the middle. People who tell a road's distance
# add as much. So: 30 %, and never less than the place that it is told from is wide.
ROUGHNESS = 0.3
# UCDP GED, codebook, where_prec 2: "near" is within about 25 km.
NEAR_M = 25_000.0
RIM = 1.5
RIM_M = 5_000.0
SIDE_DEGREES = 45.0  # of a bearing without a distance, to each side
BORDER_M = 15_000.0
# A road between two towns bends: it may leave the straight line by so much of its length.
BEND = 0.25


def go(lat: float, lon: float, bearing: float, metres: float) -> tuple[float, float]:
    """Give the point (latitude, longitude) that lies so far away in that direction, on the ellipsoid.

    Examples
    --------
    >>> [round(degrees, 3) for degrees in go(34.0, 71.0, 90.0, 20_000)]
    [34.0, 71.216]
    """
    lon, lat, _ = WGS84.fwd(lon, lat, bearing, metres)
    return lat, lon


def circle(lat: float, lon: float, radius_m: float) -> shapely.Polygon:
    """Give the geodesic circle around a point, of 48 vertices."""
    return sector(lat, lon, radius_m, 0.0, 360.0)


def sector(lat: float, lon: float, radius_m: float, begin: float, end: float) -> shapely.Polygon:
    """Give the part of a circle between two bearings, clockwise."""
    whole = end - begin >= 360.0  # noqa: PLR2004 - all around
    steps = CIRCLE_VERTICES if whole else 12
    bearings = [begin + (end - begin) * step / steps for step in range(steps + (not whole))]
    count = len(bearings)
    lons, lats, _ = WGS84.fwd([lon] * count, [lat] * count, bearings, [radius_m] * count)
    corners = list(zip(lons, lats, strict=True))
    return shapely.Polygon(corners if whole else [(lon, lat), *corners])


def offset_radius_m(metres: float, spread_m: float, anchor_m: float) -> float:
    """Say how rough a place is that is told by a distance, never finer than the place it is told from."""
    return max(ROUGHNESS * metres + spread_m, anchor_m)


def middle(one: Place, other: Place) -> tuple[float, float, float]:
    """Give the point halfway between two places, and how long the way is, in metres."""
    bearing, _, metres = WGS84.inv(one.lon, one.lat, other.lon, other.lat)
    lat, lon = go(one.lat, one.lon, bearing, metres / 2)
    return lat, lon, float(metres)


def lane(one: Place, other: Place, metres: float) -> BaseGeometry:
    """Give the ground in which a way between two places runs."""
    line = shapely.LineString([(one.lon, one.lat), (other.lon, other.lat)])
    return _buffer(
        line, max(BEND * metres / 2, one.radius_m / 2, other.radius_m / 2, 2_000.0), (one.lat + other.lat) / 2
    )


def part_of(extent: BaseGeometry, bearing: float) -> BaseGeometry:
    """Cut off the part of an area that lies in one direction of its middle."""
    centre = extent.centroid
    west, south, east, north = extent.bounds
    far = 2 * max(east - west, north - south)
    angle = math.radians(bearing)
    ahead = (math.sin(angle) * far, math.cos(angle) * far)
    right = (ahead[1], -ahead[0])
    x, y = centre.x, centre.y
    half = shapely.Polygon(
        [
            (x - right[0], y - right[1]),
            (x - right[0] + ahead[0], y - right[1] + ahead[1]),
            (x + right[0] + ahead[0], y + right[1] + ahead[1]),
            (x + right[0], y + right[1]),
        ]
    )
    cut = extent.intersection(half)
    return extent if cut.is_empty else cut


def around(line: BaseGeometry, metres: float) -> BaseGeometry:
    """Give the ground to both sides of a line, within a few per cent."""
    return _buffer(line, metres, line.centroid.y)


def _buffer(shape: BaseGeometry, metres: float, lat: float) -> BaseGeometry:
    # One degree of longitude is shorter than one of latitude: drawn out before, and drawn in again.
    narrow = max(math.cos(math.radians(lat)), 0.01)
    wide = shapely.transform(shape, lambda xy: xy * [narrow, 1.0])
    grown = wide.buffer(metres / 111_200.0, quad_segs=4)
    return shapely.transform(grown, lambda xy: xy / [narrow, 1.0])


def middle_of(shape: BaseGeometry) -> tuple[float, float, float]:
    """Give a point of a shape that stands for it, and how far its farthest corner is from there, in metres."""
    point = shape.centroid
    if not shape.intersects(point):
        point = shape.representative_point()
    west, south, east, north = shape.bounds
    corners = ((south, west), (south, east), (north, west), (north, east))
    return point.y, point.x, max(distance_m(point.y, point.x, *corner) for corner in corners)


def nearest_point(place: Place, lat: float, lon: float) -> tuple[float, float, float]:
    """Give the point of a place's ground that is nearest to a point, and how far that is, in metres."""
    if place.geometry is not None:
        point = shapely.Point(lon, lat)
        if place.geometry.intersects(point):
            return lat, lon, 0.0
        near = nearest_points(place.geometry, point)[0]
        return near.y, near.x, distance_m(lat, lon, near.y, near.x)
    bearing, _, metres = WGS84.inv(place.lon, place.lat, lon, lat)
    if metres <= place.radius_m:
        return lat, lon, 0.0
    edge = go(place.lat, place.lon, bearing, place.radius_m)
    return *edge, float(metres) - place.radius_m
