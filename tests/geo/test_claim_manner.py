"""Who shut a crossing, and whether wholly: on sentences of our own."""

import pytest

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.values import Measure

from .dossiers import article

G = Gazetteer.load("durand")


def closure_of(text):
    told = article(text, published="2025-11-02")
    claims = find_claims(told, find_mentions(told, G), G)
    (claim,) = (claim for claim in claims if claim.measure in {Measure.CLOSURE, Measure.REOPENING})
    return claim


@pytest.mark.parametrize(
    ("text", "actors", "partial"),
    [
        ("Both countries closed the Ghulam Khan crossing on Sunday.", 2, False),
        ("The Kharlachi crossing was closed by both sides on Sunday.", 2, False),
        ("Pakistan partially closed the Torkham crossing on Sunday.", 1, True),
        ("The crossings between the two countries at Torkham and Kharlachi were closed on Sunday.", 0, False),
        ("The Torkham border crossing was partly reopened on Sunday.", 0, True),
    ],
)
def test_a_closure_says_who_shut_it_and_how_far(text, actors, partial):
    claim = closure_of(text)
    assert len(claim.actor) == actors
    assert claim.partial is partial
