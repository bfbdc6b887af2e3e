"""Where the subject of a verb of saying stands, and whether what it says stands before or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit

# A speaker's name and office fill no more units than this on one side of the verb.
LONGEST_SUBJECT = 24
# "on condition of anonymity", "in a statement issued on Sunday": a phrase behind a verb of saying.
_LONGEST_PHRASE = 6


def is_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that can be a verb of saying is a noun here: "the claims", "Kabul's claim"."""
    if at == 0:
        return not units[at].has("say") or units[at].value("say") == "says"
    before = units[at - 1]
    if not units[at].has("figures", "account"):
        return before.has("the", "a", "own", "s")
    return before.has("the", "own", "s", "a", "prep") or before.value("party", 1) == "demonyms"


def find_subject_start(units: Sequence[Unit], at: int) -> int:
    """Return where a verb's subject may begin: after the last border of a clause or the last verb of saying."""
    place, depth = at - 1, 0
    while place >= 0 and at - place <= LONGEST_SUBJECT:
        unit = units[place]
        if unit.low in {";", ":", "—", "–", '"'}:
            break
        if unit.has("bound") and not unit.has("relative") and not _in_apposition(units, place, at):
            break
        if unit.has("relative") and not _in_apposition(units, place, at):
            break
        if (
            unit.has("say")
            and not unit.has("figures")
            and not is_noun(units, place)
            and not _in_apposition(units, place, at)
        ):
            break
        named = units[place + 1].has("object_behind", "s")  # "58 killed (object) denied": a figure, no verb
        if unit.has("pred") and unit.value("pred", 1) != "state" and not unit.has("source") and not named:
            break
        if (
            unit.has("and")
            and not unit.mark
            and depth == 0
            and place < at - 1
            and _verb_behind(units, place, at)
        ):
            break
        place -= 1
    return place + 1


def find_subject_end(units: Sequence[Unit], first: int, at: int) -> int:
    """Return where a verb's subject ends: at the word that marks subjects, in languages that have one, else at the verb."""
    return next((place for place in range(at - 1, first, -1) if units[place].has("subject_behind")), at)


def _in_apposition(units: Sequence[Unit], place: int, at: int) -> bool:
    """Whether a word stands between two commas that hold a speaker's office: "Khan, who speaks for ..., said"."""
    return any(unit.has("relative") for unit in units[max(place - 2, 0) : place + 1]) and any(
        unit.low == "," for unit in units[place + 1 : at]
    )


def _verb_behind(units: Sequence[Unit], place: int, at: int) -> bool:
    return any(unit.has("pred", "event") for unit in units[max(place - 12, 0) : place]) and any(
        unit.has("party", "source", "pronoun", "voice") for unit in units[place + 1 : at]
    )


def find_trailing_start(units: Sequence[Unit], at: int) -> int | None:
    """Return where the subject of a closing "..., X said on Monday" begins; None where what X says follows."""
    if not _closes(units, at):
        return None
    start = None
    place = at - 1
    while place > 0 and at - place <= LONGEST_SUBJECT:
        unit = units[place]
        if unit.low in {",", '"'}:
            start = place + 1
            segment = find_segment(units, place)
            if unit.low == '"' or not _is_office(units[segment:place]):
                break
        elif unit.has("pred", "event", "aux", "bound") and not unit.has("source"):
            break
        place -= 1
    if start is None or not any(unit.has("pred", "event", "noun", "head") for unit in units[:start]):
        return None
    return start


def _closes(units: Sequence[Unit], at: int) -> bool:
    """Whether nothing that is said follows a verb of saying: only to whom, when and where it was said."""
    place, phrase = at + 1, 0
    while place < len(units):
        unit = units[place]
        if unit.has("bound"):
            return not unit.has("that") and unit.low != ":"
        if unit.mark or unit.has("and"):
            return unit.low not in {'"', "(", "["}
        if unit.has("pred", "aux", "event", "noun") or (
            unit.quantity is not None and not unit.quantity.article
        ):
            return False
        if unit.has("prep"):
            phrase = _LONGEST_PHRASE
        elif (
            phrase == 0 and not unit.has("voice", "skip") and not (not unit.tags and unit.text[:1].isupper())
        ):
            return False
        phrase = max(phrase - 1, 0)
        place += 1
    return True


def find_segment(units: Sequence[Unit], comma: int) -> int:
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


def is_relayed(units: Sequence[Unit], at: int) -> bool:
    """Whether "cited by XYZ" only names who passed it on."""
    return at + 1 < len(units) and units[at + 1].low == "by"
