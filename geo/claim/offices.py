"""Whose office some words name that say only what it is: by the place, the theatre's data, or what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .naming import Label, places_in

if TYPE_CHECKING:
    from gazetteer import Party

    from .signs import Signs
    from .voices import Hearing

_COUNTRY = "country"
_PROVINCE = "province"
# "its own information ministry"
_MODIFIERS = 2


def as_unnamed_office(hearing: Hearing, signs: Signs) -> Label | None:
    """Take "the ministry" or "a military official" for the party that the theatre, the text or the place make it."""
    at = signs.sources.get("central")
    if at is None:
        return None
    local = at > 0 and hearing.units[at - 1].has("local_marks")
    found = _owner_of_local(hearing) if local else _owner_of_office(hearing, at)
    if found is None:
        return Label(
            label=hearing.lexicon.sides.defaults["claimant_none"],
            first=at,
            last=at,
            why="an office of nobody named",
        )
    owner, why = found
    # "an official of the ministry in the province"
    official = signs.sources.get("officials", at) < at and is_in_province(hearing)
    official = official or hearing.units[at].has("stationed") or _governs_province(hearing, at)
    # "a local security official" is his army's, where the theatre knows such men for this party's
    if official or (local and hearing.units[at].value("usual") != owner.id):
        return Label(
            label=owner.local, party=owner.id, first=max(at - 1, 0), last=at, why="officials in a province"
        )
    label = claimant_of(hearing, owner, signs)
    if label not in {owner.claimant, owner.local} and is_in_province(hearing):
        # Who speaks for a government that is gone is a third party, its men in a province are the province's.
        return Label(label=owner.local, party=owner.id, first=at, last=at, why="officials in a province")
    return Label(label=label, party=owner.id, first=at, last=at, why=why)


def _governs_province(hearing: Hearing, at: int) -> bool:
    """Whether a minister is a province's, by its name or a word that says so: "(the province)'s information minister"."""
    ministers = hearing.lexicon.tables["verbs_saying"]["phrases"].get("ministers", ())
    if hearing.units[at].low.rsplit(maxsplit=1)[-1] not in ministers:
        return False
    marked = any(unit.has("local_marks") for unit in hearing.units[max(at - _MODIFIERS, 0) : at])
    return marked or any(m.kind == _PROVINCE and not m.described for m in places_in(hearing))


def _owner_of_local(hearing: Hearing) -> tuple[Party, str] | None:
    """Return whose a local office is: whatever it is called, of the country that it is in."""
    memory = hearing.memory
    country = country_beside(hearing) or memory.country or memory.usual_country
    owner = hearing.lexicon.sides.party_of_country(country)
    return None if owner is None else (owner, "an office of the provinces")


def _is_anothers(hearing: Hearing, party: str) -> bool:
    """Whether a text is all about another country than a party's, and names no offices of any: its army is that country's."""
    memory, sides = hearing.memory, hearing.lexicon.sides
    there = sides.party_of_country(memory.usual_country)
    if not party or there is None or there.id == party or memory.usual_party:
        return False
    # What a movement's state says is seldom told without its name.
    held = there.before is not None and there.claimant_on(memory.day) == there.claimant
    return not held and memory.country in {"", memory.usual_country}


def _owner_of_office(hearing: Hearing, at: int) -> tuple[Party, str] | None:
    """Return whose an office is and why: by the first of these signs that holds."""
    memory, sides, units = hearing.memory, hearing.lexicon.sides, hearing.units
    last = memory.speaker.party if memory.speaker is not None else ""
    spoken_of = memory.subject.party if memory.subject is not None else ""
    before = units[max(at - _MODIFIERS, 0) : at]
    own = any(unit.has("own") for unit in before)
    known = not before or own or before[-1].has("the")
    usual = next((u.value("usual") for u in units if u.has("usual")), "")
    for party, why in (
        (
            _party_at(hearing, next((m.country for m in places_in(hearing) if m.country), "")),
            "of the place beside it",
        ),
        ("" if _is_anothers(hearing, usual) else usual, "an office that is usually this party's"),
        (spoken_of if own else "", "of the party last spoken of"),
        (last if known else "", "of the party that spoke last"),
        (hearing.lead, "of the party that the sentence begins with"),
        (_party_at(hearing, country_beside(hearing)), "of the place before it"),
        (memory.usual_party, "of the party whose offices the text names most"),
        (last, "of the party that spoke last"),
        (_party_at(hearing, memory.usual_country), "of the country of most scenes"),
    ):
        owner = sides.parties.get(party)
        # A movement has no army and no ministry.
        if owner is not None and owner.country:
            return owner, why
    return None


def claimant_of(hearing: Hearing, owner: Party, signs: Signs) -> str:
    """Return the claimant of a party; a movement was the same before it governed, the state's offices were another's."""
    moved = any(
        unit.value("party", 1) == "movements" and unit.value("party") == owner.id for unit in hearing.units
    )
    if moved or signs.party_kind == "movements":
        return owner.claimant
    return owner.claimant_on(hearing.memory.day)


def is_in_province(hearing: Hearing) -> bool:
    """Whether a place smaller than a country stands with an office, and is no seat by which a text means a party."""
    units = hearing.units
    if any(unit.has("local_marks", "near_marks") for unit in units):
        return True
    parties = {hearing.offset + unit.start for unit in units if unit.has("party")}
    return any(m.kind != _COUNTRY and m.start not in parties and not m.described for m in places_in(hearing))


def _party_at(hearing: Hearing, country: str) -> str:
    held = hearing.lexicon.sides.party_of_country(country)
    return held.id if held is not None else ""


def country_beside(hearing: Hearing) -> str:
    """Return the country of the place that is named beside an office, empty if none is."""
    units = hearing.units
    first, last = hearing.offset + units[0].start, hearing.offset + units[-1].end
    return hearing.memory.country_of(
        first, last, (hearing.offset, hearing.offset + max(hearing.length, units[-1].end))
    )
