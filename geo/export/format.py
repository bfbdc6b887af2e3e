"""A format: how frames become a file of one kind, and what of them comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    from gazetteer import Gazetteer

    from ..frame import Frames

    # What a file says of itself ("schema_version", "theatre"), and its tables by the names of ``geo.COLUMNS``.
    Content: TypeAlias = tuple[dict[str, Any], dict[str, Any]]
    # The seal that is written in a file, empty if none is; and what is wrong: where, and what.
    Seal: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format that frames are written in.

    Parameters
    ----------
    suffix
        What its files' names end in, in lower case: ``.gpkg``, or ``.shp.zip``, which goes before ``.zip``.
    name
        What people call it.
    keeps
        What of the frames such a file holds, in one line, for help and documentation.
    write
        Writes checked frames to a path, beside and then renamed; what stands there stays until all is written.
    write_with
        The same for a format that asks the theatre's gazetteer too; ``write`` is for when there is none.
    like
        What ``write(..., like=)`` calls it: a file in another data set's columns, whatever its name; empty if none.
    read
        Reads back what ``write`` wrote; None if the format does not hold all tables.
    knows
        Whether a file of this suffix is one that ``write`` wrote; None where the suffix says enough.
    read_seal
        Reads the file's seal and holds it against the file's bytes; None if it has none.
    needs
        Modules that are not always installed.

    Examples
    --------
    >>> from geo.export import list_formats
    >>> [each.name for each in list_formats() if each.suffix == ".gpkg"]
    ['GeoPackage']
    """

    suffix: str
    name: str
    keeps: str
    write: Callable[[Frames, Path], None] | None = None
    write_with: Callable[[Frames, Path, Gazetteer], None] | None = None
    like: str = ""
    read: Callable[[Path], Content] | None = None
    knows: Callable[[Path], bool] | None = None
    read_seal: Callable[[Path], Seal] | None = None
    needs: tuple[str, ...] = ()
