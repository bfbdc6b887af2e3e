"""Tables in a text: lines of as many cells each, with a head that says what their numbers count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ..values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .sentence import Sentence

# What stands between cells: bars, tabs, or more spaces than a sentence has.
_SEPARATORS = (re.compile(r"\s*\|\s*"), re.compile(r" *\t *"), re.compile(r" {3,}"))
# The line of dashes under a head, as Markdown has it.
_RULE = re.compile(r"[\s|:+=-]+")
_FIGURE = re.compile(r"\d[\d,.]*\s*\+?|[-–—]|n/?a|", re.IGNORECASE)
# Longer lines are no rows that anybody laid out, and a table has no more columns than fit a page.
_LONGEST_ROW = 400
_MOST_COLUMNS = 20
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a table: its sentence, and its cells as ranges of the article's text."""

    sentence: Sentence
    cells: tuple[Span, ...]

    def text(self, column: int) -> str:
        """Return what a cell says."""
        cell, start = self.cells[column], self.sentence.start
        return self.sentence.text[cell.start - start : cell.end - start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A head, and rows with as many cells; ``columns`` are those that hold nothing but figures."""

    head: Row
    rows: tuple[Row, ...]
    columns: tuple[int, ...]


def find_tables(sentences: Sequence[Sentence]) -> tuple[Table, ...]:
    r"""Find the tables among an article's sentences.

    A table is a head and at least one row behind it, on lines of their own with as many cells; at least one column
    below the head holds figures, and the first one holds words.

    Examples
    --------
    >>> from geo.text import Sentence
    >>> lines = ["Province | Killed", "Khost | 5", "Kunar | 2"]
    >>> told = [Sentence(index=n, block=n, start=40 * n, end=40 * n + len(t), text=t) for n, t in enumerate(lines)]
    >>> [(table.columns, [row.text(0) for row in table.rows]) for table in find_tables(told)]
    [((1,), ['Khost', 'Kunar'])]
    """
    return tuple(table for lines in _runs(sentences) if (table := _table(lines)) is not None)


def _runs(sentences: Sequence[Sentence]) -> Iterator[list[Row]]:
    """Give the runs of lines behind one another that have as many cells."""
    run: list[Row] = []
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        lines = list(block)
        row = _row(lines[0]) if len(lines) == 1 else None
        if row is None and len(lines) == 1 and _RULE.fullmatch(lines[0].text):
            continue
        if run and (row is None or len(row.cells) != len(run[0].cells)):
            yield run
            run = []
        if row is not None:
            run.append(row)
    if run:
        yield run


def _row(sentence: Sentence) -> Row | None:
    text = sentence.text
    if len(text) > _LONGEST_ROW or _RULE.fullmatch(text):
        return None
    for separator in _SEPARATORS:
        cells = _cut(text, separator, sentence.start)
        if _FEWEST <= len(cells) <= _MOST_COLUMNS:
            return Row(sentence=sentence, cells=cells)
    return None


def _cut(text: str, separator: re.Pattern[str], start: int) -> tuple[Span, ...]:
    """Cut a line; bars at its edges stand around cells and not between them."""
    first, last = 0, len(text)
    cells: list[Span] = []
    for found in separator.finditer(text):
        if found.end() == last:
            last = found.start()
            break
        if found.start() > 0:
            cells.append(Span(start=start + first, end=start + found.start()))
        first = found.end()
    return (*cells, Span(start=start + first, end=start + max(first, last)))


def _table(lines: Sequence[Row]) -> Table | None:
    head, rows = lines[0], tuple(lines[1:])
    if not rows or any(_is_figure(head.text(column)) for column in range(1, len(head.cells))):
        return None
    columns = tuple(
        column
        for column in range(1, len(head.cells))
        if all(_is_figure(row.text(column)) for row in rows)
        and any(row.text(column)[:1].isdigit() for row in rows)
    )
    named = all(not _is_figure(row.text(0)) for row in rows)
    return Table(head=head, rows=rows, columns=columns) if columns and named else None


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text.strip()) is not None
