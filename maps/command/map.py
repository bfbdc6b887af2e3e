"""``clashline map``: articles in, one HTML file out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from datetime import date


@click.command(
    short_help="Write an interactive map that opens with no network.",
    epilog="""\b
Examples:
  clashline map seeds -o map.html
  clashline map reports/ more.txt --since 2025-10-09 --until 2025-10-15 -o week.html
  clashline map reports/ --review review.toml -o reviewed.html
  clashline map seeds -o map.html --assets map_files
  clashline map seeds -o map.html --tiles 'https://tiles.example/{z}/{x}/{y}.png' \\
      --attribution 'Tiles by Example'""",
)
@options.inputs
@options.output("The HTML file to write.")
@click.option("--title", help="The map's title.  [default: made from theatre and days]")
@click.option(
    "--tiles", metavar="URL", help="Online tiles under the map, as URL with {z}, {x}, {y}.  [default: none]"
)
@click.option("--attribution", metavar="TEXT", multiple=True, help="Who made the tiles; needed with --tiles.")
@click.option(
    "--view",
    metavar="ID",
    help="Whose names and wording to take, by the theatre's list.  [default: neither side's]",
)
@click.option(
    "--assets",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder for the page's scripts and styles, for sites that allow none inside a page.  [default: all in one file]",
)
@options.language
@options.review
@options.reviewed_only
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    output: Path,
    title: str | None,
    tiles: str | None,
    attribution: tuple[str, ...],
    view: str | None,
    assets: Path | None,
    language: str,
    review: Path | None,
    reviewed_only: bool,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write a map of the incidents that the articles tell of.

    INPUT is a text file, or a folder of them. The map is one HTML file: mail it, put it in a report, open it
    with no network. Every number on it leads to the sentence that says it, and to who says it.
    """
    from ..render import render
    from .load import load

    period = options.period(since, until)
    loaded = load(inputs, theatre, period, review=review)
    render(
        loaded.result,
        title=title,
        tiles=tiles,
        attribution=attribution,
        view=view,
        reviewed_only=reviewed_only,
        language=language,
        theatre=loaded.gazetteer,
    ).save(output, assets=assets)
    ctx.exit(loaded.report(f"wrote {output}", reviewed_only=reviewed_only))
