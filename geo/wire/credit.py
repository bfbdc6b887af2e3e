"""Credits: the agency on whose report an article rests, where the article says so of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..errors import RuleError
from ..text import load_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..values import Article

# A credit has a short line of its own at the top or the bottom of the text, or stands in brackets in the dateline or
# at the very end.
_LONGEST_LINE = 80
_DATELINE = 90
_TOP, _BOTTOM = 4, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """A language's agencies, by every name of theirs in lower case, and the words that stand around a credit."""

    agencies: Mapping[str, str]
    line: re.Pattern[str]
    bracket: re.Pattern[str]


def find_credit(article: Article) -> tuple[str, str]:
    """Return the agency that an article credits, and the words that do; both empty where there is none.

    An agency that is only quoted ("told AFP") is no credit: the rest of the report may be the paper's own.

    Examples
    --------
    >>> from geo.values import Article
    >>> known = {"id": "a", "name": "a", "source_sha256": "", "text_sha256": ""}
    >>> find_credit(Article(text="KABUL, Oct 12 (Reuters) - Torkham was shut.", **known))
    ('Reuters', 'KABUL, Oct 12 (Reuters)')
    >>> find_credit(Article(text="Torkham was shut, an officer told Reuters.", **known))
    ('', '')
    """
    known = load_credits(article.language)
    if known is None:
        return "", ""
    publisher = known.agencies.get(article.publisher.casefold().strip())
    if publisher:
        return publisher, article.publisher.strip()
    for words, pattern in _candidates(article.text, known):
        found = pattern.match(words)
        agency = known.agencies.get(found["agency"].casefold()) if found else None
        if found and agency:
            return agency, found[0].strip()
    return "", ""


def _candidates(text: str, known: Credits) -> Iterator[tuple[str, re.Pattern[str]]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    yield from ((line[:_DATELINE], known.bracket) for line in lines[:_TOP])
    yield from ((line[-_DATELINE:], known.bracket) for line in lines[-1:])
    edges = dict.fromkeys((*lines[:_TOP], *lines[-_BOTTOM:]))
    yield from ((line, known.line) for line in edges if len(line) <= _LONGEST_LINE)


@cache
def load_credits(code: str) -> Credits | None:
    """Read a language's ``credits.toml``; None where it has none.

    Raises
    ------
    RuleError
        An entry is no list of words, or two agencies share a name.
    """
    language = load_language(code)
    table = language.tables.get("credits")
    if table is None:
        return None
    file = f"geo/languages/{language.code}/credits.toml"
    agencies: dict[str, str] = {}
    for name, spellings in table.get("agencies", {}).items():
        for spelling in (name, *_texts(spellings, f"{file}: agencies.{name}")):
            if agencies.setdefault(spelling.casefold(), name) != name:
                raise RuleError(
                    f"{file}: agencies.{name}: {spelling!r} is {agencies[spelling.casefold()]} too"
                )
    if not agencies:
        raise RuleError(f"{file}: agencies: is empty; name one or take the file away")
    words = _texts(table.get("words", []), f"{file}: words")
    named = "|".join(re.escape(each) for each in sorted(agencies, key=lambda each: (-len(each), each)))
    around = (
        "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"
    )
    filling = rf"(?:(?:{around})(?!\w)|[\W_])"
    return Credits(
        agencies=agencies,
        line=re.compile(rf"{filling}*(?P<agency>{named})(?!\w){filling}*\Z", re.IGNORECASE),
        bracket=re.compile(rf"[^(\[]*[(\[]\s*(?P<agency>{named})\s*(?:[/,][^()\[\]]*)?[)\]]", re.IGNORECASE),
    )


def _texts(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise RuleError(f"{where}: must be a list of words")
    return value
