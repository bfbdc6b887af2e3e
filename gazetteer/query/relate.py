"""Where something lies that is told from other places: a distance, a direction, a way between two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..ellipsoid import WGS84
from . import ground
from .answer import NEAR, STRETCH, WIDE, Answer, at_place, precision_of
from .containing import EDGE_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..place import Place
    from .clauses import Relation

COMPASS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
FARTHEST_M = 300_000.0  # a longer distance is no place's description
LONGEST_M = 700_000.0
# A district or province has no point that distances could be told from; a small area's middle may serve.
WIDEST_ANCHOR_M = 30_000.0
# A direction of eight points, and half of the way to the next but one.
SAME_SIDE_DEGREES = 67.5
_ON_THE_WAY = 0.7


def compass(bearing: float) -> str:
    """Give a bearing's point of the compass.

    Examples
    --------
    >>> compass(45), compass(350)
    ('NE', 'N')
    """
    return COMPASS[round(bearing / 22.5) % 16]


def from_one(query: str, relation: Relation, anchor: Place, score: float, why: str) -> Answer:
    """Place what is told from one place."""
    if relation.sort == "offset":
        return _offset(query, relation, anchor, score, why)
    if relation.sort == "ring":
        return _ring(query, relation, anchor, score, why)
    if relation.sort == "side":
        return _side(query, relation, anchor, score, why)
    return _near(query, anchor, score, why, rim=relation.sort == "rim")


def lies_on_side(place: Place, around: Place, bearing: float) -> bool:
    """Tell whether a place lies in one direction of the middle of what is around it, as news tell directions."""
    azimuth, _, _ = WGS84.inv(around.lon, around.lat, place.lon, place.lat)
    return bool(abs((azimuth - bearing + 180.0) % 360.0 - 180.0) <= SAME_SIDE_DEGREES)


def _offset(query: str, relation: Relation, anchor: Place, score: float, why: str) -> Answer:
    assert relation.bearing is not None
    told = f"{relation.metres / 1000:.3g} km {compass(relation.bearing)} of {anchor.name}"
    if relation.metres > FARTHEST_M:
        return Answer(query=query, refused=f"{told}: too far to describe a place")
    if anchor.is_area and anchor.radius_m > WIDEST_ANCHOR_M:
        return Answer(query=query, refused=f"{told}: {anchor.label} is too wide to tell a distance from")
    lat, lon = ground.go(anchor.lat, anchor.lon, relation.bearing, relation.metres)
    radius_m = ground.offset_radius_m(relation.metres, relation.spread_m, anchor.radius_m)
    return at_place(
        query,
        anchor,
        score * 0.9,
        f"{told}, give or take {radius_m / 1000:.0f} km; {why}",
        label=told,
        lat=lat,
        lon=lon,
        radius_m=radius_m,
        precision=NEAR,
        geometry=None,
    )


def _ring(query: str, relation: Relation, anchor: Place, score: float, why: str) -> Answer:
    told = f"{relation.metres / 1000:.3g} km from {anchor.name}"
    if relation.metres > FARTHEST_M / 3:
        return Answer(query=query, refused=f"{told}: too far to describe a place without a direction")
    radius_m = max(relation.metres * (1 + ground.ROUGHNESS) + relation.spread_m, anchor.radius_m)
    return at_place(
        query,
        anchor,
        score * 0.8,
        f"{told}, in no direction that is said; {why}",
        label=told,
        radius_m=radius_m,
        precision=_no_finer(anchor),
        geometry=None,
    )


def _near(query: str, anchor: Place, score: float, why: str, *, rim: bool) -> Answer:
    if rim:
        radius_m = max(anchor.radius_m * ground.RIM, anchor.radius_m + ground.RIM_M)
        return at_place(
            query,
            anchor,
            score * 0.9,
            f"the rim of {anchor.label}; {why}",
            label=f"outskirts of {anchor.name}",
            radius_m=radius_m,
            precision=_no_finer(anchor),
            geometry=None,
        )
    radius_m = anchor.radius_m + ground.NEAR_M if anchor.is_area else max(ground.NEAR_M, anchor.radius_m)
    return at_place(
        query,
        anchor,
        score * 0.9,
        f"near {anchor.label}: within {radius_m / 1000:.0f} km; {why}",
        label=f"near {anchor.label}",
        radius_m=radius_m,
        precision=_no_finer(anchor),
        geometry=None,
    )


def _no_finer(anchor: Place) -> str:
    return precision_of(anchor) if anchor.is_area else NEAR


def _side(query: str, relation: Relation, anchor: Place, score: float, why: str) -> Answer:
    assert relation.bearing is not None
    way = compass(relation.bearing)
    if anchor.is_area:
        shape = ground.part_of(anchor.extent(), relation.bearing)
        lat, lon, radius_m = ground.middle_of(shape)
        return at_place(
            query,
            anchor,
            score * 0.9,
            f"the {way} half of {anchor.label}; {why}",
            label=f"{anchor.label} ({way})",
            lat=lat,
            lon=lon,
            radius_m=min(radius_m, anchor.radius_m * ground.RIM),
            geometry=shape,
        )
    begin = relation.bearing - ground.SIDE_DEGREES
    radius_m = max(ground.NEAR_M, anchor.radius_m)
    return at_place(
        query,
        anchor,
        score * 0.85,
        f"{way} of {anchor.label}, no distance said: within {radius_m / 1000:.0f} km; {why}",
        label=f"{way} of {anchor.name}",
        radius_m=radius_m,
        precision=NEAR,
        geometry=ground.sector(anchor.lat, anchor.lon, radius_m, begin, begin + 2 * ground.SIDE_DEGREES),
    )


def between(query: str, one: Place, other: Place, score: float, why: str) -> Answer:
    """Place what lies between two places, or on the way from one to the other."""
    lat, lon, metres = ground.middle(one, other)
    told = f"between {one.name} and {other.name}"
    if metres > LONGEST_M:
        return Answer(
            query=query, refused=f"{told}: {metres / 1000:.0f} km, too far apart to describe a place"
        )
    shape = ground.lane(one, other, metres)
    edge = max(one.radius_m, other.radius_m) / 2
    radius_m = max(metres / 2 * (1 + ground.BEND / 2), edge)
    same = (one.country, one.admin1) == (other.country, other.admin1)
    return at_place(
        query,
        one,
        score * 0.9,
        f"{told}: {metres / 1000:.0f} km apart; {why}",
        label=told,
        lat=lat,
        lon=lon,
        radius_m=radius_m,
        precision=STRETCH,
        country=one.country if one.country == other.country else "",
        admin1=one.admin1 if same else "",
        geometry=shape,
    )


def along(query: str, one: Place, other: Place, metres: float) -> Answer | None:
    """Place what lies so far from one place on the way to another; None where that is beyond the other."""
    bearing, _, length = WGS84.inv(one.lon, one.lat, other.lon, other.lat)
    if metres > length * (1 + ground.ROUGHNESS):
        return None
    lat, lon = ground.go(one.lat, one.lon, bearing, metres)
    told = f"{metres / 1000:.3g} km from {one.name} towards {other.name}"
    return at_place(
        query,
        one,
        _ON_THE_WAY,
        told,
        label=told,
        lat=lat,
        lon=lon,
        radius_m=ground.offset_radius_m(metres, 0.0, one.radius_m),
        precision=NEAR,
        geometry=None,
    )


def agree(stated: Place, told: Answer, score: float, why: str) -> Answer:
    """Hold what is told from elsewhere against the place that the phrase names too.

    A spot or town that is named is the answer, if it lies about where the rest says. In an area the answer is the point
    that is told, or the area's nearest to it; where that is far away, the two contradict each other, and it is refused.
    """
    if told.refused or told.place is None:
        if stated.kind in WIDE:
            return replace(told, place=None)
        return at_place(told.query, stated, score * 0.6, f"{why}; not used: {told.refused}")
    lat, lon, gap = ground.nearest_point(stated, told.lat, told.lon)
    rough = told.radius_m + (stated.radius_m * 0.3 if stated.geometry is None else 3_500.0)
    if told.precision == STRETCH and told.geometry is not None and gap > rough:
        gap = _gap(stated, told)
    if gap > 2 * rough:
        return Answer(
            query=told.query,
            candidates=told.candidates,
            refused=f"{told.label} is {gap / 1000:.0f} km from {stated.label}: they contradict each other",
        )
    sure = 1.0 if gap == 0 else 0.9 if gap <= rough else 0.65
    note = "" if gap == 0 else f", {gap / 1000:.0f} km off by the figures"
    if not stated.is_area:
        return at_place(told.query, stated, score * sure, f"{why}; {told.label} agrees{note}")
    if told.radius_m >= stated.radius_m:
        return at_place(told.query, stated, score * sure, f"{why}; {told.label} agrees{note}")
    fine = stated.kind not in WIDE
    return replace(
        told,
        place=stated if fine else told.place,
        label=f"{told.label}, {stated.label}",
        lat=lat,
        lon=lon,
        radius_m=told.radius_m,
        country=stated.country or told.country,
        admin1=stated.admin1 or (told.admin1 if told.country in {stated.country, ""} else ""),
        score=round(min(score, told.score) * sure, 3),
        why=f"{told.why}; in {stated.label}{note}",
    )


def may_lie_in(told: Answer, areas: Sequence[Place]) -> bool:
    """Tell whether what is told may lie in one of some areas, as far as its radius and their outlines can tell."""
    for area in areas:
        _, _, gap = ground.nearest_point(area, told.lat, told.lon)
        if gap <= told.radius_m + EDGE_M or (told.precision == STRETCH and _gap(area, told) <= EDGE_M):
            return True
    return False


def _gap(stated: Place, told: Answer) -> float:
    """Give the distance of a place from a stretch's ground, in metres, within a few per cent."""
    from shapely import Point  # noqa: PLC0415 - few queries need it

    assert told.geometry is not None
    near = float(told.geometry.distance(stated.geometry or Point(stated.lon, stated.lat))) * 100_000.0
    return max(near - (0.0 if stated.geometry is not None else stated.radius_m), 0.0)
