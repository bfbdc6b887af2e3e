"""A language's data: abbreviations, verbs, number words ..., read from ``geo/languages/<code>/*.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Dari is read by the rules of Persian, the written standard both share.
_SAME = {"prs": "fa"}
# Code points, with the brackets and quotation marks before it. Further back nothing is looked at, however long a text.
_LONGEST_ABBREVIATION = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The data of one language; ``tables[file stem]`` is what that TOML file holds."""

    code: str
    tables: Mapping[str, Mapping[str, Any]]

    def is_abbreviation(self, text: str, begin: int, stop: int) -> bool:
        """Whether the full stop at ``stop`` belongs to an abbreviation or an initial, not to a sentence."""
        reach = max(begin, stop - _LONGEST_ABBREVIATION)
        word_start = max(text.rfind(" ", reach, stop) + 1, reach)
        word = text[word_start:stop].lstrip("(\"'“‘[")
        texts = self.tables.get("text", {})
        if len(word) == 1 and word.isupper():
            return not text[reach:stop].casefold().endswith(tuple(texts.get("no_initials", ())))
        return word.casefold() in texts.get("abbreviations", ())


@cache
def load_language(code: str) -> Language:
    """Load a language by its BCP 47 code; one without data is read with what all languages share.

    Regions make no difference: ``en-GB`` is read as ``en``.

    Raises
    ------
    RuleError
        A data file is no valid TOML.
    """
    primary = code.partition("-")[0].lower()
    code = _SAME.get(primary, primary)
    folder = resources.files("geo") / "languages" / code
    if not folder.is_dir():
        # The rules of one language are never applied to another: only how sentences end is common to all.
        return Language(code=code, tables=MappingProxyType({"text": MappingProxyType({"abbreviations": []})}))
    tables: dict[str, Mapping[str, Any]] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            try:
                tables[file.name.removesuffix(".toml")] = MappingProxyType(
                    tomllib.loads(file.read_text("utf-8"))
                )
            except tomllib.TOMLDecodeError as error:
                message = f"geo/languages/{code}/{file.name}: {error}"
                raise RuleError(message) from error
    return Language(code=code, tables=MappingProxyType(tables))
