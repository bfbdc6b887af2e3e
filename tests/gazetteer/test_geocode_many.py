"""Many phrases as a GeoDataFrame."""

from __future__ import annotations

import pandas as pd
import pytest

import gazetteer
from gazetteer import GazetteerError, geocode_many


def test_rows_keep_the_index_and_say_what_was_refused():
    asked = pd.Series(["Torkham", "Sarobi", None, "Bati Kot district"], index=["a", "b", "c", "d"])
    found = geocode_many(asked)
    assert found.crs == "EPSG:4326"
    assert found.index.tolist() == ["a", "b", "c", "d"]
    assert found["place_id"].tolist() == ["torkham-crossing", "", "", "batikot-district"]
    assert found.geometry.isna().tolist() == [False, True, True, False]
    assert [bool(why) for why in found["refused"]] == [False, True, True, False]
    assert found["candidates"]["b"].startswith("sarobi-district-kabul 0.5; sarobi-district-paktika 0.5")
    assert found["radius_m"].dtype == found["score"].dtype == "float64"
    assert found["radius_m"].isna().tolist() == [False, True, True, False]


def test_columns_beside_it_are_containers_row_by_row():
    table = pd.DataFrame(
        {"where": ["Sarobi", "Sarobi", "Quetta"], "in": ["Paktika", "Kabul", "AF"]}, index=[5, 7, 9]
    )
    found = geocode_many(table["where"], within=table[["in"]])
    assert found["place_id"].tolist() == ["sarobi-district-paktika", "surobi-city", ""]
    assert geocode_many(["Sarobi"], within="Paktika")["place_id"].tolist() == ["sarobi-district-paktika"]


def test_areas_can_be_had_as_their_ground():
    found = geocode_many(["Khost province", "Torkham", "Xanadu"], geometry="extent")
    assert found.geometry.geom_type.tolist()[:2] == ["Polygon", "Polygon"]
    assert found.geometry[2] is None


def test_a_phrase_is_looked_up_once_however_often_it_stands(monkeypatch):
    asked = []
    loaded = gazetteer.Gazetteer.load()
    plain = type(loaded).geocode
    monkeypatch.setattr(
        type(loaded), "geocode", lambda self, *a, **k: asked.append(a) or plain(self, *a, **k)
    )
    steps = []
    found = geocode_many(["Torkham"] * 1200, progress=lambda done, total: steps.append((done, total)))
    assert len(found) == 1200
    assert len(asked) == 1
    assert steps[-1] == (1200, 1200)


def test_what_is_not_sure_enough_is_refused_with_its_candidates():
    found = geocode_many(["Laskhargah", "Torkham"], min_score=0.85)
    assert found["refused"].astype(bool).tolist() == [True, False]
    assert "not sure enough" in found["refused"][0]
    assert found["candidates"][0]


def test_wrong_use_is_one_line():
    with pytest.raises(GazetteerError, match="none of point, extent"):
        geocode_many(["Torkham"], geometry="blob")
    with pytest.raises(GazetteerError, match="2 rows"):
        geocode_many(["Torkham"], within=pd.Series(["AF", "PK"]))


def test_an_empty_column_is_an_empty_table():
    assert geocode_many([]).crs == "EPSG:4326"
