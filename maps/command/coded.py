"""Coded tables among the inputs of a command: an own copy of ACLED, UCDP GED or GTD, or a table coded by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

import geo

from .period import keep_within
from .text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazetteer import Gazetteer

    from .period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedInputs:
    """What coded tables gave.

    Parameters
    ----------
    frames
        One of each table, of the period.
    problems
        Tables that could not be read, each with the reason.
    left_out
        How many incidents are not of the period.
    """

    frames: tuple[geo.Frames, ...] = ()
    problems: tuple[str, ...] = ()
    left_out: int = 0


def split_inputs(inputs: Sequence[Path], *, coded: bool) -> tuple[list[Path], list[Path]]:
    """Split inputs into articles and, if those are asked for, coded tables, by their names and first rows."""
    tables = [path for path in inputs if coded and path.is_file() and geo.is_coded(path)]
    return [path for path in inputs if path not in tables], tables


def read_tables(paths: Sequence[Path], gazetteer: Gazetteer, period: Period) -> CodedInputs:
    """Read coded tables; what is said of each goes to stderr."""
    frames, problems, left_out = [], [], 0
    for path in paths:
        try:
            read = geo.read_coded(path, gazetteer=gazetteer)
        except geo.GeoError as error:
            problems.append(str(error))
            continue
        kept = keep_within(read, period) if period else read
        left_out += len(read.incidents) - len(kept.incidents)
        _tell(path, kept)
        frames.append(kept)
    return CodedInputs(frames=tuple(frames), problems=tuple(problems), left_out=left_out)


def _tell(path: Path, frames: geo.Frames) -> None:
    outside = int(frames.incidents["grade_reasons"].str.endswith("outside the theatre").sum())
    unplaced = int((frames.unplaced["why"] == "unplaced").sum())
    title = frames.articles["title"].iloc[0]
    said = [f"{path} ({title}): {len(frames.incidents):,} incidents"]
    if outside:
        said.append(
            f"{outside:,} of them lie outside the theatre {frames.theatre}, where the table puts them"
        )
    if unplaced:
        said.append(f"{unplaced:,} have no place on a map")
    click.echo(one_line("; ".join(said)), err=True)
