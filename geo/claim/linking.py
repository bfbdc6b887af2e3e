"""Which groups a word of harm speaks of: those behind it, or those before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .groups import Group
from .scene import COUNTED_SORTS, REACH

if TYPE_CHECKING:
    from .harm import Harm
    from .scene import Scene

# "of the border force": an owner behind a noun has no more words.
_LONGEST_OWNER = 5


def groups_after(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Collect the groups behind a verb: "killed 20 soldiers and three civilians, including ..."."""
    found: list[tuple[Group, bool]] = []
    units = scene.units
    place, included = at + 1, False
    while place < len(units):
        unit = units[place]
        if unit.has("including"):
            included, place = True, place + 1
        elif (group := scene.starting.get(place)) is not None:
            if found and _has_own_verb(scene, group.last):
                break
            found.append((group, included))
            place = _past_owner(scene, group.last)
        elif unit.quantity is not None and is_bare(scene, place):
            if found and _has_own_verb(scene, place + 1):
                break
            if place == len(units) - 1:
                break  # the text is cut off behind its number, which may be the begin of a larger one
            found.append((_elided(scene, place, kind, before), included))
            place += 1
        elif unit.has("and", "skip", "the", "of") or unit.low == "(" or is_modified(scene, place):
            place += 1
        else:
            break
    return found


def groups_before(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Collect the groups before a verb, in order: "five people, including two children, were killed"."""
    units = scene.units
    chain = at
    while chain > 0 and (
        (units[chain - 1].has("aux", "skip", "object_behind") and scene.ending.get(chain) is None)
        or (scene.lexicon.verb_last and units[chain - 1].has("s"))
        or units[chain - 1].has("relative")
    ):
        chain -= 1
    start = scene.clause_start(chain)
    if chain > 0 and units[chain - 1].quantity is not None and is_bare(scene, chain - 1):
        return [(_elided(scene, chain - 1, kind, before), False), *_parts_behind(scene, at)]
    measures = scene.lexicon.measures.get(kind, {})
    inside = [g for g in scene.groups if g.first >= start and g.last <= chain and g.sort in measures]
    if scene.lexicon.verb_last:
        bare = [
            _elided(scene, place, kind, before)
            for place in range(start, chain)
            if (quantity := units[place].quantity) is not None
            and quantity.classified
            and place not in scene.counted
        ]
        found = _before_last_verb(scene, sorted([*inside, *bare], key=lambda group: group.first))
        return found + _parts_behind(scene, at) if found else []
    if not inside:
        return []
    first_included = next((n for n in range(start, chain) if units[n].has("including")), chain)
    rests = [g for g in inside[1:] if g.quantity is not None and g.quantity.rest]
    wholes = [g for g in inside if g.first < first_included and g not in rests]
    parts = [g for g in inside if g in rests or (g.first >= first_included and g.quantity is not None)]
    chosen = _coordinated(scene, wholes, min(chain, first_included))
    behind = _parts_behind(scene, at) if chosen else []
    return [(g, False) for g in chosen] + [(g, True) for g in parts if chosen] + behind


def _before_last_verb(scene: Scene, inside: list[Group]) -> list[tuple[Group, bool]]:
    """Choose among the groups before a verb that closes its clause: the nearest with a number and what is joined to it.

    Parts of a total stand behind "including" or before a postposition of that meaning, and need not be joined.
    """
    numbered = [group for group in inside if group.quantity is not None]
    inside = numbered or inside
    parts = _find_parts(scene, inside)
    chosen: list[tuple[Group, bool]] = []
    whole = False
    later: Group | None = None
    for group in reversed(inside):
        joined = later is None or _is_joined(scene, group, later)
        part = group.first in parts
        if not joined and not (whole and part):
            break
        if group.quantity is None and (chosen or _is_oblique(scene, group)):
            if chosen:
                break
            continue
        chosen.append((group, part))
        whole = whole or not part
        later = group
    chosen.reverse()
    # A total goes first, so that its parts can point at it.
    return sorted(chosen, key=lambda pair: pair[1]) if whole else [(group, False) for group, _ in chosen]


def _find_parts(scene: Scene, groups: list[Group]) -> set[int]:
    """Return where the groups begin that "including" opens, itself or by what is joined to it."""
    found: set[int] = set()
    behind: Group | None = None
    for group in reversed(groups):  # "five women and three children | including, eight people"
        closed = group.last < len(scene.units) and scene.units[group.last].has("including_behind")
        joins = behind is not None and behind.first in found
        between = scene.units[group.last : behind.first] if behind is not None and joins else []
        if closed or (between and all(unit.has("and") for unit in between)):
            found.add(group.first)
        behind = group
    before: Group | None = None
    for group in groups:
        opened = group.first > 0 and scene.units[group.first - 1].has("including")
        between = (
            scene.units[before.last : group.first] if before is not None and before.first in found else []
        )
        if opened or (between and all(unit.has("and") for unit in between)):
            found.add(group.first)
        before = group
    return found


def _is_oblique(scene: Scene, group: Group) -> bool:
    """Whether a group does something, or owns it, or is where it happened: "the army | (subject)", "against | the group"."""
    units = scene.units
    behind = group.last < len(units) and units[group.last].has("subject_behind", "governed_behind", "s")
    return behind or (group.first > 0 and units[group.first - 1].has("prep"))


def _is_joined(scene: Scene, group: Group, later: Group) -> bool:
    between = scene.units[group.last : later.first]
    return all(
        unit.has("and", "of", "s", "skip", "including", "including_behind", "object_behind")
        or unit.mark
        or unit.has("party")
        for unit in between
    )


def _parts_behind(scene: Scene, at: int) -> list[tuple[Group, bool]]:
    """Collect the parts behind a verb: "42 were wounded, among them four guards"."""
    for place in range(at + 1, min(at + REACH, len(scene.units))):
        if scene.units[place].has("including"):
            return [pair for pair in groups_after(scene, place - 1, "", []) if pair[1]]
        if scene.units[place].has("bound", "pred", "say") or place in scene.counted:
            break
    return []


def _coordinated(scene: Scene, groups: list[Group], end: int) -> list[Group]:
    """Choose which groups before a verb are its victims: those with a number, joined by "and", else the nearest."""
    if not groups:
        return []
    numbered = [group for group in groups if group.quantity is not None]
    if not numbered:
        nearest = groups[-1]
        return [nearest] if end - nearest.last <= REACH else []
    chosen = [numbered[0]]
    for group in groups[groups.index(numbered[0]) + 1 :]:
        between = scene.units[chosen[-1].last : group.first]
        if between and all(
            unit.has("and", "of", "skip") or unit.mark or unit.has("party") for unit in between
        ):
            chosen.append(group)
    return chosen


def _elided(scene: Scene, at: int, kind: str, before: list[Harm]) -> Group:
    """Return the group of a bare number: the noun is that of the group before it in the sentence."""
    quantity = scene.units[at].quantity
    earlier = [group for group in scene.groups if group.last <= at and group.sort in COUNTED_SORTS]
    measures = scene.lexicon.measures.get(kind, {})
    told = [harm.group for harm in before if harm.group.sort in measures and harm.at < at]
    counted = [group for group in earlier if group.quantity is not None]
    if scene.lexicon.verb_last:
        # What stands before the number may be anything of the clause: only what it is counted from is its noun.
        subjects = [g for g in earlier if g.first > 0 and scene.units[g.first - 1].has("of")]
        earlier = []
    else:
        subjects = [g for g in earlier if g.plural and not g.definite and _opens_clause(scene, g)]
    model = max([*told, *counted, *subjects] or earlier, key=lambda group: group.first, default=None)
    if model is None and scene.earlier is not None and scene.earlier.sort in measures:
        model = scene.earlier
    if model is None:
        return Group(first=at, last=at + 1, sort="people", noun="", quantity=quantity, plural=True, head=at)
    return replace(model, first=at, last=at + 1, quantity=quantity, head=at)


def _opens_clause(scene: Scene, group: Group) -> bool:
    """Whether a group is the subject of a clause: "civilians fled and one died"."""
    return (
        group.first == 0
        or scene.units[group.first - 1].has("bound")
        or scene.clause_start(group.last) == group.first
    )


def is_bare(scene: Scene, at: int) -> bool:
    """Whether a number stands without its noun: "killing two in the town", "22 wounded"."""
    if at in scene.starting or scene.units[at].quantity is None:
        return False
    if scene.units[at].quantity is not None and scene.units[at].quantity.article:  # type: ignore[union-attr]
        return False
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    return (
        after is None
        or after.mark
        or after.has("prep", "bound", "and", "pred", "aux", "including", "skip", "left")
        or after.has("object_behind", "including_behind", "s")
    )


def is_modified(scene: Scene, at: int) -> bool:
    """Whether a group begins behind one or two plain adjectives: "closed key border crossings"."""
    units = scene.units
    for place in range(at, min(at + 3, len(units))):
        if place > at and place in scene.starting:
            return True
        if units[place].tags or not units[place].text[0].isalpha():
            return False
    return False


def _past_owner(scene: Scene, place: int) -> int:
    """Step over "of the border force" and "(BF)" behind a noun, so that what is joined to it is seen."""
    units = scene.units
    while place < len(units) and (units[place].low == "(" or units[place].has("of")):
        stop = place + 1
        while (
            stop < len(units)
            and stop - place < _LONGEST_OWNER
            and not units[stop].has("and", "bound", "pred", "aux", "prep")
        ):
            stop += 1
        if stop == place + 1:
            break
        place = stop
    return place


def _has_own_verb(scene: Scene, place: int) -> bool:
    """Whether a verb follows that makes what stands before it the begin of another statement."""
    units = scene.units
    while place < len(units) and units[place].has("skip"):
        place += 1
    if place >= len(units):
        return False
    if units[place].has("say") and not units[place].has("figures"):
        return True  # "killing two, three officials said"
    return (units[place].has("aux") and units[place].low != "to") or (
        units[place].has("pred") and units[place].value("pred", 1) != "does"
    )
