"""Parts of a map on a folium map: constant scripts and styles, and the data as one block that no template reads.

branca compiles what the templates of its macros have rendered as templates once more. So these elements have none:
each gives its text as it is, and what is from outside stands only in the block of data.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure, MacroElement

from .assets import load_parts
from .errors import OptionError
from .language import load_language
from .options import PAGE_THEMES
from .slots import DATA_CLOSES, DATA_OPENS

if TYPE_CHECKING:
    from collections.abc import Callable

_LANGUAGE = re.compile(r'<html lang="([a-z]+)"')
_DIGITS = 12
# What a part is called in the page's scripts, and whether folium's own list of layers can switch it off.
_MAKERS = {
    "incidents": ("incidentLayer", True),
    "frontier": ("frontierLayer", True),
    "legend": ("legendControl", False),
    "strip": ("stripControl", False),
}


class _Text(Element):
    """A text that goes into the page as it is, when all templates have been read."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: Any) -> str:
        return self._text


class _Data:
    """The data of a map, and what its parts need on a page: put there once, whatever parts there are."""

    def __init__(self, html: str, theme: str) -> None:
        self.text = html.partition(DATA_OPENS)[2].partition(DATA_CLOSES)[0]
        if not self.text:
            raise OptionError("clashmap: is no map that render() made; it has no data")
        self.id = f"clashline-data-{sha256(self.text.encode()).hexdigest()[:_DIGITS]}"
        self.theme = theme
        found = _LANGUAGE.search(html)
        self.language = load_language(found[1] if found else "en")

    def put_into(self, figure: Figure) -> None:
        parts = load_parts()
        style, script = "\n".join(parts.themed(self.theme)), "\n".join(parts.scripts)
        block = DATA_OPENS.replace("clashline-data", self.id)
        figure.header.add_child(_Text(f"<style>{style}</style>"), name="clashline_style")
        figure.html.add_child(_Text(f"{block}{self.text}{DATA_CLOSES}"), name="clashline_data")
        figure.script.add_child(_Text(script), name="clashline_script")


class _Switchable(folium.map.Layer):
    """A part that is a layer to folium; its name is one of our own words, for folium writes it as markup."""

    def __init__(self, part: str, data: _Data) -> None:
        super().__init__(name=data.language.words["layer"][part], overlay=True)
        self._name = f"Clashline_{part}"
        self.data = data
        self._maker = _MAKERS[part][0]

    def render(self, **kwargs: Any) -> None:  # type: ignore[override] # as branca's own macros
        call = f"var {self.get_name()} = Clashline.{self._maker}({json.dumps(self.data.id)});"
        _put_script(self, call, self.data)
        super().render(**kwargs)  # type: ignore[no-untyped-call] # folium types it in part


class _Fixed(MacroElement):
    """A part that stands in a corner of the map."""

    def __init__(self, part: str, data: _Data) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca types it in part
        self._name = f"Clashline_{part}"
        self.data = data
        self._maker = _MAKERS[part][0]

    def render(self, **kwargs: Any) -> None:  # type: ignore[override] # as branca's own macros
        assert self._parent is not None, "it stands on a map"
        call = f"Clashline.{self._maker}({json.dumps(self.data.id)}).addTo({self._parent.get_name()});"
        _put_script(self, call, self.data)
        super().render(**kwargs)  # type: ignore[no-untyped-call] # branca types it in part


def _put_script(element: Element, call: str, data: _Data) -> None:
    figure = element.get_root()
    assert isinstance(figure, Figure), "a folium map stands in a figure"
    data.put_into(figure)
    figure.script.add_child(_Text(call), name=f"{element.get_name()}_made")


def put_on(folium_map: folium.Map, part: str, html: str, theme: str) -> None:
    """Put a part of a map on a folium map.

    Parameters
    ----------
    folium_map
        The map.
    part
        incidents, frontier, legend or strip.
    html
        The page from which the data are taken.
    theme
        One of ``options.PAGE_THEMES``.

    Raises
    ------
    OptionError
        If it is no folium map, has parts of another map on it, or the theme is none.
    """
    if not isinstance(folium_map, folium.Map):
        raise OptionError(f"folium_map: give a folium.Map, not {type(folium_map).__name__}")
    if theme not in PAGE_THEMES:
        raise OptionError(f"theme {str(theme)[:40]!r}: choose from {', '.join(PAGE_THEMES)}")
    data = _Data(html, theme)
    there = [child for child in folium_map._children.values() if isinstance(child, _Switchable | _Fixed)]  # noqa: SLF001 - folium shows them nowhere else
    if any(child.data.id != data.id for child in there):
        raise OptionError("folium_map: has parts of another map on it; use a folium map for each")
    make: Callable[[str, _Data], Element] = _Switchable if _MAKERS[part][1] else _Fixed
    folium_map.add_child(make(part, data))
