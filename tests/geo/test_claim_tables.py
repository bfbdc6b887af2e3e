"""How many, of whom, and what: tables of made-up sentences by phenomenon (``data/*.toml``), with real places and sides."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.values import Measure

from .dossiers import article

DATA = Path(__file__).parent / "data"
EVENTS = {Measure.STRIKE, Measure.CLASH, Measure.CEASEFIRE, Measure.CLOSURE, Measure.REOPENING}


def rows(name):
    table = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    return [
        pytest.param(text, told, id=f"{phenomenon}: {text[:60]}")
        for phenomenon, sentences in table.items()
        for text, told in sentences.items()
    ]


@pytest.fixture(scope="module")
def claims_of():
    gazetteer = Gazetteer.load("durand")

    def read(text):
        told = article(text, published="2025-10-12")
        return find_claims(told, find_mentions(told, gazetteer), gazetteer)

    return read


def tell(claim):
    low, high = ("-" if value is None else str(value) for value in (claim.value_low, claim.value_high))
    return f"{claim.measure.value} {low} {high} {claim.victim_side}"


@pytest.mark.parametrize(("text", "told"), [*rows("counting"), *rows("victims"), *rows("tolls")])
def test_who_was_harmed_and_how_many(text, told, claims_of):
    harms = [tell(claim) for claim in claims_of(text) if claim.measure not in EVENTS]
    assert sorted(harms) == sorted(told)


@pytest.mark.parametrize(("text", "told"), rows("happenings"))
def test_what_happened(text, told, claims_of):
    assert sorted(tell(claim) for claim in claims_of(text)) == sorted(told)


@pytest.mark.parametrize(("text", "told"), rows("reports"))
def test_what_happened_and_by_whose_word(text, told, claims_of):
    told_of = EVENTS | {Measure.NONE_KILLED}
    happened = [f"{tell(c)} {c.claimant.label}" for c in claims_of(text) if c.measure in told_of]
    assert sorted(happened) == sorted(told)


def test_a_sum_is_marked_as_derived_and_says_so(claims_of):
    (claim,) = claims_of("One woman and nine children were killed in Khost.")
    assert claim.derived
    assert "sum of its parts" in claim.rule
    (told,) = claims_of("Ten people were killed in Khost.")
    assert not told.derived


def test_every_side_says_why(claims_of):
    (claim,) = claims_of("Three men of the Frontier Corps were killed in Mohmand.")
    assert "men of a force" in claim.rule
