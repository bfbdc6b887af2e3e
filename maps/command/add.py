"""``clashline add``: articles into a store, and what they reach made again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command(
    short_help="Add articles to a store that grows: a GeoPackage, or PostGIS.",
    epilog="""\b
Examples:
  clashline add seeds --to store.gpkg
  clashline add today/*.txt --to store.gpkg --at 2025-10-14T18:00Z --who desk
  clashline add --review review.toml --to store.gpkg
  clashline add reports/ --to postgresql://desk@db.example/border
  clashline map store.gpkg -o map.html""",
)
@click.argument("inputs", nargs=-1, metavar="[INPUT...]", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--to",
    "target",
    required=True,
    metavar="STORE",
    help="The store: a path ending in .gpkg, or postgresql://...",
)
@click.option(
    "--replace", "by_hand", is_flag=True, help="Put right title, date, publisher of articles that are there."
)
@options.review
@options.signed
@options.theatre
@click.pass_context
def command(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    target: str,
    by_hand: bool,
    review: Path | None,
    at: str,
    who: str,
    theatre: str | None,
) -> None:
    """Add articles to a store, and make again the incidents that they reach.

    INPUT is a text file, or a folder of them. A text that is there already is added no second time. What was
    committed stays, whatever happens afterwards: doing the same again goes on where it was.
    """
    import geo

    from .load import tell_problems
    from .progress import watching
    from .stored import tell
    from .text import one_line

    if not inputs and review is None:
        raise click.UsageError("there is nothing to add: name articles, or a --review")
    decided = geo.read_review(review) if review else None
    articles, unreadable = geo.read_all(inputs) if inputs else ([], [])
    if inputs and not articles:
        raise geo.ArticleError(
            f"nothing could be read: {unreadable[0] if unreadable else 'there is no article'}"
        )
    kept: list[str] = []

    def committed(ids: Sequence[str]) -> None:
        kept.extend(ids)

    with geo.open_store(target, theatre, at=at, who=who) as store:
        try:
            with watching(len(articles), "adding") as progress:
                added = store.add(
                    articles, review=decided, replace_metadata=by_hand, progress=progress, committed=committed
                )
        except KeyboardInterrupt:
            click.echo(
                f"clashline: {len(kept)} of {len(articles)} articles are in {one_line(store.label)}", err=True
            )
            raise
        total = store.info().incidents
        click.echo(one_line(f"{store.label}: {tell(added, total)}"), err=True)
    failed = (f"{each.article.name}: {each.reason}" for each in added.failures)
    ctx.exit(tell_problems([*map(str, unreadable), *failed]))
