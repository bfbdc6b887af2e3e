"""Whether a text speaks of the theatre at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer

G = Gazetteer.load("durand")
WORDS = sorted({word.text for words in G.sides.words.values() for word in words if word.party})
NAMES = sorted({name.text for place in G.places for name in place.names})


@pytest.mark.parametrize(
    "text",
    [
        "Two guards died at Torkham.",
        "TORKHAM REOPENS",
        "Pak-Afghan trade",
        "Afghans return",
        "the khwarij fled",  # what enemies call a party is written small
        "طورخم",
        "of Khost's governor",
        "The ANA withdrew",
    ],
)
def test_a_place_or_a_party_is_named(text):
    assert G.is_named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fog closed the airport of Lisbon; three people were injured, the mayor said.",
        "Moscow and Kyiv exchanged fire.",  # places of the world, none of the theatre
        "bananas and an ana",  # an abbreviation has capitals
        "a pakora",
        "Torkhamites",
        "a tank, a wall and a dir of files",  # names without a capital are words
    ],
)
def test_nothing_of_the_theatre_is_named(text):
    assert not G.is_named_in(text)


@given(st.text(max_size=40), st.sampled_from([*NAMES, *WORDS]), st.text(max_size=40))
def test_no_name_is_missed(before, name, after):
    assert G.is_named_in(f"{before} . {name} . {after}")


@given(st.text(alphabet="KabulTorkham ktp'-’.\n", max_size=60))
def test_where_a_place_of_the_theatre_is_found_the_theatre_is_named(text):
    found = {place_id for match in G.find(text) for place_id in match.place_ids}
    assert G.is_named_in(text) or not any(G.get(place_id).in_theatre for place_id in found)
