"""One-line notes of made-up events: how many have the right number of dead, and a place near enough."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyproj import Geod

import gazetteer
from geo.annotate.folder import predict
from geo.values import Article

NOTES = [
    json.loads(line)
    for name in ("events.jsonl", "constructions.jsonl")
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()
    if line
]
THEATRE = gazetteer.Gazetteer.load("durand")
# Below what is reached today, so that a change for the better elsewhere may cost a note or two.
KILLED, WITHIN_25_KM, WITHIN_50_KM = 0.95, 0.92, 0.96


@pytest.fixture(scope="module")
def events():
    articles = [
        Article(id=f"n{number}", name=f"{number:03d}", text=note["text"], source_sha256="", text_sha256="")
        for number, note in enumerate(NOTES)
    ]
    return [annotation["event"] for _, annotation in predict(articles, THEATRE)]


def test_there_are_notes_enough_for_a_share():
    assert len(NOTES) >= 700


def test_the_dead_are_counted(events):
    right = [(event["killed"] or 0) == note["killed"] for event, note in zip(events, NOTES, strict=True)]
    assert sum(right) >= KILLED * len(NOTES)


def test_the_place_is_near(events):
    off = [distance_km(event["place"], note) for event, note in zip(events, NOTES, strict=True)]
    assert sum(km <= 25 for km in off) >= WITHIN_25_KM * len(NOTES)
    assert sum(km <= 50 for km in off) >= WITHIN_50_KM * len(NOTES)


def distance_km(place, note):
    if place is None:
        return float("inf")
    lat, lon = position(note)
    return Geod(ellps="WGS84").inv(place["lon"], place["lat"], lon, lat)[2] / 1000


def position(note):
    if "place" not in note:
        return note["lat"], note["lon"]
    named = THEATRE.get(note["place"])
    return named.lat, named.lon
