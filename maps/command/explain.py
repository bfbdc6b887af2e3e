"""``clashline explain``: articles in, every decision about them out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from . import options
from .online import options as online_options

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from .online import Online


@click.command(
    short_help="Tell what was found in articles, and why.",
    epilog="""\b
Examples:
  clashline explain article.txt
  clashline explain reports/ | less
  clashline explain reports/ --json > why.json""",
)
@options.inputs
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@options.review
@online_options
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    as_json: bool,
    review: Path | None,
    online: Online | None,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Tell what was found and why.

    For each article: every place with its role and the reason, every claim with its speaker and sentence. Then
    every incident with what was joined to it and why, and what was left off the map. INPUT is a text file, or a
    folder of them.
    """
    import geo

    from .load import load, tell_problems

    loaded = load(inputs, theatre, options.period(since, until), review=review, online=online, values=True)
    explained = geo.explain(loaded.result)
    if as_json:
        click.echo(json.dumps(explained, ensure_ascii=False, indent=2))
    else:
        from .screen import show

        show(explained)
    ctx.exit(tell_problems(loaded.problems))
