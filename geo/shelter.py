"""Shelter: what the theatre's data mark as sensitive is known, from here on, no better than by its settlement.

It comes before incidents are made, so that nothing behind it, no table, title, reason or file, ever knows the site. A
crossing stays a point: it is on every road map.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .review import BLOCK, Cover

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer

    from .values import Candidate, Claim, Mention


def shelter(
    mentions: Iterable[Mention], claims: Iterable[Claim], gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Put what stands in for sensitive places into mentions and claims.

    A sentence that names such a place is quoted as it stands: only a redaction covers the name there.

    Raises
    ------
    gazetteer.TheatreDataError
        Nothing can stand in for a sensitive place; the lint of the theatre's data finds it too.
    """
    return (
        tuple(_shelter_mention(mention, gazetteer) for mention in mentions),
        tuple(replace(claim, place_ids=_stand_ins(claim.place_ids, gazetteer)) for claim in claims),
    )


def _stand_ins(place_ids: Iterable[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(gazetteer.stand_in(place_id).id for place_id in place_ids))


def _shelter_mention(mention: Mention, gazetteer: Gazetteer) -> Mention:
    candidates = tuple(_shelter_candidate(each, gazetteer) for each in mention.candidates)
    within = None if mention.within_id is None else gazetteer.stand_in(mention.within_id).id
    sheltered = replace(mention, candidates=candidates, within_id=within)
    if mention.place_id is None:
        return sheltered
    place = gazetteer.stand_in(mention.place_id)
    if place.id == mention.place_id:
        return sheltered
    named = Cover([] if mention.described else [mention.surface])
    return replace(
        sheltered,
        place_id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        surface=mention.surface if mention.described else BLOCK * len(mention.surface),
        reason=named.text(mention.reason),
    )


def _shelter_candidate(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    return replace(candidate, place_id=gazetteer.stand_in(candidate.place_id).id)
