"""OpenStreetMap: an extract as GeoJSON or GeoPackage, by whatever program it was made.

Known are the ways of Overpass, osmium, osmnx and QuickOSM (a property a tag), of GDAL (``other_tags``) and of Geofabrik
(``fclass``).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ...place import Kind
from ..record import RADII_M, Record, clean_country, clean_names, wrong_spot
from ..shape import read_shape
from ..stock import Source
from .cells import codes_of, number_of, shorten_language, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .features import Feature
    from .rows import Origin

SOURCE = Source(
    key="osm",
    title="OpenStreetMap",
    licence="ODbL 1.0",
    attribution="Places © OpenStreetMap contributors, ODbL 1.0",
)
SIGNS = frozenset({"place", "osm_id", "other_tags", "fclass", "boundary", "barrier", "@id", "full_id"})
_PLACES: Mapping[str, str] = {
    "country": Kind.COUNTRY,
    **dict.fromkeys(("state", "province"), Kind.PROVINCE),
    **dict.fromkeys(("district", "county"), Kind.DISTRICT),
    **dict.fromkeys(("city", "town", "village", "hamlet", "isolated_dwelling"), Kind.CITY),
    "region": Kind.REGION,
}
_LEVELS: Mapping[str, str] = {"2": Kind.COUNTRY, "4": Kind.PROVINCE, "6": Kind.DISTRICT}
# Tags that make a kind by themselves, in the order in which they are asked.
_TAGS: tuple[tuple[str, frozenset[str], str], ...] = (
    ("barrier", frozenset({"border_control"}), Kind.CROSSING),
    ("mountain_pass", frozenset({"yes"}), Kind.PASS),
    ("natural", frozenset({"saddle"}), Kind.PASS),
    ("natural", frozenset({"valley"}), Kind.VALLEY),
    ("natural", frozenset({"peak", "hill"}), Kind.LANDMARK),
    ("military", frozenset({"base", "barracks", "checkpoint", "outpost"}), Kind.POST),
    ("aeroway", frozenset({"aerodrome"}), Kind.POST),
    ("amenity", frozenset({"place_of_worship"}), Kind.LANDMARK),
)
_RANKS = {"city": 2, "town": 3}
_LARGE = 500_000
_NAMES = ("name", "int_name", "alt_name", "official_name", "short_name", "old_name", "loc_name")
_NAME_IN = re.compile(r"(?:name|alt_name|old_name|official_name)[:_]([a-z]{2,3})")
_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_ID = re.compile(r"(n|w|r|node|way|relation)[/ _-]?(\d{1,20})")
_WORDS = {"n": "node", "w": "way", "r": "relation"}
_LONGEST_TAGS = 1 << 20


def read_osm(feature: Feature, _: Origin) -> Iterator[Record]:
    """Read a feature; what is no kind of place here, or has no name, gives no record.

    Raises
    ------
    ValueError
        If it is a place but cannot be read.
    """
    tags = read_tags(feature.properties)
    kind = _kind(tags)
    names = clean_names(_spelled(tags)) if kind else ()
    if not names:
        return
    shape = read_shape(feature.geometry) if feature.geometry is not None else None
    if shape is None:
        raise ValueError("has no geometry")
    wrong = wrong_spot(shape.lat, shape.lon)
    if wrong:
        raise ValueError(wrong)
    number = _find_id(feature, tags)
    yield Record(
        id=f"osm-{number}",
        source=SOURCE.key,
        licence=SOURCE.licence,
        names=names,
        kind=kind,
        country=clean_country(tags.get("ISO3166-1:alpha2") or tags.get("ISO3166-1") or ""),
        admin1="",
        lat=shape.lat,
        lon=shape.lon,
        radius_m=max(shape.radius_m, RADII_M[kind]) if not shape.wkb else shape.radius_m,
        codes=codes_of(
            (("wikidata", tags.get("wikidata")), ("iso_3166_2", tags.get("ISO3166-2")), ("osm", number))
        ),
        rank=_rank(tags) if kind == Kind.CITY else 0,
        confidence="medium",
        geometry=shape.wkb if kind in _AREAS else b"",
    )


_AREAS = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT, Kind.REGION, Kind.VALLEY})


def read_tags(properties: Mapping[str, Any]) -> dict[str, str]:
    """Gather the tags of a feature.

    Examples
    --------
    >>> read_tags({"name": "A", "other_tags": '"place"=>"town","name:ps"=>"ا"'})
    {'name': 'A', 'place': 'town', 'name:ps': 'ا'}
    """
    tags = {key: text for key, value in properties.items() if (text := text_of(value))}
    packed = properties.get("other_tags") or properties.get("all_tags")
    if isinstance(packed, str) and len(packed) <= _LONGEST_TAGS:
        tags.pop("other_tags", None)
        for key, value in _HSTORE.findall(packed):
            tags.setdefault(_bare(key), _bare(value))
    inner = properties.get("tags")
    if isinstance(inner, str) and inner.startswith("{") and len(inner) <= _LONGEST_TAGS:
        tags.pop("tags", None)
        try:
            inner = json.loads(inner)
        except (ValueError, RecursionError):
            inner = None
    if isinstance(inner, dict):
        for key, value in inner.items():
            tags.setdefault(str(key), text_of(value))
    if "fclass" in tags:
        tags.setdefault("place", {"national_capital": "city"}.get(tags["fclass"], tags["fclass"]))
    return tags


def _bare(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _kind(tags: Mapping[str, str]) -> str:
    if tags.get("boundary") == "administrative":
        return _LEVELS.get(tags.get("admin_level", ""), "")
    for key, values, kind in _TAGS:
        if tags.get(key) in values:
            return kind
    return _PLACES.get(tags.get("place", ""), "")


def _spelled(tags: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the names, the English one first: texts in English call a place by it."""
    yield tags.get("name:en", ""), "en"
    for key in _NAMES:
        yield tags.get(key, ""), ""
    for key in sorted(tags):
        found = _NAME_IN.fullmatch(key)
        if found:
            yield tags[key], shorten_language(found[1])


def _find_id(feature: Feature, tags: Mapping[str, str]) -> str:
    """Find which node, way or relation it is."""
    given = [tags.get("@id", ""), text_of(feature.members.get("id")), tags.get("full_id", "")]
    given.append(
        f"{tags.get('osm_type') or tags.get('element', '')}/{tags.get('osm_id') or tags.get('id', '')}"
    )
    for text in given:
        found = _ID.fullmatch(text)
        if found:
            return f"{_WORDS.get(found[1], found[1])}-{found[2]}"
    for key, word in (("osm_way_id", "way"), ("osm_id", _word_of(feature))):
        digits = tags.get(key, "").lstrip("-")
        if digits.isdecimal():
            return f"{word}-{digits}"
    raise ValueError("has no id of a node, way or relation")


def _word_of(feature: Feature) -> str:
    """Tell what an id without a type is: programs keep nodes in layers of points."""
    return "node" if feature.geometry.geom_type == "Point" else "relation"


def _rank(tags: Mapping[str, str]) -> int:
    people = number_of(tags.get("population"))
    if tags.get("capital") == "yes" or people >= _LARGE:
        return 1
    return _RANKS.get(tags.get("place", ""), 0)
