"""Where incidents were: within a polygon, along the line, by area; never more exactly than they are known."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo import FrameError
from geo.export import read_frames

from .rows import area, frames_of, incident, place

SQUARE = shapely.box(70, 33, 71, 34)


@pytest.fixture(scope="module")
def frames():
    """Return incidents known as a point, as an area, in part, and not at all."""
    return frames_of(
        incidents=[incident(each) for each in ("point", "area", "half", "both", "out", "nowhere")],
        incident_places=[
            place("point", geometry=shapely.Point(70.5, 33.5)),
            place("area"),
            place("half"),
            place("both", 1, geometry=shapely.Point(70.2, 33.2)),
            place("both", 2, geometry=shapely.Point(75, 30)),
            place("out", geometry=shapely.Point(75, 30)),
        ],
        areas=[
            area("area", shapely.box(70.1, 33.1, 70.4, 33.4)),
            area("half", shapely.box(70.5, 33.1, 71.5, 33.9)),
        ],
    )


def said(found):
    return {row.incident_id: (row.within, row.wholly) for row in found.itertuples()}


def test_what_is_known_as_an_area_is_within_only_if_all_of_it_is(frames):
    found = geo.incidents_within(frames, SQUARE)
    assert said(found) == {
        "point": ("surely", True),
        "area": ("surely", True),
        "half": ("possibly", False),
        "both": ("surely", False),
    }
    assert found.set_index("incident_id")["share"].round(3).to_dict() == {
        "point": 1,
        "area": 1,
        "half": 0.5,
        "both": 1,
    }
    assert said(geo.incidents_within(frames, SQUARE, sure_from=0.4))["half"] == ("surely", True)


def test_the_index_dtypes_and_columns_are_those_of_incidents(frames):
    found = geo.incidents_within(frames, SQUARE)
    columns = list(geo.COLUMNS["incidents"])
    assert list(found.columns) == [*columns, "within", "wholly", "n_within", "n_possible", "share"]
    assert found[columns].dtypes.equals(frames.incidents.dtypes)
    assert found.index.equals(pd.RangeIndex(len(found)))
    nothing = geo.incidents_within(geo.Frames.empty("durand"), SQUARE)
    assert nothing.dtypes.equals(found.dtypes)


@pytest.mark.parametrize("crs", [4326, 32642, 3857, "ESRI:54009"])
def test_a_polygon_of_any_crs_finds_the_same(frames, crs):
    # Edges of a box are bent by a projection: they are given points before.
    where = geopandas.GeoDataFrame({"a": [1]}, geometry=[SQUARE.segmentize(0.05)], crs=4326).to_crs(crs)
    assert said(geo.incidents_within(frames, where)) == said(geo.incidents_within(frames, SQUARE))
    assert said(geo.incidents_within(frames, where.geometry)) == said(geo.incidents_within(frames, SQUARE))


def test_several_polygons_are_one_area(frames):
    halves = geopandas.GeoSeries([shapely.box(70, 33, 70.25, 34), shapely.box(70.25, 33, 71, 34)], crs=4326)
    assert said(geo.incidents_within(frames, halves)) == said(geo.incidents_within(frames, SQUARE))


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (geopandas.GeoSeries([SQUARE]), "no CRS"),
        (geopandas.GeoSeries([], crs=4326), "missing or empty"),
        (geopandas.GeoSeries([SQUARE, None], crs=4326), "missing or empty"),
        (shapely.Point(70, 33), "a Point is no area"),
        (shapely.LineString([(70, 33), (71, 34)]), "a LineString is no area"),
        (geopandas.GeoSeries([shapely.box(7e6, 3e6, 8e6, 4e6)], crs=4326), "beyond 360 degrees"),
        ("POLYGON ((0 0, 1 0, 1 1, 0 0))", "a str is no area"),
        (None, "a NoneType is no area"),
        (pd.DataFrame({"geometry": [SQUARE]}), "a DataFrame is no area"),
    ],
)
def test_what_is_no_area_is_refused_in_one_line(frames, where, words):
    with pytest.raises(FrameError, match=words) as caught:
        geo.incidents_within(frames, where)
    assert "\n" not in str(caught.value)


def test_a_polygon_that_crosses_itself_is_mended(frames):
    bow = shapely.Polygon([(70, 33), (71, 34), (71, 33), (70, 34)])
    assert "point" in said(geo.incidents_within(frames, bow))


def test_numbers_that_say_nothing_are_refused(frames):
    for share in (0, 1.1, float("nan"), -1):
        with pytest.raises(FrameError, match="give a share"):
            geo.incidents_within(frames, SQUARE, sure_from=share)
    with pytest.raises(FrameError, match="no result of geo"):
        geo.incidents_within(frames.incidents, SQUARE)
    for wrong in ((5, 4), (-1, 4), (float("nan"), 4)):
        with pytest.raises(FrameError, match="two kilometres in order"):
            geo.incidents_between(frames, *wrong)
    with pytest.raises(FrameError, match="0 or more"):
        geo.incidents_between(frames, 0, 1, within_km=-1)


_BOXES = st.tuples(st.floats(69, 72), st.floats(32, 35), st.floats(0.01, 2), st.floats(0.01, 2)).map(
    lambda each: shapely.box(each[0], each[1], each[0] + each[2], each[1] + each[3])
)


@settings(max_examples=25)
@given(_BOXES, _BOXES, st.booleans())
def test_surely_implies_possibly_and_more_ground_never_finds_less(ground, where, pointed):
    point = ground.representative_point()
    frames = frames_of(
        incidents=[incident("a")],
        incident_places=[place("a", geometry=point if pointed else None)],
        areas=[] if pointed else [area("a", ground)],
    )
    found = said(geo.incidents_within(frames, where, sure_from=1))
    shape = point if pointed else ground
    if found.get("a", ("",))[0] == "surely":
        assert where.buffer(1e-6).covers(shape)
    wide = said(geo.incidents_within(frames, where.union(ground.buffer(0.01))))
    assert wide == {"a": ("surely", True)}
    assert set(found) <= set(wide)


def test_along_the_line_a_town_may_be_off_by_as_much_as_it_reaches():
    frames = frames_of(
        incidents=[incident(each) for each in ("site", "town", "province", "far", "nowhere")],
        incident_places=[
            place("site", km_from=100.0, km_to=100.0, distance_km=0.0, radius_m=0.0),
            place("town", km_from=100.0, km_to=100.0, distance_km=3.0, radius_m=5000.0),
            place("province", km_from=90.0, km_to=150.0, distance_km=0.0, radius_m=60000.0),
            place("far", km_from=101.0, km_to=101.0, distance_km=80.0, radius_m=0.0),
        ],
    )
    assert said(geo.incidents_between(frames, 99, 101)) == {
        "site": ("surely", True),
        "town": ("possibly", False),
        "province": ("possibly", False),
        "far": ("surely", True),
    }
    assert said(geo.incidents_between(frames, 94, 106))["town"] == ("surely", True)
    assert said(geo.incidents_between(frames, 80, 160))["province"] == ("surely", True)
    near = said(geo.incidents_between(frames, 80, 160, within_km=4))
    assert near == {"site": ("surely", True), "town": ("possibly", False), "province": ("possibly", False)}
    assert said(geo.incidents_between(frames, 103, 104)) == {
        "town": ("possibly", False),
        "province": ("possibly", False),
    }
    assert said(geo.incidents_between(frames, 151, 2000)) == {}


def test_measures_of_points_are_those_of_the_seeds_own_table(seed_result, theatre):
    places = seed_result.incident_places.dropna(subset="geometry")
    sites = places[places["precision"].isin(["site", "settlement"])]
    measured = geo.measure_along(sites.to_crs(32642), theatre)
    assert measured.index.equals(sites.index)
    assert np.allclose(measured["distance_km"], sites["distance_km"], atol=0.06)
    assert np.allclose(measured["km_from"], sites["km_from"], atol=0.06)
    assert measured["km_from"].equals(measured["km_to"])
    assert measured["side"].tolist() == sites["side"].tolist()
    assert measured["side_certain"].tolist() == sites["side_certain"].tolist()


def test_lines_and_polygons_are_measured_by_their_nearest_point(theatre):
    line = theatre.frontier.line
    near = line.interpolate(0.5, normalized=True)
    shapes = [near.buffer(0.2), shapely.LineString([(66, 31.5), (67, 34)]), None, shapely.Point(), line]
    measured = geo.measure_along(geopandas.GeoSeries(shapes, index=list("abcde"), crs=4326), theatre)
    assert measured.loc[["a", "e"], "distance_km"].tolist() == [0, 0]
    assert measured.loc[["a", "e"], "side"].tolist() == ["", ""]
    nearest = min(
        theatre.frontier.locate(lat=31.5 + 2.5 * t, lon=66 + t).distance_m for t in np.linspace(0, 1, 500)
    )
    assert measured.loc["b", "distance_km"] == pytest.approx(nearest / 1000, abs=1)
    assert measured.loc["b", "side"] == "AF"
    assert measured.loc[["c", "d"], "distance_km"].isna().all()
    assert measured.loc["e", ["km_from", "km_to"]].tolist() == pytest.approx([0, theatre.frontier.length_km])


def test_what_cannot_be_measured_is_told(theatre):
    with pytest.raises(FrameError, match="no CRS"):
        geo.measure_along(geopandas.GeoSeries([shapely.Point(70, 33)]), theatre)
    with pytest.raises(FrameError, match="has no geometries"):
        geo.measure_along([shapely.Point(70, 33)], theatre)
    with pytest.raises(FrameError, match="not what their CRS says"):
        geo.measure_along(geopandas.GeoSeries([shapely.Point(7e6, 3e6)], crs=4326), theatre)


def test_what_is_found_goes_on_to_a_file_and_back(seed_result, theatre, tmp_path):
    paktika = theatre.get("paktika-province").geometry
    kept = geo.keep_incidents(seed_result, geo.incidents_within(seed_result, paktika)["incident_id"])
    assert kept.incidents["kind"].tolist() == ["strike"]
    assert set(kept.claims["incident_id"]) == set(kept.incidents["incident_id"])
    assert set(kept.claims["article_id"]) == set(kept.articles["article_id"])
    geo.export.write(kept, tmp_path / "paktika.gpkg")
    assert len(read_frames(tmp_path / "paktika.gpkg").incidents) == 1
    with pytest.raises(FrameError, match="no incident 'x'"):
        geo.keep_incidents(seed_result, ["x"])
