"""A map that was rendered: one HTML text, and the ways out of Python."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import SaveError

if TYPE_CHECKING:
    import os

# A page in a frame may run its own scripts, save what it shows and open a source; nothing of its surroundings.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClashMap:
    """An interactive map as one HTML document that needs no network.

    Parameters
    ----------
    html
        The document.
    height
        Height in CSS pixels of the frame in which a notebook shows it.

    Examples
    --------
    >>> ClashMap(html="<!DOCTYPE html>")
    ClashMap(15 bytes)
    """

    html: str
    height: int = 640

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the map to a file: beside it first, then renamed, so that a reader never sees half a map.

        Returns
        -------
        pathlib.Path
            Where it was written.

        Raises
        ------
        SaveError
            If it cannot be written there.
        """
        from geo import FileError, write_beside  # noqa: PLC0415 - help and import shall not wait for shapely

        try:
            with write_beside(path) as draft:
                draft.write_bytes(self.html.encode())
        except FileError as error:
            raise SaveError(str(error)) from error
        return Path(path)

    def _repr_html_(self) -> str:
        """Show the map in a notebook, in a frame that keeps it and the notebook apart."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="{SANDBOX}" title="Incident map" '
            f'width="100%" height="{self.height}" style="border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"ClashMap({len(self.html.encode())} bytes)"
