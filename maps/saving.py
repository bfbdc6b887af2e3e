"""The way out of Python: a file whose name tells its format, written wholly or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .errors import OptionError, SaveError

if TYPE_CHECKING:
    import os


def check_suffix(path: str | os.PathLike[str], formats: tuple[str, ...], what: str) -> str:
    """Give the format that a file's name asks for, as its suffix.

    Raises
    ------
    OptionError
        If it is none of the formats.

    Examples
    --------
    >>> check_suffix("week.PNG", (".png", ".svg"), "picture")
    '.png'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in formats:
        known = ", ".join(formats)
        raise OptionError(f"{path}: cannot tell the {what}'s format; let its name end in {known}")
    return suffix


def write_file(path: str | os.PathLike[str], data: bytes) -> Path:
    """Write a file: beside it first, then renamed, so that a reader never sees half of it.

    Raises
    ------
    SaveError
        If it cannot be written there.
    """
    from geo import FileError, write_beside  # noqa: PLC0415 - help and import shall not wait for shapely

    try:
        with write_beside(path) as draft:
            draft.write_bytes(data)
    except FileError as error:
        raise SaveError(str(error)) from error
    return Path(path)
