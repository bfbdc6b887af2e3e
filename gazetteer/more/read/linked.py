"""Linked Places format (LPF): GeoJSON with names, types, links and certainty, as gazetteers exchange it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from ...place import Kind
from ..record import (
    CONFIDENCES,
    FARTHEST_M,
    HIGHEST_RANK,
    RADII_M,
    Record,
    clean_country,
    clean_id,
    clean_name,
    clean_names,
    wrong_spot,
)
from ..shape import read_shape
from ..stock import Source
from .cells import codes_of, number_of, shorten_language, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .features import Feature
    from .rows import Origin

SOURCE = Source(key="lpf", title="Linked Places", licence="", attribution="")
# The names by which our own exports are known again.
URN = "urn:clashline:place:"
CERTAINTIES: Mapping[str, str] = {"certain": "high", "less-certain": "medium", "uncertain": "low"}
# Words of types, in the order in which they are looked for in a type's label.
_TYPES: tuple[tuple[str, str], ...] = (
    ("crossing", Kind.CROSSING), ("border post", Kind.CROSSING), ("mountain pass", Kind.PASS), ("pass", Kind.PASS),
    ("valley", Kind.VALLEY), ("district", Kind.DISTRICT), ("county", Kind.DISTRICT), ("province", Kind.PROVINCE),
    ("state", Kind.PROVINCE), ("country", Kind.COUNTRY), ("nation", Kind.COUNTRY), ("city", Kind.CITY),
    ("town", Kind.CITY), ("village", Kind.CITY), ("hamlet", Kind.CITY), ("settlement", Kind.CITY),
    ("inhabited place", Kind.CITY), ("post", Kind.POST), ("fort", Kind.POST), ("camp", Kind.POST),
    ("temple", Kind.LANDMARK), ("hill", Kind.LANDMARK), ("landmark", Kind.LANDMARK), ("region", Kind.REGION),
)  # fmt: skip
_CLASSES = {"P": Kind.CITY, "L": Kind.REGION, "S": Kind.LANDMARK}
_LINKS = (
    ("geonames", re.compile(r"(?:gn:|https?://(?:www\.|sws\.)?geonames\.org/)(\d+)/?.*")),
    ("wikidata", re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:wiki|entity)/)(Q\d+)")),
    ("wof", re.compile(r"(?:wof:|https?://(?:\w+\.)?whosonfirst\.org/id/)(\d+)/?")),
)
_EXACT = frozenset({"exactMatch", "closeMatch"})
_MOST = 500


def is_linked(feature: Feature) -> bool:
    """Tell a feature of this format: its names are a list beside its properties."""
    return isinstance(feature.members.get("names"), list)


def read_linked(feature: Feature, origin: Origin) -> Iterator[Record | Source]:
    """Read a place; one of no kind that is known here gives no record.

    Raises
    ------
    ValueError
        If it is a place but cannot be read.
    """
    members, properties = feature.members, feature.properties
    kind = _kind(members, properties)
    if not kind:
        return
    names = clean_names(
        (text_of(row.get("toponym")), shorten_language(text_of(row.get("lang"))))
        for row in _rows(members, "names")
    ) or clean_names([(text_of(properties.get("title")), "")])
    if not names:
        raise ValueError("has no name")
    shape = read_shape(_area(feature.geometry)) if feature.geometry is not None else None
    if shape is None:
        raise ValueError("has no geometry")
    point = _marked(feature.geometry) or (shape.lat, shape.lon)
    wrong = wrong_spot(*point)
    if wrong:
        raise ValueError(wrong)
    ccodes = properties.get("ccodes")
    countries = [clean_country(text_of(code)) for code in ccodes] if isinstance(ccodes, list) else []
    source = clean_id(text_of(properties.get("source"))) or origin.source or SOURCE.key
    radius_m = number_of(properties.get("radius_m"))
    confidence = text_of(properties.get("confidence")) or _certainty(members.get("geometry"))
    rank = number_of(properties.get("rank"))
    licence = clean_name(text_of(properties.get("licence") or properties.get("license"))) or origin.licence
    if notice := clean_name(text_of(properties.get("attribution"))):
        yield Source(key=source, title=source, licence=licence, attribution=notice)
    yield Record(
        id=_id(members, source),
        source=source,
        licence=licence,
        names=names,
        kind=kind,
        country=countries[0] if len(countries) == 1 else "",
        admin1=clean_name(text_of(properties.get("admin1"))),
        lat=point[0],
        lon=point[1],
        radius_m=radius_m if 0 < radius_m <= FARTHEST_M else shape.radius_m or RADII_M[kind],
        codes=_codes(members, properties),
        rank=int(rank) if 0 <= rank <= HIGHEST_RANK else 0,
        sensitive=properties.get("sensitive") is True,
        confidence=confidence if confidence in CONFIDENCES else "",
        geometry=shape.wkb,
    )


def _rows(members: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    listed = members.get(key)
    return [row for row in listed[:_MOST] if isinstance(row, dict)] if isinstance(listed, list) else []


def _kind(members: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
    given = text_of(properties.get("kind"))
    if given in set(Kind):
        return given
    for row in _rows(members, "types"):
        labels = [
            text_of(row.get("label")),
            *(text_of(each.get("label")) for each in _rows(row, "sourceLabels")),
        ]
        for word, kind in _TYPES:
            if any(re.search(rf"\b{word}s?\b", label.lower()) for label in labels):
                return kind
    classes = properties.get("fclasses") or members.get("fclasses")
    listed = classes if isinstance(classes, list) else []
    return next((_CLASSES[code] for code in listed if isinstance(code, str) and code in _CLASSES), "")


def _area(geometry: Any) -> Any:
    """Give the polygon of a collection, or what it has in the place of one."""
    parts = getattr(geometry, "geoms", ()) if geometry.geom_type == "GeometryCollection" else ()
    return next((part for part in parts if part.geom_type in {"Polygon", "MultiPolygon"}), geometry)


def _marked(geometry: Any) -> tuple[float, float] | None:
    """Give the point that stands beside an area: where there is one, it stands for the place."""
    parts = getattr(geometry, "geoms", ()) if geometry.geom_type == "GeometryCollection" else ()
    return next(((part.y, part.x) for part in parts if part.geom_type == "Point"), None)


def _certainty(geometry: Any) -> str:
    parts = geometry.get("geometries") if isinstance(geometry, dict) else None
    rows = [geometry, *(parts if isinstance(parts, list) else ())]
    told = [text_of(row.get("certainty")) for row in rows if isinstance(row, dict)]
    return next((CERTAINTIES[each] for each in told if each in CERTAINTIES), "")


def _codes(members: Mapping[str, Any], properties: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    given = properties.get("codes")
    found: dict[str, Any] = dict(given) if isinstance(given, dict) else {}
    for row in _rows(members, "links"):
        for system, pattern in _LINKS:
            match = pattern.fullmatch(text_of(row.get("identifier")))
            if match and text_of(row.get("type")) in _EXACT:
                found.setdefault(system, match[1])
    return codes_of((clean_id(str(system)), code) for system, code in list(found.items())[:20] if str(system))


def _id(members: Mapping[str, Any], source: str) -> str:
    given = text_of(members.get("@id")) or text_of(members.get("id"))
    if not given:
        raise ValueError("has no @id")
    own = clean_id(given.removeprefix(URN)) if given.startswith(URN) else ""
    return own or f"{source}-{hashlib.sha256(given.encode()).hexdigest()[:12]}"
