"""``clashline export``: articles in, files for other programs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options
from .online import options as online_options

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from .online import Online


# Written here, and held to the registry by a test: help shall not wait for what the formats import.
LIKE = ("acled", "ged", "hapi")


def _list_formats(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001, FBT001 - click's signature
    if value:
        import geo

        for each in geo.export.list_formats():
            click.echo(f"{each.suffix:<20} {each.name}: {each.keeps}")
        ctx.exit()


@click.command(
    short_help="Write GeoPackage, GeoJSON, CSV and others for other programs.",
    epilog="""\b
Examples:
  clashline export seeds -o incidents.gpkg       all tables, opens in QGIS
  clashline export seeds -o incidents.geojson    incidents at their places
  clashline export seeds -o incidents.csv
  clashline export seeds -o week.acled.csv       a row an incident, in ACLED's columns
  clashline export seeds -o week.csv --like ged
  clashline export seeds -o week.qgz -o week.parquet -o week.xlsx
  clashline export week.gpkg -o week.kml         from an export, as a GIS edited it""",
)
@options.inputs
@options.outputs(
    "The file to write; its suffix names the format: .gpkg, .geojson, .csv ... (--formats lists them). May be repeated."
)
@click.option(
    "--formats",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_formats,
    help="List the formats, by suffix, and leave.",
)
@click.option(
    "--like",
    type=click.Choice(LIKE),
    help="Write the columns and codes of another data set, whatever the file's name.",
)
@options.review
@options.reviewed_only
@online_options
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    outputs: tuple[Path, ...],
    like: str | None,
    review: Path | None,
    reviewed_only: bool,
    online: Online | None,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write what the articles tell as tables with geometry.

    INPUT is a text file, or a folder of them; or one file that was exported before, as it is or as it was edited. The
    columns are those of the documented schema.
    """
    import geo

    from .load import load

    period = options.period(since, until)
    for output in outputs:
        geo.export.check_format(output, like=like)
    loaded = load(inputs, theatre, period, review=review, coded=True, online=online)
    frames = geo.keep_reviewed(loaded.frames) if reviewed_only else loaded.frames
    for output in outputs:
        geo.export.write(frames, output, like=like, gazetteer=loaded.gazetteer)
    written = ", ".join(map(str, outputs))
    ctx.exit(loaded.report(f"wrote {written}", reviewed_only=reviewed_only))
