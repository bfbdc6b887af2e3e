"""Text as a cell of a spreadsheet that stays text, whatever it says.

Text comes from articles, and a spreadsheet takes a cell that begins with ``=`` for a formula. What a program skips before
it looks (blanks, marks that nobody sees, quotation marks) and what it takes for ``=`` (full-width and small forms) count,
too; and the beginning after a separator that is none here, but where a spreadsheet's language has ``;`` for the comma.
Such a place gets an apostrophe, which reading takes away again.
"""

from __future__ import annotations

import re

# After OWASP, "CSV Injection"; and what becomes one of them under NFKC, as some programs normalise.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋﬩−"
# Blanks but tab and line breaks; control characters; marks that nobody sees, direction marks and fillers; quotation marks.
_SKIPPED = (
    " \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
    "'\"`´‘’‚‛“”„‟«»‹›＇＂"
)
_BEGINNING = f"(?=[{_SKIPPED}]*[{_SIGNS}])|(?=[{_SKIPPED}]*[\t\r\n])"
_AFTER = f"(?<=[\t\r\n;|])(?=[{_SKIPPED}]*[{_SIGNS}])"
_HIDE = re.compile(f"\\A(?:{_BEGINNING})|{_AFTER}")
_SHOW = re.compile(f"\\A'(?:{_BEGINNING})|(?<=[\t\r\n;|])'(?=[{_SKIPPED}]*[{_SIGNS}])")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might take text for a formula, or for several cells of which one is.

    Examples
    --------
    >>> is_formula("=1+1"), is_formula("\u200b＝1"), is_formula("58 killed")
    (True, True, False)
    """
    return _HIDE.search(text) is not None


def hide_formula(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> hide_formula("=1+1"), hide_formula("a;=1+1")
    ("'=1+1", "a;'=1+1")
    """
    return _HIDE.sub("'", text)


def show_formula(cell: str) -> str:
    """Return the text that ``hide_formula`` was given.

    Examples
    --------
    >>> show_formula("'=1+1"), show_formula("'tis")
    ('=1+1', "'tis")
    """
    return _SHOW.sub("", cell)
