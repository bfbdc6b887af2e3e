"""The words of a page, read from ``maps/languages/<code>/``: what Python writes, and what the page's scripts ask for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

# The language that has all words: what another one lacks is said in this one.
FALLBACK = "en"
_OWN = "language.toml"
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """One language's words.

    Parameters
    ----------
    code
        BCP 47 code, as in the page's ``lang``.
    direction
        ltr or rtl.
    locale
        BCP 47 code with the extension that names its digits, for the page's numbers and plurals.
    digits
        The ten digits of a number.
    gazetteer
        The language of a gazetteer's names by which a place is called.
    months
        Names of the twelve months.
    tables
        Patterns that Python fills, by table and key.
    words
        The page's own words, by topic and key: a text, or a table of plural forms.
    """

    code: str
    direction: str
    locale: str
    digits: str
    gazetteer: str
    months: tuple[str, ...]
    tables: Mapping[str, Any]
    words: Mapping[str, Any]

    def say(self, table: str, key: str, /, **values: object) -> str:
        """Fill a pattern. Values are inserted as they are, numbers in the language's digits; none is read as a pattern.

        Examples
        --------
        >>> load_language("en").say("title", "undated", theatre="{frontier}")
        '{frontier}'
        """
        pattern: str = self.tables[table][key]
        return pattern.format(
            **{
                name: self.write_digits(str(value)) if isinstance(value, int) else value
                for name, value in values.items()
            }
        )

    def write_digits(self, text: str) -> str:
        """Write the digits of a text as the language does.

        Examples
        --------
        >>> load_language("en").write_digits("14:30")
        '14:30'
        """
        return text if self.digits == _DIGITS else text.translate(str.maketrans(_DIGITS, self.digits))

    def list_words(self) -> dict[str, Any]:
        """List all that the page's scripts may ask for, months and patterns of dates among it."""
        return {
            **self.words,
            "months": list(self.months),
            "numbers": self.tables["numbers"],
            "date": self.tables["date"],
        }


@cache
def load_language(code: str) -> Language:
    """Load the words of a language; what it lacks comes from English.

    Parameters
    ----------
    code
        The BCP 47 code that names its folder.

    Raises
    ------
    OptionError
        If there is no such folder; the message lists those there are.

    Examples
    --------
    >>> load_language("en").months[9]
    'October'
    """
    known = list_languages()
    if code not in known:  # also keeps a code like "../x" from becoming a path
        raise OptionError(f"language {code!r}: the page has no words in it; choose from {', '.join(known)}")
    topics = _merge(read_topics(FALLBACK), read_topics(code))
    tables = topics.pop("language")
    return Language(
        code=code,
        direction=tables["dir"],
        locale=tables["locale"],
        digits=tables["digits"],
        gazetteer=tables["gazetteer"],
        months=tuple(tables["months"]),
        tables=tables,
        words=topics,
    )


def list_languages() -> tuple[str, ...]:
    """List the codes of the languages that a page can speak.

    Examples
    --------
    >>> "en" in list_languages()
    True
    """
    return tuple(sorted(entry.name for entry in _folder().iterdir() if (entry / _OWN).is_file()))


def read_topics(code: str) -> dict[str, Any]:
    """Read a language's files as they are, by topic; ``language`` is the language itself."""
    entries = [entry for entry in (_folder() / code).iterdir() if entry.name.endswith(".toml")]
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(entries, key=lambda entry: entry.name)
    }


def is_plural(value: object) -> bool:
    """Say whether a value is a table of plural forms, as the page's script tells them from a topic.

    Examples
    --------
    >>> is_plural({"one": "{n} place", "other": "{n} places"}), is_plural({"clash": "Clash", "other": "Other"})
    (True, False)
    """
    return isinstance(value, dict) and set(value) <= {"zero", "one", "two", "few", "many", "other"}


def _folder() -> Traversable:
    return files(__package__) / "languages"


def _merge(spare: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Put a language's words over the spare ones. Plural forms are taken whole: each language has its own."""
    merged = dict(spare)
    for key, value in own.items():
        inner = merged.get(key)
        if (
            isinstance(value, dict)
            and isinstance(inner, dict)
            and not is_plural(inner)
            and not is_plural(value)
        ):
            merged[key] = _merge(inner, value)
        else:
            merged[key] = value
    return merged
