"""``clashline gazetteer``: places of other gazetteers in, one compact file out; places out; and what is in such a file."""

from __future__ import annotations

import csv
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options
from .text import one_line

if TYPE_CHECKING:
    from gazetteer import Imported

FORMS = {".json": "json", ".jsonld": "json", ".csv": "csv", ".geojson": "geojson"}
_SHOWN = 5  # rows that could not be read, said one by one
_INPUT = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(
    "gazetteer",
    no_args_is_help=True,
    epilog="""\b
Examples:
  clashline gazetteer import AF.zip PK.zip -o places.clg
  clashline gazetteer import afg_admbnda.gpkg --licence "CC BY-IGO" -o areas.clg
  clashline map articles --places places.clg -o map.html
  clashline gazetteer export --places places.clg -o places.json""",
)
def command() -> None:
    """Places: bring more of them from other gazetteers, pass them on, check a file of them.

    docs/gazetteers.md tells what is read, how it is merged, and where a name then counts.
    """


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_INPUT)
@options.output("The compact file to write (.clg).")
@options.theatre
@click.option(
    "--conflicts",
    metavar="CSV",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what a person must decide here.  [default: beside the output, if there is any]",
)
@click.option(
    "--decisions",
    metavar="CSV",
    type=_INPUT,
    help="Such a table with decisions in it: new, leave, or same and an id.",
)
@click.option(
    "--source", default="", metavar="NAME", help="A short name for what has none of its own: survey."
)
@click.option("--licence", default="", metavar="TEXT", help="The terms of what does not state them.")
@click.option("--attribution", default="", metavar="TEXT", help="What a map must say of it.")
@click.pass_context
def import_(
    ctx: click.Context,
    *,
    files: tuple[Path, ...],
    output: Path,
    theatre: str | None,
    conflicts: Path | None,
    decisions: Path | None,
    source: str,
    licence: str,
    attribution: str,
) -> None:
    """Read places of other gazetteers and merge them into the theatre's.

    FILE is a GeoNames dump (.zip, .txt), OpenStreetMap (.gpkg, .geojson), OCHA COD-AB (.gpkg, .geojson, .shp), Who's On
    First (.db, .geojson, .csv), Linked Places (.json), our own table (.csv), or what an earlier import made (.clg). Exits
    with 1 if a row could not be read, or there is something to decide.
    """
    from gazetteer import import_places
    from geo import write_beside

    found = import_places(
        *files,
        theatre=theatre,
        decisions=decisions,
        source=source,
        licence=licence,
        attribution=attribution,
    )
    with write_beside(output) as draft:
        draft.write_bytes(found.to_bytes())
    _report(found, output)
    open_questions = len(found.conflicts) + len(found.alike)
    table = conflicts or (_free_name(output.with_suffix(".conflicts.csv")) if open_questions else None)
    if table is not None:
        with write_beside(table) as draft:
            draft.write_text(found.conflicts_csv(), encoding="utf-8", newline="")
        click.echo(
            f"{_many(open_questions, 'record')} for a person to decide about: see {one_line(str(table))}",
            err=True,
        )
    ctx.exit(1 if found.unread or open_questions else 0)


def _free_name(table: Path) -> Path:
    """Give a name at which no table stands that somebody has written decisions into."""
    for number in count(2):
        if not _is_worked_on(table):
            return table
        table = table.with_name(f"{table.stem.removesuffix(f'-{number - 1}')}-{number}{table.suffix}")
    raise AssertionError("count() has no end")


def _is_worked_on(table: Path) -> bool:
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            return any((row.get("decision") or "").strip() for row in csv.DictReader(file))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, csv.Error):
        return True  # whatever it is, it is none of ours


def _report(found: Imported, output: Path) -> None:
    for problem in found.problems[:_SHOWN]:
        click.echo(f"clashline: not read: {one_line(str(problem))}", err=True)
    if found.unread > _SHOWN:
        click.echo(f"clashline: not read: {found.unread - _SHOWN:,} more rows", err=True)
    read = ", ".join(f"{count:,} from {one_line(key)}" for key, count in found.read.items()) or "none"
    click.echo(
        f"wrote {one_line(str(output))}: {_many(found.new, 'new place')}, {found.matched:,} of the theatre's with more "
        f"names or codes ({read})",
        err=True,
    )


@command.command("export")
@options.output("The file to write: .json (Linked Places), .csv or .geojson.")
@options.theatre
@click.option("--places", metavar="FILE", type=_INPUT, help="Places beside the theatre's (.clg).")
@click.option("--imported-only", is_flag=True, help="Leave the theatre's own places out.")
def export(*, output: Path, theatre: str | None, places: Path | None, imported_only: bool) -> None:
    """Write places for other gazetteers, each with its source, licence and certainty.

    Sensitive sites are left out.
    """
    from gazetteer import Gazetteer, export_places
    from geo import write_beside

    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise click.BadParameter(f"name a file that ends in {', '.join(FORMS)}", param_hint="'--output'")
    if imported_only and places is None:
        raise click.UsageError("--imported-only needs --places")
    pieces = export_places(Gazetteer.load(theatre, extra=places), form, imported_only=imported_only)
    with write_beside(output) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
    click.echo(f"wrote {one_line(str(output))}", err=True)


@command.command("check")
@click.argument("file", metavar="FILE", type=_INPUT)
def check(file: Path) -> None:
    """Say what a compact file has in it: places by kind, country, source and licence. All of it is checked."""
    from gazetteer import describe_places

    for heading, counts in describe_places(file).items():
        click.echo(heading)
        for name, number in counts.items():
            click.echo(f"  {number:>11,}  {one_line(name)}")


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
