"""Incidents with their estimates, as the page gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .claims import to_dates
from .columns import Coded, Flags, Lists, Table, gather
from .rows import Cells

if TYPE_CHECKING:
    import pandas as pd

    from ..language import Language
    from .columns import Codes, Mask

# Relations that say that two claims cannot both hold.
_DISPUTES = ("contradicts", "denies")


def list_incidents(
    incidents: pd.DataFrame,
    estimates: pd.DataFrame,
    *,
    places: Table,
    claims: Table,
    relations: Table,
    language: Language,
) -> Table:
    """Turn the frame of incidents into the page's incidents, each with its places, claims and estimates.

    ``contested`` and ``alleged`` are read from what the frames say, never decided here: contested where a claim
    is denied or contradicted within the incident, an estimate disputed, or the grade says so; alleged where
    every place that is drawn rests on the accusing side alone.
    """
    cells = Cells(incidents)
    ids = cells.text("incident_id")
    grade, n = cells.text("grade"), len(ids)
    place_owner, claim_owner = (table.coded("incident").match(ids) for table in (places, claims))
    estimate_owner = Cells(estimates).text("incident_id").match(ids)
    estimate_offsets, rows = gather(estimate_owner, n)
    listed = _list_estimates(Cells(estimates.iloc[rows]))
    drawn, alleged = places.mask("drawn"), places.mask("alleged")
    contested = grade.where(lambda word: word == "contested")
    contested |= _has(estimate_owner[rows], listed.mask("disputed"), n)
    contested |= _has(claim_owner, _find_disputed(claims, relations), n)
    return Table(
        {
            "id": ids,
            "kind": cells.text("kind"),
            "type": cells.text("type"),
            "event_type": cells.text("event_type"),
            "sub_event_type": cells.text("sub_event_type"),
            "title": cells.text("title"),
            "date": to_dates(cells, language),
            "sides": cells.members("sides"),
            "grade": grade,
            "grade_reasons": cells.members("grade_reasons"),
            "reviewed": cells.flag("reviewed"),
            "review": cells.members("review"),
            "contested": Flags(contested),
            "alleged": Flags(_has(place_owner, drawn, n) & ~_has(place_owner, drawn & ~alleged, n)),
            "places": _gather(place_owner, places, "key", n),
            "claims": _gather(claim_owner, claims, "id", n),
            "articles": cells.members("article_ids"),
            "estimates": Lists(estimate_offsets, listed),
        }
    )


def _has(owner: Codes, which: Mask, n: int) -> Mask:
    """Say which of n owners have a row of some."""
    found = np.zeros(n + 1, dtype=bool)
    found[owner[which]] = True  # rows without an owner fall on the last, which is none
    return found[:n]


def _gather(owner: Codes, table: Table, name: str, n: int) -> Lists:
    offsets, rows = gather(owner, n)
    column = table.coded(name)
    return Lists(offsets, Coded(column.codes[rows], column.distinct))


def _find_disputed(claims: Table, relations: Table) -> Mask:
    against = relations.coded("kind").where(lambda kind: kind in _DISPUTES)
    disputed = {
        claim_id
        for end in ("source", "target")
        for claim_id, counts in zip(relations.coded(end).values(), against.tolist(), strict=True)
        if counts
    }
    denied = claims.lists("denied_by").sizes > 0
    return denied | claims.coded("id").where(disputed.__contains__) if disputed else denied


def _list_estimates(cells: Cells) -> Table:
    return Table(
        {
            "victim_side": cells.text("victim_side"),
            "measure": cells.text("measure"),
            "policy": cells.text("policy"),
            "low": cells.whole("low"),
            "best": cells.whole("best"),
            "high": cells.whole("high"),
            "disputed": cells.flag("disputed"),
            "dispute_ratio": cells.number("dispute_ratio"),
            "independent": cells.whole("independent"),
            "claims": cells.members("claim_ids"),
            "reason": cells.text("reason"),
        }
    )
