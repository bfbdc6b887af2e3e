"""Geometries as a GeoPackage has them: a header, and well-known binary (OGC 12-128, 2.1.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAGIC = b"GP\0"
_LITTLE, _BOX = 1, 2
# Lengths of the envelopes that a header may have, by their code.
_ENVELOPES = (0, 32, 48, 48, 64)


def encode(geometries: Sequence[Any], srs_id: int) -> list[bytes | None]:
    """Encode shapely's geometries, None where there is none; areas and lines with their bounds.

    Examples
    --------
    >>> encode([shapely.Point(71, 34), None], 4326)[0][:8].hex()
    '47500001e6100000'
    """
    plain = shapely.to_wkb(geometries, byte_order=1)
    bounds = shapely.bounds(geometries)
    return [
        None if wkb is None else _head(shape, box, srs_id) + wkb
        for shape, wkb, box in zip(geometries, plain, bounds, strict=True)
    ]


def _head(shape: Any, box: Any, srs_id: int) -> bytes:
    if shape.geom_type == "Point":
        return _MAGIC + struct.pack("<Bi", _LITTLE, srs_id)
    west, south, east, north = box
    return _MAGIC + struct.pack("<Bi4d", _LITTLE | _BOX, srs_id, west, east, south, north)


def decode(blobs: Sequence[Any]) -> Any:
    """Decode blobs to an array of shapely's geometries, None where there is none.

    Raises
    ------
    ValueError
        One is no geometry of a GeoPackage.

    Examples
    --------
    >>> print(decode(encode([shapely.Point(71, 34)], 4326))[0])
    POINT (71 34)
    """
    try:
        return shapely.from_wkb([None if blob is None else _body(blob) for blob in blobs])
    except shapely.errors.GEOSException as error:
        raise ValueError(f"a geometry is none ({error})") from error


def _body(blob: Any) -> bytes | None:
    if not isinstance(blob, bytes) or blob[:2] != _MAGIC[:2] or len(blob) < 8:  # noqa: PLR2004 - the header's length
        raise ValueError("a geometry has no header of a GeoPackage")
    flags = blob[3]
    envelope = flags >> 1 & 7
    if envelope >= len(_ENVELOPES):
        raise ValueError("a geometry has an unknown envelope")
    return None if flags & 16 else blob[8 + _ENVELOPES[envelope] :]
