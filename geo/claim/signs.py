"""The signs by which words may name a voice: a party, an office, an outlet, a pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .phrases import is_part_of_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit, Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Where words carry signs of a voice, as places in them; ``sources`` has the first place of each kind of source."""

    party: str
    party_at: int
    party_kind: str
    sources: dict[str, int]
    voices: tuple[int, ...]
    pronouns: Sequence[int]
    again: Sequence[int]
    papers: Sequence[int]


def find_signs(units: Units, *, heard_before: bool) -> Signs:
    """Find the signs; ``heard_before`` says that to whom a voice speaks stands before its verb, among its own words."""

    def places(name: str) -> tuple[int, ...]:
        # "The minister AP (to) told": whom a postposition marks is spoken to.
        return tuple(
            n for n in units.places(name) if not (n + 1 < len(units) and units[n + 1].has("addressed_behind"))
        )

    parties = (
        n
        for n in places("party")
        if units[n].value("party", 1) != "local_offices"
        and not is_home(units, n)
        and not is_frontier(units, n)
    )
    party_at = next((n for n in parties if not is_part_of_name(units, n)), -1)
    return Signs(
        party=units[party_at].value("party") if party_at >= 0 else "",
        party_at=party_at,
        party_kind=units[party_at].value("party", 1) if party_at >= 0 else "",
        sources={
            units[n].value("source"): n
            for n in reversed(places("source"))
            if not (heard_before and n and units[n - 1].has("addressed"))
        },
        voices=_speaking(units, places("voice")),
        pronouns=places("pronoun") or places("object_pronoun"),
        again=places("again"),
        papers=places("paper"),
    )


def is_home(units: Sequence[Unit], at: int) -> bool:
    """Whether a name only says where somebody lives or works: "a capital-based institute"."""
    behind = units[at + 1 : at + 3]
    return bool(behind) and (behind[0].has("based") or (behind[0].low == "-" and behind[-1].has("based")))


def is_frontier(units: Sequence[Unit], at: int) -> bool:
    """Whether a state's name only says whose border is near: "the district on the border with (the state)"."""
    behind, before = units[at + 1 : at + 2], units[max(at - 2, 0) : at]
    beside = before[-1:] if not before or not before[-1].has("prep") else before[:1]
    return any(unit.has("frontier") for unit in (*beside, *behind))


def _is_spoken_to(units: Units, at: int) -> bool:
    """Whether a word of address stands before a voice, or before what sort of outlet it is: "to (the) news agency Reuters"."""
    before = at - 1
    while before > 0 and units[before].value("source") == "media":
        before -= 1
    # "reports by Reuters" are its own.
    written = before > 0 and units[before - 1].has("paper") and not units[before].has("links")
    return units[before].has("addressed") and not written


def _speaking(units: Units, voices: Sequence[int]) -> tuple[int, ...]:
    """Leave out voices that are spoken to, "to Reuters", and those right behind them, "to Reuters (and) AFP"."""
    kept: list[int] = []
    addressed = -1
    for n in voices:
        if is_home(units, n):
            continue
        if n and (_is_spoken_to(units, n) or addressed == n - 1):
            addressed = n
        else:
            kept.append(n)
    return tuple(kept)


def find_outlet(units: Sequence[Unit], first: int, media: str) -> int:
    """Return where an outlet stands that a state's name only says more of: "the (state's) channel XYZ"; else ``first``."""
    for n in range(first, len(units)):
        unit = units[n]
        if unit.has("prep", "relative") or unit.low == ",":
            break
        if unit.value("voice") == media or unit.value("source") == "media":
            return n
    return first
