"""Names that sound or look like one that no list has, so few and so near that it can only be a spelling of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# How Latin letters write the sounds of the frontier's languages; each pair is one sound in other hands.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=[aeiou])h\b", ""),
        (r"[^a-z]", ""),
        (r"(?:aw|ow|au)(?![aeiou])", "O"),
        (r"kh", "x"),
        (r"gh", "G"),
        (r"sh", "S"),
        (r"ch", "C"),
        (r"ph", "f"),
        (r"zh", "j"),
        (r"([bdtpj])h", r"\1"),
        (r"[qk]", "k"),
        (r"[wv]", "v"),
        (r"dz", "z"),
        (r"ts", "s"),
        (r"(?<=[^aeiou])e$", ""),
        (r"ck", "k"),
        (r"[ou]+", "u"),
        (r"[eiy]+|ai|ay|ei", "i"),
        (r"a+i", "i"),
        (r"(.)\1+", r"\1"),
    )
)
SHORTEST_SOUND = 4
SHORTEST_EDIT = 6  # letters: below, one letter more or less is another name as often as not
SHORTEST_CONSONANT = 8
SHORTEST_AMONG = 5  # within an area that is named
SHORTEST_TWO_SOUND = 7
MOST_EDITS = 2
LONGEST_NAME = 32  # letters: no name is longer, and all pairs of letters are left out of it in turn
_LONG = (("oo", "u"), ("ou", "u"), ("ee", "i"), ("aa", "a"))
SHORTEST_TWO = 10
SHORTEST_PARTED = 9  # where one writes as two words what the other writes as one
MOST_NAMES = 60_000  # beyond that, names are compared by their sound alone
_VOWELS = frozenset("aeiouyh")


@dataclass(frozen=True, slots=True)
class Similar:
    """A name that a word could be a spelling of, and how far apart they are (0 sounds the same)."""

    key: str
    edits: int


class SimilarNames:
    """Names by their sound, and by what is left of them without one letter.

    Parameters
    ----------
    names
        Keys of names, and the places of each.
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._places = {key: frozenset(ids) for key, ids in names.items()}
        self._sounds: dict[str, list[str]] = {}
        self._left: dict[str, list[str]] = {}
        deletes = len(names) <= MOST_NAMES
        for key in names:
            self._sounds.setdefault(sound_of(key), []).append(key)
            letters = key.replace(" ", "")
            if deletes and len(letters) >= SHORTEST_EDIT - 1:
                for rest in _without(letters, 1):
                    self._left.setdefault(rest, []).append(key)

    def find(self, word: str, among: frozenset[str] | None = None) -> Similar | None:
        """Find the name that a word could be a spelling of; None where there is none, or two could be meant.

        Parameters
        ----------
        word
            One word or several, as a key.
        among
            Ids of places that it may mean; None for all.

        Examples
        --------
        >>> names = SimilarNames({"paktika": ["a"], "paktia": ["b"], "jalalabad": ["c"]})
        >>> names.find("jelalabad")
        Similar(key='jalalabad', edits=1)
        >>> names.find("paktikia") is None
        True
        """
        letters = word.replace(" ", "")
        if len(letters) > LONGEST_NAME:
            return None
        shortest = SHORTEST_AMONG if among is not None else SHORTEST_EDIT
        near = self._near(letters, among) if len(letters) >= shortest else []
        same = self._same_sound(word, among)
        if same:
            # Another name that is as near in letters makes it uncertain.
            return self._if_one([*same, *(key for edits, key in near if edits <= 1)], 0)
        if not near or not _may_be(
            letters, near[0][1].replace(" ", ""), near[0][0], within=among is not None
        ):
            return None
        fewest = near[0][0]
        return self._if_one([key for edits, key in near if edits <= fewest + 1], fewest)

    def _same_sound(self, word: str, among: frozenset[str] | None) -> list[str]:
        """Give the names that sound so, and are spelt not too differently."""
        sound = sound_of(word)
        if len(sound) < SHORTEST_SOUND:
            return []
        long = _short_vowels(word)
        most = 1 if len(long) < SHORTEST_TWO_SOUND else 2
        return [
            key
            for key in self._sounds.get(sound, ())
            if self._may(key, among) and count_edits(long, _short_vowels(key)) <= most
        ]

    def _near(self, letters: str, among: frozenset[str] | None) -> list[tuple[int, str]]:
        """Give the names that are up to two letters away, nearest first."""
        keys = {key for rest in _without(letters, 2) for key in self._left.get(rest, ())}
        counted = [
            (count_edits(letters, key.replace(" ", "")), key) for key in sorted(keys) if self._may(key, among)
        ]
        return sorted(pair for pair in counted if pair[0] <= MOST_EDITS)

    def _may(self, key: str, among: frozenset[str] | None) -> bool:
        return among is None or not among.isdisjoint(self._places[key])

    def _if_one(self, keys: Sequence[str], edits: int) -> Similar | None:
        """Give the name that shares a place with each of the others: then it does not matter which is meant."""
        for key in keys:
            if not any(self._places[key].isdisjoint(self._places[other]) for other in keys):
                return Similar(key, edits)
        return None


@lru_cache(maxsize=65_536)
def sound_of(key: str) -> str:
    """Write a name as it sounds, whoever romanised it.

    Examples
    --------
    >>> sound_of("qalat") == sound_of("kalat"), sound_of("jalrez") == sound_of("jalriz")
    (True, True)
    >>> sound_of("kunar") == sound_of("kunduz")
    False
    """
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


def _short_vowels(key: str) -> str:
    """Write long vowels short, as half of all romanisations do."""
    for long, short in _LONG:
        key = key.replace(long, short)
    return key.replace(" ", "")


def _may_be(word: str, name: str, edits: int, *, within: bool) -> bool:
    """Tell whether so few edits of so long a name can be a spelling of it, and not another name.

    Letters get lost, doubled and swapped; another consonant, another beginning or another ending is another name as often
    as not. Within an area that the phrase names there are fewer names to be meant.
    """
    parted = word.count(" ") != name.count(" ")
    word, name = word.replace(" ", ""), name.replace(" ", "")
    shorter = min(len(word), len(name))
    if word[0] != name[0] or (parted and shorter < SHORTEST_PARTED):
        return False
    if edits > 1:
        return shorter >= SHORTEST_TWO and _differ_by_vowels(word, name)
    if len(word) == len(name) and sorted(word) != sorted(name):
        # One letter for another.
        return shorter >= SHORTEST_CONSONANT and _differ_by_vowels(word, name)
    longer, short = sorted((word, name), key=len, reverse=True)
    if longer[:-1] == short and not within:
        return False
    if within:
        return shorter >= SHORTEST_AMONG
    return shorter >= (SHORTEST_EDIT if _differ_by_vowels(word, name) else SHORTEST_CONSONANT)


def _differ_by_vowels(word: str, name: str) -> bool:
    if sorted(word) == sorted(name):  # two neighbours changed places
        return True
    return [c for c in word if c not in _VOWELS] == [c for c in name if c not in _VOWELS]


def _without(letters: str, most: int) -> Iterator[str]:
    """Give a word without up to so many of its letters."""
    yield letters
    for number in range(1, most + 1):
        for gone in combinations(range(len(letters)), number):
            yield "".join(letter for at, letter in enumerate(letters) if at not in gone)


def count_edits(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour to turn one word into the other.

    Examples
    --------
    >>> count_edits("laskhargah", "lashkargah"), count_edits("khost", "kost"), count_edits("abc", "abc")
    (1, 1, 0)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, before, earlier = [i], row, before
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
