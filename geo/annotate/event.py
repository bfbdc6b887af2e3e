"""The main event of an article: what it reports, where, and how many died of all sides together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..values import Kind
from .chain import Chain
from .date import to_iso
from .scene import Scene
from .toll import count_killed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer import Gazetteer, Sides

    from ..values import Claim, Dossier, Incident, Mention
    from .remarks import Remarks

_VIOLENT = frozenset({Kind.CLASH, Kind.STRIKE, Kind.ATTACK})


def describe_event(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    dossier: Dossier,
    gazetteer: Gazetteer,
    *,
    remarks: Remarks,
) -> dict[str, Any]:
    """Describe the main event among an article's incidents.

    The main event is the incident that the article tells first; where one sentence tells several, the one
    with violence in it, then the one of which most is claimed. What the text marks as lying behind its event is
    main only if there is nothing else.

    Parameters
    ----------
    incidents, claims, mentions
        Of the article alone.
    dossier
        Gives the incidents' places and the relations between claims.
    gazetteer
        Where the places are.
    remarks
        What the article says of its own numbers.

    Returns
    -------
    dict
        ``killed`` (see ``count_killed``; None where nobody gives a number; where the main event's dead are not
        counted, those of another one that is told of the same place), ``place`` (see ``Scene``; None where
        none is named), ``date`` (as much of ISO 8601 as is known, or None) and ``type`` (the corpus's incident
        type, or None). An article that claims nothing has a place still, if it names where it is.
    """
    told = {
        incident.id: [claim for claim in claims if claim.id in incident.claim_ids] for incident in incidents
    }
    candidates = [incident for incident in incidents if told[incident.id]]
    main = min(candidates, key=lambda incident: _rank(incident, told[incident.id]), default=None)
    places = [place for place in dossier.incident_places if main and place.incident_id == main.id]
    ordered = sorted(mentions, key=lambda mention: mention.start)
    chain = Chain(text=remarks.text, language=remarks.language, mentions=ordered)
    scene = Scene(mentions=mentions, places=places, gazetteer=gazetteer, chain=chain)
    killed = remarks.given
    if main is not None:
        split = _split_then(main, gazetteer.sides)
        killed = count_killed(_of_event(main, candidates, told), dossier.relations, remarks, split=split)
    return {
        "killed": killed,
        "place": scene.describe(told=main is not None),
        "date": to_iso(main.when) if main else None,
        "type": main.type if main else None,
    }


def _of_event(
    main: Incident, incidents: Sequence[Incident], told: Mapping[str, Sequence[Claim]]
) -> list[Claim]:
    """Return the claims of the main event and of those that may be part of it: at its places, on its day.

    A strike and the fight that it was part of are two on a map, and one event.
    """
    own = _places(told[main.id])
    claims = list(told[main.id])
    for incident in sorted(incidents, key=lambda incident: _rank(incident, told[incident.id])):
        places = _places(told[incident.id])
        elsewhere = bool(own) and bool(places) and own.isdisjoint(places)
        behind = all(claim.background for claim in told[incident.id])
        if incident is not main and not (elsewhere or behind or _on_other_days(main, incident)):
            claims.extend(told[incident.id])
    return claims


def _split_then(main: Incident, sides: Sides) -> frozenset[str]:
    """Return the sides that were two when the event was: a movement, and the state that it later took."""
    if main.when is None:
        return frozenset()
    end = main.when.end
    return frozenset(party.forces for party in sides.parties.values() if party.before and end < party.before)


def _on_other_days(one: Incident, other: Incident) -> bool:
    if one.when is None or other.when is None:
        return False
    return one.when.end < other.when.start or other.when.end < one.when.start


def _places(claims: Sequence[Claim]) -> set[str]:
    return {place_id for claim in claims for place_id in claim.place_ids}


def _rank(incident: Incident, claims: Sequence[Claim]) -> tuple[bool, int, bool, int, str]:
    first = min(evidence.start for claim in claims for evidence in claim.evidence)
    behind = all(claim.background for claim in claims)
    return behind, first, incident.kind not in _VIOLENT, -len(claims), incident.id
