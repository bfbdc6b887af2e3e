"""Which reader a file wants, by its first bytes and its suffix; features by what the first of them have."""

from __future__ import annotations

import zipfile
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from ...errors import ForeignFileError, PlacesError
from ...foreign import open_foreign_sqlite
from ..compact import is_compact, read_stock
from . import cod, geonames, linked, osm, wof
from .features import SEQUENCES, Feature, read_features
from .rows import MOST_MEMBERS, Origin, Problem
from .table import SUFFIXES, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ..record import Record
    from ..stock import Source

# What readers tell: a source, a place, a row that is none, or decisions that were made before.
Told: TypeAlias = "Source | Record | Problem | dict[str, str]"

_SQLITE = b"SQLite format 3\x00"
_LOOKED_AT = 200  # features
_KNOWN_ZIPPED = (".txt", ".csv", ".tsv", ".geojson", ".json", ".jsonld", *SEQUENCES)


def read_records(origin: Origin) -> Iterator[Told]:
    """Read a file of whatever form is known.

    Yields
    ------
    Source, Record or Problem
        Who tells of the places, the places, and the rows that are none; of a compact file also the decisions in it.

    Raises
    ------
    PlacesError
        If its form is not known, or it cannot be read at all.
    """
    path = origin.path
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except (OSError, ValueError) as error:
        raise PlacesError(path, f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if is_compact(start):
        return _read_stock(path)
    if start.startswith(_SQLITE):
        return _read_sqlite(origin)
    suffix = _zipped_suffix(path) if zipfile.is_zipfile(path) else path.suffix.lower()
    if suffix == ".txt":
        return chain((geonames.SOURCE,), geonames.read_geonames(origin))
    if suffix in SUFFIXES:
        return chain((wof.SOURCE,), read_table(origin))
    if suffix in {".geojson", ".json", ".jsonld", ".shp", *SEQUENCES}:
        return _read_by_feature(origin, read_features(origin))
    raise PlacesError(
        path,
        "is no form that is known: give a GeoNames dump (.zip, .txt), OpenStreetMap or COD-AB (.gpkg, .geojson, .shp), "
        "Who's On First (.db, .geojson, .csv), Linked Places (.json), .csv or .clg",
    )


def _read_stock(path: Path) -> Iterator[Told]:
    stock = read_stock(path)
    yield from stock.sources
    yield dict(stock.decisions)
    for row in range(len(stock.texts["id"])):
        yield stock.record(row)


def _zipped_suffix(path: Path) -> str:
    """Give the suffix of what an archive holds; where it holds several kinds, that of the first known one."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()[: MOST_MEMBERS + 1]
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise PlacesError(path, f"cannot be read ({error})") from None
    suffixes = {PurePosixPath(member.filename).suffix.lower() for member in members}
    if ".shp" in suffixes or ".gpkg" in suffixes:
        raise PlacesError(path, "has a database or shapefile in it; unpack it, and give that")
    return next((suffix for suffix in reversed(_KNOWN_ZIPPED) if suffix in suffixes), "")


def _read_sqlite(origin: Origin) -> Iterator[Told]:
    try:
        with open_foreign_sqlite(origin.path) as database:
            tables = set(database.tables)
    except ForeignFileError as error:
        raise PlacesError(origin.path, str(error).removeprefix(f"{origin.path}: ")) from None
    if "spr" in tables:
        return chain((wof.SOURCE,), wof.read_wof_sqlite(origin))
    if "gpkg_geometry_columns" not in tables:
        raise PlacesError(origin.path, "is a database, but neither a GeoPackage nor one of Who's On First")
    return _read_by_feature(origin, read_features(origin))


def _read_by_feature(origin: Origin, features: Iterator[Feature | Problem]) -> Iterator[Told]:
    first = list(islice(features, _LOOKED_AT))
    read, source = _choose(origin, [each for each in first if isinstance(each, Feature)])
    return chain((source,), _read_each(chain(first, features), read, origin))


def _choose(
    origin: Origin, features: Iterable[Feature]
) -> tuple[Callable[[Feature, Origin], Iterator[Record | Source]], Source]:
    for feature in features:
        keys = feature.properties.keys()
        if linked.is_linked(feature):
            return linked.read_linked, linked.SOURCE
        if "wof:id" in keys:
            return wof.read_wof, wof.SOURCE
        if cod.is_cod(keys):
            return cod.read_cod, cod.SOURCE
        if osm.SIGNS & keys:
            return osm.read_osm, osm.SOURCE
    raise PlacesError(
        origin.path,
        "has features of no gazetteer that is known (OpenStreetMap, COD-AB, Who's On First, Linked Places); "
        "Gazetteer.with_places takes any table",
    )


def _read_each(
    features: Iterable[Feature | Problem],
    read: Callable[[Feature, Origin], Iterator[Record | Source]],
    origin: Origin,
) -> Iterator[Told]:
    for feature in features:
        if isinstance(feature, Problem):
            yield feature
            continue
        try:
            yield from read(feature, origin)
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError) as error:
            yield Problem(origin.path.name, feature.row, str(error)[:200])
