"""Place phrases as coders write them: what they mean, how exactly, and when nothing is answered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.ellipsoid import WGS84


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def apart_m(answer, place):
    return WGS84.inv(answer.lon, answer.lat, place.lon, place.lat)[2]


@pytest.mark.parametrize(
    ("phrase", "place_id"),
    [
        ("Datta Khel tehsil (North Waziristan)", "datta-khel-city"),
        ("North Waziristan's Datta Khel", "datta-khel-city"),
        ("Datta Khel tehsil of North Waziristan Agency", "datta-khel-city"),
        ("Nangarhar/Bati Kot", "batikot-district"),
        ("Afghanistan, Nangarhar, Bati Kot district", "batikot-district"),
        ("bati kot district; nangarhar; af", "batikot-district"),
        ("Jalalabad, Jalalabad, Nangarhar", "jalalabad-city"),
        ("Khyber tribal district", "khyber-district"),
        ("Nangarhar Prov.", "nangarhar-province"),
        ("AF-NAN", "nangarhar-province"),
        ("AF06", "nangarhar-province"),
        ("Chaman, PAK", "chaman-city"),
        ("Pakistani border town of Chaman", "chaman-city"),
        ("Pak-Afghan highway, Landi Kotal", "landi-kotal-city"),
        ("Sarobi, Paktika, AF", "sarobi-district-paktika"),
        ("NWFP", "khyber-pakhtunkhwa-province"),
        ("Northern Areas", "gilgit-baltistan-province"),
        ("FATA", "fata-region"),
        ("Jalāl-Ābād", "jalalabad-city"),
        ("Quetta - Balochistan", "quetta-city"),
        ("Quetta - Saryab", "saryab-city"),
        ("Afghan side of Torkham", "torkham-crossing-afghan-side"),
        ("Torkham (Afghan side)", "torkham-crossing-afghan-side"),
        ("Taftan, Chagai district", "taftan-city"),
        ("Kandahar", "kandahar-city"),
        ("Gubuz, Khost", "gurbuz-district"),
        ("تورخم", "torkham-crossing"),
        ("ولسوالی بتی کوت، ننگرهار", "batikot-district"),
    ],
)
def test_names_in_any_order_and_form(gazetteer, phrase, place_id):
    assert gazetteer.geocode(phrase).place_id == place_id


@pytest.mark.parametrize(
    ("phrase", "anchor", "bearing", "km"),
    [
        ("20 km east of Jalalabad", "jalalabad-city", 90, 20),
        ("20km E of Jalalabad", "jalalabad-city", 90, 20),
        ("about 20-30 kilometres to the north-east of Jalalabad", "jalalabad-city", 45, 25),
        ("Jalalabad, twenty km south", "jalalabad-city", 180, 20),
        ("15 miles NW of Chaman", "chaman-city", 315, 24.14),
        ("20 km (12 miles) west of Khost city", "khost-city", 270, 20),
        ("چمن سے 20 کلومیٹر مشرق", "chaman-city", 90, 20),
        ("۲۰ کیلومتری شرق جلال آباد", "jalalabad-city", 90, 20),
        ("د جلال اباد ختیځ ته ۲۰ کیلومتره", "jalalabad-city", 90, 20),
    ],
)
def test_a_distance_and_direction_is_measured_on_the_ellipsoid(gazetteer, phrase, anchor, bearing, km):
    answer, place = gazetteer.geocode(phrase), gazetteer.get(anchor)
    azimuth, _, metres = WGS84.inv(place.lon, place.lat, answer.lon, answer.lat)
    assert metres == pytest.approx(km * 1000, rel=0.001)
    assert (azimuth - bearing + 180) % 360 - 180 == pytest.approx(0, abs=0.01)
    assert answer.precision == "near_settlement"
    assert answer.radius_m >= max(0.25 * km * 1000, place.radius_m)


def test_a_point_across_the_line_is_not_told_to_be_in_the_anchors_country(gazetteer):
    assert gazetteer.geocode("15 miles NW of Chaman").country != "PK"
    assert gazetteer.geocode("100 km southeast of Chaman").country == "PK"


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [
        ("near Torkham", "near_settlement"),
        ("outskirts of Quetta", "near_settlement"),
        ("east of Jalalabad", "near_settlement"),
        ("15 km from Khost", "near_settlement"),
        ("Quetta police station", "near_settlement"),
        ("Kunduz city airport", "near_settlement"),
        ("Peshawar, Xyzzyx bazaar", "near_settlement"),
        ("between Spin Boldak and Chaman", "stretch"),
        ("Spin Boldak-Chaman road", "stretch"),
        ("Peshawar - Torkham", "stretch"),
        ("15 km from Jalalabad towards Torkham", "near_settlement"),
        ("15 km from Jalalabad on the road to Torkham", "near_settlement"),
        ("Kabul - Wazir Akbar Khan", "near_settlement"),
        ("road to Torkham", "near_settlement"),
        ("Pakistan-Afghanistan border near Torkham", "near_settlement"),
        ("highway from Kabul to Jalalabad", "stretch"),
        ("اسپن بولدک اور چمن کے درمیان", "stretch"),
        ("southern Helmand", "province"),
        ("Kurram Agency, near the Afghan border", "district"),
        ("Datta Khel tehsil", "district"),
        ("Torkham", "site"),
        ("Pakistan", "country"),
    ],
)
def test_the_precision_is_never_finer_than_the_words(gazetteer, phrase, precision):
    assert gazetteer.geocode(phrase).precision == precision


def test_a_part_of_an_area_lies_in_that_part(gazetteer):
    helmand = gazetteer.get("helmand-province")
    south = gazetteer.geocode("southern part of Helmand province")
    assert south.lat < helmand.lat < gazetteer.geocode("northern Helmand").lat
    assert helmand.geometry.buffer(1e-6).contains(south.geometry)
    # News write so of the whole province, where it lies on that side of its country.
    assert gazetteer.geocode("southern Helmand province").geometry.equals(helmand.geometry)


def test_near_the_border_is_the_strip_at_the_theatres_line_only(gazetteer):
    kurram = gazetteer.geocode("Kurram Agency, near the Afghan border")
    assert gazetteer.frontier.line.distance(kurram.geometry) < 0.01
    assert kurram.geometry.area < gazetteer.get("kurram-district").extent().area
    assert gazetteer.geocode("Nimroz province, near the Iranian border").geometry.equals(
        gazetteer.get("nimroz-province").geometry
    )


def test_what_is_told_twice_must_agree(gazetteer):
    bati_kot = gazetteer.geocode("Bati Kot district, 20 km east of Jalalabad")
    assert bati_kot.place_id == "batikot-district"
    assert bati_kot.score < gazetteer.geocode("Bati Kot district").score
    refused = gazetteer.geocode("Bati Kot district, 20 km east of Kandahar").refused
    assert "contradict" in refused


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "",
            "   ",
            "Atlantis",
            "Paktikia",
            "12345",
            "<b>",
            "Sarobi",
            "Arghandab district",
            "near",
            "20 km",
            "road",
        ),
        *(
            "20 km east",
            "near the border",
            "Jalalabad, Kandahar",
            "Hyderabad, Telangana",
            "Zor Torkham Kalay",
        ),
        *("500 km east of Jalalabad", "20 km east of Punjab", "Kunar and Nangarhar", "Kunar city", "x" * 500),
        *(
            "Atlantis, Nangarhar province",
            "between Atlantis and Chaman",
            "Springfield, Illinois",
            "Quetta, Punjab",
        ),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_reason(gazetteer, phrase):
    answer = gazetteer.geocode(phrase)
    assert answer.place is None
    assert answer.refused
    assert answer.extent() is None


def test_a_distance_on_a_road_is_measured_towards_its_other_end(gazetteer):
    start, goal = gazetteer.get("jalalabad-city"), gazetteer.get("torkham-crossing")
    answer = gazetteer.geocode("15 km from Jalalabad on the Jalalabad-Torkham road")
    assert apart_m(answer, start) == pytest.approx(15_000, rel=0.001)
    assert apart_m(answer, goal) == pytest.approx(apart_m(start, goal) - 15_000, rel=0.001)


@pytest.mark.parametrize(
    ("phrase", "place_id"),
    [("Laskhargah", "lashkar-gah-city"), ("Jelalabad", "jalalabad-city"), ("Miram Sha", "miranshah-city")],
)
def test_a_near_spelling_costs_score_and_says_so(gazetteer, phrase, place_id):
    answer = gazetteer.geocode(phrase)
    assert answer.place_id == place_id
    assert answer.score < gazetteer.geocode(gazetteer.get(place_id).name).score
    assert "taken for" in answer.why


def test_an_unlisted_village_is_answered_by_its_district_and_no_wider(gazetteer):
    answer = gazetteer.geocode("Xyzzyx village, Bati Kot district, Nangarhar")
    assert (answer.place_id, answer.precision) == ("batikot-district", "district")
    assert "in no list" in answer.why
    assert gazetteer.geocode("Xyzzyx village, Nangarhar").place is None


def test_containers_from_beside_decide(gazetteer):
    assert gazetteer.geocode("Sarobi", within=["Paktika"]).place_id == "sarobi-district-paktika"
    assert gazetteer.geocode("Sarobi", within=["AF"]).place is None
    assert gazetteer.geocode("Quetta", within=["AF"]).place is None
    assert gazetteer.geocode("20 km east of Jalalabad", within=["Nangarhar", "AF"]).place is not None
    assert gazetteer.geocode("20 km east of Jalalabad", within=["PK"]).place is None
    assert gazetteer.geocode("Spin Boldak-Chaman road", within=["PK"]).place is not None
    assert gazetteer.geocode("15 miles NW of Chaman", within=["AF"]).place is not None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(
    ["20", "km", "east", "of", "between", "and", "near", "Torkham", "Khost", "district", "-", ",", "(", ")", "road",
     "border", "'s", "the", "Zor", "چمن", "کے", "\u0000", "\u202e", "from", "to", "AF", "1e9", "99999999999999999999"]
), max_size=14), st.sampled_from([" ", ""]))  # fmt: skip
def test_any_order_of_words_gives_an_answer_or_a_reason(words, blank):
    answer = Gazetteer.load().geocode(blank.join(words))
    assert bool(answer.refused) != bool(answer.place)
    if answer.place is not None:
        assert -90 <= answer.lat <= 90
        assert -180 <= answer.lon <= 180
        assert answer.radius_m > 0
        assert 0 <= answer.score <= 1
        assert not answer.extent().is_empty


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_an_answer_or_a_reason(text):
    answer = Gazetteer.load().geocode(text)
    assert bool(answer.refused) != bool(answer.place)


def test_long_words_that_no_list_has_cost_no_more_than_short_ones(gazetteer, monkeypatch):
    from gazetteer.query import similar

    made = []
    plain = similar._without
    monkeypatch.setattr(
        similar,
        "_without",
        lambda letters, most: (made.append(rest) or rest for rest in plain(letters, most)),
    )
    for phrase in ("x" * 300, "zor " * 90, "kotkhelzaiband" * 25, "Atlantis Xanadu Wakanda Gotham"):
        made.clear()
        assert gazetteer.geocode(phrase).place is None
        assert len(made) < 2000
