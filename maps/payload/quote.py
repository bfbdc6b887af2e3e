"""Words from outside: a sentence with what it says marked, and no text longer than a passage."""

from __future__ import annotations

from operator import getitem
from typing import TYPE_CHECKING

import numpy as np

from .columns import Coded, Table
from .rows import ELLIPSIS, PASSAGE_LIMIT, clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .columns import Codes
    from .rows import Cells


def split_quotes(cells: Cells) -> Table:
    """Split the sentences of a frame of claims into what stands before, in and after the words that say it."""
    quotes = cells.texts("quote")
    lengths = np.fromiter(map(len, quotes), np.int64, len(quotes))
    starts, ends = cells.whole("focus_start"), cells.whole("focus_end")
    known = ~(starts.missing | ends.missing)
    start = np.clip(starts.units * known, 0, lengths)
    end = np.clip(ends.units * known, start, lengths)
    pieces = {
        "before": _cut(quotes, np.zeros_like(start), start),
        "focus": _cut(quotes, start, end),
        "after": _cut(quotes, end, lengths),
        "prefix": cells.text("quote_prefix"),
        "suffix": cells.text("quote_suffix"),
    }
    too_long = np.flatnonzero(lengths > PASSAGE_LIMIT).tolist()
    if not too_long:
        return Table(pieces)
    columns = {name: piece.values() for name, piece in pieces.items()}
    for row in too_long:
        around = {name: columns[name][row] for name in ("prefix", "suffix")}
        focus = (int(start[row]), int(end[row]))
        for name, piece in to_quote(quotes[row], focus=focus, **around).items():
            columns[name][row] = piece
    return Table({name: Coded.of(column) for name, column in columns.items()})


def _cut(texts: Sequence[str], starts: Codes, ends: Codes) -> Coded:
    if (starts == ends).all():
        return Coded.same("", len(texts))
    return Coded.of([*map(getitem, texts, map(slice, starts.tolist(), ends.tolist()))])


def to_quote(
    exact: str, *, focus: tuple[int, int] | None, prefix: str = "", suffix: str = ""
) -> dict[str, str]:
    """Split a sentence into what stands before, in and after its focus.

    JavaScript counts UTF-16 units and Python code points, so a page gets the pieces and never offsets.

    Parameters
    ----------
    exact
        The sentence.
    focus
        Start and end of the words that say it, code points into ``exact``; None if not known.
    prefix, suffix
        The words around the sentence.

    Examples
    --------
    >>> quote = to_quote("It said 23 soldiers died.", focus=(8, 24))
    >>> quote["before"], quote["focus"], quote["after"]
    ('It said ', '23 soldiers died', '.')
    """
    start, end = focus or (0, 0)
    start = min(max(start, 0), len(exact))
    end = min(max(end, start), len(exact))
    before, within, after = exact[:start], clip(exact[start:end]), exact[end:]
    room = max(0, PASSAGE_LIMIT - len(within))
    if len(before) + len(after) > room:
        for_after = min(len(after), max(room // 2, room - len(before)))
        for_before = room - for_after
        before = before if len(before) <= for_before else ELLIPSIS + before[len(before) - for_before :]
        after = after if len(after) <= for_after else after[:for_after] + ELLIPSIS
        prefix = suffix = ""
    return {"before": before, "focus": within, "after": after, "prefix": prefix, "suffix": suffix}
