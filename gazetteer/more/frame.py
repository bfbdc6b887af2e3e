"""Places in a table of pandas or geopandas: one a row, in columns that an analyst has anyway."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from ..errors import PlacesError
from ..place import Kind
from .record import (
    CONFIDENCES,
    FARTHEST_M,
    HIGHEST_RANK,
    RADII_M,
    Record,
    clean_country,
    clean_id,
    clean_name,
    clean_names,
    wrong_spot,
)
from .shape import read_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

COLUMNS = (
    *("id", "name", "names", "kind", "country", "admin1", "lat", "lon", "radius_m"),
    *("rank", "confidence", "sensitive", "geometry"),
)
WHERE = "places"
_LANGUAGE_COLUMN = re.compile(r"(?:names?)[:_]([a-z]{2,3})")
_MOST_ROWS = 5_000_000


def read_frame(frame: pd.DataFrame, *, source: str = "own", licence: str = "") -> Iterator[Record]:
    """Read a table row by row.

    Parameters
    ----------
    frame
        Columns as `Gazetteer.with_places` has them. A GeoDataFrame may have points or polygons in any coordinate
        reference system.

    Raises
    ------
    PlacesError
        If a column is missing, or a row has no name, no place on Earth or an unknown kind; the message says which.
    """
    frame = _project(frame)
    if "name" not in frame.columns:
        raise PlacesError(WHERE, f"has no column name, but {', '.join(map(str, frame.columns[:12]))}")
    if "geometry" not in frame.columns and not {"lat", "lon"} <= set(frame.columns):
        raise PlacesError(WHERE, "has neither the columns lat and lon nor a column geometry")
    if len(frame) > _MOST_ROWS:
        raise PlacesError(WHERE, f"has {len(frame)} rows; give at most {_MOST_ROWS}")
    spelled = find_languages(frame.columns)
    wanted = [column for column in (*COLUMNS, *(column for column, _ in spelled)) if column in frame.columns]
    columns = [frame[column].tolist() for column in wanted]
    for number, (index, *cells) in enumerate(zip(frame.index.tolist(), *columns, strict=True)):
        row = {name: cell for name, cell in zip(wanted, cells, strict=True) if not _is_missing(cell)}
        try:
            yield read_row(row, spelled, source=source, licence=licence)
        except (ValueError, TypeError, AttributeError) as error:
            raise PlacesError(WHERE, f"row {number} (index {index!r}): {error}") from None


def _project(frame: Any) -> Any:
    crs = getattr(frame, "crs", None)
    if "geometry" not in frame.columns and hasattr(frame, "_geometry_column_name"):
        frame = frame.rename_geometry("geometry")
    if "geometry" in frame.columns and hasattr(frame, "to_crs"):
        if crs is None:
            raise PlacesError(WHERE, "the geometry has no CRS; say which it is with set_crs")
        frame = frame.to_crs(4326)
    return frame


def _is_missing(cell: Any) -> bool:
    return cell is None or cell != cell or str(cell) in {"", "<NA>", "NaT"}  # noqa: PLR0124 - NaN is not itself


def find_languages(columns: Iterable[Any]) -> list[tuple[str, str]]:
    """Find the columns of names in one language.

    Examples
    --------
    >>> find_languages(["name", "names", "names_ps", "name:ur"])
    [('names_ps', 'ps'), ('name:ur', 'ur')]
    """
    return [
        (str(column), found[1]) for column in columns if (found := _LANGUAGE_COLUMN.fullmatch(str(column)))
    ]


def read_row(
    row: Mapping[str, Any],
    spelled: Iterable[tuple[str, str]],
    *,
    source: str,
    licence: str,
    codes: tuple[tuple[str, str], ...] = (),
) -> Record:
    """Read a row of which what is missing is left out.

    Raises
    ------
    ValueError, TypeError, AttributeError
        If it cannot be a place.
    """
    kind = Kind(str(row.get("kind", Kind.CITY)).strip().lower())
    shape = read_shape(row["geometry"]) if "geometry" in row else None
    lat, lon = (
        (float(row["lat"]), float(row["lon"]))
        if "lat" in row and "lon" in row
        else (shape.lat, shape.lon)
        if shape
        else (float("nan"), float("nan"))
    )
    wrong = wrong_spot(lat, lon)
    if wrong:
        raise ValueError(wrong)
    told = [(text, language) for column, language in spelled for text in _texts(row.get(column, ""))]
    first = str(row.get("name", ""))
    written = {part.strip(): language for text, language in reversed(told) for part in text.split(";")}
    also = [(text, "en") for text in _texts(row.get("names", ""))]
    names = clean_names([(first, written.get(first.strip(), "en")), *also, *told])
    if not names:
        raise ValueError(f"{str(row.get('name', ''))[:60]!r} is no name of a place")
    radius_m = float(row.get("radius_m", (shape.radius_m if shape else 0.0) or RADII_M[kind]))
    if not 0 < radius_m <= FARTHEST_M:
        raise ValueError(f"radius_m: {radius_m} is no distance in metres")
    rank, confidence = int(row.get("rank", 0)), str(row.get("confidence", "")).strip()
    if not 0 <= rank <= HIGHEST_RANK:
        raise ValueError(f"rank: {rank} is none of 0 to {HIGHEST_RANK}")
    if confidence not in CONFIDENCES:
        raise ValueError(f"confidence: {confidence[:20]!r} is none of {', '.join(filter(None, CONFIDENCES))}")
    return Record(
        id=_id(row.get("id"), names[0].text, lat, lon, source),
        source=source,
        licence=licence,
        names=names,
        kind=kind.value,
        country=clean_country(str(row.get("country", ""))),
        admin1=clean_name(str(row.get("admin1", ""))),
        lat=lat,
        lon=lon,
        radius_m=radius_m,
        codes=codes,
        rank=rank,
        sensitive=str(row.get("sensitive", "")).lower() in {"yes", "true", "1"},
        confidence=confidence,
        geometry=shape.wkb if shape else b"",
    )


def _texts(cell: Any) -> list[str]:
    """Give the texts of a cell: a list, or texts with semicolons between."""
    return [cell] if isinstance(cell, str) else [str(text) for text in cell]


def _id(given: Any, name: str, lat: float, lon: float, source: str) -> str:
    if given is None:
        digest = hashlib.sha256(f"{name} {lat:.6f} {lon:.6f}".encode()).hexdigest()[:12]
        return f"{source}-{digest}"
    text = str(int(given)) if isinstance(given, float) and given.is_integer() else str(given)
    if not clean_id(text):
        raise ValueError(f"id: {text[:60]!r} is none; take letters, digits and hyphens")
    return clean_id(text)
