"""A map that was rendered: one HTML text, and the ways out of Python."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from .errors import SaveError
from .frame import check_size, check_source
from .layers import PARTS
from .linked import link_page
from .saving import write_file

if TYPE_CHECKING:
    import folium

_TITLE = re.compile(r"<title>([^<]*)</title>")
# A page in a frame may run its own scripts, save what it shows and open a source; nothing of its surroundings.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
STRICT_SANDBOX = "allow-scripts"
# By its name a frame tells the page what it allows (maps/static/apart.js); there is no other way to know.
FRAME_NAME = "clashline"


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

        Examples
        --------
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     ClashMap(html="<!DOCTYPE html>").save(f"{folder}/map.html").name
        'map.html'
        """
        if assets is None:
            write_file(path, self.html.encode())
            return Path(path)
        linked = link_page(self.html, _address(Path(assets), Path(path)))
        try:
            Path(assets).mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise SaveError(f"{assets}: is no folder and none can be made ({error})") from error
        # The page comes last: whatever goes wrong before, a page that is there already finds the files it names.
        for name, text in linked.files.items():
            write_file(Path(assets) / name, text.encode())
        write_file(path, linked.html.encode())
        return Path(path)

    def add_to(self, folium_map: folium.Map, *, theme: str = "light") -> Self:
        """Add the line, the incidents, the legend and the strip to a folium map that is there already.

        What came from outside goes into that page as data and leaves it as text. **The page's policy cannot come
        along**: a folium map is a page of its own, with scripts from content delivery networks, and what else stands
        on it is not held back by us. Where that matters, use ``iframe``. Single parts are layers of their own:
        ``IncidentLayer``, ``FrontierLayer``, ``Legend``, ``StripChart``.

        Parameters
        ----------
        folium_map
            The map; another one's data must not be on it.
        theme
            light, dark, or auto: as the reader's system asks for.

        Returns
        -------
        ClashMap
            Itself.

        Raises
        ------
        OptionError
            If it is no folium map, has parts of another map on it, or the theme is none.

        Examples
        --------
        >>> import geo
        >>> import folium, maps
        >>> clashmap = maps.render(geo.build(geo.read("seeds")))
        >>> page = folium.Map(location=(33, 69), zoom_start=6)
        >>> clashmap.add_to(page) is clashmap
        True
        """
        for layer in PARTS:
            layer(self, theme=theme).add_to(folium_map)
        return self

    def iframe(
        self,
        src: str | None = None,
        *,
        width: int | str = "100%",
        height: int | None = None,
        strict: bool = False,
    ) -> str:
        """Write the HTML of a frame around the map, for a page of your own.

        The frame keeps the map and the page apart: neither reads or changes anything of the other.

        Parameters
        ----------
        src
            Address of the saved map, relative or http(s). Without one the whole map stands in the frame's own
            attribute: one piece of HTML that needs no file, for a notebook or a CMS.
        width
            CSS pixels, or a text such as ``"100%"``.
        height
            CSS pixels; by default the map's own.
        strict
            Allow scripts only. The map then shows addresses as text and offers nothing to be saved.

        Returns
        -------
        str
            An ``iframe`` element, every text in it escaped.

        Raises
        ------
        OptionError
            If the address has another scheme, or a size is none.

        Examples
        --------
        >>> ClashMap(html="<!DOCTYPE html>").iframe("map.html", strict=True)
        '<iframe src="map.html" sandbox="allow-scripts" name="clashline" title="Incident map" width="100%" height="640" style="border:0"></iframe>'
        """
        content = f'srcdoc="{escape(self.html)}"' if src is None else f'src="{escape(check_source(src))}"'
        sandbox, name = (
            (STRICT_SANDBOX, FRAME_NAME) if strict else (SANDBOX, f"{FRAME_NAME} downloads popups")
        )
        return (
            f'<iframe {content} sandbox="{sandbox}" name="{name}" title="{self._title()}" '
            f'width="{check_size("width", width)}" '
            f'height="{check_size("height", self.height if height is None else height)}" style="border:0"></iframe>'
        )

    def _title(self) -> str:
        """Give the page's own title before its data are read: constant words of its language."""
        found = _TITLE.search(self.html)
        return escape(found[1] if found else "Incident map")

    def _repr_html_(self) -> str:
        """Show the map in a notebook, in a frame that keeps it and the notebook apart."""
        return self.iframe()

    def __repr__(self) -> str:
        return f"ClashMap({len(self.html.encode())} bytes)"


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
