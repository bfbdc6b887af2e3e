"""A map that was rendered: one HTML text, and the ways out of Python."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from .errors import SaveError
from .linked import link_page

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

    def save(self, path: str | os.PathLike[str], *, assets: str | os.PathLike[str] | None = None) -> Path:
        """Write the map to a file: beside it first, then renamed, so that a reader never sees half a map.

        Parameters
        ----------
        path
            The file.
        assets
            A folder for the page's scripts and styles, for a site whose policy allows none inside a page; it is made
            if it is not there. The page names it by its relative address and asks for a policy of
            ``script-src 'self'; style-src 'self'``; its data stay inside. By default all is in the one file.

        Returns
        -------
        pathlib.Path
            Where it was written.

        Raises
        ------
        SaveError
            If it cannot be written there.
        """
        if assets is None:
            _write(path, self.html)
            return Path(path)
        linked = link_page(self.html, _address(Path(assets), Path(path)))
        try:
            Path(assets).mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise SaveError(f"{assets}: is no folder and none can be made ({error})") from error
        # The page comes last: whatever goes wrong before, a page that is there already finds the files it names.
        for name, text in linked.files.items():
            _write(Path(assets) / name, text)
        _write(path, linked.html)
        return Path(path)

    def _repr_html_(self) -> str:
        """Show the map in a notebook, in a frame that keeps it and the notebook apart."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="{SANDBOX}" title="Incident map" '
            f'width="100%" height="{self.height}" style="border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"ClashMap({len(self.html.encode())} bytes)"


def _write(path: str | os.PathLike[str], text: str) -> None:
    from geo import FileError, write_beside  # noqa: PLC0415 - help and import shall not wait for shapely

    try:
        with write_beside(path) as draft:
            draft.write_bytes(text.encode())
    except FileError as error:
        raise SaveError(str(error)) from error


def _address(folder: Path, page: Path) -> str:
    """Give the address of a folder as a page names it."""
    try:
        way = os.path.relpath(folder.resolve(), page.resolve().parent)
    except (
        OSError,
        RuntimeError,
        ValueError,
    ) as error:  # another drive, a circle of links, a NUL in the name
        raise SaveError(
            f"{str(folder)!r}: cannot be named from {page} ({error}); name a folder near it"
        ) from error
    return quote(os.fsencode(Path(way).as_posix())) + "/"
