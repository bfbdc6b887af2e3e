"""Redaction: words that a person withholds are blacked out in every text that is passed on.

The articles themselves are passed on by nobody; their hashes and offsets stay, so that whoever has them can check
the rest. A name is covered letter by letter, so that offsets into a sentence stay right. What comes to a table or a
page from elsewhere, as a place's label does from the gazetteer, is covered there: the dossier says which names.
"""

from __future__ import annotations

from collections import defaultdict
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
from .cover import BLOCK, Cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..values import Dossier

_Value = TypeVar("_Value")

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


def redact(
    dossier: Dossier, decisions: Iterable[Decision], dropped: Mapping[int, Iterable[Claim]]
) -> tuple[Dossier, frozenset[int]]:
    """Withhold what decisions withhold.

    Parameters
    ----------
    dossier
        All that was found. Claims withheld as a whole are no more in it.
    decisions
        Redactions.
    dropped
        The claims that are withheld as a whole, by the decision's number: their sentences stand in others too.

    Returns
    -------
    Dossier, frozenset of int
        The dossier without the words, and the numbers of those decisions that found any.
    """
    hit: set[int] = set()
    for decision in decisions:
        changed = (
            _quote_anew(_cover(dossier, Cover([decision.name])))
            if decision.name
            else _withhold(dossier, decision, dropped.get(decision.number, ()))
        )
        if changed != dossier:
            hit.add(decision.number)
            dossier = changed
    return dossier, frozenset(hit)


def _cover(value: _Value, cover: Cover) -> _Value:
    """Return a value with a name covered in all of its words."""
    if isinstance(value, tuple):
        return tuple(_cover(each, cover) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    words = _WORDS.get(type(value), frozenset())
    changes: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name == "url":
            new = "" if cover.hides(old) else old  # an address that was covered in part leads nowhere
        else:
            new = cover.values(old) if field.name in words else _cover(old, cover)
        if new is not old and new != old:
            changes[field.name] = new
    return replace(value, **changes) if changes else value


def _quote_anew(dossier: Dossier) -> Dossier:
    """Quote from the covered texts: a name may begin in one sentence and end in the next, or in what stands beside it."""
    texts = {article.id: article.text for article in dossier.articles}

    def quote(each: Evidence) -> Evidence:
        if each.exact == WITHHELD:
            return each
        text, start, end = texts[each.article_id], each.start, each.end
        before, after = text[max(0, start - len(each.prefix)) : start], text[end : end + len(each.suffix)]
        return replace(each, exact=text[start:end], prefix=before, suffix=after)

    claims = (replace(each, evidence=tuple(map(quote, each.evidence))) for each in dossier.claims)
    return replace(dossier, claims=tuple(claims))


def _withhold(dossier: Dossier, decision: Decision, dropped: Iterable[Claim]) -> Dossier:
    """Withhold the sentences of some claims, or all that an article's words are shown by."""
    quoted, whole = frozenset(decision.quotes), decision.article
    spans = _Spans(
        (*dropped, *(each for each in dossier.claims if each.id in quoted or each.article_id == whole))
    )
    claims = tuple(map(spans.silence, dossier.claims))
    silent = {now.id for now, before in zip(claims, dossier.claims, strict=True) if now is not before}
    silent &= {claim.id for claim in claims if any(each.exact == WITHHELD for each in claim.evidence)}
    return replace(
        dossier,
        articles=tuple(
            replace(each, title=WITHHELD if each.title else "", url="")
            if each.id == whole or spans.has_title(each)
            else each
            for each in dossier.articles
        ),
        mentions=tuple(
            _silence_mention(each) if each.article_id == whole else each for each in dossier.mentions
        ),
        claims=claims,
        unplaced=tuple(
            replace(each, text=WITHHELD)
            if each.ref in silent or (each.article_id == whole and each.what != "incident")
            else each
            for each in dossier.unplaced
        ),
    )


class _Spans:
    """Sentences of articles that no claim may quote, nor show beside its own."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._spans: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for claim in claims:
            self._spans[claim.article_id].update((each.start, each.end) for each in claim.evidence)

    def has_title(self, article: Article) -> bool:
        """Tell whether a title is one of the sentences, or holds one."""
        title = " ".join(article.title.split())
        spans = self._spans.get(article.id, ())
        sentences = (" ".join(article.text[start:end].split()) for start, end in spans)
        return bool(title) and any(each in title or title in each for each in sentences if each)

    def silence(self, claim: Claim) -> Claim:
        """Return a claim without the words of these sentences."""
        if claim.article_id not in self._spans:
            return claim
        evidence = tuple(map(self._silence, claim.evidence))
        if evidence == claim.evidence:
            return claim
        if all(each.exact != WITHHELD for each in evidence):
            return replace(claim, evidence=evidence)
        return replace(
            claim,
            evidence=evidence,
            claimant=replace(claim.claimant, text=WITHHELD if claim.claimant.text else ""),
            locality=WITHHELD if claim.locality else "",
            relay=tuple(WITHHELD for _ in claim.relay),
        )

    def _silence(self, evidence: Evidence) -> Evidence:
        start, end = evidence.start, evidence.end
        if self._touches(evidence.article_id, start, end):
            return replace(evidence, exact=WITHHELD, prefix="", suffix="", focus=None)
        before = self._touches(evidence.article_id, start - len(evidence.prefix), start)
        after = self._touches(evidence.article_id, end, end + len(evidence.suffix))
        return replace(
            evidence, prefix="" if before else evidence.prefix, suffix="" if after else evidence.suffix
        )

    def _touches(self, article_id: str, start: int, end: int) -> bool:
        return any(start < stop and begin < end for begin, stop in self._spans[article_id])


def _silence_mention(mention: Mention) -> Mention:
    """Return a mention without the article's words; what the gazetteer calls its place stays."""
    return replace(mention, surface=WITHHELD, name=mention.name if mention.place_id else WITHHELD, reason="")
