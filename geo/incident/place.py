"""Where an incident was: its places, each as exact as the text has it, measured against the frontier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyproj import Geod
from shapely.geometry import Point, Polygon

from geo.values import IncidentPlace, Precision, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from gazetteer import Gazetteer, Place
    from geo.values import Claim, Mention

    from .nearness import Nearness

# The design's table: a settlement is known within 5 km, "near" one within 25 km (UCDP where_prec 1 and 2).
SETTLEMENT_M = 5_000.0
NEAR_M = 25_000.0
_CIRCLE_POINTS = 64
_PRECISION = {
    "crossing": Precision.SITE,
    "post": Precision.SITE,
    "pass": Precision.SITE,
    "city": Precision.SETTLEMENT,
    "town": Precision.SETTLEMENT,
    "village": Precision.SETTLEMENT,
    "district": Precision.DISTRICT,
    "valley": Precision.DISTRICT,
    "region": Precision.DISTRICT,
    "province": Precision.PROVINCE,
    "country": Precision.COUNTRY,
}
_GEOD = Geod(ellps="WGS84")


def locate_incident(
    incident_id: str,
    claims: Sequence[Claim],
    mentions: Mapping[str, Mention],
    nearness: Nearness,
    gazetteer: Gazetteer,
) -> tuple[IncidentPlace, ...]:
    """Return the places of one incident, those told first coming first.

    A place that only contains another ("Spin Boldak district of Kandahar") is not one of its own; countries
    and the line as a whole are none.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        for place_id in claim.place_ids:
            if nearness.is_spot(place_id):
                told.setdefault(place_id, []).append(claim)
    places = [gazetteer.get(place_id) for place_id in told]
    inner = [place for place in places if not _only_contains(place, places, told)]
    return tuple(
        _locate(
            incident_id, place, told[place.id], _mentions_of(place.id, told[place.id], mentions), gazetteer
        )
        for place in inner
    )


def _only_contains(place: Place, places: Iterable[Place], told: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether every claim that names a province names a place within it too."""
    if place.kind != "province":
        return False
    inside = {other.id for other in places if other.admin1 == place.name and other.country == place.country}
    inside -= {place.id}
    return bool(inside) and all(inside.intersection(claim.place_ids) for claim in told[place.id])


def _mentions_of(place_id: str, claims: Iterable[Claim], mentions: Mapping[str, Mention]) -> list[Mention]:
    ids = sorted({mention_id for claim in claims for mention_id in claim.mention_ids})
    return [mentions[i] for i in ids if i in mentions and mentions[i].place_id == place_id]


def _locate(
    incident_id: str, place: Place, claims: Sequence[Claim], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> IncidentPlace:
    kind = next((mention.kind for mention in mentions if mention.kind in _PRECISION), place.kind)
    precision = _PRECISION.get(kind, Precision.DISTRICT)
    if (
        mentions
        and all(mention.near for mention in mentions)
        and precision in {Precision.SITE, Precision.SETTLEMENT}
    ):
        precision = Precision.NEAR_SETTLEMENT
    point, area, radius_m = _shape(place, precision)
    frontier = gazetteer.frontier
    located = frontier.locate(lat=place.lat, lon=place.lon)
    along = frontier.along(place.id) if precision in {Precision.DISTRICT, Precision.PROVINCE} else None
    touches = area is not None and bool(area.intersects(frontier.line))
    is_area = precision in {Precision.DISTRICT, Precision.PROVINCE}
    return IncidentPlace(
        incident_id=incident_id,
        place_id=place.id,
        name=place.name,
        kind=kind,
        precision=precision,
        point=point,
        area=area,
        radius_m=radius_m,
        side=place.country if is_area else located.side or "",
        side_certain=is_area or located.side_certain,
        km_from=along[0] if along else located.km,
        km_to=along[1] if along else located.km,
        distance_km=0.0 if touches and is_area else round(located.distance_m / 1000, 1),
        mention_ids=tuple(mention.id for mention in mentions),
        claim_ids=tuple(claim.id for claim in claims),
        alleged=is_alleged(claims),
    )


def _shape(place: Place, precision: Precision) -> tuple[BaseGeometry | None, BaseGeometry | None, float]:
    """Return point, area and radius in metres: a point only for a site or a settlement."""
    point = Point(place.lon, place.lat)
    if precision is Precision.SITE:
        return point, None, 0.0
    if precision is Precision.SETTLEMENT:
        return point, circle(lat=place.lat, lon=place.lon, radius_m=SETTLEMENT_M), SETTLEMENT_M
    if precision is Precision.NEAR_SETTLEMENT:
        return None, circle(lat=place.lat, lon=place.lon, radius_m=NEAR_M), NEAR_M
    area = place.extent()
    return None, area, _reach_m(area)


def circle(*, lat: float, lon: float, radius_m: float) -> Polygon:
    """Return the geodesic circle around a point on WGS 84, as a polygon in EPSG:4326 (x = longitude).

    Examples
    --------
    >>> west, south, east, north = circle(lat=34.0, lon=71.0, radius_m=5000).bounds
    >>> round((north - south) * 111, 0)
    10.0
    """
    azimuths = [360.0 * number / _CIRCLE_POINTS for number in range(_CIRCLE_POINTS)]
    lons, lats, _ = _GEOD.fwd(
        [lon] * _CIRCLE_POINTS, [lat] * _CIRCLE_POINTS, azimuths, [radius_m] * _CIRCLE_POINTS
    )
    return Polygon(zip(lons, lats, strict=True))


def _reach_m(area: BaseGeometry) -> float:
    """Return how far the area's furthest corner lies from its representative point, in metres."""
    centre = area.representative_point()
    parts = getattr(area, "geoms", [area])
    corners = [corner for part in parts for corner in part.exterior.coords]
    lons, lats = [corner[0] for corner in corners], [corner[1] for corner in corners]
    _, _, distances = _GEOD.inv([centre.x] * len(lons), [centre.y] * len(lats), lons, lats)
    return float(round(max(distances)))


def is_alleged(claims: Iterable[Claim]) -> bool:
    """Whether nobody but the side that accuses another says it: an unnamed voice or the doer's own lifts that."""
    told = [claim for claim in claims if claim.stance is not Stance.DENIES]
    accused = {side for claim in told for side in claim.actor}
    if not accused:
        return False
    return all(
        claim.claimant.side not in {"", *accused} or claim.stance is Stance.UNVERIFIED for claim in told
    )
