"""Spellings brought to one form, character for character, so that offsets stay right."""

from __future__ import annotations

import re
import unicodedata

# Letters that one keyboard writes so and another so; no two places differ by one of these pairs.
# Each maps one character to one: a text and its folded form have the same length and the same offsets.
_SAME = {
    "ی": "يىېۍےۓ",
    "ک": "ك",
    "گ": "ګ",
    "ه": "ہھةۀەۂۃ",
    "ا": "أإآٱ",
    "و": "ؤ",
    "ں": "ڼ",
    "'": "’‘ʼ´`′",
    " ": "-‐‑‒–—―\u00a0\u200b\u200c\u202f\n\r\t",
    "a": "āáàâăä",
    "i": "īíìîïı",
    "u": "ūúùûü",
    "e": "ēéèêë",
    "o": "ōóòôö",
}
# The scripts of mainland South-East Asia, by first and last character.
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
_MARKS = frozenset({"Mn", "Mc"})
# Shorter ones would be words as often as names.
_SHORTEST_JOINED = 6
_LAND = "ستان"
# Vowel signs of the Arabic script, which hardly anybody writes.
VOWEL_SIGNS = re.compile("[\u064b-\u0655\u0670]")
_REPLACEMENTS = tuple((other, one) for one, others in _SAME.items() for other in others)
_ASCII_REPLACEMENTS = tuple(pair for pair in _REPLACEMENTS if pair[0].isascii())


def fold(text: str) -> str:
    """Bring a text to the form in which names are compared.

    Lower case; one form of the letters that keyboards for Arabic script write differently; straight
    apostrophes; a space for a hyphen, a line's end and a zero-width non-joiner.

    Returns
    -------
    str
        As many characters as ``text``, each standing for the one at its place.

    Examples
    --------
    >>> fold("Bab-e-Dosti"), fold("كابل")
    ('bab e dosti', 'کابل')
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    if text.isascii():
        folded = text.lower()
        for other, one in _ASCII_REPLACEMENTS:
            folded = folded.replace(other, one)
        return folded
    folded = text.replace("İ", "I").lower()  # the one letter whose lower case is longer
    for other, one in _REPLACEMENTS:
        if other in folded:
            folded = folded.replace(other, one)
    return folded


def is_arabic(character: str) -> bool:
    """Tell whether a character belongs to the Arabic script's blocks.

    Examples
    --------
    >>> is_arabic("خ"), is_arabic("K")
    (True, False)
    """
    return "\u0600" <= character <= "\u06ff" or "\u0750" <= character <= "\u077f"


def script_of(text: str) -> str:
    """Name the script of a text's first letter, as Unicode calls it; empty if it has no letter.

    Examples
    --------
    >>> script_of("Khost"), script_of("خوست"), script_of("ตราด")
    ('LATIN', 'ARABIC', 'THAI')
    """
    letter = next(filter(str.isalpha, text), "")
    return unicodedata.name(letter, "").partition(" ")[0]


def respaced(name: str) -> tuple[str, ...]:
    """Give the other ways to space a folded name of the Arabic script: its words joined, its last part set off.

    Examples
    --------
    >>> respaced("میر علی"), respaced("وزیرستان"), respaced("mir ali")
    (('میرعلی',), ('وزیر ستان',), ())
    """
    if not name or not is_arabic(name[0]):
        return ()
    joined = name.replace(" ", "")
    found = [joined] if joined != name and len(joined) >= _SHORTEST_JOINED else []
    stem = name.removesuffix(_LAND)
    if stem != name and len(stem) > 1 and not stem.endswith(" "):
        found.append(f"{stem} {_LAND}")
    return tuple(found)


def is_unspaced(character: str) -> bool:
    """Tell whether a character belongs to a script of South-East Asia that is written without spaces between words.

    Examples
    --------
    >>> is_unspaced("ต"), is_unspaced("K")
    (True, False)
    """
    return character >= _UNSPACED[0][0] and any(first <= character <= last for first, last in _UNSPACED)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the characters from start to end are no part of a longer word.

    In Arabic script digits and Latin letters are written against a word without a space; in Latin
    script a digit or letter of any script but Arabic continues the word. Where words are written without spaces, a
    name ends anywhere but before a vowel or tone mark.

    Examples
    --------
    >>> stands_alone("Kabul's", 0, 5), stands_alone("Kabuli", 0, 5)
    (True, False)
    >>> stands_alone("50کابل", 2, 6)
    True
    >>> stands_alone("ที่ตราดวันนี้", 3, 7)
    True
    """
    return not (
        (start > 0 and not is_unspaced(text[start]) and _joins(text[start - 1], text[start]))
        or (end < len(text) and _joins(text[end], text[end - 1]))
    )


def _joins(outside: str, inside: str) -> bool:
    if is_unspaced(inside):
        return unicodedata.category(outside) in _MARKS
    arabic = is_arabic(inside)
    if outside.isalpha():
        return is_arabic(outside) == arabic
    if arabic:
        return False  # vowel marks (the kasra of the genitive) and digits end no word and begin none
    return outside.isdigit() or outside == "_" or unicodedata.combining(outside) != 0
