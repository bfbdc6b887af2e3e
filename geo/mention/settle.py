"""Which place a name means: kind words, containers and neighbours put to the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer import Context

from ..values import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Place

    from .group import Group
    from .romanise import Romaniser
    from .spot import Spot

# So many places named around an ambiguous name are asked for help.
MOST_NEIGHBOURS = 12
# Kinds that are listed among their like: a town is named with a province as often as not.
_SPOTS = frozenset({"crossing", "post", "pass", "landmark"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a spot means; ``place`` is None where the name is not listed, or could not be decided."""

    place: Place | None
    candidates: tuple[Candidate, ...]
    name: str
    kind: str
    country: str
    within_id: str | None


def settle(
    group: Group,
    text: str,
    neighbours: Sequence[str],
    closing: str,
    gazetteer: Gazetteer,
    *,
    romaniser: Romaniser | None = None,
) -> tuple[Settled, ...]:
    """Decide all places of a group, containers before what they contain.

    ``neighbours`` are ids named around it; ``closing`` is the kind that the sentence suggests ("crossing",
    where something was shut), empty if none; ``romaniser`` writes names that no gazetteer has.
    """
    done: dict[int, Settled] = {}
    kinds = _share_kinds(group, gazetteer)

    def decide(index: int, depth: int = 0) -> Settled:
        if index not in done:
            outer = group.containers[index]
            container = decide(outer, depth + 1) if outer >= 0 and depth < len(group.spots) else None
            done[index] = _settle_one(
                group.spots[index],
                kinds[index] or closing,
                container,
                text,
                neighbours=neighbours,
                gazetteer=gazetteer,
                romaniser=romaniser,
            )
        return done[index]

    # From the end: containers mostly stand after what they contain, so recursion stays shallow.
    for index in range(len(group.spots) - 1, -1, -1):
        decide(index)
    return tuple(done[index] for index in range(len(group.spots)))


def _share_kinds(group: Group, gazetteer: Gazetteer) -> list[str]:
    """Let a name that can only be a crossing, a post or a pass tell what its list is of.

    The gazetteer has read the kind words already, those of whole lists ("Khost and Kunar provinces") too; one
    in the singular speaks of its own name alone ("Kabul and Paktika province").
    """
    kinds = [spot.kind if spot.kind != "area" else "" for spot in group.spots]
    told = [_only_kind(spot, gazetteer) for spot in group.spots]
    for index, kind in enumerate(kinds):
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(told)]
        listed = (told[other] for other in beside if group.containers[other] == group.containers[index])
        kinds[index] = kind or next((other for other in listed if other in _SPOTS), "")
    return kinds


def _only_kind(spot: Spot, gazetteer: Gazetteer) -> str:
    kinds = {gazetteer.get(place_id).kind for place_id in spot.place_ids}
    return kinds.pop() if len(kinds) == 1 else ""


def _settle_one(
    spot: Spot,
    kind: str,
    container: Settled | None,
    text: str,
    *,
    neighbours: Sequence[str],
    gazetteer: Gazetteer,
    romaniser: Romaniser | None,
) -> Settled:
    surface = text[spot.start : spot.end]
    outer = container.place if container else None
    within = outer.id if outer else (container.within_id if container else None)
    country = (outer.country if outer else container.country) if container else ""
    if not spot.place_ids:
        said = spot.kind if spot.kind not in {"", "area"} else "region"
        name = romaniser.write(surface) if romaniser else surface
        return Settled(place=None, candidates=(), name=name, kind=said, country=country, within_id=within)
    places = [gazetteer.get(place_id) for place_id in spot.place_ids]
    if len(places) == 1:
        return _known(places[0], surface, gazetteer)
    fits = kind if any(place.kind == kind for place in places) else ""
    context = Context(
        country=country,
        kind=fits,
        near_ids=tuple(neighbours),
        containing=(within,) if within else (),
    )
    # A slip of the pen has no meanings to be weighed: those of the name that it is taken for are.
    answer = gazetteer.weigh(surface if gazetteer.named(surface) else places[0].name, context)
    candidates = tuple(
        Candidate(place_id=place_id, score=score, why=why) for place_id, score, why in answer.candidates
    )
    if answer.place is not None:
        return _known(answer.place, surface, gazetteer, candidates)
    names = sorted({place.name for place in places})
    kinds = sorted({place.kind for place in places})
    countries = sorted({place.country for place in places})
    return Settled(
        place=None,
        candidates=candidates,
        name=names[0] if len(names) == 1 else surface,
        kind=fits or kinds[0],
        country=countries[0] if len(countries) == 1 else country,
        within_id=within,
    )


def _known(
    place: Place, surface: str, gazetteer: Gazetteer, candidates: tuple[Candidate, ...] = ()
) -> Settled:
    name = gazetteer.call(place.id, surface)
    return Settled(
        place=place, candidates=candidates, name=name, kind=place.kind, country=place.country, within_id=None
    )
