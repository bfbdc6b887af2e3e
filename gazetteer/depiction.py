"""One depiction of a line: where on it a point is nearest, measured on the ellipsoid."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from .ellipsoid import WGS84
from .errors import TheatreDataError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LONGEST_DEGREES = 0.02
GROUP = 8  # segments that are looked at together
CHUNK = 2_000  # points at a time: memory stays below 20 MB


class Depiction:
    """A polyline on the ellipsoid, from its kilometre 0 on.

    The nearest piece is found between chords in space (geocentric coordinates): no projection distorts them. A
    piece between two vertices is straight in degrees, and cut into chords of at most 2 km, which stray from it by
    a few centimetres; the distance itself is the geodesic to the foot of the perpendicular. Against a search over
    points 20 m apart it is within 0.3 m, for points up to 400 km away.

    Parameters
    ----------
    line
        In EPSG:4326, in order.

    Examples
    --------
    >>> depiction = Depiction(shapely.LineString([(70, 33), (70, 34)]))
    >>> round(depiction.length_m / 1000)
    111
    """

    def __init__(self, line: shapely.LineString) -> None:
        self.line = line
        self._lonlat: Floats = np.asarray(line.segmentize(LONGEST_DEGREES).coords, dtype=float)
        lon, lat = self._lonlat[:, 0], self._lonlat[:, 1]
        _, _, lengths_m = WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
        self._along_m: Floats = np.concatenate([[0.0], np.cumsum(lengths_m)])
        self._vertices = _to_space(lat, lon)
        self._vectors = np.diff(self._vertices, axis=0)
        self._squares = np.einsum("ij,ij->i", self._vectors, self._vectors)
        count = len(self._vectors)
        groups = [slice(start, min(start + GROUP, count) + 1) for start in range(0, count, GROUP)]
        self._centres = np.array([self._vertices[group].mean(axis=0) for group in groups])
        self._radii = np.array(
            [
                np.linalg.norm(self._vertices[group] - centre, axis=1).max()
                for group, centre in zip(groups, self._centres, strict=True)
            ]
        )

    @property
    def length_m(self) -> float:
        """Its length on the ellipsoid, in metres."""
        return float(self._along_m[-1])

    def locate(self, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        """Find the nearest point of the line for many points at once.

        Parameters
        ----------
        lat, lon
            Degrees, arrays of shape (n,).

        Returns
        -------
        tuple of numpy.ndarray
            Geodesic distances and positions along the line, in metres, each of shape (n,).

        Examples
        --------
        >>> depiction = Depiction(shapely.LineString([(70, 33), (70, 34)]))
        >>> metres, along_m = depiction.locate(np.array([33.5]), np.array([70.1]))
        >>> round(float(metres[0]), -2), round(float(along_m[0]), -3)
        (9300.0, 55000.0)
        """
        parts = [
            self._locate(lat[start : start + CHUNK], lon[start : start + CHUNK])
            for start in range(0, len(lat), CHUNK)
        ]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def _locate(self, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        points = _to_space(lat, lon)
        # A group of segments can hold the nearest one only if its sphere comes nearer than the nearest vertex may be.
        squares = (
            (points**2).sum(axis=1)[:, None] + (self._centres**2).sum(axis=1) - 2 * points @ self._centres.T
        )
        reach = np.sqrt(np.maximum(squares, 0.0))
        worst = (reach + self._radii).min(axis=1)
        rows, groups = np.nonzero(reach - self._radii <= worst[:, None])
        segments = np.minimum(groups[:, None] * GROUP + np.arange(GROUP), len(self._vectors) - 1)
        offsets = points[rows][:, None, :] - self._vertices[segments]
        share = np.einsum("ijk,ijk->ij", offsets, self._vectors[segments]) / self._squares[segments]
        share = np.clip(share, 0.0, 1.0)
        gaps = offsets - share[:, :, None] * self._vectors[segments]
        distances = np.einsum("ijk,ijk->ij", gaps, gaps)
        order = np.lexsort((distances.min(axis=1), rows))
        first = order[np.searchsorted(rows[order], np.arange(len(lat)))]
        best = distances[first].argmin(axis=1)
        chosen, share = segments[first, best], share[first, best]
        feet = self._lonlat[chosen] + share[:, None] * (self._lonlat[chosen + 1] - self._lonlat[chosen])
        _, _, metres = WGS84.inv(lon, lat, feet[:, 0], feet[:, 1])
        along = self._along_m[chosen] + share * (self._along_m[chosen + 1] - self._along_m[chosen])
        return np.asarray(metres, dtype=float), along

    def points(self, along_m: Floats) -> tuple[Floats, Floats]:
        """Give the latitudes and longitudes of positions along the line.

        Parameters
        ----------
        along_m
            Metres from the start, shape (n,).

        Returns
        -------
        tuple of numpy.ndarray
            Degrees (EPSG:4326), each of shape (n,).

        Examples
        --------
        >>> lat, lon = Depiction(shapely.LineString([(70, 33), (70, 34)])).points(np.array([0.0]))
        >>> float(lat[0]), float(lon[0])
        (33.0, 70.0)
        """
        return (
            np.interp(along_m, self._along_m, self._lonlat[:, 1]),
            np.interp(along_m, self._along_m, self._lonlat[:, 0]),
        )

    def cut(self, from_m: float, to_m: float) -> shapely.LineString:
        """Cut out the piece between two positions along the line.

        Parameters
        ----------
        from_m, to_m
            Metres from the start, in order.

        Returns
        -------
        shapely.LineString
            EPSG:4326.

        Examples
        --------
        >>> piece = Depiction(shapely.LineString([(70, 33), (70, 34)])).cut(0.0, 10_000.0)
        >>> round(piece.length, 2)
        0.09
        """
        ends_lat, ends_lon = self.points(np.array([from_m, to_m]))
        inner = self._lonlat[(self._along_m > from_m) & (self._along_m < to_m)]
        return shapely.LineString(
            [(ends_lon[0], ends_lat[0]), *map(tuple, inner), (ends_lon[1], ends_lat[1])]
        )


def read_depiction(path: Path) -> Depiction:
    """Read the one LineString of a GeoJSON FeatureCollection.

    Raises
    ------
    TheatreDataError
        If the file has no such line.
    """
    try:
        table: Any = json.loads(path.read_text(encoding="utf-8"))
        lines = [shapely.geometry.shape(feature["geometry"]) for feature in table["features"]]
    except (OSError, ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        raise TheatreDataError(path, f"cannot be read as one GeoJSON line: {error!r}") from None
    if [line.geom_type for line in lines] != ["LineString"]:
        found = ", ".join(line.geom_type for line in lines) or "nothing"
        raise TheatreDataError(
            path, f"must hold one Feature, a LineString from kilometre 0 on; it holds {found[:60]}"
        )
    return Depiction(lines[0])


def _to_space(lat: Floats, lon: Floats) -> Floats:
    """Turn degrees into geocentric metres, for points on the ellipsoid."""
    phi, lam = np.radians(lat), np.radians(lon)
    normal = WGS84.a / np.sqrt(1.0 - WGS84.es * np.sin(phi) ** 2)
    return np.stack(
        [
            normal * np.cos(phi) * np.cos(lam),
            normal * np.cos(phi) * np.sin(lam),
            normal * (1.0 - WGS84.es) * np.sin(phi),
        ],
        axis=1,
    )
