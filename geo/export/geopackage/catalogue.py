"""What a GeoPackage says of itself: its systems of coordinates, columns, closed lists, extensions and licences."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, tostring

from .layer import alias_of, choices_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .layer import Layer

# GeoPackages note when each layer was changed last. The same frames must give the same bytes, so no clock is asked.
CHANGED = "2000-01-01T00:00:00.000Z"

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
# The two that every GeoPackage must have, and ours.
SRS = (
    (
        "Undefined Cartesian SRS",
        -1,
        "NONE",
        -1,
        "undefined",
        "undefined Cartesian coordinate reference system",
    ),
    (
        "Undefined geographic SRS",
        0,
        "NONE",
        0,
        "undefined",
        "undefined geographic coordinate reference system",
    ),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude/latitude coordinates in decimal degrees"),
)
_TERMS = "http://purl.org/dc/terms/"
_SPEC = "http://www.geopackage.org/spec130/"


def make_catalogue() -> list[str]:
    """Give the statements that make the tables of the rows below."""
    return _statements("catalogue.sql")


def make_index(layer: str) -> list[str]:
    """Give the statements that make a layer's spatial index: the table of boxes first, then its triggers.

    Examples
    --------
    >>> make_index("areas")[0]
    'CREATE VIRTUAL TABLE "rtree_areas_geom" USING rtree(id, minx, maxx, miny, maxy)'
    """
    return [statement.replace("{layer}", layer) for statement in _statements("index.sql")]


def _statements(name: str) -> list[str]:
    text = (files("geo") / "export" / "geopackage" / name).read_text(encoding="utf-8")
    return [part.strip() for part in text.split("\n\n") if not part.startswith("--")]


def describe(layers: Sequence[Layer], notices: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows that describe columns, closed lists, extensions and rights, by the tables they go into."""
    shaped = [layer.name for layer in layers if layer.shape]
    metadata = ("gpkg_metadata", "gpkg_metadata_reference")
    schema = ("gpkg_data_columns", "gpkg_data_column_constraints")
    return {
        "gpkg_data_columns": list(_columns(layers)),
        "gpkg_data_column_constraints": list(_constraints(layers)),
        "gpkg_extensions": [
            *(
                (name, "geom", "gpkg_rtree_index", f"{_SPEC}#extension_rtree", "write-only")
                for name in shaped
            ),
            *((name, None, "gpkg_schema", f"{_SPEC}#extension_schema", "read-write") for name in schema),
            *(
                (name, None, "gpkg_metadata", f"{_SPEC}#extension_metadata", "read-write")
                for name in metadata
            ),
        ],
        "gpkg_metadata": [(1, "dataset", _TERMS, "text/xml", _rights(notices))],
        "gpkg_metadata_reference": [("geopackage", None, None, None, CHANGED, 1, None)],
    }


def _columns(layers: Sequence[Layer]) -> Iterator[tuple[Any, ...]]:
    for layer in layers:
        for column, (_, meaning) in layer.columns.items():
            listed = f"{layer.name}.{column}" if choices_of(layer.name, column) else None
            yield (layer.name, column, alias_of(column), alias_of(column), meaning, None, listed)


def _constraints(layers: Sequence[Layer]) -> Iterator[tuple[Any, ...]]:
    for layer in layers:
        for column in layer.columns:
            for value in choices_of(layer.name, column):
                said = str(value).replace("_", " ").capitalize()
                yield (f"{layer.name}.{column}", "enum", str(value), None, None, None, None, said)


def _rights(notices: Sequence[str]) -> str:
    root = Element("metadata", {"xmlns:dcterms": _TERMS})
    for notice in notices:
        SubElement(root, "dcterms:rights").text = notice
    return tostring(root, encoding="unicode")
