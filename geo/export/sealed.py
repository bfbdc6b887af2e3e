"""Whether an export is, byte for byte, as it was written: its bytes against the seal that it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..seal import seal_holds

if TYPE_CHECKING:
    from pathlib import Path


def check_bytes(path: Path, written: str) -> tuple[tuple[str, str], ...]:
    """Tell what is wrong with a file's seal: where, and what; nothing if it holds."""
    if not written:
        return ((path.name, "has no seal; it was written by an older version, or the seal was taken out"),)
    if not seal_holds(path.read_bytes(), written):
        return ((path.name, "was changed after it was written: its bytes are not those of its seal"),)
    return ()
