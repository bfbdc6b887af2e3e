"""Who says it: the forms of saying, each read into a frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .closing import find_marked_start, find_nearest_voice, up_to_border
from .phrases import find_phrases, has_sign, subject_span
from .subjects import LONGEST_SUBJECT, find_clause_behind, find_clause_start
from .voices import Speaker, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit
    from .voices import Hearing

# "From the army's perspective", "by his count": whose it is stands between.
_OPENING = 6
# A noun of saying and the word that opens what is said, or what is denied and the verb, stand no further apart.
_NEAR = 9
_BEFORE_BY = 6
# "The ministry's figure is 46 killed"
_IS = frozenset({"is", "was"})
# The kind of a saying that tells only whose an attack was.
OWNS = "owns"
# That of one by which a party only takes a fight or a strike for granted that it blames on others.
BLAMES = "blames"
# Of what is said or denied, a word stands before "by".
_TOLD = (
    "pred",
    "event",
    "noun",
    "figures",
    "nominal",
    "paper",
    "strike_act",
    "attacks",
    "raid",
    "none_killed",
)
# Verbs of these kinds tell what they say, or point at what was said: "this was confirmed".
POINTING = frozenset({"says", "confirms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb or form of saying: ``kind`` as the data has it, what it covers as units ``[first, last)``, and where it stands.

    ``subject`` are the units that name the speaker; ``also`` is the other voice of "the army and the ministry said".
    """

    kind: str
    at: int
    first: int
    last: int
    speaker: Speaker
    subject: tuple[int, int]
    also: Speaker | None = None


def read_nominal(hearing: Hearing, at: int) -> Frame | None:
    """Read "accusations from the ministry that ...", "the ministry's claim that ..." and "the ministry's toll of ..."."""
    units = hearing.units
    table = hearing.lexicon.tables["verbs_saying"]["nominal"]
    # "word from the control room in the town was that": all of an office stands between.
    reach = 2 * _NEAR if at + 1 < len(units) and units[at + 1].low in table["from"] else _NEAR
    that = next((n for n in range(at + 1, min(at + reach, len(units))) if units[n].has("that")), None)
    if that is None:
        return _read_owned(hearing, at)
    owner = at - 1
    while owner > 0 and units[owner - 1].has("party", "source", "s"):
        owner -= 1
    span = (at + 2, that) if units[at + 1].low in table["from"] else (max(owner, 0), at)
    told = that == at + 1 or (that == at + 2 and units[at + 1].value("aux") == "be")
    if span[1] == at and not (told and at and units[at - 1].has("s", "own", "party")):
        return None
    speaker = resolve(hearing, (span[0], max(span[1], at + 1)) if span[1] == at else span)
    if speaker is None:
        return None
    return Frame(kind="says", at=at, first=that, last=len(units), speaker=speaker, subject=span)


def _read_owned(hearing: Hearing, at: int) -> Frame | None:
    """Read "the ministry's claim of five soldiers killed": a number follows whose the words before it are."""
    units = hearing.units
    behind = units[at + 1 : at + 1 + _NEAR]
    if not behind or not behind[0].has("of") or not any(unit.quantity for unit in behind):
        return None
    phrases = find_phrases(units, max(at - _NEAR, 0), at)
    if (
        not phrases
        or phrases[-1].last != at
        or not any(u.has("party", "source", "voice", "own") for u in units[phrases[-1].first : at])
    ):
        return None
    span = phrases[-1].first, at
    speaker = resolve(hearing, (span[0], at + 1))
    if speaker is None:
        return None
    last = next(
        (n for n in range(at + 1, len(units)) if units[n].has("aux", "wrong", "say") or units[n].low == ","),
        len(units),
    )
    return Frame(kind="says", at=at, first=at + 1, last=last, speaker=speaker, subject=span)


def read_according(hearing: Hearing, at: int) -> Frame | None:
    """Read "according to the ministry" and "Reuters cited the ministry"."""
    units = hearing.units
    span = find_voice_behind(hearing, at + 1)
    speaker = resolve(hearing, span) if span is not None else None
    if span is None or speaker is None:
        return None
    if units[at].has("cited") and not units[at].has("according") and at > 0:
        before = subject_span(units, find_clause_start(units, at), at)
        relay = resolve(hearing, before) if before is not None else None
        if relay is not None:
            speaker = replace(speaker, relay=(relay.text,))
    also = find_second(hearing, span, speaker)
    first = _aside_start(units, at) if units[at].has("according") else 0
    if hearing.lexicon.verb_last and at and units[at - 1].has("and", "bound"):
        first = at  # "the ministry said ... and according to the police ...": what stands before is another's
    return Frame(
        kind="according",
        at=at,
        first=first,
        last=len(units),
        speaker=speaker,
        subject=(at, span[1]),
        also=also,
    )


def _aside_start(units: Sequence[Unit], at: int) -> int:
    """Return where the words of "..., most of them civilians according to the mission" begin: what has no comma before it is an aside's."""
    comma = at - 1
    while comma >= 0 and units[comma].low != ",":
        if units[comma].has("aux", "pred", "event", "bound", "say"):
            return 0
        comma -= 1
    return comma + 1 if 0 < comma < at - 1 and units[comma + 1].has("mostly", "including") else 0


def find_voice_behind(hearing: Hearing, start: int) -> tuple[int, int] | None:
    """Return the voice right behind a form of saying, with the names and offices in apposition to it."""
    units = hearing.units
    if hearing.lexicon.verb_last:
        return up_to_border(units, start)
    if start < len(units) and units[start].has("object_pronoun"):
        return start, start + 1
    phrases = find_phrases(units, start, min(start + LONGEST_SUBJECT, len(units)))
    if not phrases or not has_sign(units, phrases[0]):
        return None
    end = phrases[0].last
    for phrase in phrases[1:]:
        between = units[end : phrase.first]
        if len(between) != 1 or between[0].low != "," or phrase.governed or not has_sign(units, phrase):
            break
        # "according to the army, fighters of the group attacked": the second phrase has a verb of its own.
        behind = units[phrase.last] if phrase.last < len(units) else None
        if behind is not None and not behind.mark:
            break
        end = phrase.last
    return start, find_clause_behind(units, start, end)


def read_according_behind(hearing: Hearing, at: int) -> Frame | None:
    """Read a postposition of that meaning: the voice stands before it, in its clause."""
    units = hearing.units
    first = find_nearest_voice(units, find_marked_start(units, at), at)
    speaker = resolve(hearing, (first, at))
    if speaker is None:
        return None
    later = first > 0 and units[first - 1].has("bound") and not units[first - 1].has("that")
    begin = first if later else 0  # "shells fell, whereby | according to the police two were hurt"
    return Frame(kind="according", at=at, first=begin, last=len(units), speaker=speaker, subject=(first, at))


def read_by(hearing: Hearing, at: int, by: int) -> Frame | None:
    """Read "a charge denied by the ministry" and "it was announced by the army that": who says it stands behind "by"."""
    units = hearing.units
    span = find_voice_behind(hearing, by + 1)
    speaker = resolve(hearing, span) if span is not None else None
    if span is None or speaker is None:
        return None
    told = units[max(at - _BEFORE_BY, 0) : at]
    opens = span[1] < len(units) and units[span[1]].has("bound")
    # "five were killed, the paper was told by the police": to whom it was told stands between.
    heard = units[at].has("tells") and any(u.has(*_TOLD) for u in units[:at])
    # "That the army was shelling the town was confirmed by a resident"
    whole = at > 0 and units[0].has("that") and units[0].has("bound") and units[at - 1].has("aux")
    # "one state was accused by the other of having fired"
    charged = at > 0 and units[at - 1].value("aux") == "be" and _is_charged(units, span)
    # "The killing of two men, an official and a farmer, near the town was confirmed by the police"
    told_of = at > 0 and units[at - 1].value("aux") == "be" and not units[at].has("owned")
    if told_of and units[at].value("say") in POINTING and not any(u.has("say") for u in units[:at]):
        told = units[:at]
    if not (opens or heard or whole or charged) and not any(u.has(*_TOLD) for u in told):
        # "villages claimed by the neighbour" says nothing
        if units[at].has("owned") and any(u.has("deed") for u in units[:at]):
            return Frame(kind=OWNS, at=at, first=at, last=at, speaker=speaker, subject=(by, span[1]))
        if (
            units[at].value("say") in POINTING
            and at < _NEAR
            and units[0].has("the")
            and units[at - 1].has("aux")
        ):
            # "This was stated by the ministry": what was told before
            return Frame(
                kind=units[at].value("say"), at=at, first=at, last=at, speaker=speaker, subject=(by, span[1])
            )
        return None
    by_the_way = units[at - 1].low == "," or units[at - 1].value("aux") == "be"
    by_the_way = by_the_way and any(
        u.has("deed", "attacks", "raid", "strike_bare", "strike_act", "event") for u in units[:at]
    )
    if units[at].has("owned") and (by_the_way or not any(u.has("figures", "noun", "pred") for u in told)):
        # "the attack, claimed by the group, killed two": the group says only that it was theirs
        return Frame(kind=OWNS, at=at, first=at, last=at, speaker=speaker, subject=(by, span[1]))
    kind = units[at].value("say")
    last = len(units) if kind == "says" else at
    first = 0
    if kind == "denies":  # "..., a charge denied by the ministry": what was charged is told before the comma
        first = next((place + 1 for place in range(at - 1, -1, -1) if units[place].low == ","), 0)
    return Frame(kind=kind, at=at, first=first, last=last, speaker=speaker, subject=(by, span[1]))


def _is_charged(units: Sequence[Unit], span: tuple[int, int]) -> bool:
    """Whether behind who accuses stands of what: "by the ministry | of (having) killed"."""
    behind = next((n for n in range(span[0] + 1, min(span[1] + 1, len(units))) if units[n].has("of")), -1)
    return behind > 0 and any(
        unit.has("pred", "event", "clash_pair", "strike_pair", "strike_act", "clash_launched")
        for unit in units[behind + 1 : behind + 3]
    )


def read_account(hearing: Hearing, at: int) -> Frame | None:
    """Read "Army estimate: 23 killed", "from the army's perspective" and "by his count"."""
    units = hearing.units
    first = 0
    tally = _read_tally(hearing, at)
    if tally is not None:
        return tally
    if at + 1 < len(units) and (
        units[at + 1].low == ":" or (at and units[at - 1].has("s") and units[at + 1].low in _IS)
    ):
        if any(unit.has("pred", "event", "aux", "say", "inflict") or unit.low == "," for unit in units[:at]):
            return None  # "they attacked, leaving heavy losses: five dead": whose losses, and no account
    else:
        owned = (at > 0 and units[at - 1].has("s", "own", "pronoun")) or units[at].has("source")
        first = next((n for n in range(at - 1, max(at - _OPENING, -1), -1) if units[n].has("prep")), -1)
        if not owned or first < 0:
            return None
    own = at > 0 and units[at - 1].has("own") and not units[at - 1].has("pronoun")
    speaker = _find_owner(hearing, first, at) if own else None
    speaker = speaker or resolve(hearing, (first, at + units[at].has("source")))
    if speaker is None:
        return None
    return Frame(kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(first, at))


def _read_tally(hearing: Hearing, at: int) -> Frame | None:
    """Read "a count by the ministry stands at 21", "according to a tally by the agency"."""
    units = hearing.units
    if hearing.lexicon.verb_last or at + 1 >= len(units) or units[at + 1].has("of"):
        return None
    if units[at + 1].low not in hearing.lexicon.tables["verbs_saying"]["nominal"]["from"]:
        return None
    span = find_voice_behind(hearing, at + 2)
    speaker = resolve(hearing, span) if span is not None else None
    if span is None or speaker is None:
        return None
    return Frame(
        kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(at + 1, span[1])
    )


def _find_owner(hearing: Hearing, first: int, at: int) -> Speaker | None:
    """Return whose "its own" is: "the army, by its own count, lost five", "by its own count the army lost five"."""
    units = hearing.units
    before = [phrase for phrase in find_phrases(units, 0, first) if not phrase.governed]
    behind = find_phrases(units, at + 1, min(at + 1 + _NEAR, len(units)))
    for phrase in (*before[:1], *behind[:1]):
        if has_sign(units, phrase):
            return resolve(hearing, (phrase.first, phrase.last))
    return None


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
