"""What each voice that a report lets speak is to a claim: how near it is heard, what else it says, whose side it is on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...second import read_words
from ..identity import EVENTS
from .signs import name_rule, place_of, tell_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Sides

    from ..draft import Draft, Line
    from ..voices import Speaker

# These kinds of saying tell nothing that a claim could be part of.
_TELLS_NOTHING = frozenset({"denies", "unsettled", "reacts", "owns", "blames"})
# What a sentence is, where that bears on whether a voice goes on.
_STATES = frozenset({"background", "ago", "old", "past", "aggregate", "quoted", "silent", "dated"})
# The sentences up to this one open a report.
_LEAD = 2
# So many sentences, voices or sayings count; more are alike.
_FAR, _FEW = 5, 3
# So many sayings of a sentence, and last words of a voice's name, are looked at.
_SAYINGS, _NAME = 3, 6
# Words that open a sentence, and code points of it whose words tell whether the last voice goes on.
_OPENING, _LOOKED_AT = 2, 400
_QUARTERS = 4
# Sentences of a voice on each side whose words are compared with the claim's; words shared beyond these are many.
_ALIKE, _MOST = 4, 6
_LONG = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A claim as its voices are asked about it: ``at`` its sentence, ``part`` of the report, ``states`` what the sentence is."""

    draft: Draft
    at: int
    part: str
    kind: str
    states: tuple[str, ...]
    here: bool

    @property
    def where(self) -> str:
        """Where it stands, and whether anybody speaks in its sentence."""
        return f"{self.part} {'with' if self.here else 'without'} voice"


class Voices:
    """The voices of an article, and what each is to a claim."""

    def __init__(self, lines: Sequence[Line], drafts: Sequence[Draft], sides: Sides) -> None:
        """Note who is heard where, and what the rules gave each to say."""
        self._lines, self._sides = lines, sides
        self._none = sides.defaults["claimant_none"]
        self._at = {line.sentence.index: n for n, line in enumerate(lines)}
        told = [(n, f) for n, line in enumerate(lines) for f in line.frames if f.kind not in _TELLS_NOTHING]
        self._told, self._told_at = [frame for _, frame in told], [n for n, _ in told]
        self._heard: dict[str, list[int]] = defaultdict(list)
        for place, frame in enumerate(self._told):
            self._heard[frame.speaker.label].append(place)
        self._first: dict[str, Speaker] = {}
        for speaker in (*(f.speaker for line in lines for f in line.frames), *(d.speaker for d in drafts)):
            self._first.setdefault(speaker.label, speaker)
        self.labels = sorted({*self._first, self._none})
        self._drafts = sorted(drafts, key=place_of)
        self._order = {draft.number: n for n, draft in enumerate(self._drafts)}
        # What was dropped as told again counts too: it says who tells it.
        every = [draft for line in lines for draft in line.drafts]
        self._said = Counter((d.measure, d.speaker.label) for d in every)
        self._counted = Counter((d.measure, d.low, d.high, d.speaker.label) for d in every)
        self._beside = Counter((d.sentence.index, d.speaker.label) for d in every)
        self._content = [frozenset(_content(line)) for line in lines]

    def nearest(self, label: str, draft: Draft) -> Speaker | None:
        """Return the voice of a label that is heard nearest to a claim: in its sentence or last before it, else first behind."""
        places = self._heard.get(label, [])
        behind = bisect_left(places, bisect_right(self._told_at, self._at[draft.sentence.index]))
        near = places[behind - 1 : behind] if behind else places[:1]
        return self._told[near[0]].speaker if near else self._first.get(label)

    def of(self, draft: Draft) -> dict[str, list[str]]:
        """Return, for each voice by its label, the signs of what it is to a claim."""
        at = self._at[draft.sentence.index]
        line = self._lines[at]
        states = tuple(tell_line(line))
        named = next((name for name in ("title", "heading", "summary") if name in states), "")
        claim = _Claim(
            draft=draft,
            at=at,
            part=named or ("body" if at > _LEAD else "lead"),
            kind="event" if draft.measure in EVENTS else "toll",
            states=tuple(name for name in states if name in _STATES),
            here=bool(line.frames),
        )
        return {label: list(dict.fromkeys(self._signs(label, claim))) for label in self.labels}

    def _signs(self, label: str, claim: _Claim) -> Iterator[str]:
        side = self._sides.side_of(label)
        kind = "nobody" if label == self._none else "party" if side else label
        yield from (f"is {kind}", f"is {kind} {claim.kind}")
        yield from self._by_rule(label, kind, claim)
        yield from self._here(label, kind, claim)
        yield from self._before(label, claim)
        yield from self._behind(label, claim)
        yield from self._share(label, kind, claim)
        yield from self._says(label, claim)
        yield from self._likeness(label, claim)
        yield from self._side(label, side, claim)

    def _by_rule(self, label: str, kind: str, claim: _Claim) -> Iterator[str]:
        """Yield whether the rules chose it, and by which."""
        draft, words = claim.draft, _last_words(claim.draft.speaker)
        if label != draft.speaker.label:
            yield from (f"rules chose {word}, this is {kind}" for word in words)
            return
        why = name_rule(draft.rules[-1]) if draft.rules else ""
        yield from ("chosen", f"chosen {claim.kind}", f"chosen {kind}", f"chosen {claim.part}")
        yield from (f"chosen by {why}", f"chosen by {why} {claim.kind}", f"chosen by {why} {claim.part}")
        yield from (f"chosen {state}" for state in claim.states)
        yield f"chosen {'by words' if draft.speaker.text else 'without words'}"
        yield from (f"chosen {word}{of}" for word in words for of in ("", f" {label}"))

    def _here(self, label: str, kind: str, claim: _Claim) -> Iterator[str]:
        """Yield who speaks in the claim's sentence."""
        frames = self._lines[claim.at].frames[:_SAYINGS]
        own = [frame for frame in frames if frame.speaker.label == label]
        for frame in own:
            covers = "of it" if frame.first <= claim.draft.at < frame.last else "beside it"
            side = "before" if frame.at < claim.draft.at else "behind"
            yield from (
                f"here {covers}",
                f"here {covers} {frame.kind} {side}",
                f"here {frame.kind} {claim.kind}",
            )
            words = _last_words(frame.speaker)
            yield from (f"here {word}{of}" for word in words for of in ("", f" {label}"))
        if own or not frames:
            return
        yield f"another here, this is {'nobody' if label == self._none else 'somebody'}"
        for frame in frames:
            covers = "of it" if frame.first <= claim.draft.at < frame.last else "beside it"
            yield from (f"another here {covers} {frame.kind}{of}" for of in ("", f", this is {kind}"))

    def _before(self, label: str, claim: _Claim) -> Iterator[str]:
        """Yield how long ago it was heard, and what speaks for its going on."""
        heard = bisect_left(self._told_at, claim.at)
        places = self._heard.get(label, [])
        last = bisect_left(places, heard) - 1
        words = read_words(claim.draft.sentence.text[:_LOOKED_AT])
        if label == self._none:
            if heard and not claim.here:
                yield from (
                    f"heard last {word}, this is nobody"
                    for word in _last_words(self._told[heard - 1].speaker)
                )
            return
        if last < 0:
            return
        frame = self._told[places[last]]
        back, since = min(claim.at - self._told_at[places[last]], _FAR), min(heard - 1 - places[last], 2)
        far = f"heard {back} back, {since} since"
        yield from (f"heard {back} back", f"heard {since} since", far, f"{far} {claim.where}")
        opens = claim.at and self._lines[claim.at - 1].sentence.block != claim.draft.sentence.block
        yield f"{far} {'new' if opens else 'same'} paragraph {'with' if claim.here else 'without'} voice"
        yield from (f"{far} {state}" for state in claim.states)
        tail = _last_words(frame.speaker)
        yield from (
            f"heard {word}{of}" for word in tail for of in ("", f" {label}", f", {min(since, 1)} since")
        )
        if since == 0:
            yield from (f"last heard, opens {word}" for word in words[:_OPENING])
            yield from (f"last heard {frame.kind}", f"last heard {claim.kind} {claim.part}")
            if not any(each.speaker.label == label for each in self._lines[claim.at].frames[:_SAYINGS]):
                yield from (f"last heard, word {word}" for word in words)

    def _behind(self, label: str, claim: _Claim) -> Iterator[str]:
        """Yield how soon it is heard behind the claim's sentence."""
        heard = bisect_right(self._told_at, claim.at)
        places = self._heard.get(label, [])
        following = bisect_left(places, heard)
        if following == len(places) or label == self._none:
            return
        ahead = min(self._told_at[places[following]] - claim.at, _FAR)
        between = min(places[following] - heard, 2)
        far = f"heard in {ahead}, {between} between"
        yield from (
            f"heard in {ahead}",
            far,
            f"{far} {claim.where}",
            f"{between} between {claim.part} {claim.kind}",
        )

    def _share(self, label: str, kind: str, claim: _Claim) -> Iterator[str]:
        """Yield how much of the report's sayings are its own."""
        own = len(self._heard.get(label, []))
        share = own * _QUARTERS // len(self._told) if self._told else 0
        yield from (
            f"share {share}",
            f"share {share} {claim.part} {claim.kind}",
            f"sayings {min(own, _FEW + 1)}",
        )
        voices = len(self.labels) - 1
        if kind == "nobody":
            yield from (
                f"of {min(voices, _FEW + 1)} voices none",
                f"nobody {claim.part} {claim.kind}",
                f"nobody {claim.where}",
            )
            heard = min(bisect_left(self._told_at, claim.at), 2)
            yield f"nobody {claim.part}, {heard} heard"
            yield from (f"nobody {state}" for state in claim.states)
            opening = read_words(claim.draft.sentence.text[:_LOOKED_AT])[:_OPENING]
            yield from (f"nobody, opens {word}" for word in opening)
        elif voices == 1:
            yield from ("only voice", f"only voice {claim.part} {claim.kind}")

    def _says(self, label: str, claim: _Claim) -> Iterator[str]:
        """Yield what else the rules gave it to say."""
        draft, own = claim.draft, label == claim.draft.speaker.label
        if self._counted[draft.measure, draft.low, draft.high, label] > own:
            yield from ("says the same", f"says the same {claim.kind} {claim.part}")
        if self._said[draft.measure, label] > own:
            yield from ("says its like", f"says its like {claim.kind}")
        if self._beside[draft.sentence.index, label] > own:
            yield "speaks beside"
        place = self._order[draft.number]
        for name, other in (("before", place - 1), ("behind", place + 1)):
            if 0 <= other < len(self._drafts) and self._drafts[other].speaker.label == label:
                apart = abs(self._at[self._drafts[other].sentence.index] - claim.at)
                yield from (f"speaks {name}", f"speaks {name} {min(apart, 2)}")

    def _likeness(self, label: str, claim: _Claim) -> Iterator[str]:
        """Yield how many words the sentences that it speaks share with the claim's, of those nearest to it on both sides."""
        places = self._heard.get(label, [])
        if label == self._none or not places:
            return
        heard = bisect_left(places, bisect_left(self._told_at, claim.at))
        own = self._content[claim.at]
        for name, near in (
            ("before", places[max(heard - _ALIKE, 0) : heard]),
            ("behind", places[heard : heard + _ALIKE]),
        ):
            lines = {self._told_at[place] for place in near} - {claim.at}
            shared = max((len(own & self._content[at]) for at in lines), default=0)
            yield from (
                f"shares {min(shared, _MOST)} {name}",
                f"shares {min(shared, _MOST)} {name} {claim.where}",
            )

    def _side(self, label: str, side: str, claim: _Claim) -> Iterator[str]:
        """Yield what the victims are to it."""
        party = self._sides.party_of_side(side) if side else None
        victim, measure = claim.draft.victim_side, claim.draft.measure.value
        if party is None:
            whose = "a third party's"
        elif victim in {party.forces, party.civilians}:
            whose = "its own"
        else:
            whose = "the enemy's" if self._sides.party_of_side(victim) else "of no side"
        yield from (f"{whose} {claim.kind}", f"{whose} {measure}", f"{whose} {victim}")
        yield from (f"{label} of {victim}", f"{label} on {measure}")


def _content(line: Line) -> Iterator[str]:
    """Yield the longer words of a sentence's begin, which say what it is about."""
    yield from (word for word in read_words(line.sentence.text[:_LOOKED_AT]) if len(word) >= _LONG)


def _last_words(speaker: Speaker) -> list[str]:
    return read_words(speaker.text[-_LOOKED_AT:])[-_NAME:]
