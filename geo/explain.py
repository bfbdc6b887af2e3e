"""Why: everything that was found, with the reason for each, as plain values for whoever shows them.

Nothing is decided here, and nothing looks like anything: the command and others render it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .frame.reviews import Reviewed, list_reviews
from .review import CLOSED, Cover
from .voice import find_support, hear_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer

    from .build import Result
    from .values import Article, Claim, Dossier, Incident, IncidentPlace, Mention, When


def explain(result: Result) -> dict[str, Any]:
    """Explain a result.

    Parameters
    ----------
    result
        What ``geo.build`` returns.

    Returns
    -------
    dict
        Only dicts, lists, texts, numbers, truths and None, in a fixed order, ready for ``json.dumps``:

        - ``theatre``
        - ``articles``: each with what is known of it; ``skipped`` (lines of page furniture); ``places`` (every
          mention with its role, the reason and what else it could have meant); ``claims`` (every claim with its
          speaker, sentence, rule, relations and incident); ``elsewhere``: whether nothing was read of it, because
          it names no place and no party of the theatre
        - ``incidents``: when, where and how exactly, the reason for each claim that was joined, estimates
        - ``left_out``: what no map shows, and why
        - ``reviews``: what people decided, and what became of it
        - ``failures``: articles that could not be taken apart

        ``start`` and ``end`` are code points into the article's text, lengths are metres (``_m``) or kilometres
        (``_km``).

    Examples
    --------
    >>> import geo
    >>> explain(geo.build(()))["incidents"]
    []
    """
    dossier = result.dossier
    look = _Look(dossier, result.gazetteer)
    elsewhere = frozenset(result.elsewhere)
    explained = {
        "theatre": dossier.theatre,
        "articles": [
            {**look.at_article(article), "elsewhere": article.id in elsewhere} for article in dossier.articles
        ],
        "incidents": [look.at_incident(incident) for incident in dossier.incidents],
        "left_out": [
            {
                "what": each.what,
                "ref": each.ref,
                "why": each.why,
                "text": each.text,
                "article": each.article_id,
            }
            for each in dossier.unplaced
        ],
        "reviews": list(list_reviews(dossier)),
        "failures": [{"article": each.article.name, "reason": each.reason} for each in result.failures],
    }
    # Labels come from the gazetteer, which knows of no redaction.
    covered: dict[str, Any] = Cover(dossier.withheld).values(explained, CLOSED)
    return covered


class _Look:
    """The dossier, sorted by what is looked for in it."""

    def __init__(self, dossier: Dossier, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.incident_of = {claim_id: each.id for each in dossier.incidents for claim_id in each.claim_ids}
        self.mentions_of = _group(dossier.mentions, "article_id")
        self.claims_of = _group(dossier.claims, "article_id")
        self.places_of = _group(dossier.incident_places, "incident_id")
        self.estimates_of = _group(dossier.estimates, "incident_id")
        self.voices = hear_all(dossier.claims, dossier.incidents, dossier.wires)
        self.support = find_support(dossier.claims, dossier.incidents, self.voices)
        self.reviewed = Reviewed(dossier)
        self.wires = {wire.article_id: wire for wire in dossier.wires}
        self.names = {article.id: article.name for article in dossier.articles}
        self.relations: dict[str, list[dict[str, str]]] = defaultdict(list)
        for relation in dossier.relations:
            there = {"kind": relation.kind.value, "source": relation.source, "target": relation.target}
            for end in (relation.source, relation.target):
                self.relations[end].append({**there, "reason": relation.reason})

    def label(self, place_id: str) -> str:
        return self.gazetteer.get(place_id).label

    def at_article(self, article: Article) -> dict[str, Any]:
        wire = self.wires.get(article.id)
        return {
            "id": article.id,
            "name": article.name,
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "published": article.published,
            "published_basis": article.published_basis,
            "language": article.language,
            "source_sha256": article.source_sha256,
            "text_sha256": article.text_sha256,
            "wire": wire.name if wire else "",
            "wire_reason": wire.reason if wire else "",
            "skipped": [article.text[span.start : span.end] for span in article.skipped],
            "places": [self.at_mention(each, article) for each in self.mentions_of[article.id]],
            "claims": [self.at_claim(each, article) for each in self.claims_of[article.id]],
        }

    def at_mention(self, mention: Mention, article: Article) -> dict[str, Any]:
        return {
            "id": mention.id,
            "start": mention.start,
            "end": mention.end,
            "surface": mention.surface,
            "line": _line(article.text, mention.start),
            "name": mention.name,
            "kind": mention.kind,
            "country": mention.country,
            "place": self.label(mention.place_id) if mention.place_id else None,
            "place_id": mention.place_id,
            "within": self.label(mention.within_id) if mention.within_id else None,
            "candidates": [
                {"place": self.label(each.place_id), "score": each.score, "why": each.why}
                for each in mention.candidates
            ],
            "near": mention.near,
            "described": mention.described,
            "dateline": mention.dateline,
            "role": mention.role.value,
            "reason": mention.reason,
        }

    def at_claim(self, claim: Claim, article: Article) -> dict[str, Any]:
        sides = self.gazetteer.sides
        first = claim.evidence[0]
        return {
            "id": claim.id,
            "measure": claim.measure.value,
            "value_low": claim.value_low,
            "value_high": claim.value_high,
            "qualifier": claim.qualifier.value,
            "approx": claim.approx,
            "unsplit": claim.unsplit,
            "claimant": claim.claimant.label,
            "claimant_name": sides.name_of(claim.claimant.label),
            "claimant_text": claim.claimant.text,
            "voice": self.voices[claim.id],
            "independent": list(self.support[claim.id]),
            "relay": list(claim.relay),
            "stance": claim.stance.value,
            "unverified": claim.unverified,
            "victim_side": claim.victim_side,
            "victim_name": sides.name_of(claim.victim_side),
            "victim_class": claim.victim_class,
            "actor": [sides.name_of(label) for label in claim.actor],
            "partial": claim.partial,
            "scope": claim.scope.value,
            "aggregate": claim.aggregate,
            "background": claim.background,
            "derived": claim.derived,
            "loss_view": claim.loss_view.value,
            "subset_of": claim.subset_of,
            "places": [self.label(place_id) for place_id in claim.place_ids],
            "locality": claim.locality,
            "when": _when(claim.when),
            "start": first.start,
            "end": first.end,
            "sentence": first.exact,
            "focus": article.text[first.focus.start : first.focus.end] if first.focus else "",
            "also": [each.exact for each in claim.evidence[1:]],
            "rule": claim.rule,
            "relations": self.relations.get(claim.id, []),
            "incident": self.incident_of.get(claim.id),
            "verdict": self.reviewed.verdicts.get(claim.id, ""),
            "review": self.reviewed.of_claim(claim.id),
        }

    def at_incident(self, incident: Incident) -> dict[str, Any]:
        return {
            "id": incident.id,
            "aliases": list(incident.aliases),
            "title": incident.title,
            "kind": incident.kind.value,
            "type": incident.type,
            "event_type": incident.event_type,
            "sub_event_type": incident.sub_event_type,
            "when": _when(incident.when),
            "sides": [self.gazetteer.sides.name_of(label) for label in incident.sides],
            "articles": [self.names.get(article_id, article_id) for article_id in incident.article_ids],
            "grade": incident.grade,
            "grade_reasons": list(incident.grade_reasons),
            "reviewed": incident.reviewed,
            "review": self.reviewed.of_incident(incident.id),
            "places": [self.at_place(each) for each in self.places_of[incident.id]],
            "joins": [self.at_join(each.claim_id, each.reason) for each in incident.joins],
            "estimates": [
                {**asdict(each), "claim_ids": list(each.claim_ids)} for each in self.estimates_of[incident.id]
            ],
        }

    def at_place(self, place: IncidentPlace) -> dict[str, Any]:
        return {
            "place": self.label(place.place_id) if place.place_id else place.name,
            "place_id": place.place_id,
            "kind": place.kind,
            "precision": place.precision.value,
            "alleged": place.alleged,
            "radius_m": place.radius_m,
            "side": place.side,
            "side_certain": place.side_certain,
            "from_km": place.km_from,
            "to_km": place.km_to,
            "distance_km": place.distance_km,
            "review": self.reviewed.of_place(place.claim_ids, place.place_id),
            "mentions": list(place.mention_ids),
            "claims": list(place.claim_ids),
        }

    def at_join(self, claim_id: str, reason: str) -> dict[str, str]:
        claim = self.claims.get(claim_id)
        return {"claim": claim_id, "sentence": claim.evidence[0].exact if claim else "", "reason": reason}


def _group(values: Iterable[Any], key: str) -> defaultdict[str, list[Any]]:
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for value in values:
        groups[getattr(value, key)].append(value)
    return groups


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision.value,
        "night": when.night,
        "zone": when.zone,
        "basis": when.basis,
    }


def _line(text: str, offset: int) -> int:
    """Count lines from 1, as editors do."""
    return text.count("\n", 0, offset) + 1
