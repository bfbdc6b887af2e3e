"""Texts as the automaton of many names reads them: what is no letter is a space, so that names begin and end at words.

Half a million names are found as parts of longer words everywhere ("ali" in "validity"). With a space before and
behind each, and a text of which every other character is a space, the automaton finds whole words only, just those
that `stands_alone` would let through.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..spelling import is_arabic, is_unspaced

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLANE = 0x10000  # what lies beyond the first plane is taken for a letter
SPACE = 0x20
_OTHER, _LATIN, _ARABIC = 0, 1, 2
_ASCII = bytes(code if chr(code).isalnum() or chr(code) == "_" else SPACE for code in range(128)) + bytes(128)


@cache
def _classes() -> NDArray[Any]:
    """Give what each character of the first plane is: a letter or digit, a letter of Arabic script, or neither."""
    classes = np.zeros(_PLANE, dtype=np.uint8)
    for code in range(_PLANE):
        character = chr(code)
        if character.isalpha():
            classes[code] = _ARABIC if is_arabic(character) else _LATIN
        elif character == "_" or character.isdigit() or unicodedata.combining(character):
            classes[code] = _LATIN
    return classes


def probe(folded: str) -> tuple[str, ...]:
    """Give a folded text as it is searched: one form, or two where it is in Arabic and another script.

    Returns
    -------
    tuple of str
        Each as long as the text.

    Examples
    --------
    >>> probe("kabul's (khost)"), probe("50کابل")
    (('kabul s  khost ',), ('50    ', '  کابل'))
    """
    if folded.isascii():
        return (folded.encode().translate(_ASCII).decode(),)
    codes = np.frombuffer(folded.encode("utf-32-le", "replace"), dtype="<u4")
    classes = _classes()[np.minimum(codes, _PLANE - 1)]
    classes[codes >= _PLANE] = _LATIN
    return tuple(
        np.where(kept, codes, SPACE).astype("<u4").tobytes().decode("utf-32-le")
        for script in (_LATIN, _ARABIC)
        if (kept := classes == script).any()
    )


def is_apart(folded: str) -> bool:
    """Tell whether a name begins or ends in a script that is written without spaces between words.

    Examples
    --------
    >>> is_apart("ตราด"), is_apart("trat")
    (True, False)
    """
    return is_unspaced(folded[0]) or is_unspaced(folded[-1])
