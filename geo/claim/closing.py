"""Subjects where the verb closes its clause: all before it, up to a word that marks subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .subjects import LONGEST_SUBJECT, closes
from .units import is_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit


_SHORT_QUOTE = 8
_BORDERS = frozenset({",", ";", ".", '"', "—", "–", ":"})
_SIGNS = ("party", "source", "voice", "pronoun", "again", "paper")


def find_marked_start(units: Sequence[Unit], at: int) -> int:
    """Return where a verb's subject may begin: after the last border of a clause or the last verb of saying."""
    place = at - 1
    while place >= 0 and at - place <= LONGEST_SUBJECT:
        unit = units[place]
        if unit.low == '"':
            place = _opening_quote(units, place)
            unit = units[place]
            if place > 0 and not units[place - 1].mark:
                place -= 1  # "called these 'acts of revenge' and said": words quoted by the way
                continue
        if unit.low in {";", ":", "—", "–", '"'}:
            break
        if _is_border(units, place) and not _in_apposition(units, place, at):
            break
        if unit.low == ")":
            # "losses (five killed) recorded": an aside
            place = next((n for n in range(place - 1, -1, -1) if units[n].low == "("), place)
        # "58 killed (object) denied": a figure, no verb
        named = units[place + 1].has("object_behind", "s") or is_named(units, place)
        # "(five men's) being killed (of) confirmed", "22 wounded and five bodies": nouns as well
        named = named or (place + 1 == at and units[at].value("say") in {"confirms", "denies"})
        named = named or (place > 0 and units[place - 1].quantity is not None)
        # "four men (object) to kill and two to capture (of) claimed": what is claimed, and no verb of the clause
        named = named or (place < at - 1 and _is_deed(units, place, at))
        if unit.has("pred") and unit.value("pred", 1) != "state" and not unit.has("source") and not named:
            break
        if unit.has("and") and not unit.mark and place < at - 1 and _verb_behind(units, place, at):
            break
        place -= 1
    return _behind_account(units, place + 1, at)


def _is_deed(units: Sequence[Unit], place: int, at: int) -> bool:
    """Whether an infinitive that a verb of saying governs stands between a word of harm and that verb, and no other verb."""
    ends = units[at - 1].has("s") and any(
        unit.has("negated_behind") for unit in units[max(place, at - 3) : at]
    )
    return ends and not any(unit.has("bound", "aux") for unit in units[place + 1 : at])


def _behind_account(units: Sequence[Unit], first: int, at: int) -> int:
    """Return where a subject begins behind words that only say who passed it on: "by report of Reuters, | the governor"."""
    opens = any(unit.has("according") for unit in units[first : first + 2])
    comma = next((n for n in range(first, at) if units[n].low == ","), -1) if opens else -1
    if comma < 0 or not any(unit.has(*_SIGNS) for unit in units[comma + 1 : at]):
        return first
    return comma + 1


def find_marked_end(units: Sequence[Unit], first: int, at: int) -> int:
    """Return where a verb's subject ends: at the word that marks subjects, in languages that have one, else at the verb."""
    for place in range(at - 1, first - 1, -1):
        if units[place].has("subject_behind") and place > first:
            return place
        if units[place].has("again") and " " in units[place].low and at - place > 1:
            return place + 1  # "the spokesman (subject)" as one phrase of the data
    return at


def find_nearest_voice(units: Sequence[Unit], first: int, at: int) -> int:
    """Return where the voice right before a postposition begins: "in the town (postposition) | the police (according to)"."""
    signed = False
    for place in range(at - 1, first, -1):
        if signed and units[place].has("governed_behind"):
            return place + 1
        signed = signed or units[place].has(*_SIGNS)
    return first


def _is_border(units: Sequence[Unit], place: int) -> bool:
    """Whether a clause of its own ends at a unit."""
    unit = units[place]
    if unit.has("say", "according_behind") and not unit.has("figures"):
        return True
    # "the army, however": the word stands behind a subject, and parts nothing.
    behind_subject = unit.has("postposed") and place > 0 and units[place - 1].has(*_SIGNS)
    return unit.has("relative") or (unit.has("bound") and not behind_subject)


def _opening_quote(units: Sequence[Unit], place: int) -> int:
    """Return where a short quotation opens that closes at a unit; the unit itself where none does."""
    reach = range(place - 2, max(place - _SHORT_QUOTE, -1), -1)
    return next((n for n in reach if units[n].low == '"'), place)


def _in_apposition(units: Sequence[Unit], place: int, at: int) -> bool:
    """Whether a word stands between two commas that hold a speaker's office: "Khan, who speaks for ..., said"."""
    return any(unit.has("relative") for unit in units[max(place - 2, 0) : place + 1]) and any(
        unit.low == "," for unit in units[place + 1 : at]
    )


def _verb_behind(units: Sequence[Unit], place: int, at: int) -> bool:
    return any(unit.has("pred", "event") for unit in units[max(place - 12, 0) : place]) and any(
        unit.has("party", "source", "pronoun", "voice") for unit in units[place + 1 : at]
    )


def find_closing_start(units: Sequence[Unit], at: int) -> int | None:
    """Return where the subject of a closing "..., X said on Monday" begins; None where what X says follows."""
    if not closes(units, at):
        return None
    start = None
    place = at - 1
    while place > 0 and at - place <= LONGEST_SUBJECT:
        unit = units[place]
        if unit.low in {",", '"'}:
            start = place + 1
            segment = _find_segment(units, place)
            if unit.low == '"' or not _is_office(units[segment:place]):
                break
        elif unit.has("pred", "event", "aux", "bound") and not unit.has("source"):
            break
        place -= 1
    if start is None or not any(unit.has("pred", "event", "noun", "head") for unit in units[:start]):
        return None
    if not any(unit.has(*_SIGNS) for unit in units[start:at]):
        return None  # the end of a list, and no voice
    return start


def _find_segment(units: Sequence[Unit], comma: int) -> int:
    """Return where the words between the comma or quote before and this one begin."""
    place = comma
    while place > 0 and units[place - 1].low not in {",", '"', ";"}:
        place -= 1
    return place


def _is_office(units: Sequence[Unit]) -> bool:
    """Whether words between commas name a speaker or his office and nothing that happened."""
    if (
        not units
        or units[0].has("prep")
        or any(unit.has("pred", "event", "aux", "bound", "say") or unit.quantity for unit in units)
    ):
        return False
    return any(
        unit.has("source", "party", "voice") or (not unit.tags and unit.text[:1].isupper()) for unit in units
    )


def up_to_border(units: Sequence[Unit], start: int) -> tuple[int, int]:
    """Return all that may name a voice where no comma need stand behind it, and no verb comes for long."""
    stop = start
    while stop < len(units) and stop - start < LONGEST_SUBJECT:
        unit = units[stop]
        if unit.low in _BORDERS or unit.has("bound", "say", "pred"):
            break
        if stop > start and (unit.has("prep", "event") or unit.quantity):
            break
        if stop > start and unit.has("head") and _is_whole(units[start:stop]):
            break
        stop += 1
    return start, stop


def _is_whole(units: Sequence[Unit]) -> bool:
    """Whether words name an office that needs no owner, so that men behind it are the subject of what is told."""
    if units[-1].has("usual"):
        return True
    return units[-1].has("party") and any(unit.has("source", "usual") for unit in units[:-1])
