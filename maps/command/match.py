"""``clashline match``: two tables of incidents in, which of the one is which of the other out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from datetime import date


@click.command(
    short_help="Match incidents of two tables: articles against your own coded data.",
    epilog="""\b
Examples:
  clashline match seeds my_acled.csv -o pairs.csv
  clashline match monday.gpkg my_ged.xlsx -o pairs.csv --km 25 --days 1""",
)
@click.argument("extracted", metavar="A", type=click.Path(path_type=Path, exists=True))
@click.argument("coded", metavar="B", type=click.Path(path_type=Path, exists=True))
@options.output("The table of pairs to write: .csv.")
@click.option(
    "--km", default=50.0, show_default=True, type=click.FloatRange(min=0), help="How far apart two may be."
)
@click.option("--days", default=3, show_default=True, type=click.IntRange(min=0), help="How many days apart.")
@click.option(
    "--min-score",
    default=0.25,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="The least score of a pair.",
)
@click.option("--all-pairs", is_flag=True, help="List every pair, and not each incident's likeliest alone.")
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    extracted: Path,
    coded: Path,
    output: Path,
    km: float,
    days: int,
    min_score: float,
    all_pairs: bool,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Say which incident of A is which of B, how sure that is, and why; and what has no counterpart.

    A and B each are a text file, a folder of them, an export, a store, or a table coded by others (your own copy of ACLED,
    UCDP GED or GTD as .csv or .xlsx). Distances and days count beyond how exactly each place and day is known. Numbers of dead
    are not looked at.
    """
    import geo

    from .load import load, tell_problems

    period = options.period(since, until)
    if output.suffix.lower() != ".csv":
        raise click.BadParameter(f"{output}: pairs are written as .csv", param_hint="'-o'")
    left, right = (load((side,), theatre, period, coded=True) for side in (extracted, coded))
    pairs = geo.match(
        left.frames, right.frames, max_km=km, max_days=days, min_score=min_score, one_to_one=not all_pairs
    )
    geo.export.write_pairs(pairs, output)
    counts = pairs["status"].value_counts()
    click.echo(
        f"wrote {output}: {counts.get('matched', 0):,} pairs; only in A: {counts.get('only_extracted', 0):,}; "
        f"only in B: {counts.get('only_coded', 0):,}",
        err=True,
    )
    ctx.exit(max(tell_problems(left.problems), tell_problems(right.problems)))
