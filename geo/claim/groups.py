"""Groups of words that can be victims: "at least 23 of its own soldiers", "several Afghan border posts"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .numbers import Quantity
    from .units import Unit

# "two or more heavily armed paramilitary soldiers": as many words may stand between a number and its noun.
MOST_MODIFIERS = 5
# What victims are called who are soldiers of a state or an alliance that is no side.
OUTSIDERS = "outsiders"
_QUOTES = frozenset("'‘’“”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units ``[first, last)`` that name who or what is counted.

    Parameters
    ----------
    sort, noun
        The sort of the data's class (``forces``, ``civilians`` ...; ``movement`` for a party's own name) and the class.
    party, party_kind
        Id of the party that its words name, and the kind of word that names it (``demonyms`` ...); empty if none.
    own, enemy, allied, militants, foreign
        It says "their", "enemy", "affiliated", "terrorist", or names a state or alliance that is no side.
    plural
        More than one, where no number says how many.
    like
        Where the group begins whose noun it shares: "nine men were killed and 16 hurt".
    """

    first: int
    last: int
    sort: str
    noun: str
    quantity: Quantity | None = None
    party: str = ""
    party_kind: str = ""
    own: bool = False
    enemy: bool = False
    allied: bool = False
    militants: bool = False
    foreign: bool = False
    plural: bool = False
    definite: bool = False
    head: int = -1
    like: int = -1

    @property
    def victim_class(self) -> str:
        """The class that a claim's victims are of: its noun, or that they are no side's soldiers."""
        return OUTSIDERS if self.foreign and self.sort == "forces" else self.noun


def count_people(quantity: Quantity | None, place: int) -> Group:
    """Return the group of a bare number: so many people, whoever they are."""
    return Group(
        first=place,
        last=place + 1,
        sort="people",
        noun="",
        quantity=quantity,
        plural=True,
        head=place,
    )


def read_group(units: Sequence[Unit], place: int, *, owner_last: bool = False) -> Group | None:
    """Read the group that begins at a unit, up to its noun; None where none begins.

    ``owner_last`` says that adjectives and owners stand behind a noun, as in Persian, and nouns may follow it in a row.
    """
    at = _behind_quantity(units, place)
    counted = at > place
    head = _find_head(units, place, at, counted=counted, owner_last=owner_last)
    if head is None:
        return None
    modifiers = [unit for unit in units[at:head] if not unit.has("head") or unit.has("party")]
    owner = next((unit for unit in reversed(units[at : head + 1]) if unit.has("party")), None)
    demonym = units[head].value("party", 1) == "demonyms"
    plain = ("", "civilians" if demonym else "movement", "many")
    noun, sort, number = units[head].tags.get("head", plain)[:3]
    if sort == "civilians" and any(unit.value("head") == "leaders" for unit in units[at:head]):
        noun = "leaders"  # "the group's chief Mufti A."
    if noun in {"titles", "leaders"} or units[head].has("source"):
        noun, sort = _ranked(units[at:head]) or (noun, sort)
    return Group(
        first=place,
        last=head + 1,
        sort=sort,
        noun=noun or sort,
        quantity=units[place].quantity if counted else None,
        party=owner.value("party") if owner is not None else "",
        party_kind=owner.value("party", 1) if owner is not None else "",
        own=any(unit.has("own") for unit in modifiers),
        enemy=any(unit.has("enemy") for unit in modifiers),
        allied=any(unit.has("allied") for unit in modifiers),
        militants=any(unit.value("head", 1) == "militants" for unit in units[at : head + 1]),
        foreign=owner is None and any(unit.has("outsider", "abroad") for unit in units[at:head]),
        plural=number == "many",
        definite=any(unit.has("the") for unit in modifiers),
        head=head,
    )


def _ranked(units: Sequence[Unit]) -> tuple[str, str] | None:
    """Return the noun and sort of the force that stands before a name or an office: "Police Chief | Syed A.", "district police | chief"."""
    named = next((unit for unit in units if unit.value("head", 1) == "forces"), None)
    return (named.value("head"), "forces") if named is not None else None


def _behind_quantity(units: Sequence[Unit], place: int) -> int:
    """Return where the words behind a number begin: "12 | soldiers", "a number of | soldiers"."""
    if units[place].quantity is None or units[place].has("head"):
        return place
    at = place + 1
    # "a large number" of soldiers, in somebody's words
    if at < len(units) and units[at].low == '"':
        at += 1
    return at + 1 if at < len(units) and units[at].has("of") else at


def _find_head(units: Sequence[Unit], place: int, at: int, *, counted: bool, owner_last: bool) -> int | None:
    for step in range(at, min(at + MOST_MODIFIERS + 1, len(units))):
        unit = units[step]
        if unit.has("head") and not _is_within_name(units, step):
            return step if owner_last else _last_head(units, step)
        if unit.has("party"):
            if _is_people(units, step):
                return step
            if owner_last:
                return None  # it belongs to the noun before it
        elif unit.has("own", "enemy", "allied"):
            continue
        elif _blocks(units, step) or (unit.quantity is not None and not unit.quantity.article and step > at):
            if counted and unit.quantity is not None and units[step - 1].has("own"):
                continue  # "two of its | four occupants"
            return None
        elif not counted and step == place and not unit.has("the", "a"):
            # Without a number a group begins with a word that says whose, or with the noun itself.
            return None
    return None


def _is_within_name(units: Sequence[Unit], step: int) -> bool:
    """Whether a noun stands in the middle of a name: the second of three words with capital letters."""
    around = [*units[max(step - 1, 0) : step], *units[step + 1 : step + 2]]
    return (
        len(around) == 2  # noqa: PLR2004 - one on each side
        and units[step].text[0].isupper()
        and all(not unit.tags and unit.text[0].isupper() for unit in around)
    )


def _last_head(units: Sequence[Unit], step: int) -> int:
    """Return the last of nouns in a row: "border | posts", "security | officials", "road (building) | workers"."""
    while step + 1 < len(units):
        following = step + 1
        if units[step].value("head", 1) == "crossings" and following + 1 < len(units):
            following += not units[following].tags and units[following].text[0].islower()
        if not units[following].has("head") or units[following].has("pred"):
            break
        if units[step].value("head", 2) == "many" and units[following].value("head", 1) == "crossings":
            break  # "two militants crossing from there"
        step = following
    return step


def _is_people(units: Sequence[Unit], step: int) -> bool:
    """Whether a party's name stands for its men ("200 Taliban") or its people ("two Afghans"), with no noun to follow."""
    step_after = step + 1
    if step_after + 2 < len(units) and units[step_after].low == "(" and units[step_after + 2].low == ")":
        step_after += 3  # an abbreviation: "Border Police (BP) men"
    following = units[step_after] if step_after < len(units) else None
    kind = units[step].value("party", 1)
    if (
        following is not None
        and following.low == ")"
        and step_after + 1 < len(units)
        and units[step_after + 1].has("head")
    ):
        return False  # "Frontier Police (FP) men"
    if kind == "demonyms" and not units[step].low.endswith("s"):
        return False
    if kind not in {"movements", "forces", "demonyms", "called_by_others"}:
        return False
    counted = units[step - 1].quantity if step else None
    one = counted is not None and counted.article
    if one and following is not None and following.has("clash_weak", "raid", "event", "strike_act"):
        return False  # "a guerrilla ambush"
    return following is None or not (
        following.has("head", "party", "source", "own")
        or following.has("s")
        or following.low in {"-", "("}
        or (not following.tags and not following.mark and following.text[0].isalpha())
    )


def _describes(unit: Unit) -> bool:
    """Whether a word of harm can stand before a noun: "two wounded men", "two dead men"."""
    form = unit.value("pred", 1)
    return form == "done" or (form == "state" and " " not in unit.low)


def _blocks(units: Sequence[Unit], step: int) -> bool:
    """Whether a word cannot stand between a number and its noun; a participle can right behind the number."""
    unit = units[step]
    before = units[step - 1] if step else unit
    # "the state | closed all crossings" does so, and they are not its closed ones
    adjective = before.quantity is not None or before.has("the", "own", "skip")
    adjective = adjective or (before.has("party") and before.value("party", 1) != "names")
    return (
        (
            unit.mark
            and unit.low not in {"(", ")", "-", '"'}
            and not unit.has("s")
            and not _opens_quote(units, step)
        )
        or unit.has(
            "bound",
            "prep",
            "and",
            "bodies",
            "aux",
            "including",
            "according",
            "left",
            "inflict",
            "noun",
            "event",
            "strike_act",
        )
        or (unit.has("say") and not adjective)
        or (unit.has("pred") and not (adjective and _describes(unit)))
    )


def _opens_quote(units: Sequence[Unit], step: int) -> bool:
    """Whether a mark stands before what somebody calls them: "two | 'terrorists'"; a genitive clings to its word."""
    quote = units[step].low in _QUOTES and 0 < step < len(units) - 1
    return quote and units[step - 1].end < units[step].start and units[step].end == units[step + 1].start
