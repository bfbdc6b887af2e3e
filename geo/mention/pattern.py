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
from typing import TYPE_CHECKING

from ..errors import RuleError
from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SLOT = re.compile(r"\{([a-z_]+)\}")
_MANY = re.compile(r"~(\d)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Alternatives as one regular expression; a line that has none of the words ``needs`` cannot match (None: any can)."""

    regex: re.Pattern[str]
    needs: frozenset[str] | None

    def search(self, signs: str, words: frozenset[str]) -> re.Match[str] | None:
        """Search a line, all of whose words are among ``words``: most lines have no word that a pattern needs."""
        if self.needs is not None and self.needs.isdisjoint(words):
            return None
        return self.regex.search(signs)


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
    >>> found.needs
    frozenset({'according'})
    """
    if not patterns:
        return None
    # All alternatives behind one look-behind: where no word begins, none of them is tried.
    regex = "|".join("".join(_piece(word, lists, where) for word in pattern.split()) for pattern in patterns)
    needs = [_needs(pattern, lists) for pattern in patterns]
    return Pattern(re.compile(f"(?<= )(?:{regex})"), frozenset().union(*needs) if all(needs) else None)


def _needs(pattern: str, lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return words of which a line must have one to match a pattern: the fewest that a part of it asks for, if any."""
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
    return min(asked, key=len, default=frozenset())


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


def normalise_keeping(phrase: str) -> str:
    """Fold a phrase of a list, leaving a ``*`` at a word's edge alone."""
    return " ".join(word if "*" in word else normalise(word) for word in phrase.split())


def _word(word: str) -> str:
    if word == "*":
        return r"[^ ]+"
    if "*" in word:
        return re.escape(word.casefold()).replace(r"\*", r"[^ @#$^]*")
    return re.escape(word if word in {"^", "$"} else normalise(word) or word)
