"""Words by which a sentence says that its figure takes the place of an earlier one: "the toll rose to 47"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .errors import RuleError
from .text import load_language

if TYPE_CHECKING:
    from .values import Claim

# Code points of a sentence that are searched.
_LONGEST = 2000


def revising_words(claim: Claim, language: str) -> str:
    """Return the words of a claim's sentences that say so, empty if none do.

    The words are ``revised`` in the language's ``relations.toml``.
    """
    pattern = _pattern(language)
    if pattern is None:
        return ""
    found = (pattern.search(evidence.exact, 0, _LONGEST) for evidence in claim.evidence)
    return next((match[0] for match in found if match), "")


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    language = load_language(code)
    words = language.tables.get("relations", {}).get("revised", [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise RuleError(f"geo/languages/{language.code}/relations.toml: revised: must be a list of words")
    if not words:
        return None
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
