"""Who speaks, by how it is put, and what is owned, denied and confirmed with it (``data/attribution.toml``, ``data/chains.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .told import claims_of

DATA = Path(__file__).parent / "data"
CASES = {
    f"{name}, {phenomenon}": rows
    for name in ("attribution", "chains")
    for phenomenon, rows in tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")).items()
}
ROWS = [(name, text, told) for name, rows in CASES.items() for text, told in rows.items()]


@pytest.mark.parametrize(("name", "text", "told"), ROWS, ids=[f"{row[0]}: {row[1][:40]}" for row in ROWS])
def test_a_claim_is_its_speakers(name, text, told):
    assert claims_of(text, "en") == set(told), name
