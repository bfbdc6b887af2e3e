"""Victims by a noun that the data do not list: "40 guests were killed", "killing a clerk and two plumbers".

That they were killed or wounded says that they were people; so a number and plain words count as a group where such a
verb is theirs and nowhere else. What is killed and no person (cattle) has a class of its own among the victims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Qualifier
from .groups import Group
from .units import BODILY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .numbers import Quantity
    from .units import Unit

# Words of such a noun, and units between it and its verb: further apart they are not of one list.
_LONGEST_NOUN = 4
_REACH = 12
_SUFFERED = frozenset({"done", "suffers", "state"})
_DASHES = frozenset("-–—")
_OF_A_LIST = ("and", "including", "the", "a", "own", "head", "party", "skip", "of", "relative")


def read_unlisted(units: Sequence[Unit], place: int) -> Group | None:
    """Read a number and plain words as people, where they are the victims of a verb of harm."""
    quantity = units[place].quantity
    if quantity is None or units[place].has("head") or not _may_count_people(quantity):
        return None
    last = place + 1
    while last - place <= _LONGEST_NOUN and _is_plain(units, last, place):
        last += 1
        if last == place + 2 and _is_demonym(units, last - 1) and not _is_plain(units, last, place):
            return None  # "two Chinese were killed" has a reading of its own
    if last == place + 1 or units[last - 1].tags or _is_no_person(units, quantity, last):
        return None
    if not (_suffers(units, (place, last), article=quantity.article) or _is_harmed(units, place)):
        return None
    return Group(
        first=place,
        last=last,
        sort="civilians",
        noun="unlisted",
        quantity=quantity,
        plural=not quantity.article,
        head=last - 1,
    )


def _may_count_people(quantity: Quantity) -> bool:
    # "heavy weapons killed" and "three others" have their own readings; "two of them clerks" counts some.
    return (quantity.part or not quantity.rest) and quantity.qualifier is not Qualifier.HEAVY


def _is_no_person(units: Sequence[Unit], quantity: Quantity, last: int) -> bool:
    """Whether an article begins no one's name: "killed a Khan" ("six Hazaras" are people), "40, a large share of them women"."""
    following = units[last] if last < len(units) else None
    share = following is not None and following.has("of", "including")
    return quantity.article and (share or units[last - 1].text[0].isupper())


def _is_plain(units: Sequence[Unit], at: int, quantity: int = -1) -> bool:
    """Whether a word means nothing to the rules; behind a number a participle is an adjective ("four alleged thieves")."""
    if at == len(units):
        return False
    unit = units[at]
    adjective = at == quantity + 1 and (unit.has("say", "pred") or _is_demonym(units, at))
    return unit.quantity is None and unit.text[0].isalpha() and (adjective or not unit.tags)


def _is_demonym(units: Sequence[Unit], at: int) -> bool:
    """Whether a word may say of which nation somebody is: the name of a voice, or a demonym, with a capital letter."""
    unit = units[at]
    named = unit.has("voice") or unit.value("party", 1) == "demonyms"
    return named and unit.text[0].isupper() and not unit.text.isupper()


def read_one_of_list(units: Sequence[Unit], place: int) -> Group | None:
    """Read one person of a list whose noun the data do not list: "the chief, | the bank's head | and a clerk".

    He has "the" before him, and the list goes on behind him or "and" joins him to it as its last.
    """
    last = place + 1
    while last < len(units) and last - place <= _LONGEST_NOUN and _is_plain(units, last):
        last += 1
    if place == 0 or last == place + 1 or not units[place].has("the"):
        return None
    behind = units[last] if last < len(units) else None
    if (
        behind is not None
        and behind.has("of")
        and last + 1 < len(units)
        and units[last + 1].quantity is not None
    ):
        return None  # "the death of a clerk and | the arrest | of two men"
    goes_on = behind is not None and behind.has("and")
    ends = behind is None or behind.mark or behind.has("prep", "bound")
    joined = units[place - 1].has("and") and not units[place - 1].mark
    if not (goes_on or (joined and ends)):
        return None
    return Group(first=place, last=last, sort="civilians", noun="unlisted", head=last - 1)


def _is_of_list(units: Sequence[Unit], at: int) -> bool:
    return units[at].quantity is not None or units[at].has(*_OF_A_LIST) or _is_plain(units, at)


def _suffers(units: Sequence[Unit], noun: tuple[int, int], *, article: bool) -> bool:
    """Whether they open a clause, and a list of victims that they begin is followed by what was done to it."""
    place, last = noun
    before = units[place - 1] if place else None
    if before is not None and not (before.mark or before.has("bound", "and", "say", "left", "skip")):
        return False
    passive = not article
    for at in range(last, min(last + _REACH, len(units))):
        if units[at].value("pred") in BODILY:
            form = units[at].value("pred", 1)
            # "two clerks killed in Wana", but "a blast killed nobody"
            return form in _SUFFERED and (passive or form != "done")
        be = units[at].value("aux") == "be"
        passive = passive or be
        if not (be or _is_of_list(units, at) or units[at].low in _DASHES):
            return False
    return False


def _is_harmed(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb stands before them, or before the list that they continue: "killing two guards and three visitors"."""
    for at in range(place - 1, max(place - _REACH, 0) - 1, -1):
        if units[at].value("pred") in BODILY:
            return True
        listed = _is_of_list(units, at) and not units[at].has("relative")
        if not listed or (at == place - 1 and not units[at].has("and", "skip", "including")):
            return False
    return False
