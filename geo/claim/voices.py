"""Whose voice some words name: a party, its local officials, a third party, a witness, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..values import Claimant
from .units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazetteer import Party

    from .lexicon import Lexicon
    from .units import Unit

# A personal name has no more words than these.
_LONGEST_NAME = 4
_SHORTEST_NAME_PART = 3
# A sentence's subject, if it begins with it, ends within its first units.
_OPENING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice: label of the closed list, party it belongs to, the words and where they stand in the text."""

    label: str
    party: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    relay: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def claimant(self, lexicon: Lexicon) -> Claimant:
        """Return it as the value that claims carry."""
        side = lexicon.sides.side_of(self.label)
        return Claimant(label=self.label, text=self.text, side=side, start=self.start, end=self.end)


@dataclass(slots=True)
class Memory:
    """What the article has said so far about who speaks.

    ``usual_party`` is the one whose offices the article names most, ``usual_country`` that of most of its scenes; ``speaker`` spoke last, in paragraph
    ``block`` with a verb of ``kind``; ``subject`` is who a sentence since then began with.
    """

    published: str
    country_of: Callable[[int, int], str]
    usual_party: str = ""
    usual_country: str = ""
    speaker: Speaker | None = None
    subject: Speaker | None = None
    block: int = -1
    kind: str = ""
    named: dict[str, Speaker] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A sentence as it is listened to: its units, the language, what was heard before, where it stands in the text.

    ``lead`` is the party that the sentence begins with, before the words that name the voice.
    """

    units: Units
    lexicon: Lexicon
    memory: Memory
    offset: int
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """Where words carry signs of a voice, as places in them; ``sources`` has the first place of each kind of source."""

    party: str
    party_at: int
    party_kind: str
    sources: dict[str, int]
    voices: tuple[int, ...]
    pronouns: tuple[int, ...]
    again: tuple[int, ...]


# Label, party, first and last unit that show it.
_Found = tuple[str, str, int, int]


def resolve(hearing: Hearing, span: tuple[int, int]) -> Speaker | None:
    """Return the voice that units ``[first, last)`` name, None if they name none."""
    inside = Units(hearing.units[span[0] : span[1]])
    cited = next(iter(inside.places("cited")), None)
    relay: tuple[str, ...] = ()
    if cited:
        relay = tuple(unit.text for unit in inside[cited:] if unit.has("voice"))
        inside = Units(inside[:cited])
    if not inside:
        return None
    found = _classify(replace(hearing, units=inside, lead=_lead(hearing.units, span[0])))
    if found is None:
        return None
    label, party, first, last = found
    return Speaker(
        label=label,
        party=party,
        text=_text(inside[first : last + 1]),
        start=hearing.offset + inside[first].start,
        end=hearing.offset + inside[last].end,
        relay=relay,
        names=tuple(dict.fromkeys(unit.low for unit in inside if _is_name(unit))),
    )


def _lead(units: Units, end: int) -> str:
    """Return the first party before a unit that no preposition governs: the subject of what was done."""
    free = (n for n in units.places("party") if n < end and not (n and units[n - 1].has("prep")))
    return next((units[n].value("party") for n in free), "")


def find_subject(hearing: Hearing) -> Speaker | None:
    """Return the voice that a sentence begins with though it says nothing: "it said" may follow."""
    units = hearing.units
    ends = ("pred", "aux", "bound", "event", "prep")
    stop = next((n for n, unit in enumerate(units) if unit.mark or unit.has(*ends)), 0)
    return resolve(hearing, (0, min(stop, _OPENING))) if stop else None


def _is_name(unit: Unit) -> bool:
    return not unit.tags and unit.text[0].isupper() and len(unit.text) >= _SHORTEST_NAME_PART


def _text(units: Sequence[Unit]) -> str:
    return " ".join(unit.text for unit in units).replace(" '", "'").replace("( ", "(").replace(" )", ")")


def _classify(hearing: Hearing) -> _Found | None:
    """Return the voice by the strongest sign there is."""
    signs = _find_signs(hearing.units)
    for sense in (
        _as_office,
        _as_local,
        _as_voice,
        _as_source,
        _as_party,
        _as_officials,
        _as_known,
        _as_name,
    ):
        found = sense(hearing, signs)
        if found is not None:
            return found
    return None


def _find_signs(units: Units) -> _Signs:
    def places(name: str) -> tuple[int, ...]:
        # "The minister AP (to) told": whom a postposition marks is spoken to.
        return tuple(
            n for n in units.places(name) if not (n + 1 < len(units) and units[n + 1].has("addressed_behind"))
        )

    party_at = next((n for n in places("party") if units[n].value("party", 1) != "local_offices"), -1)
    return _Signs(
        party=units[party_at].value("party") if party_at >= 0 else "",
        party_at=party_at,
        party_kind=units[party_at].value("party", 1) if party_at >= 0 else "",
        sources={units[n].value("source"): n for n in reversed(places("source"))},
        voices=tuple(n for n in places("voice") if not (n and units[n - 1].has("addressed"))),
        pronouns=tuple(places("pronoun")),
        again=tuple(places("again")),
    )


def _as_office(hearing: Hearing, _signs: _Signs) -> _Found | None:
    """Take an office, a person or an outlet that the theatre's data know."""
    sides = hearing.lexicon.sides
    for n in hearing.units.places("party"):
        unit = hearing.units[n]
        kind = unit.value("party", 1)
        if kind in {"local_offices", "offices", "outlets"}:
            owner = sides.parties[unit.value("party")]
            local = kind == "local_offices"
            return owner.local if local else owner.claimant_on(hearing.memory.published), owner.id, n, n
    return None


def _as_local(hearing: Hearing, signs: _Signs) -> _Found | None:
    """Take police, hospitals, governors: whose they are is said by a party's name or by where they are."""
    at = signs.sources.get("local")
    if at is None:
        return None
    sides = hearing.lexicon.sides
    country = _country(hearing) or hearing.memory.usual_country
    owner = sides.parties[signs.party] if signs.party else sides.party_of_country(country)
    if owner is None:
        return sides.defaults["sources"], "", at, at
    first = min(at, signs.party_at) if signs.party else at
    return owner.local, owner.id, first, max(at, signs.party_at)


def _as_voice(hearing: Hearing, signs: _Signs) -> _Found | None:
    """Take a voice that is no party, unless a party stands before it."""
    if not signs.voices or (signs.party and signs.party_at < signs.voices[0]):
        return None
    at = signs.voices[0]
    return hearing.units[at].value("voice"), "", at, at


def _as_source(hearing: Hearing, signs: _Signs) -> _Found | None:
    """Take residents, journalists, nameless sources; a party's own sources speak for it."""
    for kind in ("witness", "media", "sources"):
        at = signs.sources.get(kind)
        if at is not None:
            if kind == "sources" and signs.party_kind in {"demonyms", "forces"}:
                return None
            return hearing.lexicon.sides.defaults[kind], "", at, at
    return None


def _as_party(hearing: Hearing, signs: _Signs) -> _Found | None:
    if not signs.party or (signs.party_kind == "demonyms" and not signs.sources):
        return None
    owner = hearing.lexicon.sides.parties[signs.party]
    places = [signs.party_at, *signs.sources.values()]
    return owner.claimant_on(hearing.memory.published), owner.id, min(places), max(places)


def _as_officials(hearing: Hearing, signs: _Signs) -> _Found | None:
    """Take "officials" of nobody named for nobody, and "the officials" for who spoke last."""
    at = signs.sources.get("officials")
    if at is None:
        return None
    last = hearing.memory.speaker
    if last is not None and at > 0 and hearing.units[at - 1].has("the"):
        return last.label, last.party, at, at
    return hearing.lexicon.sides.defaults["claimant_none"], "", at, at


def _as_known(hearing: Hearing, signs: _Signs) -> _Found | None:
    """Take a name known from before, a pronoun, or "the ministry": the voice that spoke last."""
    memory, sides = hearing.memory, hearing.lexicon.sides
    for n, unit in enumerate(hearing.units):
        known = memory.named.get(unit.low)
        if known is not None:
            return known.label, known.party, n, n
    if signs.pronouns and memory.subject is not None:
        return memory.subject.label, memory.subject.party, signs.pronouns[0], signs.pronouns[0]
    pointing = signs.again + signs.pronouns
    if pointing and memory.speaker is not None:
        return memory.speaker.label, memory.speaker.party, pointing[0], pointing[0]
    at = signs.sources.get("central")
    if at is None:
        return None
    owner = _owner_of_office(hearing, at)
    if owner is not None:
        return owner.claimant_on(memory.published), owner.id, at, at
    return sides.defaults["claimant_none"], "", at, at


def _owner_of_office(hearing: Hearing, at: int) -> Party | None:
    """Return whose "the ministry" or "a military official" is: his who spoke last, the usual one's, the country's."""
    memory, parties = hearing.memory, hearing.lexicon.sides.parties
    last = parties.get(memory.speaker.party) if memory.speaker is not None else None
    lead = parties.get(hearing.lead)
    # A movement has no army and no ministry.
    if lead is not None and lead.country:
        return lead
    if last is not None and last.country and at > 0 and hearing.units[at - 1].has("the"):
        return last
    there = hearing.lexicon.sides.party_of_country(_country(hearing))
    if there is not None:
        return there
    if memory.usual_party:
        return parties[memory.usual_party]
    if last is not None and last.country:
        return last
    return hearing.lexicon.sides.party_of_country(memory.usual_country)


def _country(hearing: Hearing) -> str:
    """Return the country of the place that is named beside an office, empty if none is."""
    units = hearing.units
    return hearing.memory.country_of(hearing.offset + units[0].start, hearing.offset + units[-1].end)


def _as_name(hearing: Hearing, _signs: _Signs) -> _Found | None:
    """Take a name that nobody introduced for a source of no side: "Gul Khan said"."""
    units = hearing.units
    names = [n for n, unit in enumerate(units) if _is_name(unit)]
    # A first word is written large in any case: one such word among others is no name.
    lone = names == [0] and len(units) > 1
    if not names or len(names) > _LONGEST_NAME or lone or any(unit.has("prep") for unit in units):
        return None
    return hearing.lexicon.sides.defaults["sources"], "", names[0], names[-1]
