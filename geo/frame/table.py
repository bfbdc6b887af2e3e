"""One table: rows of plain values become a frame with the columns, order and dtypes of ``geo.schema``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..schema import COLUMNS
from .shape import to_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

# WGS 84 with x = longitude: what GeoJSON prescribes and folium, PostGIS and QGIS take without a question.
CRS = "EPSG:4326"

LIST_SEPARATOR = "; "

# What no two rows of a table may share.
_KEYS = {
    "incidents": "incident_id",
    "incident_places": "place_key",
    "areas": "place_key",
    "claims": "claim_id",
    "mentions": "mention_id",
    "articles": "article_id",
    "reviews": "entry",
}


def to_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make a table of the schema from rows.

    Parameters
    ----------
    name
        A table of ``geo.COLUMNS``: ``incidents``, ``incident_places``, ``areas``, ``claims`` ...
    rows
        Each a mapping from column to value. None means missing, which is an empty string in a column of text
        and NA in all others; geometries are shapely's, in EPSG:4326.

    Returns
    -------
    pandas.DataFrame
        A GeoDataFrame if the table has a geometry. The index is 0, 1, 2 ...

    Raises
    ------
    FrameError
        A row lacks a column, or a value does not fit its column.

    Examples
    --------
    >>> relation = {"kind": "denies", "source": "c1", "target": "c2", "reason": None}
    >>> to_table("relations", [relation]).loc[0, "reason"]
    ''
    """
    listed = list(rows)
    try:
        columns = {column: [row[column] for row in listed] for column in COLUMNS[name]}
    except KeyError as error:
        raise FrameError(f"{name}: a row lacks the column {error.args[0]!r}") from error
    return _typed(name, columns)


def conform(name: str, frame: Any) -> pd.DataFrame:
    """Check a frame against the schema and give its columns the schema's order and dtypes.

    Columns that the schema does not know are left out; the index becomes 0, 1, 2 ...

    Raises
    ------
    FrameError
        It is no frame, lacks a column, holds what does not fit its column, has another CRS than EPSG:4326,
        or two of its rows share a key.
    """
    present = getattr(frame, "columns", None)
    if present is None:
        raise FrameError(
            f"{name}: {type(frame).__name__} is no frame; give a table with the columns of geo.COLUMNS"
        )
    missing = [column for column in COLUMNS[name] if column not in present]
    if missing:
        raise FrameError(f"{name}: lacks the column {missing[0]!r}; the columns are those of geo.COLUMNS")
    if "geometry" in COLUMNS[name]:
        crs = getattr(frame, "crs", None)
        if crs is None or not crs.equals(CRS, ignore_axis_order=True):
            what = "has no CRS; set it" if crs is None else f"is in {crs.name}; reproject it"
            raise FrameError(f"{name}: {what} to {CRS}")
    table = _typed(name, {column: frame[column].tolist() for column in COLUMNS[name]})
    key = _KEYS.get(name)
    if key is not None and table[key].duplicated().any():
        twice = table.loc[table[key].duplicated(), key].iloc[0]
        raise FrameError(f"{name}: {key} {twice!r} stands in two rows")
    return table


def _typed(name: str, columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    plain = {
        column: [None if pd.isna(value) is True else value for value in values]
        for column, values in columns.items()
    }
    return from_columns(name, plain)


def from_columns(name: str, columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Make a table of the schema from columns of plain values, None where one is missing. Else as ``to_table``."""
    import numpy as np  # noqa: PLC0415 - as pandas
    import pandas as pd  # noqa: PLC0415 - as above

    series = {}
    for column, (dtype, _) in COLUMNS[name].items():
        if dtype == "geometry":
            continue
        values = columns[column]
        if dtype == "string":
            values = ["" if value is None else value for value in values]
        try:
            # "string" alone would take pyarrow where it is installed: the same frame must not differ by that.
            exact = pd.StringDtype("python") if dtype == "string" else dtype
            with np.errstate(invalid="ignore"):  # what is out of range is told below
                series[column] = pd.Series(values, dtype=exact)
        except (TypeError, ValueError, OverflowError) as error:
            raise FrameError(f"{name}: column {column!r} is {dtype}, but {error}") from error
    if "geometry" not in COLUMNS[name]:
        return pd.DataFrame(series)
    import geopandas  # noqa: PLC0415 - as pandas

    try:
        shapes = [_shape(name, value) for value in columns["geometry"]]
        geometry = geopandas.GeoSeries(shapes, crs=CRS)
    except (AttributeError, TypeError) as error:
        raise FrameError(f"{name}: the geometry column holds something else: {error}") from error
    return geopandas.GeoDataFrame(series, geometry=geometry, crs=CRS)


def _shape(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "areas":
        return to_area(value)
    if value.geom_type != "Point":
        raise FrameError(
            f"{name}: a {value.geom_type} is no point; what is known less exactly belongs into areas"
        )
    return value
