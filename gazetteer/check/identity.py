"""Ids, labels and the other cells of a row that stand for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..place import Kind
from .finding import at, group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..place import Place
    from ..table import Row
    from .finding import Finding, Tables

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COUNTRY = re.compile(r"(?:[A-Z]{2})?")
CONFIDENCES = {"high", "medium", "low", "check"}
EXCEPTIONS = {"polygon", "line"}


def check_identity(tables: Tables) -> Iterator[Finding]:
    """Find ids and labels that two places share, and cells that no row may have."""
    for column in ("id", "label"):
        for value, rows in group((row.cells[column], row) for row, _ in tables.rows).items():
            for row in rows[1:]:
                yield at(row, f"two rows have the {column} {value!r}; the other is line {rows[0].line}")
    provinces = {(place.country, place.admin1) for _, place in tables.rows if place.kind == Kind.PROVINCE}
    for row, place in tables.rows:
        yield from (at(row, wrong) for wrong in _wrongs(row, place, provinces))
        for what, reason in tables.exceptions(row).items():
            if what not in EXCEPTIONS or not reason:
                yield at(row, f"exception {what!r}: write 'polygon: REASON' or 'line: REASON'")


def _wrongs(row: Row, place: Place, provinces: set[tuple[str, str]]) -> Iterator[str]:
    if not SLUG.fullmatch(place.id):
        yield f"the id {place.id!r} is no slug of lower-case letters, digits and hyphens"
    if not COUNTRY.fullmatch(place.country):
        yield f"the country {place.country!r} is no ISO 3166-1 alpha-2 code"
    if place.admin1 and (place.country, place.admin1) not in provinces:
        yield f"admin1 {place.admin1!r} is no province of {place.country or 'no country'}"
    if place.confidence not in CONFIDENCES:
        yield f"confidence must be one of {', '.join(sorted(CONFIDENCES))}"
    if not row.cells["source"]:
        yield "source is empty: say where the row comes from"
