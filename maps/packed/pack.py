"""Pack a payload."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import numpy as np

from ..payload.columns import Coded, Flags, Lists, Numbers, Pairs, Table
from .buffers import Buffers
from .dictionaries import Dictionaries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..payload.columns import Column

VERSION = 1
# One more step makes DEFLATE take a third longer for a hundredth.
_LEVEL = 4
# What a page needs that cannot unpack: its title, and the language to say so in.
_PLAIN = ("title", "lang", "dir", "locale")
# What the ids of tables stand in.
_KEYS = ("id", "key")
_LONGEST_RANGE = 2**62


def pack(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Pack a payload.

    Parameters
    ----------
    payload
        JSON values and tables, as ``maps.payload.compose`` makes them.

    Returns
    -------
    dict
        JSON values, among them the title, and words to say that a browser cannot unpack. The same payload gives the same.

    Examples
    --------
    >>> from maps.packed import unpack
    >>> table = Table({"kind": Coded(np.array([0, 0]), ["clash"])})
    >>> packed = pack({"title": "A", "incidents": table})
    >>> packed["packed"], unpack(packed)
    (1, {'title': 'A', 'incidents': [{'kind': 'clash'}, {'kind': 'clash'}]})
    """
    tables = {name: value for name, value in payload.items() if isinstance(value, Table)}
    plain = {name: None if name in tables else value for name, value in payload.items()}
    writer = _Writer()
    for table in tables.values():
        for name in _KEYS:
            if name in table.columns and len(table):
                writer.dictionaries.add_keys(table.coded(name).distinct)
    columns = {name: writer.write(table) for name, table in tables.items()}
    head = {"payload": plain, "tables": columns, "dictionaries": writer.dictionaries.specs}
    written = json.dumps(head, allow_nan=False, separators=(",", ":")).encode("ascii")
    body = b"".join((len(written).to_bytes(4, "little"), written, writer.buffers.join()))
    return {
        "packed": VERSION,
        **{name: payload[name] for name in _PLAIN if name in payload},
        "words": {"fail": payload.get("words", {}).get("fail", {})},
        "bytes": len(body),
        "data": b64encode(zlib.compress(body, _LEVEL)).decode("ascii"),
    }


class _Writer:
    """Writes columns into buffers and describes them."""

    def __init__(self) -> None:
        self.buffers = Buffers()
        self.dictionaries = Dictionaries(self.buffers, self.write)

    def write(self, column: Column) -> dict[str, Any]:
        """Write a column and describe it."""
        if isinstance(column, Coded):
            return self._write_coded(column)
        if isinstance(column, Numbers):
            return self._write_numbers(column)
        return self._write_compound(column)

    def _write_compound(self, column: Column) -> dict[str, Any]:
        match column:
            case Flags():
                return {"as": "flags", "flags": self.buffers.ints(column.mask.astype(np.int64))}
            case Pairs():
                parts = (column.first, column.second, column.otherwise)
                return {"as": "pairs", "parts": [self.write(part) for part in parts]}
            case Lists():
                sizes = self.buffers.ints(column.sizes)
                return {"as": "lists", "sizes": sizes, "members": self.write(column.members)}
            case Table():
                columns = {name: self.write(each) for name, each in column.columns.items()}
                gone = np.zeros(len(column), dtype=bool) if column.missing is None else column.missing
                missing = self.buffers.ints(gone.astype(np.int64))
                return {"as": "table", "n": len(column), "columns": columns, "missing": missing}
        raise AssertionError(column)

    def _write_coded(self, column: Coded) -> dict[str, Any]:
        """Write codes; where values are None, code 0 stands for that and the others are one more."""
        if None not in column.distinct:
            number, codes = self.dictionaries.find(column)
            return {"as": "coded", "dictionary": number, "codes": self.buffers.ints(codes)}
        none = np.fromiter((value is None for value in column.distinct), bool, len(column.distinct))
        kept = np.cumsum(~none) - 1
        some = Coded(kept[column.codes], [value for value in column.distinct if value is not None])
        number, codes = self.dictionaries.find(some)
        codes = np.where(none[column.codes], 0, codes + 1)
        return {"as": "coded", "dictionary": number, "codes": self.buffers.ints(codes), "none": True}

    def _write_numbers(self, column: Numbers) -> dict[str, Any]:
        """Write units; where some are missing, 0 stands for that and the others are counted from 1 up."""
        units, missing = column.units, column.missing
        known = units[~missing]
        low, high = (int(known.min()), int(known.max())) if len(known) else (0, 0)
        if high - low >= _LONGEST_RANGE or max(-low, high) >= _LONGEST_RANGE:
            return self._write_coded(Coded.of(column.values()))
        spec: dict[str, Any] = {"as": "numbers", "digits": column.digits}
        if not missing.any():
            return {**spec, "units": self.buffers.ints(units)}
        codes = np.where(missing, 0, units - low + 1)
        return {**spec, "units": self.buffers.ints(codes), "none": low - 1}
