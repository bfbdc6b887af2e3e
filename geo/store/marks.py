"""Marks of an event: the little by which it is told, without its articles, that it cannot be one with another.

They are filed in the database under the days on which the event is looked for. What marks let pass is looked at with
all that is known; what they hold back is never one event, whatever its parts looked like while it grew. So they are
those of all its parts together, and say no only where every part says no.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ..incident import CLOSURE_WINDOW_DAYS, days_of, is_strike, may_join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..incident import Cluster, Nearness

# A closure of which only the year is told lies between any two of that year; more than a year is told by no date.
_LONGEST_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What may tell two events apart.

    Parameters
    ----------
    sorts, places, tolls
        Of all parts.
    unplaced, wide, behind
        Whether a part names no place, is put along the whole frontier, is background.
    closes, opens
        Whether a part is a closure, or a reopening: a reopening stands between two closures.
    days
        Ordinals of the days.
    """

    sorts: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    unplaced: bool = False
    wide: bool = False
    behind: bool = False
    closes: bool = False
    opens: bool = False
    days: frozenset[int] = frozenset()

    @classmethod
    def of(cls, clusters: Iterable[Cluster]) -> Marks:
        """Make the marks of an event from its parts, each the event of one article."""
        parts = tuple(clusters)
        return cls(
            sorts=frozenset().union(*(part.sorts for part in parts)),
            places=frozenset().union(*(part.places for part in parts)),
            tolls=frozenset(json.dumps(toll) for part in parts for toll in part.tolls),
            unplaced=any(not part.places for part in parts),
            wide=any(part.wide for part in parts),
            behind=any(part.background for part in parts),
            closes=any(part.sorts == {"closure"} for part in parts),
            opens=any(part.sorts == {"reopening"} for part in parts),
            days=frozenset(day for part in parts for day in _days(part)),
        )

    def to_text(self) -> str:
        """Write all but the days."""
        flags = "".join(
            letter
            for letter, is_set in zip(
                "uwbco", (self.unplaced, self.wide, self.behind, self.closes, self.opens), strict=True
            )
            if is_set
        )
        lists = [sorted(self.sorts), sorted(self.places), sorted(self.tolls)]
        return json.dumps([flags, *lists], separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str, days: Iterable[int] = ()) -> Marks:
        """Read marks back."""
        flags, sorts, places, tolls = json.loads(text)
        return cls(
            sorts=frozenset(sorts),
            places=frozenset(places),
            tolls=frozenset(tolls),
            unplaced="u" in flags,
            wide="w" in flags,
            behind="b" in flags,
            closes="c" in flags,
            opens="o" in flags,
            days=frozenset(days),
        )


def may_meet(one: Marks, other: Marks, nearness: Nearness) -> bool:
    """Whether two events that share a day may be one, or parts of them may."""
    if one.behind != other.behind or not any(may_join(a, b) for a in one.sorts for b in other.sorts):
        return False
    if any(nearness.are_near(a, b) for a in one.places for b in other.places):
        return True
    # A part may be a strike though the whole is a fight on the ground.
    strikes = any(is_strike({sort}) for sort in one.sorts | other.sorts)
    if strikes and (one.unplaced or other.unplaced):
        return True
    return one.wide or other.wide or not one.tolls.isdisjoint(other.tolls)


def _days(part: Cluster) -> Iterable[int]:
    """Yield the days under which a part is filed: more than it is looked for under, never fewer."""
    yield from (day.toordinal() for day in days_of(part))
    if part.sorts == {"closure"}:
        for when in (*part.told, *part.soft):
            last = min(when.end, when.start + timedelta(days=_LONGEST_DAYS))
            yield from range(when.start.toordinal(), last.toordinal() + CLOSURE_WINDOW_DAYS + 1)
    elif part.sorts == {"reopening"} and part.when is not None:
        yield part.when.start.toordinal()
