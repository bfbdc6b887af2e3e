"""The dead of an incident as columns have them: by kind of side, low, best and high, nobody counted twice.

A toll belongs to its incident. It is added up over sides, never multiplied by places nor divided among days.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..policy import AS_CODED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazetteer import Sides

ENDS = ("low", "best", "high")
_NOBODY = {"low": 0, "best": 0, "high": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The dead by low, best and high.

    Parameters
    ----------
    armed
        Of each side that bears arms, by label.
    civilians, unknown
        Of civilians; and of those of whom nobody says whose they were, as far as they are none of the others.
    policy
        Whose numbers they are; empty where there is none at all. Then all are 0, which is no claim that nobody died.
    """

    armed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    civilians: Mapping[str, int] = field(default_factory=lambda: _NOBODY)
    unknown: Mapping[str, int] = field(default_factory=lambda: _NOBODY)
    policy: str = ""

    def of(self, side: str, end: str = "best") -> int:
        """Give the dead of a side that bears arms."""
        return self.armed.get(side, _NOBODY)[end]

    def total(self, end: str = "best") -> int:
        """Give the dead of all sides."""
        return sum(each[end] for each in (*self.armed.values(), self.civilians, self.unknown))


def count_dead(estimates: Iterable[Mapping[str, Any]], policy: str, sides: Sides) -> Toll:
    """Count an incident's dead by a policy.

    The civilians of whom it is not said whose they were, and the dead of whom nothing is said, may be among those of
    the others ("12 died" beside "9 soldiers died"): only what they are more counts.

    Parameters
    ----------
    estimates
        Rows of the incident's estimates, of any measure and policy.
    policy
        Whose are taken; where an incident was coded by a data set, the data set's own.
    sides
        The theatre's: what each side is.
    """
    killed = [row for row in estimates if row["measure"] == "killed"]
    if not any(row["policy"] == policy for row in killed):
        policy = AS_CODED
    dead = {row["victim_side"]: _fill(row) for row in killed if row["policy"] == policy}
    if not dead:
        return Toll()
    kinds = {label: sides.victim_sides[label].arms if label in sides.victim_sides else "" for label in dead}
    anybody = sides.defaults["civilians_unknown"]
    armed = {label: dead[label] for label in dead if kinds[label] not in ("", "civilians")}
    named = [dead[label] for label in dead if kinds[label] == "civilians" and label != anybody]
    unnamed = dead.get(anybody, _NOBODY)
    civilians = {end: max(sum(each[end] for each in named), unnamed[end]) for end in ENDS}
    others = [dead[label] for label in dead if kinds[label] == ""]
    known = {end: sum(each[end] for each in armed.values()) + civilians[end] for end in ENDS}
    more = {end: max(0, sum(each[end] for each in others) - known[end]) for end in ENDS}
    return Toll(armed=armed, civilians=civilians, unknown=_rise(known, more), policy=policy)


def _fill(row: Mapping[str, Any]) -> dict[str, int]:
    """Fill in what a policy leaves open: of "at most 5" no more is known than that none need have died."""
    low = row["low"] or 0
    best = max(low, row["best"] or 0)
    return {"low": low, "best": best, "high": max(best, row["high"] or 0)}


def _rise(known: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    """Give what is beyond the known so that the totals never fall from low to best to high."""
    rising, least = {}, 0
    for end in ENDS:
        least = max(least, known[end] + more[end])
        rising[end] = least - known[end]
    return rising
