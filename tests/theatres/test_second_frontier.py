"""Another frontier is another folder: the whole chain works for a second theatre of a different kind."""

import pytest

import geo
from gazetteer import Context, Gazetteer
from gazetteer.check import check
from maps import render
from maps.payload.strip import unroll

THEATRE = Gazetteer.load("thai-cambodian")


@pytest.fixture(scope="module")
def result(root):
    """Return what is read from the three made-up articles."""
    return geo.build(geo.read(root / "tests" / "theatres" / "made_up"), THEATRE)


@pytest.fixture(scope="module")
def told(result):
    """Return the claims as measure, value, victim side and claimant."""
    return {
        (claim.measure, claim.value_low, claim.victim_side, claim.claimant.label)
        for claim in result.dossier.claims
    }


def test_its_data_pass_the_lint():
    assert check("thai-cambodian") == ()


@pytest.mark.parametrize(
    ("text", "surface", "place_id"),
    [
        ("A clash near Ta Moan Thom temple", "Ta Moan Thom", "ta-muen-thom-landmark"),
        ("Shells fell in Preah Vihear province", "Preah Vihear", "preah-vihear-province"),
        ("Shells fell by Preah Vihear temple", "Preah Vihear temple", "preah-vihear-landmark"),
        ("The Poipet crossing was shut", "Poipet", "ban-khlong-luek-crossing"),
        ("The town of Poipet was hit", "Poipet", "poipet-city"),
        ("Troops near Mom Bei", "Mom Bei", "chong-bok-pass"),
        ("เกิดการปะทะที่ปราสาทตาเมือนธมเมื่อเช้านี้", "ปราสาทตาเมือนธม", "ta-muen-thom-landmark"),
        ("ทหารที่ช่องบกวันนี้", "ช่องบก", "chong-bok-pass"),
        ("ការប្រយុទ្ធនៅប្រាសាទព្រះវិហារថ្ងៃនេះ", "ប្រាសាទព្រះវិហារ", "preah-vihear-landmark"),
    ],
)
def test_a_name_is_found_in_its_script_and_means_its_place(text, surface, place_id):
    [match] = [found for found in THEATRE.find(text) if found.surface == surface]
    context = Context(text=text, start=match.start, end=match.end)
    assert THEATRE.resolve(match.surface, context).id == place_id


def test_a_name_ends_at_no_vowel_of_its_last_letter():
    assert not [found for found in THEATRE.find("ไทยา ตราดิ") if found.surface == "ตราด"]


@pytest.mark.parametrize(
    ("place_id", "side", "certain"),
    [
        ("bangkok-city", "TH", True),
        ("phnom-penh-city", "KH", True),
        ("aranyaprathet-city", "TH", True),
        ("siem-reap-city", "KH", True),
        ("preah-vihear-landmark", "KH", False),
        ("ta-muen-thom-landmark", "KH", False),
    ],
)
def test_a_side_of_the_line_is_told_and_where_maps_differ_it_is_doubted(place_id, side, certain):
    place = THEATRE.get(place_id)
    found = THEATRE.frontier.locate(lat=place.lat, lon=place.lon)
    assert (found.side, found.side_certain) == (side, certain)


def test_provinces_follow_one_another_along_the_line():
    ids = [
        f"{name}-province" for name in ("trat", "sa-kaeo", "buriram", "surin", "sisaket", "ubon-ratchathani")
    ]
    starts = [THEATRE.frontier.along(place_id)[0] for place_id in ids]
    assert starts == sorted(starts)
    assert THEATRE.frontier.along("nakhon-ratchasima-province") is None


@pytest.mark.parametrize(
    "claim",
    [
        ("killed", 3, "thai_forces", "thailand"),
        ("wounded", 7, "thai_forces", "thailand"),
        ("killed", 15, "cambodian_forces", "thailand"),
        ("killed", 2, "cambodian_forces", "cambodia"),
        ("killed", 12, "thai_forces", "cambodia"),
        ("killed", 2, "civilians_kh", "cambodia"),
        ("killed", 1, "civilians_th", "local_officials_th"),
        ("closure", None, "unknown", "local_officials_kh"),
    ],
)
def test_a_claim_keeps_who_says_it_and_of_whose_dead(told, claim):
    assert claim in told


def test_what_both_sides_tell_of_one_clash_is_one_incident_with_both_figures(result):
    [clash] = [each for each in result.dossier.incidents if each.sub_event_type == "Armed clash"]
    claims = {claim.id: claim for claim in result.dossier.claims}
    dead = {
        (claims[each].claimant.label, claims[each].value_low)
        for each in clash.claim_ids
        if claims[each].measure == "killed" and claims[each].victim_side == "thai_forces"
    }
    assert dead == {("thailand", 3), ("cambodia", 12)}
    places = [place for place in result.dossier.incident_places if place.incident_id == clash.id]
    assert "ta-muen-thom-landmark" in {place.place_id for place in places}


@pytest.mark.parametrize("province", ["Surin", "Oddar Meanchey"])
def test_a_spot_that_both_claim_is_the_place_in_whichever_province_it_is_put(read_text, province):
    found = read_text(
        f"Two soldiers were killed at Ta Moan Thom temple in {province} province on Monday, it was said."
    )
    assert [place.place_id for place in found.incident_places] == ["ta-muen-thom-landmark"]
    assert not THEATRE.get("ta-muen-thom-landmark").country


def test_the_strip_has_the_north_above_whichever_way_the_line_runs():
    assert unroll(THEATRE) == {
        "ends": ["south_west", "north_east"],
        "above": "TH",
        "below": "KH",
        "step_km": 100,
    }


def test_the_map_is_about_this_frontier_and_no_other(result):
    page = render(result).html
    assert "The Thailand-Cambodia border" in page
    assert "Natural Earth" in page
    for word in ("Durand", "Afghan", "Pakistan"):
        assert word not in page


@pytest.mark.parametrize(("text", "code"), [("ทหารไทยปะทะ", "th"), ("កម្ពុជា និងថៃ", "km")])
def test_an_article_in_a_language_without_rules_is_known_for_one_and_gives_no_claims(tmp_path, text, code):
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    [article] = geo.read(tmp_path)
    assert article.language == code
    assert not geo.build([article], THEATRE).dossier.claims


@pytest.fixture
def read_text(tmp_path):
    """Return a function that reads one sentence."""

    def read(text):
        (tmp_path / "article.txt").write_text(text, encoding="utf-8")
        return geo.build(geo.read(tmp_path), THEATRE).dossier

    return read


@pytest.mark.parametrize("people", ["Thai", "Khmer", "Cambodian"])
def test_a_word_for_its_people_is_no_place_beside_a_kind_word(read_text, people):
    found = read_text(
        f"Rockets hit a {people} village and a {people} border post on Monday, Thai officials said."
    )
    assert not found.mentions


def test_along_its_line_is_a_stretch_of_it(read_text):
    found = read_text(
        "Two Thai rangers were killed along the Thai-Cambodian border in Surin on Monday, Bangkok said."
    )
    [place] = found.incident_places
    assert (place.place_id, place.precision) == ("surin-province", "stretch")
    assert 480 < place.km_from < place.km_to < 620


@pytest.mark.parametrize("name", ["durand", "thai-cambodian"])
def test_the_world_around_has_every_country_once(name):
    loaded = Gazetteer.load(name)
    countries = [place.country for place in (*loaded.places, *loaded.world) if place.kind == "country"]
    assert len(countries) == len(set(countries))
    assert {"AF", "PK", "TH", "KH", "IN", "LA"} <= set(countries)
    ids = [place.id for place in (*loaded.places, *loaded.world)]
    assert len(ids) == len(set(ids))
