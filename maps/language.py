"""The words that Python writes into a page, read from ``maps/languages/<code>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """One language's words: names of months, and patterns for ``str.format`` by table and key."""

    code: str
    months: tuple[str, ...]
    tables: Mapping[str, Any]

    def say(self, table: str, key: str, /, **values: object) -> str:
        """Fill a pattern. Values are inserted as they are and never read as patterns themselves.

        Examples
        --------
        >>> load_language("en").say("title", "undated", theatre="{frontier}")
        '{frontier}'
        """
        pattern: str = self.tables[table][key]
        return pattern.format(**values)


@cache
def load_language(code: str) -> Language:
    """Load the words of a language.

    Parameters
    ----------
    code
        The BCP 47 code that names its file.

    Raises
    ------
    OptionError
        If there is no such file; the message lists those there are.

    Examples
    --------
    >>> load_language("en").months[9]
    'October'
    """
    folder = files(__package__) / "languages"
    known = sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )
    if code not in known:  # also keeps a code like "../x" from becoming a path
        raise OptionError(f"language {code!r}: the page has no words in it; choose from {', '.join(known)}")
    tables = tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8"))
    return Language(code=code, months=tuple(tables["months"]), tables=tables)
