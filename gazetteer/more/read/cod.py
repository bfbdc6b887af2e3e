"""OCHA's common operational datasets of administrative areas (COD-AB): names and P-codes by level.

The columns are ``ADM1_EN``, ``ADM1_PCODE`` and so on, or, since 2025, ``adm1_name``, ``adm1_pcode``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...place import Kind
from ..record import Record, clean_country, clean_name, clean_names, wrong_spot
from ..shape import read_shape
from ..stock import Source
from .cells import codes_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .features import Feature
    from .rows import Origin

# Each country's dataset has its own terms: the user says which.
SOURCE = Source(key="cod", title="OCHA COD-AB", licence="", attribution="")
_KINDS = (Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT, Kind.DISTRICT)
_PCODE = re.compile(r"adm([0-3])_?pcode")
_NAME = re.compile(r"adm([0-3])_(?:name(\d?)|ref(?:_?name)?|([a-z]{2}))")
_ALTERNATIVE = re.compile(r"adm([0-3])_?alt\d?_?([a-z]{2})")


def is_cod(keys: Iterable[str]) -> bool:
    """Tell the columns of such a dataset.

    Examples
    --------
    >>> is_cod(["ADM1_EN", "ADM1_PCODE"]), is_cod(["adm2_name", "adm2_pcode"]), is_cod(["place"])
    (True, True, False)
    """
    return any(_PCODE.fullmatch(key.lower()) for key in keys)


def read_cod(feature: Feature, origin: Origin) -> Iterator[Record]:
    """Read an area: of the deepest level that it has a code of.

    Raises
    ------
    ValueError
        If it has no code, name or geometry.
    """
    row = {key.lower(): value for key, value in feature.properties.items()}
    codes = {
        int(found[1]): text_of(value)
        for key, value in row.items()
        if (found := _PCODE.fullmatch(key)) and text_of(value)
    }
    if not codes:
        raise ValueError("has no P-code")
    level = max(codes)
    names = clean_names(_spelled(row, level))
    if not names:
        raise ValueError(f"P-code {codes[level][:20]}: has no name")
    shape = read_shape(feature.geometry) if feature.geometry is not None else None
    lat, lon = number_of(row.get("center_lat")), number_of(row.get("center_lon"))
    if shape is not None and (wrong_spot(lat, lon) or not shape.wkb):
        lat, lon = shape.lat, shape.lon
    wrong = wrong_spot(lat, lon)
    if shape is None or wrong:
        raise ValueError(wrong or "has no geometry")
    coded = codes_of([("pcode", codes[level])])
    if not coded:
        raise ValueError(f"P-code {codes[level][:20]!r} is none")
    country = text_of(row.get("iso2")) or codes.get(0, "") or codes[level][:2]
    kind = _KINDS[level]
    above = clean_names(_spelled(row, 1)) if level > 1 else ()
    yield Record(
        id=f"cod-{coded[0][1]}",
        source=SOURCE.key,
        licence=origin.licence,
        names=names,
        kind=kind,
        country=clean_country(country),
        admin1=above[0].text if above else clean_name(names[0].text) if level == 1 else "",
        lat=lat,
        lon=lon,
        radius_m=max(shape.radius_m, 1.0),
        codes=coded,
        confidence="high",
        geometry=shape.wkb,
    )


def _spelled(row: Mapping[str, Any], level: int) -> Iterator[tuple[str, str]]:
    """Give the names of a level, English first."""
    found: list[tuple[int, str, str]] = []
    for key, value in row.items():
        match = _NAME.fullmatch(key) or _ALTERNATIVE.fullmatch(key)
        if match is None or int(match[1]) != level:
            continue
        if key.startswith(f"adm{level}_name"):
            # The language of adm1_name2 stands in the column lang2.
            number = match[2] or ""
            language = text_of(row.get(f"lang{number}")) or ("en" if not number else "")
        else:
            language = match[match.lastindex or 1] if match.lastindex and match.lastindex > 1 else ""
        found.append((language != "en", text_of(value), language))
    for _, text, language in sorted(found, key=lambda each: each[0]):
        yield text, language
