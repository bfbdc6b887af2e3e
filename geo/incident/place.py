"""Where an incident was: its places, each as exact as the text has it, measured against the frontier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from shapely.geometry import Point

from ..values import IncidentPlace, Precision, Stance
from .nearness import contains, is_spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry

    from gazetteer import Gazetteer, Place

    from ..values import Claim, Mention
    from .cluster import Cluster

# The design's table: a settlement is known within 5 km, "near" one within 25 km (UCDP where_prec 1 and 2).
SETTLEMENT_M = 5_000.0
NEAR_M = 25_000.0
# "Along the border": more than the 7 km by which the depictions of a line may differ, so it holds whichever is right.
STRETCH_M = 10_000.0
# The gazetteer's word for coordinates that are yet to be checked; where they reach beyond a settlement's, a point
# would pretend to know more.
UNCHECKED = "check"
_PRECISION = {
    "crossing": Precision.SITE,
    "post": Precision.SITE,
    "pass": Precision.SITE,
    "landmark": Precision.SITE,
    "city": Precision.SETTLEMENT,
    "district": Precision.DISTRICT,
    "valley": Precision.DISTRICT,
    "region": Precision.DISTRICT,
    "province": Precision.PROVINCE,
}
_AREAS = frozenset({Precision.DISTRICT, Precision.PROVINCE})
_POINTS = frozenset({Precision.SITE, Precision.SETTLEMENT})


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A place at one precision, measured against the frontier: what does not depend on the incident."""

    place: Place
    precision: Precision
    gazetteer: Gazetteer

    @cached_property
    def point(self) -> Point | None:
        """A point, only where the text tells a site or a settlement."""
        return Point(self.place.lon, self.place.lat) if self.precision in _POINTS else None

    @cached_property
    def area(self) -> BaseGeometry | None:
        """The area within which it was; None for a site."""
        if self.precision is Precision.SITE:
            return None
        if self.precision in _AREAS:
            return self.place.extent()
        if self.precision is Precision.STRETCH:
            along = self.gazetteer.frontier.along(self.place.id)
            assert along is not None  # only what borders on the line is a stretch of it
            from_km, to_km = along
            return self.gazetteer.frontier.corridor(from_km, to_km, width_m=STRETCH_M)
        radius_m = SETTLEMENT_M if self.precision is Precision.SETTLEMENT else NEAR_M
        return replace(self.place, geometry=None, radius_m=radius_m).extent()

    @cached_property
    def measures(self) -> Mapping[str, object]:
        """The fields of an incident's place that say how far off it may be and where along the line it is."""
        frontier = self.gazetteer.frontier
        located = frontier.locate(lat=self.place.lat, lon=self.place.lon)
        is_stretch = self.precision is Precision.STRETCH
        is_area = self.precision in _AREAS
        along = frontier.along(self.place.id) if is_area or is_stretch else None
        touches = self.area is not None and (is_area or is_stretch) and self.area.intersects(frontier.line)
        return {
            "radius_m": 0.0 if self.area is None else _reach_m(self.area),
            "side": "" if is_stretch else self.place.country if is_area else located.side,
            "side_certain": is_area or (located.side_certain and not is_stretch),
            "km_from": round(along[0] if along else located.km, 1),
            "km_to": round(along[1] if along else located.km, 1),
            "distance_km": 0.0 if touches else round(located.distance_m / 1000, 1),
        }


def locate_incident(
    incident_id: str, cluster: Cluster, mentions: Mapping[str, Mention], grounds: Grounds
) -> tuple[IncidentPlace, ...]:
    """Return the places of one incident, those told first coming first.

    A place that only contains another ("Spin Boldak district of Kandahar") is not one of its own; nor is a
    province or district where another claim names the town of its name: the more exact of the two stands, with
    the claims of both. Countries and the line as a whole are none.
    """
    told: dict[str, list[Claim]] = {}
    for view in sorted(cluster.views, key=lambda view: view.order):
        for place_id in view.places:
            told.setdefault(place_id, []).append(view.claim)
    places = [grounds.get(place_id) for place_id in told]
    for place in places:
        namesake = _finer_namesake(place, places)
        if namesake is not None:
            told[namesake.id] = list(dict.fromkeys((*told[namesake.id], *told.pop(place.id))))
    places = [place for place in places if place.id in told]
    return tuple(
        _locate(
            incident_id,
            place,
            told[place.id],
            _mentions_of(place.id, told[place.id], mentions),
            grounds=grounds,
            accusers=cluster.accusers,
        )
        for place in places
        if not _only_contains(place, places, told)
    )


def _finer_namesake(place: Place, places: Iterable[Place]) -> Place | None:
    """Return the smallest place of the same name that lies in a province or district, None if there is none."""
    if _PRECISION.get(place.kind) not in _AREAS:
        return None
    alike = (other for other in places if (other.name, other.country) == (place.name, place.country))
    inside = [
        other
        for other in alike
        if other.radius_m < place.radius_m and place.extent().contains(Point(other.lon, other.lat))
    ]
    return min(inside, key=lambda other: (other.radius_m, other.id), default=None)


def _only_contains(place: Place, places: Iterable[Place], told: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether every claim that names a province names a place within it too."""
    if place.kind != "province":
        return False
    inside = {other.id for other in places if _lies_in(place, other)} - {place.id}
    return bool(inside) and all(inside.intersection(claim.place_ids) for claim in told[place.id])


def _lies_in(province: Place, other: Place) -> bool:
    if not other.country and _PRECISION.get(other.kind) in _POINTS:  # both sides claim it
        return contains(province, other)
    return other.admin1 == province.name and other.country == province.country


def _mentions_of(place_id: str, claims: Iterable[Claim], mentions: Mapping[str, Mention]) -> list[Mention]:
    ids = sorted({mention_id for claim in claims for mention_id in claim.mention_ids})
    return [mentions[i] for i in ids if i in mentions and place_id in mentions[i].place_ids]


def _locate(
    incident_id: str,
    place: Place,
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    *,
    grounds: Grounds,
    accusers: Collection[str],
) -> IncidentPlace:
    kind = next((mention.kind for mention in mentions if mention.kind in _PRECISION), place.kind)
    # A crossing, its town and its district share a name: the text's word decides, but an area stays one.
    precision = _PRECISION.get(place.kind if place.is_area else kind, Precision.DISTRICT)
    near = bool(mentions) and all(mention.near for mention in mentions)
    vague = place.confidence == UNCHECKED and place.radius_m > SETTLEMENT_M
    if precision in _POINTS and (near or vague):
        precision = Precision.NEAR_SETTLEMENT
    along = bool(mentions) and all(mention.along for mention in mentions)
    if precision in _AREAS and along and grounds.borders(place):
        precision = Precision.STRETCH
    ground = grounds.of(place, precision)
    return IncidentPlace(
        incident_id=incident_id,
        place_id=place.id,
        name=next((mention.name for mention in mentions if not mention.described), place.name),
        kind=kind,
        precision=precision,
        point=ground.point,
        area=ground.area,
        mention_ids=tuple(mention.id for mention in mentions),
        claim_ids=tuple(claim.id for claim in claims),
        alleged=is_alleged(claims, accusers),
        **ground.measures,  # type: ignore[arg-type]
    )


class Grounds:
    """The places of one run, each measured once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, Precision], Ground] = {}

    def of(self, place: Place, precision: Precision) -> Ground:
        """Return a place at a precision."""
        key = place.id, precision
        if key not in self._known:
            self._known[key] = Ground(place=place, precision=precision, gazetteer=self._gazetteer)
        return self._known[key]

    def borders(self, place: Place) -> bool:
        """Whether a place borders on the frontier along more than a point."""
        along = self._gazetteer.frontier.along(place.id)
        return along is not None and along[0] < along[1]

    def is_spot(self, place_id: str) -> bool:
        """Whether a place locates anything."""
        return is_spot(place_id, self._gazetteer)

    def zone_of(self, place_id: str) -> str:
        """Return the IANA zone of a place's country, empty if the theatre knows none."""
        return str(self._gazetteer.theatre.zones.get(self.get(place_id).country, ""))

    def get(self, place_id: str) -> Place:
        """Return the gazetteer's place of an id."""
        return self._gazetteer.get(place_id)


def _reach_m(area: BaseGeometry) -> float:
    """Return how far the area's furthest corner lies from its representative point, in metres."""
    centre = area.representative_point()
    parts = getattr(area, "geoms", [area])
    corners = [corner for part in parts for corner in part.exterior.coords]
    lons, lats = [corner[0] for corner in corners], [corner[1] for corner in corners]
    _, _, distances = _geod().inv([centre.x] * len(lons), [centre.y] * len(lats), lons, lats)
    return float(round(max(distances)))


def is_alleged(claims: Iterable[Claim], accusers: Collection[str]) -> bool:
    """Whether only sides that accuse another of it say that it was here; what is not verified lifts nothing."""
    said = [claim for claim in claims if claim.stance in {Stance.ASSERTS, Stance.CONFIRMS}]
    return bool(accusers) and all(claim.claimant.side in accusers for claim in said)


@lru_cache(maxsize=1)
def _geod() -> Geod:
    from pyproj import Geod  # noqa: PLC0415 - it takes a fifth of all imports, and not every use of them measures

    return Geod(ellps="WGS84")
