"""Patterns of a language's data: words around a place, ``@``, in a small notation that a person can read.

=============  ==========================================================================
``@``          the place, with its kind words and all that is chained to it
``#``          another place
``{saying}``   any phrase of the word list ``saying``
``~3``         up to three words of any sort (no semicolon)
``a|b``        one of them
``*ed``        any word that ends so; ``un*`` any that begins so
``the?``       may be missing; also after a list: ``{adverb}?``
``^`` ``$``    beginning and end of the sentence
=============  ==========================================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import RuleError
from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SLOT = re.compile(r"\{([a-z_]+)\}")
_MANY = re.compile(r"~(\d)")


def compile_patterns(
    patterns: Sequence[str], lists: Mapping[str, Sequence[str]], where: str
) -> re.Pattern[str] | None:
    """Compile alternatives into one regular expression, to be searched in a window of bounded length.

    Parameters
    ----------
    lists
        The word lists that ``{name}`` refers to.
    where
        File and rule, for the message of an error.

    Returns
    -------
    re.Pattern or None
        None where there are no patterns.

    Raises
    ------
    RuleError
        A pattern names a list that is not there.

    Examples
    --------
    >>> found = compile_patterns(["according to @"], {}, "roles.toml")
    >>> bool(found.search(" ^ but according to @ , it "))
    True
    """
    if not patterns:
        return None
    return re.compile(
        "|".join(
            "(?<= )" + "".join(_piece(word, lists, where) for word in pattern.split()) for pattern in patterns
        )
    )


def _piece(word: str, lists: Mapping[str, Sequence[str]], where: str) -> str:
    if many := _MANY.fullmatch(word):
        return rf"(?:[^ ;]+ ){{0,{many.group(1)}}}?"
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
