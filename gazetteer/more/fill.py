"""From records to a stock: columns of what each record tells, and the index of all names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from ..place import Kind
from .keys import make_keys
from .record import CONFIDENCES
from .stock import Source, Stock
from .texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .record import Record


def fill_stock(
    places: Mapping[str, Sequence[Record]],
    *,
    theirs: Iterable[str],
    theatre: str,
    countries: Sequence[str],
    sources: Iterable[Source],
    decisions: Mapping[str, str] | None = None,
) -> Stock:
    """Fill a stock.

    Parameters
    ----------
    places
        The records of each place, by its id; the one that describes it first.
    theirs
        Ids of places that the theatre has: records only add to them.
    sources
        Where the records come from; those of no record are left out.
    decisions
        What people decided about conflicts, to be kept with the places.
    """
    ids = sorted(places, key=str.encode)
    records = [record for place_id in ids for record in places[place_id]]
    known = frozenset(theirs)
    used = {record.source for record in records}
    listed = sorted((source for source in sources if source.key in used), key=lambda source: source.key)
    lists: dict[str, Sequence[str]] = {
        "kind": [kind.value for kind in Kind],
        "confidence": list(CONFIDENCES),
        "country": sorted({record.country for record in records}),
        "licence": sorted({record.licence for record in records}),
        "language": sorted({name.language for record in records for name in record.names}),
    }
    codes = {key: {value: number for number, value in enumerate(values)} for key, values in lists.items()}
    by_key = {source.key: number for number, source in enumerate(listed)}
    admins = sorted({record.admin1 for record in records})
    admin_codes = {name: number for number, name in enumerate(admins)}
    shapes = [(row, record.geometry) for row, record in enumerate(records) if record.geometry]
    columns: dict[str, Any] = {
        "source": np.array([by_key[record.source] for record in records], dtype=np.uint16),
        "admin1": np.array([admin_codes[record.admin1] for record in records], dtype=np.uint32),
        "lat": np.array([record.lat for record in records], dtype=np.float64),
        "lon": np.array([record.lon for record in records], dtype=np.float64),
        "radius_m": np.array([record.radius_m for record in records], dtype=np.float32),
        "rank": np.array([record.rank for record in records], dtype=np.uint8),
        "sensitive": np.array([record.sensitive for record in records], dtype=np.uint8),
        "place_start": _starts(len(places[place_id]) for place_id in ids),
        "is_theirs": np.array([place_id in known for place_id in ids], dtype=np.uint8),
        "same_label": _same_labels([places[place_id][0] for place_id in ids]),
        "name_start": _starts(len(record.names) for record in records),
        "name_language": np.array(
            [codes["language"][name.language] for record in records for name in record.names],
            dtype=np.uint16,
        ),
        "shape_row": np.array([row for row, _ in shapes], dtype=np.uint32),
        "shape_start": _starts((len(wkb) for _, wkb in shapes), np.uint64),
        "shape": np.frombuffer(b"".join(wkb for _, wkb in shapes), dtype=np.uint8),
    }
    for key, kind in (
        ("kind", np.uint8),
        ("confidence", np.uint8),
        ("country", np.uint16),
        ("licence", np.uint16),
    ):
        columns[key] = np.array([codes[key][getattr(record, key)] for record in records], dtype=kind)
    texts = {
        "place_id": Texts.of(ids),
        "id": Texts.of(record.id for record in records),
        "admin1": Texts.of(admins),
        "name": Texts.of(name.text for record in records for name in record.names),
        "codes": Texts.of(
            ";".join(f"{system}={code}" for system, code in record.codes) for record in records
        ),
    }
    stock = Stock(
        theatre=theatre,
        countries=countries,
        sources=listed,
        columns=columns,
        texts=texts,
        lists=lists,
        decisions=decisions,
    )
    index_names(stock)
    return stock


def index_names(stock: Stock) -> None:
    """Make the index of a stock's names."""
    per_place = np.diff(stock.columns["name_start"][stock.columns["place_start"]].astype(np.int64))
    owners = np.repeat(np.arange(len(stock)), per_place).tolist()
    keys, columns = make_keys(zip(stock.texts["name"], owners, strict=True))
    stock.columns.update(columns)
    stock.keys = keys


def _starts(lengths: Iterable[int], kind: Any = np.uint32) -> Any:
    listed = list(lengths)
    starts = np.zeros(len(listed) + 1, dtype=kind)
    np.cumsum(listed, out=starts[1:])
    return starts


def _same_labels(firsts: Sequence[Record]) -> Any:
    named = [(record.names[0].text, record.admin1, record.country) for record in firsts]
    counts = Counter(named)
    return np.array([counts[each] > 1 for each in named], dtype=np.uint8)
