"""What a name means, by its context; and that it can be said why."""

import pytest

from gazetteer import Context, Gazetteer, PlaceNotFound

G = Gazetteer.load("durand")


def resolve(text, name):
    start = text.index(name)
    place = G.resolve(name, Context(text=text, start=start, end=start + len(name)))
    return place.id if place else None


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("a clash at the Chaman crossing", "Chaman", "chaman-crossing"),
        ("police in Chaman said", "Chaman", "chaman-city"),
        ("in Chaman district", "Chaman", "chaman-district"),
        ("closed at Torkham and Chaman", "Chaman", "chaman-crossing"),
        ("in Khost", "Khost", "khost-province"),
        ("in the city of Khost", "Khost", "khost-city"),
        ("explosions in Kabul", "Kabul", "kabul-city"),
        ("provinces of Herat, Kandahar, Kabul and Nangarhar", "Kabul", "kabul-province"),
        ("Spin Boldak district of Kandahar province", "Kandahar", "kandahar-province"),
        ("a raid in Sarobi, Paktika", "Sarobi", "sarobi-district-paktika"),
        ("a raid in Sarobi, Kabul", "Sarobi", "sarobi-district-kabul"),
        ("a raid in Sarobi", "Sarobi", None),
        ("Jani Khel in Paktia", "Jani Khel", "jani-khel-district-paktia"),
        ("Jani Khel in Paktika", "Jani Khel", "jani-khel-district-paktika"),
        ("ولایت کابل", "کابل", "kabul-province"),
    ],
)
def test_the_text_around_a_name_decides(text, name, place_id):
    assert resolve(text, name) == place_id


def test_the_context_may_be_given():
    assert G.resolve("Qalat", Context(country="AF", kind="city")).id == "qalat-city"
    assert G.resolve("Qalat", Context(country="PK", kind="city")).id == "kalat-city"
    assert G.resolve("Jani Khel", Context(near_ids=("gardez-city",))).id == "jani-khel-district-paktia"
    assert G.resolve("Musa Khel", Context(containing=("balochistan-province",))).id == "musakhel-district"


@pytest.mark.parametrize("name", ["Paktikia", "Paktiaa", "Parwun", "Kabl", "", " ", "tribal"])
def test_no_name_is_ever_matched_fuzzily(name):
    assert G.resolve(name) is None
    assert not G.weigh(name).candidates


@pytest.mark.parametrize(
    ("name", "place_id"),
    [("Paktia", "paktia-province"), ("Paktika", "paktika-province"), ("NWFP", "khyber-pakhtunkhwa-province"),
     ("torkham", "torkham-crossing"), ("Friendship Gate", "chaman-crossing"), ("eastern Afghanistan", "eastern-afghanistan-region")],
)  # fmt: skip
def test_a_name_alone_has_its_usual_meaning(name, place_id):
    assert G.resolve(name).id == place_id


def test_a_resolution_says_what_else_it_could_be_and_why():
    resolution = G.weigh("Chaman", Context(kind="crossing"))
    assert next(candidate[0] for candidate in resolution.candidates) == "chaman-crossing"
    assert len(resolution.candidates) == 3
    assert all(0 <= score <= 1 and why for _, score, why in resolution.candidates)
    assert "the word says crossing" in resolution.why
    assert "cannot tell" in G.weigh("Nawa").why
    assert "Atlantis" in G.weigh("Atlantis").why


def test_the_canonical_name_is_that_of_the_spelling():
    assert G.call("chaman-crossing", "Spin Buldak") == "Spin Boldak"
    assert G.call("chaman-crossing", "Friendship Gate") == "Chaman-Spin Boldak"
    assert G.call("paktia-province", "Paktya") == "Paktia"
    # a district by the spelling of its seat, a town never by that of its district
    assert G.call("killa-abdullah-district", "Qila Abdullah") == "Qila Abdullah"
    assert G.call("killa-abdullah-district", "Qilla Abdullah") == "Killa Abdullah"
    assert G.call("sharana-city", "Sharan") == "Sharana"


@pytest.mark.parametrize(
    ("name", "near", "place_ids"),
    [
        ("Dangamm", ["kunar-province"], ("dangam-district", "dangam-city")),
        ("Kuanr", ["dangam-district"], ("kunar-province",)),
        ("Dangamm", ["khost-province"], ()),
        ("Dangaam", [], ()),
        # five letters, of which one is another or missing: another name
        ("Pakti", ["paktia-province"], ()),
        ("Dangan", ["kunar-province"], ()),
        ("Sagai", ["khyber-pakhtunkhwa-province"], ()),
        # hills and posts are not thought of
        ("Mata Sangarr", ["khyber-pakhtunkhwa-province"], ()),
    ],
)
def test_a_slip_of_the_pen_is_one_within_what_is_named(name, near, place_ids):
    assert G.spelt_like(name, near) == place_ids


def test_an_unknown_id_is_an_error_that_is_also_a_lookup_error():
    with pytest.raises(PlaceNotFound, match="atlantis"):
        G.get("atlantis")
    assert issubclass(PlaceNotFound, LookupError)


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Khost Province", "khost-province"),
        ("khost province", "khost-province"),
        ("province of Khost", "khost-province"),
        ("Chaman district", "chaman-district"),
        ("Paktia somewhere", None),
    ],
)
def test_a_name_may_come_with_its_kind_as_people_type_it(name, place_id):
    place = G.resolve(name)
    assert (place.id if place else None) == place_id


def test_disputes_name_a_place_and_their_sources():
    assert {G.get(dispute["place"]).id for dispute in G.disputes} >= {"durand-line"}
    assert all(dispute["sources"] for dispute in G.disputes)
