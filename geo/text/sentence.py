"""An article's text as blocks (paragraphs, bullets, headings) and sentences, with offsets into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..values import Article
    from .language import Language

# A full stop in Latin script ends a sentence before a space; the Arabic ones (۔ ؟) need none.
# What follows is looked at by hand: a look-ahead would try each full stop of a long row again.
_ENDS = re.compile(r"[.!?…]+[\"'”’»)\]]*|[۔؟]+[\"'”’»)\]]*")
_NEEDS_SPACE = ".?…"
LONGEST_SENTENCE = 20_000
_NEXT = re.compile(r"\S")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# What extractors of pages put before a text: when it was published. The text begins behind it.
_STAMP = re.compile(r"date \d{4}-\d{2}-\d{2}(?=\s)")
_BULLET = re.compile(r"(?:[•·▪◦‣*–—-]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article: ``text[start:end]`` without the white space around it.

    ``block`` counts the paragraphs and bullets of the article, ``index`` the sentences. ``bullet`` says
    whether its block begins with a bullet (which lies before ``start``); ``heading`` whether its block has
    no full stop and is short: a headline or a subheading. ``title`` is the article's headline itself.
    """

    index: int
    block: int
    start: int
    end: int
    text: str
    bullet: bool = False
    heading: bool = False
    title: bool = False


@lru_cache(maxsize=1)  # places, claims and dates of an article are found one after the other
def split(article: Article, language: Language) -> tuple[Sentence, ...]:
    """Cut an article into sentences; page furniture (``article.skipped``) is left out.

    A block ends at a newline. Abbreviations and initials of the language's data do not end a sentence. Of a
    sentence longer than ``LONGEST_SENTENCE`` code points the rest is left out: nobody wrote it to be read.
    """
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_blocks(article)):
        bullet = _BULLET.match(article.text, start, end)
        body = bullet.end() if bullet else start
        pieces = list(_pieces(article.text, body, end, language))
        is_title = (
            article.title_span is not None and article.title_span.start <= start < article.title_span.end
        )
        short = len(pieces) == 1 and end - body < _HEADING_LENGTH and article.text[end - 1] not in ".!?۔؟:"
        for piece_start, whole_end in pieces:
            piece_end = min(whole_end, piece_start + LONGEST_SENTENCE)
            sentences.append(
                Sentence(
                    index=len(sentences),
                    block=number,
                    start=piece_start,
                    end=piece_end,
                    text=article.text[piece_start:piece_end],
                    bullet=bullet is not None,
                    heading=short and bullet is None,
                    title=is_title,
                )
            )
    return tuple(sentences)


_HEADING_LENGTH = 120


def _blocks(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each non-empty line, stripped, that is no page furniture."""
    skipped, number = article.skipped, 0
    for line in _LINE.finditer(article.text):
        text = line.group()
        start = line.start() + len(text) - len(text.lstrip())
        end = line.end() - (len(text) - len(text.rstrip()))
        while number < len(skipped) and skipped[number].end <= start:
            number += 1
        if start < end and not (number < len(skipped) and skipped[number].start < end):
            yield from _without_stamp(article.text, start, end)


def _without_stamp(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a line, or the stamp that it opens with and what stands behind it as two."""
    stamp = _STAMP.match(text, start, end)
    behind = _NEXT.search(text, stamp.end(), end) if stamp else None
    if stamp and behind:
        yield stamp.span()
        start = behind.start()
    yield start, end


def _pieces(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _ENDS.finditer(text, start, end):
        mark = text[stop.start()]
        if mark in _NEEDS_SPACE and stop.end() < end and not text[stop.end()].isspace():
            continue
        if mark == "." and language.is_abbreviation(text, begin, stop.start()):
            continue
        following = _NEXT.search(text, stop.end(), end)
        if mark in ".?!…" and following is not None and following.group().islower():
            continue
        yield begin, stop.end()
        begin = stop.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end
