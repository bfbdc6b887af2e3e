"""Views of a store that GIS programs draw as the map: incidents where they happened, and the styles of all layers.

They have the columns of the layers of an export, so that one style draws both; those are the incident's beside the
place's, and how many share a spot, which no row of a store could know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...export.geopackage.styles import COLUMNS as STYLE_COLUMNS
from ...export.geopackage.styles import TABLE, list_styles
from ...export.view import DRAWN_BY
from ...schema import COLUMNS
from ..contested import contested
from .names import CHANGED, GEOMETRY, SRS

if TYPE_CHECKING:
    import sqlite3

# By the layer of an export that each is drawn as.
VIEWS = {"incident_places": "incident_points", "areas": "incident_areas"}
_ABOUT = {
    "incident_points": "Sites and settlements of incidents: what is known as a point",
    "incident_areas": "Areas within which incidents happened: what is known no better",
}
_SHAPES = {"incident_points": "POINT", "incident_areas": "MULTIPOLYGON"}


def make_views(connection: sqlite3.Connection) -> None:
    """Make the views. What is needed of the tables must be there."""
    for table, view in VIEWS.items():
        connection.execute(f"CREATE VIEW {view} AS {_query(table)}")


def list_views(connection: sqlite3.Connection) -> None:
    """Tell GIS programs of the views; first, for they list layers in this order."""
    for view, about in _ABOUT.items():
        connection.execute(
            "INSERT OR REPLACE INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, NULL, NULL, NULL, NULL, ?)",
            (view, view, about, CHANGED, SRS),
        )
        connection.execute(
            "INSERT OR REPLACE INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            (view, GEOMETRY, _SHAPES[view], SRS),
        )


def drop_views(connection: sqlite3.Connection) -> None:
    """Drop the views, before a table of theirs is made anew."""
    for view in VIEWS.values():
        connection.execute(f"DROP VIEW IF EXISTS {view}")


def make_styles(connection: sqlite3.Connection) -> None:
    """Make the table of styles; it belongs to whoever styles the layers from then on."""
    from ...export.geopackage.layers import list_layers  # noqa: PLC0415 -- pandas, once in a store's life
    from ...frame import Frames  # noqa: PLC0415 -- as above

    rows = list_styles(list_layers(Frames.empty(""), None), VIEWS)
    connection.execute(f"CREATE TABLE {TABLE} ({', '.join(STYLE_COLUMNS)})")
    connection.executemany(f"INSERT INTO {TABLE} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 -- as above
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, '', ?, NULL, NULL, NULL, NULL, NULL)",
        (TABLE, TABLE, CHANGED),
    )


def _query(table: str) -> str:
    own = ", ".join(f't."{column}"' for column in COLUMNS[table] if column != "geometry")
    # Told that it is a number, or GIS programs take it for text.
    drawn = ", ".join(
        [
            *(f"i.{theirs} AS {shown}" for theirs, shown in DRAWN_BY.items()),
            f"CAST({contested()} AS INTEGER) AS contested",
        ]
    )
    is_area = table == "areas"
    # Not by the shape itself: those of provinces are large, and the place tells which it is.
    here = (
        "(PARTITION BY p.place_id, p.precision ORDER BY t.fid)"
        if is_area
        else "(PARTITION BY t.geom ORDER BY t.fid)"
    )
    whole = here.replace(" ORDER BY t.fid", "")
    more = ", p.label, p.alleged" if is_area else ""
    place = " JOIN incident_places p ON p.place_key = t.place_key" if is_area else ""
    return (
        f"SELECT t.fid AS OGC_FID, {own}, {drawn}{more}, CAST(count(*) OVER {whole} AS INTEGER) AS n_here, "  # noqa: S608 -- names of ours
        f"CAST(row_number() OVER {here} AS INTEGER) AS nth_here, t.{GEOMETRY} AS {GEOMETRY} FROM {table} t "
        f"JOIN incidents i ON i.incident_id = t.incident_id{place} WHERE t.{GEOMETRY} IS NOT NULL"
    )
