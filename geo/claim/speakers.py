"""Who speaks in a sentence, and what each speaker's words cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .closing import find_closing_start, find_marked_end, find_marked_start
from .phrases import closing_span, find_phrases, has_sign, is_name, subject_span
from .reach import TELLS_NOTHING, with_reach
from .sayings import (
    OWNS,
    POINTING,
    Frame,
    find_second,
    read_according,
    read_according_behind,
    read_account,
    read_by,
    read_nominal,
)
from .sharing import goes_on, goes_on_behind, is_verbs, leads
from .signature import read_colon, read_signature
from .subjects import (
    LONGEST_SUBJECT,
    find_antecedent,
    find_inverted,
    find_subject,
    find_trailing,
    is_noun,
    is_relayed,
)
from .units import is_behind_be
from .voices import Speaker, resolve

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .units import Unit, Units
    from .voices import Hearing

# "..., said X": what stands before a verb whose subject follows it.
_BEFORE_INVERTED = frozenset({",", '"', "-", ")"})
_SHORTEST_TOLD = 3
# "The paper reported on Sunday, quoting the army": the true source stands within so many units behind the verb.
_CITED = 6
# "was rejected as a fabrication and as wrong by": what it was called stands between.
_LONGEST_REASON = 14
# Of what is told, "by" may stand behind the day.
_SAYINGS = ("say", "according", "according_behind", "cited", "account", "nominal")


def find_frames(hearing: Hearing) -> list[Frame]:
    """Find who says what in a sentence, in order."""
    units = hearing.units
    found: list[Frame] = []
    for at in units.places(*_SAYINGS):
        last = next((n for n in range(len(found) - 1, -1, -1) if leads(units, found[n], at)), -1)
        if last >= 0 and goes_on(units, at, found[last]):
            _go_on(found, last, units, at)
            continue
        wrong = any(
            unit.has("wrong") for unit in units[at + 1 : at + _CITED]
        )  # "..., which it called baseless"
        if found and units[at].value("say") in TELLS_NOTHING and not wrong:
            continue
        frame = _frame(hearing, at)
        if frame is not None and not any(
            (f.subject, f.kind) == (frame.subject, frame.kind) for f in found[-1:]
        ):
            found.append(frame)
            # "the army denied this: two had died, he said"; but "the figure that the army gave is a lie, he says"
            passive = units[at].has("say") and frame.subject[0] > at and frame.speaker.party
            if passive or (is_verbs(units, frame) and not _is_by_the_way(units, frame)):
                memory = replace(hearing.memory, speaker=frame.speaker, subject=None)
                hearing = replace(hearing, memory=memory)
    if not found:
        frame = read_colon(hearing) or read_signature(hearing)
        if frame is not None:
            found.append(frame)
    settled = _settled(_without_relays(found, hearing.lexicon.sides.defaults["media"]), units)
    return _until_turn(units, settled)


def _until_turn(units: Units, frames: list[Frame]) -> list[Frame]:
    """Let nobody's words go on behind "on the other side" that opens a clause: it turns to what another tells."""
    turns = [place for place in units.places("background") if units[place].has("bound")]
    if not turns or not frames:
        return frames
    kept = []
    for frame in frames:
        behind = next((place for place in turns if place > frame.at), frame.last)
        before = next((place for place in reversed(turns) if place <= frame.subject[0]), frame.first)
        kept.append(replace(frame, first=max(frame.first, before), last=min(frame.last, behind)))
    return kept


def _without_relays(frames: list[Frame], media: str) -> list[Frame]:
    """Let "Reuters reported, citing the army" be the army's: the ultimate source counts, who passed it on is kept."""
    passed = {frame.at: frame for frame in frames if frame.speaker.label == media}
    kept: list[Frame] = []
    for frame in frames:
        if frame.at in passed:
            if not any(_passes(frame, other, media) for other in frames):
                kept.append(frame)
            continue
        relay = tuple(other.speaker.text for other in passed.values() if _passes(other, frame, media))
        kept.append(replace(frame, speaker=replace(frame.speaker, relay=frame.speaker.relay or relay)))
    return kept


def _passes(outlet: Frame, source: Frame, media: str) -> bool:
    """Whether an outlet only passes on what another source of its sentence says: one that it cites, or tells of."""
    if source.speaker.label == media:
        return False
    told = source.kind in {"says", "saying", "confirms"} and outlet.first <= source.at < outlet.last
    return told or (source.kind == "according" and abs(outlet.at - source.at) <= LONGEST_SUBJECT // 2)


def _is_by_the_way(units: Sequence[Unit], frame: Frame) -> bool:
    """Whether a verb of saying only says of what stands before it whose it is: "the figure that the army gave"."""
    place = frame.subject[0] - 1
    return (
        place > 0
        and units[place].has("that", "relative")
        and any(unit.has("figures", "nominal") for unit in units[:place])
        and not any(unit.has("say") for unit in units[:place])
    )


def _go_on(found: list[Frame], number: int, units: Sequence[Unit], at: int) -> None:
    """Add the frame of a verb that shares its subject with an earlier one, which ends where it begins."""
    last = found[number]
    if last.first < at:
        found[number] = replace(last, last=min(last.last, at))
    kind = units[at].value("say")
    subject = (at, at) if kind == "saying" else (at - 1, at)
    end = at if kind in TELLS_NOTHING else len(units)
    found.append(replace(last, kind=kind, at=at, first=at, last=end, subject=subject))


def _frame(hearing: Hearing, at: int) -> Frame | None:  # noqa: PLR0911 - one form of saying after the other
    """Read the form of saying at a unit."""
    units = hearing.units
    unit = units[at]
    if unit.has("according_behind"):
        return read_according_behind(hearing, at)
    if unit.has("according", "cited"):
        return None if not unit.has("according") and is_relayed(units, at) else read_according(hearing, at)
    if unit.has("nominal") and (nominal := read_nominal(hearing, at)):
        return nominal
    if not unit.has("say"):
        return read_account(hearing, at) if unit.has("account") else None
    if unit.value("say") == "rumoured":
        nobody = Speaker(label=hearing.lexicon.sides.defaults["claimant_none"])
        return Frame(kind="says", at=at, first=at, last=len(units), speaker=nobody, subject=(at, at))
    if at == 1 and unit.has("nominal") and is_name(units[0]):
        return None  # "Intelligence reports show": reports of that sort, and nobody of that name
    # Where the verb closes its clause, it is no noun behind a genitive: "of the deaths confirmation did".
    if (not hearing.lexicon.verb_last and is_noun(units, at)) or _says_nothing(hearing, at):
        return None
    by = _find_by(hearing, at)
    return read_by(hearing, at, by) if by > 0 else _of_verb(hearing, at)


def _find_by(hearing: Hearing, at: int) -> int:
    """Return where "by" stands behind a verb of saying, -1 if it does not: "were dismissed (as lies) by the army"."""
    units = hearing.units
    words = hearing.lexicon.by
    if at + 1 < len(units) and units[at + 1].low in words:
        return at + 1
    passive = is_behind_be(units, at)
    if not passive or hearing.lexicon.verb_last:
        return -1
    if units[at].has("tells"):  # "the agency was told on Sunday by an officer"
        behind = (
            n for n in range(at + 1, len(units)) if not units[n].has("calendar", "hearers", "addressed")
        )
        place = next(behind, at)
        place -= units[place - 1].low in words
        return place if units[place].low in words else -1
    if units[at].value("say") != "denies":
        return _behind_when(units, at, words) if units[at].value("say") in POINTING else -1
    for place in range(at + 1, min(at + _LONGEST_REASON, len(units))):
        if units[place].low in words:
            return place
        if units[place].low in {",", ";", ":"} or units[place].has("say", "pred", "relative"):
            break
    return -1


def _behind_when(units: Sequence[Unit], at: int, words: Collection[str]) -> int:
    """Return where "by" stands behind when and to whom something was said: "was confirmed on Sunday to Reuters by"."""
    place = at + 1
    while place < len(units) and (
        units[place].has("calendar", "hearers", "addressed", "voice") or units[place].quantity is not None
    ):
        if units[place].low in words:
            return place
        place += 1
    return -1


def _says_nothing(hearing: Hearing, at: int) -> bool:
    """Whether nothing was said, or nobody says who did: "has not said", "no group claimed", "had been told"."""
    units = hearing.units
    before = units[max(at - 2, 0) : at]
    # Where small verbs stand behind, the one before a verb of saying is another verb's.
    aside = len(before) > 1 and before[-1].has("skip")  # "it is also stated"
    passive = (
        any(unit.value("aux") == "be" for unit in before[-1 - aside :][:1]) and not hearing.lexicon.verb_last
    )
    if passive and _find_by(hearing, at) < 0:
        return True
    if len(before) > 1 and before[0].has("none") and before[1].has("losses") and at + 1 < len(units):
        return units[at + 1].mark  # "with no casualties reported"
    return bool(before) and (before[-1].has("none") or (before[-1].has("aux") and before[0].has("none")))


def _of_verb(hearing: Hearing, at: int) -> Frame | None:
    """Read a verb with its subject behind it, closing the sentence, or before it."""
    units = hearing.units
    kind = units[at].value("say")
    behind = find_inverted(units, at) if _may_be_inverted(units, at) else None
    speaker = resolve(hearing, behind) if behind is not None else None
    if behind is not None and speaker is not None:
        last = len(units) if goes_on_behind(units, behind[1]) else at
        return Frame(kind=kind, at=at, first=0, last=last, speaker=speaker, subject=behind)
    trailing, span = _find_subject(hearing, at)
    if span is None or _is_relay(units, span[0], at):
        return None  # the source behind the speaker is the voice, and has a frame of its own
    speaker = resolve(hearing, span)
    if speaker is None or (units[at].has("seen") and _sees_nothing(hearing, span)):
        return None
    cited = next((n for n in range(span[1], at) if units[n].has("cited")), at)
    relay = tuple(unit.text for unit in units[cited:at] if unit.has("voice"))
    speaker = replace(speaker, relay=speaker.relay or relay)
    if _owns_by_the_way(units, span, at):
        return Frame(kind=OWNS, at=at, first=at, last=at, speaker=speaker, subject=(span[0], at))
    if kind == "says" and at and units[at - 1].has("relative"):
        kind = "saying"  # "..., who said": by the way
    frame = Frame(kind=kind, at=at, first=span[0], last=len(units), speaker=speaker, subject=(span[0], at))
    if kind == "says":
        frame = replace(frame, also=find_second(hearing, span, speaker))
    return with_reach(units, frame, trailing=trailing is not None)


def _sees_nothing(hearing: Hearing, span: tuple[int, int]) -> bool:
    """Whether a place is the subject of a verb of men: "(the state) saw 306 attacks"."""
    units = hearing.units[span[0] : span[1]]
    first, last = hearing.offset + units[0].start, hearing.offset + units[-1].end
    places = [(m.start, m.end) for m in hearing.memory.places_in(first, last)]
    names = [
        unit for unit in units if is_name(unit) or unit.value("party", 1) == "names" or unit.has("voice")
    ]
    placed = all(any(start <= hearing.offset + unit.start < end for start, end in places) for unit in names)
    return bool(names) and placed and not any(unit.has("source", "pronoun") for unit in units)


def _owns_by_the_way(units: Sequence[Unit], span: tuple[int, int], at: int) -> bool:
    """Whether a relative clause only tells whose an attack was: "the attack, which the group claimed, took place"."""
    closed = at + 1 < len(units) and units[at + 1].low == ","
    led = span[0] > 1 and units[span[0] - 1].has("relative", "that")
    return units[at].has("owned") and closed and led and any(unit.has("deed") for unit in units[: span[0]])


def _find_subject(hearing: Hearing, at: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return the subject of a verb that closes what is said before it, if it does, and the subject in any case."""
    units = hearing.units
    if units[at].has("quoted_as"):
        cited = next((n for n in range(at - 1, 0, -1) if units[n].has("cited")), -1)
        passive = cited > 0 and units[cited - 1].value("aux") == "be"
        span = (
            find_subject(units, cited)
            if passive
            else closing_span(units, max(at - 2 * _CITED, 0), at, governed=True)
        )
        return None, span
    if units[at].value("say") == "saying":
        return None, subject_span(units, 0, at)
    if hearing.lexicon.verb_last:
        closing = find_closing_start(units, at)
        first = find_marked_start(units, at) if closing is None else closing
        span = first, find_marked_end(units, first, at)
        return (span if closing is not None else None), span
    trailing = find_trailing(units, at)
    return trailing, trailing or find_subject(units, at) or find_antecedent(units, at)


def _may_be_inverted(units: Sequence[Unit], at: int) -> bool:
    """Whether something told stands right before a verb, so that its subject may follow it."""
    if at == 0 or units[at - 1].low not in _BEFORE_INVERTED or units[at].has("tells"):
        return False
    opens = units[0].has("background")  # "In another raid, said the governor, ..."
    if (at < _SHORTEST_TOLD and not opens) or units[at].value("say") in {"denies", "unsettled"}:
        return False
    return not _has_subject_before_aside(units, at - 1)


def _has_subject_before_aside(units: Sequence[Unit], comma: int) -> bool:
    """Whether a comma closes a clause on the voice that the sentence begins with: "Smith, who knew him, | said fighters had"."""
    opener = next((n for n in range(comma - 1, 0, -1) if units[n].mark), 0)
    if units[comma].low != "," or units[opener].low != ",":
        return False
    phrases = find_phrases(units, 0, opener)
    voiced = len(phrases) == 1 and phrases[0].first == 0 and has_sign(units, phrases[0])
    return voiced and (units[opener + 1].has("relative", "whose") or _is_office(units, opener + 1, comma))


def _is_office(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether units are an office and nothing else, as it stands behind a name: "Smith, | head of the hospital, | said"."""
    phrases = find_phrases(units, first, last)
    whole = len(phrases) == 1 and phrases[0].first == first and phrases[0].last == last
    return whole and any(unit.has("source") for unit in units[first : phrases[0].head])


def _is_relay(units: Sequence[Unit], first: int, at: int) -> bool:
    """Whether another source stands between a subject and its verb, "Reuters, citing the army, said", or behind it."""
    if any(
        u.has("according", "cited") and not is_relayed(units, n) for n, u in enumerate(units[first:at], first)
    ):
        return True
    stop = next(
        (n for n in range(at + 1, min(at + _CITED, len(units))) if units[n].has("bound", "pred")), at + _CITED
    )
    return any(u.has("cited") for u in units[at + 1 : stop])


def speaker_at(frames: Sequence[Frame], place: int) -> Frame | None:
    """Return the frame whose content covers a unit: one that leaves it open, else the narrowest, the later among equals."""
    over = [frame for frame in frames if frame.first <= place < frame.last]
    open_ones = [frame for frame in over if frame.kind == "unsettled"]
    over = open_ones or over
    return min(over, key=lambda frame: (frame.last - frame.first, -frame.at), default=None)


def _settled(frames: list[Frame], units: Sequence[Unit]) -> list[Frame]:
    """Let each frame end where the next one's subject begins, and a trailing one begin where the one before ended."""
    settled: list[Frame] = []
    for number, frame in enumerate(frames):
        first, last = frame.first, frame.last
        for other in frames[number + 1 :]:
            begins = other.subject[0]
            # "the claim that five were killed was false, the army said"
            closes = other.last <= begins
            opens = other.first > 0 and other.kind != "saying" and frame.first <= begins
            if frame.at < begins < last and (closes or opens):
                last = begins
                break
        if first == 0 and frame.kind != "saying":
            ended = (other.at for other in frames[:number] if other.last == frame.subject[0] <= frame.at)
            first = next((at for at in ended if at), 0)
        first = max(first, _aside_of(frame, frames[:number], units))
        settled.append(replace(frame, first=first, last=min(last, len(units))))
    return settled


def _aside_of(frame: Frame, before: Sequence[Frame], units: Sequence[Unit]) -> int:
    """Return where the words of "according to sources" begin in a clause behind a voice that had closed its own."""
    if frame.kind != "according" or frame.first > 0:
        return frame.first
    closed = [
        f.at for f in before if f.kind != "according" and f.first == 0 < f.subject[0] and f.at < frame.at
    ]
    last = max(closed, default=0)
    return last if any(unit.has("relative", "bound") for unit in units[last : frame.at]) else 0
