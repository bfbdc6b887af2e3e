"""Page furniture: lines that belong to the page and not to the article ("Post a Comment", "3 Min Read")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..errors import RuleError
from ..text import load_language
from ..values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Furniture is short. A longer line is never tried, so that no pattern meets a megabyte.
_MAX_LENGTH = 160

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def find_furniture(text: str, language: str) -> tuple[Span, ...]:
    """Find the ranges of page furniture, in order; each is a line without its newline.

    The language's ``furniture.toml`` says what a line of it looks like. After a line that opens the readers'
    comments all is furniture, provided that most of the text lies before it.

    Raises
    ------
    RuleError
        The language's data file is wrong.

    Examples
    --------
    >>> [text for text in ["Admin", "3 Min Read", "Torkham reopened."] if find_furniture(text, "en")]
    ['Admin', '3 Min Read']
    """
    pages, comments = _patterns(language)
    return tuple(_spans(text, pages, comments))


def _spans(text: str, pages: re.Pattern[str] | None, comments: re.Pattern[str] | None) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        content = line.group()
        body = content.strip()
        if not body or len(body) > _MAX_LENGTH:
            continue
        start = line.start() + len(content) - len(content.lstrip())
        if comments and start > len(text) / 2 and comments.fullmatch(body):
            yield Span(start=start, end=len(text.rstrip()))
            return
        if pages and pages.fullmatch(body):
            yield Span(start=start, end=start + len(body))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    tables = load_language(language).tables.get("furniture", {})
    return _compile(language, tables, "lines"), _compile(language, tables, "comments")


def _compile(language: str, tables: object, key: str) -> re.Pattern[str] | None:
    entries = tables.get(key, []) if hasattr(tables, "get") else []
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise RuleError(f"geo/languages/{language}/furniture.toml: {key} must be a list of patterns")
    if not entries:
        return None
    try:
        return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"geo/languages/{language}/furniture.toml: {key}: {error}") from error
