"""A place as far as the words beside its name fit it: nothing is told finer than it was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..place import Kind
from .answer import DISTRICT, NEAR, SETTLEMENT, WIDE, Answer, at_place

if TYPE_CHECKING:
    from ..place import Place
    from .clauses import Ref
    from .settle import Settled

# A tehsil that no list has is about its town; a thing of a town, or a pass or post of its name, is near it.
TEHSIL_M = 20_000.0
THING_M = 10_000.0
TOWN_M = 5_000.0
UNLISTED = 0.5


def answer_plain(query: str, settled: Settled) -> Answer:
    """Answer with the place that names alone mean, or say why none."""
    if settled.place is None or settled.ref is None:
        return Answer(
            query=query, candidates=settled.candidates, refused=settled.refused, unknown=_unknown_of(settled)
        )
    answer = _as_said(query, settled.place, settled.ref, settled)
    if settled.unknown and not answer.refused:
        answer = _without_unknown(answer, settled.place, settled)
    return replace(answer, candidates=settled.candidates, unknown=_unknown_of(settled))


def _unknown_of(settled: Settled) -> tuple[str, ...]:
    return tuple(ref.item.text for ref in settled.unknown)


def _as_said(query: str, place: Place, ref: Ref, settled: Settled) -> Answer:
    score, why = settled.score, settled.why
    if ref.thing and not place.is_area:
        return near(query, place, score * 0.8, f"{why}; {ref.thing!r} is in no list", THING_M)
    fits = not ref.kinds or place.kind == ref.kinds[0] or (place.kind in ref.kinds and place.is_area)
    if fits and ref.thing:
        return at_place(query, place, score * UNLISTED, f"{why}; {ref.thing!r} is in no list")
    if fits:
        return at_place(query, place, score, why)
    if settled.guessed and place.kind not in ref.kinds:
        # Neither its name nor its kind is what the list has: another place.
        return Answer(query=query, refused=f"no place is called {ref.item.text!r}")
    note = f"{why}; no {ref.kinds[0]} of that name is listed"
    return _of_other_kind(query, place, ref.kinds, score * 0.8, note)


def _of_other_kind(query: str, place: Place, kinds: tuple[str, ...], score: float, note: str) -> Answer:
    """Answer with a place of another kind than was said, where one stands for the other, but no finer."""
    said = kinds[0]
    if said in {Kind.PROVINCE, Kind.COUNTRY} or (place.kind in WIDE and not _may_be_called(place, said)):
        return Answer(query=query, refused=f"no {said} is called {place.name!r}")
    if place.is_area or said == Kind.CITY:
        town = {"precision": SETTLEMENT, "radius_m": max(place.radius_m, TOWN_M), "geometry": None}
        return at_place(query, place, score, note, **({} if place.is_area else town))
    if Kind.DISTRICT in kinds:
        radius_m = max(TEHSIL_M, place.radius_m)
        return at_place(query, place, score, note, radius_m=radius_m, precision=DISTRICT, geometry=None)
    return near(query, place, score, note, THING_M)


def _may_be_called(place: Place, said: str) -> bool:
    """Tell whether a wide place may be called so: a region a belt, a valley or a province's name; never a town."""
    return said == Kind.REGION or (place.kind == Kind.REGION and said in {Kind.DISTRICT, Kind.VALLEY})


def _without_unknown(answer: Answer, place: Place, settled: Settled) -> Answer:
    """Answer beside a name that no list has: with what contains it, if that is no wider than a district."""
    assert settled.ref is not None
    items = [ref.item for ref in settled.unknown]
    names = ", ".join(repr(item.text) for item in items)
    behind = all(ref.item.at > settled.ref.item.at and not _is_part(ref) for ref in settled.unknown)
    if behind and settled.confirmed:
        why = f"{answer.why}; in no list: {names}"
        return replace(answer, score=round(answer.score * 0.8, 3), why=why)
    # "X, Y" is in the province as likely as in the town.
    wide = settled.wide and not settled.ref.kinds and not all(ref.thing for ref in settled.unknown)
    if behind or wide or place.kind in WIDE or any(item.value is not None for item in items):
        return Answer(query=answer.query, refused=f"no place is called {names}")
    why = f"{names} is in no list; {answer.why}"
    if place.is_area:
        return replace(answer, score=round(answer.score * UNLISTED, 3), why=why)
    return near(answer.query, place, answer.score * UNLISTED, why, THING_M)


def _is_part(ref: Ref) -> bool:
    """Tell whether the words beside a name that no list has say that it is a part of a town: a bazaar, a post."""
    return bool(ref.thing) or (bool(ref.kinds) and WIDE.isdisjoint(ref.kinds) and DISTRICT not in ref.kinds)


def near(query: str, place: Place, score: float, why: str, metres: float) -> Answer:
    """Answer with the surroundings of a place."""
    return at_place(
        query,
        place,
        score,
        why,
        label=f"near {place.label}",
        radius_m=place.radius_m + metres,
        precision=NEAR,
        geometry=None,
    )
