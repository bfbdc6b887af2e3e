"""Whether an answer is the place that the text means. What cannot be told is refused, with the reason."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from shapely.geometry import Point
from shapely.ops import nearest_points

from ..distance import distance_m
from ..ellipsoid import WGS84
from ..place import Kind
from ..spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..gazetteer import Gazetteer
    from ..place import Place
    from .answer import OnlineQuestion
    from .candidate import Candidate

# A place at the edge of a polygon may lie this far outside of it: polygons are simplified (design, "A theatre is a
# folder of data").
EDGE_M = 3_500.0
# Two answers so near to each other are one place told twice: the village and its boundary.
SAME_M = 10_000.0
# Of the letters of the two names: a spelling may differ ("Zumrai"), another name may not. Found by trying on spellings
# of the gazetteer's own places: alternative ones lie above, those of other places below.
ALIKE = 0.8
# What a text calls a post or a pass is not the village of its name.
_EXACT = frozenset(
    {Kind.CROSSING, Kind.POST, Kind.PASS, Kind.LANDMARK, Kind.VALLEY, Kind.DISTRICT, Kind.PROVINCE}
)


def judge(
    question: OnlineQuestion, candidates: Sequence[Candidate], gazetteer: Gazetteer
) -> tuple[Candidate | None, str, tuple[str, ...]]:
    """Give the candidate that fits, why, and what was refused for which reason."""
    within = gazetteer.get(question.within_id) if question.within_id else None
    refused, fitting = [], []
    for candidate in candidates:
        reason = _misfit(question, candidate, within, gazetteer)
        if reason:
            refused.append(f"{candidate.address or candidate.name}: {reason}")
        else:
            fitting.append(candidate)
    if not fitting:
        return None, refused[0] if refused else "the service knows no such place", tuple(refused)
    first = fitting[0]
    others = [each for each in fitting[1:] if distance_m(first.lat, first.lon, each.lat, each.lon) > SAME_M]
    if others:
        several = "; ".join(each.address or each.name for each in (first, *others[:2]))
        return None, f"could be several places: {several}", tuple(refused)
    where = f", within {within.label}" if within else ""
    return first, f"found online as {first.address or first.name}{where}", tuple(refused)


def _misfit(
    question: OnlineQuestion, candidate: Candidate, within: Place | None, gazetteer: Gazetteer
) -> str:
    """Say why a candidate is not what the text means; empty if it may be."""
    return _wrong_kind(question, candidate) or _wrong_spot(candidate, within, gazetteer)


def _wrong_kind(question: OnlineQuestion, candidate: Candidate) -> str:
    if not candidate.kind:
        return f"is no place that an incident could be at ({candidate.what})"
    if candidate.kind in {Kind.COUNTRY, Kind.REGION}:
        return "is too large to say where"
    if question.kind in _EXACT and candidate.kind != question.kind:
        return f"is a {candidate.kind}, and the text speaks of a {question.kind}"
    return "" if any(_alike(question.name, name) for name in candidate.names) else "has another name"


def _wrong_spot(candidate: Candidate, within: Place | None, gazetteer: Gazetteer) -> str:
    around = gazetteer.at(lat=candidate.lat, lon=candidate.lon)
    if not any(place.kind == Kind.COUNTRY for place in around):
        return "lies in none of the theatre's countries"
    if within is None or within.id in {place.id for place in around}:
        return ""
    away_m = _outside_m(candidate, within)
    return (
        f"lies {away_m / 1000:.0f} km outside {within.label}, where the text puts it"
        if away_m > EDGE_M
        else ""
    )


def _alike(name: str, other: str) -> bool:
    one, two = fold(name).replace(" ", ""), fold(other).replace(" ", "")
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE


def _outside_m(candidate: Candidate, within: Place) -> float:
    near = nearest_points(within.extent(), Point(candidate.lon, candidate.lat))[0]
    _, _, metres = WGS84.inv(near.x, near.y, candidate.lon, candidate.lat)
    return float(metres)
