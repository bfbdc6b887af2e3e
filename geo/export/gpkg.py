"""GeoPackage: every table a layer of one file, by pyogrio."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside
from ..errors import FileError
from ..schema import COLUMNS
from ..seal import seal_mark, set_seal
from .format import Format
from .sealed import check_bytes
from .view import add_incident

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..frame import Frames
    from .format import Seal

_ABOUT = "clashline"
# GIS programs list layers in their order, and draw the first on top.
_SHAPES = {"incident_places": "Point", "areas": "MultiPolygon"}
# GeoPackage notes when each layer was changed last. The same frames must give the same bytes, so no clock is asked.
_CHANGED = "2000-01-01T00:00:00Z"


def write_gpkg(frames: Frames, path: Path) -> None:
    """Write one GeoPackage."""
    import pandas as pd  # noqa: PLC0415 - half a second, which other formats and stages need not pay
    import pyogrio  # noqa: PLC0415 - as pandas

    order = [*_SHAPES, *(name for name in COLUMNS if name not in _SHAPES)]
    with write_beside(path) as draft, fixed_day():
        # Its place is kept; GDAL wants to make the file itself.
        draft.unlink()
        try:
            for name in order:
                table = add_incident(frames, name) if name in _SHAPES else getattr(frames, name)
                pyogrio.write_dataframe(
                    table,
                    draft,
                    layer=name,
                    driver="GPKG",
                    geometry_type=_SHAPES.get(name),
                    append=draft.exists(),
                )
            mark = seal_mark(draft.read_bytes())
            about = {"schema_version": str(frames.schema_version), "theatre": frames.theatre, "seal": mark}
            rows = pd.DataFrame({"key": list(about), "value": list(about.values())})
            pyogrio.write_dataframe(rows, draft, layer=_ABOUT, driver="GPKG", append=True)
            # The database has no checksums of its own, so bytes of a text can be put in the place of as many.
            draft.write_bytes(set_seal(draft.read_bytes(), mark))
        except (RuntimeError, ValueError) as error:
            raise FileError(f"{path}: cannot be written ({' '.join(str(error).split())})") from error


def read_gpkg(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read what it says of itself, and its tables."""
    import pyogrio  # noqa: PLC0415 - as above

    about = pyogrio.read_dataframe(path, layer=_ABOUT)
    tables = {name: pyogrio.read_dataframe(path, layer=name) for name in COLUMNS}
    return dict(zip(about["key"], about["value"], strict=True)), tables


def read_seal(path: Path) -> Seal:
    """Read the seal, and hold it against the file's bytes."""
    about, _ = read_gpkg(path)
    written = str(about.get("seal", ""))
    return written, check_bytes(path, written)


@contextmanager
def fixed_day() -> Iterator[None]:
    """Tell GDAL what day it is."""
    import pyogrio  # noqa: PLC0415 - as above

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CHANGED})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


FORMAT = Format(
    suffix=".gpkg",
    name="GeoPackage",
    keeps="all tables, each a layer",
    write=write_gpkg,
    read=read_gpkg,
    read_seal=read_seal,
)
