"""A sentence with its groups, and what the rules ask of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from .behind import find_groups
from .targets import is_attacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .groups import Group
    from .lexicon import Lexicon
    from .units import Unit, Units

# Between a doer and its verb, between a verb and a number of the toll: further apart they are not of one clause.
REACH = 8
COUNTED_SORTS = frozenset({"forces", "fighters", "militants", "civilians", "people", "movement"})
_BRACKETS = {")": "(", "]": "["}
# "would have killed": a word of supposing stands at most so far before its verb.
_NEAR = 3
# "nine men (object) to kill and two (object) to capture (of) claimed": so far off may the claim be.
_DEEDS = 10


class Scene:
    """A sentence's units, groups and clauses, looked up by place."""

    def __init__(
        self,
        units: Units,
        lexicon: Lexicon,
        earlier: Group | None = None,
        *,
        bombed: bool = False,
        fought: bool = True,
        foreign: bool = False,
        feud: bool = False,
        published: str = "",
    ) -> None:
        """Keep what the rules ask of.

        ``earlier`` is the group that the sentence before spoke of last; ``bombed`` says that the article tells of
        air strikes, ``foreign`` that these are another state's, ``fought`` that it tells of fighting,
        ``feud`` that people of one country fight each other there; ``published`` is its day.
        """
        self.bombed = bombed
        self.fought = fought
        self.foreign = foreign
        self.feud = feud
        self.units = units
        self.published = published
        self.lexicon = lexicon
        self.earlier = earlier

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The groups of the sentence, looked for when first asked for: most sentences tell of no harm."""
        found = find_groups(self.units, owner_last=self.lexicon.owner_last)
        return found if self.lexicon.verb_last else [_of_force(group) for group in found]

    @cached_property
    def counted(self) -> set[int]:
        """The places in groups that have a number."""
        return {place for group in self.groups if group.quantity for place in range(group.first, group.last)}

    @cached_property
    def starting(self) -> dict[int, Group]:
        """The groups by the places that they begin at."""
        return {group.first: group for group in self.groups}

    @cached_property
    def ending(self) -> dict[int, Group]:
        """The groups by the places after them."""
        return {group.last: group for group in self.groups}

    @cached_property
    def _within(self) -> set[int]:
        """The places in groups, but for the last of each."""
        return {place for group in self.groups for place in range(group.first, group.last - 1)}

    @cached_property
    def bracketed(self) -> set[int]:
        """The places that stand in brackets that close."""
        return _in_brackets(self.units)

    def clause_start(self, at: int) -> int:
        """Return the first unit of the clause that a word stands in, "who were" not counting as a begin."""
        place = at - 1
        while place >= 0:
            unit = self.units[place]
            if unit.low in _BRACKETS:
                place = self._opening_of(place, _BRACKETS[unit.low]) or place
                unit = self.units[place]
            if unit.has("say") and not unit.has("noun", "hint", "figures") and place not in self._within:
                if self._is_charge(place):
                    place -= 1
                    continue
                opened = self._opening_of_aside(place)
                if opened is None:
                    break
                place = opened
                continue
            if unit.has("bound") and not unit.has("relative") and not self._is_relative(place):
                opened = self._opening_of(place, unit.low) if place == at - 1 and unit.mark else None
                if opened is None:
                    break
                place = opened
            if (
                unit.has("pred")
                and not self._is_adjective(place, at)
                and place < at - 1
                and unit.value("pred", 1) in {"does", "done", "suffers", "state"}
            ):
                break
            place -= 1
        return place + 1

    def _is_charge(self, place: int) -> bool:
        """Whether a participle says of what somebody was accused: "a man | accused | of spying was killed"."""
        behind = self.units[place + 1] if place + 1 < len(self.units) else None
        return place in self.ending and behind is not None and behind.has("of") and not self.lexicon.verb_last

    def _opening_of_aside(self, place: int) -> int | None:
        """Return where ", the army said," opens, whose verb of saying is at a place; None where it is no aside."""
        if not self._closes_aside(place):
            return None
        comma = next(
            (n for n in range(place - 1, max(place - REACH, 0), -1) if self.units[n].low == ","), None
        )
        group = self.ending.get(comma) if comma is not None else None
        return comma - 1 if comma is not None and group is not None else None

    def _closes_aside(self, place: int) -> bool:
        """Whether a comma stands behind a verb of saying, or behind where it was said with the verb of the clause then: "posts, he said online, | were"."""
        units = self.units
        for comma in range(place + 1, min(place + REACH, len(units))):
            unit = units[comma]
            if unit.low == ",":
                verb = comma + 1 < len(units) and units[comma + 1].has("aux")
                return comma == place + 1 or verb
            counted = unit.quantity is not None and not unit.quantity.article
            if counted or unit.has("pred", "bound", "aux", "say"):
                return False
        return False

    def _is_relative(self, place: int) -> bool:
        """Whether "that" begins a clause about the group before it: "two drones that had flown up were shot down"."""
        group = self.ending.get(place) if self.units[place].has("that") else None
        behind = self.units[place + 1] if place + 1 < len(self.units) else None
        return group is not None and behind is not None and behind.has("aux")

    def _opening_of(self, place: int, mark: str) -> int | None:
        """Return where brackets or dashes open that close at a unit: "four people - two of them women - died"."""
        reach = range(place - 1, max(place - 3 * REACH, -1), -1)
        return next((n for n in reach if self.units[n].low == mark), None)

    def victims_at(self, place: int) -> Group | None:
        """Return the group that begins at a unit, unless it only owns what is told of: "the governor's | driver"."""
        group = self.starting.get(place)
        return group if group is not None and not self._is_owner(group) else None

    @property
    def victims(self) -> list[Group]:
        """The groups that own nothing that follows."""
        return [group for group in self.groups if not self._is_owner(group)]

    def _is_owner(self, group: Group) -> bool:
        behind = self.units[group.last] if group.last < len(self.units) else None
        bare = group.last == group.head + 1  # "two members of the movement's" brigade are no owners
        return bare and behind is not None and behind.has("s") and not self.lexicon.verb_last

    def _is_adjective(self, place: int, at: int) -> bool:
        """Whether a verb of harm only describes victims: "four abducted policemen", "workers abducted last week died"."""
        behind = place in self.ending and self.units[place].value("pred", 1) == "done"
        if self._is_aside(place):
            return True
        return place in self._within or (
            behind and not any(unit.has("and", "bound") for unit in self.units[place + 1 : at])
        )

    def _is_aside(self, place: int) -> bool:
        """Whether a participle stands alone between commas: "a constable, 26, wounded, died in hospital"."""
        units = self.units
        if not 0 < place < len(units) - 1 or units[place].value("pred", 1) != "done":
            return False
        return units[place - 1].low == "," and units[place + 1].low == ","

    def party_before(self, at: int) -> str:
        """Return the party that stands as subject before a verb: the first of its clause, no owner of a place or thing."""
        start = at - 1
        while start >= 0 and not (
            self.units[start].has("say", "bound") and not self.units[start].has("relative")
        ):
            start -= 1
        for place in range(start + 1, at):
            unit = self.units[place]
            if place in self.counted:
                continue  # "they took four posts and burnt two tanks": an object does nothing
            subject = unit.has("pronoun") and not unit.has("own")
            if subject or unit.has("pred") or unit.value("event", 1) == "verbs":
                return ""  # "it attacked the army's posts, killing five": whose posts they were says not who did it
            if unit.has("party") and not self._is_governed(place) and not is_attacked(self, place):
                return unit.value("party")
        return ""

    def _is_governed(self, place: int) -> bool:
        """Whether a preposition stands over a party's name: "in | Ruritania", for a country "in the northwest of", "in eastern"."""
        before = place - 1
        if self.units[place].value("party", 1) == "names":
            while (
                before > 0
                and self.units[before].text[0].islower()
                and not self.units[before].tags.keys() - {"the"}
            ):
                before -= 1
        return before >= 0 and self.units[before].has("prep")

    def enemy_before(self, at: int) -> bool:
        """Whether the subject of a verb is the enemy of who speaks, or the other side."""
        clause = self.units[self.clause_start(at) : at]
        return any(unit.has("other_side") or unit.value("head") == "enemy" for unit in clause)

    def party_after(self, at: int) -> str:
        """Return the party after "by": who did it, in the passive."""
        for place in range(at + 1, min(at + REACH, len(self.units))):
            if self.units[place].low in self.lexicon.by:
                for unit in self.units[place + 1 : place + 5]:
                    if unit.has("party"):
                        return unit.value("party")
                return ""
            if self.units[place].has("bound", "pred"):
                return ""
        return ""


def _of_force(group: Group) -> Group:
    """Take the name of a force behind a number for its soldiers: "four of the border police were killed"."""
    force = group.sort == "movement" and group.party_kind == "forces" and group.quantity is not None
    return replace(group, sort="forces", noun="soldiers") if force else group


def _in_brackets(units: Sequence[Unit]) -> set[int]:
    """Return the places that stand in brackets that close."""
    found: set[int] = set()
    opened: int | None = None
    for place, unit in enumerate(units):
        if unit.low in _BRACKETS.values():
            opened = place
        elif unit.low in _BRACKETS and opened is not None:
            found.update(range(opened, place))
            opened = None
    return found


def is_unreal(scene: Scene, at: int) -> bool:
    """Whether a word tells what was not, may be, or was only threatened."""
    units = scene.units
    if scene.lexicon.verb_last and any(unit.has("negated_behind") for unit in units[at : at + _NEAR]):
        return not _is_deed_claimed(units, at)
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
        if units[start].has("demand") or (units[start].has("hypothetical") and at - start <= _NEAR):
            return True
        start -= 1
    if start >= 0 and units[start].has("that") and _is_demanded(units, start):
        return True
    return start >= 0 and units[start].has("hypothetical")


def _is_deed_claimed(units: Sequence[Unit], at: int) -> bool:
    """Whether infinitives are what somebody claims to have done: "claimed (the) killing (of) four men and capturing (of) two"."""
    for place in range(at, min(at + _DEEDS, len(units))):
        if units[place].has("say"):
            return units[place - 1].has("s") and units[place - 2].has("negated_behind")
        if place > at and (units[place].has("bound") or (units[place].mark and not units[place].has("and"))):
            return False
    return False


def _is_demanded(units: Sequence[Unit], that: int) -> bool:
    """Whether what "that" opens was only asked for: "it was demanded by the traders that the gate be opened"."""
    for unit in reversed(units[:that]):
        if unit.has("demand"):
            return True
        if unit.has("say", "pred", "bound"):
            return False
    return False
