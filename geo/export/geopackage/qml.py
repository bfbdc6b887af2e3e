"""A layer's style for QGIS (QML): symbols, labels, names of fields, lists of values, and what a form hides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from . import symbols
from .layer import alias_of, choices_of, is_technical
from .symbols import add_options, load_look, rgba

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .layer import Layer

# The oldest version that reads all of it; newer ones read it too.
VERSION = "3.22.0"
_GEOMETRY = {"POINT": 0, "MULTILINESTRING": 1, "MULTIPOLYGON": 2, "": 4}
_FIRST, _COUNTED = '"nth_here" = 1', "\"label\" || if(\"n_here\" > 1, ' (' || \"n_here\" || ')', '')"
# What each layer writes on the map: an expression, its size in points, and whether along a line.
_LABELS = {
    "incident_places": (f"if({_FIRST}, {_COUNTED}, '')", 8.0),
    # About a town there is a spot, which has the name.
    "areas": (f"if({_FIRST} and \"precision\" not in ('site', 'settlement'), {_COUNTED}, '')", 7.5),
    "frontier": ('"name"', 7.5),
    "provinces": ('if("n_incidents" > 0, \'\', "name")', 7.0),
    "places": ('"name"', 7.0),
}
_SHOWN = {
    "incident_places": "incident_title",
    "areas": "incident_title",
    "incidents": "title",
    "claims": "quote",
}


def write_qml(layer: Layer) -> str:
    """Write a layer's style as a document of its own, as ``layer_styles`` has it."""
    root = Element("qgis", {"version": VERSION, "styleCategories": "AllStyleCategories"})
    root.extend(list_style(layer))
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + tostring(root, encoding="unicode")


def list_style(layer: Layer) -> Iterator[Element]:
    """Yield the elements of a layer's style, as documents and projects have them."""
    if layer.shape:
        yield _renderer(layer)
        if layer.name in _LABELS:
            yield _labeling(layer)
    yield from _fields(layer)
    shown = Element("previewExpression")
    shown.text = f'"{_SHOWN.get(layer.name, layer.key or next(iter(layer.columns)))}"'
    yield shown
    geometry = Element("layerGeometryType")
    geometry.text = str(_GEOMETRY[layer.shape])
    yield geometry


def list_rules(layer: Layer) -> Sequence[tuple[str, str, Element]]:
    """List what a layer draws: the rule as an expression, its words in the legend, and the symbol."""
    kinds = load_look()["kinds"]
    if layer.name in {"incident_places", "areas"}:
        draw = symbols.sign if layer.shape == "POINT" else symbols.hatching
        # The last two are for the legend: no incident is drawn by them.
        plain = {"colour": load_look()["ground"]["ink-3"], "sign": "circle", "angle": 45}
        return [
            *(
                (f"\"incident_kind\" = '{name}'", kind["title"], draw(number, kind))
                for number, (name, kind) in enumerate(kinds.items())
            ),
            ("false", "only one side says so", draw(len(kinds), plain, alleged=True)),
            ("false", "claims contradict each other", draw(len(kinds) + 1, plain, contested=True)),
        ]
    if layer.name == "frontier":
        return [
            ("\"part\" = 'measured'", "Kilometres are measured along it", symbols.line(0, measured=True)),
            ("\"part\" = 'compared'", "Another depiction", symbols.line(1, measured=False)),
        ]
    return [("", layer.title, symbols.dot(0) if layer.shape == "POINT" else symbols.land(0))]


def _renderer(layer: Layer) -> Element:
    rules = list_rules(layer)
    renderer = Element(
        "renderer-v2",
        {"type": "RuleRenderer", "symbollevels": "0", "enableorderby": "0", "forceraster": "0"},
    )
    root = SubElement(renderer, "rules", {"key": f"{{{layer.name}}}"})
    for number, (expression, words, _) in enumerate(rules):
        rule = {"key": f"{{{layer.name}-{number}}}", "symbol": str(number), "label": words}
        SubElement(root, "rule", rule | ({"filter": expression} if expression else {}))
    SubElement(renderer, "symbols").extend(symbol for *_, symbol in rules)
    return renderer


def _labeling(layer: Layer) -> Element:
    expression, size = _LABELS[layer.name]
    ground, incident = load_look()["ground"], layer.name in {"incident_places", "areas"}
    labeling = Element("labeling", {"type": "simple"})
    settings = SubElement(labeling, "settings", {"calloutType": "simple"})
    style = SubElement(
        settings,
        "text-style",
        {
            "fieldName": expression, "isExpression": "1", "fontFamily": "Open Sans", "fontSize": str(size),
            "fontSizeUnit": "Point", "fontItalic": "1" if layer.name == "frontier" else "0",
            "textColor": rgba(ground["ink"] if incident or layer.name == "frontier" else ground["ink-3"]),
            "textOpacity": "1", "namedStyle": "Regular", "multilineHeight": "1",
        },
    )  # fmt: skip
    SubElement(
        style,
        "text-buffer",
        {
            "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM", "bufferColor": rgba(ground["land"]),
            "bufferOpacity": "0.9", "bufferJoinStyle": "128", "bufferNoFill": "1",
        },
    )  # fmt: skip
    # Around a spot, along the line, free within an area.
    placement = {"POINT": "6", "MULTILINESTRING": "3", "MULTIPOLYGON": "4"}[layer.shape]
    SubElement(
        settings,
        "placement",
        {
            "placement": placement, "dist": "1.6" if layer.shape == "POINT" else "0.6", "distUnits": "MM",
            "placementFlags": "2", "priority": "8" if incident else "4", "offsetType": "1",
            "predefinedPositionOrder": "TR,TL,BR,BL,R,L,TSR,BSR",
        },
    )  # fmt: skip
    rendering = {
        "drawLabels": "1",
        "displayAll": "0",
        "obstacle": "1",
        "scaleVisibility": "0",
        "mergeLines": "1",
    }
    if layer.name == "provinces":  # a name of land is the last that needs room
        rendering |= {"scaleVisibility": "1", "scaleMin": "6000000", "scaleMax": "0"}
    SubElement(settings, "rendering", rendering)
    return labeling


def _fields(layer: Layer) -> Iterator[Element]:
    configuration, aliases = Element("fieldConfiguration"), Element("aliases")
    columns = SubElement(
        table := Element("attributetableconfig", {"actionWidgetStyle": "dropDown"}), "columns"
    )
    for number, column in enumerate(("fid", *layer.columns)):
        hidden = column == "fid" or is_technical(column)
        field = SubElement(configuration, "field", {"name": column})
        kind, settings = _widget(layer, column, hidden=hidden)
        add_options(SubElement(SubElement(field, "editWidget", {"type": kind}), "config"), settings)
        SubElement(
            aliases,
            "alias",
            {"index": str(number), "field": column, "name": "" if column == "fid" else alias_of(column)},
        )
        SubElement(
            columns,
            "column",
            {"type": "field", "name": column, "hidden": "1" if hidden else "0", "width": "-1"},
        )
    yield from (configuration, aliases, table)


def _widget(layer: Layer, column: str, *, hidden: bool) -> tuple[str, dict[str, object]]:
    choices = choices_of(layer.name, column)
    if hidden:
        return "Hidden", {}
    if choices:
        # A list, for a map would be sorted by its words.
        pairs = [{str(value).replace("_", " ").capitalize(): str(value)} for value in choices]
        return "ValueMap", {"map": pairs}
    dtype = layer.columns[column][0]
    if dtype == "boolean":
        return "CheckBox", {"CheckedState": "", "UncheckedState": ""}
    if dtype == "string" and column in {"quote", "review", "reason", "grade_reasons", "text"}:
        return "TextEdit", {"IsMultiline": True, "UseHtml": False}
    return (
        ("TextEdit", {"IsMultiline": False, "UseHtml": False})
        if dtype == "string"
        else ("Range", {"AllowNull": True})
    )
