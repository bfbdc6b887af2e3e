"""The frames of a result as an analyst uses them: joined, written with geopandas' and pandas' own means, read back."""

from __future__ import annotations

import geopandas
import pandas as pd
import pyogrio
import pytest

import geo

KEYS = {
    "incident_places": [("incident_id", "incidents", "incident_id")],
    "areas": [("incident_id", "incidents", "incident_id"), ("place_key", "incident_places", "place_key")],
    "claims": [("article_id", "articles", "article_id"), ("incident_id", "incidents", "incident_id")],
    "relations": [("source", "claims", "claim_id"), ("target", "claims", "claim_id")],
    "estimates": [("incident_id", "incidents", "incident_id")],
    "mentions": [("article_id", "articles", "article_id")],
    "unplaced": [("article_id", "articles", "article_id")],
}
GEOMETRIC = {"incident_places": "Point", "areas": "MultiPolygon"}


@pytest.fixture(scope="module", params=["seeds", "nothing", "no place", "empty"])
def result(request, seed_result):
    """Return results of the seeds, of no article, of one that tells of no place, and tables without a row."""
    if request.param == "seeds":
        return seed_result
    if request.param == "empty":
        return geo.Frames.empty("durand")
    text = "Two soldiers were killed on Sunday, the army said, without saying where."
    texts = pd.DataFrame({"text": [text] if request.param == "no place" else []})
    return geo.build(geo.read_texts(texts).articles)


def tables_of(result):
    """Return the tables by the names under which a result has them."""
    return {name: getattr(result, name) for name in geo.COLUMNS}


def test_every_table_has_the_documented_dtypes_whatever_was_found(result):
    for name, table in tables_of(result).items():
        assert [(column, str(dtype)) for column, dtype in table.dtypes.items()] == [
            (column, dtype) for column, (dtype, _) in geo.COLUMNS[name].items()
        ]
        assert isinstance(table, geopandas.GeoDataFrame) == (name in GEOMETRIC)
        assert table.index.equals(pd.RangeIndex(len(table)))
        text = [column for column, (dtype, _) in geo.COLUMNS[name].items() if dtype == "string"]
        assert not table[text].isna().any(axis=None)


def test_keys_lead_to_rows(result):
    tables = tables_of(result)
    for name, links in KEYS.items():
        for column, other, key in links:
            told = tables[name][column]
            assert told[told != ""].isin(tables[other][key]).all(), (name, column)
    joined = (
        tables["areas"]
        .merge(tables["incidents"], on="incident_id")
        .merge(tables["incident_places"].drop(columns="geometry"), on=["incident_id", "place_key"])
    )
    assert len(joined) == len(tables["areas"])
    assert isinstance(joined, geopandas.GeoDataFrame)
    assert joined.crs == "EPSG:4326"


@pytest.mark.parametrize("name", geo.COLUMNS)
def test_a_table_goes_to_a_geopackage_by_geopandas_own_means_and_back(result, name, tmp_path):
    table = tables_of(result)[name]
    path = tmp_path / "one.gpkg"
    if name in GEOMETRIC:
        table.to_file(path, layer=name)
        back = geopandas.read_file(path, layer=name)
        assert back.crs == "EPSG:4326"
        assert back.geometry.isna().equals(table.geometry.isna())
        assert back.geometry.dropna().geom_equals(table.geometry.dropna()).all()
    else:
        pyogrio.write_dataframe(table, path, layer=name)
        back = pyogrio.read_dataframe(path, layer=name)
    assert len(back) == len(table)
    assert set(table.columns) <= set(back.columns)
    for column in table.columns.drop("geometry", errors="ignore"):
        pairs = zip(back[column].tolist(), table[column].tolist(), strict=True)
        assert all(pd.isna(found) if pd.isna(told) else found == told for found, told in pairs), column


@pytest.mark.parametrize("name", geo.COLUMNS)
def test_a_table_goes_to_parquet_and_back_with_its_dtypes(result, name, tmp_path):
    pytest.importorskip("pyarrow")
    table = tables_of(result)[name]
    path = tmp_path / "one.parquet"
    table.to_parquet(path)
    back = geopandas.read_parquet(path) if name in GEOMETRIC else pd.read_parquet(path)
    assert back.dtypes.astype(str).equals(table.dtypes.astype(str))
    if name in GEOMETRIC:
        assert back.crs == "EPSG:4326"
        assert back.geometry.isna().equals(table.geometry.isna())
    plain = table.columns.drop("geometry", errors="ignore")
    assert pd.DataFrame(back[plain]).astype(object).equals(pd.DataFrame(table[plain]).astype(object))


@pytest.mark.parametrize("name", GEOMETRIC)
def test_a_layer_goes_to_geojson_and_has_one_kind_of_geometry(result, name):
    table = tables_of(result)[name]
    assert table.to_json().startswith('{"type": "FeatureCollection"')
    assert set(table.geometry.dropna().geom_type) <= {GEOMETRIC[name]}
