"""Claims and how they stand to each other, as the page gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .columns import Coded, Table, combine
from .dates import name_interval
from .quote import split_quotes
from .rows import Cells

if TYPE_CHECKING:
    import pandas as pd

    from ..language import Language


def list_claims(claims: pd.DataFrame, language: Language) -> Table:
    """Turn the frame of claims into the page's claims, in the frame's order."""
    cells = Cells(claims)
    return Table(
        {
            "id": cells.text("claim_id"),
            "article": cells.text("article_id"),
            "incident": cells.text_or_none("incident_id"),
            "measure": cells.text("measure"),
            "low": cells.whole("value_low"),
            "high": cells.whole("value_high"),
            "qualifier": cells.text("qualifier"),
            "approx": cells.flag("approx"),
            "unsplit": cells.flag("unsplit"),
            "claimant": cells.text("claimant"),
            "claimant_text": cells.text("claimant_text"),
            "claimant_side": cells.text("claimant_side"),
            "relay": cells.members("relay"),
            "stance": cells.text("stance"),
            "unverified": cells.flag("unverified"),
            "denied_by": cells.members("denied_by"),
            "victim_side": cells.text("victim_side"),
            "victim_class": cells.text("victim_class"),
            "actor": cells.members("actor"),
            "partial": cells.flag("partial"),
            "subset_of": cells.text_or_none("subset_of"),
            "scope": cells.text("scope"),
            "aggregate": cells.flag("aggregate"),
            "derived": cells.flag("derived"),
            "loss_view": cells.text("loss_view"),
            "locality": cells.text("locality"),
            "date": to_dates(cells, language),
            "start": cells.whole("quote_start"),
            "end": cells.whole("quote_end"),
            "quote": split_quotes(cells),
            "rule": cells.text("rule"),
            "independent": cells.whole("independent"),
            "verdict": cells.text("verdict"),
            "review": cells.members("review"),
        }
    )


def list_relations(relations: pd.DataFrame) -> Table:
    """Turn the frame of relations into the page's."""
    cells = Cells(relations)
    return Table({name: cells.text(name) for name in ("kind", "source", "target", "reason")})


def to_dates(cells: Cells, language: Language) -> Table:
    """Turn the date columns of a frame into the page's dates; None where the day is not known."""
    start, end, precision = (cells.text(f"date_{name}") for name in ("start", "end", "precision"))
    never = Coded(np.zeros(len(cells), dtype=np.int64), [""])
    night = cells.flag("night").mask if cells.has("night") else np.zeros(len(cells), dtype=bool)
    nights = Coded(night.astype(np.int64), [False, True])

    def name(start: str, end: str, precision: str, night: bool) -> str:  # noqa: FBT001 - a combination of cells
        return name_interval(start, end, precision, language, night=night) or start

    return Table(
        {
            "start": start,
            "end": combine([start, end], lambda start, end: end or start),
            "precision": precision,
            "night": nights,
            "basis": cells.text("date_basis") if cells.has("date_basis") else never,
            "zone": cells.text("zone") if cells.has("zone") else never,
            "text": combine([start, end, precision, nights], name),
        },
        missing=start.where(lambda day: not day),
    )
