"""Labels of voices that are men by their names or offices, or a movement by "the group"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .phrases import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..values import Mention
    from .signs import Signs
    from .units import Unit
    from .voices import Hearing, Speaker

# A personal name has no more words than these.
_LONGEST_NAME = 4
# A name and a surname.
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label with its party, the first and last unit that show it, and the sign it was taken from."""

    label: str
    party: str = ""
    first: int
    last: int
    why: str


def places_in(hearing: Hearing) -> list[Mention]:
    """Return the places named within the words."""
    units = hearing.units
    first, last = hearing.offset + units[0].start, hearing.offset + units[-1].end
    return list(hearing.memory.places_in(first, last))


def as_movement(hearing: Hearing, signs: Signs) -> Label | None:
    """Take "the group", where no movement spoke last, for the movement that was last named."""
    memory, sides = hearing.memory, hearing.lexicon.sides
    at = next((n for n in signs.again if hearing.units[n].has("group")), -1)
    owner = sides.parties.get(memory.movement)
    if at < 0 or owner is None or memory.speaker is None:
        return None
    last = sides.parties.get(memory.speaker.party)
    if last is None or memory.speaker.label == last.claimant == owner.claimant or not last.country:
        return None
    return Label(label=owner.claimant, party=owner.id, first=at, last=at, why="the movement last named")


def holds_office(speaker: Speaker, hearing: Hearing) -> bool:
    """Whether a voice without a name is one man by his office: "the minister", "the inspector general of police"."""
    persons = hearing.lexicon.tables["verbs_saying"]["phrases"].get("persons", ())
    return any(word in persons for word in speaker.text.casefold().split())


def as_name(hearing: Hearing, _signs: Signs) -> Label | None:
    """Take a name that nobody introduced for a source of no side: "Gul Khan said"."""
    # "Smith, who heads the traders": his name stands before the comma.
    end = next((n for n, unit in enumerate(hearing.units) if unit.low == ","), len(hearing.units))
    units = hearing.units[:end]
    spans = [(m.start - hearing.offset, m.end - hearing.offset) for m in places_in(hearing)]
    taken = {start for start, _ in spans}
    home = _find_home(hearing, units, taken)
    if home > 0:
        return Label(
            label=hearing.lexicon.sides.defaults["witness"], first=0, last=home - 1, why="a name and a home"
        )
    names = [n for n, unit in enumerate(units) if is_name(unit)]
    # A first word is written large in any case: one such word among others is no name.
    lone = names == [0] and len(units) > 1
    if not names or len(names) > _LONGEST_NAME or lone or any(unit.has("prep") for unit in units):
        return None
    # A name of three words that is a place's is no man's; one of two can be either.
    whole = len(names) > _PAIR and any(
        start <= units[names[0]].start and units[names[-1]].end <= end for start, end in spans
    )
    if whole or all(units[n].start in taken for n in names):
        return None
    kind, why = ("witness", "a name and an age") if hearing.aged else ("sources", "a name of nobody known")
    return Label(label=hearing.lexicon.sides.defaults[kind], first=names[0], last=names[-1], why=why)


def as_outlet(hearing: Hearing, _signs: Signs) -> Label | None:
    """Take a name whose last word says that it is an outlet's: "Sarkano News reported"."""
    words = hearing.lexicon.tables["verbs_saying"]["phrases"].get("outlet_names", ())
    units = hearing.units
    last = next((n for n, unit in enumerate(units) if unit.low == ","), len(units)) - 1
    written = [unit.text[:1].isupper() for unit in units[max(last - 1, 0) : last + 1]]
    if len(written) <= 1 or not all(written) or units[last].low not in words:
        return None
    media = hearing.lexicon.sides.defaults["media"]
    return Label(label=media, first=last - 1, last=last, why="an outlet by its name")


def _find_home(hearing: Hearing, units: Sequence[Unit], taken: set[int]) -> int:
    """Return where "of the village" begins behind a name alone, "Gul Khan from Sarkano", -1 if nothing like it follows."""
    link = next((n for n, unit in enumerate(units) if unit.has("prep")), -1)
    if not 1 < link <= _LONGEST_NAME or not units[link].has("of") or link + 1 >= len(units):
        return -1
    named = all(is_name(unit) or unit.has("titles") for unit in units[:link])
    return link if named and units[link + 1].start in taken and not hearing.units.tagged("source") else -1
