"""``clashline check-coded``: a table in another data set's columns in, everything that does not fit out."""

from __future__ import annotations

from pathlib import Path

import click

from .text import one_line


@click.command(
    short_help="Check a table in the columns of ACLED or UCDP GED.",
    epilog="""\b
Examples:
  clashline check-coded week.acled.csv
  clashline check-coded my_own_ged.csv --like ged

\b
Exit status: 0 if everything fits; 1 if anything does not, a line for each finding.""",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--like",
    type=click.Choice(["acled", "ged"]),
    help="Whose columns it is to have.  [default: told from its columns]",
)
@click.pass_context
def command(ctx: click.Context, *, file: Path, like: str | None) -> None:
    """Check that FILE (.csv, .tsv or .xlsx) has the columns, codes, types and sums that its data set promises.

    It may be one that clashline export wrote, or your own copy of theirs. Findings are told by row, as a spreadsheet counts
    them, and column.
    """
    import geo

    findings = geo.validate_coded(file, like)
    for finding in findings:
        click.echo(one_line(str(finding)))
    if findings:
        ctx.exit(1)
    click.echo(f"{one_line(str(file))}: nothing is wrong with its columns and codes")
