"""Places and their roles in Urdu, Persian and Pashto, on sentences that are in no corpus (``data/roles_scripts.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article

TOLD = tomllib.loads((Path(__file__).parent / "data" / "roles_scripts.toml").read_text("utf-8"))
CASES = [(language, text, places) for language, rows in TOLD.items() for text, places in rows.items()]


@pytest.mark.parametrize(("language", "text", "places"), CASES)
def test_each_place_has_its_name_and_role(language: str, text: str, places: str) -> None:
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="", language=language)
    found = find_mentions(article, gazetteer.Gazetteer.load("durand"))
    assert ", ".join(f"{m.name} {m.role.value}" for m in found if not m.described) == places
