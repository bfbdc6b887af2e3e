"""Conflicts as a table that a person works on, and the decisions that stand in it afterwards."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..errors import PlacesError
from .record import clean_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from .match import Conflict

COLUMNS = (
    *("decision", "id", "name", "kind", "country", "admin1", "lat", "lon"),
    *("source", "licence", "candidates", "distance_km", "why"),
)
NEW, LEAVE, SAME = "new", "leave", "same"
_MOST_BYTES = 1 << 26


def is_decision(value: object) -> bool:
    """Tell a decision as the reading of a table gives it.

    Examples
    --------
    >>> is_decision("new"), is_decision("same khost-city"), is_decision("=1+1")
    (True, True, False)
    """
    word, _, target = value.partition(" ") if isinstance(value, str) else ("", "", "")
    return (word in {NEW, LEAVE} and not target) or (word == SAME and clean_id(target) == target != "")


def write_conflicts(conflicts: Iterable[Conflict], decisions: Mapping[str, str]) -> str:
    """Write conflicts as CSV, each with what was decided before, if anything was."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for conflict in conflicts:
        record = conflict.record
        writer.writerow(
            [
                decisions.get(record.id, ""),
                record.id,
                record.names[0].text,
                record.kind,
                record.country,
                record.admin1,
                f"{record.lat:.5f}",
                f"{record.lon:.5f}",
                record.source,
                record.licence,
                " ".join(conflict.place_ids),
                f"{conflict.distance_m / 1000:.1f}",
                conflict.why,
            ]
        )
    return out.getvalue()


def read_decisions(path: Path) -> dict[str, str]:
    """Read the decisions of such a table, by the records' ids; rows without one are left out.

    Returns
    -------
    dict
        ``new``, ``leave``, or ``same`` with the id of a place behind it.

    Raises
    ------
    PlacesError
        If the file cannot be read, or a decision is none.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PlacesError(path, f"is larger than {_MOST_BYTES >> 20} MiB")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise PlacesError(path, f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if not {"decision", "id", "candidates"} <= set(reader.fieldnames or ()):
        raise PlacesError(path, "has not the columns decision, id and candidates", 1)
    decided: dict[str, str] = {}
    try:
        for row in reader:
            decision = _read(path, reader.line_num, row)
            key = (row["id"] or "").strip()
            if decision and decided.setdefault(key, decision) != decision:
                raise PlacesError(path, f"{key[:40]!r} is decided in two ways", reader.line_num)
    except csv.Error as error:
        raise PlacesError(path, f"cannot be read as a table ({error})", reader.line_num) from None
    return decided


def _read(path: Path, line: int, row: Mapping[str, str | None]) -> str:
    word, *ids = (row["decision"] or "").split() or [""]
    candidates = (row["candidates"] or "").split()
    if not word or (word in {NEW, LEAVE} and not ids):
        return word
    if word == SAME and not ids and len(candidates) == 1:
        ids = candidates
    if is_decision(f"{word} {' '.join(ids)}"):
        return f"{SAME} {ids[0]}"
    raise PlacesError(
        path, f"decision {' '.join([word, *ids])[:40]!r}: write new, leave, or same and a place's id", line
    )
