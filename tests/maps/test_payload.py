from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import maps
from maps.language import load_language
from maps.payload.quote import to_quote
from maps.payload.rows import PASSAGE_LIMIT
from maps.payload.shapes import simplify_coverage

from .by_hand import ATTACK, CLASH, CLOSURE, STRIKE, make_claim, make_frames, seed_tables


def _by(rows, key):
    return {row[key]: row for row in rows}


def test_every_row_of_the_frames_is_in_the_page_in_their_order(payload, frames):
    pairs = [
        ("incidents", "id", frames.incidents.incident_id),
        ("places", "key", frames.incident_places.place_key),
        ("claims", "id", frames.claims.claim_id),
        ("articles", "id", frames.articles.article_id),
        ("unplaced", "ref", frames.unplaced.ref),
        ("relations", "source", frames.relations.source),
    ]
    for name, key, column in pairs:
        assert [row[key] for row in payload[name]] == list(column), name


def test_counts_are_those_of_the_frames(payload):
    assert payload["counts"] == {
        "articles": 2,
        "claims": 8,
        "incidents": 3,
        "places": 6,
        "unplaced_incidents": 1,
        "listed": 2,
        "reviewed": 0,
    }


def test_every_incident_has_its_own_places_claims_and_estimates(payload):
    incidents = _by(payload["incidents"], "id")
    assert incidents[CLASH]["places"] == [f"{CLASH}/{number}" for number in (1, 2, 3)]
    assert incidents[CLASH]["claims"] == [f"c{number:012x}" for number in (1, 2, 3, 4)]
    assert [estimate["policy"] for estimate in incidents[CLASH]["estimates"]] == ["ucdp", "own_loss_floor"]
    assert incidents[CLASH]["estimates"][1]["best"] is None
    assert incidents[CLASH]["estimates"][0]["dispute_ratio"] == 2.52
    assert incidents[ATTACK]["places"] == []


def test_contested_and_alleged_are_what_the_frames_say(payload):
    incidents = _by(payload["incidents"], "id")
    assert {each for each in incidents if incidents[each]["contested"]} == {CLASH}
    assert {each for each in incidents if incidents[each]["alleged"]} == {STRIKE}


def test_a_denial_alone_makes_an_incident_contested(read_payload):
    tables = seed_tables()
    claim = next(row for row in tables["claims"] if row["incident_id"] == CLOSURE)
    tables["relations"].append(
        {"kind": "contradicts", "source": claim["claim_id"], "target": f"c{1:012x}", "reason": ""}
    )
    incidents = _by(read_payload(maps.render(make_frames(**tables)).html)["incidents"], "id")
    assert incidents[CLOSURE]["contested"]
    assert not incidents[STRIKE]["contested"]


def test_only_sites_and_settlements_have_a_point_and_all_that_is_drawn_an_anchor(payload):
    for place in payload["places"]:
        assert (place["lat"] is not None) == (place["precision"] in ("site", "settlement")), place["key"]
        assert (place["area"] is None) == (place["precision"] == "site"), place["key"]
        assert place["drawn"]
        if place["area"] is not None:
            lat, lon = place["anchor"]
            assert shapely.geometry.shape(place["area"]).covers(shapely.Point(lon, lat))


@pytest.mark.parametrize("precision", ["country", "none"])
def test_what_is_known_no_better_than_by_country_is_listed_and_not_drawn(read_payload, precision):
    tables = seed_tables()
    tables["incident_places"][0]["precision"] = precision
    payload = read_payload(maps.render(make_frames(**tables)).html)
    place = payload["places"][0]
    assert (place["drawn"], place["area"], place["anchor"], place["lat"]) == (False, None, None, None)
    assert payload["counts"]["places"] == 5


def test_a_province_is_drawn_with_the_outline_of_the_base(payload):
    base = {each["properties"]["id"]: each["geometry"] for each in payload["base"]["provinces"]["features"]}
    drawn = [place for place in payload["places"] if place["precision"] == "province"]
    assert drawn
    for place in drawn:
        assert place["area"] == base[place["id"]]


def test_the_first_view_holds_everything_that_is_drawn(payload):
    (south, west), (north, east) = payload["base"]["bounds"]
    view = shapely.box(west, south, east, north)
    for place in payload["places"]:
        shape = place["area"] and shapely.geometry.shape(place["area"])
        assert view.contains(shape or shapely.Point(place["lon"], place["lat"]))


def test_the_base_is_complete_and_light(payload, to_bytes):
    base = payload["base"]
    assert len(base["frontier"]) == 2
    assert base["countries"]["features"]
    assert base["crossings"]
    assert base["towns"]
    assert to_bytes(base) < 350_000


def test_neighbouring_provinces_still_share_their_borders(payload):
    shapes = [shapely.geometry.shape(each["geometry"]) for each in payload["base"]["provinces"]["features"]]
    assert all(shape.is_valid for shape in shapes)
    whole = shapely.unary_union(shapes)
    # Rounding to five decimals moves a corner by half a metre; a torn border would overlap by kilometres.
    assert sum(shape.area for shape in shapes) - whole.area < 1e-4


def test_quotes_carry_their_focus_and_no_article_is_in_the_page(payload):
    quote = _by(payload["claims"], "id")[f"c{1:012x}"]["quote"]
    assert quote["before"] == "The spokesman said "
    assert quote["focus"] == "58 soldiers were killed"
    assert quote["after"] == " overnight."
    assert "text" not in payload["articles"][0]


def test_open_ends_stay_open_and_lists_stay_lists(payload):
    claims = _by(payload["claims"], "id")
    assert (claims[f"c{4:012x}"]["low"], claims[f"c{4:012x}"]["high"]) == (201, None)
    assert claims[f"c{7:012x}"]["relay"] == ["A Wire", "A Paper"]
    assert claims[f"c{1:012x}"]["denied_by"] == ["pakistan"]
    assert claims[f"c{8:012x}"]["incident"] is None


def test_dates_say_what_is_known(payload):
    incidents = _by(payload["incidents"], "id")
    assert incidents[CLASH]["date"]["text"] == "night of 11–12 October 2025"
    assert incidents[CLASH]["date"]["zone"] == "Asia/Kabul"
    assert incidents[ATTACK]["date"] is None
    assert payload["as_of"] == "2025-10-12"
    assert payload["as_of_text"] == "12 October 2025"
    assert payload["title"].endswith(", 9–12 October 2025")


def test_a_title_that_was_given_stays_as_it_is(frames, read_payload):
    title = "<b>Night</b> {{ 7*7 }}"
    assert read_payload(maps.render(frames, title=title).html)["title"] == title


@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_the_pieces_of_a_quote_are_the_quote(sentence, start, end):
    quote = to_quote(sentence, focus=(start, end))
    assert quote["before"] + quote["focus"] + quote["after"] == sentence


@given(st.integers(0, 9000), st.integers(0, 3000), st.integers(0, 9000))
def test_a_quote_is_never_more_than_a_passage(before, focus, after):
    quote = to_quote("b" * before + "f" * focus + "a" * after, focus=(before, before + focus))
    assert sum(map(len, quote.values())) <= PASSAGE_LIMIT + 3
    assert quote["focus"].rstrip("…") == "f" * min(focus, PASSAGE_LIMIT)
    if before + focus + after > PASSAGE_LIMIT:
        assert "…" in "".join(quote.values())


def test_a_whole_article_in_one_sentence_does_not_get_into_the_page(read_payload):
    tables = seed_tables()
    tables["claims"].append(make_claim(99, quote="word " * 5000))
    tables["unplaced"].append({"what": "place", "ref": "", "why": "unplaced", "text": "word " * 5000})
    html = maps.render(make_frames(**tables)).html
    assert "word " * 500 not in html


def test_infinite_numbers_do_not_reach_json(frames, read_payload):
    places = frames.incident_places.copy()
    places.loc[0, "distance_km"] = float("inf")
    payload = read_payload(maps.render(replace(frames, incident_places=places)).html)
    assert payload["places"][0]["distance_km"] is None


def test_a_coverage_of_nothing_is_nothing():
    assert simplify_coverage([]) == []


def test_words_of_every_language_have_twelve_months():
    assert len(load_language("en").months) == 12


def test_the_title_tells_the_days_of_what_is_on_the_map(read_payload):
    tables = seed_tables()
    unplaced = next(row for row in tables["incidents"] if row["incident_id"] == ATTACK)
    unplaced |= {"date_start": "2025-01-01", "date_end": "2025-09-15", "date_precision": "month"}
    title = read_payload(maps.render(make_frames(**tables)).html)["title"]
    assert title.endswith("frontier, 9–12 October 2025")


def test_places_carry_their_names_in_other_scripts_and_nobody_elses(payload, to_bytes):
    names = payload["names"]
    assert set(names) <= {place["id"] for place in payload["places"]}
    assert "کنر" in names["kunar-province"]
    assert all(texts and len(texts) == len(set(texts)) for texts in names.values())
    assert to_bytes(names) < 400 * len(names)


def test_whose_view_a_map_takes_is_the_theatres_to_say(frames, read_payload):
    theatre = read_payload(maps.render(frames).html)["theatre"]
    assert theatre["view"] == theatre["views"][0]["id"] == "neutral"
    for view in theatre["views"]:
        taken = read_payload(maps.render(frames, view=view["id"]).html)["theatre"]
        assert taken == {**theatre, "view": view["id"]}
    with pytest.raises(maps.OptionError, match="view 'nobody': choose from neutral, "):
        maps.render(frames, view="nobody")
