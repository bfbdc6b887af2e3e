"""The main event of an article: what it reports, where, and how many died of all sides together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..values import Kind, Precision
from .date import to_iso
from .toll import count_killed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer

    from ..values import Claim, Dossier, Incident, IncidentPlace

_VIOLENT = frozenset({Kind.CLASH, Kind.STRIKE, Kind.ATTACK})
# The most exact place says most about where it was; a country says nothing that a map could show.
_EXACT_FIRST = (
    Precision.SITE,
    Precision.SETTLEMENT,
    Precision.NEAR_SETTLEMENT,
    Precision.DISTRICT,
    Precision.PROVINCE,
    Precision.STRETCH,
)


def describe_event(
    incidents: Sequence[Incident], claims: Sequence[Claim], dossier: Dossier, gazetteer: Gazetteer
) -> dict[str, Any]:
    """Describe the main event among an article's incidents.

    The main event is the incident that the article tells first; where one sentence tells several, the one
    with violence in it, then the one of which most is claimed. What the text marks as lying behind its event is
    main only if there is nothing else.

    Parameters
    ----------
    incidents, claims
        Of the article alone.
    dossier
        Gives the incidents' places and the relations between claims.
    gazetteer
        Where the places are.

    Returns
    -------
    dict
        ``killed`` (see ``count_killed``; None where nobody gives a number), ``place`` (the incident's most exact
        one, or None), ``date`` (as much of ISO 8601 as is known, or None) and ``type`` (the corpus's incident
        type, or None).
    """
    told = {
        incident.id: [claim for claim in claims if claim.id in incident.claim_ids] for incident in incidents
    }
    candidates = [incident for incident in incidents if told[incident.id]]
    if not candidates:
        return {"killed": None, "place": None, "date": None, "type": None}
    main = min(candidates, key=lambda incident: _rank(incident, told[incident.id]))
    places = [place for place in dossier.incident_places if place.incident_id == main.id]
    return {
        "killed": count_killed(told[main.id], dossier.relations),
        "place": _place(places, gazetteer),
        "date": to_iso(main.when),
        "type": main.type,
    }


def _rank(incident: Incident, claims: Sequence[Claim]) -> tuple[bool, int, bool, int, str]:
    first = min(evidence.start for claim in claims for evidence in claim.evidence)
    behind = all(claim.background for claim in claims)
    return behind, first, incident.kind not in _VIOLENT, -len(claims), incident.id


def _place(places: Sequence[IncidentPlace], gazetteer: Gazetteer) -> dict[str, Any] | None:
    exact = [place for place in places if place.precision in _EXACT_FIRST]
    if not exact:
        return None
    # Of several as exact as each other it is the first in the text's order.
    chosen = min(exact, key=lambda place: _EXACT_FIRST.index(place.precision))
    if chosen.place_id is not None:
        known = gazetteer.get(chosen.place_id)
        lat, lon, radius_m = known.lat, known.lon, known.radius_m
    else:
        shape = chosen.point if chosen.point is not None else chosen.area
        if shape is None:
            return None
        middle = shape.representative_point()
        lat, lon, radius_m = round(middle.y, 5), round(middle.x, 5), chosen.radius_m
    return {"name": chosen.name, "lat": lat, "lon": lon, "radius_m": radius_m, "kind": chosen.kind}
