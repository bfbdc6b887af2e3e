"""Pairs that could be one incident, found without looking at all: by cells of space and time as large as they must be."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from ..errors import FrameError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .spots import Spots

# Places are sorted by how far off they may be and how long they may have taken, so that a province known to the month
# does not make the cells of all towns and days as large as its own.
_RADII_KM = (10.0, 60.0, 200.0, 20_100.0)
_SPANS = (1, 8, 32, 10**7)
_AT_ONCE = 4_000_000
# So many pairs within reach are no matching any more: with a narrower reach there are fewer.
MOST_PAIRS = 2_000_000_000


def find_pairs(left: Spots, right: Spots, *, max_km: float, max_days: int) -> Iterator[tuple[Any, Any]]:
    """Yield rows of the one and of the other that lie in the same or neighbouring cells; each pair once.

    Parameters
    ----------
    left, right
        Incidents' places.
    max_km, max_days
        How far apart two may be beyond their own uncertainty.

    Raises
    ------
    FrameError
        There are too many within reach.
    """
    seen = 0
    ours, theirs = _classes(left), _classes(right)
    for mine in sorted(ours):
        for other in sorted(theirs):
            cell_km = max_km + _limit(left, ours[mine]) + _limit(right, theirs[other])
            cell_days = max_days + max(_longest(left, ours[mine]), _longest(right, theirs[other]))
            for pairs in _neighbours(
                left, ours[mine], right, theirs[other], max(cell_km, 1.0), max(cell_days, 1)
            ):
                seen += len(pairs[0])
                if seen > MOST_PAIRS:
                    raise FrameError(
                        f"more than {MOST_PAIRS:,} pairs lie within {max_km:g} km and {max_days} days; give less of both"
                    )
                yield pairs


def _classes(spots: Spots) -> dict[int, Any]:
    import numpy as np  # noqa: PLC0415 - beside pandas, which help need not load

    span = spots.end - spots.start + 1
    number = np.searchsorted(_RADII_KM, spots.radius_km) * len(_SPANS) + np.searchsorted(_SPANS, span)
    return {int(each): np.flatnonzero(number == each) for each in np.unique(number)}


def _limit(spots: Spots, rows: Any) -> float:
    return float(spots.radius_km[rows].max())


def _longest(spots: Spots, rows: Any) -> int:
    return int((spots.end[rows] - spots.start[rows]).max())


def _neighbours(  # noqa: PLR0917 - two sides and the cells' size
    left: Spots, mine: Any, right: Spots, other: Any, cell_km: float, cell_days: int
) -> Iterator[tuple[Any, Any]]:
    import numpy as np  # noqa: PLC0415 - as above

    size = np.array([cell_km, cell_km, cell_km])
    a, b = (
        np.floor(spots.xyz[rows] / size).astype(np.int64) for spots, rows in ((left, mine), (right, other))
    )
    a = np.column_stack([a, left.start[mine] // cell_days])
    b = np.column_stack([b, right.start[other] // cell_days])
    low = np.minimum(a.min(axis=0), b.min(axis=0)) - 1
    sizes = np.maximum(a.max(axis=0), b.max(axis=0)) - low + 2
    weights = np.array([sizes[1] * sizes[2] * sizes[3], sizes[2] * sizes[3], sizes[3], 1])
    keys, theirs = (a - low) @ weights, (b - low) @ weights
    order = np.argsort(theirs, kind="stable")
    sorted_keys = theirs[order]
    # In order, or each search would begin at another end of memory.
    mine, keys = mine[np.argsort(keys, kind="stable")], np.sort(keys)
    for step in product((-1, 0, 1), repeat=3):
        # Days count last, so that a cell and its neighbours in time are one range of keys.
        wanted = keys + int(np.dot(step, weights[:3]))
        first = np.searchsorted(sorted_keys, wanted - 1, side="left")
        count = np.searchsorted(sorted_keys, wanted + 1, side="right") - first
        busy = np.flatnonzero(count)
        for part in _chunks(busy, count):
            many = count[part]
            rows = np.repeat(part, many)
            offsets = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
            yield mine[rows], other[order[np.repeat(first[part], many) + offsets]]


def _chunks(rows: Any, count: Any) -> Iterator[Any]:
    """Cut rows so that no part has more pairs than memory should hold; a single row's pairs stay together."""
    import numpy as np  # noqa: PLC0415 - as above

    if not len(rows):
        return
    part = np.cumsum(count[rows]) // _AT_ONCE
    yield from np.split(rows, np.flatnonzero(np.diff(part)) + 1)
