"""Places that hang together: chains of containment, and lists. A group plays one role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .sort import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexicon import Lexicon
    from .sort import Sorter
    from .spot import Spot
    from .token import Words

_LONGEST_LINK = 12
_LARGEST = 40  # places: longer lists are cut, so that work stays in proportion to the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Places in the order of the text. ``containers[i]`` is the index of the place that holds ``spots[i]``, or -1."""

    spots: tuple[Spot, ...]
    containers: tuple[int, ...]

    @property
    def first(self) -> int:
        """The first word of the group."""
        return self.spots[0].first

    @property
    def last(self) -> int:
        """The word after the group."""
        return self.spots[-1].last


def group_spots(spots: Sequence[Spot], words: Words, lexicon: Lexicon, sorter: Sorter) -> tuple[Group, ...]:
    """Join the places of one sentence into groups."""
    groups: list[Group] = []
    run: list[Spot] = []
    links: list[str] = []
    for found in spots:
        spot = _leave_kind(run[-1], found) if run else found
        link = _link(run[-1], spot, words, lexicon, sorter) if run else ""
        if run and (not link or len(run) == _LARGEST):
            groups.extend(_close(run, links, sorter))
            run, links = [], []
        if run:
            links.append(link)
        run.append(spot)
    if run:
        groups.extend(_close(run, links, sorter))
    return tuple(groups)


def _leave_kind(left: Spot, right: Spot) -> Spot:
    """Leave a kind word that two names claim to the first: in "Kurram district of ..." it is Kurram's."""
    if right.first >= left.last:
        return right
    kind = right.kind if right.last > right.name_last else ""
    return replace(right, first=right.name_first, kind=kind)


def _link(left: Spot, right: Spot, words: Words, lexicon: Lexicon, sorter: Sorter) -> str:
    """Return how two neighbours hang together: ``inside``, ``owner``, ``join``, ``comma`` or nothing."""
    between = words.folded[left.last : right.first]
    if len(between) > _LONGEST_LINK:
        return ""
    text = " ".join(_without_numbers(between))
    after = " " + " ".join(words.folded[right.last : right.last + 4]) + " "
    breaks = bool(lexicon.breaks and text.startswith(",") and lexicon.breaks.regex.match(after, 1))
    if text in lexicon.inside and not breaks and sorter.may_contain(right, left):
        return "inside"
    if text in lexicon.owner and sorter.may_contain(left, right):
        return "owner"
    if text not in lexicon.joins or breaks:
        return ""
    sorts = {sorter.sort(left), sorter.sort(right)}
    if Sort.STATE in sorts and sorts - {Sort.STATE, Sort.SEAT}:
        return ""
    return "comma" if text in {",", "،", ";"} else "join"


def _without_numbers(between: Sequence[str]) -> list[str]:
    """Leave out a number in brackets after a name ("Iran (755) and ..."), and a bracket that closes."""
    kept = list(between)
    if kept[:1] == ["("] and ")" in kept and kept[1][0].isdigit():
        kept = kept[kept.index(")") :]
    if kept[:1] == [")"]:
        kept = kept[1:]
    if "(" in kept and ")" in kept[kept.index("(") :]:
        first = kept.index("(")
        last = kept.index(")", first)
        if kept[first + 1][0].isdigit():
            return kept[:first] + kept[last + 1 :]
    return kept


def _close(run: Sequence[Spot], links: Sequence[str], sorter: Sorter) -> list[Group]:
    """Cut a run where a comma joins states that no "and" makes a list, and work out who contains whom."""
    cuts = [0]
    for index, link in enumerate(links):
        power = sorter.sort(run[index]) in {Sort.STATE, Sort.SEAT} and sorter.sort(run[index + 1]) in {
            Sort.STATE,
            Sort.SEAT,
        }
        if link == "comma" and power and "join" not in links[index:]:
            cuts.append(index + 1)
    cuts.append(len(run))
    return [
        Group(
            spots=tuple(run[low:high]), containers=_containers(run[low:high], links[low : high - 1], sorter)
        )
        for low, high in pairwise(cuts)
    ]


def _containers(spots: Sequence[Spot], links: Sequence[str], sorter: Sorter) -> tuple[int, ...]:
    """Find each place's container in one pass from each end: to the right by "in", to the left by "'s"."""
    containers = [-1] * len(spots)
    outer = -1
    for index in range(len(spots) - 2, -1, -1):
        outer = index + 1 if links[index] == "inside" else outer if links[index] in {"join", "comma"} else -1
        if outer >= 0 and sorter.may_contain(spots[outer], spots[index]):
            containers[index] = outer
    owner = -1
    for index in range(1, len(spots)):
        owner = (
            index - 1
            if links[index - 1] == "owner"
            else owner
            if links[index - 1] in {"join", "comma"}
            else -1
        )
        if owner >= 0 and containers[index] < 0 and sorter.may_contain(spots[owner], spots[index]):
            containers[index] = owner
    return tuple(containers)
