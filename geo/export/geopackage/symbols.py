"""Symbols of QGIS as XML: signs, hatching and lines in the map's colours. What only one side says is hollow or dashed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Mapping

# Of incidents' layers: whether only the accusing side places it here, and whether its claims contradict each other.
ALLEGED, CONTESTED = '"alleged"', '"contested"'
_TINT, _SOLID, _CLEAR = 0.14, 1.0, 0.0


@cache
def load_look() -> Mapping[str, Any]:
    """Load colours and forms: ``kinds`` and ``ground``.

    Examples
    --------
    >>> load_look()["kinds"]["clash"]["sign"]
    'circle'
    """
    text = (files("geo") / "export" / "geopackage" / "look.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def rgba(colour: str, alpha: float = _SOLID) -> str:
    """Write a colour as QGIS does.

    Examples
    --------
    >>> rgba("#c2410c", 0.5)
    '194,65,12,128'
    """
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"{red},{green},{blue},{round(alpha * 255)}"


def sign(number: int, kind: Mapping[str, Any], *, alleged: bool = False, contested: bool = False) -> Element:
    """Draw a kind's sign; hollow where it is only alleged, in a ring where claims contradict each other.

    ``alleged`` and ``contested`` say how it looks in a legend, which has no incident to ask.
    """
    paper, colour = rgba(load_look()["ground"]["paper"]), rgba(kind["colour"])
    clear = rgba(kind["colour"], _CLEAR)
    symbol = _symbol("marker", str(number))
    ring = {
        "name": "circle", "size": "6.2", "color": clear, "outline_color": colour if contested else clear,
        "outline_style": "dash dot", "outline_width": "0.35", "scale_method": "diameter",
    }  # fmt: skip
    _layer(symbol, "SimpleMarker", ring, {"outlineColor": _if(CONTESTED, colour, ring["outline_color"])})
    mark = {
        "name": kind["sign"], "size": "3.6", "color": paper if alleged else colour,
        "outline_color": colour if alleged else paper, "outline_style": "solid",
        "outline_width": "0.6" if alleged else "0.3", "scale_method": "diameter", "joinstyle": "round",
    }  # fmt: skip
    by_data = {
        "fillColor": _if(ALLEGED, paper, mark["color"]),
        "outlineColor": _if(ALLEGED, colour, mark["outline_color"]),
        "outlineWidth": _if(ALLEGED, "0.6", mark["outline_width"]),
    }
    _layer(symbol, "SimpleMarker", mark, by_data)
    return symbol


def hatching(
    number: int, kind: Mapping[str, Any], *, alleged: bool = False, contested: bool = False
) -> Element:
    """Draw an area in which something happened somewhere: tinted, hatched, and dashed as a sign is hollow or ringed."""
    symbol = _symbol("fill", str(number))
    outline = "dash" if alleged else "dash dot" if contested else "solid"
    tint = {
        "color": rgba(kind["colour"], _TINT), "style": "solid", "outline_color": rgba(kind["colour"]),
        "outline_style": outline, "outline_width": "0.35",
    }  # fmt: skip
    dashes = f"case when {ALLEGED} then 'dash' when {CONTESTED} then 'dash dot' else '{outline}' end"
    _layer(symbol, "SimpleFill", tint, {"outlineStyle": dashes})
    lines = {
        "angle": str(-kind["angle"]), "distance": "1.8", "distance_unit": "MM", "line_width": "0.22",
        "color": rgba(kind["colour"]),
    }  # fmt: skip
    pattern = _layer(symbol, "LinePatternFill", lines)
    thin = _symbol("line", f"@{number}@1", alpha=0.6)
    _layer(thin, "SimpleLine", {"line_color": rgba(kind["colour"]), "line_width": "0.22"})
    pattern.append(thin)
    return symbol


def land(number: int) -> Element:
    """Draw land, as quiet as it can be."""
    ground = load_look()["ground"]
    symbol = _symbol("fill", str(number))
    plain = {
        "color": rgba(ground["land"]), "style": "solid", "outline_color": rgba(ground["rule-2"]),
        "outline_style": "solid", "outline_width": "0.2",
    }  # fmt: skip
    _layer(symbol, "SimpleFill", plain)
    return symbol


def line(number: int, *, measured: bool) -> Element:
    """Draw a depiction of the frontier: dashed on a halo, dotted where it is the one that is compared."""
    ground = load_look()["ground"]
    symbol = _symbol("line", str(number))
    if measured:
        _layer(symbol, "SimpleLine", {"line_color": rgba(ground["land"], 0.9), "line_width": "1.1"})
    dashes = "1.6;0.9" if measured else "0.4;0.9"
    stroke = {
        "line_color": rgba(ground["ink"] if measured else ground["ink-3"]), "use_custom_dash": "1",
        "line_width": "0.4" if measured else "0.26", "customdash": dashes, "customdash_unit": "MM",
        "joinstyle": "round", "capstyle": "flat",
    }  # fmt: skip
    _layer(symbol, "SimpleLine", stroke)
    return symbol


def dot(number: int) -> Element:
    """Draw a place that was named: a small dot."""
    ground = load_look()["ground"]
    symbol = _symbol("marker", str(number))
    small = {
        "name": "circle", "size": "1.4", "color": rgba(ground["ink-3"]), "outline_color": rgba(ground["paper"]),
        "outline_style": "solid", "outline_width": "0.2",
    }  # fmt: skip
    _layer(symbol, "SimpleMarker", small)
    return symbol


def add_options(parent: Element, options: Mapping[str, Any]) -> Element:
    """Add a map of options, the form in which QGIS keeps settings."""
    root = SubElement(parent, "Option", {"type": "Map"})
    for name, value in options.items():
        if isinstance(value, dict):
            add_options(root, value).set("name", name)
        elif isinstance(value, list):
            listed = SubElement(root, "Option", {"type": "List", "name": name})
            for each in value:
                add_options(listed, each)
        else:
            kind = {bool: "bool", int: "int"}.get(type(value), "QString")
            SubElement(root, "Option", {"name": name, "type": kind, "value": _text(value)})
    return root


def _if(condition: str, yes: str, no: str) -> str:
    return f"if({condition}, '{yes}', '{no}')"


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _symbol(kind: str, name: str, *, alpha: float = _SOLID) -> Element:
    return Element(
        "symbol", {"type": kind, "name": name, "alpha": str(alpha), "clip_to_extent": "1", "force_rhr": "0"}
    )


def _layer(
    symbol: Element, kind: str, settings: Mapping[str, str], by_data: Mapping[str, str] | None = None
) -> Element:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "pass": "0", "locked": "0"})
    add_options(layer, settings)
    properties = {
        name: {"active": True, "expression": expression, "type": 3}
        for name, expression in (by_data or {}).items()
    }
    holder = SubElement(layer, "data_defined_properties")
    add_options(holder, {"name": "", "properties": properties, "type": "collection"})
    return layer
