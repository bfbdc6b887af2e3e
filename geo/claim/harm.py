"""A group of people or things and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..values import Qualifier
from .case import IRREGULAR, MATERIAL

if TYPE_CHECKING:
    from ..values import Measure
    from .groups import Group
    from .numbers import Quantity
    from .scene import Scene
    from .units import Unit


# Officials and fighters of those who are called so are counted as its men.
_OF_MOVEMENTS = frozenset({"movements", "called_by_others"})
_OPENING = frozenset("([")
_CLOSING = frozenset('.;!?)]"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A group and what was done to it.

    ``at`` is the unit of the word of harm; ``doer`` the party that did it, as far as the words say;
    ``part_of`` the place in the list of the harm whose number includes this one, ``listed`` that all parts of it are told.
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
    listed: bool = False
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
    groups = [pair for pair in groups if not (_is_nobody(scene, pair[0]) or _says_where_from(scene, pair[0]))]
    for group, included in _with_others(_counted_together(_with_parts(scene, groups))):
        measure = scene.lexicon.measures.get(kind, {}).get(group.sort)
        if measure is None:
            continue
        if included and (whole is None or _is_only_described(found[whole - told].group, group)):
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


def _is_only_described(whole: Group, part: Group) -> bool:
    """Whether a part says where some of the armed men came from: "70 gunmen, including 12 foreign nationals"."""
    return whole.sort == "militants" and part.sort in {"civilians", "people"}


def _is_nobody(scene: Scene, group: Group) -> bool:
    """Whether it says that there were none: "no soldier was killed"."""
    first = group.first
    while (
        first > 1 and scene.units[first - 1].has("and") and (other := scene.ending.get(first - 1)) is not None
    ):
        first = other.first  # "no student or teacher was hurt"
    if first > 1 and is_plain(scene.units[first - 1]):
        first -= 1  # "no senior members"
    return first > 0 and scene.units[first - 1].has("none")


def _says_where_from(scene: Scene, group: Group) -> bool:
    """Whether it says of who was just named from where he was: "a sepoy, A. B., 34, | a resident of | the town"."""
    units, first = scene.units, group.first
    if group.quantity is None or not group.quantity.article or first == 0 or not units[first - 1].mark:
        return False
    behind = units[group.last] if group.last < len(units) else None
    if units[group.head].value("source") != "witness" or behind is None or not behind.has("of"):
        return False
    return any(units[first - step].text[0].isupper() for step in (2, 4) if step <= first)


def is_plain(unit: Unit) -> bool:
    """Whether a unit is a word in small letters that means nothing to the rules, as most adjectives are."""
    return unit.text.islower() and unit.text.isalpha() and not unit.tags


def _with_parts(scene: Scene, groups: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
    """Mark groups that stand in brackets or dashes behind one that is their sum: "nine children (five boys, four girls)"."""
    marked = list(groups)
    for place, (whole, _) in enumerate(groups):
        count = whole.quantity.low if whole.quantity is not None else None
        named = place + 1 < len(groups) and groups[place + 1][0].quantity is None
        opened = whole.last < len(scene.units) and _opens_parts(scene, whole, named=named)
        total, last = 0, place
        while opened and count and total < count and last + 1 < len(groups):
            last += 1
            total += _count(groups[last][0])
        bracketed = opened and count and scene.units[whole.last].low in _OPENING and 0 < total < count
        if bracketed or (opened and total == count and last > place + 1):
            for part in range(place + 1, last + 1):
                marked[part] = (groups[part][0], True)
    return marked


def _with_others(groups: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
    """Take one person for one of those who are "others" behind him: "a leader of the group, A. B., and eight other militants"."""
    kept = list(groups)
    for place, (group, included) in enumerate(groups):
        others, part = groups[place + 1] if place + 1 < len(groups) else (group, True)
        rest = others.quantity is not None and others.quantity.rest and others.sort == "militants"
        one = not group.plural and group.sort in {"civilians", "people"} and not included and not part
        if rest and one and others.last > others.first + 1:
            kept[place] = (
                replace(
                    group,
                    sort=others.sort,
                    noun=others.noun,
                    party=others.party,
                    party_kind=others.party_kind,
                ),
                included,
            )
    return kept


def _are_allies(last: Group, group: Group) -> bool:
    """Whether fighters are told in one number with a movement's own, or with a state's soldiers who are its allies."""
    if group.sort not in IRREGULAR:
        return False
    led = group.allied or (group.sort == "fighters" and not group.party)
    return (led and last.sort == "forces" and last.party != "") or last.party_kind in _OF_MOVEMENTS


def _is_name_of(group: Group, last: Group) -> bool:
    """Whether a movement's name only says once more who those before it were: "nine rebels of the proxy, the | Movement |,"."""
    return group.sort == "movement" and last.sort == "militants" and last.party in {"", group.party}


def _count(group: Group) -> int:
    return (group.quantity.low or 0) if group.quantity is not None else int(not group.plural)


def _opens_parts(scene: Scene, whole: Group, *, named: bool) -> bool:
    mark = scene.units[whole.last]
    if not mark.mark or mark.low in _CLOSING:
        return False
    # A comma opens parts of people, and names ("two soldiers, a major and a sepoy"); "three soldiers, two
    # policemen and a guard" are six.
    return mark.low != "," or whole.sort == "people" or whole.noun == "civilians" or named


def _counted_together(groups: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
    """Put "dozens of civilians, soldiers and militants" into one group, for one number counts them all."""
    kept: list[tuple[Group, bool]] = []
    for group, included in groups:
        last = kept[-1][0] if kept else None
        shared = last is not None and not included and not kept[-1][1] and last.quantity is not None
        if shared and last is not None and group.quantity is None and group.plural and last.plural:
            if _are_allies(last, group):
                kept[-1] = (replace(last, sort="fighters", noun="fighters", allied=True), False)
            elif not {group.sort, last.sort}.isdisjoint(MATERIAL):
                if last.quantity is not None and last.quantity.low is None:
                    kept.append((replace(group, quantity=last.quantity), False))  # "several tanks and posts"
            elif group.sort == "civilians" and last.noun in {"men", "members"} and not last.party:
                kept[-1] = (replace(last, sort="civilians", noun=group.noun), False)  # "17 men and women"
            elif group.sort not in {last.sort, "things"} and not _is_name_of(group, last):
                kept[-1] = (replace(last, sort="people", noun="mixed", party=""), False)
            continue
        if included and group.quantity is None:
            continue  # named parts of a total are no numbers
        kept.append((group, included))
    return kept
