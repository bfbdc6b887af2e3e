"""Patterns of a language's data: words around a place, ``@``, in a small notation that a person can read.

=============  ==========================================================================
``@``          the place, with its kind words and all that is chained to it
``#``          another place
``{saying}``   any phrase of the word list ``saying``
``~3``         up to three words of any sort (no semicolon, no bar)
``a|b``        one of them
``*ed``        any word that ends so; ``un*`` any that begins so
``the?``       may be missing; also after a list: ``{adverb}?``
``^`` ``$``    beginning and end of the sentence
=============  ==========================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ..errors import RuleError
from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SLOT = re.compile(r"\{([a-z_]+)\}")
_MANY = re.compile(r"~(\d)")


@dataclass(frozen=True)
class Alternative:
    """A regular expression, and sets of words: a line that lacks all words of one of them cannot match."""

    source: str
    needs: tuple[frozenset[str], ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed: most texts need few of a language's thousand."""
        return re.compile(self.source)


class Pattern:
    """Alternatives, as one regular expression and one by one: most lines have not the words that most of them need."""

    def __init__(self, source: str, alternatives: Sequence[Alternative]) -> None:
        """Keep the alternatives by the words of their first needs."""
        self.source = source
        self.alternatives = tuple(alternatives)
        firsts = [each.needs[0] for each in self.alternatives if each.needs]
        # A line with none of these words can match nothing; None: any line may.
        self._words = frozenset().union(*firsts) if len(firsts) == len(self.alternatives) else None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All alternatives as one expression."""
        return re.compile(self.source)

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether a line with these words, and no others, can match."""
        return self._words is None or not self._words.isdisjoint(words)

    def search(self, signs: str, words: frozenset[str]) -> re.Match[str] | None:
        """Return the first match in a line, all of whose words are among ``words``."""
        if self._words is not None and self._words.isdisjoint(words):
            return None
        first: re.Match[str] | None = None
        for each in self.alternatives:
            for needed in each.needs:
                if needed.isdisjoint(words):
                    break
            else:
                found = each.regex.search(signs)
                if found is not None and (first is None or found.start() < first.start()):
                    first = found
        return first


def compile_patterns(
    patterns: Sequence[str], lists: Mapping[str, Sequence[str]], where: str
) -> Pattern | None:
    """Compile alternatives into one pattern, to be searched in a window of bounded length.

    Parameters
    ----------
    lists
        The word lists that ``{name}`` refers to.
    where
        File and rule, for the message of an error.

    Returns
    -------
    Pattern or None
        None where there are no patterns.

    Raises
    ------
    RuleError
        A pattern names a list that is not there.

    Examples
    --------
    >>> found = compile_patterns(["according to @"], {}, "roles.toml")
    >>> bool(found.search(" ^ but according to @ , it ", frozenset({"but", "according", "to", ",", "it"})))
    True
    >>> [sorted(needed) for needed in found.alternatives[0].needs]
    [['according'], ['to']]
    """
    if not patterns:
        return None
    pieces = ["".join(_piece(word, lists, where) for word in pattern.split()) for pattern in patterns]
    # Behind a look-behind: where no word begins, nothing is tried.
    alternatives = [
        Alternative(f"(?<= ){piece}", _needs(pattern, lists))
        for piece, pattern in zip(pieces, patterns, strict=True)
    ]
    return Pattern(f"(?<= )(?:{'|'.join(pieces)})", alternatives)


def _needs(pattern: str, lists: Mapping[str, Sequence[str]]) -> tuple[frozenset[str], ...]:
    """Return for each part of a pattern the words of which a line must have one, if any; the fewest first."""
    asked = []
    for word in pattern.split():
        if _MANY.fullmatch(word) or (len(word) > 1 and word.endswith("?")):
            continue
        slots = [(part, _SLOT.fullmatch(part)) for part in word.split("|")]
        phrases = [phrase for part, slot in slots for phrase in (lists[slot.group(1)] if slot else [part])]
        first = frozenset(normalise_keeping(phrase).partition(" ")[0] for phrase in phrases)
        # Signs are no words, and what a word with an asterisk stands for is not listed.
        if not any(word in {"", "@", "#", "^", "$"} or "*" in word for word in first):
            asked.append(first)
    return tuple(sorted(dict.fromkeys(asked), key=lambda needed: (len(needed), sorted(needed))))


def _piece(word: str, lists: Mapping[str, Sequence[str]], where: str) -> str:
    if many := _MANY.fullmatch(word):
        return rf"(?:[^ ;|]+ ){{0,{many.group(1)}}}?"
    optional = "?" if len(word) > 1 and word.endswith("?") else ""
    word = word.removesuffix("?") if optional else word
    options = sorted(
        {option for part in word.split("|") for option in _options(part, lists, where)},
        key=lambda text: (-len(text), text),
    )
    return f"(?:(?:{'|'.join(options)}) ){optional}"


def _options(part: str, lists: Mapping[str, Sequence[str]], where: str) -> list[str]:
    slot = _SLOT.fullmatch(part)
    if slot is None:
        return [part if part in "@#" and part else _word(part)]
    if slot.group(1) not in lists:
        message = f"{where}: there is no word list {part}"
        raise RuleError(message)
    return [
        " ".join(_word(item) for item in normalise_keeping(phrase).split()) for phrase in lists[slot.group(1)]
    ]


@lru_cache(maxsize=16_384)
def normalise_keeping(phrase: str) -> str:
    """Fold a phrase of a list, leaving a ``*`` at a word's edge alone."""
    return " ".join(word if "*" in word else normalise(word) for word in phrase.split())


def _word(word: str) -> str:
    if word == "*":
        return r"[^ ]+"
    if "*" in word:
        return re.escape(word.casefold()).replace(r"\*", r"[^ @#$^]*")
    return re.escape(word if word in {"^", "$"} else normalise(word) or word)
