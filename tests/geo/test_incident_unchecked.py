"""A village whose position nobody has checked is never drawn as a point."""

import geo
from gazetteer import Gazetteer
from geo import Precision

from .dossiers import article

G = Gazetteer.load("durand")


def test_an_unchecked_village_is_a_wide_circle_and_a_checked_one_a_point():
    unchecked = next(
        place
        for place in G.places
        if place.kind == "city" and place.confidence == "check" and place.radius_m > 5_000
    )
    for name, precision in ((unchecked.name, Precision.NEAR_SETTLEMENT), ("Jalalabad", Precision.SETTLEMENT)):
        text = f"Clashes broke out in the town of {name} on Friday."
        (place,) = geo.build([article(text, published="2025-11-02")], G).dossier.incident_places
        assert place.precision is precision
        assert (place.point is None) is (precision is Precision.NEAR_SETTLEMENT)
        assert place.area is not None
