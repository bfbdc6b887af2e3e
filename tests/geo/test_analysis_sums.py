"""Counts and sums by area and time: no toll twice, none divided, and nothing left out."""

from __future__ import annotations

from datetime import date, timedelta

import geopandas
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo import FrameError

from .rows import area, estimate, frames_of, incident, place

WEST_EAST = geopandas.GeoDataFrame(
    {"name": ["west", "east"], "code": ["W", "E"]},
    geometry=[shapely.box(69, 33, 70, 34), shapely.box(70, 33, 71, 34)],
    crs=4326,
)
W, E = shapely.Point(69.5, 33.5), shapely.Point(70.5, 33.5)


@pytest.fixture(scope="module")
def frames():
    """Return incidents in one area, in two, across both, elsewhere and nowhere; and of one day, a month, no date."""
    return frames_of(
        incidents=[
            incident("west", "2025-10-11", kind="clash"),
            incident("both", "2025-10-12", "2025-10-13", kind="clash"),
            incident("across", "2025-10-01", "2025-10-31", precision="month", kind="strike"),
            incident("elsewhere", "2025-10-20", kind="strike"),
            incident("nowhere", "", kind="attack"),
        ],
        incident_places=[
            place("west", geometry=W, country="AF", admin1="W", precision="site"),
            place("both", 1, geometry=W, country="AF", admin1="W", precision="site"),
            place("both", 2, geometry=E, country="PK", admin1="E", precision="site"),
            place("across", country="AF", admin1="W", precision="stretch"),
            place("elsewhere", geometry=shapely.Point(75, 30), country="PK", precision="site"),
        ],
        areas=[area("across", shapely.box(69.75, 33.4, 70.25, 33.6))],
        estimates=[estimate(each, 1, 10) for each in ("west", "both", "across", "elsewhere", "nowhere")],
    )


def rows(table, *columns):
    return [tuple(each) for each in table[list(columns)].astype(str).itertuples(index=False)]


def test_an_incident_of_two_areas_is_counted_in_both_and_said_to_be(frames):
    counted = geo.count_incidents(frames, WEST_EAST)
    assert rows(counted, "area", "note", "n_incidents", "n_shared", "n_possible") == [
        ("", "elsewhere", "1", "0", "0"),
        ("", "not placed", "1", "0", "0"),
        ("east", "", "1", "1", "1"),
        ("west", "", "2", "1", "1"),
    ]


def test_areas_go_by_what_is_known_of_the_place_if_no_polygons_are_given(frames):
    counted = geo.count_incidents(frames, "province")
    assert rows(counted, "area", "note", "n_incidents", "n_shared", "n_possible") == [
        ("", "not known which", "1", "0", "0"),
        ("", "not placed", "1", "0", "0"),
        ("E", "", "1", "1", "0"),
        ("W", "", "2", "1", "1"),  # what happened along the line may have been across it
    ]
    assert set(geo.count_incidents(frames, "country")["area"]) == {"", "AF", "PK"}


def test_a_week_begins_on_monday_and_a_month_is_possibly_in_each_of_its_weeks(frames):
    weekly = geo.count_incidents(frames, WEST_EAST, period="week").query("area == 'west'")
    assert rows(weekly, "period", "n_incidents", "n_possible") == [
        ("2025-09-29", "0", "1"),
        ("2025-10-06", "2", "1"),  # Saturday's, and the night of Sunday, which began in this week
        ("2025-10-13", "0", "1"),
        ("2025-10-20", "0", "1"),
        ("2025-10-27", "0", "1"),
    ]
    monthly = geo.count_incidents(frames, WEST_EAST, period="month").query("area == 'west'")
    assert rows(monthly, "period", "n_incidents", "n_possible") == [("2025-10-01", "2", "1")]


def test_what_has_no_date_is_counted_without_one(frames):
    daily = geo.count_incidents(frames, WEST_EAST, period="day")
    undated = daily[daily["period"].isna()]
    assert rows(undated, "area", "note", "n_incidents") == [("", "not placed", "1")]
    assert str(daily["period"].dtype) == "datetime64[s]"


def test_a_toll_of_two_areas_is_in_neither_and_in_the_total(frames):
    summed = geo.add_up(frames, "ucdp", areas=WEST_EAST)
    assert rows(summed, "area", "note", "low", "best", "high", "n_incidents") == [
        ("", "area not sure", "1", "1", "10", "1"),
        ("", "elsewhere", "1", "1", "10", "1"),
        ("", "not placed", "1", "1", "10", "1"),
        ("", "several areas: not divisible", "1", "1", "10", "1"),
        ("west", "", "1", "1", "10", "1"),
    ]
    assert geo.add_up(frames, "ucdp")["high"].tolist() == [50]


def test_both_reasons_are_told_where_neither_area_nor_period_is_one(frames):
    summed = geo.add_up(frames, "ucdp", areas=WEST_EAST, period="week", by="kind")
    assert list(summed.columns[:4]) == ["kind", "area", "period", "note"]
    assert set(summed["note"]) == {
        "",
        "elsewhere",
        "not placed; undated",
        "several areas: not divisible",
        "area not sure; several periods: not divisible",
    }


def test_polygons_of_one_name_are_one_area(frames):
    joined = WEST_EAST.assign(name="all")
    assert rows(geo.add_up(frames, "ucdp", areas=joined), "area", "note", "low")[-1] == ("all", "", "3")
    by_code = geo.count_incidents(frames, WEST_EAST, name="code")
    assert set(by_code["area"]) == {"", "W", "E"}
    by_index = geo.count_incidents(frames, WEST_EAST.set_index("code").geometry)
    assert by_index.equals(by_code)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ({"areas": "parish"}, "no areas 'parish'; choose from country, province, district"),
        ({"areas": WEST_EAST, "name": "ADM2_EN"}, "no column 'ADM2_EN'; name one of name, code"),
        ({"areas": WEST_EAST.assign(name=["a", None])}, "an area has no name"),
        ({"areas": WEST_EAST, "sure_from": 0}, "give a share"),
        ({"period": "year"}, "no period 'year'; choose from day, week, month"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(frames, ask, words):
    for function in (geo.count_incidents, geo.add_up):
        with pytest.raises(FrameError, match=words):
            function(frames, **ask)
    with pytest.raises(FrameError, match="not grouped by 'deaths'"):
        geo.add_up(frames, by="deaths")


def test_dates_from_outside_that_are_none_are_told():
    wrong = frames_of(incidents=[incident("a", "yesterday")])
    with pytest.raises(FrameError, match="a date is none"):
        geo.count_incidents(wrong, "country", period="day")
    backwards = frames_of(incidents=[incident("a", "2025-10-12", "2025-10-11", precision="days")])
    with pytest.raises(FrameError, match="before date_start"):
        geo.count_incidents(backwards, "country", period="day")


def test_empty_tables_have_the_same_columns_and_dtypes(frames):
    empty = geo.Frames.empty("durand")
    for asked in ({"areas": WEST_EAST}, {"areas": "province", "period": "week"}):
        assert geo.count_incidents(empty, **asked).dtypes.equals(geo.count_incidents(frames, **asked).dtypes)
        full = geo.add_up(frames, "ucdp", by=["kind", "reviewed"], **asked)
        assert geo.add_up(empty, "ucdp", by=["kind", "reviewed"], **asked).dtypes.equals(full.dtypes)


_DAYS = st.integers(0, 80).map(lambda days: date(2025, 9, 1) + timedelta(days=days))
_SPOTS = st.lists(st.sampled_from(["west", "east", "out", "across", "unknown"]), max_size=3)
_INCIDENTS = st.tuples(
    _SPOTS, st.none() | _DAYS, st.integers(0, 40), st.booleans(), st.none() | st.integers(0, 9)
)


@settings(max_examples=15)
@given(st.lists(_INCIDENTS, max_size=6))
def test_however_they_are_grouped_sums_add_up_to_the_same_and_no_incident_is_lost(told):
    points = {"west": W, "east": E, "out": shapely.Point(75, 30)}
    ids = [f"i{number}" for number in range(len(told))]
    frames = frames_of(
        incidents=[
            incident(
                each, day.isoformat() if day else "", (day + timedelta(days=more)).isoformat() if day else "",
                precision="day" if more < 2 else "days", kind="clash" if odd else "strike",
            )
            for each, (_, day, more, odd, _) in zip(ids, told, strict=True)
        ],
        incident_places=[
            place(each, number, geometry=points.get(spot), admin1=spot if spot in points else "")
            for each, (spots, *_) in zip(ids, told, strict=True)
            for number, spot in enumerate(spots)
        ],
        areas=[
            area(each, shapely.box(69.75, 33.4, 70.25, 33.6), number)
            for each, (spots, *_) in zip(ids, told, strict=True)
            for number, spot in enumerate(spots)
            if spot == "across"
        ],
        estimates=[
            estimate(each, low, None if low is None else 2 * low)
            for each, (*_, low) in zip(ids, told, strict=True)
        ],
    )  # fmt: skip
    total = geo.add_up(frames, "ucdp")
    for asked in (
        {"areas": WEST_EAST},
        {"period": "week"},
        {"areas": "province", "period": "month", "by": "kind"},
    ):
        parts = geo.add_up(frames, "ucdp", **asked)
        for column in ("low", "high", "n_low", "n_high", "n_incidents"):
            assert parts[column].sum() == total[column].sum(), asked
        assert parts["low"].isna().tolist() == (parts["n_low"] == 0).tolist()
    counted = geo.count_incidents(frames, WEST_EAST)
    apart = counted["n_incidents"] - counted["n_shared"]
    sure = counted["n_incidents"].sum()
    assert apart.sum() <= len(told) <= sure + counted["n_possible"].sum()
    daily = geo.count_incidents(frames, WEST_EAST, period="day")
    assert (daily.groupby("area")["n_incidents"].sum() <= counted.groupby("area")["n_incidents"].sum()).all()
    assert (counted[["n_incidents", "n_shared", "n_possible"]] >= 0).all(axis=None)
    assert pd.Series(counted["n_shared"] <= counted["n_incidents"]).all()
