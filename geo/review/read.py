"""A review file, TOML or CSV, read and checked entry by entry."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ArticleError, ReviewError
from ..read.source import decode, read_bytes
from ..values import Review
from .entry import KEYS, check_entry

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

_TABLE = "review"
_SUFFIXES = (".toml", ".csv")


def read_review(path: str | os.PathLike[str]) -> Review:
    r"""Read a review file.

    Parameters
    ----------
    path
        ``.toml`` with a table ``[[review]]`` for each entry, or ``.csv`` with a row for each and ``;`` between the
        members of a list. ``docs/review.md`` describes the entries.

    Returns
    -------
    Review
        Its entries, checked.

    Raises
    ------
    ReviewError
        The file cannot be read, or an entry is wrong: the message names file and entry and says what to do.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "review.csv")
    ...     _ = file.write_text("action,claims,who,why\ndiscard,c0123456789ab,An editor,misread\n", "utf-8")
    ...     [str(decision.action) for decision in read_review(file).decisions]
    ['discard']
    """
    file = Path(path)
    suffix = file.suffix.lower()
    if suffix not in _SUFFIXES:
        raise ReviewError(f"{file}: is no review file; name a .toml or .csv")
    try:
        text = decode(read_bytes(file))
    except ArticleError as error:
        raise ReviewError(f"{file}: {error}") from error
    entries = _from_toml(text, file) if suffix == ".toml" else _from_csv(text, file)
    decisions = []
    for number, entry in enumerate(entries, start=1):
        try:
            decisions.append(check_entry(number, entry))
        except ValueError as error:
            action = entry.get("action")
            named = f" ({action})" if isinstance(action, str) and action else ""
            raise ReviewError(f"{file}: entry {number}{named}: {error}") from error
    return Review(decisions=tuple(decisions), source=file.name)


def _from_toml(text: str, file: Path) -> Iterable[Mapping[str, Any]]:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReviewError(f"{file}: is no valid TOML: {error}") from error
    other = sorted(key for key in table if key != _TABLE)
    entries = table.get(_TABLE, [])
    if other or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        wrong = f"{other[0]!r} is no key" if other else f"{_TABLE} is no list of tables"
        raise ReviewError(f"{file}: {wrong}; write [[{_TABLE}]] over each entry")
    return [{key: _plain(value) for key, value in entry.items()} for entry in entries]


def _plain(value: Any) -> Any:
    """Write a TOML date as text."""
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else value


def _from_csv(text: str, file: Path) -> Iterator[Mapping[str, Any]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restkey="", strict=True)
    try:
        header = list(reader.fieldnames or ())
        unknown = [name for name in header if name not in KEYS]
        if unknown or len(set(header)) < len(header):
            wrong = f"{unknown[0]!r} is no column" if unknown else "a column stands twice"
            raise ReviewError(f"{file}: {wrong}; the columns are {', '.join(KEYS)}")
        for row in reader:
            if "" in row:
                raise ReviewError(
                    f"{file}: line {reader.line_num} has more cells than columns; quote its commas"
                )
            yield {
                key: [part.strip() for part in cell.split(";") if part.strip()] if KEYS[key] else cell.strip()
                for key, cell in row.items()
                if cell and cell.strip()
            }
    except csv.Error as error:
        raise ReviewError(f"{file}: line {reader.line_num} is no CSV ({error})") from error
