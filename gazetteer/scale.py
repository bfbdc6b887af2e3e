"""Weighing what a name could mean against what its text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .context import Resolution
from .distance import distance_m
from .place import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .context import Context
    from .index import Entry
    from .place import Place

# Points of evidence. Order matters more than size: a kind word beats everything but containment together with
# another cue, containment beats company, company beats habit. Two readings closer than MARGIN cannot be told apart.
USUAL = 0.5
STEP = 0.05
KIND = 0.3
CONTAINED = 0.25
COUNTRY = 0.25
SAME_PROVINCE = 0.12
CLOSE = 0.06
SAME_KIND = 0.06
MARGIN = 0.009
CLOSE_M = 60_000.0
ABROAD = 0.2
# Areas smaller than a province, whose outline is a point and a radius; and how far it may reach beyond that.
PARTS = frozenset({Kind.DISTRICT, Kind.REGION, Kind.VALLEY})
ROUGH = 1.3
# A town is named with a province as often as not, a crossing with crossings.
SITES = frozenset({Kind.CROSSING, Kind.POST, Kind.PASS, Kind.LANDMARK})


def may_lie_in(place: Place, area: Place) -> bool:
    """Tell whether a place may lie in an area smaller than a province, as far as points and radii can tell.

    Radii are rough, so what a careless point puts just outside may lie inside; another country's never does.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> theatre = Gazetteer.load("durand")
    >>> village, district = theatre.get("birmal-city"), theatre.get("south-waziristan-district")
    >>> may_lie_in(village, district), may_lie_in(theatre.get("barmal-district"), district)
    (True, False)
    """
    abroad = bool(area.country) and place.country != area.country
    if area.kind not in PARTS or place.id == area.id or abroad:
        return False
    reach = area.radius_m * ROUGH + place.radius_m
    return distance_m(place.lat, place.lon, area.lat, area.lon) <= reach


def weigh(
    entry: Entry, places: Mapping[str, Place], context: Context, provinces: Mapping[tuple[str, str], str]
) -> Resolution:
    """Score every place that a name can mean, and decide if one stands out.

    Parameters
    ----------
    entry
        The name, with its places in their usual order.
    places, provinces
        Places by id; ids of provinces by country and name.
    context
        What the text says around the name.
    """
    known = [places[place_id] for place_id in entry.place_ids]
    kinds = {place.kind for place in known}
    near = [
        places[place_id]
        for place_id in context.near_ids
        if place_id in places and place_id not in entry.place_ids  # the name itself, elsewhere, tells nothing
    ]
    first = known[0]
    apart = any(distance_m(first.lat, first.lon, place.lat, place.lon) > CLOSE_M for place in known)
    habit = [USUAL - STEP * entry.rule.tier(place_id) for place_id in entry.place_ids]
    scored = []
    for place, usual in zip(known, habit, strict=True):
        score, reasons = usual, ["usual meaning" if usual == max(habit) else "less usual"]
        for points, reason in _cues(
            place, context, kinds, near, provinces=provinces, places=places, apart=apart
        ):
            score += points
            reasons.append(reason)
        scored.append((place, round(score, 3), "; ".join(reasons)))
    scored.sort(key=lambda item: -item[1])
    # Compared as they are, and shown between 0 and 1: two that reach 1 are not alike for that.
    candidates = tuple((place.id, min(max(score, 0.0), 1.0), why) for place, score, why in scored)
    best, score, why = scored[0]
    if len(scored) > 1 and score - scored[1][1] < MARGIN:
        return Resolution(
            place=None,
            candidates=candidates,
            why=f"cannot tell {best.label} from {scored[1][0].label}: {why}",
        )
    return Resolution(place=best, candidates=candidates, why=f"{best.label}: {why}")


def _cues(
    place: Place,
    context: Context,
    kinds: set[str],
    near: list[Place],
    *,
    provinces: Mapping[tuple[str, str], str],
    places: Mapping[str, Place],
    apart: bool,
) -> Iterable[tuple[float, str]]:
    if context.kind in kinds:
        yield (
            (KIND, f"the word says {place.kind}")
            if place.kind == context.kind
            else (-KIND, "the word says otherwise")
        )
    if context.country and place.country:
        same = place.country == context.country
        yield (COUNTRY, f"in {place.country}") if same else (-COUNTRY, f"not in {context.country}")
    if context.containing:
        wider = (provinces.get((place.country, place.admin1)), provinces.get((place.country, "")))
        inside = any(
            place_id in wider or (place_id in places and may_lie_in(place, places[place_id]))
            for place_id in context.containing
        )
        yield (CONTAINED, "within what the text names") if inside else (-CONTAINED, "elsewhere")
    # Company tells places apart only where they lie apart, not the town from the district and gate of its name.
    telling = near if apart else []
    if any(
        (other.country, other.admin1) == (place.country, place.admin1) for other in telling if other.admin1
    ):
        yield SAME_PROVINCE, "another place of its province is named"
    elif any(
        not other.is_area and distance_m(place.lat, place.lon, other.lat, other.lon) < CLOSE_M
        for other in telling
    ):
        yield CLOSE, "a place close to it is named"
    if near and not context.kind and near[0].kind == place.kind in SITES and len(kinds) > 1:
        yield SAME_KIND, f"named with a {place.kind}"
    if not place.in_theatre:
        yield -ABROAD, "abroad"
