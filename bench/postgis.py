"""What PostGIS costs: the layers of many synthetic incidents written and read, beside geopandas' own way.

Ours are written with keys, references, closed lists and all indexes, in one transaction; ``to_postgis`` makes a table
without any but a GiST index. Wall seconds, and CPU seconds of this process; the server has its own. Nothing else should
run. The database must have PostGIS, and gets the schema ``clashline`` and tables ``beside_*``.

usage: python bench/postgis.py postgresql://... [NUMBER]
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING, Any

import geopandas
import sqlalchemy as sa
from synthetic import make_frames

from gazetteer import Gazetteer
from geo.export.view import to_rows
from geo.store.layers import read_layers, to_cells
from geo.store.postgis import connect
from geo.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo import Frames
    from geo.store.backend import Row

# In the order in which references allow to look at them; the others are empty here.
LAYERS = ("articles", "incidents", "incident_places", "areas", "claims")
SHAPED = ("incident_places", "areas")


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return wall and CPU seconds of something, and what it gave."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    return time.perf_counter() - wall, time.process_time() - cpu, answer


def list_rows(frames: Frames, name: str) -> list[Row]:
    """Return a layer's rows as a store has them."""
    table = getattr(frames, name)
    owner = "incident_id" if "incident_id" in table else "article_id"
    return [(row[owner], f"{n:08}", *to_cells(name, row)) for n, row in enumerate(to_rows(table))]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("number", nargs="?", type=int, default=100_000)
    arguments = parser.parse_args()
    frames = make_frames(arguments.number, Gazetteer.load())
    rows = {name: list_rows(frames, name) for name in LAYERS}
    backend = connect(arguments.address, create=True)
    engine = sa.create_engine(sa.make_url(arguments.address).set(drivername="postgresql+psycopg"))
    backend.write(lambda tx: [tx.delete(name) for name in TABLES if name != "store_about"])

    def write(names: tuple[str, ...]) -> None:
        backend.write(lambda tx: [tx.upsert(name, rows[name]) for name in names])

    print("| what | rows | wall, s | CPU, s |")
    print("| --- | ---: | ---: | ---: |")

    def tell(what: str, names: tuple[str, ...], work: Callable[[], Any]) -> float:
        wall, cpu, _ = timed(work)
        print(f"| {what} | {sum(len(rows[name]) for name in names)} | {wall:.1f} | {cpu:.1f} |", flush=True)
        return wall

    plain = tuple(name for name in LAYERS if name not in SHAPED)
    tell("written: articles, incidents, claims", plain, lambda: write(plain))
    ours = tell("written: places and areas", SHAPED, lambda: write(SHAPED))
    theirs = tell(
        "the same by to_postgis",
        SHAPED,
        lambda: [
            getattr(frames, name).to_postgis(f"beside_{name}", engine, if_exists="replace") for name in SHAPED
        ],
    )
    tell("written again: all", LAYERS, lambda: write(LAYERS))
    tell(
        "read: all tables as frames", LAYERS, lambda: backend.read(lambda tx: read_layers(tx, frames.theatre))
    )
    ours_read = tell(
        "read: places and areas, rows",
        SHAPED,
        lambda: backend.read(lambda tx: [list(tx.select(name)) for name in SHAPED]),
    )
    theirs_read = tell(
        "the same by read_postgis",
        SHAPED,
        lambda: [
            geopandas.read_postgis(f"SELECT * FROM beside_{name}", engine, geom_col="geometry")
            for name in SHAPED
        ],
    )
    print(
        f"\nwriting takes {ours / theirs:.1f} times as long as to_postgis, reading {ours_read / theirs_read:.1f} times as read_postgis"
    )


if __name__ == "__main__":
    main()
