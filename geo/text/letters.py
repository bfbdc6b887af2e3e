"""Letters that one keyboard writes so and another so, and signs that a word may carry or not."""

from __future__ import annotations

# Each maps one character to one, so that offsets stay right. No two words of the data differ by one of them.
_SAME = {
    "ی": "يىېۍئ",
    "ے": "ۓ",
    "ک": "ك",
    "گ": "ګ",
    "ه": "ہھةۀەۂۃ",
    "ا": "أإٱ",
    "و": "ؤ",
}
LETTERS = {ord(other): one for one, others in _SAME.items() for other in others}
# The zero-width non-joiner, vowel signs and the hamza of the izafe, written by some and left out by others.
JOINER = "\u200c"  # the zero-width non-joiner
SIGNS = JOINER + "\u0670" + "".join(map(chr, range(0x64B, 0x660)))
_NO_SIGNS = dict.fromkeys(map(ord, SIGNS))


def fold_letters(word: str) -> str:
    """Return a word of the Arabic script with one form of each letter and without signs.

    Examples
    --------
    >>> fold_letters("كشته\u200cشده") == fold_letters("کشتهشده")
    True
    >>> fold_letters("ہلاک") == fold_letters("هلاك")
    True
    """
    return word if word.isascii() else word.translate(LETTERS).translate(_NO_SIGNS)
