"""GeoJSON (RFC 7946): incidents at their places for maps, and all tables in a foreign member.

Written with ``json``, not with GDAL: coordinates keep all their digits, so that what is read back is equal.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping, shape

from ..atomic import write_beside
from ..errors import FrameError
from ..frame import to_table
from ..schema import COLUMNS
from ..seal import seal_mark, set_seal
from .format import Format
from .sealed import check_bytes
from .view import list_view, to_rows

if TYPE_CHECKING:
    from pathlib import Path

    from ..frame import Frames
    from .format import Seal


def write_geojson(frames: Frames, path: Path) -> None:
    """Write one FeatureCollection."""
    features = [
        {
            "type": "Feature",
            # An unplaced incident has no place's key; its own is as unique.
            "id": row["place_key"] or row["incident_id"],
            "properties": row,
            "geometry": None if geometry is None else mapping(geometry),
        }
        for row, geometry in list_view(frames)
    ]
    shown = {feature["id"]: feature["geometry"] for feature in features}
    tables = {
        name: [_without_shown(row, shown) for row in to_rows(table)]
        for name, table in frames.tables().items()
    }
    about = {"schema_version": frames.schema_version, "theatre": frames.theatre}
    try:
        mark = seal_mark(_dump(features).encode())
        collection = {
            "type": "FeatureCollection",
            "features": features,
            "clashline": {**about, "seal": mark, "tables": tables},
        }
        text = _dump(collection)
    except ValueError as error:
        raise FrameError(f"{path}: GeoJSON knows no infinite number; take it out") from error
    with write_beside(path) as draft:
        draft.write_bytes(set_seal(f"{text}\n".encode(), mark))


def read_geojson(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read what it says of itself, and its tables."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    ours = collection["clashline"]
    shown = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    tables = {
        name: to_table(name, [_with_shown(name, row, shown) for row in ours["tables"][name]])
        for name in COLUMNS
    }
    return ours, tables


def read_seal(path: Path) -> Seal:
    """Read the seal, and hold it against the file's bytes."""
    written = str(json.loads(path.read_text(encoding="utf-8"))["clashline"].get("seal", ""))
    return written, check_bytes(path, written)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _without_shown(row: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    """Leave out the geometry that the place's feature has already."""
    if row.get("geometry") is None:
        return row
    geometry = mapping(row["geometry"])
    return {**row, "geometry": None if geometry == shown[row["place_key"]] else geometry}


def _with_shown(name: str, row: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    if "geometry" not in COLUMNS[name]:
        return row
    geometry = row["geometry"]
    if geometry is None:
        here = shown.get(row["place_key"])
        # The feature of a place without a point shows its area, which belongs to the other table.
        geometry = (
            here if here is not None and (here["type"] == "Point") == (name == "incident_places") else None
        )
    return {**row, "geometry": None if geometry is None else shape(geometry)}


FORMAT = Format(
    suffix=".geojson",
    name="GeoJSON",
    keeps="all tables; a feature for each incident and place",
    write=write_geojson,
    read=read_geojson,
    read_seal=read_seal,
)
