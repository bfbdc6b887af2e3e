"""GeoNames: a country's dump (``AF.zip`` or its ``AF.txt``), 19 columns with tabs between, UTF-8, no header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...place import Kind
from ..record import RADII_M, Record, clean_country, clean_id, clean_names, wrong_spot
from ..stock import Source
from .rows import Origin, Problem, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature class", "feature code", "country code", "cc2"),
    *("admin1 code", "admin2 code", "admin3 code", "admin4 code"),
    *("population", "elevation", "dem", "timezone", "modification date"),
)
SOURCE = Source(
    key="geonames", title="GeoNames", licence="CC BY 4.0", attribution="Places: GeoNames, CC BY 4.0"
)
# Feature codes by what they are to us; a class with a dash is for its codes that are not listed. What is left out
# (streams, roads, fields, wells ...) is named by no report as the place where something happened.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR"), Kind.COUNTRY),
    "ADM1": Kind.PROVINCE,
    "ADM2": Kind.DISTRICT,
    "ADM3": Kind.DISTRICT,
    "P-": Kind.CITY,
    **dict.fromkeys(("PASS", "GAP", "DFL"), Kind.PASS),
    **dict.fromkeys(("VAL", "VALS"), Kind.VALLEY),
    **dict.fromkeys(("FT", "MILB", "PP", "INSM", "AIRB", "AIRF", "AIRP"), Kind.POST),
    "PSTB": Kind.CROSSING,  # a border post
    **dict.fromkeys(("CSTM", "CSTM1"), Kind.CROSSING),
    **dict.fromkeys(("TMPL", "MSQE", "HLL", "MT", "MNMT", "SHRN"), Kind.LANDMARK),
    **dict.fromkeys(("RGN", "AREA", "TRB", "RGNH"), Kind.REGION),
}
_LEFT_OUT = frozenset({"PPLH", "PPLQ", "PPLW", "PPLX"})  # historical, abandoned, destroyed, part of a town
_SEATS = {"PPLC": 1, "PPLA": 1, "PPLA2": 2}
# People from whom on a town is one that reports name without saying where it is.
_LARGE = ((500_000, 1), (100_000, 2), (30_000, 3))
_HISTORIC = frozenset({"ADM1H", "ADM2H", "ADM3H"})


def read_geonames(origin: Origin) -> Iterator[Record | Problem]:
    """Read a dump line by line. What is no kind of place here is passed over."""
    name = origin.path.name
    for number, line in read_lines(origin, ".txt"):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            if line:
                yield Problem(name, number, f"has {len(cells)} columns in the place of {len(COLUMNS)}")
            continue
        kind = _kind(cells[6], cells[7])
        if not kind:
            continue
        try:
            yield _record(cells, kind)
        except ValueError as error:
            yield Problem(name, number, str(error))


def _kind(feature_class: str, code: str) -> str:
    if code in _LEFT_OUT or code in _HISTORIC:
        return ""
    return KINDS.get(code, KINDS.get(f"{feature_class}-", ""))


def _record(cells: list[str], kind: str) -> Record:
    number = clean_id(cells[0])
    if not number.isdigit():
        raise ValueError(f"geonameid {cells[0][:20]!r} is no number")
    lat, lon = float(cells[4]), float(cells[5])
    wrong = wrong_spot(lat, lon)
    if wrong:
        raise ValueError(wrong)
    spelled = [(cells[1], "en"), (cells[2], "en"), *((text, "") for text in cells[3].split(","))]
    # Links to encyclopaedias and codes of airports stand among the alternate names.
    names = clean_names((text, language) for text, language in spelled if "://" not in text)
    if not names:
        raise ValueError(f"{cells[1][:40]!r} is no name of a place")
    people = int(cells[14]) if cells[14].isdigit() else 0
    return Record(
        id=f"geonames-{number}",
        source=SOURCE.key,
        licence=SOURCE.licence,
        names=names,
        kind=kind,
        country=clean_country(cells[8]),
        admin1="",
        lat=lat,
        lon=lon,
        radius_m=RADII_M[kind],
        codes=(("geonames", number),),
        rank=_rank(cells[7], people) if kind == Kind.CITY else 0,
        confidence="medium",
    )


def _rank(code: str, people: int) -> int:
    ranks = [rank for least, rank in _LARGE if people >= least]
    return min([*ranks, _SEATS.get(code, 9)]) if ranks or code in _SEATS else 0
