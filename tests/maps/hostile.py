"""Hostile payloads, and maps whose every field is one."""

from __future__ import annotations

import contextlib
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import shapely

import maps.page

from .by_hand import make_frames

_FILE = Path(__file__).parents[1] / "hostile" / "payloads.jsonl"


@dataclass(frozen=True)
class Payload:
    """One hostile text, and the contexts in which it runs where nothing protects."""

    id: str
    text: str
    live: tuple[str, ...]


def read_payloads():
    """Read all payloads."""
    rows = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
    return [Payload(row["id"], row["payload"], tuple(row["live"])) for row in rows]


# Claims and places to an incident that has any: opening an incident takes a browser long, reading another claim
# of it does not.
GROUP = 10


def name_incident(number):
    """Name the incident that the claim and the place of a text belong to."""
    return f"i{number - number % GROUP:012x}"


def is_claimant(number):
    """Say whether a text is also the label of who speaks, so that its words need no repeating after the name."""
    return number % 4 == 1


def make_hostile_frames(texts):
    """Make a map with an incident, place, claim, article and listed row for each text, and the text in every field.

    Claims and places of ten texts belong to the first one's incident. Half of the places are areas and half are
    points, so that every way of drawing one is taken.
    """
    tables = {name: [] for name in ("incidents", "incident_places", "areas", "claims", "articles")}
    tables |= {name: [] for name in ("relations", "estimates", "unplaced")}
    for number, text in enumerate(texts):
        claim, article, owner = f"c{number:012x}", f"{number:016x}", name_incident(number)
        lat, lon = 29.5 + number % 10 * 0.7, 62.0 + number // 10 * 0.7
        is_point = number % 2 == 0
        key = f"{owner}/{number % GROUP + 1}"
        tables["articles"].append(
            {
                "article_id": article,
                "name": text,
                "title": text,
                "publisher": text,
                "url": text,
                "published": text if number % 3 else "2025-10-12",
                "published_basis": text,
                "language": text if number % 5 else "en",
                "source_sha256": text,
                "text_sha256": text,
                "n_claims": 1,
            }
        )
        tables["incidents"].append(
            {
                "incident_id": f"i{number:012x}",
                "kind": ("clash", "strike", "attack", "closure", "other", text)[number % 6],
                "type": text,
                "event_type": text,
                "sub_event_type": text,
                "title": text,
                "date_start": "2025-10-11",
                "date_end": "2025-10-11",
                "date_precision": text if number % 4 == 0 else "day",
                "date_basis": text,
                "zone": text,
                "sides": text,
                "grade": text if number % 2 else "contested",
                "grade_reasons": text,
                "reviewed": number % 2 == 0,
                "review": text,
                "article_ids": article,
            }
        )
        tables["incident_places"].append(
            {
                "incident_id": owner,
                "place_key": key,
                "place_id": f"p{number}",
                "name": text,
                "label": text,
                "kind": text,
                "country": text,
                "admin1": text,
                "source": text,
                "precision": "site" if is_point else "district",
                "alleged": number % 7 == 0,
                "radius_m": 500.0 if is_point else 20_000.0,
                "side": text,
                "km_from": 10.0 * number,
                "km_to": 10.0 * number,
                "distance_km": 1.0,
                "claim_ids": claim,
                "review": text,
                "geometry": shapely.Point(lon, lat) if is_point else None,
            }
        )
        if not is_point:
            tables["areas"].append(
                {
                    "incident_id": owner,
                    "place_key": key,
                    "name": text,
                    "precision": "district",
                    "geometry": shapely.box(lon - 0.2, lat - 0.2, lon + 0.2, lat + 0.2),
                }
            )
        quote = f"{text} and {text} so"
        tables["claims"].append(
            {
                "claim_id": claim,
                "article_id": article,
                "incident_id": owner,
                "measure": text if number % 9 == 0 else "killed",
                "value_low": number,
                "value_high": number,
                "qualifier": text if number % 8 == 0 else "exact",
                "claimant": text if is_claimant(number) else "media",
                "claimant_text": text,
                "claimant_side": text,
                "relay": text,
                "stance": text if number % 6 == 1 else "asserts",
                "denied_by": text if number % 3 == 1 else "",
                "victim_side": text if number % 2 else "unknown",
                "victim_class": text,
                "actor": text,
                "scope": text,
                "loss_view": text,
                "locality": text,
                "date_start": "2025-10-11",
                "date_end": "2025-10-11",
                "date_precision": "day",
                "quote": quote,
                "focus_start": 0,
                "focus_end": len(text),
                "quote_prefix": text[:32],
                "quote_suffix": text[-32:],
                "rule": text,
                "verdict": text,
                "review": text,
            }
        )
        tables["estimates"].append(
            {
                "incident_id": owner,
                "victim_side": text if number % 2 else "unknown",
                "measure": "killed",
                "policy": text,
                "low": number,
                "high": number,
                "claim_ids": claim,
                "reason": text,
            }
        )
        tables["relations"].append({"kind": text, "source": claim, "target": claim, "reason": text})
        tables["unplaced"].append(
            {
                "what": text,
                "ref": text,
                "why": text if number % 2 else "unplaced",
                "text": text,
                "article_id": article,
            }
        )
    return make_frames(**tables)


# A gazetteer is its user's own: that it could make a browser measure a megabyte is no attack.
_NAME_LIMIT = 300
# Ends every text of a poisoned theatre, so that it is known among those of the articles.
OF_THEATRE = " ¤"
# What a page looks things up by, and what is geometry: all else in a theatre's part of the payload are names and notes.
_NO_NAMES = frozenset({"code", "coordinates", "country", "depiction", "id", "line", "side", "type", "view"})


@contextlib.contextmanager
def poison_theatre(texts):
    """Make every name and note that a theatre of a user's own could bring one of these texts, while maps are rendered."""
    write_page = maps.page.write_page
    hostile = itertools.cycle([text[:_NAME_LIMIT] for text in texts])

    def poison(value, key=""):
        if isinstance(value, dict):
            return {name: poison(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [poison(item, key) for item in value]
        return f"{next(hostile)}{OF_THEATRE}" if isinstance(value, str) and key not in _NO_NAMES else value

    def write_poisoned(payload, **options):
        parts = {name: payload[name] for name in ("theatre", "sides", "claimants", "names", "base")}
        return write_page({**payload, **poison(parts)}, **options)

    with mock.patch.object(maps.page, "write_page", write_poisoned):
        yield
