"""``clashline map``: articles in, one HTML file out, or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options, picture
from .online import options as online_options

if TYPE_CHECKING:
    from datetime import date

    from .online import Online


@click.command(
    short_help="Write an interactive map that opens with no network, or a picture.",
    epilog="""\b
Examples:
  clashline map seeds -o map.html
  clashline map reports/ more.txt --since 2025-10-09 --until 2025-10-15 -o week.html
  clashline map reports/ --review review.toml -o reviewed.html
  clashline map seeds -o map.html --assets map_files
  clashline map seeds -o map.pdf
  clashline map seeds -o slide.png --size 16:9 --theme dark --dpi 144
  clashline map seeds -o map.html --tiles 'https://tiles.example/{z}/{x}/{y}.png' \\
      --attribution 'Tiles by Example'""",
)
@options.inputs
@options.output("The file to write: .html, or a picture: .svg, .png or .pdf.")
@click.option("--title", help="The map's title.  [default: made from theatre and days]")
@click.option("--subtitle", default="", metavar="TEXT", help="A line of your own under it.")
@click.option(
    "--note",
    metavar="TEXT",
    multiple=True,
    help="A paragraph of your own over the list of sources; may be repeated.",
)
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
@picture.options
@options.language
@options.review
@options.reviewed_only
@online_options
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    output: Path,
    title: str | None,
    subtitle: str,
    note: tuple[str, ...],
    tiles: str | None,
    attribution: tuple[str, ...],
    view: str | None,
    assets: Path | None,
    size: str | None,
    dpi: float | None,
    theme: str | None,
    language: str,
    review: Path | None,
    reviewed_only: bool,
    online: Online | None,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write a map of the incidents that the articles tell of.

    INPUT is a text file, a folder of them, a file that clashline export wrote, or a table coded by others (your own copy of ACLED, UCDP GED or GTD as .csv or
    .xlsx). The map is one HTML file: mail it, put it in a report, open it
    with no network. Every number on it leads to the sentence that says it, and to who says it. A name that
    ends in .svg, .png or .pdf makes it a picture for paper or a slide, with legend, strip and claims.
    """
    from ..draw import DEFAULT_DPI, DEFAULT_SIZE, DEFAULT_THEME, draw
    from ..render import render
    from .load import load

    period = options.period(since, until)
    as_picture = picture.is_picture(
        output, tiles=tiles, assets=assets, note=note, size=size, dpi=dpi, theme=theme
    )
    loaded = load(inputs, theatre, period, review=review, coded=True, online=online)
    shared: dict[str, Any] = {
        "title": title,
        "subtitle": subtitle,
        "attribution": attribution,
        "view": view,
        "reviewed_only": reviewed_only,
        "language": language,
        "theatre": loaded.gazetteer,
    }
    if as_picture:
        drawn = draw(loaded.shown, size=size or DEFAULT_SIZE, theme=theme or DEFAULT_THEME, **shared)
        drawn.save(output, dpi=dpi or DEFAULT_DPI)
    else:
        page = render(loaded.shown, tiles=tiles, notes=note, theme=theme or "auto", **shared)
        page.save(output, assets=assets)
    ctx.exit(loaded.report(f"wrote {output}", reviewed_only=reviewed_only))
