"""Cells of other people's tables: values of any type, taken for the text or number that they should be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..record import clean_id

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 2_000
# ISO 639-3 to the shorter codes of ISO 639-1 that BCP 47 asks for. (prs has none.)
_SHORTER = {
    "eng": "en", "urd": "ur", "pus": "ps", "pbu": "ps", "fas": "fa", "per": "fa", "tha": "th", "khm": "km",
    "hin": "hi", "ara": "ar", "rus": "ru", "ukr": "uk", "fra": "fr", "deu": "de", "spa": "es", "zho": "zh",
}  # fmt: skip


def text_of(value: Any) -> str:
    """Give the text that a cell is, empty where it is none or missing.

    Examples
    --------
    >>> text_of(" Khost "), text_of(12), text_of(12.0), text_of(float("nan")), text_of(None), text_of(["a"])
    ('Khost', '12', '12', '', '', '')
    """
    if isinstance(value, str):
        return value.strip()[:_LONGEST]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    return str(value)


def number_of(value: Any) -> float:
    """Give the number that a cell is; NaN where it is none.

    Examples
    --------
    >>> number_of("34.5"), number_of("x")
    (34.5, nan)
    """
    try:
        return float(text_of(value))
    except (ValueError, OverflowError):
        return math.nan


def shorten_language(code: str) -> str:
    """Give the two letters of a language where it has them.

    Examples
    --------
    >>> shorten_language("urd"), shorten_language("prs")
    ('ur', 'prs')
    """
    return _SHORTER.get(code, code)


def codes_of(pairs: Iterable[tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Give pairs of a system and a code in it, without what is no code.

    Examples
    --------
    >>> codes_of([("pcode", "AF01"), ("wikidata", "Q1;Q2"), ("geonames", 7)])
    (('pcode', 'AF01'), ('geonames', '7'))
    """
    cleaned = ((system, clean_id(text_of(value))) for system, value in pairs)
    return tuple((system, code) for system, code in cleaned if code and not set(code) & set(";="))
