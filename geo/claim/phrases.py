"""Noun phrases that can name a voice, and which of them is the subject of a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit

# Marks that stand inside a name: "Public Relations (PR)", "Dr. Smith".
_WITHIN = frozenset({"-", "(", ")", ".", "/", "'", "&"})
# Titles and such are written small or short: a name has more letters.
_SHORTEST_NAME = 3
# What victims.toml calls those who lead: "the head of the corps" is a voice, though the words do not say whose.
RANK = "leaders"
# Words of what was done, which stand in no name and no office.
_DEEDS = ("event", "strike_act", "strike_bare", "clash_act", "clash_launched")
_SIGNS = ("party", "voice", "source", "pronoun", "again", "paper")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Units ``[first, last)``; ``head`` ends what comes before "in Kabul" or "for the army".

    ``governed`` says that a preposition or a relative clause stands over it: such a phrase is no subject.
    """

    first: int
    last: int
    head: int
    governed: bool


def find_phrases(units: Sequence[Unit], first: int, last: int) -> list[Phrase]:
    """Cut units ``[first, last)`` into noun phrases, in order; verbs, marks and borders of clauses part them."""
    found: list[Phrase] = []
    start, head, governed, aside = first, -1, False, False
    for place in range(first, last):
        unit = units[place]
        kind = _part(units, place, start)
        if kind == "in":
            continue
        if kind == "link" and place > start:
            head = head if head >= 0 or unit.has("of") else place
            continue
        if place > start:
            found.append(
                Phrase(first=start, last=place, head=place if head < 0 else head, governed=governed or aside)
            )
        head = -1
        if kind == "new":
            start, governed = place, governed and place == start
            continue
        start = place + 1
        governed = kind in {"over", "link"}
        # "who survived the attack": all of it, up to the comma that ends it, stands over
        aside = unit.has("relative") or (aside and unit.low != ",")
    if last > start:
        found.append(
            Phrase(first=start, last=last, head=last if head < 0 else head, governed=governed or aside)
        )
    return found


def _part(units: Sequence[Unit], place: int, start: int) -> str:
    """Return what a unit is to a phrase: "in" it, a "link" to more of it, the "new" one's begin, "over" the next, its "end"."""
    unit = units[place]
    before = units[place - 1] if place > start else None
    if unit.mark and not unit.has("s"):
        return "in" if unit.low in _WITHIN else "end"
    if unit.has("say", "calendar") and any(u.has("paper") for u in units[start:place]):
        return "in"  # "a statement issued on Sunday by the army"
    if unit.has("calendar") and _is_of_name(units, place, start):
        return "in"
    if unit.has("source", "party", "voice", "again", "paper", "s"):
        return "new" if unit.has("again") and before is not None and not before.has("prep", "and") else "in"
    if unit.has("prep") and not unit.has("calendar"):
        return "link" if unit.has("links") or any(u.has("paper") for u in units[start:place]) else "over"
    return _part_of_word(unit, before)


def _is_of_name(units: Sequence[Unit], place: int, start: int) -> bool:
    """Whether a month is a man's name: "Abdul Jan said", with a name before it and no day behind."""
    if place == start or not is_name(units[place - 1]):
        return False
    return place + 1 == len(units) or units[place + 1].quantity is None


def _part_of_word(unit: Unit, before: Unit | None) -> str:
    """Return what a word that is no voice and no preposition is to a phrase that ``before`` is part of."""
    if unit.has("relative", "bound", "cited", "according"):
        return "over"
    if unit.has("opener"):
        return "end"
    if unit.has("calendar", "aux", "pred", "say", "event") or (unit.has("skip") and not unit.has("the")):
        return "end"
    fresh = unit.has("the", "a", "pronoun") or unit.quantity is not None
    inside = before is None or before.has("prep", "and", "the", "a")
    return "new" if fresh and not inside else "in"


def has_sign(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Whether the head of a phrase says that it is a voice: an office, a rank, a party, a pronoun, or a name."""
    return any(
        unit.has(*_SIGNS) or is_name(unit) or unit.value("head") == RANK
        for unit in units[phrase.first : phrase.head]
    )


def is_name(unit: Unit) -> bool:
    """Whether a unit is a name that no data know: written large, of three letters or more."""
    written = unit.text[0].isupper() and len(unit.text) >= _SHORTEST_NAME
    return written and not unit.tags and unit.quantity is None


def is_part_of_name(units: Sequence[Unit], at: int) -> bool:
    """Whether one word that is a known man's name stands in another's: "Asif Gul" is no minister Asif."""
    text = units[at].text
    known = units[at].value("party", 1) in {"offices", "local_offices"}
    if not known or " " in text or not text[1:].islower():
        return False
    beside = [units[n] for n in (at - 1, at + 1) if 0 <= n < len(units)]
    return any(is_name(unit) for unit in beside)


def subject_span(units: Sequence[Unit], first: int, last: int) -> tuple[int, int] | None:
    """Return the first voice among units ``[first, last)``, with what stands in apposition to it.

    Phrases under a preposition are none: "in Kabul, a spokesman for the ministry said".
    """
    phrases = [phrase for phrase in find_phrases(units, first, last) if not phrase.governed]
    free = [phrase for phrase in phrases if has_sign(units, phrase)]
    if len(free) > 1 and _is_opener(units, free[0]):
        free = free[1:]  # "Late on Tuesday, the army said": a first word is written large in any case
    if not free:
        # Who says something is a voice: "an employee at the hospital said".
        nearest = phrases[-1] if phrases else None
        told = nearest is not None and nearest.last >= last - 1
        signed = nearest is not None and any(u.has(*_SIGNS) for u in units[nearest.first : nearest.last])
        if nearest is not None:
            return (nearest.first, nearest.last) if told and signed else None
        return _behind_opening(units, first, last)
    start, end = free[0].first, free[0].last
    for phrase in free[1:]:
        # "Smith, however, a doctor at the hospital, said"
        if any(not unit.mark and not unit.has("opener") for unit in units[end : phrase.first]):
            break
        end = phrase.last
    if end + 1 < last and units[end].low == "," and units[end + 1].has("relative", "of"):
        named_only = not any(unit.has(*_SIGNS) for unit in units[start:end])
        end = last if named_only else end  # "Smith, who speaks for the army, said"
    return start, end


def _behind_opening(units: Sequence[Unit], first: int, last: int) -> tuple[int, int] | None:
    """Return the voice right behind the place or time that a clause opens with: "at the post | police | said"."""
    opens = first == 0 or units[first - 1].mark or units[first - 1].has("bound")
    if not opens or first >= last or not units[first].has("prep"):
        return None
    phrases = find_phrases(units, first, last)
    if len(phrases) != 1 or phrases[0].last != last:
        return None
    start = last
    while start > first + 1 and (units[start - 1].has("titles", *_SIGNS) or is_name(units[start - 1])):
        if start < last and units[start].has("party") and units[start - 1].has("source"):
            break  # "on their website | the movement's name | claims"
        start -= 1
    return (start, last) if start < last else None


def _is_opener(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Whether only its capital letter makes the first word of a sentence a name: "Late on Tuesday", "Hours later,"."""
    behind = units[phrase.first + 1 : phrase.first + 3]
    if phrase.first or units[0].tags or not behind:
        return False
    return behind[0].has("prep") or (behind[0].has("skip") and behind[-1].low == ",")


def closing_span(
    units: Sequence[Unit], first: int, last: int, *, governed: bool = False
) -> tuple[int, int] | None:
    """Return the last voice among units ``[first, last)``, with the names and offices before it that fill commas of their own."""
    phrases = [phrase for phrase in find_phrases(units, first, last) if governed or not phrase.governed]
    if not phrases or not has_sign(units, phrases[-1]):
        return None
    start, end = phrases[-1].first, phrases[-1].last
    for phrase in reversed(phrases[:-1]):
        apart = any(not unit.mark for unit in units[phrase.last : start]) or phrase.last == start
        fills = phrase.first == 0 or units[phrase.first - 1].low in {",", '"'}
        told = any(u.has(*_DEEDS) for u in units[phrase.first : phrase.last])
        # "in the town, Xyz province, the army said"
        office = any(u.has("source", "party", "voice") for u in units[phrase.first : phrase.last])
        told = told or (units[phrase.last - 1].has("local_marks") and not office)
        # "foreign fighters among them, the army said"
        told = told or units[phrase.last - 1].has("including")
        relays = units[start].has("voice") and start + 1 == end  # "the leader of the group, Reuters said"
        if (
            relays
            or apart
            or told
            or not fills
            or not has_sign(units, phrase)
            or not _names(units[phrase.first])
        ):
            break
        start = phrase.first
    if end + 1 < last and units[end].low == "," and units[end + 1].has("relative"):
        named_only = not any(unit.has(*_SIGNS) for unit in units[start:end])
        end = last if named_only else end  # "..., Smith, who heads the hospital, said"
    return start, end


def _names(unit: Unit) -> bool:
    """Whether a phrase that begins so can be a name or an office: "the governor", "Gul", "head of police"."""
    return unit.has("the", "a", "titles", *_SIGNS) or is_name(unit) or unit.value("head") == RANK
