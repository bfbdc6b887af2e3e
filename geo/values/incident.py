"""One event, its places, and what its claims add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from .when import When


class Kind(StrEnum):
    """The kinds of incident that a map tells apart by colour."""

    CLASH = "clash"
    STRIKE = "strike"
    ATTACK = "attack"
    CLOSURE = "closure"
    OTHER = "other"


class Precision(StrEnum):
    """How a place is known, from a point to nothing (the design's table maps UCDP's and ACLED's codes)."""

    SITE = "site"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    DISTRICT = "district"
    PROVINCE = "province"
    STRETCH = "stretch"
    COUNTRY = "country"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why a claim belongs to its incident."""

    claim_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event. It may have many places, and its toll belongs to none of them alone.

    Parameters
    ----------
    id, aliases
        ``i`` and the digits of its earliest claim (by date, then id), and the ids it had before.
    type
        The corpus's type: armed_clash, air_strike, drone_strike, shelling, attack, crossing_closure,
        reopening, other.
    kind, event_type, sub_event_type
        The kind on the map, and ACLED-like codes.
    title
        A short name made from kind and places, for people.
    sides
        Labels of the sides that fought or were hit.
    joins
        A reason for each claim.
    grade, grade_reasons
        confirmed, fair, weak, contested or discounted, with reasons.
    reviewed
        Whether a person has looked at it.
    """

    id: str
    type: str
    kind: Kind
    event_type: str
    sub_event_type: str
    title: str
    when: When | None
    claim_ids: tuple[str, ...]
    joins: tuple[Join, ...]
    article_ids: tuple[str, ...]
    sides: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    grade: str = ""
    grade_reasons: tuple[str, ...] = ()
    reviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlace:
    """Where an incident was, as far as it is known. Geometry is EPSG:4326 (x = longitude).

    Parameters
    ----------
    place_id
        The gazetteer's place; None for a stretch of the line or a name that no gazetteer has.
    point
        A shapely Point, only for a site or a settlement; None for everything less exact.
    area
        The polygon within which it happened; None for a site.
    radius_m
        Metres; how far from ``point``, or from the area's representative point, it may have been.
    side, side_certain
        ISO 3166-1 alpha-2 code of the country whose side of the line it lies on, empty where not known.
    km_from, km_to
        The stretch of the frontier it covers or is nearest to, in published kilometres from the start.
    distance_km
        Distance to the line in kilometres, 0 where the area touches it.
    alleged
        Nobody but the accusing side says that it happened here.
    """

    incident_id: str
    place_id: str | None
    name: str
    kind: str
    precision: Precision
    role: str = "incident"
    point: BaseGeometry | None = None
    area: BaseGeometry | None = None
    radius_m: float = 0.0
    side: str = ""
    side_certain: bool = False
    km_from: float | None = None
    km_to: float | None = None
    distance_km: float | None = None
    mention_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    alleged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the claims about one side and measure of an incident amount to, by a named policy.

    ``low``, ``best`` and ``high`` are None where the policy gives none; ``dispute_ratio`` is high over low
    (None where it cannot be computed); ``independent`` counts the voices, not the articles.
    """

    incident_id: str
    victim_side: str
    measure: str
    policy: str
    low: int | None
    best: int | None
    high: int | None
    disputed: bool
    dispute_ratio: float | None
    independent: int
    claim_ids: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something kept though no map can show it: an incident without a place or date, or a claim of none.

    ``what`` is ``incident``, ``claim`` or ``place``; ``ref`` its id; ``why`` one of ``unplaced``, ``undated``,
    ``aggregate``, ``background``; ``text`` the words of the article, or a description.
    """

    what: str
    ref: str
    why: str
    text: str
    article_id: str = ""
