"""Rows of other people's files: what is read of each, what was wrong with some, and how much is read at most."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from ...errors import PlacesError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 4 << 30  # of a file, unpacked
MOST_WHOLE = 1 << 29  # of a file that is read at once, as JSON is
MOST_ROWS = 20_000_000
LONGEST_LINE = 1 << 20
MOST_MEMBERS = 1_000  # files in an archive
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A row that could not be read.

    Parameters
    ----------
    file, row
        The file's name, and the row's line or number in it, from 1 on.
    what
        What is wrong with it.
    """

    file: str
    row: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.row}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of a file before it is read.

    Parameters
    ----------
    path
        The file.
    source, licence
        What the user says of it; empty for what its form says.
    """

    path: Path
    source: str = ""
    licence: str = ""


def count_row(origin: Origin, row: int) -> None:
    """End the reading of a file that has more rows than any gazetteer.

    Raises
    ------
    PlacesError
        If this is one row too many.
    """
    if row > MOST_ROWS:
        raise PlacesError(origin.path, f"has more than {MOST_ROWS:,} rows; give it in parts")


@contextmanager
def open_bytes(path: Path, *suffixes: str) -> Iterator[IO[bytes]]:
    """Open a file, or the one file in a zip archive that has one of the suffixes. Nothing is unpacked to disk.

    Raises
    ------
    PlacesError
        If it cannot be read, the archive has no such file or several, or it unpacks to more than it may.
    """
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive, archive.open(_choose(path, archive, suffixes)) as member:
            yield member
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise PlacesError(path, f"cannot be read ({error})") from None


def _choose(path: Path, archive: zipfile.ZipFile, suffixes: tuple[str, ...]) -> zipfile.ZipInfo:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise PlacesError(path, f"has {len(members)} files in it; give the one that is meant")
    fitting = [
        member
        for member in members
        if not member.is_dir()
        and PurePosixPath(member.filename).suffix.lower() in suffixes
        and PurePosixPath(member.filename).name.lower() not in _NOT_DATA
    ]
    if len(fitting) != 1:
        names = ", ".join(repr(member.filename[:40]) for member in (fitting or members)[:5])
        raise PlacesError(
            path, f"has {len(fitting)} files of the kind {' or '.join(suffixes)} in it ({names}); give one"
        )
    if fitting[0].file_size > MOST_BYTES:
        raise PlacesError(path, f"unpacks to more than {MOST_BYTES >> 30} GiB")
    return fitting[0]


# What comes with the data in an archive and is none.
_NOT_DATA = frozenset({"readme.txt", "license.txt", "licence.txt", "copying.txt", "metadata.txt"})


def read_lines(origin: Origin, *suffixes: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text in UTF-8, with their numbers; what is no UTF-8 becomes U+FFFD.

    Raises
    ------
    PlacesError
        If there are too many, one is too long, or the file cannot be read.
    """
    with open_bytes(origin.path, *suffixes) as file:
        size, number = 0, 0
        while line := file.readline(LONGEST_LINE + 1):
            number, size = number + 1, size + len(line)
            count_row(origin, number)
            if len(line) > LONGEST_LINE:
                raise PlacesError(origin.path, f"a line is longer than {LONGEST_LINE:,} bytes", number)
            if size > MOST_BYTES:
                raise PlacesError(origin.path, f"is larger than {MOST_BYTES >> 30} GiB", number)
            if b"\x00" in line:
                raise PlacesError(origin.path, "is no text: it has NUL bytes", number)
            text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
            yield number, text.rstrip("\r\n")


def read_whole(origin: Origin, *suffixes: str) -> bytes:
    """Read a file at once.

    Raises
    ------
    PlacesError
        If it is too large, or cannot be read.
    """
    with open_bytes(origin.path, *suffixes) as file:
        whole = io.BytesIO()
        while piece := file.read(_PIECE):
            whole.write(piece)
            if whole.tell() > MOST_WHOLE:
                raise PlacesError(
                    origin.path,
                    f"is larger than {MOST_WHOLE >> 20} MiB; give it as a GeoPackage, or in parts",
                )
        return whole.getvalue()
