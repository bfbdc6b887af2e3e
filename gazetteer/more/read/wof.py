"""Who's On First: a bundle as SQLite (``spr``, ``names``, ``concordances``), records as GeoJSON, or a table of meta CSV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...errors import ForeignFileError, PlacesError
from ...foreign import open_foreign_sqlite
from ...place import Kind
from ..record import RADII_M, Record, clean_country, clean_names, wrong_spot
from ..shape import read_shape
from ..stock import Source
from .cells import codes_of, number_of, shorten_language, text_of
from .rows import Origin, Problem, count_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...foreign import ForeignSqlite
    from .features import Feature

SOURCE = Source(
    key="wof",
    title="Who's On First",
    licence="CC BY 4.0",
    attribution="Places: Who's On First, CC BY 4.0",
)
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("country", "dependency"), Kind.COUNTRY),
    "region": Kind.PROVINCE,
    **dict.fromkeys(("county", "localadmin"), Kind.DISTRICT),
    "locality": Kind.CITY,
}
_AREAS = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT})
# Their names of other gazetteers' ids, and ours.
_SYSTEMS = {"gn:id": "geonames", "wd:id": "wikidata", "iso:code": "iso_3166_2"}
_NAME = re.compile(r"name:([a-z]{3})_x_(preferred|variant|colloquial)")
_MOST_NAMES = 20_000_000


def read_wof(feature: Feature, _: Origin) -> Iterator[Record]:
    """Read a record as GeoJSON; what is no kind of place here, or is no more, gives none.

    Raises
    ------
    ValueError
        If it is a place but cannot be read.
    """
    row = feature.properties
    gone = row.get("wof:superseded_by") or any(
        text_of(row.get(key)) not in {"", "u", "uuuu"} for key in ("edtf:deprecated", "edtf:cessation")
    )
    if gone or text_of(row.get("mz:is_current")) == "0":
        return
    shape = read_shape(feature.geometry) if feature.geometry is not None else None
    spelled = [(text_of(row.get("wof:name")), "")]
    for key in sorted(row, key=lambda key: (not key.startswith("name:eng"), key)):
        found, texts = _NAME.fullmatch(key), row[key]
        if found:
            listed = texts if isinstance(texts, list) else [texts]
            spelled += [(text_of(text), shorten_language(found[1])) for text in listed]
    known = row.get("wof:concordances")
    concordances = known.items() if isinstance(known, dict) else ()
    point = _first_point(
        (row.get("lbl:latitude"), row.get("lbl:longitude")),
        (row.get("geom:latitude"), row.get("geom:longitude")),
        (shape.lat if shape else None, shape.lon if shape else None),
    )
    yield from _make(
        row.get("wof:id"),
        text_of(row.get("wof:placetype")),
        text_of(row.get("iso:country") or row.get("wof:country")),
        spelled,
        point,
        concordances=concordances,
        radius_m=shape.radius_m if shape else 0.0,
        geometry=shape.wkb if shape else b"",
        people=number_of(row.get("wof:population")),
    )


def read_wof_rows(
    rows: Iterable[tuple[int, Mapping[str, Any]]], origin: Origin
) -> Iterator[Record | Problem]:
    """Read the rows of a meta file, each with its line."""
    for number, row in rows:
        count_row(origin, number)
        if text_of(row.get("superseded_by")) or text_of(row.get("deprecated")) not in {"", "u", "uuuu"}:
            continue
        point = _first_point(
            (row.get("lbl_latitude"), row.get("lbl_longitude")),
            (row.get("geom_latitude"), row.get("geom_longitude")),
        )
        try:
            yield from _make(
                row.get("id"),
                text_of(row.get("placetype")),
                text_of(row.get("iso_country") or row.get("iso") or row.get("wof_country")),
                [(text_of(row.get("name")), "")],
                point,
                concordances=(),
            )
        except ValueError as error:
            yield Problem(origin.path.name, number, str(error))


def read_wof_sqlite(origin: Origin) -> Iterator[Record | Problem]:
    """Read a bundle: its tables only, in the order in which they lie."""
    try:
        with open_foreign_sqlite(origin.path) as database:
            yield from _read_bundle(database, origin)
    except ForeignFileError as error:
        raise PlacesError(origin.path, str(error).removeprefix(f"{origin.path}: ")) from None


def _read_bundle(database: ForeignSqlite, origin: Origin) -> Iterator[Record | Problem]:
    wanted = ("id", "name", "placetype", "country", "latitude", "longitude")
    gone = [
        name
        for name in ("is_current", "is_deprecated", "is_ceased", "is_superseded")
        if name in database.tables.get("spr", ())
    ]
    rows = [
        row
        for row in database.rows("spr", (*wanted, *gone))
        if row[2] in KINDS and not _is_gone(dict(zip(gone, row[len(wanted) :], strict=True)))
    ]
    ids = {row[0] for row in rows}
    names = _by_id(database, "names", ("language", "name"), ids)
    others = _by_id(database, "concordances", ("other_source", "other_id"), ids)
    for number, row in enumerate(rows, start=1):
        count_row(origin, number)
        spelled = [(text_of(row[1]), "")]
        listed = [(shorten_language(text_of(code)), text_of(text)) for code, text in names.get(row[0], ())]
        spelled += [(text, code) for code, text in sorted(listed, key=lambda each: each[0] != "en")]
        try:
            yield from _make(
                row[0], row[2], text_of(row[3]), spelled, (number_of(row[4]), number_of(row[5])),
                concordances=[(text_of(key), code) for key, code in others.get(row[0], ())],
            )  # fmt: skip
        except ValueError as error:
            yield Problem(origin.path.name, number, f"record {text_of(row[0])}: {error}")


def _is_gone(flags: Mapping[str, Any]) -> bool:
    return any(value == (0 if flag == "is_current" else 1) for flag, value in flags.items())


def _by_id(
    database: ForeignSqlite, table: str, columns: Sequence[str], ids: set[Any]
) -> dict[Any, list[tuple[Any, ...]]]:
    """Gather the rows of a table, which a bundle may lack, by the ids that they are about."""
    if not {"id", *columns} <= set(database.tables.get(table, ())):
        return {}
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for number, (key, *cells) in enumerate(database.rows(table, ("id", *columns))):
        if number == _MOST_NAMES:
            break
        if key in ids:
            found.setdefault(key, []).append(tuple(cells))
    return found


def _first_point(*points: tuple[Any, Any]) -> tuple[float, float]:
    numbers = [(number_of(lat), number_of(lon)) for lat, lon in points]
    return next((point for point in numbers if not wrong_spot(*point)), numbers[-1])


def _make(
    number: Any,
    placetype: str,
    country: str,
    spelled: Iterable[tuple[str, str]],
    point: tuple[float, float],
    *,
    concordances: Iterable[tuple[str, Any]],
    radius_m: float = 0.0,
    geometry: bytes = b"",
    people: float = 0.0,
) -> Iterator[Record]:
    kind = KINDS.get(placetype)
    if kind is None:
        return
    key = text_of(number)
    if not key.isdecimal():
        raise ValueError(f"id {key[:20]!r} is no number")
    wrong = wrong_spot(*point)
    if wrong:
        raise ValueError(wrong)
    names = clean_names(spelled)
    if not names:
        raise ValueError("has no name")
    codes = [(_SYSTEMS[system], code) for system, code in concordances if system in _SYSTEMS]
    yield Record(
        id=f"wof-{key}",
        source=SOURCE.key,
        licence=SOURCE.licence,
        names=names,
        kind=kind,
        country=clean_country(country),
        admin1="",
        lat=point[0],
        lon=point[1],
        radius_m=radius_m if kind in _AREAS and radius_m else RADII_M[kind],
        codes=codes_of([*codes, ("wof", key)]),
        rank=next((rank for least, rank in _LARGE if people >= least), 0) if kind == Kind.CITY else 0,
        confidence="medium",
        geometry=geometry if kind in _AREAS else b"",
    )


_LARGE = ((500_000, 1), (100_000, 2), (30_000, 3))
