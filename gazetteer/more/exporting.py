"""Export a theatre's places, and those imported beside them, for other gazetteers: Linked Places, CSV, GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely

from ..errors import PlacesError
from ..place import Kind
from ..sensitive import SITES
from ..table import read_places
from .read.linked import CERTAINTIES, URN
from .read.table import CODES
from .record import UNKNOWN_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..gazetteer import Gazetteer
    from ..place import Place
    from .stock import Stock

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
# Types of the Getty's Art & Architecture Thesaurus, where it has one that says just this.
_TYPES: Mapping[str, str] = {
    Kind.COUNTRY: "aat:300387506",
    Kind.PROVINCE: "aat:300000774",
    Kind.DISTRICT: "aat:300232418",
    Kind.CITY: "aat:300008347",
    Kind.REGION: "aat:300182722",
}
# GeoNames' classes of features, which the World Historical Gazetteer asks for.
_CLASSES: Mapping[str, str] = {
    **dict.fromkeys((Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT), "A"),
    Kind.CITY: "P",
    **dict.fromkeys((Kind.CROSSING, Kind.POST, Kind.LANDMARK), "S"),
    **dict.fromkeys((Kind.PASS, Kind.VALLEY), "T"),
    Kind.REGION: "L",
}
_CERTAIN = {confidence: certainty for certainty, confidence in CERTAINTIES.items()}
_LINKS = {
    "geonames": "https://www.geonames.org/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
    "wof": "https://spelunker.whosonfirst.org/id/{}",
}
_BETWEEN = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sourced:
    """A place, and whose words these are."""

    place: Place
    source: str
    licence: str
    attribution: str
    cited: str


def export_places(gazetteer: Gazetteer, form: str = "json", *, imported_only: bool = False) -> Iterator[str]:
    """Write places in a form that other gazetteers read, in the order of their ids.

    Parameters
    ----------
    gazetteer
        Whose places are written: the theatre's, those of a table, those of a compact file. Sensitive sites are left
        out, for nothing that is passed on tells their spot.
    form
        ``json``: Linked Places (GeoJSON with names, types, links and certainty); ``csv``: a row a place, with the columns
        that ``import_places`` reads; ``geojson``: a flat feature a place, an area with its polygon.
    imported_only
        Whether only the places of the compact file are written.

    Yields
    ------
    str
        Pieces of the file, for ``file.writelines``. EPSG:4326; each place with its source and licence.

    Raises
    ------
    PlacesError
        If there is no such form.

    Examples
    --------
    >>> import gazetteer, itertools
    >>> durand = gazetteer.Gazetteer.load("durand")
    >>> head, row = itertools.islice(gazetteer.export_places(durand, "csv"), 2)
    >>> row.split(",")[:2]
    ['ab-band-district', 'Ab Band']
    """
    writers: Mapping[str, Callable[[Iterable[_Sourced]], Iterator[str]]] = {
        "json": _write_linked,
        "csv": _write_csv,
        "geojson": _write_geojson,
    }
    if form not in writers:
        raise PlacesError("places", f"cannot be written as {form!r}; choose from {', '.join(writers)}")
    rows = [] if imported_only else list(_list_theirs(gazetteer))
    stock = gazetteer._stock  # noqa: SLF001 - of the same package
    if stock is None:
        rows.sort(key=lambda row: row.place.id)
        return writers[form](rows)
    return writers[form](_in_order(rows, stock))


def _in_order(theirs: list[_Sourced], stock: Stock) -> Iterator[_Sourced]:
    """Yield the theatre's places and the new ones of a stock by their ids; the stock's are made one at a time."""
    waiting = sorted(theirs, key=lambda row: row.place.id.encode(), reverse=True)
    by_key = {source.key: source for source in stock.sources}
    for number, place_id in enumerate(stock.texts["place_id"]):
        if stock.is_theirs[number]:
            continue
        while waiting and waiting[-1].place.id.encode() < place_id.encode():
            yield waiting.pop()
        records = list(stock.records_of(number))
        notices = dict.fromkeys(by_key[record.source].attribution for record in records)
        place = stock.make(number)
        if not _is_withheld(place):
            yield _Sourced(
                place=place,
                source=records[0].source,
                licence=_BETWEEN.join(dict.fromkeys(record.licence for record in records)),
                attribution=_BETWEEN.join(filter(None, notices)),
                cited=_BETWEEN.join(record.id for record in records),
            )
    while waiting:
        yield waiting.pop()


def _list_theirs(gazetteer: Gazetteer) -> Iterator[_Sourced]:
    theatre = gazetteer.theatre
    cited = {
        row.cells["id"]: row.cells["source"].replace(";", ",") for row in read_places(theatre.file("places"))
    }
    licence = str(theatre.data.get("places_licence", "see its LICENSES.md"))
    notice = ". ".join(theatre.data.get("attribution", ()))
    for place in gazetteer.places:
        if _is_withheld(place):
            continue
        if place.id in cited:
            yield _Sourced(
                place=place, source=theatre.name, licence=licence, attribution=notice, cited=cited[place.id]
            )
        else:
            own = _BETWEEN.join(gazetteer._credits_own)  # noqa: SLF001 - of the same package
            yield _Sourced(place=place, source="own", licence=own or "own", attribution=own, cited="")


def _is_withheld(place: Place) -> bool:
    return place.sensitive and place.kind in SITES


def _write_linked(rows: Iterable[_Sourced]) -> Iterator[str]:
    yield f'{{"type": "FeatureCollection", "@context": "{CONTEXT}", "features": [\n'
    before = ""
    for row in rows:
        yield before + json.dumps(_to_linked(row), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _to_linked(row: _Sourced) -> dict[str, Any]:
    place = row.place
    point: dict[str, Any] = {"type": "Point", "coordinates": [place.lon, place.lat]}
    certainty = _CERTAIN.get(place.confidence)
    if certainty:
        point["certainty"] = certainty
    shapes = [point]
    if place.geometry is not None:
        shapes.append(shapely.geometry.mapping(place.geometry))
    types: dict[str, Any] = {"label": place.kind}
    if place.kind in _TYPES:
        types["identifier"] = _TYPES[place.kind]
    return {
        "@id": f"{URN}{place.id}",
        "type": "Feature",
        "properties": {
            "title": place.label,
            **({"ccodes": [place.country]} if place.country else {}),
            "fclasses": [_CLASSES[place.kind]],
            **{key: value for key, value in _plain(row).items() if value not in ("", 0, False)},
            **({"codes": dict(place.codes)} if place.codes else {}),
        },
        "names": [
            {
                "toponym": name.text,
                **({} if name.language == UNKNOWN_LANGUAGE else {"lang": name.language}),
                "citations": [{"label": row.cited or row.source}],
            }
            for name in place.names
        ],
        "types": [types],
        "geometry": {"type": "GeometryCollection", "geometries": shapes},
        "links": [
            {"type": "exactMatch", "identifier": _LINKS[system].format(code)}
            for system, code in place.codes
            if system in _LINKS
        ],
    }


def _plain(row: _Sourced) -> dict[str, Any]:
    """Give what all forms tell of a place beside its names and spot."""
    place = row.place
    return {
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "radius_m": place.radius_m,
        "rank": place.rank,
        "confidence": place.confidence,
        "sensitive": place.sensitive,
        "source": row.source,
        "licence": row.licence,
        "attribution": row.attribution,
        "cited": row.cited,
    }


def _write_csv(rows: Iterable[_Sourced]) -> Iterator[str]:
    listed = list(rows)
    languages = sorted({name.language for row in listed for name in row.place.names})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    plain = list(_plain(listed[0])) if listed else []
    writer.writerow(["id", "name", *(f"names_{code}" for code in languages), "lat", "lon", *plain, *CODES])
    yield _take(out)
    for row in listed:
        place = row.place
        names = {
            code: _BETWEEN.join(name.text for name in place.names if name.language == code)
            for code in languages
        }
        cells = {**_plain(row), "sensitive": "yes" if place.sensitive else "", "rank": place.rank or ""}
        codes = dict(place.codes)
        writer.writerow(
            [
                *(place.id, place.name, *names.values(), repr(place.lat), repr(place.lon)),
                *cells.values(),
                *(codes.get(system, "") for system in CODES),
            ]
        )
        yield _take(out)


def _take(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def _write_geojson(rows: Iterable[_Sourced]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": [\n'
    before = ""
    for row in rows:
        place = row.place
        shape = place.geometry if place.geometry is not None else shapely.Point(place.lon, place.lat)
        feature = {
            "type": "Feature",
            "id": place.id,
            "properties": {
                "id": place.id,
                "name": place.name,
                "label": place.label,
                "names": _BETWEEN.join(dict.fromkeys(name.text for name in place.names)),
                **_plain(row),
                **dict(place.codes),
            },
            "geometry": shapely.geometry.mapping(shape),
        }
        yield before + json.dumps(feature, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"
