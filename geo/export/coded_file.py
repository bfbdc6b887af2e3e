"""A CSV in the columns of another data set, and the note beside it that says what they cannot carry."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside
from ..convention import load_convention
from ..review import CLOSED, Cover
from .sheets import to_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ..frame import Frames
    from .codable import LeftOut

# Columns that hold codes, dates and numbers, which no name is read from.
_CLOSED = CLOSED | {
    "event_id_cnty", "relid", "event_date", "sub_event_type", "interaction", "inter1", "inter2", "disorder_type",
    "date_start", "date_end", "geom_wkt",
}  # fmt: skip


A_ROW = "A row is an incident. Its toll stands once, whole: it is not repeated over places nor divided among days."


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Rows in the columns of a data set, and what is to be said of them.

    Parameters
    ----------
    key
        The convention's.
    rows
        Values by column; one that is missing is an empty cell.
    left_out
        What is in no row.
    said
        Sentences on what the columns cannot carry.
    policy
        Whose estimates the numbers of dead are.
    """

    key: str
    rows: Sequence[Mapping[str, Any]]
    left_out: LeftOut
    said: Sequence[str]
    policy: str


def write_coded(coded: Coded, frames: Frames, path: Path) -> None:
    """Write the file and its note; both, or none if one cannot be written.

    UTF-8 without a mark: what scripts read must begin with the first column's name. Text that a spreadsheet would take
    for a formula begins with an apostrophe.
    """
    columns, cover = load_convention(coded.key).columns, Cover(frames.withheld)
    with ExitStack() as stack:
        draft, note = (stack.enter_context(write_beside(each)) for each in (path, note_path(path)))
        with draft.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in coded.rows:
                covered = cover.values(dict(row), _CLOSED)
                writer.writerow([to_cell(covered.get(column)) for column in columns])
        note.write_text(cover.text("\n".join(_write_note(coded, frames, path.name)) + "\n"), encoding="utf-8")


def note_path(path: Path) -> Path:
    """Name the note beside a file.

    Examples
    --------
    >>> from pathlib import Path
    >>> note_path(Path("week.acled.csv")).name
    'week.acled.note.md'
    """
    return path.with_name(f"{path.stem}.note.md")


def _write_note(coded: Coded, frames: Frames, name: str) -> Iterator[str]:
    convention = load_convention(coded.key)
    yield f"# {convention.name}-like: what `{name}` says and cannot say"
    yield ""
    yield (
        f"Made by Clashline from news reports or coded tables, in the columns and codes of {convention.title}. It is "
        f"like {convention.name}, and not {convention.name}: they neither made nor checked it, and their coders may "
        "have coded otherwise."
    )
    yield ""
    yield f"- {len(coded.rows)} rows of {len(frames.incidents)} incidents; the dead are counted by the policy `{coded.policy}` (docs/estimates.md)."
    yield (
        "- The columns have no room for who claims what, for figures that contradict each other, for denials and quotes, "
        "nor for areas: export GeoPackage or CSV for these."
    )
    yield from (f"- {sentence}" for sentence in coded.said)
    yield ""
    yield "## Left out"
    yield ""
    lines = [f"- {number} incidents: {why}." for why, number in sorted(coded.left_out.incidents.items())]
    lines += [f"- {number} {what}." for what, number in sorted(coded.left_out.others.items())]
    yield from lines or ["- Nothing."]
    notices = sorted(set(frames.articles["attribution"]) - {""})
    if notices:
        yield ""
        yield "## Whose data these are"
        yield ""
        yield from (f"- {' '.join(notice.split())}" for notice in notices)
