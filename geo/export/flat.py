"""Rows of the tables as flat cells, for formats without geometry, and back: a point as two numbers, an area as text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import shapely

from ..schema import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHAPES = {"incident_places": ["lon", "lat"], "areas": ["wkt"]}


def flat_header(name: str) -> list[str]:
    """Name a table's columns: those of the schema, then the geometry's.

    Examples
    --------
    >>> flat_header("areas")
    ['incident_id', 'place_key', 'name', 'precision', 'wkt']
    """
    return [column for column in COLUMNS[name] if column != "geometry"] + _SHAPES.get(name, [])


def flatten(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """Give a row's cells, the geometry's too."""
    if name == "incident_places":
        return {**row, **point_cells(row["geometry"])}
    if name == "areas" and row["geometry"] is not None:
        # -1: all digits, so that what is read back is equal.
        return {**row, "wkt": shapely.to_wkt(row["geometry"], rounding_precision=-1)}
    return {**row, "wkt": None}


def point_cells(geometry: Any) -> dict[str, Any]:
    """Give a point's coordinates. An area has none of its own: its centre would be false precision.

    Examples
    --------
    >>> point_cells(shapely.Point(71, 34)), point_cells(shapely.box(70, 33, 71, 34))
    ({'lon': 71.0, 'lat': 34.0}, {'lon': None, 'lat': None})
    """
    is_point = geometry is not None and geometry.geom_type == "Point"
    return {"lon": geometry.x, "lat": geometry.y} if is_point else {"lon": None, "lat": None}


def unflatten(name: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row of a table back: of text alone, as CSV has it, or of what a spreadsheet made of it.

    Raises
    ------
    KeyError
        A column is missing.
    ValueError
        A cell holds something else.

    Examples
    --------
    >>> unflatten("relations", {"kind": "denies", "source": "c1", "target": "c2", "reason": ""})["kind"]
    'denies'
    """
    row: dict[str, Any] = {}
    for column, (dtype, _) in COLUMNS[name].items():
        if dtype == "geometry":
            row[column] = _geometry(cells)
        elif cells[column] is None or cells[column] == "":
            row[column] = None
        else:
            row[column] = _PARSERS[dtype](cells[column])
    return row


def _geometry(cells: Mapping[str, Any]) -> Any:
    if "wkt" in cells:
        return shapely.from_wkt(cells["wkt"]) if cells["wkt"] else None
    lon, lat = cells["lon"], cells["lat"]
    return None if lon in {None, ""} else shapely.Point(float(lon), float(lat))


def _text(cell: Any) -> str:
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()  # what a spreadsheet made of a day that somebody typed
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _whole(cell: Any) -> int:
    if isinstance(cell, float) and not cell.is_integer():
        raise ValueError(f"{cell} is no whole number")
    return int(cell)


def _truth(cell: Any) -> bool:
    # A spreadsheet writes TRUE for what it read as true.
    return cell if isinstance(cell, bool) else {"true": True, "false": False}[str(cell).lower()]


_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "string": _text,
    "Int64": _whole,
    "float64": float,
    "boolean": _truth,
}
