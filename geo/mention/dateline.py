"""Places that stand outside the sentences: datelines, and labels that are a line of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..text import Sentence
    from .group import Group
    from .token import Words

# After the place: perhaps a date after a comma, perhaps an agency in brackets, then a dash or a colon; or the
# agency alone, as Urdu papers have it. Every part is bounded and ends in a sign that no earlier part contains.
_AFTER = re.compile(
    r"[)\]]?(?:\s?,[^(:;–—\n-]{1,30})?\s?(?:\([^()\n]{2,60}\)\s?(?:[:–—-]\s?|(?=\w))|(?:[:;–—]|-\s|\s-)\s?)"
)
# In capitals a date without any sign behind it will do: "SOMEWHERE, Jan 5 Four people were ...".
_DATED = re.compile(r"(?:, [A-Z][a-z]{3,20})?,\s?[A-Z][a-z]{2,8}\.? \d{1,2}\s(?=[A-Z\"“])")
_BODY = 40
_DESK = re.compile(r"[^\n.:;–—-]{2,40}(?:[–—-]\s?|\s[–—-]\s)")
# An agency in brackets, before the place and its colon: "(WIRE- Some News) Somewhere: ...".
_CREDIT = re.compile(r"\([^()\n]{2,60}\)\s?")


def is_dateline(group: Group, sentence: Sentence, words: Words, text: str, *, opens_block: bool) -> bool:
    """Whether a group opens its paragraph as the place and source of a report."""
    if not opens_block or sentence.bullet or sentence.heading:
        return False
    start = group.spots[0].start
    if start != sentence.start and not _is_behind_desk(text, sentence.start, start, group.spots[0].end):
        return False
    end = words.ends[group.last - 1]  # with its kind word: "SOMEWHERE AGENCY - "
    after = _AFTER.match(text, end, min(len(text), end + 120))
    if after is None and text[start : group.spots[0].end].isupper():
        after = _DATED.match(text, end, min(len(text), end + 120))
    return after is not None and (
        sentence.end - after.end() >= _BODY or text[after.end() : after.end() + 1] not in {"", "\n"}
    )


def _is_behind_desk(text: str, start: int, at: int, end: int) -> bool:
    """Whether a name in capitals stands behind nothing but who wrote the report: "Staff Report-SOMEWHERE: ".

    Behind an agency in brackets it needs no capitals.
    """
    if _CREDIT.fullmatch(text, start, at) is not None:
        return True
    return text[at:end].isupper() and _DESK.fullmatch(text, start, at) is not None


def stands_alone(groups: tuple[Group, ...], words: Words) -> bool:
    """Whether a sentence is nothing but names of places: a label, the town under a reader's letter."""
    named = sum(group.last - group.first for group in groups)
    others = [word for word in words.folded if word[0].isalnum()]
    inside = [
        word for group in groups for word in words.folded[group.first : group.last] if word[0].isalnum()
    ]
    return named > 0 and len(others) == len(inside)
