"""Exports of several files: ``NAME.csv`` for people, and ``NAME.<table>.csv`` beside it for each table."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ..errors import FileError
from ..schema import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DIGEST = "sha256"


def name_beside(path: Path, part: str) -> Path:
    """Name the file of a table beside the one that people open.

    Examples
    --------
    >>> from pathlib import PurePosixPath
    >>> name_beside(PurePosixPath("out/week.csv"), "claims")
    PurePosixPath('out/week.claims.csv')
    """
    return path.with_name(f"{path.stem}.{part}{path.suffix}")


def require_beside(path: Path, part: str) -> Path:
    """Name the file of a table, which must be there.

    Raises
    ------
    FileError
        It is not.
    """
    beside = name_beside(path, part)
    if not beside.is_file():
        raise FileError(f"{beside}: no such file; the tables of an export lie beside it, keep them together")
    return beside


def digest_parts(drafts: Mapping[str, Path]) -> dict[str, str]:
    """Give what an export tells of its files: the SHA-256 of each, without the name that people gave it.

    Parameters
    ----------
    drafts
        The written files by their part's name.
    """
    return {f"{_DIGEST} {part}": _digest(draft) for part, draft in drafts.items()}


def check_parts(path: Path, about: Mapping[str, Any], view: str | None) -> tuple[tuple[str, str], ...]:
    """Tell which files are no longer as an export told: where, and what.

    Parameters
    ----------
    path
        The file that people open.
    about
        What the export tells.
    view
        The part's name of that file itself; None if its own seal covers it.
    """
    parts = {name: require_beside(path, name) for name in COLUMNS}
    if view is not None:
        parts[view] = path
    return tuple(
        (file.name, "was changed after it was written: its SHA-256 is another")
        for part, file in parts.items()
        if about.get(f"{_DIGEST} {part}") != _digest(file)
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
