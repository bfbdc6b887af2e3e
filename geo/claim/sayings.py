"""Who says it: the forms of saying, each read into a frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .subjects import LONGEST_SUBJECT, find_segment, find_subject_start
from .voices import Speaker, resolve

if TYPE_CHECKING:
    from .voices import Hearing

# "From the army's perspective, ...": an account that opens its sentence.
_OPENING = 6
# The words of a voice before or behind a colon.
_LONGEST_LABEL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb or form of saying: ``kind`` as the data has it, what it covers as units ``[first, last)``, and where it stands."""

    kind: str
    at: int
    first: int
    last: int
    speaker: Speaker
    subject: tuple[int, int]
    also: Speaker | None = None


def read_nominal(hearing: Hearing, at: int) -> Frame | None:
    """Read "accusations from the ministry that ..." and "the ministry's claim that ..."."""
    units = hearing.units
    table = hearing.lexicon.tables["verbs_saying"]["nominal"]
    that = next((n for n in range(at + 1, min(at + 9, len(units))) if units[n].low in table["that"]), None)
    if that is None:
        return None
    owner = at - 1
    while owner > 0 and units[owner - 1].has("party", "source", "s"):
        owner -= 1
    span = (at + 2, that) if units[at + 1].low in table["from"] else (max(owner, 0), at)
    if span[1] == at and not (that == at + 1 and at and units[at - 1].has("s", "own")):
        return None
    speaker = resolve(hearing, span)
    if speaker is None:
        return None
    return Frame(kind="says", at=at, first=that, last=len(units), speaker=speaker, subject=span)


def read_according(hearing: Hearing, at: int) -> Frame | None:
    """Read "according to the ministry" and "Reuters cited the ministry"."""
    units = hearing.units
    stop = at + 1
    while stop < len(units) and stop - at < LONGEST_SUBJECT:
        unit = units[stop]
        if unit.low in {",", ";", ".", '"', "—", "–", ":"} or unit.has("bound", "say", "pred"):
            break
        if hearing.lexicon.verb_last and stop > at + 1 and (unit.has("prep", "event") or unit.quantity):
            break  # no comma need stand behind the voice, and no verb comes for long
        stop += 1
    # An office in apposition belongs to the name: "according to NAME, the head of information".
    end = stop
    if stop + 1 < len(units) and units[stop].low == "," and units[stop + 1].has("the", "a") and at > 0:
        while end < len(units) and end - at < LONGEST_SUBJECT and units[end].low not in {".", ";"}:
            end += 1
    speaker = resolve(hearing, (at + 1, end)) or resolve(hearing, (at + 1, stop))
    if speaker is None:
        return None
    if units[at].has("cited") and not units[at].has("according") and at > 0:
        relay = resolve(hearing, (find_subject_start(units, at), at))
        if relay is not None:
            speaker = replace(speaker, relay=(relay.text,))
    also = find_second(hearing, (at, stop), speaker)
    return Frame(
        kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(at, stop), also=also
    )


def read_according_behind(hearing: Hearing, at: int) -> Frame | None:
    """Read a postposition of that meaning: the voice stands before it, in its clause."""
    units = hearing.units
    first = find_subject_start(units, at)
    speaker = resolve(hearing, (first, at))
    if speaker is None:
        return None
    return Frame(kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(first, at))


def read_by(hearing: Hearing, at: int) -> Frame | None:
    """Read "a charge denied by the ministry": what is said stands before."""
    units = hearing.units
    stop = at + 2
    while (
        stop < len(units)
        and stop - at < LONGEST_SUBJECT
        and not (units[stop].mark or units[stop].has("bound", "say", "pred"))
    ):
        stop += 1
    speaker = resolve(hearing, (at + 2, stop))
    if speaker is None:
        return None
    first = find_segment(units, at)
    if not any(
        unit.has("pred", "event", "noun", "figures", "nominal") for unit in units[max(first, at - 4) : at]
    ):
        return None  # "villages claimed by the neighbour" says nothing
    return Frame(
        kind=units[at].value("say"), at=at, first=first, last=at, speaker=speaker, subject=(at + 1, stop)
    )


def read_account(hearing: Hearing, at: int) -> Frame | None:
    """Read "Army estimate: 23 killed" and "by his account"."""
    units = hearing.units
    colon = at + 1 < len(units) and units[at + 1].low == ":"
    opening = (
        0 < at <= _OPENING and units[at - 1].has("s") and units[0].has("prep")
    )  # "From the army's perspective, ..."
    if not colon and not opening:
        return None
    speaker = resolve(hearing, (0, at))
    if speaker is None:
        return None
    return Frame(kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(0, at))


def read_colon(hearing: Hearing) -> Frame | None:
    """Read "ISPR: two killed" and "Two killed: ISPR": one side of the only colon is a voice and nothing else."""
    units = hearing.units
    colons = [place for place, unit in enumerate(units) if unit.low == ":"]
    if not colons:
        return None
    for first, last, content in (
        (colons[-1] + 1, len(units), (0, colons[-1])),
        (0, colons[0], (colons[0] + 1, len(units))),
    ):
        side = [unit for unit in units[first:last] if not unit.mark]
        capitals = len(side) == 1 and side[0].text == side[0].text.upper()
        dateline = capitals and side[0].value("party", 1) == "names"
        voiced = any(unit.has("voice", "party", "source") for unit in side)
        if (
            voiced
            and not dateline
            and len(side) <= _LONGEST_LABEL
            and not any(unit.has("pred", "event", "head") and not unit.has("source") for unit in side)
        ):
            speaker = resolve(hearing, (first, last))
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


def read_inverted(hearing: Hearing, at: int) -> Frame | None:
    """Resolve the subject behind the verb, as in: said a spokesman for the army."""
    units = hearing.units
    if at == 0 or not units[at - 1].mark or units[at].value("say") in {"denies", "unsettled"}:
        return None
    stop = at + 1
    while stop < len(units) and stop - at < LONGEST_SUBJECT and units[stop].low not in {";", '"'}:
        stop += 1
    speaker = resolve(hearing, (at + 1, stop))
    if speaker is None:
        return None
    return Frame(
        kind=units[at].value("say"), at=at, first=0, last=at, speaker=speaker, subject=(at + 1, stop)
    )


def find_main_subject(hearing: Hearing, at: int) -> tuple[int, Speaker | None]:
    """Resolve the subject of "..., saying that": the first party or office of the sentence that no preposition governs."""
    units = hearing.units
    for place in range(at):
        unit = units[place]
        governed = place > 0 and units[place - 1].has("prep")
        if unit.has("party", "source", "voice", "pronoun") and not governed:
            stop = place + 1
            while stop < at and units[stop].has("party", "source", "s", "voice"):
                stop += 1
            return 0, resolve(hearing, (place, stop))
    return at, None


def find_second(hearing: Hearing, span: tuple[int, int], speaker: Speaker) -> Speaker | None:
    """Return the other voice of "the ministry and the army", if they are of two parties."""
    units = hearing.units
    if not speaker.party:
        return None
    for place in range(span[0] + 1, span[1]):
        joins = place + 1 < span[1] and units[place].low != "," and units[place].has("and")
        if not joins:
            continue
        before = next((u for u in reversed(units[span[0] : place]) if u.has("party")), None)
        after = next((n for n in range(place + 1, min(place + 4, span[1])) if units[n].has("party")), None)
        if (
            before is None
            or after is None
            or any(u.has("event", "head", "pred") and not u.has("source") for u in units[span[0] : after])
        ):
            continue
        party = units[after].value("party")
        if party != speaker.party:
            label = hearing.lexicon.sides.parties[party].claimant_on(hearing.memory.published)
            return Speaker(label=label, party=party, text=units[after].text)
    return None
