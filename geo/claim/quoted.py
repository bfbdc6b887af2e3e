"""Quotations that go on over several sentences: all of one is its speaker's, who is named before it or only behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .speakers import find_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..text import Sentence
    from .draft import Line
    from .units import Units
    from .voices import Hearing, Speaker

# Some write both marks alike and some turn them round, so each mark opens or closes by its turn.
_MARKS = frozenset('"“”«»')
_TELLS = frozenset({"says", "saying", "according", "confirms"})
# A quotation of more sentences than these lacks its end.
_LONGEST = 12


class Quotations:
    """The quotations of an article that are longer than a sentence, and who speaks in them."""

    def __init__(self, sentences: Sequence[Sentence], read: Sequence[Units]) -> None:
        self._sentences, self._read = sentences, read
        self._spans = _find_spans(sentences)
        self._ends = {start: index for index, start in self._spans.items()}  # the last of each counts
        self._voices: dict[int, Speaker] = {}

    def hear(self, index: int, hearing: Hearing) -> Hearing:
        """Return how a sentence is listened to: within a quotation "we" and "he" are its speaker."""
        first = self._spans.get(index, -1)
        speaker = self._voices.get(first)
        if speaker is None and _opens(self._sentences[index]):
            speaker = self._behind(index, hearing) if first == index else None
            speaker = speaker or self._before(index, hearing)
            if speaker is not None and first == index:
                self._voices[first] = speaker
        if speaker is None:
            return hearing
        memory = replace(hearing.memory, speaker=speaker, subject=None)
        return replace(hearing, memory=memory, quoted=speaker)

    def _behind(self, first: int, hearing: Hearing) -> Speaker | None:
        """Return who is named where a quotation ends: not who printed it, for his is not the word."""
        last = self._ends[first]
        units = self._read[last]
        end = max((n for n, unit in enumerate(units) if unit.text in _MARKS), default=len(units))
        frames = find_frames(replace(hearing, units=units, offset=self._sentences[last].start))
        found = next((f for f in frames if f.kind in _TELLS and f.first == 0 and f.at > end), None)
        media = hearing.lexicon.sides.defaults["media"]
        return found.speaker if found is not None and found.speaker.label != media else None

    def _before(self, index: int, hearing: Hearing) -> Speaker | None:
        """Return who spoke right before a sentence that is a quotation and names nobody."""
        memory, sentence = hearing.memory, self._sentences[index]
        whole = self._spans.get(index) == index or sentence.text.rstrip(" .")[-1:] in _MARKS
        near = memory.goes_on and 0 <= sentence.block - memory.block <= 1
        return memory.speaker if whole and near and not find_frames(hearing) else None

    def remember(self, index: int, line: Line) -> None:
        """Keep who opens a quotation: "he said: "Five died. Three were hurt.""."""
        if self._spans.get(index, -1) != index or index in self._voices or _opens(self._sentences[index]):
            return
        frame = next((f for f in reversed(line.frames) if f.kind in _TELLS), None)
        if frame is not None:
            self._voices[index] = frame.speaker


def _opens(sentence: Sentence) -> bool:
    return sentence.text[:1] in _MARKS


def _find_spans(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Return for each sentence within a long quotation with which sentence it began."""
    found: dict[int, int] = {}
    first, block = -1, -1
    for index, sentence in enumerate(sentences):
        apart = sentence.heading or sentence.title or sentence.bullet
        if apart or (sentence.block != block and not _opens(sentence)) or index - first > _LONGEST:
            first = -1
        reopened = first >= 0 and sentence.block != block  # each paragraph of a quotation opens it again
        block = sentence.block
        if apart:
            continue
        began = first
        for mark in sentence.text[reopened:]:
            if mark in _MARKS:
                first = index if first < 0 else -1
        if began >= 0:
            found[index] = began
        if first == index:
            found.setdefault(index, index)
    return {index: start for index, start in found.items() if start != index or found.get(index + 1) == index}
