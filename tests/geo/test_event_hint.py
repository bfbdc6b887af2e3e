"""What a strike was made with, by the words nearest to it that tell: it decides what an incident is called and joined with."""

import pytest

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions

from .test_claim_sentences import make_article

G = Gazetteer.load("durand")


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("Soldiers fired artillery shells at two villages in Sarkano, elders said.", "shelling"),
        ("The army pounded hideouts in Orakzai with artillery overnight.", "shelling"),
        ("Artillery strikes hit the Nazyan district of Nangarhar at dawn.", "shelling"),
        ("Tank fire hit a home in Chaman, police said.", "shelling"),
        ("They lobbed mortar rounds into Kurram for an hour.", "shelling"),
        ("Quadcopters dropped bombs on a home in Bannu, police said.", "drone_strike"),
        ("Jets bombed a house in Barmal, the Taliban said.", "air_strike"),
        # What is named far away, or behind another, says nothing.
        ("Jets dropped bombs on posts in Barmal, days after artillery had been moved up.", "air_strike"),
    ],
)
def test_the_means_named_beside_a_strike_is_its_hint(sentence, hint):
    article = make_article(sentence)
    claims = find_claims(article, find_mentions(article, G), G)
    assert [claim.event_hint for claim in claims if claim.measure.value == "strike"] == [hint]
