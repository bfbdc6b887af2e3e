"""Places, and the spellings that name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CIRCLE_VERTICES = 48


class Kind(StrEnum):
    """What a place is; the data know no other kinds.

    Examples
    --------
    >>> Kind("crossing") is Kind.CROSSING, Kind.CROSSING == "crossing"
    (True, True)
    """

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    CITY = "city"
    CROSSING = "crossing"
    PASS = "pass"  # noqa: S105 - a way over mountains
    VALLEY = "valley"
    POST = "post"
    LANDMARK = "landmark"  # a temple, a hill: a spot that is known by its name, and nobody's post
    REGION = "region"


AREAS = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT, Kind.VALLEY, Kind.REGION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling of a place's name, and the language that writes it so.

    Parameters
    ----------
    text
        The spelling, without a word for the kind of place.
    language
        ``en``, or another of the theatre's languages; a spelling that several share stands once for each.

    Examples
    --------
    >>> Name(text="خوست", language="ps").language
    'ps'
    """

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that articles name.

    Parameters
    ----------
    id
        A slug given by hand in the data, never used again for another place.
    name, label
        The bare name (Khost), and one that no other place has, for people (Khost Province).
    kind
        A value of `Kind`.
    country
        ISO 3166-1 alpha-2; empty for a region of several countries.
    admin1
        The name of the province it lies in; empty for countries and what lies in several provinces.
    lat, lon
        A point that stands for it, in degrees (EPSG:4326).
    radius_m
        How far the true extent reaches from that point.
    geometry
        Its polygon in EPSG:4326, where the data have one (provinces, the theatre's countries).
    names
        All spellings.
    codes
        Pairs of a system (``iso_3166_2``, ``pcode``, ``geonames``, ``wikidata``) and the code in it.
    rank
        For the labels of maps: 1 for the largest cities (abroad: for capitals), then 2 and 3; 0 for all else.
    sensitive
        Of an area, whether parties dispute its name or to whom it belongs; of a site, whether telling its spot could
        harm people: what is passed on knows it by its settlement only (``Gazetteer.stand_in``).
    confidence
        Of the coordinates: ``high``, ``medium``, ``low`` or ``check``.
    source
        Whose place it is, where it is not the theatre's own: ``own``, ``geonames``, ``nominatim``.
    in_theatre
        False for the world's places, which are known so as to be left off the map.

    Examples
    --------
    >>> import gazetteer
    >>> place = gazetteer.Gazetteer.load("durand").get("torkham-crossing")
    >>> place.label, place.country, place.is_area
    ('Torkham crossing', 'PK', False)
    """

    id: str
    name: str
    label: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_m: float
    geometry: BaseGeometry | None = field(default=None, compare=False, repr=False)
    names: tuple[Name, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    rank: int = 0
    sensitive: bool = False
    confidence: str = ""
    source: str = ""
    in_theatre: bool = True

    @property
    def is_area(self) -> bool:
        """Whether a map must draw it as an area: a point would pretend to know more than the name says."""
        return self.kind in AREAS

    def extent(self) -> BaseGeometry:
        """Where it may lie: its polygon, or else the circle of its radius.

        Returns
        -------
        shapely.Polygon or shapely.MultiPolygon
            EPSG:4326. The circle is geodesic (WGS84), of 48 vertices, so its area is 0.3 % too small.

        Examples
        --------
        >>> import gazetteer
        >>> extent = gazetteer.Gazetteer.load("durand").get("torkham-crossing").extent()
        >>> [round(float(degrees), 2) for degrees in extent.bounds]
        [71.07, 34.1, 71.1, 34.13]
        """
        if self.geometry is not None:
            return self.geometry
        from shapely import Polygon  # noqa: PLC0415 - most places never need their extent

        from .ellipsoid import WGS84  # noqa: PLC0415 - as above

        bearings = [360.0 * step / CIRCLE_VERTICES for step in range(CIRCLE_VERTICES)]
        count = len(bearings)
        lons, lats, _ = WGS84.fwd([self.lon] * count, [self.lat] * count, bearings, [self.radius_m] * count)
        return Polygon(zip(lons, lats, strict=True))
