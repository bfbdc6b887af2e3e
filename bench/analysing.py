"""What questions to a result cost, beside what geopandas alone takes to answer a rougher one about the same incidents.

``bench/analysing.py [N]``: N synthetic incidents (20,000). geopandas' part joins the points that stand for the places
to the provinces and groups them: every district's incident is told as one at its middle.
"""

from __future__ import annotations

import sys

import geopandas
import pandas as pd
from measure import cost_of_call, table
from synthetic import make_frames

import geo
from gazetteer import Gazetteer

DEFAULT = 20_000


def main(number: int) -> None:
    """Ask, and print what it took."""
    gazetteer = Gazetteer.load()
    frames = make_frames(number, gazetteer)
    shapes = [(place.name, place.geometry) for place in gazetteer.places if place.kind == "province"]
    provinces = geopandas.GeoDataFrame(shapes, columns=["name", "geometry"], crs=4326)
    areas = frames.areas.set_geometry(frames.areas.representative_point())
    points = geopandas.GeoDataFrame(
        pd.concat([frames.incident_places.dropna(subset="geometry"), areas]), crs=4326
    )
    rough = cost_of_call(lambda: geopandas.sjoin(points, provinces).groupby("name_right").size()).cpu
    half = geo.keep_incidents(frames, frames.incidents["incident_id"].iloc[::2])
    questions = {
        "incidents_within a province": lambda: geo.incidents_within(frames, shapes[0][1]),
        "incidents_between two kilometres": lambda: geo.incidents_between(frames, 100, 500),
        "count_incidents by provinces' polygons": lambda: geo.count_incidents(frames, provinces),
        "count_incidents by polygons and weeks": lambda: geo.count_incidents(
            frames, provinces, period="week"
        ),
        "count_incidents by names and weeks": lambda: geo.count_incidents(frames, "province", period="week"),
        "add_up by polygons and months": lambda: geo.add_up(frames, "ucdp", areas=provinces, period="month"),
        "claims_matrix": lambda: geo.claims_matrix(frames),
        "keep_incidents, half of them": lambda: geo.keep_incidents(frames, half.incidents["incident_id"]),
        "compare with half of them": lambda: geo.compare(half, frames),
        "measure_along, all points": lambda: geo.measure_along(points),
    }
    rows = []
    for name, ask in questions.items():
        took = cost_of_call(ask).cpu
        rows.append([name, f"{took:.2f}", f"{took / rough:.1f}"])
    head = ["question", "CPU s", f"sjoin and groupby ({rough:.2f} s) = 1"]
    print(table(f"{number} incidents", head, rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
