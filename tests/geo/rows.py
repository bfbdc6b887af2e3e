"""Frames made by hand: rows of which only what matters is told."""

from __future__ import annotations

import geo

_BLANK = {"string": "", "Int64": None, "float64": None, "boolean": False, "geometry": None}


def row(table, **cells):
    """Return a row of a table with what is not given left empty."""
    assert set(cells) <= set(geo.COLUMNS[table]), cells
    return {column: cells.get(column, _BLANK[dtype]) for column, (dtype, _) in geo.COLUMNS[table].items()}


def frames_of(**tables):
    """Return frames of rows, each a mapping of what matters."""
    rows = {table: [row(table, **cells) for cells in listed] for table, listed in tables.items()}
    for number, each in enumerate(rows.get("claims", ())):
        each["claim_id"] = each["claim_id"] or f"c{number:012x}"
    return geo.Frames.from_rows("durand", rows)


def incident(incident_id, start="2025-10-11", end=None, *, precision="day", **cells):
    """Return what matters of an incident."""
    return {
        "incident_id": incident_id,
        "date_start": start,
        "date_end": start if end is None else end,
        "date_precision": precision if start else "",
        "title": f"incident {incident_id}",
        **cells,
    }


def place(incident_id, number=1, **cells):
    """Return what matters of an incident's place."""
    return {
        "incident_id": incident_id,
        "place_key": f"{incident_id}/{number}",
        "name": f"place {number}",
        **cells,
    }


def area(incident_id, geometry, number=1):
    """Return an incident's area."""
    return {"incident_id": incident_id, "place_key": f"{incident_id}/{number}", "geometry": geometry}


def estimate(incident_id, low, high, *, side="army", measure="killed", policy="ucdp", **cells):
    """Return what matters of an estimate."""
    return {
        "incident_id": incident_id, "victim_side": side, "measure": measure, "policy": policy, "low": low, "best": low,
        "high": high, **cells,
    }  # fmt: skip
