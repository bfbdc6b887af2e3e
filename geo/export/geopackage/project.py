"""A QGIS project (``.qgz``) of a GeoPackage beside it: styled, grouped, related, with no map from the network."""

from __future__ import annotations

import math
import zipfile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

import shapely

from .layout import write_layout
from .qml import VERSION, list_style
from .relations import list_relations
from .symbols import load_look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .layer import Layer

# Groups of the layer tree from the top, and which layers are drawn at first.
_GROUPS = {
    "Incidents": ("incident_places", "areas"),
    "Ground": ("frontier", "places", "provinces"),
    "Tables": (
        "incidents",
        "claims",
        "estimates",
        "relations",
        "mentions",
        "articles",
        "unplaced",
        "reviews",
    ),
}
_THEME = "Incidents"
_UNDRAWN = frozenset({"places"})
_CRS = "EPSG:3857"  # the page's: shapes look as people know them from maps in the web
# By which QGIS knows them itself; without it the code is not asked.
_QGIS_NUMBERS = {"EPSG:3857": 3857, "EPSG:4326": 3452}
_EARTH_M = 6378137.0
_MARGIN = 0.08
_SHAPES = {"POINT": "Point", "MULTIPOLYGON": "Polygon", "MULTILINESTRING": "Line", "": "No geometry"}
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def write_project(
    path: Path, layers: Sequence[Layer], source: str, title: str, notices: Sequence[str]
) -> None:
    """Write a project.

    Parameters
    ----------
    path
        The ``.qgz``.
    layers
        Those of the GeoPackage.
    source
        The GeoPackage's name, beside the project.
    title
        The project's.
    notices
        What a map of it must say.
    """
    by_name = {layer.name: layer for layer in layers}
    root = Element("qgis", {"version": VERSION, "projectname": title})
    SubElement(root, "homePath", {"path": ""})
    SubElement(root, "title").text = title
    _crs(SubElement(root, "projectCrs"), _CRS)
    tree = SubElement(root, "layer-tree-group")
    for name, members in _GROUPS.items():
        group = SubElement(
            tree, "layer-tree-group", {"name": name, "checked": "Qt::Checked", "expanded": "1"}
        )
        for member in members:
            if member in by_name:
                _add_to_tree(group, by_name[member], source)
    _canvas(root, layers)
    relations = SubElement(root, "relations")
    for relation in list_relations(layers):
        made = SubElement(
            relations,
            "relation",
            {
                "id": f"{relation.layer}-{relation.column}", "name": relation.words, "strength": "Association",
                "referencingLayer": layer_id(relation.layer), "referencedLayer": layer_id(relation.parent),
            },
        )  # fmt: skip
        SubElement(made, "fieldRef", {"referencingField": relation.column, "referencedField": relation.key})
    project_layers = SubElement(root, "projectlayers")
    for layer in layers:
        project_layers.append(_map_layer(layer, source))
    order = SubElement(root, "layerorder")
    for member in (member for members in _GROUPS.values() for member in members if member in by_name):
        SubElement(order, "layer", {"id": layer_id(member)})
    _theme(root, by_name)
    legend = {
        layer_id(name): by_name[name].title
        for name in ("incident_places", "areas", "frontier")
        if name in by_name
    }
    sheets = SubElement(root, "Layouts")
    sheets.append(write_layout(title, notices, _THEME, _view(layers), legend))
    _properties(root, notices)
    _metadata(root, title, notices)
    text = _DOCTYPE + tostring(root, encoding="unicode")
    entry = zipfile.ZipInfo("clashline.qgs", _ZIP_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(entry, text.encode())


def layer_id(name: str) -> str:
    """Give a layer's id in a project. QGIS takes one of ten letters or fewer for none, and makes one up.

    Examples
    --------
    >>> layer_id("areas")
    'clashline_areas'
    """
    return f"clashline_{name}"


def _add_to_tree(group: Element, layer: Layer, source: str) -> None:
    SubElement(
        group,
        "layer-tree-layer",
        {
            "id": layer_id(layer.name), "name": layer.title, "source": _source(layer, source), "providerKey": "ogr",
            "checked": "Qt::Unchecked" if layer.name in _UNDRAWN else "Qt::Checked",
            "expanded": "1" if layer.name in {"incident_places", "frontier"} else "0",
        },
    )  # fmt: skip


def _source(layer: Layer, source: str) -> str:
    return f"./{source}|layername={layer.name}"


def _map_layer(layer: Layer, source: str) -> Element:
    made = Element(
        "maplayer", {"type": "vector", "geometry": _SHAPES[layer.shape], "hasScaleBasedVisibilityFlag": "0"}
    )
    SubElement(made, "id").text = layer_id(layer.name)
    SubElement(made, "datasource").text = _source(layer, source)
    SubElement(made, "layername").text = layer.title
    SubElement(made, "abstract").text = layer.about
    if layer.shape:
        _crs(SubElement(made, "srs"), "EPSG:4326")
    SubElement(made, "provider", {"encoding": "UTF-8"}).text = "ogr"
    made.extend(list_style(layer))
    return made


def _crs(parent: Element, code: str) -> None:
    system = SubElement(parent, "spatialrefsys")
    for name, value in {"srsid": _QGIS_NUMBERS[code], "srid": code.partition(":")[2], "authid": code}.items():
        SubElement(system, name).text = str(value)


def _canvas(root: Element, layers: Sequence[Layer]) -> None:
    canvas = SubElement(root, "mapcanvas", {"name": "theMapCanvas", "annotationsVisible": "1"})
    SubElement(canvas, "units").text = "meters"
    extent = SubElement(canvas, "extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), _view(layers), strict=True):
        SubElement(extent, name).text = f"{value:.1f}"
    SubElement(canvas, "rotation").text = "0"
    _crs(SubElement(canvas, "destinationsrs"), _CRS)


def _view(layers: Sequence[Layer]) -> tuple[float, float, float, float]:
    """Give the first view in metres of Web Mercator: the incidents with some land around, else the line, else all."""
    by_name = {layer.name: layer for layer in layers}
    for names in (("incident_places", "areas"), ("frontier",)):
        shapes = [
            shape
            for name in names
            if name in by_name
            for shape in by_name[name].geometry
            if shape is not None
        ]
        if shapes:
            west, south, east, north = shapely.total_bounds(shapes).tolist()
            left, right = (math.radians(lon) * _EARTH_M for lon in (west, east))
            foot, top = (_EARTH_M * math.asinh(math.tan(math.radians(lat))) for lat in (south, north))
            margin = max(right - left, top - foot, 20_000.0) * _MARGIN
            return left - margin, foot - margin, right + margin, top + margin
    world = math.pi * _EARTH_M
    return -world, -world / 2, world, world / 2


def _theme(root: Element, by_name: Mapping[str, Layer]) -> None:
    preset = SubElement(
        SubElement(root, "visibility-presets"),
        "visibility-preset",
        {"name": _THEME, "has-expanded-info": "1", "has-checked-group-info": "1"},
    )
    for name, layer in by_name.items():
        shown = layer.shape and name not in _UNDRAWN
        if shown:
            SubElement(
                preset, "layer", {"id": layer_id(name), "visible": "1", "expanded": "0", "style": "default"}
            )
    groups = SubElement(preset, "checked-group-nodes")
    for name in _GROUPS:
        SubElement(groups, "checked-group-node", {"id": name})


def _properties(root: Element, notices: Sequence[str]) -> None:
    properties = SubElement(root, "properties")
    paths = SubElement(properties, "Paths")
    SubElement(paths, "Absolute", {"type": "bool"}).text = "false"
    systems = SubElement(properties, "SpatialRefSys")
    SubElement(systems, "ProjectionsEnabled", {"type": "int"}).text = "1"
    gui = SubElement(properties, "Gui")
    ground = load_look()["ground"]["ground"]
    for part, start in (("Red", 1), ("Green", 3), ("Blue", 5)):
        SubElement(gui, f"CanvasColor{part}Part", {"type": "int"}).text = str(
            int(ground[start : start + 2], 16)
        )
    # On the map itself, where QGIS puts a notice of copyright.
    notice = SubElement(properties, "CopyrightLabel")
    SubElement(notice, "Enabled", {"type": "bool"}).text = "true"
    SubElement(notice, "Label", {"type": "QString"}).text = "\n".join(notices).replace(
        "[%", "[ %"
    )  # as on the sheet
    SubElement(notice, "Placement", {"type": "int"}).text = "3"


def _metadata(root: Element, title: str, notices: Sequence[str]) -> None:
    about = SubElement(root, "projectMetadata")
    SubElement(about, "type").text = "dataset"
    SubElement(about, "title").text = title
    for notice in notices:
        SubElement(about, "rights").text = notice
