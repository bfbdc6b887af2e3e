"""Claims and how they stand to each other, as the page gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .dates import name_interval
from .quote import to_quote
from .rows import flag, full_text, members, text, to_rows, whole

if TYPE_CHECKING:
    import pandas as pd

    from ..language import Language
    from .rows import Row


def list_claims(claims: pd.DataFrame, language: Language) -> list[dict[str, Any]]:
    """Turn the frame of claims into the page's claims, in the frame's order."""
    return [_to_claim(row, language) for row in to_rows(claims)]


def list_relations(relations: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn the frame of relations into the page's."""
    return [
        {name: text(row, name) for name in ("kind", "source", "target", "reason")}
        for row in to_rows(relations)
    ]


def to_date(row: Row, language: Language) -> dict[str, Any] | None:
    """Turn the date columns of a row into the page's date; None where the day is not known."""
    start, end, precision = (text(row, f"date_{name}") for name in ("start", "end", "precision"))
    night = flag(row, "night") if "night" in row else False
    if not start:
        return None
    return {
        "start": start,
        "end": end or start,
        "precision": precision,
        "night": night,
        "basis": text(row, "date_basis") if "date_basis" in row else "",
        "zone": text(row, "zone") if "zone" in row else "",
        "text": name_interval(start, end, precision, language, night=night) or start,
    }


def _to_claim(row: Row, language: Language) -> dict[str, Any]:
    focus_start, focus_end = whole(row, "focus_start"), whole(row, "focus_end")
    return {
        "id": text(row, "claim_id"),
        "article": text(row, "article_id"),
        "incident": text(row, "incident_id") or None,
        "measure": text(row, "measure"),
        "low": whole(row, "value_low"),
        "high": whole(row, "value_high"),
        "qualifier": text(row, "qualifier"),
        "approx": flag(row, "approx"),
        "unsplit": flag(row, "unsplit"),
        "claimant": text(row, "claimant"),
        "claimant_text": text(row, "claimant_text"),
        "claimant_side": text(row, "claimant_side"),
        "relay": members(row, "relay"),
        "stance": text(row, "stance"),
        "unverified": flag(row, "unverified"),
        "denied_by": members(row, "denied_by"),
        "victim_side": text(row, "victim_side"),
        "victim_class": text(row, "victim_class"),
        "actor": members(row, "actor"),
        "partial": flag(row, "partial"),
        "subset_of": text(row, "subset_of") or None,
        "scope": text(row, "scope"),
        "aggregate": flag(row, "aggregate"),
        "derived": flag(row, "derived"),
        "loss_view": text(row, "loss_view"),
        "locality": text(row, "locality"),
        "date": to_date(row, language),
        "start": whole(row, "quote_start"),
        "end": whole(row, "quote_end"),
        "quote": to_quote(
            full_text(row, "quote"),
            focus=None if focus_start is None or focus_end is None else (focus_start, focus_end),
            prefix=text(row, "quote_prefix"),
            suffix=text(row, "quote_suffix"),
        ),
        "rule": text(row, "rule"),
        "independent": whole(row, "independent"),
        "verdict": text(row, "verdict"),
        "review": members(row, "review"),
    }
