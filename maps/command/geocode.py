"""``clashline geocode``: names in, places out, and why; of a whole table on request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .online import options as online_options
from .text import one_line

if TYPE_CHECKING:
    from datetime import date

    from gazetteer import Answer, Gazetteer

    from .online import Online


@click.command(
    short_help="Look places up in the theatre's gazetteer, or a table's column of them.",
    epilog="""\b
Examples:
  clashline geocode "Datta Khel tehsil, North Waziristan" "20 km east of Jalalabad"
  clashline geocode --csv events.csv --column location --country country --admin1 admin1 -o events.gpkg
\b
Exit status: 0 if every name is one place, or the table was written; 1 if a name is
unknown or could be several, or the table cannot be read or written.""",
)
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an object a name.")
@click.option(
    "--csv",
    "table",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Look up a column of this table instead.",
)
@click.option("--column", metavar="NAME", help="The table's column of places.")
@click.option("--country", metavar="COLUMN", help="Its column of countries, names or codes.")
@click.option("--admin1", metavar="COLUMN", help="Its column of provinces.")
@click.option(
    "--within", "within", metavar="COLUMN", multiple=True, help="Another column of what contains them."
)
@click.option("--encoding", metavar="NAME", help="The table's encoding, if it is neither UTF-8 nor UTF-16.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The table with places, to write: .gpkg, .geojson or .csv.",
)
@click.option("--extents", is_flag=True, help="Write areas and circles instead of points.")
@online_options
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    names: tuple[str, ...],
    as_json: bool,
    table: Path | None,
    column: str | None,
    country: str | None,
    admin1: str | None,
    within: tuple[str, ...],
    encoding: str | None,
    output: Path | None,
    extents: bool,
    online: Online | None,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Look up which place each NAME is, with coordinates, how exact they are, and the reason.

    A NAME is what people write: with kind words ("district"), containing places ("Sarobi, Kabul"), distances
    ("15 miles NW of Chaman"), ways ("Spin Boldak-Chaman road") and old names. What cannot be decided is not guessed: the
    candidates are listed. The gazetteer has no dates, so --since and --until change nothing here.
    """
    options.period(since, until)
    if table is not None:
        if names or not column or output is None:
            raise click.UsageError("--csv FILE needs --column NAME and -o FILE, and no names beside it", ctx)
        from .geocoded import geocode_table

        columns = tuple(each for each in (country, admin1, *within) if each)
        told = geocode_table(
            table,
            column,
            output,
            within=columns,
            gazetteer=options.load_gazetteer(theatre),
            encoding=encoding,
            extents=extents,
            online=online,
        )
        click.echo(one_line(told), err=True)
        return
    if not names or output is not None or column:
        raise click.UsageError("give a NAME or several, or --csv FILE --column NAME -o FILE", ctx)
    gazetteer = options.load_gazetteer(theatre)
    if online:
        gazetteer = online.fill_phrases(((name, ()) for name in names), gazetteer)
    answers = [gazetteer.geocode(name) for name in names]
    if as_json:
        click.echo(json.dumps([_told(each, gazetteer) for each in answers], ensure_ascii=False, indent=2))
    else:
        for answer in answers:
            _show(answer, gazetteer)
    ctx.exit(1 if any(answer.refused for answer in answers) else 0)


def _told(answer: Answer, gazetteer: Gazetteer) -> dict[str, Any]:
    return {
        "name": answer.query,
        "place": None
        if answer.refused
        else {
            "id": answer.place_id,
            "label": answer.label,
            "kind": answer.kind,
            "country": answer.country,
            "admin1": answer.admin1,
            "lat": round(answer.lat, 6),
            "lon": round(answer.lon, 6),
            "radius_m": answer.radius_m,
            "precision": answer.precision,
            "score": answer.score,
        },
        "why": answer.refused or answer.why,
        "candidates": [
            {**_place(gazetteer.get(place_id)), "score": round(score, 3), "why": why}
            for place_id, score, why in answer.candidates
        ],
    }


def _place(place: Any) -> dict[str, Any]:
    return {
        "id": place.id,
        "label": place.label,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m,
    }


def _show(answer: Answer, gazetteer: Gazetteer) -> None:
    name = one_line(answer.query)
    if not answer.refused:
        click.echo(
            f"{name}: {answer.label} ({answer.precision.replace('_', ' ')}, {answer.country or 'no one country'}), "
            f"lat {answer.lat:.4f}, lon {answer.lon:.4f}, within {answer.radius_m / 1000:.0f} km; "
            f"{one_line(answer.why)}"
        )
        return
    click.echo(f"{name}: not decided; {one_line(answer.refused)}")
    for place_id, score, why in answer.candidates:
        each = gazetteer.get(place_id)
        click.echo(f"    {each.label} ({each.kind}, {each.country}): {score} {one_line(why)}")
