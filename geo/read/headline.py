"""Whether a text prints its own headline, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAX_LENGTH = 160
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"\w+")
# A line that ends so is a sentence or leads to one; "?" and "!" end headlines too.
_SENTENCE_ENDS = tuple(".۔…:;,،؛")
# Menus may stand before the headline, but no more than this many lines.
_FIRST_LINES = 3
_SHARED = 0.5


def find_headline(text: str, title: str, skipped: Iterable[Span] = ()) -> Span | None:
    r"""Find the line that is the headline.

    It is one of the first lines if it shares half of its words with the title that is known from elsewhere,
    else the first line if it is short, ends like no sentence, and more text follows.

    Parameters
    ----------
    text
        The article.
    title
        Its title as known from beside the text, or empty.
    skipped
        Page furniture, which is no headline.

    Examples
    --------
    >>> find_headline("Torkham shut after clash\n\nGuards said on Monday that it was shut.", "")
    Span(start=0, end=24)
    """
    lines = []
    for span in _lines(text, tuple(skipped)):
        lines.append(span)
        if len(lines) > _FIRST_LINES:
            break
    headings = [span for span in lines[:_FIRST_LINES] if _is_heading(text[span.start : span.end])]
    if len(lines) < 2 or not headings:  # noqa: PLR2004 - a headline has something under it
        return None
    for span in headings:
        if title and _likeness(text[span.start : span.end], title) >= _SHARED:
            return span
    return headings[0] if headings[0] == lines[0] else None


def _lines(text: str, skipped: tuple[Span, ...]) -> Iterator[Span]:
    number = 0
    for line in _LINE.finditer(text):
        content = line.group()
        start = line.start() + len(content) - len(content.lstrip())
        end = line.end() - (len(content) - len(content.rstrip()))
        while number < len(skipped) and skipped[number].end <= start:
            number += 1
        if start < end and not (number < len(skipped) and skipped[number].start < end):
            yield Span(start=start, end=end)


def _is_heading(line: str) -> bool:
    return len(line) <= _MAX_LENGTH and not line.endswith(_SENTENCE_ENDS)


def _likeness(line: str, title: str) -> float:
    """Share of the words of the shorter one that the other has too."""
    left, right = ({word.casefold() for word in _WORD.findall(words)} for words in (line, title))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
