"""One data set's columns and codes, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..errors import FrameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# In the order in which a table is taken for one of them: the table coded by hand asks for the least.
KEYS = ("acled", "ged", "gtd", "hand")
# What is written and never read.
_WRITTEN = ("hapi",)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Convention:
    """The columns and codes of a data set.

    Parameters
    ----------
    key
        acled, ged, gtd, hand or hapi.
    name, title
        For people, short and in full.
    attribution
        What whoever shows such data must say; empty if nothing.
    columns
        In the data set's order; empty where nothing is written by it.
    known_by
        Columns by which a table is known for one of its kind.
    id
        The column that tells its rows apart.
    data
        Everything else: codes, types, mappings.
    """

    key: str
    name: str
    title: str
    attribution: str
    columns: tuple[str, ...]
    known_by: tuple[str, ...]
    id: str
    data: Mapping[str, Any]


@cache
def load_convention(key: str) -> Convention:
    """Load a convention.

    Raises
    ------
    FrameError
        There is none of that key.

    Examples
    --------
    >>> len(load_convention("acled").columns), len(load_convention("ged").columns)
    (31, 49)
    """
    if key not in (*KEYS, *_WRITTEN):
        raise FrameError(f"there are no columns like {key!r}; choose from {', '.join(KEYS)}")
    table = tomllib.loads((resources.files(__package__) / f"{key}.toml").read_text("utf-8"))
    return Convention(
        key=key,
        name=table["name"],
        title=table["title"],
        attribution=table["attribution"],
        columns=tuple(table.get("columns", ())),
        known_by=tuple(table["known_by"]),
        id=table["id"],
        data=MappingProxyType(table),
    )


def recognise(columns: Iterable[str]) -> Convention | None:
    """Tell which data set's a table's columns are; None if no one's.

    Examples
    --------
    >>> recognise(["eventid", "iyear", "imonth", "iday", "city"]).name
    'GTD'
    >>> recognise(["title", "text"]) is None
    True
    """
    present = {str(column).strip().lower() for column in columns}
    for key in KEYS:
        convention = load_convention(key)
        ways = convention.data.get("one_of", [[]])
        if present.issuperset(convention.known_by) and any(present.issuperset(way) for way in ways):
            return convention
    return None
