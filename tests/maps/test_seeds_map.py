"""The map of the five seeds, from the texts to the page."""

from __future__ import annotations

import pytest

import maps

from .watch import watched


@pytest.fixture(scope="module")
def seeds_map(seed_result):
    return maps.render(seed_result)


def test_what_was_found_is_what_the_page_counts(seed_result, seeds_map, read_payload):
    frames, payload = seed_result.frames, read_payload(seeds_map.html)
    drawn = frames.incident_places[~frames.incident_places.precision.isin(["country", "none"])]
    assert payload["counts"]["articles"] == 5
    assert payload["counts"]["claims"] == len(frames.claims)
    assert payload["counts"]["places"] == drawn.place_id.nunique() > 0
    assert payload["counts"]["incidents"] == drawn.incident_id.nunique()
    assert payload["counts"]["listed"] == len(frames.unplaced)
    assert payload["as_of"] == "2025-10-12"


def test_the_page_quotes_and_never_reprints(seeds, seeds_map, read_payload):
    payload = read_payload(seeds_map.html)
    quotes = {
        "".join(claim["quote"][part] for part in ("before", "focus", "after")) for claim in payload["claims"]
    }
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    assert all(any(quote in text for text in texts) for quote in quotes)
    assert max(map(len, quotes)) < min(map(len, texts)) / 2


def test_the_page_is_light(seeds_map):
    assert len(seeds_map.html.encode()) < 850_000


def test_those_who_made_the_frontier_are_named(seeds_map, read_payload):
    assert any("OpenStreetMap" in notice for notice in read_payload(seeds_map.html)["attribution"])


@pytest.mark.browser
def test_the_page_opens_in_silence_and_shows_every_place(browser, seeds_map, read_payload, tmp_path):
    places = read_payload(seeds_map.html)["places"]
    with watched(browser, viewport={"width": 1440, "height": 900}) as (page, seen):
        page.goto(seeds_map.save(tmp_path / "map.html").as_uri())
        shapes = page.locator("[data-place]").count()
        header = page.inner_text("header").replace("\u00a0", " ")
    spots = {place["id"] or place["key"] for place in places if place["drawn"]}
    assert shapes == len(spots)
    assert f"at {len(spots)} places" in header
    assert seen.is_silent(), seen
