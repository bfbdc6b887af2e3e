"""Voices that stand alone, without a verb: "ISPR: two killed", "Two killed: ISPR", "Two killed - ISPR"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .sayings import Frame
from .units import Units
from .voices import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit
    from .voices import Hearing

# The words of a voice before or behind a colon.
_LONGEST_LABEL = 6
_LONGEST_NAME = 3
# The units of a time and the dash behind it.
_TIME = 4
_OFFICES = frozenset({"offices", "local_offices", "outlets", "forces"})
_DASHES = frozenset({"-", "–", "—"})


def read_colon(hearing: Hearing) -> Frame | None:
    """Read "ISPR: two killed" and "Two killed: ISPR": one side of the only colon is a voice and nothing else."""
    units = hearing.units
    start = _behind_time(units)
    colons = [place for place, unit in enumerate(units) if unit.low == ":" and place >= start]
    if not colons or any(unit.low == "(" for unit in units[: colons[0]]):
        return None
    for first, last, content in (
        (colons[-1] + 1, len(units), (0, colons[-1])),
        (start, colons[0], (colons[0] + 1, len(units))),
    ):
        if not _is_label(hearing, first, last):
            continue
        # What stands on the other side of the colon says nothing about whose office it is.
        alone = replace(hearing, units=Units(units[first:last]))
        speaker = resolve(alone, (0, last - first))
        media = speaker is not None and speaker.label == hearing.lexicon.sides.defaults["media"]
        if media and not any(u.has("pred", "event", "noun", "aux") for u in units[content[0] : content[1]]):
            continue  # "Photo: Reuters"
        if speaker is not None and speaker.label != hearing.lexicon.sides.defaults["claimant_none"]:
            return Frame(
                kind="according",
                at=first,
                first=content[0],
                last=content[1],
                speaker=speaker,
                subject=(first, last),
            )
    return None


def read_signature(hearing: Hearing) -> Frame | None:
    """Read "Two killed, police sources": where a verb closes its clause, a voice alone behind the last comma is whose word it is."""
    units = hearing.units
    if not hearing.lexicon.verb_last:
        return _read_dash(hearing)
    last = len(units)
    while last and units[last - 1].mark:
        last -= 1
    comma = next((n for n in range(last - 1, 0, -1) if units[n].low == ","), 0)
    told = any(unit.has("pred", "event", "noun", "aux") for unit in units[:comma])
    office = any(u.has("source", "voice") or u.value("party", 1) in _OFFICES for u in units[comma:last])
    closed = units[_before_name(units, comma, last)].has("source", "voice", "party", "figures", "paper")
    goes_on = any(u.has("bound", "aux", "subject_behind") for u in units[comma:last])
    if not comma or not told or not office or not closed or goes_on:
        return None
    if not _is_label(hearing, comma + 1, last):
        return None
    speaker = resolve(hearing, (comma + 1, last))
    if speaker is None or speaker.label == hearing.lexicon.sides.defaults["claimant_none"]:
        return None
    subject = comma + 1, last
    return Frame(kind="according", at=comma + 1, first=0, last=comma, speaker=speaker, subject=subject)


def _before_name(units: Sequence[Unit], first: int, last: int) -> int:
    """Return the unit that ends an office, whose holder's name may stand behind it: "the police's spokesman | A. B."."""
    place = last - 1
    while place > first and last - place <= _LONGEST_NAME and not units[place].tags:
        place -= 1
    return place if units[place].has("source") else last - 1


def _behind_time(units: Sequence[Unit]) -> int:
    """Return where the words behind the time of an entry begin: "21:30 - | ISPR: two killed"."""
    timed = len(units) > _TIME and units[1].low == ":" and units[0].text.isdigit() and units[2].text.isdigit()
    return _TIME if timed and units[_TIME - 1].mark else 0


def _is_label(hearing: Hearing, first: int, last: int) -> bool:
    """Whether units name a voice and nothing more; a party's name in capitals before a text is where it was written."""
    units = hearing.units
    if last > first and any(
        place.dateline
        for place in hearing.memory.places_in(
            hearing.offset + units[first].start, hearing.offset + units[last - 1].end
        )
    ):
        return False  # a town before a report's first words says nothing
    side = [unit for unit in hearing.units[first:last] if not unit.mark]
    if not 0 < len(side) <= _LONGEST_LABEL or not any(u.has("voice", "party", "source") for u in side):
        return False
    dateline = any(unit.value("party", 1) == "names" and unit.text == unit.text.upper() for unit in side)
    tells = any(unit.has("pred", "event", "head") and not unit.has("source", "party") for unit in side)
    return not dateline and not tells


def _read_dash(hearing: Hearing) -> Frame | None:
    """Read "Two killed - police": a dash with spaces around it, and behind it an office. An outlet there is whose page it is."""
    units = hearing.units
    dash = next((n for n in range(len(units) - 2, 0, -1) if units[n].low in _DASHES), 0)
    if not dash or units[dash].start == units[dash - 1].end or units[dash + 1].start == units[dash].end:
        return None
    told = any(unit.has("pred", "event", "noun") for unit in units[:dash])
    office = any(u.has("source") or u.has("voice") or u.value("party", 1) in _OFFICES for u in units[dash:])
    if not told or not office or not _is_label(hearing, dash + 1, len(units)):
        return None
    speaker = resolve(hearing, (dash + 1, len(units)))
    defaults = hearing.lexicon.sides.defaults
    if speaker is None or speaker.label in {defaults["claimant_none"], defaults["media"]}:
        return None
    subject = dash + 1, len(units)
    return Frame(kind="according", at=dash + 1, first=0, last=dash, speaker=speaker, subject=subject)
