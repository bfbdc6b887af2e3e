"""What else makes a map of incidents: each is given the same GeoJSON and writes one HTML file.

The extra ``bench`` installs them; one that is not there is left out. None of them is told more than its documentation
shows first: points, and a popup or a hover text of the properties.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import folium
import geopandas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Make = Callable[[dict[str, Any], Path], None]

# A marker of folium's is a script of its own, and a map of a hundred thousand takes ten minutes.
MOST = {"folium markers": 10_000}


def load_peers() -> tuple[Mapping[str, Make], list[str]]:
    """Give what makes a map, by name, and why others are left out."""
    makers: dict[str, tuple[Make, tuple[str, ...]]] = {
        "folium markers": (_folium_markers, ()),
        "folium GeoJson, canvas": (_folium_geojson, ()),
        "GeoDataFrame.explore": (_explore, ("mapclassify", "matplotlib")),
        "plotly, inline": (_plotly, ("plotly",)),
        "lonboard": (_lonboard, ("lonboard", "pyarrow")),
    }
    there, missing = {}, []
    for name, (make, needs) in makers.items():
        lacks = [package for package in needs if importlib.util.find_spec(package) is None]
        if lacks:
            missing.append(f"{name}: skipped, {lacks[0]} is not installed (the extra `bench` has it)")
        else:
            there[name] = make
    return there, missing


def _folium_markers(geojson: dict[str, Any], path: Path) -> None:
    page = folium.Map(prefer_canvas=True)
    for feature in geojson["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        folium.Marker([lat, lon], popup=str(feature["properties"])).add_to(page)
    page.save(path)


def _folium_geojson(geojson: dict[str, Any], path: Path) -> None:
    page = folium.Map(prefer_canvas=True)
    fields = list(geojson["features"][0]["properties"])
    folium.GeoJson(
        geojson, marker=folium.CircleMarker(radius=4), popup=folium.GeoJsonPopup(fields=fields)
    ).add_to(page)
    page.save(path)


def _explore(geojson: dict[str, Any], path: Path) -> None:
    frame = geopandas.GeoDataFrame.from_features(geojson, crs=4326)
    frame.explore(column="kind", prefer_canvas=True).save(path)


def _plotly(geojson: dict[str, Any], path: Path) -> None:
    import plotly.express as px  # noqa: PLC0415 - it may not be there

    frame = geopandas.GeoDataFrame.from_features(geojson, crs=4326)
    hover = [name for name in frame.columns if name != "geometry"]
    figure = px.scatter_map(
        frame, lat=frame.geometry.y, lon=frame.geometry.x, color="kind", hover_data=hover, zoom=4
    )
    figure.update_layout(map_style="white-bg")
    figure.write_html(path, include_plotlyjs=True)


def _lonboard(geojson: dict[str, Any], path: Path) -> None:
    import lonboard  # noqa: PLC0415 - it may not be there

    frame = geopandas.GeoDataFrame.from_features(geojson, crs=4326)
    lonboard.Map(lonboard.ScatterplotLayer.from_geopandas(frame)).to_html(path)
