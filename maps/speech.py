"""Sentences in a page's language for what Python draws and writes: the same words that the page's scripts fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .language import is_plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .language import Language

_HOLE = re.compile(r"\{(\w+)\}")


class Speech:
    r"""A language that speaks: patterns filled, counted, in its digits. The twin of ``say.js``.

    Parameters
    ----------
    language
        Its words.

    Examples
    --------
    >>> from maps.language import load_language
    >>> english = Speech(load_language("en"))
    >>> english.say("count.incidents", n=1), english.say("count.claims", n=1204)
    ('1\xa0incident', '1,204\xa0claims')
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.right_to_left = language.direction == "rtl"
        self._native = language.digits.isascii()
        self._words = {**language.words, **language.list_words()}

    def say(self, key: str, /, **values: object) -> str:
        """Fill the pattern of a dotted key. ``n`` chooses among plural forms; texts are inserted as they are."""
        found = self._find(key)
        if is_plural(found):
            assert isinstance(found, dict)
            found = found.get("one" if values.get("n") == 1 else "other", found.get("other", key))
        if not isinstance(found, str):
            return key
        pattern = found.replace("{n} ", "{n}\N{NO-BREAK SPACE}")  # a number stays with what it counts
        return _HOLE.sub(lambda hole: self._value(values.get(hole[1], "")), pattern)

    def name(self, topic: str, key: str, spare: str = "") -> str:
        """Give a name from a closed list, or the spare one where the list lacks it.

        Examples
        --------
        >>> from maps.language import load_language
        >>> Speech(load_language("en")).name("kind", "clash")
        'Clash'
        """
        found = self._find(f"{topic}.{key}") if key else None
        return found if isinstance(found, str) else spare

    def number(self, value: float) -> str:
        """Write a number in the language's digits, in groups of three, with at most one decimal."""
        text = f"{value:,.1f}".removesuffix(".0")
        return text if self._native else self.language.write_digits(text.replace(",", "٬").replace(".", "٫"))

    def commas(self, words: Sequence[str]) -> str:
        """Write ``a, b, c``."""
        said = ""
        for word in words:
            said = self.say("list.comma", a=said, b=word) if said else word
        return said

    def semicolons(self, words: Sequence[str]) -> str:
        """Write ``a; b; c``."""
        said = ""
        for word in words:
            said = self.say("list.semicolon", a=said, b=word) if said else word
        return said

    def list(self, words: Sequence[str]) -> str:
        """Write ``a, b and c``."""
        if len(words) < 2:  # noqa: PLR2004 - one thing is no list
            return "".join(words)
        if len(words) == 2:  # noqa: PLR2004 - a pair has a pattern of its own
            return self.say("list.pair", a=words[0], b=words[1])
        return self.say("list.last", a=self.commas(words[:-1]), b=words[-1])

    def dots(self, facts: Iterable[str]) -> str:
        """Write facts in a row."""
        return "\N{NO-BREAK SPACE}· ".join(fact for fact in facts if fact)

    def _find(self, key: str) -> Any:
        found: Any = self._words
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _value(self, value: object) -> str:
        return self.number(value) if isinstance(value, int | float) and value is not True else str(value)


def capital(text: str) -> str:
    """Begin a line with a capital.

    Examples
    --------
    >>> capital("own loss")
    'Own loss'
    """
    return text[:1].upper() + text[1:]
