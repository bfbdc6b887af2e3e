"""Keys: the folded names of places, each once and in order, and which places have them."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..index import LONGEST_ABBREVIATION
from ..spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

# No name holds this one, and folding leaves it alone.
BETWEEN = "\x1f"
_SAMPLE_END = 0x3000


@cache
def folding() -> str:
    """Give a digest of how names are folded: keys that were made otherwise are made anew."""
    sample = "".join(map(chr, range(0x20, _SAMPLE_END)))
    return hashlib.sha256(fold(sample).encode()).hexdigest()[:16]


def make_keys(names: Iterable[tuple[str, int]]) -> tuple[str, Mapping[str, NDArray[Any]]]:
    """Make the keys of names.

    Parameters
    ----------
    names
        Pairs of a name and the number of a place that has it.

    Returns
    -------
    str
        The keys in order, with ``BETWEEN`` between them.
    dict
        ``key_start`` (where the places of each key begin), ``key_place`` (their numbers) and ``key_capitals``
        (whether a key is an abbreviation, found in capitals only).
    """
    listed = list(names)
    folded = fold(BETWEEN.join(name for name, _ in listed)).split(BETWEEN) if listed else []
    owners: dict[str, set[int]] = {}
    lowered: set[str] = set()
    for key, (name, number) in zip(folded, listed, strict=True):
        owners.setdefault(key, set()).add(number)
        if len(name) > LONGEST_ABBREVIATION or not name.isupper():
            lowered.add(key)
    keys = sorted(owners)
    starts = np.zeros(len(keys) + 1, dtype=np.uint32)
    np.cumsum([len(owners[key]) for key in keys], out=starts[1:])
    return BETWEEN.join(keys), {
        "key_start": starts,
        "key_place": np.array([number for key in keys for number in sorted(owners[key])], dtype=np.uint32),
        "key_capitals": np.array([key not in lowered for key in keys], dtype=np.uint8),
    }
