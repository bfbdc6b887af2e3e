"""Matching coded incidents against extracted ones, held against looking at all pairs."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo.coded.likeness import agree
from geo.coded.match import _certain
from geo.coded.spots import find_spots

from .coded_tables import acled, ged, gtd

TOWN = {"latitude": "33.9", "longitude": "70.1"}


def frames(*rows, make=acled):
    return geo.read_coded(make(*({"event_id_cnty": f"X{number}", **row} for number, row in enumerate(rows))))


def pairs_of(table):
    matched = table[table["status"] == "matched"]
    return list(zip(matched["extracted_id"], matched["coded_id"], strict=True))


def test_the_same_incident_coded_by_two_is_one_pair():
    table = geo.match(frames(TOWN), geo.read_coded(ged()))
    (row,) = table.to_dict("records")
    assert (row["status"], row["distance_km"], row["gap_km"], row["days_apart"]) == ("matched", 0, 0, 0)
    assert row["type_agreement"] == "same type"
    assert row["score"] > 0.9
    assert row["coded_record"] == "1"
    assert row["reason"] == "0 km apart, within what is uncertain; on days that may be the same; same type"


def test_extracted_incidents_meet_an_own_copy(seed_result):
    # Made up: the clashes of the night, put at Kunar by somebody's coder.
    own = acled(
        {
            "event_date": "2025-10-12",
            "iso": "4",
            "country": "Afghanistan",
            "admin1": "Kunar",
            "geo_precision": "3",
            "latitude": "34.9",
            "longitude": "71.0",
        }
    )
    table = geo.match(seed_result, geo.read_coded(own))
    (row,) = table[table["status"] == "matched"].to_dict("records")
    assert row["extracted_title"].startswith("Clashes in Kunar")
    assert set(table["status"]) == {"matched", "only_extracted"}
    reasons = set(table.loc[table["status"] == "only_extracted", "reason"])
    assert "has no place" in reasons


@pytest.mark.parametrize(
    ("change", "is_pair"),
    [
        ({}, True),
        ({"longitude": "70.7"}, True),  # 55 km, of which 10 are both towns' own
        ({"longitude": "70.9"}, False),
        ({"longitude": "70.9", "geo_precision": "2"}, True),  # near a town: 25 km more
        ({"longitude": "73.0", "geo_precision": "3"}, True),  # somewhere in the province
        ({"event_date": "2025-10-14"}, True),
        ({"event_date": "2025-10-16"}, False),
        ({"event_date": "2025-10-18", "time_precision": "2"}, True),  # some day of that week
        ({"event_date": "2025-10-30", "time_precision": "3"}, True),
        ({"event_type": "Protests", "sub_event_type": "Peaceful protest"}, False),
        ({"event_type": "Violence against civilians", "sub_event_type": "Attack"}, True),
    ],
)
def test_what_may_be_one(change, is_pair):
    assert bool(pairs_of(geo.match(frames(TOWN), frames({**TOWN, **change}), min_score=0.05))) == is_pair


def test_what_is_known_exactly_is_likelier_one():
    exact, near, province = frames(
        TOWN, {**TOWN, "geo_precision": "2"}, {**TOWN, "geo_precision": "3"}
    ).incidents["incident_id"]
    other = frames({**TOWN, "event_id_cnty": "Y"})
    table = geo.match(
        frames(TOWN, {**TOWN, "geo_precision": "2"}, {**TOWN, "geo_precision": "3"}), other, one_to_one=False
    )
    scores = table[table["status"] == "matched"].set_index("extracted_id")["score"]
    assert scores[exact] > scores[near] > scores[province]
    assert pairs_of(geo.match(frames(TOWN, {**TOWN, "geo_precision": "2"}), other)) == [
        (exact, other.incidents["incident_id"][0])
    ]


def test_the_likeliest_is_taken_and_the_rest_says_why():
    left = frames(TOWN, {**TOWN, "longitude": "70.2"})
    right = frames({**TOWN, "longitude": "70.2", "event_id_cnty": "Y"})
    table = geo.match(left, right).set_index("extracted_id")
    first, second = left.incidents["incident_id"]
    assert table.loc[second, "status"] == "matched"
    assert table.loc[first, "reason"] == "what could be it is likelier another"
    assert geo.match(right, frames({"event_date": "2020-01-01"}))["reason"][0].startswith(
        "nothing within 50 km and 3 days"
    )


def test_what_has_no_place_or_date_is_said_to():
    left = frames({"latitude": ""}, {"event_date": "?"})
    assert geo.match(left, frames(TOWN))["reason"].tolist()[:2] == ["has no place", "has no date"]


@pytest.mark.parametrize("change", [{"max_km": -1}, {"max_days": -1}, {"min_score": 2}, {"max_km": math.nan}])
def test_thresholds_that_are_none_are_refused(change):
    with pytest.raises(geo.FrameError, match="are numbers from 0 on"):
        geo.match(frames(TOWN), frames(TOWN), **change)


_rows = st.lists(
    st.fixed_dictionaries(
        {
            "latitude": st.sampled_from(["33.9", "34.2", "34.9", "30.0", "-33.0", "89.9", ""]),
            "longitude": st.sampled_from(["70.1", "70.4", "71.5", "179.95", "-179.95"]),
            "event_date": st.sampled_from(
                ["2025-10-11", "2025-10-12", "2025-10-15", "2025-11-02", "2019-01-01", ""]
            ),
            "time_precision": st.sampled_from(["1", "1", "2", "3"]),
            "geo_precision": st.sampled_from(["1", "1", "2", "3"]),
            "sub_event_type": st.sampled_from(["Armed clash", "Attack", "Air/drone strike", "Other"]),
            "actor1": st.sampled_from(["", "TTP", "Military Forces of Pakistan"]),
            "actor2": st.just(""),
        }
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=4, deadline=None)
@given(_rows, _rows, st.sampled_from([0, 10, 50, 300]), st.integers(0, 5))
def test_pairs_are_those_that_looking_at_all_finds(left, right, max_km, max_days):
    a, b = (
        frames(*left),
        geo.read_coded(acled(*({"event_id_cnty": f"Y{number}", **row} for number, row in enumerate(right)))),
    )
    table = geo.match(a, b, max_km=max_km, max_days=max_days, min_score=0.1, one_to_one=False)
    found = {
        (row["extracted_id"], row["coded_id"]): row["score"]
        for row in table[table["status"] == "matched"].to_dict("records")
    }
    assert found == pytest.approx(look_at_all(a, b, max_km, max_days), abs=1e-3)
    chosen = geo.match(a, b, max_km=max_km, max_days=max_days, min_score=0.1)
    pairs = pairs_of(chosen)
    assert set(pairs) <= set(found)
    for side in zip(*pairs, strict=True):
        assert len(set(side)) == len(side)
    # Nobody is left who would rather have one that is free.
    taken = [set(side) for side in zip(*pairs, strict=True)] or [set(), set()]
    assert not [pair for pair in found if pair[0] not in taken[0] and pair[1] not in taken[1]]
    assert len(chosen) == len(a.incidents) + len(b.incidents) - len(pairs)


def look_at_all(a, b, max_km, max_days):
    left, right = find_spots(a), find_spots(b)
    found = {}
    for i, one in enumerate(left.owner):
        for j, other in enumerate(right.owner):
            apart = (
                math.acos(max(-1.0, min(1.0, float(np.dot(left.xyz[i], right.xyz[j]) / 6371.0088**2))))
                * 6371.0088
            )
            apart = 0.0 if np.allclose(left.xyz[i], right.xyz[j]) else apart
            reach = left.radius_km[i] + right.radius_km[j]
            gap = max(0.0, apart - reach)
            days = max(0, left.start[i] - right.end[j], right.start[j] - left.end[i])
            if gap > max_km or days > max_days:
                continue
            mine, theirs = a.incidents.iloc[one], b.incidents.iloc[other]
            worth = [1.0, 0.9, 0.7, 0.5, 0.0][
                agree(mine["kind"], mine["type"], theirs["kind"], theirs["type"])
            ]
            sides = (
                0.9
                if not mine["sides"] or not theirs["sides"]
                else 1.0
                if mine["sides"] == theirs["sides"]
                else 0.7
            )
            span = left.end[i] - left.start[i] + right.end[j] - right.start[j]
            place = (1 - (gap / max_km if max_km else float(gap > 0))) * _certain(reach, 100.0)
            score = place * (1 - days / (max_days + 1)) * _certain(span, 14.0) * worth * sides
            if score >= 0.1:
                found[mine["incident_id"], theirs["incident_id"]] = score
    return found


def test_a_hundred_thousand_look_at_no_more_than_their_neighbours():
    rng = np.random.default_rng(1)
    count = 3000
    days = (np.datetime64("2020-01-01") + rng.integers(0, 1500, count)).astype(str)
    rows = acled(*({} for _ in range(count))).assign(
        event_id_cnty=[str(number) for number in range(count)], event_date=days,
        latitude=rng.uniform(30, 36, count).round(3).astype(str), longitude=rng.uniform(62, 73, count).round(3).astype(str),
    )  # fmt: skip
    from geo.coded.blocks import find_pairs

    spots = find_spots(geo.read_coded(rows))
    looked_at = sum(len(pair[0]) for pair in find_pairs(spots, spots, max_km=50, max_days=3))
    assert count <= looked_at < count * count / 100


def test_tables_of_two_data_sets_and_of_one_fit_each_other(tmp_path):
    table = geo.match(geo.read_coded(gtd()), geo.read_coded(ged()), min_score=0)
    assert table["type_agreement"].tolist() == ["both violent"]
    geo.export.write_pairs(table.assign(reason="=1+1"), tmp_path / "pairs.csv")
    back = pd.read_csv(tmp_path / "pairs.csv")
    assert back["reason"].tolist() == ["'=1+1"]
    assert list(back.columns) == list(table.columns)
    with pytest.raises(geo.FrameError, match=r"written as \.csv"):
        geo.export.write_pairs(table, tmp_path / "pairs.xlsx")
