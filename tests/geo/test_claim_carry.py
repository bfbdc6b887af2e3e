"""How long a voice goes on, and what it does with figures (``data/carry.toml``, ``data/stances.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.values import Measure

from .test_claim_sentences import make_article, read

DATA = Path(__file__).parent / "data"
CARRY = tomllib.loads((DATA / "carry.toml").read_text("utf-8"))["case"]
STANCES = tomllib.loads((DATA / "stances.toml").read_text("utf-8"))["case"]
FIGURES = {Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.POSTS_CAPTURED, Measure.POSTS_DESTROYED}


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load("durand")


def read_figures(text, gazetteer):
    return [claim for claim in read(make_article(text), gazetteer) if claim.measure in FIGURES]


def tell(claim):
    low, high = ("-" if value is None else str(value) for value in (claim.value_low, claim.value_high))
    return f"{claim.measure.value} {low} {high} {claim.claimant.label}"


@pytest.mark.parametrize("case", CARRY, ids=[case["name"] for case in CARRY])
def test_a_voice_goes_on_as_long_as_nobody_else_is_heard(case, gazetteer):
    told = {tell(claim) for claim in read_figures(case["text"], gazetteer)}
    assert told >= set(case["claims"])
    values = {" ".join(claim.split()[:3]) for claim in case["claims"]}
    assert {claim for claim in told if " ".join(claim.split()[:3]) in values} == set(case["claims"])


@pytest.mark.parametrize("case", STANCES, ids=[case["name"] for case in STANCES])
def test_a_figure_is_told_denied_or_confirmed(case, gazetteer):
    told = {f"{tell(claim)} {claim.stance.value}" for claim in read_figures(case["text"], gazetteer)}
    assert told == set(case["claims"])
