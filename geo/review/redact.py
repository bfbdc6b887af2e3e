"""Redaction: words that a person withholds are blacked out in every text that is passed on.

The articles themselves are passed on by nobody; their hashes and offsets stay, so that whoever has them can check
the rest. A name is covered letter by letter, so that offsets into a sentence stay right.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from ..values import (
    Article,
    Candidate,
    Claim,
    Claimant,
    ClaimRelation,
    Decision,
    Estimate,
    Evidence,
    Incident,
    IncidentPlace,
    Join,
    Mention,
    Outcome,
    Unplaced,
    When,
    Wire,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..values import Dossier

_Value = TypeVar("_Value")

BLOCK = "█"
# In the place of words withheld as a whole: their number is nobody's business.
WITHHELD = BLOCK * 5
# Which fields of which value hold words of an article or of a person; all others hold ids, labels and codes.
_WORDS: dict[type, frozenset[str]] = {
    Article: frozenset({"name", "text", "title", "publisher", "url", "published_basis"}),
    Candidate: frozenset({"why"}),
    Claim: frozenset({"relay", "locality", "rule"}),
    Claimant: frozenset({"text"}),
    ClaimRelation: frozenset({"reason"}),
    Decision: frozenset({"who", "why", "name"}),
    Estimate: frozenset({"reason"}),
    Evidence: frozenset({"exact", "prefix", "suffix"}),
    Incident: frozenset({"title", "grade_reasons"}),
    IncidentPlace: frozenset({"name"}),
    Join: frozenset({"reason"}),
    Mention: frozenset({"surface", "name", "reason"}),
    Outcome: frozenset({"note"}),
    Unplaced: frozenset({"text"}),
    When: frozenset({"basis"}),
    Wire: frozenset({"name", "reason"}),
}


def redact(dossier: Dossier, decisions: Iterable[Decision]) -> tuple[Dossier, frozenset[int]]:
    """Withhold what decisions withhold.

    Parameters
    ----------
    dossier
        All that was found. Claims withheld as a whole are no more in it.
    decisions
        Redactions.

    Returns
    -------
    Dossier, frozenset of int
        The dossier without the words, and the numbers of those decisions that found any.
    """
    hit: set[int] = set()
    for decision in decisions:
        if decision.name:
            changed = _cover(dossier, _name_pattern(decision.name))
        elif decision.quotes or decision.article:
            changed = _withhold(dossier, decision)
        else:
            continue
        if changed != dossier:
            hit.add(decision.number)
            dossier = changed
    return dossier, frozenset(hit)


def _name_pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _cover(value: _Value, pattern: re.Pattern[str]) -> _Value:
    """Return a value with a name covered in all of its words."""
    if isinstance(value, tuple):
        return tuple(_cover(each, pattern) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    words = _WORDS.get(type(value), frozenset())
    changes: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _black(old, pattern) if field.name in words else _cover(old, pattern)
        if new is not old and new != old:
            changes[field.name] = "" if field.name == "url" else new
    return replace(value, **changes) if changes else value


def _black(words: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(words, tuple):
        return tuple(_black(each, pattern) for each in words)
    return pattern.sub(lambda found: BLOCK * len(found[0]), words)


def _withhold(dossier: Dossier, decision: Decision) -> Dossier:
    """Withhold the sentences of some claims, or all that an article's words are shown by."""
    quoted = frozenset(decision.quotes)
    whole = decision.article
    meant = {claim.id for claim in dossier.claims if claim.id in quoted or claim.article_id == whole}
    return replace(
        dossier,
        articles=tuple(
            replace(each, title=WITHHELD) if each.id == whole and each.title else each
            for each in dossier.articles
        ),
        claims=tuple(_silence(claim) if claim.id in meant else claim for claim in dossier.claims),
        unplaced=tuple(
            replace(each, text=WITHHELD)
            if each.ref in meant or (each.article_id == whole and each.what != "incident")
            else each
            for each in dossier.unplaced
        ),
    )


def _silence(claim: Claim) -> Claim:
    silent = tuple(replace(each, exact=WITHHELD, prefix="", suffix="", focus=None) for each in claim.evidence)
    return replace(
        claim,
        evidence=silent,
        claimant=replace(claim.claimant, text=WITHHELD if claim.claimant.text else ""),
        locality=WITHHELD if claim.locality else "",
        relay=tuple(WITHHELD for _ in claim.relay),
    )
