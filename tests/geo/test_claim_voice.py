"""Whose voice stands behind a figure: each form of attribution on made-up sentences (``data/voices.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.values import Measure

from .test_claim_sentences import make_article, read

VOICES = tomllib.loads((Path(__file__).parent / "data" / "voices.toml").read_text("utf-8"))
ROWS = [
    (label, *(row if isinstance(row, list) else (row, "2025-10-12")))
    for label, rows in VOICES.items()
    for row in rows
]
FIGURES = {Measure.KILLED, Measure.WOUNDED}


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load("durand")


@pytest.mark.parametrize(("label", "text", "published"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_a_figure_has_the_voice_that_gives_it(label, text, published, gazetteer):
    claims = [claim for claim in read(make_article(text, published), gazetteer) if claim.measure in FIGURES]
    assert claims
    assert {claim.claimant.label for claim in claims} == {label}


@pytest.mark.parametrize(("label", "text", "published"), ROWS[:20], ids=[row[1][:60] for row in ROWS[:20]])
def test_a_claim_tells_why_it_has_its_voice(label, text, published, gazetteer):
    claims = [claim for claim in read(make_article(text, published), gazetteer) if claim.measure in FIGURES]
    assert all(": " in claim.rule.rsplit("; ", 1)[-1] and "(" in claim.rule for claim in claims)
