"""Places found elsewhere: they stand where they are said to, and the text tells what happened there."""

from __future__ import annotations

import geopandas
import pandas as pd
import pytest
import shapely

import geo
import maps
from geo import FrameError

TEXT = (
    "Three soldiers were killed on 12 October 2025 when militants attacked a post in Zumray Kalay, the army said. "
    "Torkham was calm. Chaman's Mayor Kamal spoke in Lisbon."
)


@pytest.fixture(scope="module")
def articles():
    return geo.read_texts(pd.DataFrame({"text": [TEXT], "name": ["note"]})).articles


def at(words, **cells):
    start = TEXT.index(words)
    return {"article": "note", "start": start, "end": start + len(words), **cells}


def told(result):
    return {row.surface: (row.place_id, row.role, row.reason) for row in result.mentions.itertuples()}


def test_a_name_that_no_gazetteer_has_gets_its_place_and_the_text_its_role(articles, tmp_path):
    found = pd.DataFrame([at("Zumray Kalay", lat=33.4, lon=70.0, kind="city", source="another parser")])
    before, after = geo.build(articles), geo.build(articles, mentions=found)
    assert told(before)["Zumray Kalay"][0] == ""
    place_id, role, reason = told(after)["Zumray Kalay"]
    assert place_id.startswith("given-")
    assert role == "incident"
    assert reason.endswith("; given by another parser")
    [place] = after.incident_places.to_dict("records")
    assert (place["precision"], place["country"], place["admin1"]) == ("settlement", "AF", "Khost")
    assert place["geometry"] == shapely.Point(70.0, 33.4)
    # The rest of the text is read as before.
    rest = {key: value for key, value in told(after).items() if key != "Zumray Kalay"}
    assert rest == {key: value for key, value in told(before).items() if key != "Zumray Kalay"}
    assert "Zumray Kalay" in maps.render(after).save(tmp_path / "map.html").read_text(encoding="utf-8")


def test_what_is_an_area_stays_one(articles):
    square = shapely.box(69.8, 33.2, 70.1, 33.5)
    found = geopandas.GeoDataFrame(
        [at("Zumray Kalay", kind="district", name="Zumray")], geometry=[square], crs=4326
    ).to_crs(32642)
    result = geo.build(articles, mentions=found.rename_geometry("shape"))
    [place] = result.incident_places.to_dict("records")
    assert (place["name"], place["precision"]) == ("Zumray", "district")
    [area] = result.areas.geometry
    assert area.symmetric_difference(square).area < 1e-3


def test_a_given_place_of_the_gazetteer_overrules_what_the_name_means(articles):
    found = pd.DataFrame([at("Torkham", place_id="kabul-city"), at("Chaman", place_id="chaman-crossing")])
    result = geo.build(articles, mentions=found)
    assert told(result)["Torkham"][0] == "kabul-city"
    assert told(result)["Chaman"][0] == "chaman-crossing"
    assert result.gazetteer is geo.build(articles).gazetteer


def test_what_no_rule_takes_for_a_name_is_kept_all_the_same(articles):
    found = pd.DataFrame(
        [at("Kamal", lat=34.0, lon=70.0, kind="city"), at("was calm. C", lat=34.0, lon=70.0, kind="city")]
    )
    reasons = told(geo.build(articles, mentions=found))
    for words in ("Kamal", "was calm. C"):
        place_id, role, reason = reasons[words]
        assert place_id.startswith("given-")
        assert (role, "given by elsewhere" in reason) == ("background", True)


def test_a_given_name_is_not_looked_for_anywhere_else():
    texts = pd.DataFrame({"text": ["Zumray Kalay burned.", "Zumray Kalay again."], "name": ["a", "b"]})
    articles = geo.read_texts(texts).articles
    found = pd.DataFrame(
        {
            "article": [articles[0].id],
            "start": [0],
            "end": [12],
            "lat": [33.4],
            "lon": [70.0],
            "kind": ["city"],
        }
    )
    result = geo.build(articles, mentions=found)
    ids = dict(zip(result.mentions["article_id"], result.mentions["place_id"], strict=True))
    assert ids[articles[0].id]
    assert not ids.get(articles[1].id)
    # The gazetteer that came out of it takes the same rows again.
    again = geo.build(articles, result.gazetteer, mentions=found)
    assert again.mentions.equals(result.mentions)
    assert again.gazetteer is result.gazetteer


def test_an_article_that_is_about_something_else_is_read_if_places_are_given_in_it():
    text = (
        "A bus fell into the river at Ourém. " + "It was raining and nobody was hurt, the police said. " * 30
    )
    articles = geo.read_texts(pd.DataFrame({"text": [text]})).articles
    assert geo.build(articles).elsewhere == (articles[0].id,)
    found = pd.DataFrame(
        {"article": ["0"], "start": [29], "end": [34], "lat": [33.4], "lon": [70.0], "kind": ["city"]}
    )
    assert geo.build(articles, mentions=found).elsewhere == ()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"article": "other"}, "row 0: there is no article 'other'"),
        ({"article": None}, "there is no article ''"),
        ({"start": -1}, "is no span of note"),
        ({"end": 10_000}, "is no span of note"),
        ({"start": 5, "end": 5}, "is no span of note"),
        ({"start": 80.5}, "is no span of note"),
        ({"start": "x"}, "are no offsets"),
        ({"start": None}, "are no offsets"),
        ({"end": float("inf")}, "are no offsets"),
        ({"surface": "Zumray Kala"}, "has 'Zumray Kalay' there and not 'Zumray Kala'"),
        ({"kind": None}, "nobody says; give place_id, or kind: country, province"),
        ({"kind": "hamlet"}, "hamlet"),
        ({"lat": 91}, "mentions: .*lat"),
        ({"lat": None}, "mentions: "),
        ({"place_id": "atlantis"}, "no place has the id 'atlantis'"),
        ({"start": 5, "end": 6}, "is blank"),
        ({"source": "a\0b"}, "source is no text"),
        ({"source": "s" * 201}, "source is no text"),
        ({"admin1": "\ud800"}, "admin1 is no text"),
        ({"name": "a\0b"}, "mention 0.*no name of a place"),
        ({"radius_m": -5}, "mention 0.*no distance in metres"),
    ],
)
def test_a_wrong_row_is_named_in_one_line(articles, row, words):
    cells = {**at("Zumray Kalay", lat=33.4, lon=70.0, kind="city"), **row}
    with pytest.raises(FrameError, match=words) as caught:
        geo.build(articles, mentions=pd.DataFrame([cells], dtype=object))
    assert "\n" not in str(caught.value)


def test_rows_that_share_words_and_tables_that_are_none_are_refused(articles):
    rows = [at("Zumray Kalay", place_id="kabul-city"), at("Kalay, the", place_id="kabul-city")]
    with pytest.raises(FrameError, match="row 1: shares words with row 0"):
        geo.build(articles, mentions=pd.DataFrame(rows))
    with pytest.raises(FrameError, match="lacks the column 'end'"):
        geo.build(articles, mentions=pd.DataFrame(rows).drop(columns="end"))
    with pytest.raises(FrameError, match="a list is no table"):
        geo.build(articles, mentions=rows)


def test_an_empty_table_changes_nothing(articles):
    empty = pd.DataFrame({"article": [], "start": [], "end": []})
    assert geo.build(articles, mentions=empty).dossier == geo.build(articles).dossier
