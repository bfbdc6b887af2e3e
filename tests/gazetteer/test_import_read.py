"""Texts read with a big import beside the theatre: its names count in company only, and the theatre's stay what they are."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, PlacesError, import_places

from . import foreign_places as made

WORDS = ["Karim", "Taliban", "Security", "March", "Ramadan", "Army", "President", "Wazir", "Bank", "Road"]


@pytest.fixture(scope="module")
def durand():
    return Gazetteer.load("durand")


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    folder = tmp_path_factory.mktemp("import")
    rows = [
        made.dump_row(1, "Zumray", 33.41, 70.01, also="زمری"),
        made.dump_row(2, "Zumray", 31.55, 64.40),  # Helmand has one, too
        made.dump_row(3, "Wolaygarh", 33.45, 70.02, code="PPLA2", people=200_000),
        made.dump_row(4, "Khost", 31.6, 65.7),
        *(made.dump_row(100 + n, word, 33.40 + n / 500, 70.0) for n, word in enumerate(WORDS)),
    ]
    path = folder / "a.clg"
    path.write_bytes(import_places(made.write_geonames(folder / "AF.zip", rows)).to_bytes())
    return Gazetteer.load("durand", extra=path)


def found(gazetteer, text):
    return [(match.surface, match.place_ids) for match in gazetteer.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in the village of Zumray on Monday.",
        "Zumray village was hit.",
        "Shells fell in Zumray, near Khost city.",
        "Shells fell in Khost and Zumray.",
        "Shells fell in Zumray, Khost province.",
    ],
)
def test_a_small_place_counts_in_company(ours, text):
    places = [ids for surface, ids in found(ours, text) if surface == "Zumray"]
    assert places
    if "village" not in text:
        assert places == [("geonames-1",)]


@pytest.mark.parametrize(
    "text",
    [
        "Zumray denied it.",
        "The army met Zumray in Khost.",
        "Haji Zumray spoke in Khost.",
        "Some 40 Zumray villages lie in Khost.",
        "Shells fell on Zumray Khan's house in Khost.",
        "He was in Zumray's car near Khost city.",
        "At Torkham in Ramadan, in March, the Army and Security forces of President Wazir met the Taliban.",
        "A zumray in the zumrayish Khost city.",
        "In Karim Khan of Khost city they trust. They said so in Karim.",
    ],
)
def test_without_company_it_does_not(ours, durand, text):
    assert found(ours, text) == found(durand, text)


def test_a_town_of_rank_counts_where_a_preposition_stands_by_it_and_then_everywhere(ours):
    assert [
        surface for surface, _ in found(ours, "Fighting broke out in Wolaygarh. Wolaygarh is quiet now.")
    ] == [
        "Wolaygarh",
        "Wolaygarh",
    ]
    assert found(ours, "Wolaygarh is quiet now.") == []


def test_scripts_without_capitals_need_a_word_for_the_kind(ours):
    assert found(ours, "در زمری جنگ شد") == []
    assert [ids for _, ids in found(ours, "در قریه زمری جنگ شد")] == [("geonames-1",)]


def test_a_name_of_the_theatre_keeps_its_meaning_until_what_contains_it_is_said(ours, durand):
    assert found(ours, "Shells fell in Khost.") == found(durand, "Shells fell in Khost.")
    assert ours.resolve("Khost") == durand.resolve("Khost")
    assert ours.geocode("Khost").place_id == durand.geocode("Khost").place_id
    assert ours.geocode("Khost, Kandahar").place_id == "geonames-4"


def test_questions_need_no_company(ours):
    assert ours.geocode("Wolaygarh").place_id == "geonames-3"
    assert ours.geocode("Zumray").refused
    assert ours.geocode("Zumray, Khost").place_id == "geonames-1"
    assert ours.geocode("10 km east of Wolaygarh").precision == "near_settlement"
    assert ours.geocode("Spin Boldak-Chaman road").precision == "stretch"


def test_points_know_imported_places(ours, durand):
    assert ours.at(lat=33.45, lon=70.02)[0].id == "geonames-3"
    [(place, metres)] = ours.nearest(lat=33.41, lon=70.011, kinds=["city"])
    assert (place.id, round(metres)) == ("geonames-1", 93)
    assert ours.nearest(lat=34.1, lon=71.1, kinds=["crossing"]) == durand.nearest(
        lat=34.1, lon=71.1, kinds=["crossing"]
    )


def test_an_article_is_placed_at_an_imported_village_and_the_map_says_whose_it_is(ours, tmp_path):
    import geo
    import maps

    tmp_path.joinpath("a.txt").write_text(
        "Two soldiers were killed in Zumray village in Khost province, the army said."
    )
    result = geo.build(geo.read(tmp_path), ours)
    assert "geonames-1" in set(result.incident_places["place_id"])
    assert "Places: GeoNames, CC BY 4.0" in maps.render(result, language="ur").html


def test_a_file_of_another_theatre_is_refused(tmp_path):
    path = tmp_path / "a.clg"
    rows = [made.dump_row(1, "Zumray", 33.41, 70.01)]
    path.write_bytes(import_places(made.write_geonames(tmp_path / "AF.zip", rows)).to_bytes())
    with pytest.raises(PlacesError, match="durand"):
        Gazetteer.load("thai-cambodian", extra=path)
