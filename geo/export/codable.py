"""Incidents as data sets of conflicts have them: a row an incident, at its widest place, with one number of dead.

What such a row cannot say is counted, so that a note beside the file can say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from gazetteer import PlaceNotFound

from .parties import Parties, tell_parties
from .tolls import Toll, count_dead
from .view import to_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazetteer import Gazetteer

    from ..frame import Frames

# Where an incident that lies in no country, or on the line between two, is put: nowhere.
_NO_COUNTRY = "lies on no country's side, as far as is known"
_UNDATED = "undated"
_UNPLACED = "no place is told, or none that is in the gazetteer"
_COUNTRY = "known only to the country, or not at all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codable:
    """An incident that can be a row.

    Parameters
    ----------
    incident, place
        Their rows of the frames; the place is the widest of the incident's.
    others
        The rows of its other places.
    lat, lon
        Degrees, EPSG:4326: of the place's point, or of what stands for its area.
    country
        ISO 3166-1 alpha-2.
    start, end
        Local days.
    claims, articles
        Their rows.
    parties
        Who fought whom, as far as the claims tell.
    toll
        The dead, by the policy that was asked for.
    """

    incident: Mapping[str, Any]
    place: Mapping[str, Any]
    others: tuple[Mapping[str, Any], ...]
    lat: float
    lon: float
    country: str
    start: date
    end: date
    claims: tuple[Mapping[str, Any], ...]
    articles: tuple[Mapping[str, Any], ...]
    parties: Parties
    toll: Toll


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What is in no row: incidents by the reason, and what never was an incident."""

    incidents: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)


def list_codable(
    frames: Frames, gazetteer: Gazetteer, *, policy: str, with_countries: bool, left_out: LeftOut
) -> Iterator[Codable]:
    """Yield the incidents that can be a row, and count the others.

    Parameters
    ----------
    frames
        What was found.
    gazetteer
        The theatre's: it has the points that stand for areas, and says what sides are.
    policy
        Whose estimate of the dead is taken.
    with_countries
        Whether a place may be known to its country only.
    left_out
        Counts what is in no row.
    """
    places, claims, estimates = (
        _by_incident(to_rows(getattr(frames, name))) for name in ("incident_places", "claims", "estimates")
    )
    areas = {row["place_key"]: row["geometry"] for row in to_rows(frames.areas)}
    articles = {row["article_id"]: row for row in to_rows(frames.articles)}
    _count_others(frames, left_out)
    for incident in to_rows(frames.incidents):
        here = [
            place
            for place in places[incident["incident_id"]]
            if place["where_prec"] is not None
            and (with_countries or place["geo_precision"] is not None)
            and _point(place, areas, gazetteer) is not None
        ]
        days = _days(incident)
        if days is None:
            left_out.incidents[_UNDATED] += 1
            continue
        if not here:
            left_out.incidents[_COUNTRY if places[incident["incident_id"]] else _UNPLACED] += 1
            continue
        # The first told of the widest: max keeps the first.
        widest = max(here, key=lambda place: (place["where_prec"], place["radius_m"] or 0.0))
        country = widest["country"] or widest["side"]
        if not country:
            left_out.incidents[_NO_COUNTRY] += 1
            continue
        point = _point(widest, areas, gazetteer)
        assert point is not None
        told = tuple(claims[incident["incident_id"]])
        yield Codable(
            incident=incident,
            place=widest,
            others=tuple(place for place in places[incident["incident_id"]] if place is not widest),
            lat=round(point[0], 6),
            lon=round(point[1], 6),
            country=country,
            start=days[0],
            end=days[1],
            claims=told,
            articles=tuple(
                articles[each] for each in incident["article_ids"].split("; ") if each in articles
            ),
            parties=tell_parties(incident["sides"], told, gazetteer.sides),
            toll=count_dead(estimates[incident["incident_id"]], policy, gazetteer.sides),
        )


def _days(incident: Mapping[str, Any]) -> tuple[date, date] | None:
    try:
        start = date.fromisoformat(incident["date_start"])
        return start, max(start, date.fromisoformat(incident["date_end"] or incident["date_start"]))
    except ValueError:
        return None


def _by_incident(rows: list[dict[str, Any]]) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["incident_id"]].append(row)
    return found


def _point(
    place: Mapping[str, Any], areas: Mapping[str, Any], gazetteer: Gazetteer
) -> tuple[float, float] | None:
    """Give the latitude and longitude of a place's point, or of what stands for its area."""
    if place["geometry"] is not None:
        return place["geometry"].y, place["geometry"].x
    area = areas.get(place["place_key"])
    if place["place_id"] and place["precision"] != "stretch":
        with suppress(PlaceNotFound):  # tables from elsewhere may name places of another gazetteer
            known = gazetteer.get(place["place_id"])
            return known.lat, known.lon
    if area is None:
        return None
    middle = area.representative_point()
    return middle.y, middle.x


def _count_others(frames: Frames, left_out: LeftOut) -> None:
    claims = frames.claims
    lone = claims[(claims["incident_id"] == "") & (claims["verdict"] != "discarded")]
    left_out.others["claims of no one incident: totals of a period, running totals"] += len(lone)
    for (what, why), rows in frames.unplaced.groupby(["what", "why"], sort=True):
        if what == "place":
            left_out.others[f"places that no gazetteer has, or that are none on a map ({why})"] += len(rows)
