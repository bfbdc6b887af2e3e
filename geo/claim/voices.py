"""Whose voice some words name: a party, its local officials, a third party, a witness, or nobody."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..values import Claimant
from .labels import label_of
from .phrases import find_phrases, has_sign, is_name
from .units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..values import Mention
    from .lexicon import Lexicon
    from .units import Unit

# A sentence's subject, if it begins with it, ends within its first units.
_OPENING = 12
# Under these a party's data name men.
_PERSONS = frozenset({"offices", "local_offices"})
_SHORTEST_NAME = 3
# A comma and a number of years.
_AGE = 2
_OLDEST = 110
# Before any movement held a state.
LONG_AGO = "0001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice: label of the closed list, party it belongs to, the words, where they stand in the text, and why it is that."""

    label: str
    party: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    relay: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    why: str = ""

    def claimant(self, lexicon: Lexicon) -> Claimant:
        """Return it as the value that claims carry."""
        side = lexicon.sides.side_of(self.label)
        return Claimant(label=self.label, text=self.text, side=side, start=self.start, end=self.end)


@dataclass(slots=True)
class Memory:
    """What the article has said so far about who speaks.

    ``usual_party`` is the one whose offices the article names most, ``usual_country`` that of most of its scenes,
    ``country`` that of the scene last named, ``old`` says that a text without a day is of the time before a movement's rule; ``places_in`` returns the places named between two offsets, ``country_of``
    the country of the place beside an office. ``speaker`` spoke last, in paragraph ``block`` with a verb of ``kind``;
    ``goes_on`` says whether what follows without a voice is still his, ``lists`` whether he opened a list;
    ``movement`` is the one last named; ``subject`` is who a sentence since then began with; ``named`` has the voice of each name, ``heard`` the last ones.
    """

    published: str
    country_of: Callable[[int, int, tuple[int, int]], str]
    places_in: Callable[[int, int], Sequence[Mention]]
    usual_party: str = ""
    usual_country: str = ""
    old: bool = False
    country: str = ""
    speaker: Speaker | None = None
    subject: Speaker | None = None
    goes_on: bool = False
    lists: bool = False
    movement: str = ""
    block: int = -1
    kind: str = ""
    named: dict[str, Speaker] = field(default_factory=dict)
    heard: deque[Speaker] = field(default_factory=lambda: deque(maxlen=12))

    @property
    def day(self) -> str:
        """The day of the text; one long ago, where it has none but must be of the time before a movement's rule."""
        return LONG_AGO if self.old else self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A sentence as it is listened to: its units, the language, what was heard before, where it stands in the text.

    ``lead`` is the party that the sentence begins with, before the words that name the voice; ``quoted`` speaks the
    quotation of several sentences that it is part of; ``aged`` says that an age stands behind the words,
    ``length`` where the sentence ends.
    """

    units: Units
    lexicon: Lexicon
    memory: Memory
    offset: int
    lead: str = ""
    quoted: Speaker | None = None
    aged: bool = False
    length: int = 0


def resolve(hearing: Hearing, span: tuple[int, int]) -> Speaker | None:
    """Return the voice that units ``[first, last)`` name, None if they name none."""
    there = span[1] < len(hearing.units) and hearing.units[span[1]].has("near_marks")
    inside = Units(hearing.units[span[0] : span[1] + there])
    cited = next(iter(inside.places("cited")), None)
    relay: tuple[str, ...] = ()
    if cited:
        relay = tuple(unit.text for unit in inside[cited:] if unit.has("voice"))
        inside = Units(inside[:cited])
    # "said Smith on | Tuesday"
    while inside and (inside[-1].mark or (inside[-1].has("prep") and not hearing.lexicon.verb_last)):
        inside = Units(inside[:-1])
    if not inside:
        return None
    owner = _owner_before(hearing, span)
    if owner is not None:
        return owner
    found = label_of(
        replace(
            hearing,
            units=inside,
            lead=_lead(hearing.units, span[0]),
            aged=_gives_age(hearing.units, span[1]),
            length=hearing.units[-1].end,
        )
    )
    if found is None:
        return None
    return Speaker(
        label=found.label,
        party=found.party,
        text=_text(inside[found.first : found.last + 1]),
        start=hearing.offset + inside[found.first].start,
        end=hearing.offset + inside[found.last].end,
        relay=relay,
        names=_names(inside, hearing),
        why=found.why,
    )


def _owner_before(hearing: Hearing, span: tuple[int, int]) -> Speaker | None:
    """Return the office told of before "its spokesman" in the same sentence: "the hospital got two bodies, its spokesman said"."""
    units = hearing.units
    whose = span[0] > 0 and units[span[0] - 1].has("whose")
    own = (whose or units[span[0]].has("own")) and any(
        unit.value("source") == "spokesmen" for unit in units[span[0] : span[1]]
    )
    if not own:
        return None
    for n in range(span[0] - 1, -1, -1):
        unit = units[n]
        if whose and unit.has("party"):
            found = resolve(hearing, (n, n + 1))  # "the movement, whose spokesman said"
            names = _names(units[span[0] : span[1]], hearing)
            return replace(found, names=names) if found is not None else None
        if unit.value("source") in {"local", "bodies"} or (unit.has("voice") and not unit.has("say")):
            return resolve(hearing, (n, n + 1))
        if unit.has("party", "source"):
            return None
    return None


def _names(units: Sequence[Unit], hearing: Hearing) -> tuple[str, ...]:
    """Return the parts of the names in some words: by one of them a man is named again; a place is no man."""
    found: list[str] = []
    first, last = hearing.offset + units[0].start, hearing.offset + units[-1].end
    placed = {mention.start - hearing.offset for mention in hearing.memory.places_in(first, last)}
    for unit in units:
        if unit.start in placed:
            continue
        if is_name(unit):
            found.append(unit.low)
        elif unit.has("voice") or unit.value("party", 1) in _PERSONS:
            found.extend(word for word in unit.low.split() if len(word) >= _SHORTEST_NAME)
    return tuple(dict.fromkeys(found))


def _gives_age(units: Units, end: int) -> bool:
    """Whether a name is followed by an age alone, "said Smith, 45, ...": a man who is nothing but himself."""
    behind = units[end : end + 3]
    if len(behind) < _AGE or behind[0].low != "," or (len(behind) > _AGE and not behind[2].mark):
        return False
    age = behind[1].quantity
    return (
        age is not None
        and not age.article
        and age.low == age.high
        and age.low is not None
        and age.low <= _OLDEST
    )


def _lead(units: Units, end: int) -> str:
    """Return the first party before a unit that no preposition governs: the subject of what was done."""
    free = (n for n in units.places("party") if n < end and not (n and units[n - 1].has("prep")))
    return next((units[n].value("party") for n in free), "")


def find_opening(hearing: Hearing) -> Speaker | None:
    """Return the voice that a sentence begins with though it says nothing: "it said" may follow."""
    units = hearing.units
    phrases = find_phrases(units, 0, min(len(units), _OPENING))
    first = next((n for n, phrase in enumerate(phrases) if not phrase.governed), None)
    if first is None or not has_sign(units, phrases[first]):
        return None
    start, end = phrases[first].first, phrases[first].last
    behind = phrases[first + 1] if first + 1 < len(phrases) else None
    # "Smith, governor of the province, visited": a name, and his office between two commas
    named = all(is_name(unit) for unit in units[start:end])
    if (
        named
        and behind is not None
        and behind.first == end + 1
        and units[end].low == ","
        and not behind.governed
    ):
        end = behind.last if has_sign(units, behind) else end
    return resolve(hearing, (start, end))


def find_persons(hearing: Hearing) -> list[Speaker]:
    """Return the men of a sentence whom the theatre's data name, whether they speak or not."""
    units = hearing.units
    named = [
        n for n in units.places("party") if units[n].value("party", 1) in _PERSONS and " " in units[n].low
    ]
    return [speaker for n in named if (speaker := resolve(hearing, (n, n + 1))) is not None]


def find_observer(hearing: Hearing) -> Speaker | None:
    """Return the third party that a sentence is about, which does no harm in it: what it knows is its word.

    "The mission has still to find out more, but so far 17 civilians are known to have been killed."
    """
    units = hearing.units
    phrases = find_phrases(units, 0, min(len(units), _OPENING))
    if not phrases or phrases[0].governed:
        return None
    first, last = phrases[0].first, phrases[0].last
    if not any(u.has("voice") for u in units[first:last]):
        return None
    if not all(u.mark or u.has("voice", "the") for u in units[first:last]):
        return None
    verb = next((u for u in units[last:] if not u.has("aux", "skip")), None)
    if units.tagged("caveat"):
        return None  # "the agency could not verify that five were killed"
    if verb is None or verb.has("pred", "event", "strike_act", "clash_act", "noun"):
        return None
    return resolve(hearing, (first, last))


def _text(units: Sequence[Unit]) -> str:
    """Return the words of units as the text has them, with one space for any."""
    gaps = ("" if before.end == unit.start else " " for before, unit in pairwise(units))
    return units[0].text + "".join(gap + unit.text for gap, unit in zip(gaps, units[1:], strict=True))
