"""A where without a name: "four distinct points along the border". Kept with the claim, and never on the map."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..errors import RuleError
from ..text import load_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..values import Article, Claim

_SPACE = r"[^\S\n]{1,3}"
_SLOT = re.compile(r"\{([a-z]+)\}")
# A claim's unnamed place stands in its own sentence, and of a sentence without end only so much is read.
_READ = 2_000


def name_localities(article: Article, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give each claim the words of its sentence for an unnamed where, the nearest if there are several.

    Claims that have a ``locality`` already keep it; so do those of a language without ``[locality]`` data.

    Raises
    ------
    RuleError
        A form of the language's ``incident.toml`` is wrong.
    """
    pattern = _load(article.language)
    if pattern is None:
        return tuple(claims)
    return tuple(
        claim if claim.locality else replace(claim, locality=_nearest(article, claim, pattern))
        for claim in claims
    )


def _nearest(article: Article, claim: Claim, pattern: re.Pattern[str]) -> str:
    evidence = claim.evidence[0]
    focus = evidence.focus.start if evidence.focus is not None else evidence.start
    begin = max(evidence.start, focus - _READ)
    found = pattern.finditer(article.text, begin, min(evidence.end, focus + _READ))
    nearest = min(found, key=lambda match: (abs(match.start() - focus), match.start()), default=None)
    return "" if nearest is None else nearest.group()


@cache
def _load(code: str) -> re.Pattern[str] | None:
    table = load_language(code).tables.get("incident", {}).get("locality")
    if table is None:
        return None
    try:
        return re.compile(rf"(?<!\w)(?:{'|'.join(_compile(form, table) for form in table['forms'])})(?!\w)")
    except (KeyError, re.error) as error:
        raise RuleError(f"geo/languages/{code}/incident.toml: [locality] {error!r}") from error


def _compile(form: str, table: Mapping[str, list[str]]) -> str:
    plain = {"name": r"[A-Z][\w-]{1,30}", "word": r"[a-z][\w-]{1,30}"}

    def slot(match: re.Match[str]) -> str:
        if match[1] in plain:
            return plain[match[1]]
        words = sorted(table[match[1]], key=lambda word: (-len(word), word))
        return f"(?:{'|'.join(re.escape(word) for word in words)})".replace(r"\ ", _SPACE)

    return _SLOT.sub(slot, form.replace("(", "(?:").replace(" ", _SPACE))
