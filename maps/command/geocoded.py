"""A table with a column of places, and the same table with where they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import geo
from gazetteer import geocode_many

from .progress import watching
from .sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gazetteer import Gazetteer

    from .online import Online

# The column of the answer that only says again what the table's own column says.
_SAME = "query"
_RESERVED = frozenset({"fid", "geom", "geometry"})
_SHOWN = 12  # names of columns in a message


def geocode_table(
    table: Path,
    column: str,
    output: Path,
    *,
    within: Sequence[str] = (),
    gazetteer: Gazetteer,
    encoding: str | None = None,
    extents: bool = False,
    online: Online | None = None,
) -> str:
    """Read a CSV, look its column up, and write its columns and the answers' beside them. Says how it went.

    Parameters
    ----------
    within
        Columns of what contains the places.
    online
        Who is asked for names that the gazetteer does not have; nobody if None.

    Raises
    ------
    geo.GeoError
        The table cannot be read, lacks a column, or cannot be written.
    """
    import pandas as pd

    geo.export.check_layer(output)
    header, rows = read_sheet(table, encoding)
    for name in (column, *within):
        if name not in header:
            known = ", ".join(filter(None, header[:_SHOWN])) + (" ..." if len(header) > _SHOWN else "")
            raise geo.FileError(f"{table}: there is no column {name!r}; there are {known}")
    own = pd.DataFrame(rows, columns=header, dtype=object)
    if online:
        containers = own[list(within)].itertuples(index=False, name=None) if within else [()] * len(own)
        gazetteer = online.fill_phrases(zip(own[column], containers, strict=True), gazetteer)
    with watching(len(own), "looking up") as progress:
        found = geocode_many(
            own[column],
            within=own[list(within)] if within else None,
            gazetteer=gazetteer,
            geometry="extent" if extents else "point",
            progress=progress,
        )
    own.columns = pd.Index(_name_apart(header, _RESERVED, "given"))
    answers = found.drop(columns=[_SAME])
    shown = [name for name in answers.columns if name != "geometry"]
    answers.columns = pd.Index(
        [*_name_apart(shown, {*_RESERVED, *map(str.casefold, own.columns)}, "found"), "geometry"]
    )
    joined = answers.join(own)[[*own.columns, *answers.columns]]
    geo.export.write_layer(joined, output, attribution="; ".join(gazetteer.attribution))
    return f"wrote {output}: {_tell(found['refused'].tolist(), found['precision'].tolist())}"


def _name_apart(names: Sequence[str], taken: Iterable[str], suffix: str) -> list[str]:
    """Give columns names that no other has in upper or lower case, and that mean nothing else in a GeoPackage."""
    used = set(taken)
    apart = []
    for number, name in enumerate(names, 1):
        free = wanted = name or f"column_{number}"
        while free.casefold() in used:
            free = f"{free}_{suffix}" if wanted == free else f"{free}_"
        used.add(free.casefold())
        apart.append(free)
    return apart


def _tell(refused: Sequence[str], precision: Sequence[str]) -> str:
    missed = sum(map(bool, refused))
    kinds = Counter(each for each, no in zip(precision, refused, strict=True) if not no)
    by_kind = ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in kinds.most_common())
    placed = f"{len(refused) - missed} of {len(refused)} rows placed" + (f" ({by_kind})" if by_kind else "")
    return f"{placed}; {missed} refused, each with its reason"
