"""Any table with geometry as a file: ``geo.export.write_layer``."""

from __future__ import annotations

import json

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

import geo
from geo.export import check_layer, write_layer


@pytest.fixture
def table():
    values = {
        "name": ["=SUM(1)", "a\0b", None],
        "n": [1, 2, 3],
        "score": [0.5, float("nan"), 1.0],
        "=head": ["x", "y", "z"],
    }
    shapes = [shapely.Point(70.5, 34.25), None, shapely.Point(66.25, 31.0)]
    return gpd.GeoDataFrame(pd.DataFrame(values), geometry=shapes, crs="EPSG:4326")


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".csv"])
def test_the_same_table_gives_the_same_bytes_and_stays_as_it_is(table, tmp_path, suffix):
    before = table.copy()
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_layer(table, first, attribution="Whose")
    write_layer(table, second, attribution="Whose")
    assert first.read_bytes() == second.read_bytes()
    assert table.equals(before)


def test_a_geopackage_has_one_layer_with_its_credits_and_gaps(table, tmp_path):
    write_layer(table, tmp_path / "out.gpkg", name="found", attribution="Whose data")
    assert pyogrio.list_layers(tmp_path / "out.gpkg").tolist() == [["found", "Point"]]
    assert pyogrio.read_info(tmp_path / "out.gpkg")["layer_metadata"]["DESCRIPTION"] == "Whose data"
    back = pyogrio.read_dataframe(tmp_path / "out.gpkg")
    assert back["name"].fillna("").tolist() == ["=SUM(1)", "a?b", ""]
    assert back.geometry.isna().tolist() == [False, True, False]
    assert back["score"].isna().tolist() == [False, True, False]


def test_a_csv_hides_formulas_in_cells_and_headers(table, tmp_path):
    write_layer(table, tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "name,n,score,'=head,lon,lat"
    assert lines[1] == "'=SUM(1),1,0.5,x,70.5,34.25"
    assert lines[2] == "a?b,2,,y,,"
    table.geometry = [shapely.Point(70, 34).buffer(1), None, shapely.Point(66, 31)]
    write_layer(table, tmp_path / "areas.csv")
    assert '"POLYGON ((' in (tmp_path / "areas.csv").read_text(encoding="utf-8-sig")


def test_geojson_is_strict_and_keeps_who_made_the_data(table, tmp_path):
    write_layer(table, tmp_path / "out.geojson", attribution="Whose data")
    collection = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    assert collection["attribution"] == "Whose data"
    assert [feature["geometry"] is None for feature in collection["features"]] == [False, True, False]
    assert collection["features"][1]["properties"]["score"] is None


def test_another_suffix_or_a_folder_that_is_not_there_is_one_line(table, tmp_path):
    with pytest.raises(geo.FrameError, match="unknown format"):
        check_layer("out.xyz")
    with pytest.raises(geo.FileError):
        write_layer(table, tmp_path / "nowhere" / "out.gpkg")
