"""Whose voice stands behind a figure: each form of attribution on made-up sentences (``data/voices.toml``)."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.values import Article, Measure

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


def read(text, gazetteer, published="2025-10-12"):
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id=digest[:16],
        name="made-up",
        text=text,
        source_sha256=digest,
        text_sha256=digest,
        published=published,
        language="en",
    )
    return find_claims(article, find_mentions(article, gazetteer), gazetteer)


@pytest.mark.parametrize(("label", "text", "published"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_a_figure_has_the_voice_that_gives_it(label, text, published, gazetteer):
    claims = [claim for claim in read(text, gazetteer, published) if claim.measure in FIGURES]
    assert claims
    assert {claim.claimant.label for claim in claims} == {label}


@pytest.mark.parametrize(("label", "text", "published"), ROWS[:20], ids=[row[1][:60] for row in ROWS[:20]])
def test_a_claim_tells_why_it_has_its_voice(label, text, published, gazetteer):
    claims = [claim for claim in read(text, gazetteer, published) if claim.measure in FIGURES]
    assert all(": " in claim.rule.rsplit("; ", 1)[-1] and "(" in claim.rule for claim in claims)
