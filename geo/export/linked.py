"""JSON-LD files of claims: an ``AnnotationCollection`` (W3C Web Annotation), and a graph of schema.org's ``Claim``."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside
from ..review import Cover
from .format import Format
from .statements import URN, is_address, state_claim
from .view import to_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer import Gazetteer

    from ..frame import Frames

_TERMS = f"{URN}term:"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "clashline": _TERMS,
        **{
            name: f"clashline:{name}"
            for name in (
                "Claim", "measure", "value_low", "value_high", "qualifier", "claimant", "claimant_name", "claimant_words", "stance",
                "victim_side", "victim_name", "incident", "text_sha256", "without_sentence",
            )
        },
    },
]  # fmt: skip
_OWN = ("measure", "value_low", "value_high", "qualifier", "claimant", "stance", "victim_side")


def write_annotations(frames: Frames, path: Path, gazetteer: Gazetteer) -> None:
    """Write each claim as an annotation on its sentence: quote and position select it, the body says what is claimed.

    Positions count code points of the article's text as it was read, whose SHA-256 stands with it. Claims that no text
    carries (those of coded tables) are counted in ``without_sentence``.
    """
    cover, sides = Cover(frames.withheld), gazetteer.sides
    articles = {row["article_id"]: row for row in to_rows(frames.articles)}
    claims = to_rows(frames.claims)
    items: list[dict[str, Any]] = []
    for claim in claims:
        if claim["quote_start"] is None or not claim["quote"]:
            continue
        names = {
            "claimant_name": cover.text(sides.name_of(claim["claimant"])),
            "claimant_words": claim["claimant_text"],
            "victim_name": cover.text(sides.name_of(claim["victim_side"])),
        }
        body = {
            "id": f"{URN}claim:{claim['claim_id']}",
            "type": "Claim",
            **{key: claim[key] for key in _OWN},
            **names,
        }
        if claim["incident_id"]:
            body["incident"] = f"{URN}incident:{claim['incident_id']}"
        items.append(
            {
                "id": f"{URN}annotation:{claim['claim_id']}",
                "type": "Annotation",
                "motivation": "describing",
                "body": {key: value for key, value in body.items() if value not in (None, "")},
                "target": _target(claim, articles.get(claim["article_id"])),
            }
        )
    key = hashlib.sha256("|".join(str(item["id"]) for item in items).encode()).hexdigest()[:16]
    collection = {
        "@context": _CONTEXT,
        "id": f"{URN}annotations:{key}",
        "type": "AnnotationCollection",
        "label": f"Claims in {len(articles)} articles, theatre {frames.theatre}",
        "total": len(items),
        "without_sentence": len(claims) - len(items),
        "first": {
            "id": f"{URN}annotations:{key}:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    _write(collection, path)


def write_statements(frames: Frames, path: Path, gazetteer: Gazetteer) -> None:
    """Write each claim as schema.org's ``Claim``, in one graph."""
    cover, sides = Cover(frames.withheld), gazetteer.sides
    articles = {row["article_id"]: row for row in to_rows(frames.articles)}
    incidents = {row["incident_id"]: row for row in to_rows(frames.incidents)}
    graph = [
        state_claim(
            claim,
            articles.get(claim["article_id"]),
            incidents.get(claim["incident_id"]),
            speaker=cover.text(sides.name_of(claim["claimant"])),
            victims=cover.text(sides.name_of(claim["victim_side"])),
        )
        for claim in to_rows(frames.claims)
        if claim["verdict"] != "discarded"
    ]
    _write({"@context": "https://schema.org", "@graph": graph}, path)


def _target(claim: dict[str, Any], article: dict[str, Any] | None) -> dict[str, Any]:
    digest = claim["text_sha256"] or claim["source_sha256"]
    address = article["url"] if article is not None and is_address(article["url"]) else f"{URN}text:{digest}"
    source: dict[str, Any] = {"id": address, "type": "Text", "text_sha256": digest}
    if article is not None:
        source |= {"label": article["title"] or article["name"], "language": article["language"]}
    position: dict[str, Any] = {
        "type": "TextPositionSelector",
        "start": claim["quote_start"],
        "end": claim["quote_end"],
    }
    if claim["focus_start"] is not None:
        # Of the words in the sentence that say it, counted within the sentence.
        position["refinedBy"] = {
            "type": "TextPositionSelector",
            "start": claim["focus_start"],
            "end": claim["focus_end"],
        }
    quote = {
        "type": "TextQuoteSelector",
        "exact": claim["quote"],
        "prefix": claim["quote_prefix"],
        "suffix": claim["quote_suffix"],
    }
    return {"source": source, "selector": [quote, position]}


def _write(value: Any, path: Path) -> None:
    with write_beside(path) as draft:
        draft.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


ANNOTATIONS = Format(
    suffix=".annotations.jsonld",
    name="Web Annotations",
    keeps="each claim as a W3C Web Annotation on its sentence (JSON-LD)",
    write_with=write_annotations,
)
STATEMENTS = Format(
    suffix=".claims.jsonld",
    name="schema.org Claims",
    keeps="each claim as schema.org's Claim (JSON-LD)",
    write_with=write_statements,
)
