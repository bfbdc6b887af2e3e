"""Rows of the tables ``claims`` and ``relations``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..values import RelationKind
from ..voice import find_support, hear_all
from .cell import date_cells, join
from .reviews import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..values import Claim, Dossier


def list_claims(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each claim; its quote is the first of its evidence."""
    incident_of = {claim_id: incident.id for incident in dossier.incidents for claim_id in incident.claim_ids}
    deniers = _deniers(dossier)
    voices = hear_all(dossier.claims, dossier.incidents, dossier.wires)
    articles = {article.id: article for article in dossier.articles}
    reviewed = Reviewed(dossier)
    support = find_support(dossier.claims, dossier.incidents, voices)
    for claim in dossier.claims:
        yield {
            "claim_id": claim.id,
            "article_id": claim.article_id,
            "source_sha256": articles[claim.article_id].source_sha256,
            "text_sha256": articles[claim.article_id].text_sha256,
            "incident_id": incident_of.get(claim.id),
            "measure": claim.measure.value,
            "value_low": claim.value_low,
            "value_high": claim.value_high,
            "qualifier": claim.qualifier.value,
            "approx": claim.approx,
            "unsplit": claim.unsplit,
            "claimant": claim.claimant.label,
            "claimant_text": claim.claimant.text,
            "claimant_side": claim.claimant.side,
            "voice": voices[claim.id],
            "independent": len(support[claim.id]),
            "relay": join(claim.relay),
            "stance": claim.stance.value,
            "unverified": claim.unverified,
            "denied_by": join(sorted(deniers.get(claim.id, ()))),
            "victim_side": claim.victim_side,
            "victim_class": claim.victim_class,
            "actor": join(claim.actor),
            "partial": claim.partial,
            "subset_of": claim.subset_of,
            "scope": claim.scope.value,
            "aggregate": claim.aggregate,
            "background": claim.background,
            "derived": claim.derived,
            "loss_view": claim.loss_view.value,
            "place_ids": join(claim.place_ids),
            "locality": claim.locality,
            **date_cells(claim.when),
            **_quote(claim),
            "n_evidence": len(claim.evidence),
            "rule": claim.rule,
            "verdict": reviewed.verdicts.get(claim.id, ""),
            "review": reviewed.of_claim(claim.id),
        }


def list_relations(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each relation between two claims."""
    for relation in dossier.relations:
        yield {
            "kind": relation.kind.value,
            "source": relation.source,
            "target": relation.target,
            "reason": relation.reason,
        }


def _deniers(dossier: Dossier) -> dict[str, set[str]]:
    speaker = {claim.id: claim.claimant.label for claim in dossier.claims}
    deniers: dict[str, set[str]] = defaultdict(set)
    for relation in dossier.relations:
        if relation.kind is RelationKind.DENIES:
            deniers[relation.target].add(speaker[relation.source])
    return deniers


def _quote(claim: Claim) -> dict[str, Any]:
    if not claim.evidence:
        return dict.fromkeys(
            ("quote_start", "quote_end", "quote", "quote_prefix", "quote_suffix", "focus_start", "focus_end")
        )
    first = claim.evidence[0]
    return {
        "quote_start": first.start,
        "quote_end": first.end,
        "quote": first.exact,
        "quote_prefix": first.prefix,
        "quote_suffix": first.suffix,
        # Into the quote, for whoever has the frames has no text to count in.
        "focus_start": first.focus.start - first.start if first.focus else None,
        "focus_end": first.focus.end - first.start if first.focus else None,
    }
