"""Tables of the frames as tables of Arrow, with geometry as GeoParquet 1.1 and GeoArrow's readers know it; and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

from ..frame import CRS
from ..schema import COLUMNS
from .extra import require_extra
from .view import view_columns, view_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from ..frame import Frames

VERSION = "1.1.0"
GEO = b"geo"
_TYPES = {"string": "string", "Int64": "int64", "float64": "double", "boolean": "bool"}
_SHAPES = {"place": "Point", "area": "MultiPolygon", "incident_places": "Point", "areas": "MultiPolygon"}
# Of the Earth: what Hilbert's curve is laid over, so that the order does not hang on what else there is.
_EARTH = (-180.0, -90.0, 180.0, 90.0)


def view_to_arrow(frames: Frames) -> tuple[Any, list[int]]:
    """Give the view as a table: ``place`` and ``area``, each with its box; neighbours, and rows of one place, together.

    Returns
    -------
    pyarrow.Table, list of int
        And the rows at which another place begins.
    """
    view = view_frame(frames)
    shown = view["place"].where(view["place"].notna(), view["area"])
    # Along Hilbert's curve, what is nowhere last.
    here = shown.fillna(shapely.Point(_EARTH[2:])).hilbert_distance(total_bounds=_EARTH) if len(view) else 0
    order = view.assign(here=here, nowhere=shown.isna()).sort_values(
        ["nowhere", "here", "place_id", "date_start", "incident_id", "place_key"], kind="stable"
    )
    where = order["here"].astype(str) + order["place_id"].fillna("").astype(str)
    begins = [number for number, new in enumerate((where != where.shift()).tolist()) if new]
    shapes = {name: order[name].tolist() for name in ("place", "area")}
    return _to_arrow(order, view_columns(), shapes, with_boxes=True), begins


def table_to_arrow(frames: Frames, name: str) -> Any:
    """Give one table of the frames."""
    table = getattr(frames, name)
    columns = {column: kind for column, kind in COLUMNS[name].items() if column != "geometry"}
    shapes = {"geometry": table["geometry"].tolist()} if "geometry" in COLUMNS[name] else {}
    return _to_arrow(table, columns, shapes, kinds=[_SHAPES[name]] if shapes else ())


def from_arrow(name: str, table: Any) -> pd.DataFrame:
    """Give a table of the frames back.

    Raises
    ------
    KeyError
        It lacks a column.
    ValueError
        A column holds something else.
    """
    import geopandas  # noqa: PLC0415 - half a second, which other stages need not pay
    import pandas as pd  # noqa: PLC0415 - as above

    table.validate(full=True)
    columns = [column for column in COLUMNS[name] if column != "geometry"]
    made = pd.DataFrame(
        {column: pd.Series(table.column(column).to_pylist(), dtype=object) for column in columns}
    )
    if "geometry" not in COLUMNS[name]:
        return made
    try:
        shapes = shapely.from_wkb(table.column("geometry").to_pylist())
    except shapely.errors.GEOSException as error:
        raise ValueError(f"a geometry is none ({error})") from error
    told = json.loads((table.schema.metadata or {})[GEO])["columns"]["geometry"].get("crs")
    return geopandas.GeoDataFrame(made, geometry=geopandas.GeoSeries(shapes), crs=told or "OGC:CRS84")


def _to_arrow(
    table: pd.DataFrame,
    columns: Mapping[str, tuple[str, str]],
    shapes: Mapping[str, list[Any]],
    *,
    with_boxes: bool = False,
    kinds: Iterable[str] = (),
) -> Any:
    pa = require_extra("pyarrow")
    arrays, fields = [], []
    for column, (dtype, meaning) in columns.items():
        values = table[column].astype(object).where(table[column].notna(), None).tolist()
        kind = pa.type_for_alias(_TYPES[dtype])
        arrays.append(pa.array(values, type=kind))
        fields.append(pa.field(column, kind, metadata={"description": meaning}))
    told = {}
    for name, geometries in shapes.items():
        arrays.append(
            pa.array(
                shapely.to_wkb(geometries, byte_order=1).tolist() if geometries else [], type=pa.binary()
            )
        )
        fields.append(pa.field(name, pa.binary()))
        told[name] = _tell(name, geometries, list(kinds) or [_SHAPES[name]], with_boxes=with_boxes)
        if with_boxes:
            boxes = _boxes(pa, geometries)
            arrays.append(boxes)
            fields.append(pa.field(f"{name}_bbox", boxes.type))
    about = {"version": VERSION, "primary_column": next(iter(told)), "columns": told} if told else None
    metadata = {GEO: json.dumps(about).encode()} if about else None
    return pa.table(arrays, schema=pa.schema(fields, metadata=metadata))


def _tell(name: str, geometries: list[Any], kinds: list[str], *, with_boxes: bool) -> dict[str, Any]:
    import pyproj  # noqa: PLC0415 - as geopandas

    told: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": kinds,
        "crs": pyproj.CRS(CRS).to_json_dict(),
        "edges": "planar",
    }
    if kinds == ["MultiPolygon"]:
        told["orientation"] = "counterclockwise"
    there = [shape for shape in geometries if shape is not None]
    if there:
        told["bbox"] = shapely.total_bounds(there).tolist()
    if with_boxes:
        box = {edge: [f"{name}_bbox", edge] for edge in ("xmin", "ymin", "xmax", "ymax")}
        told["covering"] = {"bbox": box}
    return told


def _boxes(pa: Any, geometries: list[Any]) -> Any:
    bounds = shapely.bounds(geometries) if geometries else []
    kind = pa.struct([(edge, pa.float64()) for edge in ("xmin", "ymin", "xmax", "ymax")])
    rows = [
        None if west != west else {"xmin": west, "ymin": south, "xmax": east, "ymax": north}  # noqa: PLR0124 - NaN
        for west, south, east, north in (box.tolist() for box in bounds)
    ]
    return pa.array(rows, type=kind)
