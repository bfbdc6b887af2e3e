"""Groups of words that can be victims: "at least 23 of its own soldiers", "several Afghan border posts"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..values import Qualifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .numbers import Quantity
    from .units import Unit

# "two or more heavily armed paramilitary soldiers": as many words may stand between a number and its noun.
_ARMED = frozenset({"forces", "fighters", "militants"})
_MOST_MODIFIERS = 5
# A group without a number begins with its noun, or with a word that says whose.
_BEGIN = ("head", "party", "own", "enemy", "allied", "the", "a")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units ``[first, last)`` that name who or what is counted.

    Parameters
    ----------
    sort, noun
        The sort of the data's class (``forces``, ``civilians`` ...; ``movement`` for a party's own name) and the class.
    party
        Id of the party that its words name, empty if none.
    own, enemy, allied
        It says "their", "enemy", "affiliated".
    plural
        More than one, where no number says how many.
    """

    first: int
    last: int
    sort: str
    noun: str
    quantity: Quantity | None = None
    party: str = ""
    own: bool = False
    enemy: bool = False
    allied: bool = False
    plural: bool = False
    definite: bool = False
    head: int = -1


def find_groups(units: Sequence[Unit], *, owner_last: bool = False) -> list[Group]:
    """Find the groups of a sentence, in order, none over another.

    ``owner_last`` says that adjectives and owners stand behind a noun, as in Persian, and nouns may follow it in a row.
    """
    found: list[Group] = []
    place = 0
    while place < len(units):
        unit = units[place]
        begins = unit.quantity is not None or unit.has(*_BEGIN)
        group = _read(units, place, owner_last=owner_last) if begins else None
        if group is None:
            place += 1
            continue
        if owner_last:
            group = _qualified(units, group)
        elif not group.party:
            group = _owned_before(units, group)
        group = _with_allies(units, _owned_after(units, _bounded_after(units, _described(units, group))))
        found.append(group)
        place = group.last
    return found


def _read(units: Sequence[Unit], place: int, *, owner_last: bool = False) -> Group | None:  # noqa: C901, PLR0912 - one walk over the words before a noun
    at, quantity = place, units[place].quantity
    if quantity is not None and not units[place].has("head"):
        at += 1
        if at < len(units) and units[at].low == '"':
            at += 1  # "a large number" of soldiers, in somebody's words
        if at < len(units) and units[at].has("of"):
            at += 1
    party, own, enemy, allied, definite = "", False, False, False, False
    head = -1
    for step in range(at, min(at + _MOST_MODIFIERS + 1, len(units))):
        unit = units[step]
        if unit.has("head"):
            head = step if owner_last else _last_head(units, step)
            party = _party_of(units, step, head) or party
            break
        if unit.has("party"):
            party = unit.value("party")
            if _is_people(units, step):
                head = step
                break
        elif unit.has("own"):
            own = True
        elif unit.has("enemy"):
            enemy = True
        elif unit.has("allied"):
            allied = True
        elif _blocks(units, step) or (unit.quantity is not None and not unit.quantity.article and step > at):
            break
        elif quantity is None and step == place and not unit.has("the", "a", "own"):
            # Without a number a group begins with a word that says whose, or with the noun itself.
            break
        definite = definite or unit.has("the")
    if head < 0:
        return None
    return _group(units, place, head, quantity, (party, own, enemy, allied, definite))


def _group(
    units: Sequence[Unit],
    place: int,
    head: int,
    quantity: Quantity | None,
    marks: tuple[str, bool, bool, bool, bool],
) -> Group:
    party, own, enemy, allied, definite = marks
    unit = units[head]
    demonym = unit.value("party", 1) == "demonyms"
    noun, sort, number = unit.tags.get("head", ("", "civilians" if demonym else "movement", "many"))
    if units[head].quantity is not None:
        quantity = None
    return Group(
        first=place,
        last=head + 1,
        sort=sort,
        noun=noun or sort,
        quantity=quantity,
        party=party,
        own=own,
        enemy=enemy,
        allied=allied,
        plural=number == "many",
        definite=definite,
        head=head,
    )


def _last_head(units: Sequence[Unit], step: int) -> int:
    """Return the last of nouns in a row: "border | posts", "security | officials"."""
    while step + 1 < len(units) and units[step + 1].has("head") and not units[step + 1].has("pred"):
        step += 1
    return step


def _party_of(units: Sequence[Unit], first: int, head: int) -> str:
    return next((unit.value("party") for unit in units[first : head + 1] if unit.has("party")), "")


def _is_people(units: Sequence[Unit], step: int) -> bool:
    """Whether a party's name stands for its men ("200 Taliban") or its people ("two Afghans"), with no noun to follow."""
    step_after = step + 1
    if step_after + 2 < len(units) and units[step_after].low == "(" and units[step_after + 2].low == ")":
        step_after += 3  # an abbreviation: "Border Police (BP) men"
    following = units[step_after] if step_after < len(units) else None
    kind = units[step].value("party", 1)
    if kind == "demonyms" and not units[step].low.endswith("s"):
        return False
    if kind not in {"movements", "forces", "demonyms", "called_by_others"}:
        return False
    return following is None or not (
        following.has("head", "party", "source", "own")
        or following.has("s")
        or following.low in {"-", "("}
        or (not following.tags and not following.mark and following.text[0].isalpha())
    )


def _blocks(units: Sequence[Unit], step: int) -> bool:
    """Whether a word cannot stand between a number and its noun; a participle can right behind the number."""
    unit = units[step]
    before = units[step - 1] if step else unit
    adjective = before.quantity is not None or before.has("the", "own", "party", "skip")
    return (
        (unit.mark and unit.low not in {"(", ")", "-", '"'} and not unit.has("s"))
        or unit.has(
            "bound",
            "prep",
            "and",
            "say",
            "aux",
            "including",
            "according",
            "left",
            "inflict",
            "noun",
            "event",
            "strike_act",
        )
        or (unit.has("pred") and not (unit.value("pred", 1) == "done" and adjective))
    )


def _described(units: Sequence[Unit], group: Group) -> Group:
    """Tell people that the text describes: "46 people, mostly women and children" are civilians."""
    if group.sort != "people":
        return group
    near = units[group.last : group.last + 7]
    for place, unit in enumerate(near):
        described = (
            {other.value("head", 1) for other in near[place + 1 : place + 4]} if unit.has("mostly") else set()
        )
        if described & _ARMED:
            return replace(group, noun="mixed")
        if "civilians" in described:
            return replace(group, sort="civilians", noun="civilians")
        if unit.has("pred", "say"):
            break
    return group


def _bounded_after(units: Sequence[Unit], group: Group) -> Group:
    """Open the number's end where the bound stands behind the noun: "47 people or more"."""
    quantity = group.quantity
    if quantity is None or group.last >= len(units) or not units[group.last].has("bound_after"):
        return group
    if quantity.qualifier is not Qualifier.EXACT:
        return group
    opened = replace(quantity, high=None, qualifier=Qualifier.AT_LEAST)
    return replace(group, quantity=opened, last=group.last + 1)


def _qualified(units: Sequence[Unit], group: Group) -> Group:
    """Add what a row of words behind a noun says: "soldiers | of the army | Pakistani", "men | armed | of the group"."""
    at = group.last
    while at < len(units) and at - group.last < _MOST_MODIFIERS:
        unit = units[at]
        if unit.quantity is not None:
            break
        if unit.has("party"):
            people = group.sort == "people" and unit.value("party", 1) == "movements"
            group = replace(
                group, party=group.party or unit.value("party"), sort="fighters" if people else group.sort
            )
        elif unit.has("own"):
            group = replace(group, own=not group.party)
        elif unit.has("enemy"):
            group = replace(group, enemy=True)
        elif unit.has("allied"):
            group = replace(group, allied=True)
        elif unit.has("head") and not unit.has("pred"):
            kin = group.noun == "members" and unit.value("head", 1) == "civilians"
            if group.sort == "people" or kin:
                group = replace(group, sort=unit.value("head", 1), noun=unit.value("head"))
        elif unit.tags.keys() - {"source", "territory"} or not unit.text[0].isalpha():
            break
        at += 1
    return replace(group, last=at) if group.party or group.own else group


def _owned_before(units: Sequence[Unit], group: Group) -> Group:
    """Add whose they are where the owner stands before the number, joined to it by a genitive: "the army's | five | men"."""
    owned = False
    for place in range(group.first - 1, max(group.first - 5, -1), -1):
        unit = units[place]
        if unit.has("party"):
            owned = owned or (place > 0 and units[place - 1].has("of"))
            return replace(group, party=unit.value("party")) if owned else group
        if unit.has("the", "pronoun") and units[place + 1].has("s"):
            # "The group (object) losses reached, their five | men": of whom it was done to.
            hit = (n for n in range(place - 1, -1, -1) if units[n].has("party"))
            named = next((units[n].value("party") for n in hit if units[n + 1].has("object_behind")), "")
            return replace(group, party=named) if group.sort in _ARMED else group
        if unit.has("s"):
            owned = True
        elif unit.tags.keys() - {"source", "head"} or not unit.text[0].isalpha():
            break
    return group


def _owned_after(units: Sequence[Unit], group: Group) -> Group:
    """Add whose they are where it stands behind: "fighters of the movement", "members of the group (XYZ)"."""
    if group.party or group.sort == "crossings":
        return group
    at = group.last
    if at < len(units) and units[at].has("of"):
        for step, unit in enumerate(units[at + 1 : at + 5], at + 2):
            if unit.has("party"):
                return replace(group, party=unit.value("party"), last=step)
            if unit.has("own"):
                return replace(group, own=True)
            if unit.mark or unit.has("pred", "say", "bound", "aux"):
                break
    return group


def _with_allies(units: Sequence[Unit], group: Group) -> Group:
    """Join "200 Taliban and affiliated militants" into one group: one number counts both."""
    at = group.last
    if group.sort != "movement" or at + 1 >= len(units) or not units[at].has("and"):
        return group
    other = _read(units, at + 1)
    if other is None or other.quantity is not None or other.sort not in {"militants", "fighters"}:
        return group
    return replace(group, last=other.last, allied=True)
