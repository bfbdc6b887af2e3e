"""Words, numbers and marks of a sentence, with offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from ..text import SIGNS, fold_letters

# One token a match and no two ways to match: linear in the text.
_TOKEN = re.compile(
    rf"\d+(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f{SIGNS}])*|[’'](?=s\b)s|[^\w\s{SIGNS}]|_"
)
_FOLDS = str.maketrans("’‘“”«»‑‐،؛؟۔٬٫٪\u00a0", '\'\'""""--,;?.,.% ')


@dataclass(slots=True)  # frozen, it would take six times as long to make, and there is one for each word
class Token:
    """A token: offsets into the sentence, the text, and its folded small-letter form."""

    start: int
    end: int
    text: str
    low: str


def fold(text: str) -> str:
    r"""Return text with one form for each quote, hyphen, comma and full stop; the length stays.

    Examples
    --------
    >>> fold("Pakistan’s “post”")
    'Pakistan\'s "post"'
    """
    return text.translate(_FOLDS)


def tokenize(text: str, limit: int) -> list[Token]:
    """Cut a sentence into at most ``limit`` tokens: what a person would not read in one breath is not read.

    Examples
    --------
    >>> [token.low for token in tokenize("Over 1,200 of Khost's people", limit=99)]
    ['over', '1,200', 'of', 'khost', "'s", 'people']
    """
    folded = fold(text)
    spans = [match.span() for match in islice(_TOKEN.finditer(folded), limit)]
    if folded.isascii():  # as long in small letters, so that offsets stay right
        low = folded.lower()
        return [Token(start, end, text[start:end], low[start:end]) for start, end in spans]
    return [
        Token(start, end, text[start:end], fold_letters(folded[start:end].casefold())) for start, end in spans
    ]
