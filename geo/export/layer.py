"""One table with geometry, of any columns: written whole or not at all, for files that hold no frames."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside
from ..errors import FrameError
from .cells import hide_formula
from .gdal import write_by_gdal

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    import geopandas as gpd

# As in frames: SQLite ends a text at NUL, and UTF-8 has no half of a surrogate pair.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def write_layer(
    table: gpd.GeoDataFrame, path: str | os.PathLike[str], *, name: str = "places", attribution: str = ""
) -> None:
    """Write a table with geometry to a file; its suffix names the format. The same table gives the same bytes.

    Parameters
    ----------
    table
        In EPSG:4326; its index is left out. Text that no format can carry (NUL) is shown as a question mark.
    path
        ``.gpkg`` (one layer), ``.geojson`` (RFC 7946), or ``.csv`` with ``lon`` and ``lat``, or ``wkt`` where a
        geometry is no point; text that a spreadsheet would take for a formula begins with an apostrophe.
    name
        The layer's name.
    attribution
        Whose data these are: in a GeoPackage the layer's description, in GeoJSON a foreign member.

    Raises
    ------
    FrameError
        The suffix is none of these.
    FileError
        The file cannot be written; what was there before is untouched.

    Examples
    --------
    >>> import gazetteer, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_layer(gazetteer.geocode_many(["Torkham"]), Path(folder, "places.csv"))
    ...     Path(folder, "places.csv").read_text("utf-8-sig").splitlines()[1].split(",")[:2]
    ['Torkham', 'torkham-crossing']
    """
    check_layer(path)
    clean = table.copy()
    for column in clean.columns.drop(clean.geometry.name):
        if clean[column].dtype.kind not in "fiub":
            clean[column] = [
                _NO_TEXT.sub("?", cell) if isinstance(cell, str) else cell for cell in clean[column]
            ]
    _WRITERS[Path(path).suffix.lower()](clean, Path(path), name, attribution)


def check_layer(path: str | os.PathLike[str]) -> None:
    """Refuse a path that `write_layer` knows no format for, before the work whose result it is for.

    Parameters
    ----------
    path
        The file to write.

    Raises
    ------
    FrameError
        Its suffix is none of those.

    Examples
    --------
    >>> check_layer("places.shp")
    Traceback (most recent call last):
    geo.errors.FrameError: places.shp: unknown format '.shp'; write .gpkg, .geojson or .csv
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _WRITERS:
        raise FrameError(f"{path}: unknown format {suffix!r}; write .gpkg, .geojson or .csv")


def _write_gpkg(table: gpd.GeoDataFrame, path: Path, name: str, attribution: str) -> None:
    with write_beside(path) as draft:
        write_by_gdal(
            table,
            draft,
            ".gpkg",
            layer=name,
            driver="GPKG",
            geometry_type=_geometry_type(table),
            layer_metadata={"DESCRIPTION": attribution} if attribution else None,
        )


def _geometry_type(table: gpd.GeoDataFrame) -> str:
    kinds = set(table.geometry.geom_type.dropna())
    return "Point" if kinds <= {"Point"} else "Unknown"


def _write_geojson(table: gpd.GeoDataFrame, path: Path, name: str, attribution: str) -> None:
    from shapely.geometry import mapping  # noqa: PLC0415 - as above

    features = [
        {"type": "Feature", "properties": row, "geometry": None if shape is None else mapping(shape)}
        for row, shape in _rows(table)
    ]
    about = {"attribution": attribution} if attribution else {}
    text = json.dumps(
        {"type": "FeatureCollection", "name": name, **about, "features": features},
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    with write_beside(path) as draft:
        draft.write_text(f"{text}\n", encoding="utf-8")


def _write_csv(table: gpd.GeoDataFrame, path: Path, name: str, attribution: str) -> None:
    del name, attribution  # a CSV has no place for either
    points = _geometry_type(table) == "Point"
    added = ["lon", "lat"] if points else ["wkt"]
    header = [str(column) for column in table.columns.drop(table.geometry.name)]
    # With a mark, without which spreadsheets read Arabic script as Latin-1.
    with write_beside(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([hide_formula(column) for column in [*header, *added]])
        for row, shape in _rows(table):
            ground = ("", "") if points else ("",)
            if shape is not None:
                ground = (repr(shape.x), repr(shape.y)) if points else (shape.wkt,)
            writer.writerow([*(_cell(row[column]) for column in header), *ground])


def _rows(table: gpd.GeoDataFrame) -> Iterator[tuple[dict[str, Any], Any]]:
    """Give each row's plain values, None where one is missing, and its geometry."""
    columns = {
        str(column): [
            None if gone else value
            for value, gone in zip(table[column].tolist(), table[column].isna(), strict=True)
        ]
        for column in table.columns.drop(table.geometry.name)
    }
    shapes = [None if shape is None or shape.is_empty else shape for shape in table.geometry]
    for number, shape in enumerate(shapes):
        yield {column: values[number] for column, values in columns.items()}, shape


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return hide_formula(value) if isinstance(value, str) else repr(value)


_WRITERS: dict[str, Callable[[gpd.GeoDataFrame, Path, str, str], None]] = {
    ".gpkg": _write_gpkg,
    ".geojson": _write_geojson,
    ".csv": _write_csv,
}
