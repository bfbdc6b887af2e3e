"""Pairs of incidents as a table for people and programs."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from ..atomic import write_beside
from ..errors import FrameError
from .sheets import to_cell

if TYPE_CHECKING:
    import os

    import pandas as pd

_SUFFIX = ".csv"


def write_pairs(pairs: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write what ``geo.match`` gives to a .csv: UTF-8 with a mark, so that spreadsheets see it, and no cell a formula.

    Parameters
    ----------
    pairs
        The table.
    path
        The file; it ends in .csv.

    Raises
    ------
    FrameError
        It does not.
    FileError
        It cannot be written; what was there before is untouched.

    Examples
    --------
    >>> import geo, tempfile
    >>> nothing = geo.Frames.empty("durand")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_pairs(geo.match(nothing, nothing), Path(folder, "pairs.csv"))
    ...     Path(folder, "pairs.csv").read_text("utf-8-sig").split(",")[0]
    'status'
    """
    if Path(path).suffix.lower() != _SUFFIX:
        raise FrameError(f"{path}: pairs are written as {_SUFFIX}")
    missing = pairs.isna()
    with write_beside(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(pairs.columns)
        for row, gone in zip(pairs.itertuples(index=False), missing.itertuples(index=False), strict=True):
            writer.writerow([to_cell(None if out else cell) for cell, out in zip(row, gone, strict=True)])
