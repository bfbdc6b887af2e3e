"""Some of a map's claims as schema.org's ``Claim``, for programs that read pages: JSON-LD, which no browser runs.

A sample, for a page is read by people: the whole is an export (``.claims.jsonld``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo import export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .payload.columns import Table

# Half a kilobyte each: what a search engine or an archive shows of a page is less.
MOST = 40


def list_statements(payload: Mapping[str, Any]) -> dict[str, Any]:
    """List the first claims of incidents that have a number.

    Parameters
    ----------
    payload
        What the page's script reads; any text in it may be hostile: it is for ``page.to_json`` alone.

    Returns
    -------
    dict
        schema.org's ``Dataset``, with at most ``MOST`` claims and how many of all they are.
    """
    claims: Table = payload["claims"]
    told = _find_told(claims)
    chosen = claims.take(told[:MOST])
    articles, incidents = (
        _pick(payload[name], chosen.coded(column).values())
        for name, column in (("articles", "article"), ("incidents", "incident"))
    )
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": payload["title"],
        "description": "What reports claim, by whom; no finding of fact.",
        "size": f"{len(chosen)} of {len(claims)} claims",
        "hasPart": [
            export.state_claim(
                {
                    **claim,
                    "claim_id": claim["id"],
                    "value_low": claim["low"],
                    "value_high": claim["high"],
                    "quote": _join(claim["quote"]),
                },
                articles.get(claim["article"]),
                incidents.get(claim["incident"]),
                speaker=_name(payload["claimants"], claim["claimant"]),
                victims=_name(payload["sides"], claim["victim_side"]),
            )
            for claim in chosen.rows
        ],
    }


def _find_told(claims: Table) -> Any:
    if not len(claims):
        return np.zeros(0, dtype=np.int64)
    low, high = claims.numbers("low"), claims.numbers("high")
    of_incident = claims.coded("incident").where(bool)
    judged = claims.coded("verdict").where(lambda verdict: verdict == "discarded")
    return np.flatnonzero(~(low.missing & high.missing) & of_incident & ~judged)


def _pick(table: Table, ids: list[Any]) -> dict[str, dict[str, Any]]:
    """Give the rows of some ids, without making all others."""
    if not len(table) or not ids:
        return {}
    wanted = frozenset(ids)
    rows = table.take(np.flatnonzero(table.coded("id").where(wanted.__contains__)))
    return {
        row["id"]: {**row, "incident_id": row["id"], "date_start": (row.get("date") or {}).get("start", "")}
        for row in rows.rows
    }


def _name(known: Mapping[str, Mapping[str, Any]], label: str) -> str:
    return str(known[label]["name"]) if label in known else label


def _join(quote: Mapping[str, str]) -> str:
    return f"{quote['before']}{quote['focus']}{quote['after']}"
