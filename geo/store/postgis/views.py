"""Views: what analysts and GIS programs open. They are made anew whenever tables were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...export.view import DRAWN_BY, RENAMED
from ...schema import COLUMNS
from ..contested import contested
from .schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view of the schema: what it is, and its query."""

    name: str
    about: str
    query: str


def list_views() -> Sequence[View]:
    """Give the views. No toll is in one that has a row a place: it would be repeated over the places.

    Examples
    --------
    >>> [view.name for view in list_views()]
    ['incidents_by_place', 'incident_points', 'incident_areas', 'losses']
    """
    drawn = ", ".join(f"i.{own} AS {shown}" for own, shown in DRAWN_BY.items())
    drawn += f", {contested(f'{SCHEMA}.')} AS contested"
    incidents = ", ".join(f"i.{column}" for column in COLUMNS["incidents"])
    places = ", ".join(
        f"p.{column} AS {RENAMED.get(column, column)}"
        for column in COLUMNS["incident_places"]
        if column not in ("geometry", "incident_id")
    )
    return (
        View(
            name="incidents_by_place",
            about="Incidents at their places, a row each; the geometry is the point, else the area, else none",
            query=f"""
                SELECT coalesce(p.place_key, i.incident_id) AS row_key, {incidents}, {places},
                    coalesce(p.geometry, a.geometry)::geometry(Geometry, 4326) AS geometry
                FROM {SCHEMA}.incidents i
                LEFT JOIN {SCHEMA}.incident_places p USING (incident_id)
                LEFT JOIN {SCHEMA}.areas a USING (place_key)""",
        ),
        # These two have the columns of a GeoPackage's layers, so that the same style draws them.
        View(
            name="incident_points",
            about="Sites and settlements of incidents: what is known as a point",
            query=f"""
                SELECT {_own("incident_places", "p")}, {drawn}, {_count_here("p")}, p.geometry
                FROM {SCHEMA}.incident_places p JOIN {SCHEMA}.incidents i USING (incident_id)
                WHERE p.geometry IS NOT NULL""",
        ),
        View(
            name="incident_areas",
            about="Areas within which incidents happened: what is known no better",
            query=f"""
                SELECT {_own("areas", "a")}, {drawn}, p.label, p.alleged, {_count_here("a")}, a.geometry
                FROM {SCHEMA}.areas a JOIN {SCHEMA}.incidents i USING (incident_id)
                JOIN {SCHEMA}.incident_places p USING (place_key)""",
        ),
        View(
            name="losses",
            about="What claims amount to, by incident, side, measure and policy; without a place, for a toll has none",
            query=f"""
                SELECT i.date_start, i.date_end, i.kind, i.title, i.grade, {_own("estimates", "e")}
                FROM {SCHEMA}.estimates e JOIN {SCHEMA}.incidents i USING (incident_id)""",
        ),
    )


def _own(table: str, alias: str) -> str:
    return ", ".join(f"{alias}.{column}" for column in COLUMNS[table] if column != "geometry")


def _count_here(alias: str) -> str:
    # Parted by the geometry alone: then the server looks for a window of the map before it counts, by the index.
    return (
        f"count(*) OVER (PARTITION BY {alias}.geometry) AS n_here, "
        f"row_number() OVER (PARTITION BY {alias}.geometry) AS nth_here"
    )
