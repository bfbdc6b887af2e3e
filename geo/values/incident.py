"""One event, its places, and what its claims add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from .when import When


class Kind(StrEnum):
    """The kinds of incident that a map tells apart by colour.

    Examples
    --------
    >>> Kind("strike") is Kind.STRIKE, Kind.STRIKE == "strike"
    (True, True)
    """

    CLASH = "clash"
    STRIKE = "strike"
    ATTACK = "attack"
    CLOSURE = "closure"
    OTHER = "other"


class Precision(StrEnum):
    """How a place is known, from a point to nothing (the design's table maps UCDP's and ACLED's codes).

    Examples
    --------
    >>> Precision("stretch") is Precision.STRETCH, Precision.STRETCH == "stretch"
    (True, True)
    """

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
    """Why a claim belongs to its incident.

    Parameters
    ----------
    claim_id
        The claim.
    reason
        What joined it to the others.

    Examples
    --------
    >>> Join(claim_id="c0123456789ab", reason="same day and place").reason
    'same day and place'
    """

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
    when
        Its days; None if no claim tells them.
    claim_ids, article_ids
        What tells of it, in order.
    joins
        A reason for each claim.
    sides
        Labels of the sides that fought or were hit.
    grade, grade_reasons
        confirmed, fair, weak, contested or discounted, with reasons.
    reviewed
        Whether a person has looked at it.

    Examples
    --------
    >>> import geo
    >>> incident = geo.build(geo.read("seeds")).dossier.incidents[0]
    >>> incident.kind.value, incident.title, str(incident.when.start)
    ('strike', 'Air strikes on Kabul and Paktika', '2025-10-09')
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
    incident_id
        The incident.
    place_id
        The gazetteer's place; None for a stretch of the line or a name that no gazetteer has.
    name, kind
        As the text has them: the bare name, and province, district, city, crossing ...
    precision
        How exactly the place is known.
    role
        ``incident``.
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
    mention_ids, claim_ids
        What says that it was there.
    alleged
        Nobody but the accusing side says that it happened here.

    Examples
    --------
    >>> import geo
    >>> place = geo.build(geo.read("seeds")).dossier.incident_places[0]
    >>> place.name, place.precision.value, place.point.geom_type, place.area.geom_type
    ('Kabul', 'settlement', 'Point', 'Polygon')
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
    """What the claims about one side and measure of an incident amount to, by a named policy (``docs/estimates.md``).

    Parameters
    ----------
    incident_id, victim_side, measure
        Of which incident, whose losses, counted as what.
    policy
        The policy's name.
    low, best, high
        Persons or things; None where the policy gives none.
    disputed
        Whether claims cannot all hold, or one is denied.
    dispute_ratio
        The highest figure over the lowest; None where it cannot be computed.
    independent
        How many voices stand behind the claims, not how many articles.
    claim_ids
        The claims that it rests on.
    reason
        How the policy got there.

    Examples
    --------
    >>> import geo
    >>> estimates = geo.build(geo.read("seeds")).dossier.estimates
    >>> [(each.low, each.high) for each in estimates if each.policy == "own_loss_floor" and each.disputed]
    [(9, 201), (23, 58)]
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

    Parameters
    ----------
    what, ref
        ``incident``, ``claim`` or ``place``, and its id.
    why
        ``unplaced``, ``undated``, ``aggregate``, ``background`` or ``discarded``.
    text
        The words of the article, or a description.
    article_id
        Where they stand.

    Examples
    --------
    >>> Unplaced(what="incident", ref="i0123456789ab", why="unplaced", text="Attack, place not told").why
    'unplaced'
    """

    what: str
    ref: str
    why: str
    text: str
    article_id: str = ""
