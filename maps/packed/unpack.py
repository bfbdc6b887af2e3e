"""Read a packed payload back."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from ..payload.columns import Coded, Flags, Lists, Numbers, Pairs, Table
from .buffers import read_ints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..payload.columns import Column

_HEAD = 4


def unpack(packed: Mapping[str, Any]) -> dict[str, Any]:
    """Read a packed payload back: the payload with its tables as lists of rows.

    Parameters
    ----------
    packed
        What ``pack`` made; it may come out of a damaged file.

    Raises
    ------
    ValueError
        If it is damaged, or of a version that this one does not know.
    """
    if packed.get("packed") != 1:
        raise ValueError(f"packed in a way ({packed.get('packed')!r}) that this version does not know")
    inflater = zlib.decompressobj()
    try:
        # Not a byte more than was told: a few kilobytes can swell to gigabytes.
        body = inflater.decompress(b64decode(packed["data"], validate=True), int(packed["bytes"]) + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(body) != packed["bytes"]:
        raise ValueError("its packed data are not complete")
    end = _HEAD + int.from_bytes(body[:_HEAD], "little")
    head = json.loads(body[_HEAD:end])
    reader = _Reader(body[end:], head["dictionaries"])
    tables = {name: reader.read(spec).values() for name, spec in head["tables"].items()}
    return {**head["payload"], **tables}


class _Reader:
    """Reads columns as they are described."""

    def __init__(self, data: bytes, dictionaries: list[dict[str, Any]]) -> None:
        self._data = data
        self._specs = dictionaries
        self._dictionaries: dict[int, list[Any]] = {}

    def read(self, spec: dict[str, Any]) -> Column:
        readers: dict[str, Callable[[dict[str, Any]], Column]] = {
            "coded": self._read_coded,
            "numbers": self._read_numbers,
            "flags": lambda spec: Flags(self._ints(spec["flags"]).astype(bool)),
            "pairs": lambda spec: Pairs(*map(self.read, spec["parts"])),  # type: ignore[arg-type] # as written
            "lists": self._read_lists,
            "table": self._read_table,
        }
        return readers[spec["as"]](spec)

    def _ints(self, spec: dict[str, Any]) -> Any:
        return read_ints(spec, self._data)

    def _read_coded(self, spec: dict[str, Any]) -> Coded:
        values = self._dictionary(spec["dictionary"])
        return Coded(self._ints(spec["codes"]), [None, *values] if "none" in spec else values)

    def _read_numbers(self, spec: dict[str, Any]) -> Numbers:
        units = self._ints(spec["units"])
        if "none" not in spec:
            return Numbers(units, np.zeros(len(units), dtype=bool), spec["digits"])
        return Numbers(units + spec["none"], units == 0, spec["digits"])

    def _read_lists(self, spec: dict[str, Any]) -> Lists:
        return Lists(_offsets(self._ints(spec["sizes"])), self.read(spec["members"]))

    def _read_table(self, spec: dict[str, Any]) -> Table:
        missing = self._ints(spec["missing"]).astype(bool)
        return Table({name: self.read(each) for name, each in spec["columns"].items()}, missing)

    def _dictionary(self, number: int) -> list[Any]:
        if number not in self._dictionaries:
            self._dictionaries[number] = self._read_dictionary(self._specs[number])
        return self._dictionaries[number]

    def _read_dictionary(self, spec: dict[str, Any]) -> list[Any]:
        match spec["as"]:
            case "json":
                return list(spec["values"])
            case "keys":
                heads, tails = (self.read(half).values() for half in spec["halves"])
                return [f"{head}/{tail}" for head, tail in zip(heads, tails, strict=True)]
            case "ids":
                width, at, prefix = spec["width"], spec["at"], spec["prefix"]
                digits = self._data[at : at + width * spec["n"]].hex()
                return [prefix + digits[n : n + 2 * width] for n in range(0, len(digits), 2 * width)]
            case _:
                ends = (spec["at"] + _offsets(self._ints(spec["sizes"]))).tolist()
                texts = [self._data[start:end].decode() for start, end in pairwise(ends)]
                return [json.loads(text) for text in texts] if spec["as"] == "json texts" else texts


def _offsets(sizes: Any) -> Any:
    return np.concatenate(([0], np.cumsum(sizes)))
