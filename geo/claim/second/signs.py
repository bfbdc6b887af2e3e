"""What the second look sees of a claim: its kind, the rules that made it, the words around it, and the claims beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from ...second import read_words
from ...values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..draft import Draft, Line
    from ..places import Grounds

# Of a rule's reason, what it is called, and the sort of voice that it found.
_CALLED = re.compile(r"[^:(]+")
_SORT = re.compile(r"\(([^()]*)\)$")
# Code points of such a name that are kept.
_LONGEST = 40
# Code points that are looked at before, in and behind a claim's words: enough for most, and bounded where a sentence is not.
_AROUND = 240
# Words nearest to the claim whose place counts too; words that open a sentence; so many sentences back somebody is heard.
_NEAREST = 5
_OPENING = 3
_HEARD = 6
# Numbers of claims and sentences above this are alike; so many names, voices and claims of one sentence are looked at.
_MANY = 4
_MOST = 8


class Signs:
    """The signs of an article's claims; what is asked of all of it is counted once."""

    def __init__(self, lines: Sequence[Line], drafts: Sequence[Draft], grounds: Grounds) -> None:
        """Count the claims of the article by measure, voice and victim side."""
        self._lines = {line.sentence.index: n for n, line in enumerate(lines)}
        self._all, self._drafts, self._grounds = lines, sorted(drafts, key=place_of), grounds
        self._places = [place_of(draft) for draft in self._drafts]
        self._voices = Counter(draft.speaker.label for draft in drafts)
        self._sides = Counter(draft.victim_side for draft in drafts)
        self._alike = Counter((draft.measure, draft.speaker.label) for draft in drafts)
        self._same = Counter(draft.measure for draft in drafts)
        self._within: dict[int, list[Draft]] = defaultdict(list)
        for draft in self._drafts:
            self._within[draft.sentence.index].append(draft)
        self._words: dict[tuple[int, int, int], list[str]] = {}
        self._sentences: dict[int, tuple[str, ...]] = {}
        self._names: dict[int, tuple[str, ...]] = {}
        scenes = Counter(m.country for m in grounds.mentions if m.country and m.role is Role.INCIDENT)
        self._ground = scenes.most_common(1)[0][0] if scenes else ""

    def of(self, draft: Draft) -> list[str]:
        """Return the signs of one claim, each once, in a set order."""
        about = (f"T={draft.measure.value}", f"V={draft.victim_side}", f"C={draft.speaker.label}")
        found = [
            *about,
            " ".join(about[:2]),
            " ".join((about[0], about[2])),
            " ".join(about[1:]),
            " ".join(about),
        ]
        found += self._rules(draft, about)
        found += self._around(draft)
        found += self._context(draft, about)
        found += self._company(draft, about)
        return list(dict.fromkeys(found))

    def _rules(self, draft: Draft, about: tuple[str, str, str]) -> Iterator[str]:
        for rule in draft.rules:
            called, sort = name_rule(rule), _SORT.search(rule)
            for name in (called and f"R={called}", sort and f"RS={sort[1][:_LONGEST]}"):
                if name:
                    yield name
                    yield from (f"{name} {each}" for each in about)
        yield f"stance={draft.stance.value}"
        yield f"aggregate={draft.aggregate} {about[2]}"
        yield f"qualifier={draft.qualifier.value}"
        yield f"class={draft.victim_class} {about[1]}"
        yield f"aside={draft.aside} {about[0]}"

    def _around(self, draft: Draft) -> Iterator[str]:
        text = draft.sentence.text
        first, last = draft.focus
        before = self._read(draft.sentence.index, max(first - _AROUND, 0), first, text)
        inside = self._read(draft.sentence.index, first, min(last, first + _AROUND), text)
        behind = self._read(draft.sentence.index, last, last + _AROUND, text)
        near = f"T={draft.measure.value}"
        for name, words in (("<", before[-_NEAREST:]), ("in", inside), (">", behind[:_NEAREST])):
            yield from (f"{name} {word}" for word in words)
            yield from (f"{name} {one} {two}" for one, two in pairwise(words))
        words = [*before, *inside, *behind]
        yield from (f"word {word}" for word in words)
        yield from (f"word {word} {near}" for word in words)
        yield from (f"pair {one} {two}" for one, two in pairwise(words))
        yield from (f"opens {word}" for word in before[:_OPENING])
        yield from (f"closes {word}" for word in behind[-_NEAREST:])

    def _context(self, draft: Draft, about: tuple[str, str, str]) -> Iterator[str]:
        at = self._lines[draft.sentence.index]
        if at not in self._sentences:
            self._sentences[at] = tuple(self._sentence(at))
        yield from (f"{name} {about[2]}" for name in self._sentences[at])
        yield f"sentence {min(at, _MANY)} {about[0]}"
        yield f"to go {min(len(self._all) - at, _MANY)}"
        if at not in self._names:
            sentence = self._all[at].sentence
            named = self._grounds.within(sentence.start, sentence.end)[:_MOST]
            self._names[at] = tuple(f"scene {mention.country} {mention.role.value}" for mention in named)
        yield from self._names[at]
        yield from (f"{name} {about[1]}" for name in self._names[at])
        yield f"ground {self._ground} {about[1]}"

    def _sentence(self, at: int) -> Iterator[str]:
        """Yield what a sentence is in its article, and who speaks there and before."""
        line = self._all[at]
        yield from (f"place {name}" for name in tell_line(line))
        yield f"sentence {min(at, _MANY)}"
        yield f"voices here {min(len(line.frames), 2)}"
        back = next((n for n in range(1, _HEARD) if at >= n and self._all[at - n].frames), _HEARD)
        yield f"heard {back} back"
        if at:
            yield f"paragraph={self._all[at - 1].sentence.block == line.sentence.block}"
        yield from (f"frame {frame.kind} {frame.speaker.label}" for frame in line.frames[:_MOST])

    def _company(self, draft: Draft, about: tuple[str, str, str]) -> Iterator[str]:
        for label, n in sorted(self._voices.items()):
            left = n - (label == draft.speaker.label)
            if left:
                yield f"other voice {label}"
                yield f"other voice {label} {about[2]}"
                yield f"other voice {label} x{min(left, _MANY)}"
        for side, n in sorted(self._sides.items()):
            if n - (side == draft.victim_side):
                yield f"other side {side}"
                yield f"other side {side} {about[1]}"
        same = self._same[draft.measure] - 1
        alike = self._alike[draft.measure, draft.speaker.label] - 1
        yield f"same {min(same, _MANY)} {about[0]}"
        yield f"alike {min(alike, _MANY)} of {min(same, _MANY)} {about[0]} {about[2]}"
        for other in self._within[draft.sentence.index][:_MOST]:
            if other is not draft:
                yield f"beside {other.measure.value} {about[0]}"
                yield f"beside side {other.victim_side} {about[1]}"
                yield f"beside voice {other.speaker.label} {about[2]}"
        at = bisect_left(self._places, place_of(draft))
        if at:
            before = self._drafts[at - 1]
            yield f"before {before.speaker.label} {about[2]}"
            yield f"before {before.measure.value} {before.victim_side} {about[1]}"
        if at + 1 < len(self._drafts):
            behind = self._drafts[at + 1]
            yield f"behind {behind.speaker.label} {about[2]}"

    def _read(self, index: int, start: int, end: int, text: str) -> list[str]:
        """Return the words of a part of a sentence, numbers made alike; each part is read once."""
        key = (index, start, end)
        if key not in self._words:
            self._words[key] = read_words(text[start:end])
        return self._words[key]


def place_of(draft: Draft) -> tuple[int, int, int]:
    """Return what orders claims as the text has them."""
    return (draft.sentence.start + draft.focus[0], draft.sentence.start + draft.focus[1], draft.number)


def name_rule(reason: str) -> str:
    """Return what a rule is called, of the reason that it gave."""
    called = _CALLED.match(reason)
    return called[0].strip()[:_LONGEST] if called else ""


def tell_line(line: Line) -> Iterator[str]:
    """Yield what a sentence is in its article."""
    sentence = line.sentence
    yield from (name for name in ("title", "heading", "bullet") if getattr(sentence, name))
    if line.summary:
        yield "summary"
    if line.quoted is not None:
        yield "quoted"
    if line.dates:
        yield "dated"
    if any(dated.background for dated in line.dates):
        yield "old"
    for tag in ("background", "ago", "aggregate", "past", "caveat", "silent"):
        if line.scene.units.tagged(tag):
            yield tag
