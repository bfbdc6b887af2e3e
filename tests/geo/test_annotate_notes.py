"""One-line notes as coded databases write them: how many died, of all sides together."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from geo.annotate import predict

from .dossiers import article

NOTES = tomllib.loads((Path(__file__).parent / "data" / "notes.toml").read_text("utf-8"))["killed"]


@pytest.mark.parametrize(("text", "killed"), NOTES.items(), ids=[text[:60] for text in NOTES])
def test_a_note_says_how_many_died(text, killed):
    ((_, told),) = predict([article(text)])
    assert told["event"]["killed"] == killed
