"""What no map can show, kept: incidents without place or date, totals of no one incident, places without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..values import Claim, Incident, IncidentPlace, Mention
    from .place import Grounds


def list_unplaced(
    incidents: Iterable[Incident],
    places: Iterable[IncidentPlace],
    claims: Sequence[Claim],
    mentions: Mapping[str, Mention],
    grounds: Grounds,
) -> tuple[Unplaced, ...]:
    """List what is left off the map, and why, each thing once.

    Incidents come first, then the places that the texts put incidents at without naming them or that are no
    place on a map ("four distinct points along the border", a country, the line as a whole), then totals.
    """
    placed = {place.incident_id for place in places}
    by_id = {claim.id: claim for claim in claims}
    found: dict[tuple[str, ...], Unplaced] = {}
    for item in (
        *_incidents(incidents, placed, by_id),
        *_places(claims, mentions, grounds),
        *_aggregates(claims),
    ):
        ref = "" if item.what == "place" else item.ref
        found.setdefault((item.what, ref, item.why, item.text, item.article_id), item)
    return tuple(found.values())


def _incidents(
    incidents: Iterable[Incident], placed: set[str], claims: Mapping[str, Claim]
) -> Iterator[Unplaced]:
    for incident in incidents:
        article_id = claims[incident.claim_ids[0]].article_id
        if incident.id not in placed:
            yield Unplaced(
                what="incident", ref=incident.id, why="unplaced", text=incident.title, article_id=article_id
            )
        if incident.when is None:
            yield Unplaced(
                what="incident", ref=incident.id, why="undated", text=incident.title, article_id=article_id
            )


def _places(claims: Sequence[Claim], mentions: Mapping[str, Mention], grounds: Grounds) -> Iterator[Unplaced]:
    for claim in claims:
        if claim.aggregate:
            continue
        if claim.locality:
            yield Unplaced(
                what="place", ref=claim.id, why="unplaced", text=claim.locality, article_id=claim.article_id
            )
        for place_id in claim.place_ids:
            if not grounds.is_spot(place_id) and not _holds_a_spot(place_id, claim, grounds):
                words = _words(claim, place_id, mentions) or grounds.get(place_id).label
                yield Unplaced(
                    what="place", ref=claim.id, why="unplaced", text=words, article_id=claim.article_id
                )
        for mention_id in claim.mention_ids:
            mention = mentions.get(mention_id)
            if mention is not None and not mention.place_ids:
                yield Unplaced(
                    what="place",
                    ref=claim.id,
                    why="unplaced",
                    text=mention.surface,
                    article_id=claim.article_id,
                )


def _holds_a_spot(place_id: str, claim: Claim, grounds: Grounds) -> bool:
    """Whether a country is only told to contain a place of the same claim that the map does show."""
    country = grounds.get(place_id).country
    spots = (grounds.get(other) for other in claim.place_ids if grounds.is_spot(other))
    return country != "" and any(spot.country == country for spot in spots)


def _words(claim: Claim, place_id: str, mentions: Mapping[str, Mention]) -> str:
    named = (mentions[mention_id] for mention_id in claim.mention_ids if mention_id in mentions)
    return next((mention.surface for mention in named if place_id in mention.place_ids), "")


def _aggregates(claims: Iterable[Claim]) -> Iterator[Unplaced]:
    for claim in claims:
        if claim.aggregate:
            words = claim.evidence[0].exact
            yield Unplaced(
                what="claim", ref=claim.id, why="aggregate", text=words, article_id=claim.article_id
            )
