"""The label of a voice, by the strongest sign that its words carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text import fold_letters
from .naming import Label, as_movement, as_name, as_outlet, holds_office, places_in
from .offices import as_unnamed_office, claimant_of, country_beside, is_in_province
from .phrases import RANK, is_name, is_part_of_name
from .signs import find_outlet, find_signs

if TYPE_CHECKING:
    from .signs import Signs
    from .units import Units
    from .voices import Hearing, Speaker

# "officials of the one and the other"
_PAIR = 2
# "a former vice president of some party" has so many units between
_OFFICE = 4
# "an official said": whose he is may be told further on.
NAMED_LATER = "an official of nobody named yet"
OF_STATE = "an official of a state"
NO_PARTY = "a voice of no party"
OWN_BODY = "a body of its own"
# "officials" and "an official" are one noun.
_STEM = 6


def label_of(hearing: Hearing) -> Label | None:
    """Return the label of the voice that a hearing's units name, None if they name none."""
    signs = find_signs(hearing.units, heard_before=hearing.lexicon.verb_last)
    for sense in (
        _as_former,
        _as_body,
        _as_office,
        _as_local,
        _as_voice,
        _as_source,
        _as_party,
        _as_officials,
        _as_hearsay,
        _as_known,
        as_unnamed_office,
        as_outlet,
        as_name,
    ):
        found = sense(hearing, signs)
        if found is not None:
            return found
    return None


def _as_former(hearing: Hearing, _signs: Signs) -> Label | None:
    """Take who held an office of a party once: he speaks for nobody, "a former minister", "the former army chief"."""
    units = hearing.units
    for at in units.places("former"):
        end = next((n for n in range(at, len(units)) if units[n].low == ","), len(units))
        for n in range(at + 1, min(at + 1 + _OFFICE, end)):
            if units[n].value("source") == "central" or units[n].value("party", 1) == "offices":
                sources = hearing.lexicon.sides.defaults["sources"]
                return Label(label=sources, first=at, last=n, why="who held an office once")
    return None


def _as_body(hearing: Hearing, signs: Signs) -> Label | None:
    """Take boards, societies and institutes, whatever country's name they bear."""
    at = signs.sources.get("bodies")
    if at is None:
        return None
    return Label(
        label=hearing.lexicon.sides.defaults["sources"],
        first=min(at, max(signs.party_at, 0)),
        last=at,
        why=OWN_BODY,
    )


def _as_office(hearing: Hearing, signs: Signs) -> Label | None:
    """Take an office, a person or an outlet that the theatre's data know."""
    sides = hearing.lexicon.sides
    for n, unit in enumerate(hearing.units):
        kind = unit.value("party", 1)
        if kind in {"local_offices", "offices", "outlets"} and not is_part_of_name(hearing.units, n):
            owner = sides.parties[unit.value("party")]
            label = owner.local if kind == "local_offices" else claimant_of(hearing, owner, signs)
            known = hearing.memory.named.get(unit.low.rsplit(maxsplit=1)[-1])
            if kind == "offices" and known is not None and known.label == owner.claimant:
                label = owner.claimant  # "the movement's spokesman Smith said ...; Smith added"
            return Label(label=label, party=owner.id, first=n, last=n, why=f"known as {kind}")
    return None


def _as_local(hearing: Hearing, signs: Signs) -> Label | None:
    """Take police, hospitals, governors: whose they are is said by a party's name or by where they are."""
    at = signs.sources.get("local")
    # "the inspector general | of the corps" is an army's.
    if at is None or (signs.party_kind == "forces" and signs.party_at == at + 1):
        return None
    sides, memory = hearing.lexicon.sides, hearing.memory
    named = sides.parties.get(signs.party)
    usual = sides.parties.get(next((u.value("usual") for u in hearing.units if u.has("usual")), ""))
    country = country_beside(hearing) or (usual.country if usual is not None else "")
    country = country or memory.country or memory.usual_country
    owner = named if named is not None and named.country else sides.party_of_country(country)
    if owner is None:
        return Label(label=sides.defaults["sources"], first=at, last=at, why="officials of no country known")
    places = [at, signs.party_at] if signs.party else [at]
    return Label(
        label=owner.local,
        party=owner.id,
        first=min(places),
        last=max(places),
        why="an office of the provinces",
    )


def _as_voice(hearing: Hearing, signs: Signs) -> Label | None:
    """Take a voice that is no party, unless a party stands before it."""
    before = signs.party_at - 1
    placed = before >= 0 and hearing.units[before].has("links") and not hearing.units[before].has("of")
    first = signs.party and signs.voices and signs.party_at < signs.voices[0]
    if not signs.voices or (first and not placed and not _is_owned(hearing.units, signs)):
        return None
    media = hearing.lexicon.sides.defaults["media"]
    at = find_outlet(hearing.units, signs.voices[0], media)
    label = hearing.units[at].value("voice") or media
    return Label(label=label, first=at, last=at, why=NO_PARTY)


def _is_owned(units: Units, signs: Signs) -> bool:
    """Whether a party's name only says where a body or an outlet is at home: "(the state)'s Institute of Studies"."""
    at = signs.voices[0]
    beside = at - signs.party_at == 1 or (at - signs.party_at == _PAIR and units[at - 1].has("s"))
    return beside and all(unit.mark or unit.has("voice") for unit in units[at:])


def _as_source(hearing: Hearing, signs: Signs) -> Label | None:
    """Take residents, journalists, nameless sources; a party's own sources speak for it."""
    for kind in ("witness", "media", "sources"):
        at = signs.sources.get(kind)
        if at is None or signs.sources.get("central", at) < at:
            continue  # "the ministry of refugees" is none of them
        if kind == "sources":
            return _as_nameless(hearing, signs, at)
        return Label(label=hearing.lexicon.sides.defaults[kind], first=at, last=at, why=kind)
    return None


def _as_nameless(hearing: Hearing, signs: Signs, at: int) -> Label | None:
    """Take "sources" for those heard before, "the sources" for who spoke last where no others were heard, else for nobody's."""
    if signs.party_kind in {"demonyms", "forces", "movements"} or "central" in signs.sources:
        return None  # "sources in the security forces", "sources of the movement"
    units, memory, defaults = hearing.units, hearing.memory, hearing.lexicon.sides.defaults
    last, why = memory.speaker, "the sources before"
    pointed = at > 0 and units[at - 1].has("the")
    # "Security sources said ... (The) sources added": the same ones.
    same = last is not None and units[at].low in fold_letters(last.text.casefold()).split()
    again = last if same else _same_before(hearing, at) if pointed else None
    if again is None and pointed:
        others = {defaults["sources"], defaults["media"]}
        again, why = None if any(one.label in others for one in memory.heard) else last, "who spoke last"
    if again is not None:
        return Label(label=again.label, party=again.party, first=at, last=at, why=why)
    return Label(label=defaults["sources"], first=at, last=at, why="sources")


def _as_party(hearing: Hearing, signs: Signs) -> Label | None:
    office = signs.sources or signs.papers or any(unit.has("nominal", "sides") for unit in hearing.units)
    office = office or _is_of_rank(hearing.units, signs.party_at)
    if not signs.party or (signs.party_kind == "demonyms" and not office):
        return None
    owner = hearing.lexicon.sides.parties[signs.party]
    if _is_of_both(hearing.units, signs.party_at):
        heard = "sources" if "sources" in signs.sources else "claimant_none"
        label = hearing.lexicon.sides.defaults[heard]
        return Label(label=label, first=signs.party_at, last=signs.party_at, why="officials of both sides")
    places = [signs.party_at, *signs.sources.values()]
    titled = signs.sources and set(signs.sources) <= {"officials", "spokesmen"} and is_in_province(hearing)
    regional = not signs.sources and any(unit.has("local_marks") for unit in hearing.units[: signs.party_at])
    police = signs.party_kind == "forces" and _is_local_force(hearing, signs.party_at)
    if titled or police or (regional and signs.party_kind == "forces"):
        label, why = owner.local, "officials in a province"
    else:
        plain = signs.party_kind == "demonyms" and set(signs.sources) == {"officials"}
        label = claimant_of(hearing, owner, signs)
        why = OF_STATE if plain else "named with its party"
    return Label(label=label, party=owner.id, first=min(places), last=max(places), why=why)


def _is_of_both(units: Units, at: int) -> bool:
    """Whether one noun has the demonyms of two parties: "officials" of the one and the other, in one figure."""
    pair = units[at : at + 3]
    joined = len(pair) > _PAIR and pair[1].has("and") and pair[1].low != ","
    demonyms = joined and {unit.value("party", 1) for unit in pair[::2]} == {"demonyms"}
    return demonyms and pair[0].value("party") != pair[2].value("party")


def _is_local_force(hearing: Hearing, at: int) -> bool:
    """Whether the name of a force says what it is by a word for local offices: "(the party's) Border Police"."""
    named = hearing.units[at].low.rsplit(maxsplit=1)[-1]
    return named in hearing.lexicon.tables["verbs_saying"]["sources"]["local"]


def _is_of_rank(units: Units, at: int) -> bool:
    """Whether an officer follows whose army a demonym names: "the (party's) Brigadier A."."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and (
        following.value("head", 1) == "forces" or following.value("head") == RANK
    )


def _as_officials(hearing: Hearing, signs: Signs) -> Label | None:
    """Take "officials in Khost" for those of the province, "the officials" for who spoke last, and "officials" for nobody."""
    at = signs.sources.get("officials", signs.sources.get("spokesmen"))
    if at is None or "central" in signs.sources:
        return None
    sides, last = hearing.lexicon.sides, hearing.memory.speaker
    marked = any(unit.has("near_marks", "local_marks") for unit in hearing.units)
    near = hearing.memory.country if marked else ""
    there = sides.party_of_country(next((m.country for m in places_in(hearing) if m.country), near))
    if there is not None and is_in_province(hearing):
        return Label(label=there.local, party=there.id, first=at, last=at, why="officials in a province")
    again = _same_before(hearing, at)
    if again is not None and any(unit.has("one_more") for unit in hearing.units[:at]):
        return Label(label=again.label, party=again.party, first=at, last=at, why="one more of those before")
    pointed = at > 0 and hearing.units[at - 1].has("the", "own")
    lead = sides.parties.get(hearing.lead)
    if signs.again and "spokesmen" in signs.sources and lead is not None and last is None:
        # "two men of the corps are missing, a spokesman for the force said"
        label = claimant_of(hearing, lead, signs)
        return Label(label=label, party=lead.id, first=at, last=at, why="whose men it is about")
    one = any(unit.has("a") for unit in hearing.units[:at])
    near_by = last is not None and one and _holds_country(hearing, last)
    last = last if near_by else again or last
    if last is not None and (pointed or near_by or "spokesmen" in signs.sources):
        return Label(label=last.label, party=last.party, first=at, last=at, why="who spoke last")
    why = NAMED_LATER if one else "officials of nobody named"
    return Label(label=sides.defaults["claimant_none"], first=at, last=at, why=why)


def _holds_country(hearing: Hearing, speaker: Speaker) -> bool:
    """Whether a voice is a state's, which has officials."""
    owner = hearing.lexicon.sides.parties.get(speaker.party)
    return owner is not None and bool(owner.country)


def _same_before(hearing: Hearing, at: int) -> Speaker | None:
    """Return the voice that last spoke under the same noun: "the officials" are those before, though others spoke since."""
    stem = hearing.units[at].low[:_STEM]
    return next((one for one in reversed(hearing.memory.heard) if stem in one.text.lower()), None)


def _as_known(hearing: Hearing, signs: Signs) -> Label | None:
    """Take a name known from before, a pronoun, or "the group": the voice that spoke last."""
    memory = hearing.memory
    names = [n for n, unit in enumerate(hearing.units) if is_name(unit)]
    known = [memory.named.get(hearing.units[n].low) for n in names]
    # All of a name must be known: two men can share a part of it.
    if (
        known
        and known[0] is not None
        and all(one is not None and one.names == known[0].names for one in known)
    ):
        return Label(
            label=known[0].label, party=known[0].party, first=names[0], last=names[-1], why="named before"
        )
    subject = memory.subject
    man = any(unit.has("person") for unit in hearing.units)
    if subject is not None and man and not (subject.names or holds_office(subject, hearing)):
        subject = None  # "he" is a man, and no army
    if signs.pronouns and subject is not None:
        at = signs.pronouns[0]
        return Label(
            label=subject.label,
            party=subject.party,
            first=at,
            last=at,
            why="who was last spoken of",
        )
    if signs.again and subject is not None and subject.why == NO_PARTY:
        at = signs.again[0]
        return Label(label=subject.label, first=at, last=at, why="who was last spoken of")
    armed = as_movement(hearing, signs)
    if armed is not None:
        return armed
    # In a language whose "he" is "that one" it stands alone.
    alone = [0] if len(hearing.units) == 1 and hearing.units[0].has("the") else []
    pointing = [*signs.again, *signs.pronouns, *signs.papers, *alone]
    if pointing and memory.speaker is not None and "central" not in signs.sources:
        at = pointing[0]
        return Label(
            label=memory.speaker.label, party=memory.speaker.party, first=at, last=at, why="who spoke last"
        )
    return None


def _as_hearsay(hearing: Hearing, signs: Signs) -> Label | None:
    """Take "reports" that are nobody's: "according to (unconfirmed) reports", but not "the reports" and "its reports"."""
    at = next(iter(signs.papers), -1)
    if at < 0 or not hearing.units[at].has("bare") or signs.again or signs.pronouns:
        return None
    if any(unit.has("the", "own", "s", "source", "voice") for unit in hearing.units[:at]):
        return None
    none = hearing.lexicon.sides.defaults["claimant_none"]
    return Label(label=none, first=at, last=at, why="reports of nobody named")
