"""A coded table as it came: a CSV or XLSX file or a frame, every cell a text, and which data set's columns it has."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..convention import load_convention, recognise
from ..errors import FileError, FrameError
from .tables import MAX_BYTES, from_csv, from_frame, from_xlsx, read_header

if TYPE_CHECKING:
    import os

    import pandas as pd

    from ..convention import Convention

SUFFIXES = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """A coded table.

    Parameters
    ----------
    convention
        Whose columns it has.
    table
        All cells as text, empty where there is nothing; the columns' names in lower case. Of a GeoDataFrame, the points
        are ``lat`` and ``lon``.
    name
        What it is called: the file's name.
    sha256
        Of the file's bytes, or of the frame's cells.
    """

    convention: Convention
    table: pd.DataFrame
    name: str
    sha256: str

    @property
    def is_ours(self) -> bool:
        """Whether Clashline wrote it: like the data set, and not the data set's."""
        mark = self.convention.data.get("mark")
        if not mark or mark["column"] not in self.table.columns or not len(self.table):
            return False
        return bool(self.table[mark["column"]].astype(str).str.startswith(mark["begins"]).all())

    @property
    def coder(self) -> str:
        """Who coded it, as claims say it."""
        if self.is_ours:
            return f"as exported by Clashline, {self.convention.name}-like"
        return "coded by hand" if not self.publisher else f"as coded by {self.convention.name}"

    @property
    def publisher(self) -> str:
        """Whose data set it is; empty for nobody's."""
        return "" if self.is_ours or self.convention.key == "hand" else self.convention.name

    @property
    def title(self) -> str:
        """What it is."""
        return f"{self.convention.name}-like table" if self.is_ours else self.convention.title

    @property
    def attribution(self) -> str:
        """What whoever shows it must say; empty if nothing."""
        return "" if self.is_ours else self.convention.attribution


def open_source(
    source: str | os.PathLike[str] | pd.DataFrame, like: str | None = None, *, whole: bool = False
) -> Source:
    """Open a coded table.

    Parameters
    ----------
    source
        A file (.csv, .tsv or .xlsx, its first sheet) or a frame.
    like
        acled, ged, gtd or hand; by default told from the columns.
    whole
        Whether to keep columns that are never read, and the columns' names as they are.

    Raises
    ------
    FileError
        The file cannot be read.
    FrameError
        Its columns are no data set's.
    """
    given = load_convention(like) if like else None
    if hasattr(source, "columns"):
        table = from_frame(source)
        digest = hashlib.sha256(table.to_csv(index=False).encode("utf-8", "surrogatepass")).hexdigest()
        return _check(given, table, "frame", digest, whole=whole)
    path = Path(source)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FrameError(f"{path}: unknown format {suffix!r}; give .csv, .tsv or .xlsx")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileError(f"{path}: is larger than {MAX_BYTES / 1e9:.0f} GB; split it")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    table = from_xlsx(path) if suffix == ".xlsx" else from_csv(path)
    return _check(given, table, path.name, digest, whole=whole)


def is_coded(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file has the columns of a coded table, by its name and first row.

    Parameters
    ----------
    path
        A file.

    Returns
    -------
    bool
        True if it does.

    Examples
    --------
    >>> is_coded("seeds/000.txt")
    False
    """
    try:
        return Path(path).suffix.lower() in SUFFIXES and recognise(read_header(Path(path))) is not None
    except (FileError, FrameError, OSError):
        return False


def _check(given: Convention | None, table: pd.DataFrame, name: str, digest: str, *, whole: bool) -> Source:
    found = recognise(table.columns)
    convention = given or found
    if convention is None:
        raise FrameError(
            f"{name}: its columns are none of ACLED's, UCDP GED's or GTD's, nor a date with a place; docs/coded.md has "
            "the columns of a table coded by hand"
        )
    if not whole:
        table = table.rename(columns=lambda column: str(column).strip().lower())
        missing = [column for column in convention.known_by if column not in table.columns]
        if missing:
            raise FrameError(f"{name}: lacks the column {missing[0]!r} of {convention.title}")
        table = table.loc[:, ~table.columns.duplicated()]
    return Source(convention=convention, table=table, name=name, sha256=digest)
