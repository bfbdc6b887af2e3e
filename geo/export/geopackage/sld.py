"""A layer's style for programs that are not QGIS (SLD 1.1): the same signs and colours, without what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from .symbols import load_look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .layer import Layer

_SPACES = {
    "xmlns": "http://www.opengis.net/sld",
    "xmlns:se": "http://www.opengis.net/se",
    "xmlns:ogc": "http://www.opengis.net/ogc",
}
# A diamond is a square that stands on its corner; SLD knows no hexagon.
_MARKS = {"diamond": ("square", 45), "hexagon": ("circle", 0)}


def write_sld(layer: Layer) -> str:
    """Write a layer's style as a document."""
    root = Element("StyledLayerDescriptor", {**_SPACES, "version": "1.1.0"})
    named = SubElement(root, "NamedLayer")
    SubElement(named, "se:Name").text = layer.name
    style = SubElement(named, "UserStyle")
    SubElement(style, "se:Name").text = layer.name
    kinds = SubElement(style, "se:FeatureTypeStyle")
    look = load_look()
    if layer.name in {"incident_places", "areas"}:
        for name, kind in look["kinds"].items():
            rule = _rule(kinds, kind["title"], "incident_kind", name)
            (_mark if layer.shape == "POINT" else _area)(rule, kind)
    elif layer.name == "frontier":
        for part, words in (("measured", "Measured along"), ("compared", "Another depiction")):
            stroke = {"stroke": look["ground"]["ink"], "stroke-width": "1.5", "stroke-dasharray": "6 3.5"}
            _stroke(SubElement(_rule(kinds, words, "part", part), "se:LineSymbolizer"), stroke)
    elif layer.shape == "POINT":
        _mark(_rule(kinds, layer.title), {"sign": "circle", "colour": look["ground"]["ink-3"]}, size=5)
    else:
        symbol = SubElement(_rule(kinds, layer.title), "se:PolygonSymbolizer")
        _fill(symbol, look["ground"]["land"])
        _stroke(symbol, {"stroke": look["ground"]["rule-2"], "stroke-width": "0.7"})
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _rule(parent: Element, words: str, column: str = "", value: str = "") -> Element:
    rule = SubElement(parent, "se:Rule")
    SubElement(rule, "se:Name").text = words
    if column:
        equal = SubElement(SubElement(rule, "ogc:Filter"), "ogc:PropertyIsEqualTo")
        SubElement(equal, "ogc:PropertyName").text = column
        SubElement(equal, "ogc:Literal").text = value
    return rule


def _mark(rule: Element, kind: Mapping[str, str], size: int = 12) -> None:
    graphic = SubElement(SubElement(rule, "se:PointSymbolizer"), "se:Graphic")
    mark = SubElement(graphic, "se:Mark")
    shape, turn = _MARKS.get(kind["sign"], (kind["sign"], 0))
    SubElement(mark, "se:WellKnownName").text = shape
    _fill(mark, kind["colour"])
    _stroke(mark, {"stroke": load_look()["ground"]["paper"], "stroke-width": "1"})
    SubElement(graphic, "se:Size").text = str(size)
    if turn:
        SubElement(SubElement(graphic, "se:Rotation"), "ogc:Literal").text = str(turn)


def _area(rule: Element, kind: Mapping[str, str]) -> None:
    symbol = SubElement(rule, "se:PolygonSymbolizer")
    _fill(symbol, kind["colour"], "0.25")
    _stroke(symbol, {"stroke": kind["colour"], "stroke-width": "1.4"})


def _fill(parent: Element, colour: str, opacity: str = "") -> None:
    fill = SubElement(parent, "se:Fill")
    for name, value in {"fill": colour, "fill-opacity": opacity}.items():
        if value:
            SubElement(fill, "se:SvgParameter", {"name": name}).text = value


def _stroke(parent: Element, settings: Mapping[str, str]) -> None:
    stroke = SubElement(parent, "se:Stroke")
    for name, value in settings.items():
        SubElement(stroke, "se:SvgParameter", {"name": name}).text = value
