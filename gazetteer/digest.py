"""What a gazetteer's answers depend on, as one hash: whoever keeps answers knows by it when they may be others."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from .theatre import WORDS, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .place import Place

_DIGITS = 12
_DATA = frozenset({".csv", ".geojson", ".json", ".toml", ".txt"})


def digest_of(folder: Path, own: Sequence[Place], imported: str = "") -> str:
    """Hash the data of a theatre, of the world and of words, and places of the user's own.

    Parameters
    ----------
    folder
        The theatre's.
    own
        Places that no file has.
    imported
        The checksum of an imported stock of places.

    Returns
    -------
    str
        12 hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256()
    for home in (folder, WORLD, WORDS):
        for path in sorted(each for each in home.rglob("*") if each.suffix in _DATA):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(home).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    for place in own:
        digest.update(repr(place).encode("utf-8", "surrogatepass"))
    digest.update(imported.encode())
    return digest.hexdigest()[:_DIGITS]
