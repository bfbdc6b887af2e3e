"""Shapefiles: points and areas apart, with what the format cannot carry said in a note beside them."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside, write_together
from ..frame import CRS
from .format import Format
from .gdal import make_by_gdal
from .view import view_columns, view_frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas

    from ..frame import Frames

# Ten letters are all that a field's name may have.
_NAMES: Mapping[str, str] = {
    "incident_id": "inc_id",
    "event_type": "event_type",
    "sub_event_type": "sub_event",
    "date_start": "date_start",
    "date_end": "date_end",
    "date_precision": "date_prec",
    "date_basis": "date_basis",
    "grade_reasons": "grade_why",
    "article_ids": "articles",
    "place_name": "place",
    "place_label": "label",
    "place_kind": "place_kind",
    "place_claim_ids": "claims",
    "place_review": "place_rev",
    "side_certain": "side_cert",
    "distance_km": "dist_km",
    "geo_precision": "geo_prec",
    "n_articles": "n_articles",
}
_LONGEST_NAME, _LONGEST_TEXT = 10, 254
_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_AREAS = "areas"
_LAYERS = {"points": "Point", _AREAS: "Polygon"}
_DAY = (1980, 1, 1, 0, 0, 0)
_NOTE = """\
Incidents at their places, as shapefiles: {points} points in {name}.shp, {areas} areas in {name}_areas.shp.
Coordinates are WGS 84 (EPSG:4326); text is UTF-8.

What a shapefile cannot carry, and what was done about it:
- One file has one kind of geometry: a place with a point and an area is in both, under the same place_key.
- {unplaced} incidents without a place that can be drawn are in neither.
- Fields have names of ten letters at most: see below.
- Text ends after 254 bytes of UTF-8: {cut} values were cut, and end in three dots.
- There is no missing value: missing numbers are blanks, which GDAL and QGIS read as NULL and some programs as 0;
  truths are T, F or empty; missing text is empty.
- Claims, estimates, mentions, articles, decisions and what has no place are left out: write .gpkg, .parquet or .csv.
- A toll belongs to an incident, not to one of its places; no field has one.

Fields:
{fields}
"""


def write_zipped(frames: Frames, path: Path) -> None:
    """Write all parts and the note into one ``.shp.zip``, which GIS programs open as it is."""
    stem = path.name[: -len(".shp.zip")]
    with (
        tempfile.TemporaryDirectory() as folder,
        write_beside(path) as draft,
        zipfile.ZipFile(draft, "w") as packed,
    ):
        for part in _write_parts(frames, Path(folder), stem):
            entry = zipfile.ZipInfo(part.name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with part.open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target)


def write_beside_each_other(frames: Frames, path: Path) -> None:
    """Write ``NAME.shp`` (points), ``NAME_areas.shp``, their other parts, and ``NAME.txt``, the note."""
    with tempfile.TemporaryDirectory() as folder, write_together() as beside:
        drafts = {path.name: beside(path)}
        for part in _write_parts(frames, Path(folder), path.stem):
            draft = drafts.get(part.name) or beside(path.with_name(part.name))
            shutil.copyfile(part, draft)


def _write_parts(frames: Frames, folder: Path, stem: str) -> list[Path]:
    view = view_frame(frames)
    parts, counts, cut = [], {}, 0
    for layer, kind in _LAYERS.items():
        shapes = view["area" if layer == _AREAS else "place"]
        there = shapes.notna()
        table, shortened = _fit(view[there], shapes[there])
        counts[layer] = int(there.sum())
        cut += shortened
        # GDAL gets a name of ours: parts of the user's may mean something to it.
        plain = folder / f"{layer}.shp"
        make_by_gdal(
            table,
            plain,
            driver="ESRI Shapefile",
            geometry_type=kind,
            encoding="UTF-8",
            DBF_DATE_LAST_UPDATE="2000-01-01",
        )
        name = f"{stem}_{layer}" if layer == _AREAS else stem
        parts += [plain.with_suffix(part).rename(folder / f"{name}{part}") for part in _PARTS]
    drawn = view["place"].notna() | view["area"].notna()
    unplaced = view["incident_id"].nunique() - view.loc[drawn, "incident_id"].nunique()
    fields = "\n".join(f"{short(column):<12}{column}: {told}" for column, (_, told) in view_columns().items())
    note = folder / f"{stem}.txt"
    text = _NOTE.format(name=stem, **counts, unplaced=unplaced, cut=cut, fields=fields)
    note.write_text(text, encoding="utf-8", newline="\n")
    return [*parts, note]


def short(column: str) -> str:
    """Give a column's name in ten letters.

    Examples
    --------
    >>> short("sub_event_type"), short("kind")
    ('sub_event', 'kind')
    """
    name = _NAMES.get(column, column)
    assert len(name) <= _LONGEST_NAME, name
    return name


def _fit(view: geopandas.GeoDataFrame, shapes: geopandas.GeoSeries) -> tuple[geopandas.GeoDataFrame, int]:
    """Make columns that a shapefile holds; give them with the number of texts that were cut."""
    import geopandas  # noqa: PLC0415 - half a second, which other stages need not pay

    columns: dict[str, Any] = {}
    cut = 0
    for column, (dtype, _) in view_columns().items():
        values = view[column]
        if dtype == "string":
            whole = values.fillna("").tolist()
            columns[short(column)] = [_cut(text) for text in whole]
            cut += sum(len(text.encode()) > _LONGEST_TEXT for text in whole)
        elif dtype == "boolean":
            columns[short(column)] = values.map({True: "T", False: "F"}).fillna("").tolist()
        else:
            columns[short(column)] = values
    made = geopandas.GeoDataFrame(columns, index=view.index, geometry=shapes.tolist(), crs=CRS)
    return made, cut


def _cut(text: str) -> str:
    data = text.encode()
    if len(data) <= _LONGEST_TEXT:
        return text
    return data[: _LONGEST_TEXT - 3].decode("utf-8", "ignore") + "..."


PARTS = Format(
    suffix=".shp",
    name="Shapefile",
    keeps="points, and areas in NAME_areas.shp; no other table; text is cut: a note beside says how",
    write=write_beside_each_other,
)
ZIPPED = Format(
    suffix=".shp.zip",
    name="Shapefile, zipped",
    keeps="the same in one file",
    write=write_zipped,
)
