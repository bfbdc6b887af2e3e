"""``clashline annotate``: articles of the corpus's form in, predictions in the shape of its gold out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from datetime import date


@click.command(
    short_help="Write predictions in the shape of the annotated corpus.",
    epilog="""\b
Examples:
  clashline annotate bench/border_claims/dev build/predictions
  python3 bench/border_claims/score.py build/predictions --gold bench/border_claims/dev""",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    folder: Path,
    out: Path,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Read each NNN.json of DIR and write OUT/NNN.pred.json.

    Each article is read by itself. What is annotated already (NNN.gold.json, NNN.pred.json) is never opened, and
    OUT must be another folder. A period leaves incidents and claims of other days out.
    """
    import geo

    from .load import tell_problems
    from .period import within
    from .progress import watching

    period = options.period(since, until)
    with watching(sum(1 for _ in folder.glob("*.json"))) as progress:
        done = geo.annotate(
            folder,
            out,
            options.load_gazetteer(theatre),
            keep=(lambda dossier: within(dossier, period)) if period else None,
            progress=progress,
        )
    click.echo(f"wrote {len(done.written)} predictions to {out}", err=True)
    ctx.exit(tell_problems(map(str, done.problems)))
