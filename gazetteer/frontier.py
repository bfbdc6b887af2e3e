"""The frontier: kilometres along it, distances to it, and the side of it that a point lies on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np
import shapely

from .depiction import Depiction, read_depiction
from .ellipsoid import LATITUDE_LIMIT, LONGITUDE_LIMIT
from .located import Located
from .place import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .depiction import Floats
    from .place import Place
    from .theatre import Theatre

STEP_M = 1_000.0
NEIGHBOURHOOD_M = 5_000.0
BEYOND_DEGREES = 15.0  # far enough to close the line around one side of the theatre


class Frontier:
    """The line between the theatre's two countries, in one depiction or two.

    Parameters
    ----------
    first, other
        The depiction that is measured along, and the one that it is compared with (None where there is none); each
        from kilometre 0 on, with the theatre's first country to the right.
    countries
        The two codes, the first country first.
    accuracy_km
        How far off the depictions may be at least, where the data know; where there is but one, it must be said.
    published_km
        The length that the kilometres are scaled to. A line's length depends on the scale it is drawn at, so
        the measured one is no better.
    names
        What each party calls it, by country code, and ``neutral``.
    places
        The theatre's places: provinces for `along`, countries for what lies in neither.

    Examples
    --------
    >>> import gazetteer
    >>> frontier = gazetteer.Gazetteer.load("durand").frontier
    >>> frontier.length_km, round(frontier.measured_km)
    (2640.0, 2669)
    >>> found = frontier.locate(lat=34.5553, lon=69.2075)  # Kabul
    >>> found.side, found.side_certain, round(found.distance_m / 1000)
    ('AF', True, 86)
    """

    def __init__(
        self,
        *,
        first: Depiction,
        other: Depiction | None,
        countries: tuple[str, str],
        published_km: float,
        accuracy_km: float = 0.0,
        names: Mapping[str, str],
        places: Sequence[Place],
    ) -> None:
        self._first = first
        self._other = other or first
        self._accuracy_m = accuracy_km * 1000.0
        self._countries = countries
        self.length_km = published_km
        self.measured_km = first.length_m / 1000.0
        self.names = names
        self._places = {place.id: place for place in places}
        self._scale = published_km / self.measured_km

    @classmethod
    def read(cls, theatre: Theatre, places: Sequence[Place]) -> Self:
        """Read a theatre's depictions.

        Parameters
        ----------
        theatre
            Whose files are read.
        places
            Its places, of any kind.

        Returns
        -------
        Frontier
            With one depiction or two.

        Raises
        ------
        TheatreDataError
            If one cannot be read.

        Examples
        --------
        >>> import gazetteer
        >>> durand = gazetteer.Gazetteer.load("durand")
        >>> Frontier.read(durand.theatre, durand.places).length_km
        2640.0
        """
        settings = theatre.data["frontier"]
        return cls(
            first=read_depiction(theatre.file("line")),
            other=read_depiction(theatre.file("other_line")) if theatre.has("other_line") else None,
            countries=(theatre.countries[0], theatre.countries[1]),
            published_km=float(settings["published_length_km"]),
            accuracy_km=float(settings.get("accuracy_km", 0.0)),
            names=dict(settings["names"]),
            places=places,
        )

    @property
    def line(self) -> shapely.LineString:
        """The depiction that is measured along, in EPSG:4326."""
        return self._first.line

    @property
    def other_line(self) -> shapely.LineString:
        """The other depiction, in EPSG:4326; the same line where there is but one."""
        return self._other.line

    def locate(self, *, lat: float, lon: float) -> Located:
        """Say how far from the line a point lies, at which kilometre, and on which side.

        Parameters
        ----------
        lat, lon
            Degrees, EPSG:4326.

        Returns
        -------
        Located
            Distance, kilometre, side and how sure it is.

        Raises
        ------
        ValueError
            If they are no latitude and longitude.

        Examples
        --------
        >>> import gazetteer
        >>> found = gazetteer.Gazetteer.load("durand").frontier.locate(lat=34.1147, lon=71.0847)  # Torkham
        >>> found.distance_m < 200, found.side_certain
        (True, False)
        """
        return self.locate_many([lat], [lon])[0]

    def locate_many(self, lat: Sequence[float], lon: Sequence[float]) -> tuple[Located, ...]:
        """Locate many points at once: 100,000 take some seconds.

        Parameters
        ----------
        lat, lon
            Degrees, EPSG:4326; as many of one as of the other.

        Returns
        -------
        tuple of Located
            One for each point, in order.

        Raises
        ------
        ValueError
            If one of them is no latitude or longitude.

        Examples
        --------
        >>> import gazetteer
        >>> frontier = gazetteer.Gazetteer.load("durand").frontier
        >>> [found.side for found in frontier.locate_many([34.5, 34.0], [69.2, 71.5])]
        ['AF', 'PK']
        """
        if not len(lat):
            return ()
        lats, lons = np.asarray(lat, dtype=float), np.asarray(lon, dtype=float)
        if not ((np.abs(lats) <= LATITUDE_LIMIT) & (np.abs(lons) <= LONGITUDE_LIMIT)).all():
            raise ValueError("lat and lon must be degrees: up to 90 and up to 180, north and east positive")
        metres, along = self._first.locate(lats, lons)
        other_metres, _ = self._other.locate(lats, lons)
        shapely.prepare(self._halves[0])
        shapely.prepare(self._halves[1])
        shapely.prepare(self._land)
        right, other_right = (shapely.contains_xy(half, lons, lats) for half in self._halves)
        apart = self._gaps[np.round(along / STEP_M).astype(int)]
        within = shapely.contains_xy(self._land, lons, lats) | (metres <= apart)
        certain = within & (right == other_right) & (np.minimum(metres, other_metres) > apart)
        km = along / 1000.0
        return tuple(
            Located(
                distance_m=float(metres[i]),
                km=float(km[i] * self._scale),
                km_unscaled=float(km[i]),
                side=self._countries[0 if right[i] else 1] if within[i] else "",
                side_certain=bool(certain[i]),
            )
            for i in range(len(lats))
        )

    def stretch(self, from_km: float, to_km: float) -> shapely.LineString:
        """Cut out a piece of the line, between two scaled kilometres.

        Parameters
        ----------
        from_km, to_km
            Scaled kilometres, in order, from 0 to ``length_km``.

        Returns
        -------
        shapely.LineString
            EPSG:4326, of the depiction that is measured along.

        Raises
        ------
        ValueError
            If the kilometres are not in order, or not on the line.

        Examples
        --------
        >>> import gazetteer
        >>> piece = gazetteer.Gazetteer.load("durand").frontier.stretch(1000, 1100)
        >>> piece.geom_type
        'LineString'
        """
        if not 0.0 <= from_km < to_km <= self.length_km:
            raise ValueError(
                f"a stretch from km {from_km:g} to km {to_km:g}: give two kilometres in order, "
                f"from 0 to {self.length_km:g}"
            )
        return self._first.cut(from_km / self._scale * 1000.0, to_km / self._scale * 1000.0)

    def corridor(self, from_km: float, to_km: float, *, width_m: float) -> shapely.Polygon:
        """Give the ground on both sides of a piece of the line.

        Parameters
        ----------
        from_km, to_km
            Scaled kilometres, in order.
        width_m
            How far it reaches to each side, in metres on the ellipsoid (within 1 % for pieces up to 500 km).

        Returns
        -------
        shapely.Polygon
            EPSG:4326.

        Raises
        ------
        ValueError
            If the kilometres are not in order, or not on the line.

        Examples
        --------
        >>> import gazetteer
        >>> frontier = gazetteer.Gazetteer.load("durand").frontier
        >>> corridor = frontier.corridor(1000, 1100, width_m=10_000)
        >>> corridor.contains(frontier.stretch(1010, 1090))
        True
        """
        import pyproj  # noqa: PLC0415 - import of the package shall not wait for it

        piece = self.stretch(from_km, to_km)
        middle = piece.interpolate(0.5, normalized=True)
        flat = pyproj.CRS(proj="aeqd", lat_0=middle.y, lon_0=middle.x, ellps="WGS84")
        there = pyproj.Transformer.from_crs("EPSG:4326", flat, always_xy=True)
        back = pyproj.Transformer.from_crs(flat, "EPSG:4326", always_xy=True)
        ground = shapely.transform(piece, there.transform, interleaved=False).buffer(width_m, quad_segs=4)
        return shapely.transform(ground.simplify(width_m / 100), back.transform, interleaved=False)

    def along(self, place_id: str) -> tuple[float, float] | None:
        """Give the first and the last scaled kilometre at which a place borders on the line.

        A province borders on it where no other province of its country is nearer; what has a radius, where
        the line passes through its circle. None if it does not border on it.

        Parameters
        ----------
        place_id
            A place of the theatre.

        Returns
        -------
        tuple of float or None
            Scaled kilometres.

        Examples
        --------
        >>> import gazetteer
        >>> frontier = gazetteer.Gazetteer.load("durand").frontier
        >>> [round(km, -1) for km in frontier.along("khost-province")]
        [1000.0, 1190.0]
        >>> frontier.along("herat-province") is None
        True
        """
        place = self._places.get(place_id)
        if place is None:
            return None
        if place.kind == Kind.PROVINCE:
            positions = self._samples_m[self._bordering[place.country] == place_id]
        elif place.geometry is not None:
            positions = self._samples_m
        else:
            lat, lon = self._sample_points
            positions = self._samples_m[shapely.contains_xy(place.extent(), lon, lat)]
        if not len(positions):
            return None
        scale = self._scale / 1000.0
        # Rounding may set the line's last metre behind its end, where no stretch can be cut.
        return float(positions.min() * scale), min(float(positions.max() * scale), self.length_km)

    @cached_property
    def _samples_m(self) -> Floats:
        return np.linspace(0.0, self._first.length_m, int(self._first.length_m // STEP_M) + 2)

    @cached_property
    def _sample_points(self) -> tuple[Floats, Floats]:
        return self._first.points(self._samples_m)

    @cached_property
    def _gaps(self) -> Floats:
        """How far apart the depictions are at most near each sample, or off at least, in metres."""
        lat, lon = self._sample_points
        apart, _ = self._other.locate(lat, lon)
        around = int(NEIGHBOURHOOD_M // STEP_M)
        padded = np.pad(apart, around, mode="edge")
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * around + 1)
        return np.asarray(np.maximum(windows.max(axis=1), self._accuracy_m), dtype=float)

    @cached_property
    def _halves(self) -> tuple[shapely.Polygon, shapely.Polygon]:
        """What lies to the right of each depiction, closed far beyond the theatre."""
        return _close_right(self.line), _close_right(self.other_line)

    @cached_property
    def _land(self) -> shapely.geometry.base.BaseGeometry:
        countries = [place.geometry for place in self._places.values() if place.kind == Kind.COUNTRY]
        return shapely.union_all([shape for shape in countries if shape is not None])

    @cached_property
    def _bordering(self) -> dict[str, np.ndarray]:
        """The id of each country's nearest province, for each sample of the line."""
        lat, lon = self._sample_points
        points = shapely.points(lon, lat)
        nearest = {}
        for code in self._countries:
            provinces = [
                place
                for place in self._places.values()
                if place.country == code and place.kind == Kind.PROVINCE and place.geometry is not None
            ]
            tree = shapely.STRtree([place.geometry for place in provinces])
            ids = np.array([place.id for place in provinces])
            nearest[code] = ids[tree.nearest(points)]
        return nearest


def _close_right(line: shapely.LineString) -> shapely.Polygon:
    """Close a line to a polygon around what lies to its right, in degrees."""
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    length = float(np.hypot(x1 - x0, y1 - y0))
    right = np.array([(y1 - y0) / length, -(x1 - x0) / length]) * BEYOND_DEGREES
    ahead = np.array([(x1 - x0) / length, (y1 - y0) / length]) * BEYOND_DEGREES
    end, start = np.array([x1, y1]), np.array([x0, y0])
    far = [end + ahead, end + ahead + right, start - ahead + right, start - ahead]
    return shapely.make_valid(shapely.Polygon([*line.coords, *(tuple(corner) for corner in far)]))
