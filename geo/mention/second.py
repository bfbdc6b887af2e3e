"""A second look at the roles of a report's places: weights correct what the rules made of them, where they are sure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ..second import SHORTEST, read_words
from ..values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..second import Weights
    from ..text import Sentence
    from ..values import Mention

# What a rule is called, of the reason that it gave.
_CALLED = re.compile(r"[^:;]+")
# Annotators differ about where somebody came from, so that what they say of it teaches little: the rules stand.
_SETTLED = frozenset({Role.ORIGIN})
# Code points that are looked at on each side of a name, words nearest to it whose place counts, and those that are near.
_AROUND = 240
_NEAREST = 4
_NEAR = 10
# Other names of a sentence, and sentences, above this are alike.
_FEW, _MANY = 3, 5
_FIFTHS = 5


def look_again(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], weights: Weights | None
) -> tuple[Mention, ...]:
    """Correct the roles of a report's places where the weights are sure; datelines and descriptions stay as they are."""
    if weights is None or len(sentences) < SHORTEST:
        return tuple(mentions)
    signs = RoleSigns(mentions, sentences)
    return tuple(
        _corrected(mention, signs.of(number), weights) if may_change(mention) else mention
        for number, mention in enumerate(mentions)
    )


def may_change(mention: Mention) -> bool:
    """Whether the weights are asked about a place."""
    return not (mention.dateline or mention.described or mention.role in _SETTLED)


def _corrected(mention: Mention, signs: Sequence[str], weights: Weights) -> Mention:
    answer = weights.answer("role", signs)
    role = Role(answer.label)
    if role is mention.role or role in _SETTLED or answer.chance < weights.sure["role"]:
        return mention
    told = ", ".join(weights.why("role", answer.label, signs))
    return replace(
        mention,
        role=role,
        reason=f"{mention.reason}; second look: {role.value} rather than {mention.role.value} ({told})",
    )


class RoleSigns:
    """The signs of an article's places; what is asked of all of it is counted once."""

    def __init__(self, mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> None:
        """Count the roles that the rules gave, by sentence and by name."""
        self._mentions, self._sentences = mentions, sentences
        starts = [sentence.start for sentence in sentences]
        self._at = [max(bisect_right(starts, mention.start) - 1, 0) for mention in mentions]
        self._roles = [Counter[str]() for _ in sentences]
        self._named: dict[str, Counter[str]] = defaultdict(Counter)
        for mention, at in zip(mentions, self._at, strict=True):
            self._roles[at][mention.role.value] += 1
            self._named[mention.name][mention.role.value] += 1
        scenes = [mention for mention in mentions if mention.role is Role.INCIDENT]
        self._share = len(scenes) * _FIFTHS // max(len(mentions), 1)
        counted = Counter(mention.country for mention in scenes)
        self._grounds = frozenset(counted)
        self._ground = counted.most_common(1)[0][0] if counted else None

    def of(self, number: int) -> list[str]:
        """Return the signs of one place, each once, in a set order."""
        mention = self._mentions[number]
        role, kind = f"r={mention.role.value}", f"k={mention.kind}"
        before, behind = self._around(number)
        found = [*self._itself(mention, role, kind), *self._words(before, behind, role)]
        found += [*self._context(number, role), *self._company(number, role, kind)]
        return list(dict.fromkeys(found))

    def _itself(self, mention: Mention, role: str, kind: str) -> Iterator[str]:
        called = _CALLED.match(mention.reason)
        rule = f"R={called[0].strip()}" if called else "R="
        yield from (role, kind, f"c={mention.country}", f"{role} {kind}", f"{role} c={mention.country}")
        yield from (rule, f"{rule} {kind}")
        yield from (name for name in ("near", "along") if getattr(mention, name))
        yield "listed" if mention.place_id else "not listed"
        yield f"name {mention.name} {role}"

    def _around(self, number: int) -> tuple[list[str], list[str]]:
        """Return the words of its sentence before and behind a name, nearest first; names of places as what they are."""
        mention, sentence = self._mentions[number], self._sentences[self._at[number]]
        low = max(sentence.start, mention.start - _AROUND)
        high = min(sentence.end, mention.end + _AROUND)
        before = self._read(sentence, low, mention.start, self._beside(number, low, high, -1))
        return before[::-1], self._read(sentence, mention.end, high, self._beside(number, low, high, 1))

    def _beside(self, number: int, low: int, high: int, step: int) -> list[Mention]:
        """Return the other names on one side of a name, in the order of the text."""
        found = []
        place = number + step
        while 0 <= place < len(self._mentions) and low <= self._mentions[place].start < high:
            found.append(self._mentions[place])
            place += step
        return found[::step]

    @staticmethod
    def _read(sentence: Sentence, start: int, end: int, names: Sequence[Mention]) -> list[str]:
        """Return the words of a part of a sentence, each name in it as its kind."""
        words: list[str] = []
        for name in names:
            if start <= name.start and name.end <= end:
                words += read_words(sentence.text[start - sentence.start : name.start - sentence.start])
                words.append(f"~{name.kind}")
                start = name.end
        return words + read_words(sentence.text[start - sentence.start : end - sentence.start])

    @staticmethod
    def _words(before: list[str], behind: list[str], role: str) -> Iterator[str]:
        for name, words in (("<", before), (">", behind)):
            yield from (f"{name}{place} {word}" for place, word in enumerate(words[:_NEAREST], start=1))
            for length in (2, 3):
                row = " ".join(words[:length])
                yield from (f"{name} {row}", f"{name} {row} {role}")
            for word in words[:_NEAR]:
                yield from (f"{name} {word}", f"{name} {word} {role}")
            for word in words:
                yield from (f"word {word}", f"word {word} {role}")

    def _context(self, number: int, role: str) -> Iterator[str]:
        at = self._at[number]
        sentence = self._sentences[at]
        yield f"sentence {min(at, _MANY)} {role}"
        yield f"to go {min(len(self._sentences) - at, _MANY)}"
        yield from (f"{name} {role}" for name in ("title", "heading", "bullet") if getattr(sentence, name))
        yield f"scenes {self._share} {role}"

    def _company(self, number: int, role: str, kind: str) -> Iterator[str]:
        """Yield the roles of the other names of its sentence, of the same name elsewhere, and of its neighbours."""
        mention, at = self._mentions[number], self._at[number]
        others = self._roles[at]
        yield f"others {min(others.total() - 1, _MANY)} {role}"
        for other, n in sorted(others.items()):
            left = n - (other == mention.role.value)
            if left:
                yield from (f"with {other} {role}", f"with {other} x{min(left, _FEW)}")
        for other, n in sorted(self._named[mention.name].items()):
            left = n - (other == mention.role.value)
            if left:
                yield from (
                    f"elsewhere {other} {role}",
                    f"elsewhere {other} {kind}",
                    f"elsewhere {other} x{min(left, _FEW)}",
                )
        for name, place in (("after", number - 1), ("ahead of", number + 1)):
            if 0 <= place < len(self._mentions) and self._at[place] == at:
                beside = self._mentions[place]
                yield from (f"{name} {beside.role.value}", f"{name} {beside.role.value} {beside.kind} {role}")
        yield f"{'in' if mention.country in self._grounds else 'off'} the country of a scene {role}"
        yield f"{'in' if mention.country == self._ground else 'off'} the country of most scenes {role} {kind}"
