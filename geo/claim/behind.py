"""Groups with what stands beside them: whose they are, who they mostly were, that the number is a least one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Qualifier
from .case import ARMED
from .groups import MOST_MODIFIERS, Group, read_group
from .unlisted import read_unlisted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit

# A group without a number begins with its noun, or with a word that says whose.
_BEGIN = ("head", "party", "own", "enemy", "allied", "the", "a")
_PEOPLE = ARMED | {"civilians", "people", "movement"}


def find_groups(units: Sequence[Unit], *, owner_last: bool = False) -> list[Group]:
    """Find the groups of a sentence, in order, none over another; ``owner_last`` as in ``read_group``."""
    found: list[Group] = []
    place = 0
    while place < len(units):
        unit = units[place]
        begins = unit.quantity is not None or unit.has(*_BEGIN)
        group = _read(units, place, owner_last=owner_last) if begins else None
        if group is None and unit.has("one_more") and _stands_alone(units, place):
            found.append(_one_more(units, found, place))
        if group is None:
            place += 1
            continue
        if owner_last:
            group = _qualified(units, group)
        elif not group.party and group.sort != "militants":
            group = _owned_before(units, group)
        group = _with_allies(units, _owned(units, _bounded(units, described(units, group))))
        found.append(_beside_allies(units, found, group))
        place = group.last
    return found


def _stands_alone(units: Sequence[Unit], place: int) -> bool:
    """Whether no noun follows: "another was injured", "injuring another in the town"."""
    after = units[place + 1] if place + 1 < len(units) else None
    return after is None or after.mark or after.has("prep", "bound", "and", "pred", "aux", "skip")


def _one_more(units: Sequence[Unit], found: Sequence[Group], place: int) -> Group:
    """Return the group of "another": one of those told of last, whoever they are."""
    people = [group for group in found if group.sort in _PEOPLE]
    counted = any(group.quantity is not None or group.plural for group in people)
    fired = any(units[n].has("strike_means") and units[n - 1].quantity for n in range(1, place))
    # "one shell hit the governor's house and another fell on a school"
    sort = "things" if fired and not counted else "people"
    bare = Group(first=place, last=place + 1, sort=sort, noun="")
    model = people[-1] if people and sort == "people" else bare
    return replace(
        model,
        first=place,
        last=place + 1,
        head=place,
        quantity=None,
        plural=False,
        definite=False,
        own=False,
        like=model.first if model is not bare else -1,
    )


def _read(units: Sequence[Unit], place: int, *, owner_last: bool) -> Group | None:
    group = read_group(units, place, owner_last=owner_last)
    group = group or _of_shared_noun(units, place) or _of_predicate(units, place) or _of_own(units, place)
    return group if group is not None or owner_last else read_unlisted(units, place)


def _of_shared_noun(units: Sequence[Unit], place: int) -> Group | None:
    """Read "nine Pakistani" of "nine Pakistani and six Afghan troops", whose noun stands at the end."""
    last = place + 2
    if units[place].quantity is None or last + 1 >= len(units) or not units[last].has("and"):
        return None
    owner = units[place + 1]
    other = read_group(units, last + 1) if owner.value("party", 1) == "demonyms" else None
    if other is None or other.quantity is None or not other.party:
        return None
    return replace(
        other,
        first=place,
        last=last,
        head=place + 1,
        quantity=units[place].quantity,
        party=owner.value("party"),
        party_kind=owner.value("party", 1),
    )


def _of_predicate(units: Sequence[Unit], place: int) -> Group | None:
    """Read "four of whom were policemen": a number of those before, and behind the verb who they were."""
    quantity = units[place].quantity
    if quantity is None or place + 2 >= len(units):
        return None
    # "four of whom were", "of whom four were"
    if not quantity.part and not (place and units[place - 1].has("including")):
        return None
    if units[place + 1].value("aux") != "be":
        return None
    group = read_group(units, place + 2)
    return replace(group, first=place, quantity=quantity) if group and group.quantity is None else None


def _of_own(units: Sequence[Unit], place: int) -> Group | None:
    """Read "nine of their own", which has no noun."""
    if units[place].quantity is None or place + 2 >= len(units) or not units[place + 1].has("of"):
        return None
    if not units[place + 2].has("own"):
        return None
    quantity, last = units[place].quantity, place + 3
    return Group(
        first=place,
        last=last,
        sort="fighters",
        noun="fighters",
        quantity=quantity,
        own=True,
        plural=True,
        head=place,
    )


def described(units: Sequence[Unit], group: Group) -> Group:
    """Tell people that the text describes: "46 people, mostly women and children" are civilians."""
    if group.sort != "people":
        return group
    near = units[group.last : group.last + 7]
    for place, unit in enumerate(near):
        if unit.has("described"):
            return _as_described(units, group, group.last + place + 1)
        described = (
            {other.value("head", 1) for other in near[place + 1 : place + 4]} if unit.has("mostly") else set()
        )
        if unit.has("mostly") and not group.party:
            group = _with_demonym(group, near[place + 1 : place + 3])
        if described & ARMED:
            return replace(group, noun="mixed")
        if "civilians" in described:
            return replace(group, sort="civilians", noun="civilians")
        if unit.has("pred", "say"):
            break
    return group


def _with_demonym(group: Group, units: Sequence[Unit]) -> Group:
    """Add the state whose people they all were: "five men, all (state's) nationals"."""
    named = next((unit for unit in units if unit.value("party", 1) == "demonyms"), None)
    if named is None:
        return group
    return replace(group, party=named.value("party"), party_kind="demonyms")


def _as_described(units: Sequence[Unit], group: Group, at: int) -> Group:
    """Take people for those whom a voice calls them: "12 men whom the army identified as "gunmen"."""
    for unit in units[at : at + 4]:
        if unit.has("head"):
            sort = unit.value("head", 1)
            return replace(group, sort=sort, noun=unit.value("head")) if sort in _PEOPLE else group
        if unit.value("party", 1) in {"movements", "called_by_others"}:
            return replace(
                group, sort="movement", party=unit.value("party"), party_kind=unit.value("party", 1)
            )
        if unit.has("pred", "bound") or (unit.mark and unit.low != '"'):
            break
    return group


def _bounded(units: Sequence[Unit], group: Group) -> Group:
    """Open the number's end where the bound stands behind the noun: "47 people or more"."""
    quantity = group.quantity
    if quantity is None or group.last >= len(units) or not units[group.last].has("bound_after"):
        return group
    if quantity.qualifier is not Qualifier.EXACT:
        return group
    opened = replace(quantity, high=None, qualifier=Qualifier.AT_LEAST)
    return replace(group, quantity=opened, last=group.last + 1)


def _owned(units: Sequence[Unit], group: Group) -> Group:
    """Add whose they are where it stands behind: "fighters of the movement", "12 soldiers of the other side"."""
    at = group.last
    if group.party or group.sort == "crossings" or at >= len(units) or not units[at].has("of"):
        return group
    for step, unit in enumerate(units[at + 1 : at + 5], at + 2):
        owned = _owned_by(group, unit, step)
        if owned is not None:
            return _of_whose_force(units, owned)
        if unit.mark or unit.has("pred", "say", "bound", "aux"):
            break
    return group


def _of_whose_force(units: Sequence[Unit], group: Group) -> Group:
    """Read on to the force where a state's name only says whose it is: "members of (the state)'s | border force"."""
    if group.party_kind not in {"names", "demonyms"} or units[group.last - 1].value("party") != group.party:
        return group
    at = group.last + 1 if group.last < len(units) and units[group.last].has("s") else group.last
    unit = units[at] if at < len(units) else None
    if unit is None or not (unit.value("party", 1) == "forces" or unit.value("head", 1) == "forces"):
        return group
    if unit.has("party") and unit.value("party") != group.party:
        return group
    force = group.noun in {"members", "men", "people"}
    sort, noun = ("forces", "soldiers") if force else (group.sort, group.noun)
    return replace(group, sort=sort, noun=noun, party_kind="forces", last=at + 1)


def _owned_by(group: Group, unit: Unit, last: int) -> Group | None:
    """Return a group with the owner that a unit names, None where it names none."""
    if unit.has("party"):
        return replace(group, party=unit.value("party"), party_kind=unit.value("party", 1), last=last)
    if unit.has("own"):
        return replace(group, own=True)
    if unit.has("other_side"):
        return replace(group, enemy=True, last=last)
    if unit.value("head", 1) == "militants":
        return replace(group, militants=True)
    if unit.value("head", 1) == "forces" and group.noun in {"members", "men", "people"}:
        return replace(group, sort="forces", noun=unit.value("head"), last=last)
    return None


def _qualified(units: Sequence[Unit], group: Group) -> Group:
    """Add what a row of words behind a noun says: "soldiers | of the army | Pakistani", "men | armed | of the group"."""
    at = group.last
    while at < len(units) and at - group.last < MOST_MODIFIERS:
        unit = units[at]
        modified = _modified(group, unit)
        plain = not (unit.tags.keys() - {"source", "territory", "the"}) and unit.text[0].isalpha()
        if unit.quantity is not None or (modified is None and not plain):
            break
        group = modified or group
        at += 1
    return replace(group, last=at) if group.party or group.own else group


def _modified(group: Group, unit: Unit) -> Group | None:
    """Return a group with what one word behind it says, None where the word says nothing of it."""
    if unit.has("party"):
        kind = unit.value("party", 1)
        people = group.sort == "people" and kind == "movements"
        told = group if group.party else replace(group, party=unit.value("party"), party_kind=kind)
        return replace(told, sort="fighters") if people else told
    if unit.has("own", "enemy", "allied"):
        return replace(
            group,
            own=not group.party if unit.has("own") else group.own,
            enemy=group.enemy or unit.has("enemy"),
            allied=group.allied or unit.has("allied"),
        )
    if unit.has("head") and not unit.has("pred"):
        sort, noun = unit.value("head", 1), unit.value("head")
        kin = group.noun == "members" and sort == "civilians"
        return replace(group, sort=sort, noun=noun) if group.sort == "people" or kin else group
    return None


def _owned_before(units: Sequence[Unit], group: Group) -> Group:
    """Add whose they are where the owner stands before the number, joined to it by a genitive: "the army's | five | men"."""
    owned = False
    for place in range(group.first - 1, max(group.first - 5, -1), -1):
        unit = units[place]
        if unit.has("party"):
            owned = owned or (place > 0 and units[place - 1].has("of"))
            kind = unit.value("party", 1)
            return replace(group, party=unit.value("party"), party_kind=kind) if owned else group
        if unit.has("the", "pronoun") and units[place + 1].has("s"):
            # "The group (object) losses reached, their five | men": of whom it was done to.
            hit = (n for n in range(place - 1, -1, -1) if units[n].has("party"))
            named = next((units[n].value("party") for n in hit if units[n + 1].has("object_behind")), "")
            return replace(group, party=named) if group.sort in ARMED else group
        if unit.has("s"):
            owned = True
        elif unit.tags.keys() - {"source", "head"} or not unit.text[0].isalpha():
            break
    return group


def _beside_allies(units: Sequence[Unit], found: Sequence[Group], group: Group) -> Group:
    """Give "the movement and | affiliated 200 militants" to the movement: the number behind counts both."""
    last = found[-1] if found else None
    if last is None or last.sort != "movement" or last.quantity is not None or group.quantity is None:
        return group
    between = units[last.last : group.first]
    joined = bool(between) and between[0].has("and") and between[-1].has("allied")
    if not joined or group.sort not in {"militants", "fighters"} or len(between) > MOST_MODIFIERS:
        return group
    return replace(group, party=last.party, party_kind=last.party_kind, allied=True)


def _with_allies(units: Sequence[Unit], group: Group) -> Group:
    """Join "200 Taliban and affiliated militants" into one group: one number counts both."""
    at = group.last
    if group.sort != "movement" or at + 1 >= len(units) or not units[at].has("and"):
        return group
    other = read_group(units, at + 1)
    if other is None or other.quantity is not None or other.sort not in {"militants", "fighters"}:
        return group
    return replace(group, last=other.last, allied=True)
