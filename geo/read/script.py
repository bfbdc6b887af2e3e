"""The language of a text, told from its letters, where nothing beside it says so."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

# The first thousands of characters tell as much as all.
_SAMPLE = 20_000


def detect_language(text: str) -> str:
    """Guess a language from script and letters alone, by the data of ``geo/languages/letters.toml``.

    Returns
    -------
    str
        A code of that file; the default for its script where no telling letter stands.

    Examples
    --------
    >>> detect_language("Torkham reopened."), detect_language("طورخم بارڈر کھول دیا گیا")
    ('en', 'ur')
    """
    sample = text[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    for script in _scripts():
        within = sum(script["first"] <= char <= script["last"] for char in sample)
        if 2 * within > letters:
            hits = {
                code: sum(sample.count(letter) for letter in own) for code, own in script["letters"].items()
            }
            best = max(sorted(hits), key=lambda code: hits[code])
            # A name or two from next door is no sign of the language.
            return str(best if hits[best] * 100 > within else script["default"])
    return "en"


@cache
def _scripts() -> tuple[dict[str, Any], ...]:
    source = resources.files("geo") / "languages" / "letters.toml"
    return tuple(tomllib.loads(source.read_text("utf-8"))["script"])
