"""Numbers without a noun of their own: "killing two in the town", "22 wounded", "nine, two children among them, were hurt"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Measure
from .behind import described
from .borders import has_own_verb, is_one_more_aside
from .clock import is_year
from .groups import Group, count_people
from .parts import closes_as_part
from .scene import COUNTED_SORTS, REACH

if TYPE_CHECKING:
    from .harm import Harm
    from .scene import Scene
    from .units import Unit

_ARMED = frozenset({"forces", "fighters", "militants", "movement"})


def is_bare(scene: Scene, at: int) -> bool:
    """Whether a number stands without its noun: "killing two in the town", "22 wounded"."""
    quantity = scene.units[at].quantity
    if at in scene.starting or quantity is None or quantity.article:
        return False
    owner = scene.ending.get(at - 1) if at and scene.units[at - 1].has("of") else None
    if owner is not None and not owner.plural and owner.sort != "posts":
        return False  # "a student of 14"
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    return (
        after is None
        or after.mark
        or after.has(
            "prep",
            "bound",
            "and",
            "pred",
            "aux",
            "including",
            "skip",
            "left",
            "calendar",
            "background",
            "ago",
        )
        or after.has("object_behind", "including_behind", "s")
    )


def elided(scene: Scene, at: int, kind: str, before: list[Harm], *, object_of: int | None = None) -> Group:
    """Return the group of a bare number: the noun is that of the group before it in the sentence.

    The subject of the active verb ``object_of`` is not what it kills: "the group killed six".
    """
    quantity = scene.units[at].quantity
    subject = scene.clause_start(object_of) if object_of is not None else at
    earlier = [
        group
        for group in scene.groups
        if group.last <= at and group.sort in COUNTED_SORTS and (group.first < subject or object_of is None)
    ]
    measures = scene.lexicon.measures.get(kind, {})
    # "12 people died, two guards among them, and 20 were hurt": what they are goes on from all, not from some of them.
    parts = {harm.group.first for harm in before if harm.part_of is not None and not harm.listed}
    earlier = [group for group in earlier if group.first not in parts]
    told = [
        harm.group
        for harm in before
        if harm.group.sort in measures and harm.at < at and harm.group.first not in parts
    ]
    if at and scene.units[at - 1].has("left"):
        by = scene.lexicon.by
        # "shelling by the army left two dead": who did it did not die
        earlier = [g for g in earlier if not (g.first and scene.units[g.first - 1].low in by)]
    counted = [group for group in earlier if group.quantity is not None]
    if scene.lexicon.verb_last:
        # What stands before the number may be anything of the clause: only what it is counted from is its noun.
        subjects = [g for g in earlier if g.first > 0 and scene.units[g.first - 1].has("of")]
        earlier = []
    elif object_of is not None:
        subjects, earlier = [], []
    else:
        subjects = [g for g in earlier if g.plural and not g.definite and _opens_clause(scene, g)]
    model = max([*told, *counted, *subjects] or earlier, key=lambda group: group.first, default=None)
    if model is None and object_of is not None:
        model = _hunted(scene, subject, object_of)
    fighting = any(unit.has("event") for unit in scene.units[subject:object_of]) if object_of else False
    # "15 dead": where participles are nouns, who they were is said with them.
    fighting = fighting or (scene.lexicon.owner_last and quantity is not None and not quantity.rest)
    if model is None and not fighting and scene.earlier is not None and scene.earlier.sort in measures:
        model = scene.earlier
    if model is None:
        return count_people(quantity, at)
    beside = [harm.group for harm in before if harm.at == before[-1].at and harm.part_of is None]
    if model in beside and len({group.sort in _ARMED for group in beside}) > 1:
        # "a guard and a child died and five others were hurt": nobody says who of them.
        return Group(
            first=at, last=at + 1, sort="people", noun="mixed", quantity=quantity, plural=True, head=at
        )
    like = model.first if model is not scene.earlier else -1
    return replace(model, first=at, last=at + 1, quantity=quantity, head=at, like=like)


def _hunted(scene: Scene, subject: int, verb: int) -> Group | None:
    """Return the militants whom soldiers went for in the clause of a verb: "the troops engaged the militants and | killed five"."""
    by = scene.lexicon.by
    clause = [group for group in scene.groups if subject <= group.first and group.last <= verb]
    doer = next((group for group in clause), None)
    hunted = [group for group in clause if group.sort == "militants" and group.plural and not group.quantity]
    if doer is None or doer.sort not in {"forces", "movement"} or not hunted:
        return None
    last = hunted[-1]
    acts = scene.units[last.first - 1].low in by or scene.units[last.last].has("relative")
    attacked = any(unit.has("aux") for unit in scene.units[doer.last : last.first])
    return None if acts or attacked else last


def _opens_clause(scene: Scene, group: Group) -> bool:
    """Whether a group is the subject of a clause: "civilians fled and one died"."""
    return (
        group.first == 0
        or scene.units[group.first - 1].has("bound")
        or scene.clause_start(group.last) == group.first
    )


def counts_some(scene: Scene, place: int) -> bool:
    """Whether a bare number is of those told before: "one of them | died", "of whom three | died"."""
    quantity = scene.units[place].quantity
    if quantity is None or not is_bare(scene, place):
        return False
    return quantity.part or (place > 0 and scene.units[place - 1].has("relative", "including"))


def of_verb_before(scene: Scene, chain: int, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Return the victims of the verb before "and", where the one behind it has none of its own.

    "Six men surrendered and | were executed", "an elder was hurt in the blast and | died in hospital".
    """
    if chain == 0 or not before:
        return []
    last = before[-1]
    if last.measure is Measure.WOUNDED and _is_in_relative(scene, last, chain):
        return [(last.group, False)]
    if not scene.units[chain - 1].has("and") or scene.units[chain - 1].mark:
        return []
    suffered = last.group.first < last.at and last.group.last <= last.at
    near = chain - last.at <= 2 * REACH
    parted = any(unit.has("bound") for unit in scene.units[last.at + 1 : chain])
    if last.measure is Measure.KILLED or not (suffered and near) or parted:
        return []
    same = [harm.group for harm in before if harm.at == last.at and harm.part_of is None]
    return [(group, False) for group in same if group.sort in COUNTED_SORTS]


def _is_in_relative(scene: Scene, harm: Harm, chain: int) -> bool:
    """Whether a harm was told of the verb's subject by the way: "a guard who was hurt in the firing | died in hospital"."""
    units = scene.units
    behind = harm.group.last
    opened = behind < harm.at and units[behind].has("relative")
    return opened and not any(
        unit.has("say", "bound", "and") or unit.mark for unit in units[behind + 1 : chain]
    )


def doer_in_turn(scene: Scene, chain: int, before: list[Harm]) -> Group | None:
    """Return who killed others and died himself: "a man killed two guards and | was shot dead", "... before he | was shot"."""
    units = scene.units
    if chain == 0 or scene.lexicon.verb_last:
        return None
    by_word = units[chain - 1].has("he") and chain > 1
    link = units[chain - 2] if by_word else units[chain - 1]
    dead = [harm for harm in before if harm.measure is Measure.KILLED]
    active = bool(dead) and dead[-1].group.first > dead[-1].at
    if link.mark or not link.has("and", "bound") or link.has("that", "relative") or not active:
        return None
    if not (by_word or units[chain].has("aux")):
        return None
    start = scene.clause_start(dead[-1].at)
    doers = [group for group in scene.groups if start <= group.first and group.last <= dead[-1].at]
    doer = next((group for group in doers if group.sort in COUNTED_SORTS), None)
    several = doer is not None and doer.plural and not by_word
    if several and doer is not None and doer.quantity is None:
        return None
    return Group(
        first=chain - 1,
        last=chain,
        sort="militants",
        noun="militants",
        quantity=doer.quantity if several and doer is not None else None,
        plural=several,
        head=chain - 1,
    )


def others_opening(scene: Scene, start: int, kind: str, before: list[Harm]) -> list[Group]:
    """Return the others that open a clause, with an aside behind them: "five others, one of them a woman, were hurt"."""
    units = scene.units
    quantity = units[start].quantity if start + 1 < len(units) else None
    aside = units[start + 2].quantity if start + 2 < len(units) else None
    # "three, one of them a boy, were killed", "three, including a guard, killed"
    parted = (aside is not None and aside.part) or (
        start + 2 < len(units) and units[start + 2].has("including")
    )
    told = quantity is not None and (quantity.rest or parted) and not quantity.part
    rest = told and start not in scene.starting
    return [elided(scene, start, kind, before)] if rest and units[start + 1].low == "," else []


def placed_opening(scene: Scene, start: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Return the bare number that opens a clause with where or whose they were behind it: "nine on its side were killed"."""
    quantity = scene.units[start].quantity if start + 1 < len(scene.units) else None
    if quantity is None or quantity.part or not is_bare(scene, start) or is_year(scene.units[start].low):
        return []
    behind = scene.units[start + 1]
    if not behind.has("within", "placed", "own_side") or kind not in {"kill", "wound"}:
        return []
    near = scene.units[start + 1 : start + 4]
    if near[0].has("own_side") or (near[-1].has("sides") and any(unit.has("own") for unit in near)):
        men = replace(count_people(quantity, start), sort="fighters", noun="men", own=True)
        return [(men, False)]
    return [(elided(scene, start, kind, before), False)]


def before_aside(scene: Scene, start: int, chain: int) -> list[Group]:
    """Return who a bare number counts with an aside behind it: "one man died and | nine, two children among them, were hurt"."""
    units = scene.units
    for place in range(start, chain - 2):
        behind = scene.starting.get(place + 2)
        parted = behind is not None and closes_as_part(scene, behind)
        # "at least ten, mostly women, were killed"
        mostly = units[place + 1].low == "," and units[place + 2].has("mostly")
        if (parted or mostly) and is_bare(scene, place):
            people = count_people(scene.units[place].quantity, place)
            return [described(units, people) if mostly else people]
    return []


def elsewhere(scene: Scene, at: int, model: Group) -> list[tuple[Group, bool]]:
    """Collect numbers whose verb and noun are those before: "18 were killed in one town and ten in another"."""
    units = scene.units
    found: list[tuple[Group, bool]] = []
    for place in range(at + 1, min(at + 3 * REACH, len(units) - 1)):
        unit = units[place]
        if unit.has("pred", "say") or (unit.has("bound") and not unit.mark):
            break
        own = scene.starting.get(place)
        if own is not None and _is_own_number(scene, own) and units[place - 1].has("and", "versus"):
            found.append((own, False))  # "58 soldiers were killed and nine of its own"
        counted = units[place - 1].has("and") and _tells_where(units[place + 1])
        counted = counted and not is_one_more_aside(scene, place)
        if counted and unit.has("one_more") and not units[place - 1].mark and model.sort in COUNTED_SORTS:
            one = replace(
                model, first=place, last=place + 1, quantity=None, plural=False, definite=False, head=place
            )
            found.append((one, False))
            continue
        counted = counted and is_bare(scene, place) and not _has_verb(scene, place + 1)
        if counted and unit.quantity is not None and not unit.quantity.part and model.sort in COUNTED_SORTS:
            group = replace(model, first=place, last=place + 1, quantity=unit.quantity, head=place)
            found.append((group, False))
    return found


def _is_own_number(scene: Scene, group: Group) -> bool:
    """Whether a group counts "nine of its own" and has no verb, whose owner may stand behind it ("two friends of theirs | were")."""
    behind = group.last + 2 * int(group.last < len(scene.units) and scene.units[group.last].has("of"))
    return group.own and group.quantity is not None and not has_own_verb(scene, behind)


def _has_verb(scene: Scene, place: int) -> bool:
    """Whether a number has a verb of its own behind small words: "43 dead and 177 | said to be injured"."""
    behind = next((unit for unit in scene.units[place:] if not unit.has("skip")), None)
    return scene.units[place].has("skip") and behind is not None and behind.has("pred")


def _tells_where(unit: Unit) -> bool:
    """Whether a word begins where or when it was: "ten in another", "14 on the second", "two later"."""
    return unit.has("within", "placed") or (unit.has("skip") and not unit.has("the"))
