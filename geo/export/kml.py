"""KML 2.2: incidents at their places in folders by kind, with areas, days and the map's colours, for Google Earth.

A description is shown as HTML by some programs: it is made of our own words, and what comes from elsewhere in it cannot
be markup. The columns are in ``ExtendedData`` as they are, which no program shows where there is a description.
"""

from __future__ import annotations

import re
from html import escape  # and not xml's, which brings half of the network's modules
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside
from .format import Format
from .geopackage import load_look
from .view import list_view, view_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..frame import Frames

_TYPES = {"string": "string", "Int64": "int", "float64": "double", "boolean": "bool"}
# Characters that XML 1.0 has not.
_UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Signs that would begin markup, an entity of a balloon, or an address that is made a link.
_HARMLESS = str.maketrans({"<": "‹", ">": "›", "&": "＆", "$": "＄"})
_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*)://|\bwww\.")
_FILL = 0x40


def write_kml(frames: Frames, path: Path) -> None:
    """Write one document."""
    kinds: Mapping[str, Any] = load_look()["kinds"]
    rows: dict[str, list[str]] = {kind: [] for kind in (*kinds, "")}
    for row, shape in list_view(frames):
        kind = row["kind"] if row["kind"] in kinds else "other"
        rows[kind if shape is not None else ""].append(_placemark(row, shape, kind))
    with write_beside(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
        )
        file.write("<name>Incidents</name><open>1</open>\n")
        for kind, look in kinds.items():
            file.write(_style(kind, look["colour"]))
        file.write('<Schema name="incidents" id="incidents">')
        for column, (dtype, meaning) in view_columns().items():
            # A boolean or number that is missing is left out of its feature, so that it is not nought.
            told = f"<displayName>{escape(meaning, quote=False)}</displayName>" if meaning else ""
            file.write(f'<SimpleField name="{column}" type="{_TYPES[dtype]}">{told}</SimpleField>')
        file.write("</Schema>\n")
        for kind, placemarks in rows.items():
            title = kinds[kind]["title"] if kind else "Without a place"
            if placemarks:
                file.write(f"<Folder><name>{title}</name>\n")
                file.writelines(placemarks)
                file.write("</Folder>\n")
        file.write("</Document></kml>\n")


def _placemark(row: Mapping[str, Any], shape: Any, kind: str) -> str:
    title = row["title"] or row["incident_id"]
    key = row["place_key"] or row["incident_id"]
    span = "".join(
        f"<{end}>{escape(row[column], quote=False)}</{end}>"
        for end, column in (("begin", "date_start"), ("end", "date_end"))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row[column] or "")
    )
    data = "".join(
        f'<SimpleData name="{escape(column)}">{_say(_plain(row[column]))}</SimpleData>'
        for column in view_columns()
        if row[column] is not None and row[column] != ""
    )
    return (
        f'<Placemark id="p-{_name(key)}"><name>{_say(_harmless(title))}</name>'
        f"<description>{_say(_describe(row))}</description>"
        + (f"<TimeSpan>{span}</TimeSpan>" if span else "")
        + f'<styleUrl>#{kind}</styleUrl><ExtendedData><SchemaData schemaUrl="#incidents">{data}</SchemaData></ExtendedData>'
        + ("" if shape is None else _shape(shape))
        + "</Placemark>\n"
    )


def _describe(row: Mapping[str, Any]) -> str:
    """Say in a line or two where and when, how well it is known, and whose word it is."""
    alleged = "only the accusing side places it here" if row["alleged"] else ""
    days = " to ".join(dict.fromkeys(filter(None, (row["date_start"], row["date_end"]))))
    told = (
        f"{row['n_claims'] or 0} claims in {row['n_articles'] or 0} articles"
        if row["n_claims"] is not None
        else ""
    )
    parts = (
        ("Where", row["place_label"]),
        ("known as", row["precision"]),
        ("when", days),
        ("grade", row["grade"]),
        ("", told),
        ("", alleged),
    )
    said = (f"{name}: {value}" if name else value for name, value in parts if value)
    return _harmless("; ".join(said))


def _harmless(text: str) -> str:
    plain = " ".join(text.split()).translate(_HARMLESS)
    return _ADDRESS.sub(lambda found: found[0].replace("://", "：//").replace(".", "．"), plain)


def _say(text: str) -> str:
    return escape(_UNSAID.sub("\ufffd", text), quote=False).replace("\r", "&#13;")


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name(key: str) -> str:
    return re.sub(r"[^0-9A-Za-z-]", "-", key)


def _shape(shape: Any) -> str:
    if shape.geom_type == "Point":
        return f"<Point><coordinates>{shape.x!r},{shape.y!r}</coordinates></Point>"
    return f"<MultiGeometry>{''.join(_polygons(shape))}</MultiGeometry>"


def _polygons(shape: Any) -> Iterator[str]:
    for polygon in shape.geoms:
        rings = [
            ("outerBoundaryIs", polygon.exterior),
            *(("innerBoundaryIs", ring) for ring in polygon.interiors),
        ]
        yield (
            "<Polygon><tessellate>1</tessellate>"
            + "".join(
                f"<{name}><LinearRing><coordinates>{' '.join(f'{x!r},{y!r}' for x, y in ring.coords)}</coordinates></LinearRing></{name}>"
                for name, ring in rings
            )
            + "</Polygon>"
        )


def _style(kind: str, colour: str) -> str:
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    ink = f"{blue}{green}{red}"  # KML has them the other way round
    return (
        f'<Style id="{kind}"><IconStyle><color>ff{ink}</color><scale>0.9</scale></IconStyle>'
        f"<LabelStyle><scale>0.8</scale></LabelStyle><LineStyle><color>ff{ink}</color><width>1.5</width></LineStyle>"
        f"<PolyStyle><color>{_FILL:02x}{ink}</color></PolyStyle>"
        "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n"
    )


FORMAT = Format(
    suffix=".kml",
    name="KML",
    keeps="a placemark for each incident and place, by kind; no other table",
    write=write_kml,
)
