"""Which format a file's name asks for, and writing and reading by it."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shapely.errors import ShapelyError

from gazetteer import Gazetteer, list_theatres

from ..errors import FileError, FrameError
from ..frame import Frames, frames_of
from ..schema import COLUMNS, SCHEMA_VERSION
from . import acled, columnar, ged, geojson, geopackage, hapi, kml, linked, shapefile, sheets, single, xlsx
from .extra import require_extra

if TYPE_CHECKING:
    import os

    from ..build import Result
    from .format import Format, Seal

# A new format is a module with its ``FORMAT``, and a line here.
_FORMATS: tuple[Format, ...] = (
    geopackage.FORMAT,
    geopackage.PROJECT,
    geojson.FORMAT,
    columnar.PARQUET,
    columnar.ARROW,
    columnar.FEATHER,
    single.LINES,
    single.FLATGEOBUF,
    kml.FORMAT,
    shapefile.PARTS,
    shapefile.ZIPPED,
    sheets.FORMAT,
    xlsx.FORMAT,
    acled.FORMAT,
    ged.FORMAT,
    hapi.FORMAT,
    linked.ANNOTATIONS,
    linked.STATEMENTS,
)

# What a file that is not ours, or damaged, is noticed by. ValueError: neither JSON nor UTF-8. RuntimeError: pyogrio's
# errors, and JSON nested without end.
_DAMAGES = (AttributeError, KeyError, TypeError, ValueError, OSError, RuntimeError, csv.Error)

# SQLite ends a text at NUL, and UTF-8 has no half of a surrogate pair.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def list_formats() -> tuple[Format, ...]:
    """Give the formats that ``write`` knows, in the order of help and documentation.

    Returns
    -------
    tuple of Format
        Each with its suffix.

    Examples
    --------
    >>> [each.suffix for each in list_formats()][:2]
    ['.gpkg', '.qgz']
    """
    return _FORMATS


def write(
    result: Result | Frames,
    path: str | os.PathLike[str],
    *,
    like: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> None:
    """Write all tables to a file; its suffix names the format. The same frames give the same bytes.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    path
        Its suffix is that of one of ``list_formats``, each of which says what it keeps.
    like
        Write in another data set's columns whatever the name: ``acled`` or ``ged``.
    gazetteer
        The theatre's, for formats that ask for it; by default the result's own, or the one that the frames name.

    Raises
    ------
    FrameError
        The suffix is none of ``list_formats``, a frame does not fit the schema, or holds text that no file can carry.
    FileError
        The file cannot be written; what was there before is untouched.

    Examples
    --------
    >>> write(Frames.empty("durand"), "incidents.xyz")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    geo.errors.FrameError: incidents.xyz: unknown format ...; write .gpkg, ...
    """
    frames = frames_of(result)
    chosen = _by_like(like) if like else _by_suffix(path, _FORMATS)
    checked = Frames.check(frames.theatre, frames.tables())
    _require_text(checked)
    where = gazetteer or getattr(result, "gazetteer", None)
    if chosen.write_with is not None and (where := where or _load(checked.theatre)) is not None:
        # What the gazetteer calls a place may be a name that is withheld.
        chosen.write_with(replace(checked, withheld=frames.withheld), Path(path), where)
    elif chosen.write is not None:
        chosen.write(checked, Path(path))
    else:
        raise FrameError(
            f"{path}: there is no theatre {checked.theatre!r} to ask what {chosen.name} needs; give its gazetteer"
        )


def is_export(path: str | os.PathLike[str]) -> bool:
    """Whether a file is one that ``read_frames`` reads: not an article, a store, or somebody else's table.

    Parameters
    ----------
    path
        The file, which need not be there.

    Returns
    -------
    bool
        By its suffix and, of a GeoPackage or a CSV, by what is in it or beside it.

    Examples
    --------
    >>> is_export("seeds"), is_export("incidents.geojson")
    (False, True)
    """
    name = Path(path).name.lower()
    fitting = [each for each in _FORMATS if each.read and name.endswith(each.suffix)]
    return any(each.knows is None or each.knows(Path(path)) for each in fitting)


def read_frames(path: str | os.PathLike[str]) -> Frames:
    """Read frames back from a file that ``write`` wrote, in a format that holds all tables.

    Parameters
    ----------
    path
        The file; its suffix names the format.

    Returns
    -------
    Frames
        Equal to those that were written.

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
    read = _by_suffix(path, tuple(each for each in _FORMATS if each.read)).read
    assert read is not None
    if not Path(path).is_file():
        raise FileError(f"{path}: no such file")
    try:
        about, tables = read(Path(path))
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
        frames = Frames.check(theatre, tables)
        _require_text(frames)
    except FrameError as error:
        raise FrameError(f"{path}: {error}") from error
    return frames


def read_seal(path: Path) -> Seal:
    """Read the seal of an export that ``read_frames`` can read.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    str, tuple of (str, str)
        The seal, empty if it has none; and what is wrong: where, and what.

    Raises
    ------
    FrameError
        Its suffix is none of a format that holds all tables.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     geo.export.write(geo.Frames.empty("durand"), f"{folder}/out.geojson")
    ...     seal, wrong = geo.export.read_seal(Path(folder, "out.geojson"))
    >>> len(seal), wrong
    (64, ())
    """
    found = _by_suffix(path, tuple(each for each in _FORMATS if each.read))
    if found.read_seal is None:
        return "", ((path.name, f"has no seal, for a {found.suffix} bears none"),)
    return found.read_seal(path)


def check_format(path: str | os.PathLike[str], *, like: str | None = None) -> None:
    """Refuse a path that no format goes by, before the work whose result it is for.

    Parameters
    ----------
    path
        Where it is to be written.
    like
        The data set whose columns are asked for, as ``write`` takes it; then any name will do.

    Raises
    ------
    FrameError
        Its suffix is none of ``list_formats``.

    Examples
    --------
    >>> check_format("incidents.gpkg")
    >>> check_format("incidents.txt", like="acled")
    """
    _ = _by_like(like) if like else _by_suffix(path, _FORMATS)


def _load(theatre: str) -> Gazetteer | None:
    """Load a theatre by its name. What frames from elsewhere call theirs may be a path: no folder is opened by it."""
    return Gazetteer.load(theatre) if theatre in list_theatres() else None


def _by_like(like: str) -> Format:
    known = {each.like: each for each in _FORMATS if each.like}
    if like not in known:
        raise FrameError(f"there are no columns like {like!r}; choose from {', '.join(known)}")
    return known[like]


def _by_suffix(path: str | os.PathLike[str], known: tuple[Format, ...]) -> Format:
    """Find the format whose suffix the name ends in, the longest first: ``.shp.zip`` is no ``.zip``."""
    name = Path(path).name.lower()
    fitting = [each for each in _FORMATS if name.endswith(each.suffix)]
    named = max(fitting, key=lambda each: len(each.suffix), default=None)
    if named is not None and named in known:
        require_extra("geo", *named.needs)
        return named
    suffixes = [each.suffix for each in known]
    if named is not None:
        raise FrameError(f"{path}: does not hold all tables; read {_either(suffixes)}")
    raise FrameError(f"{path}: unknown format {Path(path).suffix!r}; write {_either(suffixes)}")


def _either(suffixes: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(suffixes[:-1]), suffixes[-1])))


def _require_text(frames: Frames) -> None:
    """Refuse what one of the formats would cut off or lose."""
    for name, table in frames.tables().items():
        for column, (dtype, _) in COLUMNS[name].items():
            if dtype == "string" and _NO_TEXT.search("".join(table[column].tolist())):
                raise FrameError(f"{name}: column {column!r} holds NUL or half a surrogate pair; take it out")
