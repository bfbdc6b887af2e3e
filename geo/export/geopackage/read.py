"""Reading a GeoPackage back, whoever edited it: nothing of it runs, and no GIS library opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer import ForeignFileError, open_foreign_sqlite

from ...errors import FileError
from ...schema import COLUMNS
from ..sealed import check_bytes
from . import blob

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from gazetteer import ForeignSqlite

    from ..format import Content, Seal

ABOUT = "clashline"


def read_gpkg(path: Path) -> Content:
    """Read what it says of itself, and its tables. What a GIS added (``fid``, fields, layers) is passed over.

    Raises
    ------
    FileError
        It is damaged, or lacks a table.
    """
    try:
        with open_foreign_sqlite(path) as database:
            about = dict(database.rows(ABOUT, ["key", "value"]))
            shapes = _read_shapes(database)
            return about, {name: _read_table(database, name, shapes.get(name)) for name in COLUMNS}
    except ForeignFileError as error:
        raise FileError(str(error)) from error


def is_export(path: Path) -> bool:
    """Whether a file has what `write` puts into each: a store of ours, say, is a GeoPackage too and has not."""
    try:
        with open_foreign_sqlite(path) as database:
            return ABOUT in database.tables
    except ForeignFileError:
        return False


def read_seal(path: Path) -> Seal:
    """Read the seal, and hold it against the file's bytes."""
    try:
        with open_foreign_sqlite(path) as database:
            written = str(dict(database.rows(ABOUT, ["key", "value"])).get("seal", ""))
    except ForeignFileError as error:
        raise FileError(str(error)) from error
    return written, check_bytes(path, written)


def _read_shapes(database: ForeignSqlite) -> dict[str, tuple[str, int]]:
    columns = ("table_name", "column_name", "srs_id")
    return {table: (column, srs) for table, column, srs in database.rows("gpkg_geometry_columns", columns)}


def _read_table(database: ForeignSqlite, name: str, shape: tuple[str, int] | None) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - half a second, which other stages need not pay

    shaped = "geometry" in COLUMNS[name]
    columns = [column for column in COLUMNS[name] if column != "geometry"]
    if shaped and shape is None:
        raise FileError(f"{name}: is no layer with geometry")
    wanted = [*columns, shape[0]] if shape is not None and shaped else columns
    rows = list(database.rows(name, wanted))
    read = dict(zip(wanted, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(wanted, ())
    table = pd.DataFrame({column: pd.Series(read[column], dtype=object) for column in columns})
    if shape is None or not shaped:
        return table
    import geopandas  # noqa: PLC0415 - as pandas

    geometry = blob.decode(read[shape[0]])
    return geopandas.GeoDataFrame(table, geometry=geopandas.GeoSeries(geometry), crs=shape[1])
