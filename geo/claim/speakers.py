"""Who speaks in a sentence, and what each speaker's words cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .sayings import (
    Frame,
    find_main_subject,
    find_second,
    read_according,
    read_according_behind,
    read_account,
    read_by,
    read_colon,
    read_inverted,
    read_nominal,
)
from .subjects import (
    LONGEST_SUBJECT,
    find_subject_end,
    find_subject_start,
    find_trailing_start,
    is_noun,
    is_relayed,
)
from .voices import Speaker, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit
    from .voices import Hearing, Memory

_SAYINGS = ("say", "according", "according_behind", "cited", "account", "nominal")


def find_frames(hearing: Hearing) -> list[Frame]:
    """Find who says what in a sentence, in order."""
    units = hearing.units
    found: list[Frame] = []
    for at in units.places(*_SAYINGS):
        if found and _goes_on(units, at, found[-1]):
            _go_on(found, units, at)
            continue
        frame = _frame(hearing, at)
        if frame is not None and not any(
            (f.subject, f.kind) == (frame.subject, frame.kind) for f in found[-1:]
        ):
            found.append(frame)
    if not found:
        frame = read_colon(hearing)
        if frame is not None:
            found.append(frame)
    return _settled(found, len(units))


def _goes_on(units: Sequence[Unit], at: int, last: Frame) -> bool:
    """Whether a verb of saying has the subject of the one before: "rejects this and says", "said ..., adding"."""
    if units[at].value("say") == "saying":
        return True
    joined = units[at].has("say") and units[at - 1].has("and") and units[at - 1].low != ","
    return joined and last.at < at - 1 and last.subject[1] <= last.at and last.kind != "according"


def _go_on(found: list[Frame], units: Sequence[Unit], at: int) -> None:
    """Add the frame of a verb that shares its subject with the last one, which ends where it begins."""
    last = found[-1]
    if last.kind == "according" and at - last.at < LONGEST_SUBJECT:
        return  # "Reuters cited the ministry as saying": the ministry says it
    if last.first < at:
        found[-1] = replace(last, last=min(last.last, at))
    kind = units[at].value("say")
    subject = (at, at) if kind == "saying" else (at - 1, at)
    found.append(replace(last, kind=kind, at=at, first=at, last=len(units), subject=subject))


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
    # Where the verb closes its clause, it is no noun behind a genitive: "of the deaths confirmation did".
    if (not hearing.lexicon.verb_last and is_noun(units, at)) or _says_nothing(hearing, at):
        return None
    if at + 1 < len(units) and units[at + 1].low in hearing.lexicon.tables["verbs_saying"]["forms"]["by"]:
        return read_by(hearing, at)
    return _of_verb(hearing, at)


def _says_nothing(hearing: Hearing, at: int) -> bool:
    """Whether nothing was said, or nobody says who did: "has not said", "no group claimed", "had been told"."""
    units = hearing.units
    before = units[max(at - 2, 0) : at]
    by = hearing.lexicon.tables["verbs_saying"]["forms"]["by"]
    passive = bool(before) and before[-1].value("aux") == "be"
    if passive and not (at + 1 < len(units) and units[at + 1].low in by):
        return True
    return bool(before) and (before[-1].has("none") or (before[-1].has("aux") and before[0].has("none")))


def _of_verb(hearing: Hearing, at: int) -> Frame | None:
    units = hearing.units
    kind = units[at].value("say")
    trailing = find_trailing_start(units, at)
    first = find_subject_start(units, at) if trailing is None else trailing
    if any(
        u.has("according", "cited") and not is_relayed(units, n) for n, u in enumerate(units[first:at], first)
    ):
        return None  # the source behind the speaker is the voice, and has a frame of its own
    if kind == "saying":
        first, speaker = find_main_subject(hearing, at)
    else:
        speaker = resolve(hearing, (first, find_subject_end(units, first, at)))
    if speaker is None:
        return read_inverted(hearing, at)
    if trailing is not None:
        return _trailing(
            units,
            at,
            trailing,
            Frame(kind=kind, at=at, first=0, last=0, speaker=speaker, subject=(first, at)),
        )
    also = find_second(hearing, (0 if kind == "saying" else first, at), speaker)
    return Frame(
        kind=kind, at=at, first=first, last=len(units), speaker=speaker, subject=(first, at), also=also
    )


def _trailing(units: Sequence[Unit], at: int, first: int, frame: Frame) -> Frame:
    """Let a verb behind what is said cover what stands before it."""
    if frame.kind == "denies" and any(unit.has("figures") for unit in units[max(first - 4, 0) : at]):
        return replace(
            frame, first=first, last=first
        )  # "a figure that the army rejected" says nothing itself
    # ", officials said, " stands inside what is said; at the end it stands behind it.
    inside = at + 1 < len(units) and units[at + 1].low == ","
    return replace(frame, last=len(units) if inside else first)


def speaker_at(frames: Sequence[Frame], place: int) -> Frame | None:
    """Return the frame whose content covers a unit: one that leaves it open, else the narrowest, the later among equals."""
    over = [frame for frame in frames if frame.first <= place < frame.last]
    open_ones = [frame for frame in over if frame.kind == "unsettled"]
    over = open_ones or over
    return min(over, key=lambda frame: (frame.last - frame.first, -frame.at), default=None)


def remember(memory: Memory, frames: Sequence[Frame], block: int) -> None:
    """Keep the last voice of a sentence in paragraph ``block``, and every name with the voice it has."""
    for frame in frames:
        memory.block, memory.kind = block, frame.kind
        memory.speaker = frame.speaker
        for name in frame.speaker.names:
            memory.named.setdefault(name, frame.speaker)


def _settled(frames: list[Frame], size: int) -> list[Frame]:
    """Let each frame end where the next one's subject begins, and a trailing one begin where the one before ended."""
    settled: list[Frame] = []
    for number, frame in enumerate(frames):
        first, last = frame.first, frame.last
        for other in frames[number + 1 :]:
            if (
                other.first > 0
                and other.kind != "saying"
                and frame.first <= other.subject[0] < last
                and other.subject[0] > frame.at
            ):
                last = min(last, other.subject[0])
                break
        for other in frames[:number]:
            if (
                first == 0
                and frame.kind != "saying"
                and other.last <= frame.at
                and other.last == frame.subject[0]
            ):
                first = max(first, other.at)
        settled.append(replace(frame, first=first, last=min(last, size)))
    return settled
