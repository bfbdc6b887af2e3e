"""``clashline verify``: a finished file and its articles in, everything that does not fit out."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import click

from .text import one_line

_SEAL = re.compile(r"[0-9a-f]{64}")


def _read_seal(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    if value is not None and not _SEAL.fullmatch(value):
        raise click.BadParameter(
            "a seal has 64 hexadecimal digits, as clashline verify prints it", ctx=ctx, param=param
        )
    return value or ""


@click.command(
    short_help="Check a finished file against its articles.",
    epilog="""\b
Examples:
  clashline verify map.html seeds
  clashline verify incidents.gpkg reports/ --seal 5d41402abc4b2a76...

\b
Exit status: 0 if everything fits; 1 if anything does not, a line for each finding.""",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument(
    "inputs", nargs=-1, required=True, metavar="ARTICLES...", type=click.Path(path_type=Path, exists=True)
)
@click.option(
    "--seal",
    metavar="SHA256",
    callback=_read_seal,
    help="The seal that the file is known to have from elsewhere.",
)
@click.pass_context
def command(ctx: click.Context, *, file: Path, inputs: tuple[Path, ...], seal: str) -> None:
    """Check that FILE, a map or an export, says what ARTICLES say, and is as it was written.

    Its bytes are held against its seal, its articles against their SHA-256, each sentence against the article it is
    from, each claim's id against what it says, and each estimate against its claims. Nothing is read anew.
    """
    import geo

    from ..told import read_map

    with warnings.catch_warnings():
        # Libraries warn of damage before they give up; what is damaged is told in one line below.
        warnings.simplefilter("ignore")
        told = read_map(file) if file.suffix.lower() in {".html", ".htm"} else geo.read_told(file)
    articles, problems = geo.read_all(inputs)
    findings = geo.verify(told, articles, seal=seal)
    for line in (*findings, *(f"not read: {problem}" for problem in problems)):
        click.echo(one_line(str(line)))
    if findings or problems:
        ctx.exit(1)
    click.echo(
        f"{one_line(str(file))}: {len(told.claims)} claims from {len(told.articles)} articles stand as written; "
        f"seal {told.seal}"
    )
