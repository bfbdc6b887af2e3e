"""Features of GeoJSON, GeoPackage and Shapefile: properties and a geometry each, whatever they are about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from ...errors import ForeignFileError, PlacesError
from ...foreign import open_foreign_sqlite
from .rows import MOST_WHOLE, Problem, count_row, read_lines, read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...foreign import ForeignSqlite
    from .rows import Origin

SEQUENCES = (".geojsonl", ".geojsonseq", ".ndjson")
_RECORD_SEPARATOR = "\x1e"
_SHAPEFILE = (9994).to_bytes(4, "big")
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes of a GeoPackage geometry's envelope, by its code
_WGS84 = 4326
_PARTS = (".shp", ".dbf", ".shx", ".prj", ".cpg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A feature.

    Parameters
    ----------
    row
        Its line or number in the file, from 1 on.
    layer
        The layer's name; empty where there are none.
    properties
        As the file has them; nothing is known of their types.
    geometry
        A shapely geometry, EPSG:4326; None where there is none.
    members
        What a feature of JSON has beside its properties.
    """

    row: int
    layer: str
    properties: Mapping[str, Any]
    geometry: Any
    members: Mapping[str, Any]


def read_features(origin: Origin) -> Iterator[Feature | Problem]:
    """Read the features of a file, by what its first bytes and its suffix say it is.

    Raises
    ------
    PlacesError
        If it cannot be read at all.
    """
    suffix = origin.path.suffix.lower()
    if suffix == ".shp":
        return _read_shapefile(origin)
    if suffix in SEQUENCES:
        return _read_sequence(origin)
    if suffix in {".gpkg", ".sqlite", ".db"}:
        return _read_geopackage(origin)
    return _read_geojson(origin)


def parse_json(origin: Origin, text: str | bytes, row: int = 0) -> Any:
    """Parse JSON from elsewhere.

    Raises
    ------
    PlacesError
        If it is none, or nested too deeply.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlacesError(origin.path, f"is no JSON ({str(error)[:80]})", row) from None


def _read_geojson(origin: Origin) -> Iterator[Feature | Problem]:
    whole = parse_json(origin, read_whole(origin, ".geojson", ".json", ".jsonld"))
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        whole = {"type": "FeatureCollection", "features": [whole]}
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise PlacesError(origin.path, "is no GeoJSON FeatureCollection")
    for number, feature in enumerate(features, start=1):
        count_row(origin, number)
        yield _feature(origin, number, feature)


def _read_sequence(origin: Origin) -> Iterator[Feature | Problem]:
    for number, line in read_lines(origin, *SEQUENCES):
        text = line.strip(f"{_RECORD_SEPARATOR} \t")
        if text:
            try:
                yield _feature(origin, number, parse_json(origin, text, number))
            except PlacesError as error:
                yield Problem(origin.path.name, number, error.what)


def _feature(origin: Origin, number: int, feature: Any) -> Feature | Problem:
    name = origin.path.name
    if not isinstance(feature, dict):
        return Problem(name, number, "is no feature")
    properties = feature.get("properties")
    try:
        given = feature.get("geometry")
        geometry = shapely.geometry.shape(given) if isinstance(given, dict) and _is_shape(given) else None
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, shapely.errors.ShapelyError) as error:  # fmt: skip
        return Problem(name, number, f"its geometry cannot be read ({str(error)[:80]})")
    return Feature(
        row=number,
        layer="",
        properties=properties if isinstance(properties, dict) else {},
        geometry=geometry,
        members=feature,
    )


def _is_shape(geometry: Mapping[str, Any]) -> bool:
    """Tell a geometry that shapely reads: Linked Places may have ``null`` or well-known text in its collections."""
    if geometry.get("type") == "GeometryCollection":
        parts = geometry.get("geometries")
        return isinstance(parts, list) and all(isinstance(part, dict) and _is_shape(part) for part in parts)
    return "coordinates" in geometry


def _read_geopackage(origin: Origin) -> Iterator[Feature | Problem]:
    try:
        with open_foreign_sqlite(origin.path) as database:
            yield from _read_layers(origin, database)
    except ForeignFileError as error:
        raise PlacesError(origin.path, str(error).removeprefix(f"{origin.path}: ")) from None


def _read_layers(origin: Origin, database: ForeignSqlite) -> Iterator[Feature | Problem]:
    if "gpkg_geometry_columns" not in database.tables:
        raise PlacesError(origin.path, "is no GeoPackage with features")
    layers = list(database.rows("gpkg_geometry_columns", ["table_name", "column_name", "srs_id"]))
    row = 0
    for table, column, srs in layers:
        columns = database.tables.get(table, ())
        if column not in columns:
            continue
        if srs != _WGS84:
            raise PlacesError(
                origin.path, f"the layer {str(table)[:40]!r} is in SRS {srs}; give it in EPSG:4326"
            )
        at = columns.index(column)
        for cells in database.rows(table, columns):
            row += 1
            count_row(origin, row)
            properties = {name: cell for name, cell in zip(columns, cells, strict=True) if name != column}
            try:
                geometry = parse_blob(cells[at])
            except (ValueError, shapely.errors.ShapelyError) as error:
                yield Problem(origin.path.name, row, f"its geometry cannot be read ({str(error)[:80]})")
                continue
            yield Feature(row=row, layer=str(table), properties=properties, geometry=geometry, members={})


def parse_blob(blob: Any) -> Any:
    """Parse a geometry as GeoPackages have them; None where it is empty.

    Raises
    ------
    ValueError
        If it is none.
    """
    if blob is None:
        return None
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:  # noqa: PLR2004 - the header
        raise ValueError("no GeoPackage geometry")
    flags = blob[3]
    envelope = _ENVELOPES.get((flags >> 1) & 7)
    if envelope is None:
        raise ValueError("no GeoPackage geometry")
    return shapely.from_wkb(blob[8 + envelope :])


def _read_shapefile(origin: Origin) -> Iterator[Feature | Problem]:
    path = origin.path
    try:
        with path.open("rb") as file:
            start = file.read(4)
        size = sum(part.stat().st_size for part in map(path.with_suffix, _PARTS) if part.is_file())
    except OSError as error:
        raise PlacesError(path, f"cannot be read ({error.strerror})") from None
    if start != _SHAPEFILE:
        raise PlacesError(path, "is no shapefile")
    if size > MOST_WHOLE:
        raise PlacesError(path, f"is larger than {MOST_WHOLE >> 20} MiB; give it as a GeoPackage")
    import pyogrio  # noqa: PLC0415 - GDAL takes half a second

    try:
        frame = pyogrio.read_dataframe(path)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise PlacesError(path, f"cannot be read as a shapefile ({str(error)[:80]})") from None
    if not hasattr(frame, "to_crs"):
        raise PlacesError(path, "has no geometry")
    if frame.crs is None:
        raise PlacesError(path, "does not say its coordinate reference system; it lacks a .prj file")
    frame = frame.to_crs(_WGS84)
    names = [str(name) for name in frame.columns if name != "geometry"]
    for number, (geometry, *cells) in enumerate(
        zip(frame.geometry, *(frame[name].tolist() for name in names), strict=True), start=1
    ):
        count_row(origin, number)
        yield Feature(
            row=number,
            layer=Path(path).stem,
            properties=dict(zip(names, cells, strict=True)),
            geometry=geometry,
            members={},
        )
