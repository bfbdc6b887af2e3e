"""Words as signs have them: folded, numbers made alike."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+|[^\w\s]")


def read_words(text: str) -> list[str]:
    """Return the words and marks of a text, numbers as "#"."""
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(text.casefold())]
