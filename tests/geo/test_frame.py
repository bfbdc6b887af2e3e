from dataclasses import replace

import geopandas
import pandas as pd
import pytest
import shapely
from hypothesis import given

from geo import COLUMNS, FrameError, Frames, frame

from .dossiers import Handful, dossiers, small_dossier


@pytest.fixture(scope="module")
def frames():
    return frame(small_dossier(), Handful())


@pytest.mark.parametrize("name", COLUMNS)
def test_each_table_has_the_columns_and_dtypes_of_the_schema(frames, name):
    for each in (frames, Frames.empty("durand")):
        table = each.tables()[name]
        assert [(column, str(dtype)) for column, dtype in table.dtypes.items()] == [
            (column, dtype) for column, (dtype, _) in COLUMNS[name].items()
        ]


def test_geometries_are_in_wgs84_and_a_table_has_one(frames):
    for table in (frames.incident_places, frames.areas):
        assert isinstance(table, geopandas.GeoDataFrame)
        assert table.crs.to_epsg() == 4326
        assert (table.dtypes == "geometry").sum() == 1


def test_an_area_has_no_point_and_a_site_no_area(frames):
    points = frames.incident_places.set_index("name").geometry
    assert points["C"] == shapely.Point(71.1, 34.1)
    assert points[["A", "B", "the line"]].isna().all()
    assert frames.areas["name"].tolist() == ["B", "E", "the line"]
    assert set(frames.areas.geom_type) == {"MultiPolygon"}


def test_codes_of_precision_follow_the_codebooks(frames):
    codes = frames.incident_places.set_index("name")[["where_prec", "geo_precision"]]
    assert codes.loc["B"].tolist() == [4, 3]
    assert codes.loc["C"].tolist() == [1, 1]
    assert codes.loc["the line"].tolist() == [5, 3]
    assert codes.loc["A", "where_prec"] == 6
    assert pd.isna(codes.loc["A", "geo_precision"])


def test_a_place_has_its_label_country_and_division_from_the_gazetteer(frames):
    rows = frames.incident_places.set_index("name")
    assert rows.loc["B", ["label", "country", "admin1"]].tolist() == ["B Province", "AF", "B"]
    assert rows.loc["the line", ["label", "country", "admin1"]].tolist() == ["the line", "", ""]


def test_place_keys_count_within_the_incident_and_join_the_areas(frames):
    keys = frames.incident_places["place_key"].tolist()
    assert keys == [f"i000000000001/{number}" for number in range(1, 6)]
    assert set(frames.areas["place_key"]) <= set(keys)


def test_the_denied_claim_names_who_denies_it(frames):
    claims = frames.claims.set_index("claim_id")
    assert claims["denied_by"].tolist() == ["", "army", "", ""]


def test_the_focus_counts_within_the_quote(frames):
    row = frames.claims.iloc[1]
    assert row["quote"][row["focus_start"] : row["focus_end"]] == "58 soldiers were killed"
    assert frames.claims["focus_start"].isna().tolist() == [True, False, True, False]


def test_open_values_and_missing_estimates_are_na_and_never_zero(frames):
    assert pd.isna(frames.claims["value_low"].iloc[0])
    assert frames.estimates.iloc[1][["low", "best", "high"]].isna().all()


def test_an_incident_without_date_has_empty_days(frames):
    undated = frames.incidents.iloc[1]
    assert (undated["date_start"], undated["date_precision"], undated["n_places"]) == ("", "", 0)


def test_lists_can_be_taken_apart_whatever_their_members_hold(frames):
    assert frames.claims["relay"].iloc[1].split("; ") == ["AFP, Kabul"]


def test_articles_keep_their_texts_to_themselves(frames):
    text = small_dossier().articles[0].text
    assert not any(
        text in str(value) for table in frames.tables().values() for value in table.to_numpy().ravel()
    )


def test_a_missing_column_is_named(frames):
    broken = {**frames.tables(), "claims": frames.claims.drop(columns="quote")}
    with pytest.raises(FrameError, match="claims: lacks the column 'quote'"):
        Frames.check("durand", broken)


def test_a_missing_table_is_named(frames):
    with pytest.raises(FrameError, match="no table 'unplaced'"):
        Frames.check("durand", {name: table for name, table in frames.tables().items() if name != "unplaced"})


def test_another_crs_is_refused(frames):
    moved = frames.areas.to_crs(3857)
    with pytest.raises(FrameError, match=r"areas: is in .*Mercator; reproject it to EPSG:4326"):
        Frames.check("durand", {**frames.tables(), "areas": moved})
    with pytest.raises(FrameError, match="has no CRS"):
        Frames.check("durand", {**frames.tables(), "areas": pd.DataFrame(frames.areas)})


def test_a_key_that_stands_twice_is_refused(frames):
    twice = pd.concat([frames.incidents, frames.incidents])
    with pytest.raises(FrameError, match="incident_id 'i000000000001' stands in two rows"):
        Frames.check("durand", {**frames.tables(), "incidents": twice})


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("claims", "value_low", "many"), ("incidents", "n_places", 1.5), ("incidents", "night", "yes")],
)
def test_a_value_that_does_not_fit_its_column_is_refused(frames, table, column, value):
    wrong = frames.tables()[table].astype({column: object})
    wrong.loc[0, column] = value
    with pytest.raises(FrameError, match=f"{table}: column '{column}'"):
        Frames.check("durand", {**frames.tables(), table: wrong})


def test_what_is_no_point_or_no_area_is_refused(frames):
    line = geopandas.GeoSeries([shapely.LineString([(69, 33), (70, 34)])] * 3, crs=4326)
    with pytest.raises(FrameError, match="a LineString is no area"):
        Frames.check("durand", {**frames.tables(), "areas": frames.areas.set_geometry(line)})


def test_columns_beside_the_schema_and_another_index_do_no_harm(frames):
    grown = frames.claims.assign(mine=1).set_index(pd.Index([9, 8, 7, 6]))
    checked = Frames.check("durand", {**frames.tables(), "claims": grown})
    pd.testing.assert_frame_equal(checked.claims, frames.claims)


def test_plain_columns_of_other_dtypes_are_taken(frames):
    plain = frames.claims.astype(object).where(frames.claims.notna(), None)
    checked = Frames.check("durand", {**frames.tables(), "claims": plain})
    pd.testing.assert_frame_equal(checked.claims, frames.claims)


@given(dossiers())
def test_any_dossier_makes_frames_that_fit_the_schema(dossier):
    frames = frame(dossier, Handful())
    for name, table in Frames.check("durand", frames.tables()).tables().items():
        pd.testing.assert_frame_equal(pd.DataFrame(table), pd.DataFrame(frames.tables()[name]))
    assert len(frames.claims) == len(dossier.claims)


def test_two_values_of_one_id_are_refused():
    dossier = small_dossier()
    with pytest.raises(FrameError, match="stands in two rows"):
        frame(replace(dossier, claims=dossier.claims + dossier.claims[:1]), Handful())
