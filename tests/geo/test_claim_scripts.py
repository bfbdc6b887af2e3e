"""Claims in Urdu, Persian and Pashto, on sentences that are in no corpus (``data/claims_scripts.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .told import claims_of

TOLD = tomllib.loads((Path(__file__).parent / "data" / "claims_scripts.toml").read_text("utf-8"))
CASES = [(language, text, claims) for language, rows in TOLD.items() for text, claims in rows.items()]


@pytest.mark.parametrize(("language", "text", "claims"), CASES)
def test_a_sentence_holds_its_claims(language: str, text: str, claims: list[str]) -> None:
    assert claims_of(text, language) == set(claims)
