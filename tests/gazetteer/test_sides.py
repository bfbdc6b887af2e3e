"""The sides of a theatre: closed lists, words, checks."""

from __future__ import annotations

import re

import pytest

from gazetteer import Gazetteer, TheatreDataError
from gazetteer.sides_data import load_sides


@pytest.fixture(scope="module")
def sides():
    return Gazetteer.load("durand").sides


@pytest.fixture(scope="module")
def source():
    return (Gazetteer.load("durand").theatre.file("sides")).read_text("utf-8")


def test_the_lists_are_those_of_the_corpus(sides):
    assert set(sides.victim_sides) == {
        "pakistan_forces",
        "afghan_forces",
        "ttp_militants",
        "civilians_af",
        "civilians_pk",
        "civilians_unknown",
        "unknown",
    }
    assert set(sides.claimants) == {
        "pakistan",
        "local_officials_pk",
        "afghan_taliban",
        "local_officials_af",
        "ttp",
        "un",
        "other",
        "media",
        "witness",
        "unattributed",
    }


def test_labels_have_names_for_people(sides):
    assert sides.name_of("pakistan_forces") == "Pakistani forces"
    assert sides.name_of("un") == "United Nations"
    assert sides.name_of("no such label") == "no such label"


def test_a_claimant_speaks_for_a_side_or_for_none(sides):
    assert sides.side_of("local_officials_af") == "afghan_forces"
    assert sides.side_of("media") == ""


def test_parties_are_found_by_country_and_by_forces(sides):
    assert sides.party_of_country("AF").id == sides.party_of_side("afghan_forces").id
    assert sides.party_of_country("IN") is None
    assert sides.party_of_country("") is None


def test_words_meant_another_government_before(sides):
    party = sides.party_of_country("AF")
    assert party.claimant_on("2019-05-01") == "other"
    assert party.claimant_on("2021-08-15") == party.claimant_on("") == "afghan_taliban"


def test_every_party_has_words_in_english(sides):
    assert {word.party for word in sides.words_in("en") if word.party} == set(sides.parties)
    assert sides.words_in("xx") == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('forces = "pakistan_forces"', 'forces = "nobody"', "party.pakistan: 'nobody'"),
        ('enemies = ["pakistan"]', 'enemies = ["atlantis"]', "'atlantis'"),
        ('militants = "ttp_militants"', 'militants = "x"', "defaults.militants: 'x'"),
        ("[claimants]", "[claimants", "sides.toml"),
        ("[party.ttp.en]", "[party.ttp.en]\nnicknames = []", "'nicknames'"),
        ('country = "PK"\nforces', "forces", "country"),
    ],
)
def test_wrong_data_are_refused_in_one_line(tmp_path, source, old, new, said):
    assert old in source
    path = tmp_path / "sides.toml"
    path.write_text(source.replace(old, new), "utf-8")
    with pytest.raises(TheatreDataError, match=re.escape(said)) as caught:
        load_sides(path)
    assert "\n" not in str(caught.value).strip() or old == "[claimants]"


def test_a_missing_file_is_an_error_of_the_theatre(tmp_path):
    with pytest.raises(TheatreDataError):
        load_sides(tmp_path / "sides.toml")
