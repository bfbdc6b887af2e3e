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
KEYS = {
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
    return from_columns(name, columns)


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
    table = from_columns(name, {column: frame[column] for column in COLUMNS[name]})
    key = KEYS.get(name)
    if key is not None and table[key].duplicated().any():
        twice = table.loc[table[key].duplicated(), key].iloc[0]
        raise FrameError(f"{name}: {key} {twice!r} stands in two rows")
    return table


def fill_table(name: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make a table of the schema from whole columns, as a hundred thousand rows need it.

    Parameters
    ----------
    name
        A table of ``geo.COLUMNS``.
    columns
        Values of each column, of one length; a single text, number or truth stands in every row. A column that is not
        given is empty or NA throughout.

    Raises
    ------
    FrameError
        A value does not fit its column.

    Examples
    --------
    >>> table = fill_table("relations", {"kind": "denies", "source": ["c1", "c2"]})
    >>> table["kind"].tolist(), table["reason"].tolist()
    (['denies', 'denies'], ['', ''])
    """
    import pandas as pd  # noqa: PLC0415 - as below

    many = [len(values) for values in columns.values() if pd.api.types.is_list_like(values)]
    index = pd.RangeIndex(many[0] if many else 0)
    whole = {column: pd.Series(columns.get(column), index=index, dtype=object) for column in COLUMNS[name]}
    return from_columns(name, whole)


def from_columns(name: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make a table of the schema from all its columns, lists or series, None where a value is missing. Else as ``to_table``."""
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    series = {}
    for column, (dtype, _) in COLUMNS[name].items():
        if dtype == "geometry":
            continue
        # "string" alone would take pyarrow where it is installed: the same frame must not differ by that.
        exact = pd.StringDtype("python") if dtype == "string" else dtype
        values = columns[column]
        try:
            series[column] = _fit(values, exact)
        except (TypeError, ValueError, OverflowError) as error:
            raise FrameError(f"{name}: column {column!r} is {dtype}, but {error}") from error
    if "geometry" not in COLUMNS[name]:
        return pd.DataFrame(series)
    import geopandas  # noqa: PLC0415 - as pandas

    try:
        geometry = geopandas.GeoSeries(_shapes(name, columns["geometry"]), crs=CRS)
    except (AttributeError, TypeError) as error:
        raise FrameError(f"{name}: the geometry column holds something else: {error}") from error
    return geopandas.GeoDataFrame(series, geometry=geometry, crs=CRS)


def _fit(values: Any, dtype: Any) -> pd.Series[Any]:
    """Give a column its dtype; None and what pandas takes for it are missing, which is empty in a column of text."""
    import numpy as np  # noqa: PLC0415 - as above
    import pandas as pd  # noqa: PLC0415 - as above

    is_text = isinstance(dtype, pd.StringDtype)
    if getattr(values, "dtype", None) == dtype:
        found = values.reset_index(drop=True)
        return found.fillna("") if is_text else found
    cells = np.empty(len(values), dtype=object)
    # One by one: a list of lists would become a table, and be refused for it and not for what it is.
    cells[:] = values if isinstance(values, list) else values.tolist()
    cells[pd.isna(cells)] = "" if is_text else None
    with np.errstate(invalid="ignore"):  # what is out of range is told by whoever asked
        return pd.Series(cells, dtype=dtype)


def _shapes(name: str, values: Any) -> list[Any]:
    """Check geometries, each different one once: incidents share their provinces."""
    import pandas as pd  # noqa: PLC0415 - as above

    known: dict[int, Any] = {}
    shapes: list[Any] = []
    for value in values if isinstance(values, list) else values.tolist():
        if value is None or (not hasattr(value, "geom_type") and pd.isna(value) is True):
            shapes.append(None)
            continue
        if id(value) not in known:
            known[id(value)] = _shape(name, value)
        shapes.append(known[id(value)])
    return shapes


def _shape(name: str, value: Any) -> Any:
    if name == "areas":
        return to_area(value)
    if value.geom_type != "Point":
        raise FrameError(
            f"{name}: a {value.geom_type} is no point; what is known less exactly belongs into areas"
        )
    return value
