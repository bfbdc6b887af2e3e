"""Tables in the place of articles: what ``clashline export`` wrote, edited in a GIS or not."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import click

import geo
from gazetteer import list_theatres

from .load import Loaded
from .options import load_gazetteer
from .period import keep_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .period import Period


def load_tables(
    inputs: Sequence[Path | str], theatre: str | None, period: Period, *, plain: bool, values: bool
) -> Loaded:
    """Read a file of tables.

    Parameters
    ----------
    plain
        Whether nothing is asked for that is done while articles are read.
    values
        Whether the reasons for what was found are wanted, which no table has.

    Raises
    ------
    click.UsageError
        There is more than one input, or something is asked for that only articles can give.
    geo.GeoError
        The file is none of ours, or damaged.
    """
    path = Path(inputs[0])
    if len(inputs) > 1:
        raise click.UsageError(
            "tables are read by themselves: name one file of them, and no articles beside it"
        )
    if not plain:
        raise click.UsageError(
            "--review and --geocoder are for articles; these tables hold what was read of them"
        )
    if values:
        raise click.UsageError(
            "reasons and sentences are in the articles; give these, not the tables made of them"
        )
    frames = read_tables(path)
    # What a file calls its theatre may be a path: no folder is opened by it.
    if theatre is None and frames.theatre not in list_theatres():
        raise click.UsageError(
            f"{path} is of the theatre {frames.theatre!r}, which is none of those here; name its folder by --theatre"
        )
    gazetteer = load_gazetteer(theatre or frames.theatre)
    if gazetteer.theatre.name != frames.theatre:
        raise click.UsageError(
            f"{path} is of the theatre {frames.theatre!r}, not of {gazetteer.theatre.name!r}"
        )
    kept = keep_within(frames, period) if period else frames
    return Loaded(
        shown=kept, gazetteer=gazetteer, problems=(), left_out=len(frames.incidents) - len(kept.incidents)
    )


def read_tables(path: Path) -> geo.Frames:
    """Read a file of tables.

    Raises
    ------
    geo.GeoError
        It is none of ours, or damaged.
    """
    with warnings.catch_warnings():
        # Libraries warn of damage before they give up; what is damaged is told in one line.
        warnings.simplefilter("ignore")
        return geo.export.read_frames(path)
