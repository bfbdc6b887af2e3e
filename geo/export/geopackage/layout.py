"""A sheet to print: the map, its legend, scale and notices on A4, in the project's own layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from .symbols import load_look, rgba

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Of QGIS: by these numbers it knows the kinds of items.
_PAGE, _MAP, _LABEL, _LEGEND, _SCALE = 65638, 65639, 65641, 65642, 65646
_WIDTH, _HEIGHT, _EDGE = 297.0, 210.0, 10.0
_SIDE, _TOP, _FOOT = 62.0, 13.0, 17.0  # the legend's column, the title's and the notices' rows
NAME = "A4, landscape"


def write_layout(
    title: str, notices: Sequence[str], theme: str, view: Sequence[float], shown: Mapping[str, str]
) -> Element:
    """Write the sheet.

    Parameters
    ----------
    title, notices
        What stands over the map and under it.
    theme
        The project's theme that is drawn.
    view
        West, south, east and north in metres of Web Mercator.
    shown
        The legend's layers: ids, and words.
    """
    layout = Element("Layout", {"name": NAME, "units": "mm", "printResolution": "300", "worldFileMap": ""})
    pages = SubElement(layout, "PageCollection")
    _add(pages, _PAGE, "page", (0, 0, _WIDTH, _HEIGHT))
    wide, high = _WIDTH - 3 * _EDGE - _SIDE, _HEIGHT - 2 * _EDGE - _TOP - _FOOT
    _map(layout, (_EDGE, _EDGE + _TOP, wide, high), theme, view)  # the first is drawn below all others
    _text(layout, "title", title, (_EDGE, _EDGE, _WIDTH - 2 * _EDGE, _TOP), 18)
    _text(
        layout,
        "notices",
        "\n".join(notices),
        (_EDGE, _HEIGHT - _EDGE - _FOOT + 3, _WIDTH - 2 * _EDGE, _FOOT),
        6.5,
    )
    legend = _add(layout, _LEGEND, "legend", (2 * _EDGE + wide, _EDGE + _TOP, _SIDE, high))
    for name, value in {
        "map_uuid": "map", "resizeToContents": "0", "title": "", "symbolWidth": "6", "symbolHeight": "3.4",
        "boxSpace": "0", "columnSpace": "2", "lineSpacing": "1", "columnCount": "1", "wmsLegendWidth": "50",
        "wmsLegendHeight": "25", "rasterBorder": "0",
    }.items():  # fmt: skip
        legend.set(name, value)
    _legend_styles(legend)
    tree = SubElement(legend, "layer-tree-group")
    for layer, words in shown.items():
        SubElement(
            tree, "layer-tree-layer", {"id": layer, "name": words, "checked": "Qt::Checked", "expanded": "1"}
        )
    scale = _add(layout, _SCALE, "scale", (_EDGE + wide - 62, _EDGE + _TOP + high - 14, 60, 12))
    for name, value in {
        "style": "Line Ticks Up", "unitType": "km", "unitLabel": "km", "numUnitsPerSegment": "100", "mapUuid": "map",
        "numMapUnitsPerScaleBarUnit": "1", "numSegments": "2", "numSegmentsLeft": "0", "height": "2",
        "segmentSizeMode": "0",
    }.items():  # fmt: skip
        scale.set(name, value)
    _style(scale, 8, "scaleBarFont")
    return layout


def _map(layout: Element, box: tuple[float, float, float, float], theme: str, view: Sequence[float]) -> None:
    item = _add(layout, _MAP, "map", box)
    for name, value in {
        "followPreset": "true", "followPresetName": theme, "keepLayerSet": "false", "drawCanvasItems": "true",
        "frame": "true", "background": "true",
    }.items():  # fmt: skip
        item.set(name, value)
    ground = load_look()["ground"]["ground"]
    red, green, blue, alpha = rgba(ground).split(",")
    SubElement(item, "BackgroundColor", {"red": red, "green": green, "blue": blue, "alpha": alpha})
    # The view in the sheet's own shape, or it would be squeezed.
    west, south, east, north = view
    share = box[2] / box[3]
    wide = max(east - west, (north - south) * share)
    high = wide / share
    middle = ((west + east) / 2, (south + north) / 2)
    edges = {
        "xmin": middle[0] - wide / 2, "xmax": middle[0] + wide / 2,
        "ymin": middle[1] - high / 2, "ymax": middle[1] + high / 2,
    }  # fmt: skip
    SubElement(item, "Extent", {name: f"{value:.1f}" for name, value in edges.items()})


def _legend_styles(legend: Element) -> None:
    styles = SubElement(legend, "styles")
    for name, size in {"title": 10, "group": 9, "subgroup": 9, "symbolLabel": 8}.items():
        _style(
            SubElement(
                styles, "style", {"name": name, "marginTop": "1.5", "marginLeft": "2", "alignment": "1"}
            ),
            size,
            "styleFont",
        )


def _text(layout: Element, name: str, text: str, box: tuple[float, float, float, float], size: float) -> None:
    item = _add(layout, _LABEL, name, box)
    # Not as HTML: a title may come from anywhere.
    plain = text.replace("[%", "[ %")  # QGIS would evaluate what stands between
    for key, value in {"labelText": plain, "htmlState": "0", "halign": "1", "valign": "32"}.items():
        item.set(key, value)
    _style(item, size, "LabelFont")


def _style(parent: Element, size: float, older: str) -> None:
    # Versions before 3.24 read a font by Qt's own description, later ones a style of text.
    SubElement(parent, older, {"description": f"Open Sans,{size},-1,5,50,0,0,0,0,0", "style": ""})
    settings = {
        "fontFamily": "Open Sans", "fontSize": str(size), "fontSizeUnit": "Point", "namedStyle": "Regular",
        "textColor": rgba(load_look()["ground"]["ink"]), "textOpacity": "1", "multilineHeight": "1.1",
    }  # fmt: skip
    SubElement(parent, "text-style", settings)


def _add(parent: Element, kind: int, name: str, box: tuple[float, float, float, float]) -> Element:
    left, top, wide, high = box
    at = f"{left},{top},mm"
    return SubElement(
        parent,
        "LayoutItem",
        {
            "type": str(kind), "uuid": name, "templateUuid": name, "id": name, "size": f"{wide},{high},mm",
            "position": at, "positionOnPage": at, "referencePoint": "0", "opacity": "1", "visibility": "1",
            "frame": "false", "background": "false",
        },
    )  # fmt: skip
