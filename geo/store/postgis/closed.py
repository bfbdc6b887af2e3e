"""What the database holds the layers to beside their closed lists: keys, references, and what else is true of a row."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What names a row of a layer for those who join layers; the store's own key is the row's place in order.
UNIQUE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "articles": ("article_id",),
        "mentions": ("mention_id",),
        "incidents": ("incident_id",),
        "claims": ("claim_id",),
        "estimates": ("incident_id", "victim_side", "measure", "policy"),
        "incident_places": ("place_key",),
        "areas": ("place_key",),
        "reviews": ("entry",),
    }
)

# Columns that point at another layer's row. An empty one is NULL there: the claim of no incident is not that of "".
REFERENCES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("mentions", "article_id"): "articles",
        ("claims", "article_id"): "articles",
        ("claims", "incident_id"): "incidents",
        ("relations", "source"): "claims",
        ("relations", "target"): "claims",
        ("estimates", "incident_id"): "incidents",
        ("incident_places", "incident_id"): "incidents",
        ("areas", "incident_id"): "incidents",
        ("areas", "place_key"): "incident_places",
        ("unplaced", "article_id"): "articles",
    }
)

# Those that may point at nothing.
MAY_BE_NONE = frozenset({("claims", "incident_id"), ("unplaced", "article_id")})

# Text in a frame, days in the database: what lies between two days is asked for more often than anything else.
DATES = frozenset({"date_start", "date_end"})


# What else is true of every row, as SQL's conditions on it.
TRUE_OF: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "incidents": {
            "days": "date_start <= date_end",
            "counts": "n_places >= 0 AND n_claims >= 0 AND n_articles >= 0",
        },
        "claims": {"days": "date_start <= date_end", "values": "value_low <= value_high"},
        "mentions": {"span": 'start >= 0 AND start <= "end"'},
        "estimates": {"values": "low <= best AND best <= high"},
        "incident_places": {
            "radius": "radius_m >= 0",
            "kilometres": "km_from <= km_to AND distance_km >= 0",
            "codes": "where_prec BETWEEN 1 AND 7 AND geo_precision BETWEEN 1 AND 3",
        },
    }
)
