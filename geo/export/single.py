"""FlatGeobuf and line by line GeoJSON: the view alone, a feature for each incident and place, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping

from ..atomic import write_beside
from ..errors import FrameError
from .format import Format
from .gdal import write_by_gdal
from .view import list_view, view_columns, view_frame

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas

    from ..frame import Frames


def shown_frame(frames: Frames) -> geopandas.GeoDataFrame:
    """Give the view with one geometry, as most formats know no second: the point, else the area."""
    view = view_frame(frames)
    shape = view["place"].where(view["place"].notna(), view["area"])
    return view[list(view_columns())].set_geometry(shape.rename("geometry"))


def write_flatgeobuf(frames: Frames, path: Path) -> None:
    """Write one layer; with a spatial index where every feature is somewhere, for the index knows no other."""
    shown = shown_frame(frames)
    with write_beside(path) as draft:
        write_by_gdal(
            shown,
            draft,
            ".fgb",
            driver="FlatGeobuf",
            layer="incidents",
            geometry_type="Unknown",
            SPATIAL_INDEX="YES" if shown.geometry.notna().all() and len(shown) else "NO",
            TITLE="Incidents at their places",
        )


def write_lines(frames: Frames, path: Path) -> None:
    """Write a feature a line (RFC 8142's text without its marks), for programs that read as it comes."""
    with write_beside(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for row, shape in list_view(frames):
            feature: dict[str, Any] = {
                "type": "Feature",
                "id": row["place_key"] or row["incident_id"],
                "properties": row,
                "geometry": None if shape is None else mapping(shape),
            }
            try:
                line = json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
            except ValueError as error:
                raise FrameError(f"{path}: GeoJSON knows no infinite number; take it out") from error
            file.write(f"{line}\n")


FLATGEOBUF = Format(
    suffix=".fgb",
    name="FlatGeobuf",
    keeps="a feature for each incident and place; no other table",
    write=write_flatgeobuf,
)
LINES = Format(
    suffix=".geojsonl",
    name="GeoJSON, a feature a line",
    keeps="a feature for each incident and place; no other table",
    write=write_lines,
)
