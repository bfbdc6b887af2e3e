"""Scripts and style sheets of the page: Leaflet from its package, then our own from ``maps/static``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .errors import AssetError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# Leaflet's sheet names pictures only for the layers control and the stock pin, neither of which the page has.
_CSS_URL = re.compile(r"url\([^)]*\)")
# What would end a raw text element early, or change how the rest of it is read.
_BREAKS_OUT = re.compile(r"</(?:script|style)|<!--|<script", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DARK = "(prefers-color-scheme: dark)"
# What only who writes a script reads: margins, and comments that stand on lines of their own. None of our scripts has
# a text of several lines, in which these would count.
_MARGIN = re.compile(r"^[ \t]+", re.MULTILINE)
_SCRIPT_NOTE = re.compile(r"^/\*(?:[^*]|\*(?!/))*\*/\n|^//.*\n", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Texts of style sheets and classic scripts, in the order in which the page needs them."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]

    def themed(self, theme: str) -> tuple[str, ...]:
        """Give the style sheets for a theme: what is for the dark is there always, never, or when it is asked for.

        Parameters
        ----------
        theme
            light, dark or auto.

        Examples
        --------
        >>> assets = Assets(styles=("@media screen and (prefers-color-scheme: dark) {}",), scripts=())
        >>> assets.themed("dark"), assets.themed("light"), assets.themed("auto") == assets.styles
        (('@media screen and (min-width: 0) {}',), ('@media screen and (max-width: 0) {}',), True)
        """
        if theme == "auto":
            return self.styles
        instead = "(min-width: 0)" if theme == "dark" else "(max-width: 0)"
        return tuple(style.replace(_DARK, instead) for style in self.styles)


@cache
def load_assets(*, many: bool = False) -> Assets:
    """Read all that the page needs, once.

    Parameters
    ----------
    many
        Whether for a page of many incidents, which draws on a canvas what others draw with elements.

    Raises
    ------
    AssetError
        If a file is missing, or holds what would break out of its element.

    Examples
    --------
    >>> assets = load_assets()
    >>> "Leaflet 1.9" in assets.scripts[1]
    True
    >>> any("url(" in style for style in assets.styles)
    False
    """
    leaflet, names = files("xstatic.pkg.leaflet") / "data", _list_names()
    return Assets(
        styles=(_read(leaflet / "leaflet.css"), *map(read_script, names["styles"])),
        scripts=(
            *map(read_script, names["first"]),
            _read(leaflet / "leaflet.js"),
            *map(read_script, names["scripts"]),
            *map(read_script, names["many"] if many else ()),
            *map(read_script, names["last"]),
        ),
    )


@cache
def load_parts() -> Assets:
    """Read what parts of a map need on a Leaflet map that somebody else made, once.

    Raises
    ------
    AssetError
        If a file is missing, or holds what would break out of its element.

    Examples
    --------
    >>> any("Leaflet 1.9" in script for script in load_parts().scripts)
    False
    """
    names = _list_names()
    elsewhere = names["elsewhere"]
    scripts = (*names["scripts"], *names["many"], *names["last"], *elsewhere["scripts"])
    return Assets(
        styles=tuple(map(read_script, (*names["styles"], *elsewhere["styles"]))),
        scripts=tuple(map(read_script, scripts)),
    )


def _list_names() -> dict[str, Any]:
    return tomllib.loads(read_script("page.toml"))


def read_script(name: str) -> str:
    """Read one of our own scripts or sheets, as it goes into a page.

    Raises
    ------
    AssetError
        If it is missing, or holds what would break out of its element.
    """
    text = _read(files(__package__) / "static" / name)
    return _SCRIPT_NOTE.sub("", _MARGIN.sub("", text)) if name.endswith(".js") else text


def _read(path: Traversable) -> str:
    try:
        # A browser turns CRLF into LF before it takes a script's hash, so the text that is hashed has none.
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise AssetError(
            f"{path.name}: cannot be read ({error}); install clashline and its dependencies again"
        ) from error
    if _BREAKS_OUT.search(text):
        raise AssetError(f"{path.name}: holds a tag that would break out of the element it is put in")
    if path.name.endswith(".css"):
        return _CSS_URL.sub("none", _CSS_COMMENT.sub("", text))
    return _SOURCE_MAP.sub("", text)
