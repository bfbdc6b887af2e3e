"""A map that was rendered: one HTML text, and the ways out of Python."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile
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
        target = Path(path)
        beside: Path | None = None
        try:
            with NamedTemporaryFile(
                "wb", dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False
            ) as file:
                beside = Path(file.name)
                file.write(self.html.encode())
            beside.chmod(0o644)
            beside.replace(target)
        except (OSError, ValueError) as error:
            if beside is not None:
                beside.unlink(missing_ok=True)
            reason = getattr(error, "strerror", None) or error
            raise SaveError(
                f"{target}: the map cannot be written ({reason}); choose another place"
            ) from error
        return target

    def _repr_html_(self) -> str:
        """Show the map in a notebook, in a frame that keeps it and the notebook apart."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="{SANDBOX}" title="Incident map" '
            f'width="100%" height="{self.height}" style="border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"ClashMap({len(self.html.encode())} bytes)"
