"""What a query was taken to mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..place import Place

# How a place is known, in the words of the incidents' schema.
SITE, SETTLEMENT, NEAR, DISTRICT = "site", "settlement", "near_settlement", "district"
PROVINCE, STRETCH, COUNTRY, NONE = "province", "stretch", "country", "none"
# Kinds of place in which "somewhere in it" places nothing.
WIDE = frozenset({"province", "country", "region"})
_SMALL_REGION_M = 60_000.0
# The data's word for coordinates that are yet to be checked; UCDP GED's where_prec 1 is within about 5 km.
_UNCHECKED, _VAGUE_M = "check", 5_000.0
_OF_KIND = {
    "country": COUNTRY,
    "province": PROVINCE,
    "region": PROVINCE,
    "district": DISTRICT,
    "valley": DISTRICT,
    "city": SETTLEMENT,
}


def precision_of(place: Place) -> str:
    """Say how well a place's name tells where something was: a small region as a district, a vague spot as near it."""
    if place.kind == "region" and place.radius_m <= _SMALL_REGION_M:
        return DISTRICT
    vague = place.confidence == _UNCHECKED and place.radius_m > _VAGUE_M
    return NEAR if vague and not place.is_area else _OF_KIND.get(place.kind, SITE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where a phrase puts something, how exactly, and why; or why that cannot be said.

    Parameters
    ----------
    query
        The phrase as it was asked.
    place
        The place that it names, or from which it tells the distance; None where it was refused.
    label
        For people: the place's label, or "20 km E of Jalalabad, Batikot District".
    lat, lon
        Degrees, EPSG:4326; 0 where it was refused.
    radius_m
        How far the true place may be from there, in metres.
    precision
        ``site``, ``settlement``, ``near_settlement``, ``district``, ``province``, ``stretch``, ``country``, ``none``.
    country, admin1
        ISO 3166-1 alpha-2 and the province's name; empty where it lies in several.
    score
        In [0, 1]: how sure it is that this is what the phrase means.
    why
        One line for people.
    candidates
        Every place that was weighed: id, score in [0, 1], reason; likeliest first.
    refused
        Why there is no answer; empty where there is one.
    unknown
        Names of the phrase that no list has: what could be asked elsewhere (`Online`).
    geometry
        The ground that it means, in EPSG:4326, where that is no circle.

    Examples
    --------
    >>> import gazetteer
    >>> answer = gazetteer.Gazetteer.load("durand").geocode("15 km north of Khost")
    >>> answer.label, answer.precision, answer.radius_m
    ('15 km N of Khost', 'near_settlement', 6000.0)
    """

    query: str
    place: Place | None = None
    label: str = ""
    lat: float = 0.0
    lon: float = 0.0
    radius_m: float = 0.0
    precision: str = NONE
    country: str = ""
    admin1: str = ""
    score: float = 0.0
    why: str = ""
    candidates: tuple[tuple[str, float, str], ...] = ()
    refused: str = ""
    unknown: tuple[str, ...] = ()
    geometry: BaseGeometry | None = field(default=None, compare=False, repr=False)

    @property
    def place_id(self) -> str:
        """The place's id; empty where there is none."""
        return self.place.id if self.place is not None else ""

    @property
    def kind(self) -> str:
        """The place's kind; empty where there is none."""
        return self.place.kind if self.place is not None else ""

    def extent(self) -> BaseGeometry | None:
        """Give the ground that it means: its geometry, or else the circle of its radius; None where it was refused.

        Returns
        -------
        shapely geometry or None
            EPSG:4326.

        Examples
        --------
        >>> import gazetteer
        >>> ground = gazetteer.Gazetteer.load("durand").geocode("Khost Province").extent()
        >>> ground.geom_type in {"Polygon", "MultiPolygon"}
        True
        """
        if self.place is None or self.geometry is not None:
            return self.geometry
        from .ground import circle  # noqa: PLC0415 - pyproj waits until a shape is asked for

        return circle(self.lat, self.lon, self.radius_m)


def at_place(query: str, place: Place, score: float, why: str, **told: object) -> Answer:
    """Answer with a place of the gazetteer as it is."""
    values: dict[str, object] = {
        "label": place.label,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m,
        "precision": precision_of(place),
        "country": place.country,
        "admin1": place.admin1,
        "geometry": place.geometry,
        **told,
    }
    return Answer(query=query, place=place, score=round(score, 3), why=why, **values)  # type: ignore[arg-type]
