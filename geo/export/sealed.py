"""Whether an export is, byte for byte, as it was written: its seal, read and checked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ..seal import seal_holds
from . import geojson, gpkg, sheets

if TYPE_CHECKING:
    from pathlib import Path


def read_seal(path: Path) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Read the seal of an export that ``read_frames`` can read.

    Returns
    -------
    str, tuple of (str, str)
        The seal, empty if it has none; and what is wrong: where, and what.
    """
    if path.suffix.lower() == ".csv":
        return _read_sheets(path)
    about, _ = (gpkg.read_gpkg if path.suffix.lower() == ".gpkg" else geojson.read_geojson)(path)
    written = str(about.get("seal", ""))
    return written, tuple(_check(path, written))


def _check(path: Path, written: str) -> list[tuple[str, str]]:
    if not written:
        return [(path.name, "has no seal; it was written by an older version, or the seal was taken out")]
    if not seal_holds(path.read_bytes(), written):
        return [(path.name, "was changed after it was written: its bytes are not those of its seal")]
    return []


def _read_sheets(path: Path) -> tuple[str, tuple[tuple[str, str], ...]]:
    written, digests = sheets.read_digests(path)
    wrong = _check(sheets.sealed_sheet(path), written)
    for sheet, digest in digests.items():
        if hashlib.sha256(sheet.read_bytes()).hexdigest() != digest:
            wrong.append((sheet.name, "was changed after it was written: its SHA-256 is another"))
    return written, tuple(wrong)
