"""Which groups a word of harm speaks of: those behind it, or those before it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .bare import (
    before_aside,
    counts_some,
    doer_in_turn,
    elided,
    elsewhere,
    is_bare,
    of_verb_before,
    others_opening,
    placed_opening,
)
from .borders import (
    closes_part,
    counts_losses,
    has_own_verb,
    is_aside,
    is_one_more_aside,
    opens_own_list,
    speaks,
)
from .lists import are_joined, choose_victims, is_counted
from .named import all_of_them, is_name, name_before, name_behind, without_appositions
from .parts import closing_list, counts, is_apart, is_part, is_said_to_be_part
from .scene import COUNTED_SORTS, REACH
from .unlisted import read_one_of_list
from .verb_last import groups_before_last_verb

if TYPE_CHECKING:
    from .groups import Group
    from .harm import Harm
    from .scene import Scene
    from .units import Unit

# "of the border force": an owner behind a noun has no more words.
_LONGEST_OWNER = 7
# What somebody calls a number or the dead stands in quotes.
QUOTES = frozenset("\"'“”‘’")
# "were abducted and": the auxiliary stands so many units before the verb that shares it.
_SHARED = 3


def groups_after(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Collect the groups behind a verb: "killed 20 soldiers and three civilians, including ..."."""
    found, place = _listed_after(scene, at, kind, before)
    kept = without_appositions(scene, [group for group, included in found if not included])
    found = [pair for pair in found if pair[1] or pair[0] in kept]
    if found and kind and not any(included for _, included in found):
        # "killed eight people in the town, including two guards", "killed an elder in the town together with his guard"
        behind = _parts_behind(scene, place - 1)
        found.extend(pair for pair in behind if pair[1] or scene.units[pair[0].first - 1].has("and"))
    if found and kind == "kill" and found[-1][0].quantity is not None and not found[-1][1]:
        found.extend(elsewhere(scene, place - 1, found[-1][0]))
    return found


def _listed_after(
    scene: Scene, at: int, kind: str, before: list[Harm]
) -> tuple[list[tuple[Group, bool]], int]:
    """Return the groups that stand in one list behind a verb, and where that list ends."""
    found: list[tuple[Group, bool]] = []
    units = scene.units
    place, included = at + 1, False
    while place < len(units):
        unit = units[place]
        if unit.has("including"):
            if place + 1 not in scene.starting and not counts(scene, place + 1):
                found = [*found[:1], *((group, True) for group, _ in found[1:])]  # "two officers among them"
            included, place = True, place + 1
        elif (group := _victims_after(scene, at, kind, place, found)) is not None:
            other = has_own_verb(scene, group.last) or opens_own_list(scene, group) or speaks(scene, group)
            if (found and (other or is_aside(scene, group))) or counts_losses(scene, group.last):
                break
            whole = [pair for pair in found if not pair[1]]
            included = included and not is_apart(scene, group, whole)
            found.append((group, included or is_part(group) or is_said_to_be_part(scene, group, found)))
            place = _past_owner(scene, group.last)
        elif unit.quantity is not None and is_bare(scene, place):
            if found and (has_own_verb(scene, place + 1) or is_one_more_aside(scene, place)):
                break
            if place == len(units) - 1 or _is_age(scene, place, found):
                break  # the text is cut off behind its number, which may be the begin of a larger one
            found.append((elided(scene, place, kind, before, object_of=at), included))
            place += 1
        elif (past := _past_filling(scene, place, found, included=included)) > place:
            place = past
        else:
            break
    return found, place


def _victims_after(
    scene: Scene, at: int, kind: str, place: int, found: list[tuple[Group, bool]]
) -> Group | None:
    """Return the group that begins at a unit behind a verb: by its noun, by a name, or by a place in a list of persons."""
    group = scene.victims_at(place)
    if group is None and place == at + 1 and kind == "kill":
        return name_behind(scene, place)
    persons = bool(found) and all(not each.plural and each.sort in COUNTED_SORTS for each, _ in found)
    return read_one_of_list(scene.units, place) if group is None and persons else group


def _past_filling(scene: Scene, place: int, found: list[tuple[Group, bool]], *, included: bool) -> int:
    """Step over what stands between a verb and its groups, over who owns them, and over names; else stay at the place."""
    unit = scene.units[place]
    owner = scene.starting.get(place)
    if owner is not None:
        return owner.last + 1
    filling = unit.has("and", "skip", "the", "of") or unit.low in QUOTES
    # "shut all | crossings"
    filling = filling or (unit.has("everybody") and not found and place + 1 in scene.starting)
    # "killed | another | guard"
    filling = filling or (unit.has("one_more") and place + 1 in scene.starting)
    # "a man, his wife and their | three children"
    filling = filling or (unit.has("own") and bool(found) and place + 1 in scene.starting)
    # "including a former head of a committee and two guards"
    filling = filling or (included and place + 1 < len(scene.units) and not closes_part(unit))
    named = bool(found) and not found[-1][0].plural and is_name(unit)
    modified = is_modified(scene, place) and not (found and _is_verb_of_its_own(scene, place))
    return place + int(filling or named or modified or _opens(scene, place, found))


def _is_verb_of_its_own(scene: Scene, place: int) -> bool:
    """Whether plain words behind a list are a verb, for a number or an article follows: "killed two men and | caught another"."""
    group = next((scene.starting[n] for n in range(place, place + 3) if n in scene.starting), None)
    return group is not None and (is_counted(group) or group.definite)


def _is_age(scene: Scene, place: int, found: list[tuple[Group, bool]]) -> bool:
    """Whether a bare number behind one person is his age: "a farmer, 45"."""
    return bool(found) and not found[-1][0].plural and scene.units[place - 1].mark


def _opens(scene: Scene, place: int, found: list[tuple[Group, bool]]) -> bool:
    """Whether a mark behind a group is followed by another: "nine children [five boys and four girls]"."""
    if not scene.units[place].mark or not found or place + 1 >= len(scene.units):
        return False
    return (place + 1 in scene.starting and scene.units[place].low != ";") or scene.units[place].low == "("


def groups_before(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Collect the groups before a verb, in order: "five people, including two children, were killed"."""
    units = scene.units
    chain, near = _chain_start(scene, at)
    start = _subject_start(scene, chain)
    measures = scene.lexicon.measures.get(kind, {})
    subject = scene.ending.get(chain)
    if subject is not None and subject.sort in COUNTED_SORTS and subject.sort not in measures:
        return []  # "the gunmen fled": they are not those who are meant
    inside = [
        group
        for group in scene.victims
        if group.first >= start
        and group.last <= chain
        and group.sort in measures
        and not _is_of_voice(scene, start, group)
        and not (speaks(scene, group) and not scene.lexicon.verb_last)
        # "Sepoy A. (resident of the town)": who he was, and no other
        and (group.quantity is not None or group.first not in scene.bracketed)
        and not _is_home(scene, group)
    ]
    earlier = _of_those_before(scene, chain, kind, before)
    if earlier is not None:
        return earlier
    if chain > 0 and is_bare(scene, chain - 1):
        inside = _with_others(scene, inside, elided(scene, chain - 1, kind, before))
        if inside[0].first == chain - 1:
            start = chain - 1  # "12 were killed, including two guards, and | 20 were hurt"
    # "one died | and 20 others, including women, were wounded"
    joined = start < chain and units[start].has("and")
    opening = others_opening(scene, start + joined, kind, before) or before_aside(scene, start, chain)
    inside = sorted([*inside, *opening], key=lambda group: group.first)
    if scene.lexicon.verb_last:
        bare = [
            elided(scene, place, kind, before)
            for place in range(start, chain)
            if (quantity := units[place].quantity) is not None
            and quantity.classified
            and place not in scene.counted
        ]
        found = groups_before_last_verb(scene, sorted([*inside, *bare], key=lambda group: group.first))
        return found + _parts_behind(scene, at) if found else []
    if not inside:
        placed = placed_opening(scene, start + joined, kind, before)
        return placed or _without_noun(scene, chain, at, before)
    first_included = next((n for n in range(start, chain) if units[n].has("including")), chain)
    rests = [g for earlier, g in pairwise(inside) if is_part(g) and earlier.plural]
    wholes = [g for g in inside if g.first < first_included and g not in rests]
    sure: list[Group] = []
    if not any(g.first >= first_included for g in inside) and first_included < chain:
        # "seven men, two officers among them, were killed"
        parts_at = next((n for n in range(len(wholes) - 1, 0, -1) if wholes[n - 1].plural), 1)
        sure = [g for g in wholes[parts_at:] if g.quantity is not None]
        rests.extend(sure)
        wholes = wholes[:parts_at]
    parts = [g for g in inside if g in rests or (g.first >= first_included and g.quantity is not None)]
    chosen = choose_victims(scene, wholes, min(chain, first_included), near=near)
    if not chosen:
        return []
    others = [(g, g in sure or not is_apart(scene, g, [(chosen[0], False)])) for g in parts]
    if chosen[0].own and units[chosen[0].first - 1].low == ",":
        # "A. B., his uncle and two guards were killed"
        named = name_before(scene, chosen[0].first - 1, at)
        chosen = [named, *chosen] if named is not None else chosen
    told = [(g, False) for g in chosen] + others + _parts_behind(scene, at)
    return told + elsewhere(scene, at, chosen[-1])


def _is_home(scene: Scene, group: Group) -> bool:
    """Whether a word only says of a name before it where he came from: "Sepoy A., 21, | resident of the town"."""
    units = scene.units
    bare = group.quantity is None and not group.plural and units[group.head].value("source") == "witness"
    comma = group.first > 1 and units[group.first - 1].low == ","
    owned = group.last < len(units) and units[group.last].has("of")
    return (
        bare
        and comma
        and owned
        and (units[group.first - 2].quantity is not None or is_name(units[group.first - 2]))
    )


def _of_those_before(
    scene: Scene, chain: int, kind: str, before: list[Harm]
) -> list[tuple[Group, bool]] | None:
    """Return who a word right before a verb points back to: "all | were killed", "one of them | died"; None for no such word."""
    if chain > 0 and scene.units[chain - 1].has("everybody"):
        return all_of_them(scene, chain - 1, scene.lexicon.measures.get(kind, {}))
    in_turn = doer_in_turn(scene, chain, before) if kind == "kill" else None
    if in_turn is not None:
        return [(in_turn, False)]
    if kind == "kill" and chain > 0 and counts_some(scene, chain - 1):
        return [(elided(scene, chain - 1, kind, before), False)]
    return None


def _without_noun(scene: Scene, chain: int, at: int, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Return the victims of a verb before which no group stands: those of the verb that it goes on from, or a name."""
    shared = of_verb_before(scene, chain, before) if scene.units[at].value("pred") == "kill" else []
    named = name_before(scene, chain, at) if not shared else None
    return [(named, False), *_parts_behind(scene, at)] if named is not None else shared


def _is_of_voice(scene: Scene, start: int, group: Group) -> bool:
    """Whether a group without a number only says who speaks: "according to A., health chief of the province, nine died"."""
    opened = any(unit.has("according") for unit in scene.units[start : group.first])
    return opened and group.quantity is None


def _with_others(scene: Scene, inside: list[Group], others: Group) -> list[Group]:
    """Return the group of a bare number right before a verb, with those that it goes on from: "a commander and two others"."""
    rest = others.quantity is not None and others.quantity.rest
    return [*inside, others] if rest and inside and are_joined(scene, inside[-1], others) else [others]


def _chain_start(scene: Scene, at: int) -> tuple[int, bool]:
    """Return where a verb's chain begins ("| were abducted and later killed"), and whether it says of what is nearest.

    A participle alone ("the five soldiers killed") and a relative clause ("a convoy of 12 men, two of whom died")
    speak of the words right before them; with an auxiliary the subject may stand further off.
    """
    units = scene.units
    be = scene.lexicon.tables["grammar"]["auxiliaries"]["be"]
    chain, near = at, units[at].low.split()[0] not in be
    while chain > 0:
        unit = units[chain - 1]
        if unit.has("relative"):
            return chain - 1, True
        if unit.has("aux"):
            near = False
        elif not _goes_with_verb(scene, chain - 1) or scene.ending.get(chain) is not None:
            first = _coordinated_verb(scene, chain)
            if first is None:
                break
            chain, near = first, False
            continue
        chain -= 1
    return chain, near


def _goes_with_verb(scene: Scene, place: int) -> bool:
    unit = scene.units[place]
    if unit.has("described") and place and scene.units[place - 1].value("aux") == "be":
        return True  # "were believed to be"
    return unit.has("skip", "object_behind") or (scene.lexicon.verb_last and unit.has("s"))


def _coordinated_verb(scene: Scene, chain: int) -> int | None:
    """Return the auxiliary of "were abducted and", "was taken from home and", which the verb behind shares, or None."""
    units = scene.units
    if chain < _SHARED or not units[chain - 1].has("and") or units[chain - 1].mark:
        return None
    for place in range(chain - _SHARED, max(chain - REACH, -1), -1):
        if units[place].value("aux") == "be":
            return place
        group = scene.ending.get(place + 2)
        if (
            units[place + 1].mark
            or units[place + 1].has("bound", "say")
            or (group and group.sort in COUNTED_SORTS and is_counted(group))
        ):
            return None
    return None


def _subject_start(scene: Scene, chain: int) -> int:
    """Return where the words before a verb begin: at its clause, or behind "leaving"."""
    start = scene.clause_start(chain)
    said = start > 1 and scene.units[start - 1].has("say") and scene.units[start - 2].low == ","
    if said and scene.units[chain - 1].low == "," and not scene.lexicon.verb_last:
        start = scene.clause_start(start - 2)  # "four of them, said an official, were killed"
    lefts = [place for place in range(start, chain) if scene.units[place].has("left")]
    behind = lefts[-1] + 1 if lefts else start
    counted = any(unit.quantity is not None and unit.quantity.rest for unit in scene.units[behind:chain])
    told = any(group.first >= behind and group.last <= chain for group in scene.groups)
    return behind if told or counted else start


def _parts_behind(scene: Scene, at: int) -> list[tuple[Group, bool]]:
    """Collect who is told behind a verb: "42 were wounded, among them four guards", "was killed along with two guards"."""
    for place in range(at + 1, min(at + 2 * REACH, len(scene.units))):
        unit = scene.units[place]
        group = scene.starting.get(place)
        bare = any(unit.quantity is not None for unit in scene.units[at + 1 : place])
        if group is not None and is_part(group):
            return [(group, True)]
        if group is not None and not bare and (listed := closing_list(scene, group)):
            return [(each, True) for each in listed]
        if unit.has("including") and place < at + REACH:
            return [pair for pair in groups_after(scene, place - 1, "", []) if pair[1]]
        if unit.has("among_dead"):
            # Of the dead, whatever was told last; behind "wounded" they are nobody's.
            dead = scene.units[at].value("pred") == "kill"
            return [(group, True) for group, _ in groups_after(scene, place, "", [])] if dead else []
        if unit.has("companion") and (unit.has("and") or place <= at + 2):
            return [pair for pair in groups_after(scene, place, "", []) if _is_company(scene, unit, pair[0])]
        if unit.has("bound", "pred", "say") or place in scene.counted:
            break
    return []


def _is_company(scene: Scene, word: Unit, group: Group) -> bool:
    """Whether a group died with somebody; "with" alone says so only of a number and of his own people."""
    own = any(unit.has("own") for unit in scene.units[group.first - 1 : group.last])
    attacker = group.sort == "militants" and not group.plural
    number = group.quantity is not None and not group.quantity.article
    return (is_counted(group) or attacker) and (own or number or word.has("and"))


def is_modified(scene: Scene, at: int) -> bool:
    """Whether a group begins behind one or two plain adjectives: "closed key border crossings"."""
    units = scene.units
    for place in range(at, min(at + 3, len(units))):
        if place > at and place in scene.starting:
            return True
        if units[place].tags.keys() - {"source"} or not units[place].text[0].isalpha():
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
