"""What does not fit together in a stock that came from elsewhere: nothing is read past what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..ellipsoid import LATITUDE_LIMIT, LONGITUDE_LIMIT
from ..place import Kind
from .keys import BETWEEN
from .record import CONFIDENCES, FARTHEST_M

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .stock import Stock

TEXTS = ("place_id", "id", "admin1", "name", "codes")
OF_RECORDS = (
    *("source", "kind", "country", "licence", "confidence", "admin1"),
    *("lat", "lon", "radius_m", "rank", "sensitive"),
)


def find_faults(stock: Stock) -> Iterator[str]:
    """Find what is wrong with a stock, in an order in which each check may trust those before it."""
    columns, texts = stock.columns, stock.texts
    for name in TEXTS:
        if wrong := texts[name].check():
            yield f"{name}: {wrong}"
    keys = stock.keys.split(BETWEEN) if stock.keys else []
    yield from _find_wrong_lengths(stock, len(keys))
    yield from _find_wrong_pointers(stock)
    if not (set(stock.lists["kind"]) <= set(Kind) and set(stock.lists["confidence"]) <= set(CONFIDENCES)):
        yield "it has kinds that this version does not know"
    spots = (np.abs(columns["lat"]) <= LATITUDE_LIMIT) & (np.abs(columns["lon"]) <= LONGITUDE_LIMIT)
    if not (spots & (columns["radius_m"] > 0) & (columns["radius_m"] <= FARTHEST_M)).all():
        yield "a place does not lie on the Earth"
    if not all(map(str.__lt__, keys, keys[1:])):
        yield "its names are not in order"


def _find_wrong_lengths(stock: Stock, keys: int) -> Iterator[str]:
    columns, texts = stock.columns, stock.texts
    records, places, names = len(texts["id"]), len(stock), len(texts["name"])
    lengths = {
        **dict.fromkeys(OF_RECORDS, records),
        **dict.fromkeys(("is_theirs", "same_label"), places),
        "name_language": names,
        "key_capitals": keys,
    }
    for name, length in lengths.items():
        if len(columns[name]) != length:
            yield f"{name}: has not a value for each"
    if len(texts["codes"]) != records:
        yield "codes: has not a value for each"
    spans = {
        "place_start": (places, records),
        "name_start": (records, names),
        "key_start": (keys, len(columns["key_place"])),
        "shape_start": (len(columns["shape_row"]), len(columns["shape"])),
    }
    for name, (count, end) in spans.items():
        starts = columns[name].astype(np.int64)
        whole = len(starts) == count + 1 and starts[0] == 0 and starts[-1] == end
        if not whole or (np.diff(starts) < 1).any():
            yield f"{name}: does not part what it should"


def _find_wrong_pointers(stock: Stock) -> Iterator[str]:
    limits = {
        "source": len(stock.sources),
        "admin1": len(stock.texts["admin1"]),
        **{name: len(stock.lists[name]) for name in ("kind", "country", "licence", "confidence")},
        "name_language": len(stock.lists["language"]),
        "key_place": len(stock),
        "shape_row": len(stock.texts["id"]),
    }
    for name, limit in limits.items():
        if len(stock.columns[name]) and stock.columns[name].max() >= limit:
            yield f"{name}: points to what is not there"
