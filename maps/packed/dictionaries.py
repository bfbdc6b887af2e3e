"""Dictionaries: the different values of a column, each written once, and shared by the columns that have the same."""

from __future__ import annotations

import json
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from ..payload.columns import Coded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..payload.columns import Codes, Column
    from .buffers import Buffers

# So many values are written into the head, where a page has them at once; more are read when they are asked for.
FEW = 256
_IS_DIGIT = np.isin(np.arange(256), np.frombuffer(b"0123456789abcdef", np.uint8))
_SLASH = "/"


class Dictionaries:
    """The dictionaries of a payload.

    Parameters
    ----------
    buffers
        Where their bytes go.
    write_column
        Describes a column that is part of a dictionary.
    """

    def __init__(self, buffers: Buffers, write_column: Callable[[Column], dict[str, Any]]) -> None:
        self.specs: list[dict[str, Any]] = []
        self._buffers = buffers
        self._write_column = write_column
        self._known: list[Sequence[Any]] = []
        self._keys: list[int] = []
        self._rows: dict[int, dict[Any, int]] = {}

    def add_keys(self, values: Sequence[str]) -> None:
        """Add the ids of a table, which columns of others name."""
        self._keys.append(self.add(values))

    def find(self, column: Coded) -> tuple[int, Codes]:
        """Find the dictionary of a column, which has no None in it, and the codes of its rows in it."""
        values = column.distinct
        number = self._number_of(values)
        if number is None and len(values) > FEW and isinstance(values[0], str):
            for key in self._keys:
                at = self._rows_of(key)
                rows = [*map(at.get, values)] if values[0] in at else [None]
                if None not in rows:
                    return key, np.array(rows, dtype=np.int64)[column.codes]
        return self.add(values), column.codes

    def _number_of(self, values: Sequence[Any]) -> int | None:
        """Give the number of a dictionary that has these values, None where there is none."""
        for number, known in enumerate(self._known):
            if known is values or (len(known) == len(values) and known == values):
                return number
        return None

    def _rows_of(self, key: int) -> dict[Any, int]:
        """Give the numbers of the values of a dictionary of ids, by value."""
        if key not in self._rows:
            self._rows[key] = dict(zip(self._known[key], range(len(self._known[key])), strict=True))
        return self._rows[key]

    def add(self, values: Sequence[Any]) -> int:
        """Add different values and give the number of their dictionary, an old one where they are in it already."""
        old = self._number_of(values)
        if old is not None:
            return old
        number = len(self.specs)
        self.specs.append({})
        self._known.append(values)
        self.specs[number] = self._write(values)
        return number

    def _write(self, values: Sequence[Any]) -> dict[str, Any]:
        if len(values) <= FEW:
            return {"as": "json", "values": list(values)}
        if set(map(type, values)) == {str}:
            return self._write_ids(values) or self._write_keys(values) or self._write_texts(values)
        texts = [json.dumps(value, allow_nan=False, separators=(",", ":")) for value in values]
        return {**self._write_texts(texts), "as": "json texts"}

    def _write_texts(self, texts: Sequence[str]) -> dict[str, Any]:
        whole = "".join(texts)
        try:
            data = whole.encode()
        except UnicodeEncodeError:  # half of a surrogate pair, which JSON can carry
            return {"as": "json", "values": list(texts)}
        sizes = map(len, texts) if whole.isascii() else (len(text.encode()) for text in texts)
        sizes_of = np.fromiter(sizes, np.int64, len(texts))
        return {"as": "texts", "sizes": self._buffers.ints(sizes_of), "at": self._buffers.add(data)}

    def _write_ids(self, values: Sequence[str]) -> dict[str, Any] | None:
        """Write ids such as ``c0123456789ab`` as the bytes that they are, None where they are others."""
        width, whole = len(values[0]), "".join(values)
        prefix = values[0][: width % 2]
        sizes = set(map(len, values))
        if sizes != {width} or width < 8 or not whole.isascii():  # noqa: PLR2004 - shorter ones save nothing
            return None
        letters = np.frombuffer(whole.encode(), np.uint8).reshape(-1, width)
        digits = letters[:, len(prefix) :]
        if not _IS_DIGIT[digits].all() or (letters[:, : len(prefix)] != letters[0, : len(prefix)]).any():
            return None
        data = bytes.fromhex(digits.tobytes().decode())
        spec = {"as": "ids", "n": len(values), "prefix": prefix, "width": (width - len(prefix)) // 2}
        return {**spec, "at": self._buffers.add(data)}

    def _write_keys(self, values: Sequence[str]) -> dict[str, Any] | None:
        """Write keys such as ``i0123456789ab/2`` as an id and what follows it, None where they are others."""
        first = values[0].rpartition(_SLASH)[0]
        if not any(first in self._rows_of(key) for key in self._keys):
            return None
        if set(map(str.count, values, repeat(_SLASH))) != {1}:
            return None
        parts = _SLASH.join(values).split(_SLASH)
        return {"as": "keys", "halves": [self._write_column(Coded.of(parts[side::2])) for side in (0, 1)]}
