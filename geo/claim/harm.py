"""A group of people or things and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..values import Qualifier

if TYPE_CHECKING:
    from ..values import Measure
    from .groups import Group
    from .numbers import Quantity
    from .scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A group and what was done to it.

    ``at`` is the unit of the word of harm; ``doer`` the party that did it, as far as the words say;
    ``part_of`` the place in the list of the harm whose number includes this one.
    """

    measure: Measure
    group: Group
    at: int
    quantity: Quantity | None
    unsplit: bool = False
    doer: str = ""
    sufferer: str = ""
    inflicted: bool = False
    by_own: bool = False
    part_of: int | None = None
    rule: str = ""

    @property
    def bounds(self) -> tuple[int | None, int | None, Qualifier, bool]:
        """Return low, high, qualifier and whether the number is vague."""
        if self.quantity is not None:
            q = self.quantity
            return q.low, q.high, q.qualifier, q.approx
        if self.group.plural:
            return None, None, Qualifier.SEVERAL, True
        return 1, 1, Qualifier.EXACT, False


def join(
    scene: Scene,
    at: int,
    kind: str,
    groups: list[tuple[Group, bool]],
    *,
    doer: str = "",
    rule: str = "",
    told: int = 0,
) -> list[Harm]:
    """Make the harms of the groups; those said to be included point at the one that includes them."""
    found: list[Harm] = []
    whole: int | None = None
    for group, included in _counted_together(groups):
        measure = scene.lexicon.measures.get(kind, {}).get(group.sort)
        if measure is None:
            continue
        if included and whole is None:
            continue
        found.append(
            Harm(
                measure=measure,
                group=group,
                at=at,
                quantity=group.quantity,
                doer=doer,
                part_of=whole if included else None,
                rule=rule + (", part of a total" if included else ""),
            )
        )
        if not included:
            whole = told + len(found) - 1
    return found


def _counted_together(groups: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
    """Put "dozens of civilians, soldiers and militants" into one group, for one number counts them all."""
    kept: list[tuple[Group, bool]] = []
    for group, included in groups:
        last = kept[-1][0] if kept else None
        shared = last is not None and not included and not kept[-1][1] and last.quantity is not None
        if shared and last is not None and group.quantity is None and group.plural and last.plural:
            if group.sort != last.sort:
                kept[-1] = (replace(last, sort="people", noun="mixed", party=""), False)
            continue
        if included and group.quantity is None:
            continue  # named parts of a total are no numbers
        kept.append((group, included))
    return kept
