"""Names that no gazetteer has, written in Latin letters by a language's table: known parts first, then letter by letter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Parted by spaces, hyphens and non-joiners; nothing longer is a name.
_PARTS = re.compile(r"[\s\u200c-]+")
_LONGEST = 120
_SHORTEST_STEM = 2
_LONGEST_RUN = 2
# One form of what keyboards write differently; the hamza and the doubling of a letter are not heard.
_SAME = str.maketrans(
    "يىكہۀەةۂۃګأإٱؤ", "ییکهههههه" + "گااا" + "و", "\u0651\u0652\u064b\u064c\u064d\u0654\u0670ء"
)
_SHORT_VOWEL = "a"
_VOWELS = frozenset("aeiou")
_UNSURE = re.compile(r"[^a-z]|[aeiouwyh]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Romaniser:
    """One language's table.

    Attributes
    ----------
    parts, heads, endings
        Words with a spelling of their own; the same where another word follows, to which they are joined; and ends of
        words that are written together with what stands before.
    consonants, vowels
        Letters, two of them where they are one sound.
    weak
        Letters that are consonant or vowel: at the beginning, behind a vowel, before one, between consonants, at the end, and
        at the end behind a vowel.
    first, last
        Pairs of consonants that a word may begin or end with; between all others an unwritten vowel is said.
    """

    parts: Mapping[str, str]
    heads: Mapping[str, str]
    endings: Mapping[str, str]
    consonants: Mapping[str, str]
    vowels: Mapping[str, str]
    weak: Mapping[str, Sequence[str]]
    first: frozenset[str]
    last: frozenset[str]

    def write(self, name: str) -> str:
        """Write a name in Latin letters; what holds a letter that the table lacks stays as it is.

        Parameters
        ----------
        name
            As the text has it, in whatever form of its letters.

        Returns
        -------
        str
            Each word with a capital letter.
        """
        words = [word for word in _PARTS.split(_spell(name)) if word]
        if not words or len(name) > _LONGEST:
            return name
        written = []
        for place, word in enumerate(words):
            head = self.heads.get(word) if place + 1 < len(words) else None
            found = head or self.parts.get(word) or self._by_ending(word) or self._by_letters(word)
            if not found:
                return name
            written.append(found[0].upper() + found[1:])
        return " ".join(written)

    def _by_ending(self, word: str) -> str:
        for ending, said in self.endings.items():
            stem = word.removesuffix(ending)
            if len(stem) >= _SHORTEST_STEM and stem != word:
                begun = self.parts.get(stem) or self._by_letters(stem)
                return begun + said if begun else ""
        return ""

    def _by_letters(self, word: str) -> str:
        letters = self._cut(word)
        sounds: list[_Sound] = []
        for place in range(len(letters)):
            sound = self._sound(letters, place, sounds)
            if sound is None:
                return ""
            sounds += [sound] if sound.said else []
        return self._with_vowels(sounds)

    def _cut(self, word: str) -> list[str]:
        """Cut a word into letters; two that are one sound stay together."""
        letters, place = [], 0
        while place < len(word):
            pair = word[place : place + 2]
            size = (
                2 if len(pair) > 1 and (pair in self.consonants or (not place and pair in self.vowels)) else 1
            )
            letters.append(word[place : place + size])
            place += size
        return letters

    def _sound(self, letters: Sequence[str], place: int, before: Sequence[_Sound]) -> _Sound | None:
        """Return how a letter is said behind the sounds before it; None for one that the table lacks."""
        letter = letters[place]
        if letter in self.consonants:
            return _Sound(self.consonants[letter], vowel=False)
        if letter in self.vowels:
            return _Sound(self.vowels[letter], vowel=True)
        if letter not in self.weak:
            return None
        begin, behind, open_, between, end, last = self.weak[letter]
        ends = place + 1 == len(letters)
        if place == 0:
            said = begin
        elif before and before[-1].vowel:
            said = last if ends else behind
        elif ends:
            said = end
        else:
            said = open_ if letters[place + 1] in self.vowels else between
        return _Sound(said, vowel=said[:1] in _VOWELS)

    def _with_vowels(self, sounds: Sequence[_Sound]) -> str:
        """Put in the vowels that the script leaves out."""
        said = ""
        run = 0  # consonants since the last vowel
        for place, sound in enumerate(sounds):
            said += sound.said
            run = 0 if sound.vowel else run + 1
            if run and self._wants_vowel(sounds, place, run, begins=run == place + 1 and said == sound.said):
                said, run = said + _SHORT_VOWEL, 0
        return said

    def _wants_vowel(self, sounds: Sequence[_Sound], place: int, run: int, *, begins: bool) -> bool:
        """Whether an unwritten vowel is said behind a consonant, the last of a ``run`` of them."""
        behind = sounds[place + 1 : place + 3]
        if not behind or behind[0].vowel:
            return False
        pair = sounds[place].said + behind[0].said
        ends, closed = len(behind) == 1, len(behind) > 1 and not behind[1].vowel
        if begins:
            return ends or closed or pair not in self.first
        if run > 1:
            shut = sounds[place - 1].said + sounds[place].said in self.last
            return ends or closed or not shut or run > _LONGEST_RUN
        if ends:
            return pair not in self.last
        return closed and pair not in self.last and behind[0].said + behind[1].said in self.last


@dataclass(frozen=True, slots=True)
class _Sound:
    said: str
    vowel: bool


def make_romaniser(table: Mapping[str, Any]) -> Romaniser | None:
    """Make a language's romaniser from its ``romanise.toml``; None where it has none."""
    if not table:
        return None

    def read(key: str) -> dict[str, str]:
        return {_spell(word): said for word, said in table.get(key, {}).items()}

    endings = read("endings")
    return Romaniser(
        parts=read("parts"),
        heads=read("heads"),
        endings={word: endings[word] for word in sorted(endings, key=lambda word: (-len(word), word))},
        consonants=read("consonants"),
        vowels=read("vowels"),
        weak={_spell(letter): tuple(said) for letter, said in table.get("weak", {}).items()},
        first=frozenset(table["clusters"]["first"]),
        last=frozenset(table["clusters"]["last"]),
    )


def _spell(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_SAME)


def skeleton(name: str) -> str:
    """Return the consonants of a name in Latin letters: what the spellings of one name share.

    Examples
    --------
    >>> skeleton("Shunkrai") == skeleton("Shonkray")
    True
    """
    return _UNSURE.sub("", name.casefold())
