"""Rows of the tables ``mentions``, ``articles`` and ``unplaced``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer

    from ..values import Dossier


def list_mentions(dossier: Dossier, gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """Yield a row for each mention; position and radius are those of its place."""
    for mention in dossier.mentions:
        place = gazetteer.get(mention.place_id) if mention.place_id is not None else None
        yield {
            "mention_id": mention.id,
            "article_id": mention.article_id,
            "start": mention.start,
            "end": mention.end,
            "surface": mention.surface,
            "name": mention.name,
            "kind": mention.kind,
            "country": mention.country,
            "place_id": mention.place_id,
            "within_id": mention.within_id,
            "described": mention.described,
            "dateline": mention.dateline,
            "role": mention.role.value,
            "reason": mention.reason,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "radius_m": place.radius_m if place else None,
        }


def list_articles(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each article. Its text stays out: frames are passed on, and texts have owners."""
    n_claims = Counter(claim.article_id for claim in dossier.claims)
    wires = {wire.article_id: wire for wire in dossier.wires}
    for article in dossier.articles:
        wire = wires.get(article.id)
        yield {
            "article_id": article.id,
            "name": article.name,
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "published": article.published,
            "published_basis": article.published_basis,
            "language": article.language,
            "source_sha256": article.source_sha256,
            "text_sha256": article.text_sha256,
            "n_claims": n_claims[article.id],
            "wire": wire.name if wire else "",
            "wire_reason": wire.reason if wire else "",
            "attribution": "",
        }


def list_unplaced(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each thing that no map can show."""
    for left_out in dossier.unplaced:
        yield {
            "what": left_out.what,
            "ref": left_out.ref,
            "why": left_out.why,
            "text": left_out.text,
            "article_id": left_out.article_id,
        }
