"""What was done to whom: each word of harm joined to the groups it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.values import Qualifier

from .groups import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.values import Measure

    from .lexicon import Lexicon
    from .numbers import Quantity
    from .units import Unit

# Between a doer and its verb, between a verb and a number of the toll: further apart they are not of one clause.
_REACH = 8
_BODILY = frozenset({"kill", "wound"})
_COUNTED_SORTS = frozenset({"forces", "fighters", "militants", "civilians", "people", "movement"})


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


class Scene:
    """A sentence's units, groups and clauses, looked up by place."""

    def __init__(self, units: Sequence[Unit], groups: Sequence[Group], lexicon: Lexicon) -> None:
        """Index the groups by their ends."""
        self.units = units
        self.groups = groups
        self.lexicon = lexicon
        self.starting = {group.first: group for group in groups}
        self.ending = {group.last: group for group in groups}

    def clause_start(self, at: int) -> int:
        """Return the first unit of the clause that a word stands in, "who were" not counting as a begin."""
        place = at - 1
        while place >= 0:
            unit = self.units[place]
            if unit.has("say") and not unit.has("noun", "hint", "figures"):
                break
            if unit.has("bound") and not unit.has("relative"):
                break
            if (
                unit.has("pred")
                and place < at - 1
                and unit.value("pred", 1) in {"does", "done", "suffers", "state"}
            ):
                break
            place -= 1
        return place + 1

    def party_before(self, at: int) -> str:
        """Return the party that stands as subject before a verb: the first of its clause, no owner of a place or thing."""
        start = at - 1
        while start >= 0 and not (
            self.units[start].has("say", "bound") and not self.units[start].has("relative")
        ):
            start -= 1
        for place in range(start + 1, at):
            if self.units[place].has("party") and not (place and self.units[place - 1].has("prep")):
                return self.units[place].value("party")
        return ""

    def party_after(self, at: int) -> str:
        """Return the party after "by": who did it, in the passive."""
        for place in range(at + 1, min(at + _REACH, len(self.units))):
            if self.units[place].low in self.lexicon.tables["verbs_saying"]["forms"]["by"]:
                for unit in self.units[place + 1 : place + 5]:
                    if unit.has("party"):
                        return unit.value("party")
                return ""
            if self.units[place].has("bound", "pred"):
                return ""
        return ""


def find_harm(scene: Scene) -> list[Harm]:
    """Find the harms of one sentence, in order."""
    found: list[Harm] = []
    for at, unit in enumerate(scene.units):
        if not unit.has("pred", "noun", "lose", "lives") or is_unreal(scene, at):
            continue
        if unit.has("pred"):
            found.extend(_of_verb(scene, at, found))
        if unit.has("noun"):
            found.extend(_of_noun(scene, at, found))
        if unit.has("lives"):
            found.extend(_of_lives(scene, at))
        if unit.has("lose"):
            found.extend(_of_losing(scene, at, found))
    return _unique(found)


def is_unreal(scene: Scene, at: int) -> bool:
    """Whether a word tells what was not, may be, or was only threatened."""
    units = scene.units
    infinitive = False
    place = at - 1
    while place >= 0 and units[place].has("aux", "skip", "none", "hypothetical"):
        unit = units[place]
        if unit.has("none", "hypothetical"):
            return True
        if unit.low == "to" and place == at - 1:
            infinitive = True
        place -= 1
    if infinitive and units[at].value("pred", 1) in {"does", "suffers"} and units[at].low != "killed":
        return not any(unit.has("say") for unit in units[max(place, 0) : at])
    start = at - 1
    while start >= 0 and not (units[start].has("bound") or units[start].has("say")):
        if units[start].low in {"unless"} or (units[start].has("hypothetical") and at - start <= 3):  # noqa: PLR2004
            return True
        start -= 1
    return start >= 0 and units[start].has("hypothetical")


def _of_verb(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    kind, form = scene.units[at].tags["pred"]
    if at and scene.units[at - 1].has("the", "own") and form in {"done", "state"}:
        return []  # "the injured were taken to hospital"
    passive = form in {"suffers", "state"} or (form == "done" and _is_passive(scene, at))
    if passive or scene.lexicon.verb_last:
        groups = _before(scene, at, kind, before)
        doer = scene.party_after(at)
    else:
        groups = _after(scene, at, kind, before)
        doer = scene.party_before(at)
    if kind == "displace":
        groups = [
            (replace(g, sort="civilians"), part) if g.sort == "people" else (g, part) for g, part in groups
        ]
    if kind == "displace" and form == "done":
        groups = [
            pair for pair in groups if pair[0].quantity is not None
        ]  # "displaced people" are told, not counted
    rule = f"{scene.units[at].low}: {'victims before' if passive else 'victims after'}"
    found = _joined(scene, at, kind, groups, (doer, rule), before)
    by_own = not passive and not doer and _is_by_own(scene, at)
    return [replace(harm, by_own=by_own) for harm in found]


def _is_by_own(scene: Scene, at: int) -> bool:
    """Whether the doer is the speaker's side: "its fighters had killed", "we destroyed"."""
    units = scene.units
    start = at - 1
    while start >= 0 and not units[start].has("say", "bound"):
        start -= 1
    return any(unit.has("own", "pronoun") for unit in units[start + 1 : at][:3])


def _joined(
    scene: Scene,
    at: int,
    kind: str,
    groups: list[tuple[Group, bool]],
    how: tuple[str, str],
    before: list[Harm],
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
                doer=how[0],
                part_of=whole if included else None,
                rule=how[1] + (", part of a total" if included else ""),
            )
        )
        if not included:
            whole = len(before) + len(found) - 1
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


def _is_passive(scene: Scene, at: int) -> bool:
    """Whether "killed" was done to what stands before it."""
    units = scene.units
    place = at - 1
    have = False
    while place >= 0 and (
        units[place].has("aux", "skip") or (units[place].quantity is None and units[place].has("left"))
    ):
        if units[place].value("aux") == "be":
            return True
        have = have or units[place].value("aux") == "have"
        place -= 1
    if have:
        return False
    after = at + 1
    while after < len(units) and units[after].has("skip") and not units[after].has("the"):
        after += 1
    if after >= len(units):
        return True
    unit = units[after]
    if unit.low in scene.lexicon.tables["verbs_saying"]["forms"]["by"]:
        return True
    if unit.quantity is not None:
        return False  # what is counted behind it was done by the subject, whatever it is
    kind = units[at].value("pred")
    plain = not unit.tags and unit.text[0].isalpha() and unit.text[0].islower()
    if plain and kind not in _BODILY:
        return False  # "seized power": something was seized that is no victim
    group = scene.starting.get(after)
    if group is None and after + 1 < len(units) and unit.has("the", "own"):
        group = scene.starting.get(after + 1)
    return group is None and not _is_modified(scene, after)


def _is_modified(scene: Scene, at: int) -> bool:
    """Whether a group begins behind one or two plain adjectives: "closed key border crossings"."""
    units = scene.units
    for place in range(at, min(at + 3, len(units))):
        if place > at and place in scene.starting:
            return True
        if units[place].tags or not units[place].text[0].isalpha():
            return False
    return False


def _is_bare(scene: Scene, at: int) -> bool:
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
    )


def _elided(scene: Scene, at: int, kind: str, before: list[Harm]) -> Group:
    """Return the group of a bare number: the noun is that of the group before it in the sentence."""
    quantity = scene.units[at].quantity
    earlier = [group for group in scene.groups if group.last <= at and group.sort in _COUNTED_SORTS]
    measures = scene.lexicon.measures.get(kind, {})
    told = [harm.group for harm in before if harm.group.sort in measures and harm.at < at]
    counted = [group for group in earlier if group.quantity is not None]
    subjects = [g for g in earlier if g.plural and not g.definite and _opens_clause(scene, g)]
    model = max([*told, *counted, *subjects] or earlier, key=lambda group: group.first, default=None)
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


def _after(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
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
        elif unit.quantity is not None and _is_bare(scene, place):
            if found and _has_own_verb(scene, place + 1):
                break
            if place == len(units) - 1:
                break  # the text is cut off behind its number, which may be the begin of a larger one
            found.append((_elided(scene, place, kind, before), included))
            place += 1
        elif unit.has("and", "skip", "the", "of") or unit.low == "(" or _is_modified(scene, place):
            place += 1
        else:
            break
    return found


def _past_owner(scene: Scene, place: int) -> int:
    """Step over "of the border force" and "(BF)" behind a noun, so that what is joined to it is seen."""
    units = scene.units
    while place < len(units) and (units[place].low == "(" or units[place].has("of")):
        stop = place + 1
        while (
            stop < len(units)
            and stop - place < 5
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
    return (
        (units[place].has("aux")
        and units[place].low != "to")
        or (units[place].has("pred") and units[place].value("pred", 1) != "does")
    )


def _before(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[tuple[Group, bool]]:
    """Collect the groups before a verb, in order: "five people, including two children, were killed"."""
    units = scene.units
    chain = at
    while chain > 0 and (
        (units[chain - 1].has("aux", "skip")
        and scene.ending.get(chain) is None)
        or units[chain - 1].has("relative")
    ):
        chain -= 1
    start = scene.clause_start(chain)
    if chain > 0 and units[chain - 1].quantity is not None and _is_bare(scene, chain - 1):
        return [(_elided(scene, chain - 1, kind, before), False)]
    measures = scene.lexicon.measures.get(kind, {})
    inside = [g for g in scene.groups if g.first >= start and g.last <= chain and g.sort in measures]
    if not inside:
        return []
    first_included = next((n for n in range(start, chain) if units[n].has("including")), chain)
    rests = [g for g in inside[1:] if g.quantity is not None and g.quantity.rest]
    wholes = [g for g in inside if g.first < first_included and g not in rests]
    parts = [g for g in inside if g in rests or (g.first >= first_included and g.quantity is not None)]
    chosen = _coordinated(scene, wholes, min(chain, first_included))
    return [(g, False) for g in chosen] + [(g, True) for g in parts if chosen]


def _coordinated(scene: Scene, groups: list[Group], end: int) -> list[Group]:
    """Choose which groups before a verb are its victims: those with a number, joined by "and", else the nearest."""
    if not groups:
        return []
    numbered = [group for group in groups if group.quantity is not None]
    if not numbered:
        nearest = groups[-1]
        return [nearest] if end - nearest.last <= _REACH else []
    chosen = [numbered[0]]
    for group in groups[groups.index(numbered[0]) + 1 :]:
        between = scene.units[chosen[-1].last : group.first]
        if between and all(
            unit.has("and", "of", "skip") or unit.mark or unit.has("party") for unit in between
        ):
            chosen.append(group)
    return chosen


def _of_noun(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    kind, form = scene.units[at].tags["noun"]
    units = scene.units
    if form == "toll":
        return _of_toll(scene, at, kind)
    if at + 1 < len(units) and units[at + 1].low == ":":
        return []  # what follows the colon are the parts, and they are told
    unsplit = form == "unsplit"
    sufferer = scene.party_before(at) if _verb_near(scene, at, "suffer") else ""
    inflicted = _verb_near(scene, at, "inflict")
    doer = scene.party_before(at) if inflicted else ""
    after = at + 1
    if units[at].low.endswith(" of") or (after < len(units) and units[after].has("of")):
        after += 0 if units[at].low.endswith(" of") else 1
        groups = _after(scene, after - 1, kind, before)
        if groups:
            return _joined(scene, at, kind, groups, ("", f"{units[at].low} of"), before)
    counted = _count_of_noun(scene, at)
    if counted is None:
        return []
    quantity, group = counted
    if group is None:
        group = Group(first=at, last=at + 1, sort="people", noun="", plural=True, head=at)
    measure = scene.lexicon.measures.get(kind, {}).get(group.sort)
    if measure is None:
        return []
    sufferer = sufferer or _sufferer_after(scene, at)
    rule = f"number of {units[at].low}"
    return [
        Harm(
            measure=measure,
            group=group,
            at=at,
            quantity=quantity,
            unsplit=unsplit,
            doer=doer,
            sufferer=sufferer,
            inflicted=inflicted,
            rule=rule,
        )
    ]


def _count_of_noun(scene: Scene, at: int) -> tuple[Quantity, Group | None] | None:
    """Return the number before a noun of harm and whose it is: "dozens of (civilian) casualties", "six soldiers' deaths"."""
    units = scene.units
    place = at - 1
    if place >= 0 and (units[place].has("s") or units[place].low == "'"):
        place -= 1
    group = scene.ending.get(place + 1)
    if group is not None:
        quantity = group.quantity or (units[group.first - 1].quantity if group.first else None)
        return (quantity, group) if quantity is not None else None
    for back in range(place, max(place - 3, -1), -1):
        quantity = units[back].quantity
        if quantity is not None and quantity.approx and back and units[back].low.endswith(" the"):
            return None
        if quantity is not None and not quantity.article:
            hit = scene.ending.get(back)
            if (
                hit is not None
                and hit.quantity is None
                and any(u.has("inflict") for u in units[max(hit.first - 3, 0) : hit.first])
            ):
                return quantity, replace(hit, quantity=quantity, definite=False)
            party = next((unit.value("party") for unit in units[back:at] if unit.has("party")), "")
            group = Group(first=back, last=at, sort="people", noun="", party=party, plural=True, head=at)
            return quantity, group if party else None
        if units[back].mark or units[back].has("prep", "bound", "and"):
            return None
    return None


def _verb_near(scene: Scene, at: int, kind: str) -> bool:
    return any(unit.has(kind) for unit in scene.units[max(at - 5, 0) : at])


def _sufferer_after(scene: Scene, at: int) -> str:
    """Return the party in "losses on their troops", "casualties to the army", "casualties among police"."""
    units = scene.units
    for place in range(at + 1, min(at + 6, len(units))):
        if units[place].has("party"):
            return units[place].value("party")
        if units[place].mark or units[place].has("bound", "pred"):
            break
    return ""


def _of_toll(scene: Scene, at: int, kind: str) -> list[Harm]:
    """Read "the death toll rose to 12", "toll of 47"."""
    units = scene.units
    for place in range(at + 1, min(at + _REACH, len(units))):
        quantity = units[place].quantity
        if quantity is not None and not quantity.article:
            group = scene.starting.get(place) or Group(
                first=place,
                last=place + 1,
                sort="people",
                noun="",
                quantity=quantity,
                plural=True,
                head=place,
            )
            measure = scene.lexicon.measures.get(kind, {}).get(group.sort)
            return (
                [Harm(measure=measure, group=group, at=at, quantity=quantity, rule="toll")] if measure else []
            )
        if units[place].has("bound"):
            break
    return []


def _of_lives(scene: Scene, at: int) -> list[Harm]:
    """Read "the raid claimed six lives"."""
    units = scene.units
    if not any(unit.has("taking") for unit in units[max(at - _REACH, 0) : at]):
        return []
    counted = _count_of_noun(scene, at)
    if counted is None:
        return []
    group = counted[1] or Group(first=at, last=at + 1, sort="people", noun="people", plural=True, head=at)
    measure = scene.lexicon.measures["kill"].get(group.sort)
    rule = f"number of {units[at].low} taken"
    return [Harm(measure=measure, group=group, at=at, quantity=counted[0], rule=rule)] if measure else []


def _of_losing(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read "the army lost two men"."""
    groups = [g for g in _after(scene, at, "kill", before) if g[0].sort in _COUNTED_SORTS and g[0].quantity]
    # Whoever "lost two men" lost men of its own.
    groups = [
        (replace(g, sort="fighters", noun="fighters") if g.sort == "people" else g, p) for g, p in groups
    ]
    found = _joined(scene, at, "kill", groups, ("", f"{scene.units[at].low}: own loss"), before)
    owner = scene.party_before(at)
    return [replace(harm, sufferer=owner) for harm in found] if owner else []


def _unique(found: list[Harm]) -> list[Harm]:
    """Drop a group told twice by two words of one measure ("killed, died of wounds"), keeping the places in the list."""
    seen: set[tuple[str, int]] = set()
    kept: list[Harm] = []
    places: dict[int, int] = {}
    for number, harm in enumerate(found):
        key = (harm.measure.value, harm.group.first)
        if key in seen:
            continue
        seen.add(key)
        places[number] = len(kept)
        part_of = places.get(harm.part_of) if harm.part_of is not None else None
        kept.append(replace(harm, part_of=part_of))
    return kept
