"""What no map can show is listed, and nothing else is."""

import pytest

import geo
from gazetteer import Gazetteer

from .dossiers import article


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Clashes broke out in Afghanistan's Khost province on Friday.", []),
        ("Two soldiers were killed in a clash inside Afghanistan on Friday.", ["Afghanistan"]),
        ("Clashes broke out along the Durand Line on Friday.", ["Durand Line"]),
    ],
)
def test_a_country_is_listed_unless_it_only_contains_what_the_map_shows(text, listed):
    result = geo.build([article(text, published="2025-11-02")], Gazetteer.load("durand"))
    assert [item.text for item in result.dossier.unplaced if item.what == "place"] == listed
