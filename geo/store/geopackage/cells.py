"""Geometry in a GeoPackage: WKB behind a short header, as the standard has it (OGC 12-128r18, 2.1.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from .names import SRS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_HEADER = struct.Struct("<2sBBi")
_BOX = struct.Struct("<4d")
_POINT = struct.Struct("<BIdd")
_MAGIC, _VERSION = b"GP", 0
# Flags: the lowest bit is the byte order (1: little endian), three more tell the kind of envelope, the next is "empty".
_PLAIN, _BOXED, _EMPTY = 0b00001, 0b00011, 0b10000
_POINT_TYPE = 1

Box = tuple[float, float, float, float]


def pack_geometry(wkb: bytes) -> bytes:
    """Put the header before little-endian WKB; all but points get their envelope, so that nobody has to look for it."""
    if len(wkb) == _POINT.size and wkb[1] == _POINT_TYPE:
        return _HEADER.pack(_MAGIC, _VERSION, _PLAIN, SRS) + wkb
    import shapely  # noqa: PLC0415 -- areas only, and then it is loaded anyway

    shape = shapely.from_wkb(wkb)
    if shape.is_empty:
        return _HEADER.pack(_MAGIC, _VERSION, _PLAIN | _EMPTY, SRS) + wkb
    west, south, east, north = shape.bounds
    return _HEADER.pack(_MAGIC, _VERSION, _BOXED, SRS) + _BOX.pack(west, east, south, north) + wkb


def unpack_geometry(blob: bytes) -> bytes:
    """Return the WKB of a geometry that we wrote, or a GIS program did.

    Raises
    ------
    ValueError
        It is no geometry of a GeoPackage.
    """
    return blob[_body(blob) :]


def box_of(blob: bytes | None) -> Box | None:
    """Return west, east, south and north of a geometry, None if it is missing, empty or none."""
    if not isinstance(blob, bytes) or len(blob) < _HEADER.size or not blob.startswith(_MAGIC):
        return None
    flags = blob[3]
    if flags & _EMPTY:
        return None
    if flags & 0b1110 and flags & 1 and len(blob) >= _HEADER.size + _BOX.size:
        west, east, south, north = _BOX.unpack_from(blob, _HEADER.size)
        return west, east, south, north
    import shapely  # noqa: PLC0415 -- as above

    try:
        shape = shapely.from_wkb(blob[_body(blob) :])
    except (ValueError, shapely.errors.GEOSException):
        return None
    if shape is None or shape.is_empty:
        return None
    west, south, east, north = shape.bounds
    return west, east, south, north


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that the triggers of spatial indexes call."""

    def part(number: int) -> Callable[[bytes | None], float | None]:
        def bound(blob: bytes | None) -> float | None:
            box = _quick(blob) or box_of(blob)
            return None if box is None else box[number]

        return bound

    for number, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        connection.create_function(name, 1, part(number), deterministic=True)
    connection.create_function(
        "ST_IsEmpty", 1, lambda blob: int((_quick(blob) or box_of(blob)) is None), deterministic=True
    )


def _quick(blob: bytes | None) -> Box | None:
    """Return the box of a point as we write it, None of everything else."""
    if not isinstance(blob, bytes) or len(blob) != _HEADER.size + _POINT.size or blob[3] != _PLAIN:
        return None
    order, kind, lon, lat = _POINT.unpack_from(blob, _HEADER.size)
    return (lon, lon, lat, lat) if (order, kind) == (1, _POINT_TYPE) and lon == lon else None  # noqa: PLR0124 -- NaN


def _body(blob: bytes) -> int:
    sizes = (0, 32, 48, 48, 64)
    kind = blob[3] >> 1 & 0b111 if len(blob) >= _HEADER.size else len(sizes)
    if not blob.startswith(_MAGIC) or kind >= len(sizes):
        raise ValueError("is no geometry of a GeoPackage")
    return _HEADER.size + sizes[kind]
