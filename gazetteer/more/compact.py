r"""The compact file: a stock of places as compressed columns, with a checksum, and nothing that could run.

::

    clashline places 1\n            the form, for people and programs
    <64 hexadecimal digits>\n       SHA-256 of all that follows
    <8 bytes>                       length of the table of contents, little-endian
    <JSON>                          what the parts are: name, type, bytes packed and unpacked
    <bytes>                         the parts, each deflated (zlib)

docs/gazetteers.md has it in full. The same places give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import PlacesError
from .decisions import is_decision
from .faults import OF_RECORDS, TEXTS, find_faults
from .fill import index_names
from .keys import folding
from .stock import Source, Stock
from .texts import Texts

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from ..theatre import Theatre

FORM = 1
MAGIC = b"clashline places "
MOST_BYTES = 1 << 30  # of the file, and of all parts unpacked
_LONGEST_CONTENTS = 1 << 24
_DIGEST = 64
_TYPES = {
    "|u1": np.uint8,
    "<u2": np.uint16,
    "<u4": np.uint32,
    "<u8": np.uint64,
    "<f4": np.float32,
    "<f8": np.float64,
}
_COLUMNS = (
    *OF_RECORDS,
    *("place_start", "is_theirs", "same_label", "name_start", "name_language"),
    *("shape_row", "shape_start", "shape", "key_start", "key_place", "key_capitals"),
)


def pack(stock: Stock) -> bytes:
    """Write a stock as the bytes of a compact file."""
    parts: list[tuple[str, str, bytes]] = []
    for name in _COLUMNS:
        column = stock.columns[name]
        plain = column.astype(column.dtype.newbyteorder("<"))
        parts.append((name, plain.dtype.str, plain.tobytes()))
    for name in TEXTS:
        texts = stock.texts[name]
        parts.append((f"{name}:starts", "<u4", texts.starts.astype("<u4").tobytes()))
        parts.append((f"{name}:data", "|u1", texts.data))
    parts.append(("keys", "|u1", stock.keys.encode()))
    packed = [zlib.compress(data, 6) for _, _, data in parts]
    contents = {
        "theatre": stock.theatre,
        "countries": list(stock.countries),
        "sources": [asdict(source) for source in stock.sources],
        "lists": {name: list(values) for name, values in stock.lists.items()},
        "decisions": dict(stock.decisions),
        "folding": folding(),
        "places": len(stock),
        "records": len(stock.texts["id"]),
        "parts": [
            [name, kind, len(small), len(data)]
            for (name, kind, data), small in zip(parts, packed, strict=True)
        ],
    }
    table = json.dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    body = b"".join([len(table).to_bytes(8, "little"), table, *packed])
    return b"".join([MAGIC, b"%d\n" % FORM, hashlib.sha256(body).hexdigest().encode(), b"\n", body])


def read_stock(path: str | os.PathLike[str]) -> Stock:
    """Read a compact file. All of it is checked: its checksum, its lengths, and what its numbers point to.

    Raises
    ------
    PlacesError
        If it cannot be read, is none, of a later form, or damaged.
    """
    file = Path(path)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise PlacesError(path, f"is larger than {MOST_BYTES >> 20} MiB; no compact file is")
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        raise PlacesError(path, f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    try:
        return unpack(data)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, zlib.error) as error:
        raise PlacesError(path, f"cannot be read as a compact file of places: {_reason(error)}") from None


def read_stock_for(theatre: Theatre, path: str | os.PathLike[str]) -> Stock:
    """Read a compact file that was made for a theatre.

    Raises
    ------
    PlacesError
        As `read_stock`, and if it was made for another one.
    """
    stock = read_stock(path)
    if stock.theatre != theatre.name:
        raise PlacesError(
            path,
            f"was merged into the theatre {stock.theatre!r}; import its sources again for {theatre.name!r}",
        )
    return stock


def is_compact(start: bytes) -> bool:
    """Tell a compact file by its first bytes."""
    return start.startswith(MAGIC)


def unpack(data: bytes) -> Stock:
    """Make a stock of the bytes of a compact file.

    Raises
    ------
    ValueError
        If they are none, or damaged. Other errors of what cannot be read as such a file may come, too.
    """
    if not is_compact(data):
        raise ValueError("it does not begin as one; make it with clashline gazetteer import")
    first, _, rest = data[: len(MAGIC) + 16].partition(b"\n")
    form = first.removeprefix(MAGIC)
    if form != b"%d" % FORM:
        raise ValueError(f"it has form {form.decode(errors='replace')}, and this version reads form {FORM}")
    del rest
    at = len(first) + 1
    digest, body = data[at : at + _DIGEST], memoryview(data)[at + _DIGEST + 1 :]
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ValueError("its checksum is another one: it was cut off or changed")
    length = int.from_bytes(body[:8], "little")
    if length > min(_LONGEST_CONTENTS, len(body)):
        raise ValueError("its table of contents is too long")
    contents = json.loads(bytes(body[8 : 8 + length]))
    parts = dict(_parts(contents["parts"], body[8 + length :]))
    stock = Stock(
        theatre=str(contents["theatre"]),
        countries=[str(code) for code in contents["countries"]],
        sources=[Source(**{key: str(value) for key, value in row.items()}) for row in contents["sources"]],
        columns={name: parts[name] for name in _COLUMNS},
        texts={name: Texts(parts[f"{name}:data"].tobytes(), parts[f"{name}:starts"]) for name in TEXTS},
        lists={name: [str(value) for value in values] for name, values in contents["lists"].items()},
        keys=parts["keys"].tobytes().decode(),
        decisions={
            str(key): str(value) for key, value in contents["decisions"].items() if is_decision(value)
        },
    )
    for wrong in find_faults(stock):
        raise ValueError(wrong)
    stock.checksum = digest.decode()
    if contents["folding"] != folding():
        index_names(stock)  # by a version that compares names otherwise
    return stock


def _parts(listed: Any, body: memoryview) -> Iterator[tuple[str, Any]]:
    at, room = 0, MOST_BYTES
    for name, kind, packed, unpacked in listed:
        if not (0 <= packed <= len(body) - at and 0 <= unpacked <= room):
            raise ValueError(f"the part {str(name)[:20]!r} is larger than there is room for")
        inflate = zlib.decompressobj()
        plain = inflate.decompress(body[at : at + packed], unpacked + 1)
        if len(plain) != unpacked or not inflate.eof:
            raise ValueError(f"the part {str(name)[:20]!r} has another length")
        at, room = at + packed, room - unpacked
        yield str(name), np.frombuffer(plain, dtype=_TYPES[kind])


def _reason(error: Exception) -> str:
    return f"lacks {error}" if isinstance(error, KeyError) else " ".join(str(error).split())[:200]
