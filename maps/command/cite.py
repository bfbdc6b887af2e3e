"""``clashline cite``: a claim's id and the articles in, the claim as a citation out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options
from .text import one_line

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command(
    short_help="Print a claim as a citation.",
    epilog="""\b
Examples:
  clashline cite c0123456789ab reports/
  clashline cite c0123456789ab reports/ --review review.toml""",
)
@click.argument("claim", metavar="CLAIM")
@options.inputs
@options.review
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    claim: str,
    inputs: tuple[Path, ...],
    review: Path | None,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Print the claim with the id CLAIM as one line that can be quoted.

    Its sentence, who says it, the article with its date, and the SHA-256 and the place in the text by which anybody
    who has the article can check it. Ids are those of clashline explain, of the map and of the exports.
    """
    import geo

    from .load import load, tell_problems

    loaded = load(inputs, theatre, options.period(since, until), review=review, values=True)
    click.echo(one_line(geo.cite(loaded.result, claim)))
    ctx.exit(tell_problems(loaded.problems))
