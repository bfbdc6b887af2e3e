"""A query as tokens: words in the form in which names are compared, figures, dashes and separators."""

from __future__ import annotations

import re
import unicodedata

from ..spelling import fold

LONGEST = 400  # characters: what is longer is no phrase for a place
DASH, APART, OWN = "~", "~~", "'s"  # APART is a dash with blanks around it
DASHES = frozenset({DASH, APART})
SEPARATORS = frozenset(",;|/()[]:>،؛؍\n")
_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–—―−", "~") | {"\n": ",", "\r": ",", "\t": " "})
# A word keeps its apostrophes and stops (A'b, D.I. Z) until its key is made; "'s" is a word of its own.
_TOKEN = re.compile(
    r"'s(?!\w)|\d+(?:[.,٫]\d+)?|[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_])|'(?!s(?!\w))(?=[^\W\d_]))*|~~?|&|[,;|/()\[\]:>،؛؍]"
)
_APART = re.compile(r"\s~+\s")
# Marks that one writer sets and another leaves out: accents on Latin letters; vowel signs of the Arabic script.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640\u02be\u02bf]")


def split(text: str) -> list[str]:
    """Split a text into tokens.

    Examples
    --------
    >>> split("20km E of Jalāl-Ābād (D.I. Khan's)")
    ['20', 'km', 'e', 'of', 'jalal', '~', 'abad', '(', 'di', 'khan', "'s", ')']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if any("\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff" for letter in text):
            text = unicodedata.normalize("NFD", text)
            text = unicodedata.normalize("NFC", re.sub("(?<=[A-Za-z])[\u0300-\u036f]+", "", text))
        text = _MARKS.sub("", text)
    found = _TOKEN.findall(fold(_APART.sub(" ~~ ", text.translate(_DASHES))))
    return [_bare(word) if len(word) > 1 and word not in {OWN, APART} else word for word in found]


def _bare(token: str) -> str:
    if token[0].isdigit():
        return token
    return token.replace("'", "").replace(".", "")


def name_key(name: str) -> str:
    """Give the words of a name, by which it is looked up: no marks, no dashes.

    Examples
    --------
    >>> name_key("Sar-e Pol"), name_key("D.I. Khan"), name_key("Ma'ruf")
    ('sar e pol', 'di khan', 'maruf')
    """
    return " ".join(token for token in split(name) if token not in DASHES and token not in SEPARATORS)


def is_figure(token: str) -> bool:
    """Tell whether a token is a number in digits of any script."""
    return token[0].isdigit()


def figure(token: str) -> float:
    """Read a number; a comma before three digits parts thousands, else decimals.

    Examples
    --------
    >>> figure("7.5"), figure("۲۰"), figure("1,500"), figure("7,5")
    (7.5, 20.0, 1500.0, 7.5)
    """
    plain = token.replace("٫", ".")
    whole, comma, rest = plain.partition(",")
    if comma:
        plain = whole + rest if len(rest) == len("000") else f"{whole}.{rest}"
    return float(plain)
