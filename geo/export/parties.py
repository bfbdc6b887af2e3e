"""Who fought whom: the two actors of a row, from the claims of an incident with any number of sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazetteer import Sides

_SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The sides of an incident, by label.

    Parameters
    ----------
    doers
        Who is said to have done it, who is said so most often first.
    armed
        All sides that bear arms, the doers first.
    civilians
        Sides of civilians that were hit.
    """

    doers: tuple[str, ...]
    armed: tuple[str, ...]
    civilians: tuple[str, ...]

    def pair(self, *, against_civilians: bool) -> tuple[str, str]:
        """Give two actors, empty where none is known: who did it, or a side that fought, and whom it met.

        Parameters
        ----------
        against_civilians
            Whether civilians are what was attacked; else they come last.
        """
        first = (*self.doers, *self.armed)[:1]
        armed = tuple(side for side in self.armed if side not in first)
        met = (*self.civilians, *armed) if against_civilians else (*armed, *self.civilians)
        if not first:
            first, met = met[:1], met[1:]
        return next(iter(first), ""), next(iter(met), "")


def tell_parties(sides: str, claims: Iterable[Mapping[str, Any]], known: Sides) -> Parties:
    """Tell the sides of an incident by what they are, from its list of sides and the actors of its claims."""
    order = list(known.victim_sides)
    arms = {label: known.victim_sides[label].arms for label in order}
    counts: Counter[str] = Counter()
    for claim in claims:
        counts.update(each for each in claim["actor"].split(_SEPARATOR) if arms.get(each))
    doers = tuple(sorted(counts, key=lambda side: (-counts[side], order.index(side))))
    listed = [each for each in order if each in sides.split(_SEPARATOR)]
    return Parties(
        doers=doers,
        armed=tuple(dict.fromkeys(side for side in (*doers, *listed) if arms[side] not in ("", "civilians"))),
        civilians=tuple(side for side in listed if arms[side] == "civilians"),
    )
