"""Where on the page a spot of the Earth lies: the page's projection (Web Mercator, EPSG:3857), fitted into a box."""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, atan, cos, degrees, radians, sinh, tan
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from .drawing import Path, Segment

# Pixels between what is shown and the frame: a name beside the outermost place must stand somewhere.
_ROOM = 10
_EARTH_RADIUS_M = 6378137.0
# Degrees of latitude, beyond which the projection grows without bound.
_POLE = 85.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the page, in CSS pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def foot(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> Box:
        """Make it smaller on every side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class View:
    """A stretch of the Earth shown in a box of the page.

    Parameters
    ----------
    frame
        Where on the page.
    bounds
        ``[[south, west], [north, east]]`` in degrees: what at least is shown.

    Examples
    --------
    >>> view = View(Box(0, 0, 200, 100), [[30, 60], [40, 70]])
    >>> round(view.to_page(65, 30)[0]), round(view.to_page(65, 30)[1])
    (100, 90)
    """

    def __init__(self, frame: Box, bounds: Sequence[Sequence[float]]) -> None:
        self.frame = frame
        (south, west), (north, east) = bounds
        low, high = _northing(south), _northing(north)
        left, right = radians(west), radians(east)
        room = frame.inset(_ROOM)
        self.scale = min(room.width / max(right - left, 1e-9), room.height / max(high - low, 1e-9))
        self._middle = ((left + right) / 2, (low + high) / 2)
        self._page = (frame.x + frame.width / 2, frame.y + frame.height / 2)

    def to_page(self, lon: float, lat: float) -> tuple[float, float]:
        """Give where on the page a spot lies."""
        return (
            self._page[0] + (radians(lon) - self._middle[0]) * self.scale,
            self._page[1] - (_northing(lat) - self._middle[1]) * self.scale,
        )

    def shape(self, geojson: Any) -> BaseGeometry:
        """Bring a GeoJSON geometry onto the page, not yet cut at the frame."""
        shape = shapely.transform(shapely.geometry.shape(geojson), self._project)
        return shape if shape.is_valid or shape.geom_type.endswith("LineString") else shape.buffer(0)

    def cut(self, shape: BaseGeometry) -> BaseGeometry:
        """Cut a shape at the frame."""
        return shapely.clip_by_rect(shape, self.frame.x, self.frame.y, self.frame.right, self.frame.foot)

    def pixels(self, metres: float, lat: float) -> float:
        """Give the length on the page of a distance on the ground at a latitude."""
        return metres / (_EARTH_RADIUS_M * cos(radians(lat))) * self.scale

    def metres(self, pixels: float) -> float:
        """Give the distance on the ground that a length on the page is in the middle of the view."""
        lat = degrees(atan(sinh(self._middle[1])))
        return pixels / self.scale * _EARTH_RADIUS_M * cos(radians(lat))

    def _project(self, coordinates: Any) -> Any:
        lon, lat = np.radians(coordinates[:, 0]), np.radians(np.clip(coordinates[:, 1], -_POLE, _POLE))
        return np.column_stack(
            (
                self._page[0] + (lon - self._middle[0]) * self.scale,
                self._page[1] - (np.arcsinh(np.tan(lat)) - self._middle[1]) * self.scale,
            )
        )


def trace(shape: BaseGeometry) -> Path:
    """Make a path of a shape: rings of polygons closed, lines open, points left out."""
    segments: list[Segment] = []
    # Holes run against their outline, or they would be painted, too.
    for part in shapely.get_parts(shapely.orient_polygons(shape)).tolist() if not shape.is_empty else ():
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                segments.extend(_follow(ring.coords[:-1]))
                segments.append(("Z", ()))
        elif part.geom_type in ("LineString", "LinearRing"):
            segments.extend(_follow(part.coords))
        elif part.geom_type.startswith(("Multi", "Geometry")):
            segments.extend(trace(part))
    return tuple(segments)


def _follow(points: Any) -> list[Segment]:
    return [("L" if at else "M", (x, y)) for at, (x, y, *_) in enumerate(points)]


def _northing(lat: float) -> float:
    return asinh(tan(radians(max(-_POLE, min(_POLE, lat)))))
