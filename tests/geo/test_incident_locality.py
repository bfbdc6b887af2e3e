"""A where without a name is kept in the text's words; closures take the crossing of a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.incident import name_localities
from geo.values import Evidence, Span


@pytest.fixture
def locality(make, article_of):
    def read(sentence, focus=""):
        at = sentence.index(focus)
        span = Span(start=at, end=at + 1) if focus else None
        evidence = Evidence(article_id="a" * 16, start=0, end=len(sentence), exact=sentence, focus=span)
        (claim,) = name_localities(article_of(text=sentence), (replace(make("clash"), evidence=(evidence,)),))
        return claim.locality

    return read


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "They fought at three separate points along the frontier for hours.",
            "three separate points along the frontier",
        ),
        ("It shut the gate and several minor border crossings.", "several minor border crossings"),
        ("Bombs fell in the capital and the country's southwest.", "the country's southwest"),
        ("Jets hit a house in eastern Ruritania at dawn.", "a house in eastern Ruritania"),
        ("It showed strikes deep inside Ruritanian territory.", "deep inside Ruritanian territory"),
        ("Guards fought at the gate.", ""),
        ("Several soldiers died in three attacks.", ""),
    ],
)
def test_unnamed_places_are_kept_in_the_texts_words(locality, sentence, words):
    assert locality(sentence) == words


def test_of_several_the_one_nearest_to_the_claims_words_counts(locality):
    sentence = "After raids on a camp in northern Ruritania, guards fought at two points."
    assert locality(sentence, "fought") == "two points"
    assert locality(sentence, "raids") == "a camp in northern Ruritania"


def test_a_locality_that_the_claim_has_is_kept(make, article_of):
    claim = make("clash", locality="somewhere")
    assert name_localities(article_of(text="at two points"), (claim,)) == (claim,)
