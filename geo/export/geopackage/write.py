"""Writing a GeoPackage, and a QGIS project of it: layers, styles, notices, and the seal over all."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from ...atomic import write_beside, write_together
from ...seal import seal_mark, set_seal
from ..format import Format
from .database import write_database
from .layers import list_layers
from .project import write_project
from .read import ABOUT, is_export, read_gpkg, read_seal
from .styles import COLUMNS as STYLE_COLUMNS
from .styles import TABLE as STYLES
from .styles import list_styles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazetteer import Gazetteer

    from ...frame import Frames
    from .layer import Layer

_OURS = "Incidents and claims: read from the articles listed, whose words are their owners'"


def write_gpkg(frames: Frames, path: Path, gazetteer: Gazetteer | None = None) -> None:
    """Write one GeoPackage; with a gazetteer also the line, the provinces and the places."""
    with write_beside(path) as draft:
        _fill(draft, frames, list_layers(frames, gazetteer), _notices(gazetteer))


def write_qgz(frames: Frames, path: Path, gazetteer: Gazetteer | None = None) -> None:
    """Write a QGIS project, and the GeoPackage of its layers beside it, under the same name."""
    beside = path.with_suffix(".gpkg")
    layers, notices = list_layers(frames, gazetteer), _notices(gazetteer)
    title = gazetteer.theatre.title if gazetteer is not None else frames.theatre
    with write_together() as draft:
        write_project(draft(path), layers, beside.name, title, notices)
        _fill(draft(beside), frames, layers, notices)


def _notices(gazetteer: Gazetteer | None) -> list[str]:
    return [_OURS, *(gazetteer.attribution if gazetteer is not None else ())]


def _fill(draft: Path, frames: Frames, layers: Sequence[Layer], notices: Sequence[str]) -> None:
    about = {"schema_version": str(frames.schema_version), "theatre": frames.theatre}
    mark = seal_mark(json.dumps([about, [layer.values for layer in layers]], default=str).encode())
    further: dict[str, Any] = {
        ABOUT: (("key TEXT PRIMARY KEY", "value TEXT"), list({**about, "seal": mark}.items())),
        STYLES: (STYLE_COLUMNS, list_styles(layers)),
    }
    try:
        write_database(draft, layers, further, notices)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    # The database has no checksums of its own, so bytes of a text can be put in the place of as many.
    draft.write_bytes(set_seal(draft.read_bytes(), mark))


FORMAT = Format(
    suffix=".gpkg",
    name="GeoPackage",
    keeps="all tables, each a layer, with line and places",
    write=write_gpkg,
    write_with=write_gpkg,
    read=read_gpkg,
    knows=is_export,
    read_seal=read_seal,
)
PROJECT = Format(
    suffix=".qgz",
    name="QGIS project",
    keeps="a project of a GeoPackage that is written beside it",
    write=write_qgz,
    write_with=write_qgz,
)
