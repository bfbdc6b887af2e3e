"""Which format a file's name asks for."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shapely.errors import ShapelyError

from ..errors import FileError, FrameError
from ..frame import Frames
from ..schema import COLUMNS, SCHEMA_VERSION
from . import geojson, gpkg, sheets

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from ..build import Result

# What a file that is not ours, or damaged, is noticed by. ValueError: neither JSON nor UTF-8. RuntimeError: pyogrio's
# errors, and JSON nested without end.
_DAMAGES = (AttributeError, KeyError, TypeError, ValueError, OSError, RuntimeError, csv.Error)

# SQLite ends a text at NUL, and UTF-8 has no half of a surrogate pair.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")

_WRITERS: dict[str, Callable[[Frames, Path], None]] = {
    ".gpkg": gpkg.write_gpkg,
    ".geojson": geojson.write_geojson,
    ".csv": sheets.write_sheets,
}
_READERS: dict[str, Callable[[Path], tuple[dict[str, Any], dict[str, Any]]]] = {
    ".gpkg": gpkg.read_gpkg,
    ".geojson": geojson.read_geojson,
    ".csv": sheets.read_sheets,
}


def write(result: Result | Frames, path: str | os.PathLike[str]) -> None:
    """Write all tables to a file; its suffix names the format. The same frames give the same bytes.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    path
        - ``.gpkg``: one file, each table a layer; ``incident_places`` (points) and ``areas`` (multipolygons) have
          the incident's kind, title, days and grade beside their own columns, to draw by.
        - ``.geojson``: one FeatureCollection (RFC 7946), a feature for each incident and place, with the point or
          else the area, and the incident's columns; what has no place is a feature without geometry. The other
          tables are in its member ``clashline``, which GIS programs pass over.
        - ``.csv``: ``NAME.csv`` has a row for each incident and place, and beside it ``NAME.<table>.csv`` has
          each table. UTF-8 with a mark, so that spreadsheets see it; text that a spreadsheet would take for a
          formula begins with an apostrophe.

    Raises
    ------
    FrameError
        The suffix is none of these, a frame does not fit the schema, or holds text that no file can carry.
    FileError
        The file cannot be written; what was there before is untouched.

    Examples
    --------
    >>> write(Frames.empty("durand"), "incidents.shp")
    Traceback (most recent call last):
    geo.errors.FrameError: incidents.shp: unknown format '.shp'; write .gpkg, .geojson or .csv
    """
    frames = getattr(result, "frames", result)
    if not isinstance(frames, Frames):
        raise FrameError(
            f"{type(result).__name__}: no result of geo; give what geo.build returns, or its frames"
        )
    writer = _by_suffix(_WRITERS, path)
    checked = Frames.check(frames.theatre, frames.tables())
    _require_text(checked)
    writer(checked, Path(path))


def read_frames(path: str | os.PathLike[str]) -> Frames:
    """Read frames back from a file that ``write`` wrote.

    Raises
    ------
    FileError
        The file is not there, or is none of ours.
    FrameError
        Its suffix is unknown, a column is missing, or it is of another schema version.

    Examples
    --------
    >>> read_frames("nowhere.gpkg")
    Traceback (most recent call last):
    geo.errors.FileError: nowhere.gpkg: no such file
    """
    reader = _by_suffix(_READERS, path)
    if not Path(path).is_file():
        raise FileError(f"{path}: no such file")
    try:
        about, tables = reader(Path(path))
        version = int(about["schema_version"])
        theatre = str(about["theatre"])
    except FrameError:
        raise
    except (*_DAMAGES, ShapelyError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise FileError(f"{path}: was not written by geo.export, or is damaged ({reason})") from error
    if version != SCHEMA_VERSION:
        raise FrameError(
            f"{path}: schema version {version}, but {SCHEMA_VERSION} is read here; export it again"
        )
    try:
        return Frames.check(theatre, tables)
    except FrameError as error:
        raise FrameError(f"{path}: {error}") from error


def check_format(path: str | os.PathLike[str]) -> None:
    """Refuse a path that no format goes by, before the work whose result it is for.

    Raises
    ------
    FrameError
        Its suffix is not .gpkg, .geojson or .csv.

    Examples
    --------
    >>> check_format("incidents.gpkg")
    """
    _by_suffix(_WRITERS, path)


def _by_suffix(known: dict[str, Any], path: str | os.PathLike[str]) -> Any:
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise FrameError(f"{path}: unknown format {suffix!r}; write .gpkg, .geojson or .csv")
    return known[suffix]


def _require_text(frames: Frames) -> None:
    """Refuse what one of the formats would cut off or lose."""
    for name, table in frames.tables().items():
        for column, (dtype, _) in COLUMNS[name].items():
            if dtype == "string" and any(map(_NO_TEXT.search, table[column])):
                raise FrameError(f"{name}: column {column!r} holds NUL or half a surrogate pair; take it out")
