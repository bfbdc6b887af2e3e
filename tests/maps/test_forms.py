"""Uncertainty is the form: whatever the frames say, nothing is drawn more exactly than it is known."""

from __future__ import annotations

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from maps.options import check_options
from maps.payload.compose import compose

from .by_hand import make_frames

PRECISIONS = (
    "site",
    "settlement",
    "near_settlement",
    "district",
    "province",
    "stretch",
    "country",
    "none",
    "",
    "odd",
)
POINTED = {"site", "settlement"}
LISTED = {"country", "none", ""}
OPTIONS = check_options(title="T", subtitle="", tiles=None, attribution="", language="en")


def _shape(lon, lat, size):
    """Make a ring with a gap, the middle of which is not within it."""
    whole = shapely.box(lon, lat, lon + size, lat + size)
    return whole.difference(
        shapely.box(lon + size * 0.2, lat + size * 0.2, lon + size * 1.1, lat + size * 0.8)
    )


PLACE = st.fixed_dictionaries(
    {
        "precision": st.sampled_from(PRECISIONS),
        "place_id": st.sampled_from(["khost-province", "torkham-crossing", "kabul-city", ""]),
        "lon": st.integers(61, 73),
        "lat": st.integers(30, 36),
        "size": st.sampled_from([0.1, 1.5]),
        "has_point": st.booleans(),
        "has_area": st.booleans(),
        "incident": st.integers(0, 2),
    }
)


def _payload(places):
    rows, areas = [], []
    for number, place in enumerate(places):
        incident = f"i{place['incident']:012x}"
        common = {
            "incident_id": incident,
            "place_key": f"{incident}/{number}",
            "name": "A",
            "precision": place["precision"],
        }
        point = shapely.Point(place["lon"], place["lat"]) if place["has_point"] else None
        rows.append({**common, "place_id": place["place_id"], "geometry": point, "radius_m": 100.0})
        if place["has_area"]:
            areas.append(
                {
                    **common,
                    "geometry": shapely.MultiPolygon([_shape(place["lon"], place["lat"], place["size"])]),
                }
            )
    incidents = [{"incident_id": f"i{number:012x}", "kind": "clash"} for number in range(3)]
    frames = make_frames(incidents=incidents, incident_places=rows, areas=areas)
    return compose(frames, gazetteer.Gazetteer.load(), OPTIONS)


@settings(max_examples=25)
@given(st.lists(PLACE, max_size=6))
def test_no_point_is_drawn_below_a_settlements_precision_and_nothing_is_lost(places):
    payload = _payload(places)
    assert len(payload["places"]) == len(places)
    for given_place, place in zip(places, payload["places"], strict=True):
        precision = place["precision"]
        assert precision == given_place["precision"]
        if place["lat"] is not None:
            assert precision in POINTED
            # At its true spot: no jitter.
            assert (place["lon"], place["lat"]) == (given_place["lon"], given_place["lat"])
        elif place["area"] is not None:
            assert precision not in LISTED
            anchor = shapely.Point(place["anchor"][1], place["anchor"][0])
            assert shapely.geometry.shape(place["area"]).buffer(1e-4).contains(anchor)
        if precision in LISTED:
            assert (place["lat"], place["area"], place["anchor"], place["drawn"]) == (None, None, None, False)
        assert place["drawn"] == (place["lat"] is not None or place["area"] is not None)
    drawn = [place for place in payload["places"] if place["drawn"]]
    assert payload["counts"]["incidents"] == len({place["incident"] for place in drawn})
    assert payload["counts"]["incidents"] + payload["counts"]["unplaced_incidents"] == 3
