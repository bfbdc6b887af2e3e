"""What each format costs: CPU to write and to read, and size, beside pyogrio and pandas writing the same tables plainly.

``bench/formats.py [NUMBER]`` makes that many synthetic incidents (100,000 if not said) and prints a table in Markdown.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyogrio
from synthetic import make_frames

import geo
from gazetteer import Gazetteer
from geo.export.view import view_columns, view_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas

N = 100_000


_BY_GDAL = {
    ".geojson": "GeoJSON",
    ".geojsonl": "GeoJSONSeq",
    ".fgb": "FlatGeobuf",
    ".kml": "KML",
    ".shp": "ESRI Shapefile",
}


def plainly(frames: geo.Frames, suffix: str, folder: Path) -> Callable[[], Any] | None:
    """Give what writes the same tables with the usual library and nothing else; None where there is none."""
    view = view_frame(frames)
    path = folder / f"plain{suffix}"
    if suffix in _BY_GDAL:
        # A shapefile holds one kind of geometry.
        shape = (
            view["place"] if suffix == ".shp" else view["place"].where(view["place"].notna(), view["area"])
        )
        one: geopandas.GeoDataFrame = view[list(view_columns())].set_geometry(shape.rename("geometry"))
        return partial(_by_gdal, one[shape.notna()], path)
    writer = {
        ".gpkg": _as_layers,
        ".parquet": _as_columns,
        ".arrow": _as_columns,
        ".feather": _as_columns,
        ".csv": _as_csv,
        ".xlsx": _as_sheets,
    }.get(suffix)
    return partial(writer, frames.tables(), view, path) if writer else None


def _by_gdal(one: geopandas.GeoDataFrame, path: Path) -> None:
    more = {"SPATIAL_INDEX": "NO"} if path.suffix == ".fgb" else {}
    pyogrio.write_dataframe(one, path, driver=_BY_GDAL[path.suffix], **more)


def _as_layers(tables: dict[str, Any], view: Any, path: Path) -> None:  # noqa: ARG001 - as the others
    for name, table in tables.items():
        pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=path.exists())


def _as_columns(tables: dict[str, Any], view: Any, path: Path) -> None:
    for name, table in {"view": view, **tables}.items():
        beside = path.with_name(f"plain.{name}{path.suffix}")
        (table.to_parquet if path.suffix == ".parquet" else table.to_feather)(beside)


def _as_csv(tables: dict[str, Any], view: Any, path: Path) -> None:
    for name, table in {"view": view, **tables}.items():
        table.to_csv(path.with_name(f"plain.{name}.csv"), index=False)


def _as_sheets(tables: dict[str, Any], view: Any, path: Path) -> None:
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        for name, table in {"view": view, **tables}.items():
            plain = pd.DataFrame(table).drop(columns=["geometry", "place", "area"], errors="ignore")
            plain.to_excel(book, sheet_name=name, index=False)


def cost(work: Callable[[], Any]) -> float:
    """Give the seconds of CPU that work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def size(folder: Path, stem: str) -> float:
    """Give the megabytes of all files of a name."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.name.startswith(stem)) / 1e6


def main(n: int) -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    gazetteer = Gazetteer.load("durand")
    frames = make_frames(n, gazetteer)
    small = make_frames(50, gazetteer)
    print(f"{n:,} incidents, each with a place and a claim; seconds of CPU, megabytes\n")
    print("| format | write | read | MB | plainly: write | MB | ours/plain |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for each in geo.export.list_formats():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = folder / f"ours{each.suffix}"
            geo.export.write(small, path, gazetteer=gazetteer)  # imports are paid
            written = cost(lambda path=path: geo.export.write(frames, path, gazetteer=gazetteer))
            read = f"{cost(lambda path=path: geo.export.read_frames(path)):.1f}" if each.read else ""
            cells = [each.suffix, f"{written:.1f}", read, f"{size(folder, 'ours'):.1f}"]
            write_plainly = plainly(frames, each.suffix, folder)
            if write_plainly:
                plain = cost(write_plainly)
                cells += [f"{plain:.1f}", f"{size(folder, 'plain'):.1f}", f"{written / max(plain, 0.01):.1f}"]
            print(f"| {' | '.join([*cells, '', '', ''][:7])} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else N)
