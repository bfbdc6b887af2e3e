"""GeoParquet and Arrow: one file of incidents at their places, and one for each table beside it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..atomic import write_together
from ..errors import FileError
from ..schema import COLUMNS
from ..seal import seal_mark, set_seal
from .arrow import from_arrow, table_to_arrow, view_to_arrow
from .beside import check_parts, digest_parts, name_beside, require_beside
from .extra import require_extra
from .format import Format
from .sealed import check_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..frame import Frames
    from .format import Content, Seal

_ABOUT = "clashline"
# Rows of a group, or few more: a group ends where another place begins, so that a filter by place or box skips others.
_GROUP = 10_000
# A table of ours takes more bytes than it has rows; and that many times its file, or so many bytes, unpacked.
_MOST_UNPACKED, _LEAST = 300, 1 << 26


class _Store(NamedTuple):
    """How tables are kept: writing one with groups of rows and with what the file tells of itself, and reading both."""

    write: Callable[[Any, Path, Sequence[int], str], None]
    read: Callable[[Path], Any]
    read_about: Callable[[Path], str]


def write_columnar(store: _Store, frames: Frames, path: Path) -> None:
    """Write ``NAME.parquet`` and ``NAME.<table>.parquet``; all of them, or none if one cannot be written."""
    view, begins = view_to_arrow(frames)
    with write_together() as beside:
        main = beside(path)
        drafts = {}
        for name in COLUMNS:
            drafts[name] = beside(name_beside(path, name))
            store.write(table_to_arrow(frames, name), drafts[name], (), "")
        about: dict[str, Any] = {"schema_version": frames.schema_version, "theatre": frames.theatre}
        about |= digest_parts(drafts)
        mark = seal_mark(json.dumps(about).encode())
        store.write(view, main, begins, json.dumps({**about, "seal": mark}))
        main.write_bytes(set_seal(main.read_bytes(), mark))


def read_columnar(store: _Store, path: Path) -> Content:
    """Read what it says of itself, and the tables beside it."""
    about = json.loads(store.read_about(path))
    return about, {name: from_arrow(name, store.read(require_beside(path, name))) for name in COLUMNS}


def read_seal(store: _Store, path: Path) -> Seal:
    """Read the seal of the file that tells of the others, and hold it and its digests against their bytes."""
    about = json.loads(store.read_about(path))
    written = str(about.get("seal", ""))
    return written, (*check_bytes(path, written), *check_parts(path, about, None))


def _cut(begins: Sequence[int], rows: int) -> list[tuple[int, int]]:
    """Cut rows into groups, each from where a place begins."""
    starts = [0]
    starts.extend(begin for last, begin in _spread(begins))
    return list(zip(starts, [*starts[1:], rows], strict=True))


def _spread(begins: Sequence[int]) -> list[tuple[int, int]]:
    spread, last = [], 0
    for begin in begins:
        if begin - last >= _GROUP:
            spread.append((last, begin))
            last = begin
    return spread


def _write_parquet(table: Any, path: Path, begins: Sequence[int], about: str) -> None:
    parquet = require_extra("pyarrow", "pyarrow.parquet")
    with parquet.ParquetWriter(path, table.schema, compression="zstd", store_schema=False) as writer:
        for start, end in _cut(begins, len(table)):
            writer.write_table(table.slice(start, end - start), row_group_size=max(end - start, 1))
        for key, value in (table.schema.metadata or {}).items():
            writer.add_key_value_metadata({key: value})
        if about:
            writer.add_key_value_metadata({_ABOUT: about})


def _read_parquet(path: Path) -> Any:
    parquet = require_extra("pyarrow", "pyarrow.parquet")
    with parquet.ParquetFile(path) as file:
        told, size = file.metadata, path.stat().st_size
        unpacked = sum(told.row_group(number).total_byte_size for number in range(told.num_row_groups))
        _require_room(path, told.num_rows, unpacked, size)
        return file.read()


def _read_parquet_about(path: Path) -> str:
    parquet = require_extra("pyarrow", "pyarrow.parquet")
    return str(parquet.read_metadata(path).metadata[_ABOUT.encode()], "utf-8")


def _write_ipc(compression: str | None, table: Any, path: Path, begins: Sequence[int], about: str) -> None:
    ipc = require_extra("pyarrow", "pyarrow.ipc")
    options = ipc.IpcWriteOptions(compression=compression)
    told = {_ABOUT: about} if about else None
    with path.open("wb") as sink, ipc.new_file(sink, table.schema, options=options) as writer:
        for start, end in _cut(begins, len(table)):
            (batch,) = table.slice(start, end - start).combine_chunks().to_batches() or [
                _no_rows(table.schema)
            ]
            writer.write_batch(batch, custom_metadata=told)
            told = None


def _no_rows(schema: Any) -> Any:
    pa = require_extra("pyarrow")
    return pa.record_batch([pa.array([], type=field.type) for field in schema], schema=schema)


def _read_ipc(path: Path) -> Any:
    pa, ipc = require_extra("pyarrow"), require_extra("pyarrow", "pyarrow.ipc")
    with ipc.open_file(path.read_bytes()) as reader:
        batches = [reader.get_batch(number) for number in range(reader.num_record_batches)]
        table = pa.Table.from_batches(batches, reader.schema)
    _require_room(path, len(table), table.nbytes, path.stat().st_size)
    return table


def _read_ipc_about(path: Path) -> str:
    ipc = require_extra("pyarrow", "pyarrow.ipc")
    with ipc.open_file(path.read_bytes()) as reader:
        return str(reader.get_batch_with_custom_metadata(0)[1][_ABOUT.encode()], "utf-8")


def _require_room(path: Path, rows: int, unpacked: int, size: int) -> None:
    if rows > size or unpacked > max(_MOST_UNPACKED * size, _LEAST):
        raise FileError(
            f"{path}: claims to hold more than a file of its size; it is damaged, or none of ours"
        )


_PARQUET = _Store(_write_parquet, _read_parquet, _read_parquet_about)
_ARROW = _Store(partial(_write_ipc, None), _read_ipc, _read_ipc_about)
_FEATHER = _Store(partial(_write_ipc, "zstd"), _read_ipc, _read_ipc_about)


def _make(store: _Store, suffix: str, name: str) -> Format:
    return Format(
        suffix=suffix,
        name=name,
        keeps="all tables, each a file beside; a row for each incident and place",
        write=partial(write_columnar, store),
        read=partial(read_columnar, store),
        read_seal=partial(read_seal, store),
        needs=("pyarrow",),
    )


PARQUET = _make(_PARQUET, ".parquet", "GeoParquet")
ARROW = _make(_ARROW, ".arrow", "Arrow")
FEATHER = _make(_FEATHER, ".feather", "Feather")
