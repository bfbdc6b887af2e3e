"""Cells on their way into the database: points and areas as EWKB, what is empty as NULL where it is a reference or a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .schema import SRID, is_nullable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..backend import Cell, Row
    from ..tables import Table

_HAS_SRID = 0x20000000


def to_database(table: Table, rows: Iterable[Row]) -> Iterator[list[Cell]]:
    """Yield rows as COPY takes them."""
    shapes = [place for place, kind in enumerate(table.columns.values()) if kind == "geometry"]
    nullable = [place for place, name in enumerate(table.columns) if is_nullable(table, name)]
    for row in rows:
        cells = list(row)
        for place in nullable:
            cells[place] = cells[place] or None
        for place in shapes:
            shape = cells[place]
            cells[place] = to_ewkb(shape).hex() if isinstance(shape, bytes) else None
        yield cells


def to_ewkb(wkb: bytes) -> bytes:
    """Write the reference system into a WKB, as PostGIS has it (EWKB).

    Examples
    --------
    >>> import shapely
    >>> int(shapely.get_srid(shapely.from_wkb(to_ewkb(shapely.Point(69.5, 33).wkb))))
    4326
    """
    order: Literal["little", "big"] = "little" if wkb[0] else "big"
    kind = int.from_bytes(wkb[1:5], order)
    if kind & _HAS_SRID:
        return wkb
    return wkb[:1] + (kind | _HAS_SRID).to_bytes(4, order) + SRID.to_bytes(4, order) + wkb[5:]
