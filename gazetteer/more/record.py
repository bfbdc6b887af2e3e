"""Records: places as others tell of them, one a row of a source, checked before anything is made of them."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ellipsoid import LATITUDE_LIMIT, LONGITUDE_LIMIT
from ..place import Kind, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How far a place of a kind reaches, where its source gives no size.
RADII_M: Mapping[str, float] = {
    Kind.COUNTRY: 300_000.0,
    Kind.PROVINCE: 60_000.0,
    Kind.DISTRICT: 20_000.0,
    Kind.CITY: 4_000.0,
    Kind.CROSSING: 4_000.0,
    Kind.PASS: 4_000.0,
    Kind.VALLEY: 15_000.0,
    Kind.POST: 3_000.0,
    Kind.LANDMARK: 2_000.0,
    Kind.REGION: 50_000.0,
}
FARTHEST_M = 3_000_000.0
LONGEST_NAME = 120
LONGEST_ID = 100
MOST_NAMES = 200  # of one place; nobody has more but by mistake
HIGHEST_RANK = 3
CONFIDENCES = ("", "high", "medium", "low", "check")
UNKNOWN_LANGUAGE = "und"  # BCP 47: undetermined
_FORMULA = frozenset("=+-@＝＋－＠﹢﹣﹦﹫")  # begins a formula in a spreadsheet, and no name
_JOINERS = str.maketrans(
    "", "", "\u200c\u200d"
)  # letters of words in many scripts, though they are not printed
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A place as one row of one source tells of it.

    Parameters
    ----------
    id
        The source's key and the row's id in it: ``geonames-1123004``. Two records of one id are the same.
    source, licence
        The source's key, and the terms of this row.
    names
        All spellings, the usual one first; never empty.
    geometry
        A polygon in EPSG:4326 as WKB; empty where there is none.

    Other fields are those of `Place`.
    """

    id: str
    source: str
    licence: str
    names: tuple[Name, ...]
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_m: float
    codes: tuple[tuple[str, str], ...] = ()
    rank: int = 0
    sensitive: bool = False
    confidence: str = ""
    geometry: bytes = b""


def clean_name(text: str) -> str:
    r"""Bring a name to the form in which it is kept; empty where it is none.

    Composed (NFC), without blanks around it and with single ones in it. What has a control character, a mark of
    direction or no letter is no name, and neither is what begins as a formula or is longer than 120 characters.

    Examples
    --------
    >>> clean_name("  Spin   Boldak "), clean_name("12"), clean_name("a\u202eb")
    ('Spin Boldak', '', '')
    """
    if len(text) > LONGEST_NAME * 2:
        return ""
    name = " ".join(text.split())
    if name.isascii():
        # By far the most: what is checked below, in fewer steps.
        fits = name.isprintable() and len(name) <= LONGEST_NAME and name[:1] not in _FORMULA
        return name if fits and not name.isdigit() and any(map(str.isalpha, name)) else ""
    name = unicodedata.normalize("NFC", name)
    if "\ufffd" in name:
        return ""
    plain = name.translate(_JOINERS)
    if (
        name[:1] in _FORMULA
        or not plain.isprintable()
        or len(name) > LONGEST_NAME
        or not any(map(str.isalpha, name))
    ):
        return ""
    return name


def clean_names(spelled: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    """Clean pairs of a name and its language; a semicolon parts names. What is none is left out, and so are doubles.

    Examples
    --------
    >>> [(name.text, name.language) for name in clean_names([("Khost; Matun", "en"), ("خوست", "PS?")])]
    [('Khost', 'en'), ('Matun', 'en'), ('خوست', 'und')]
    """
    found: dict[tuple[str, str], Name] = {}
    for text, code in spelled:
        language = code if _LANGUAGE.fullmatch(code) else UNKNOWN_LANGUAGE
        for part in text.split(";"):
            name = clean_name(part)
            if name and (name, language) not in found:
                found[name, language] = Name(text=name, language=language)
                if len(found) == MOST_NAMES:
                    return tuple(found.values())
    return unite_names(found.values())


def unite_names(names: Iterable[Name]) -> tuple[Name, ...]:
    """Give each name once; in no language only where none is known to write it so."""
    found = dict.fromkeys(names)
    known = {name.text for name in found if name.language != UNKNOWN_LANGUAGE}
    return tuple(name for name in found if name.language != UNKNOWN_LANGUAGE or name.text not in known)


def clean_id(text: str) -> str:
    """Bring an id to the form in which it is kept: printable, without blanks; empty where it is none.

    Examples
    --------
    >>> clean_id(" af01 "), clean_id("a b")
    ('af01', '')
    """
    bare = text.strip()
    fits = (
        bare.isprintable()
        and bare[:1] not in _FORMULA
        and len(bare) <= LONGEST_ID
        and not any(map(str.isspace, bare))
    )
    return bare if fits else ""


def wrong_spot(lat: float, lon: float) -> str:
    """Say what is wrong with a point in degrees; empty if nothing is.

    Examples
    --------
    >>> wrong_spot(34.1, 71.1), wrong_spot(0.0, 0.0)
    ('', 'lies at 0, 0: no place is there')
    """
    if not (math.isfinite(lat) and math.isfinite(lon)):
        return "lat or lon is no number"
    if abs(lat) > LATITUDE_LIMIT or abs(lon) > LONGITUDE_LIMIT:
        return "lat and lon must be degrees"
    return "lies at 0, 0: no place is there" if lat == lon == 0 else ""


def clean_country(text: str) -> str:
    """Give the ISO 3166-1 alpha-2 code that a text is, empty where it is none.

    Examples
    --------
    >>> clean_country("af"), clean_country("Afghanistan")
    ('AF', '')
    """
    code = text.strip().upper()
    return code if _COUNTRY.fullmatch(code) else ""
