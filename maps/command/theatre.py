"""``clashline theatre``: which frontiers there are data of, a new one to fill in, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .text import one_line

if TYPE_CHECKING:
    from gazetteer import Finding

FAILED = 1


@click.group(
    "theatre",
    no_args_is_help=True,
    epilog="""\b
Examples:
  clashline theatre list
  clashline theatre new my-line --countries DE,FR --languages en,de,fr
  clashline theatre check my-line
  clashline map articles --theatre my-line -o map.html""",
)
def command() -> None:
    """Frontiers: list them, make a new one, check one.

    A theatre is a folder of data about one frontier; docs/theatres.md tells how one is made. Every command that reads
    articles takes it with --theatre FOLDER.
    """


@command.command("list")
def list_() -> None:
    """List the theatres that come with the program, the default first."""
    from gazetteer import list_theatres

    for name, title in list_theatres().items():
        click.echo(f"{name}\t{title}")


@command.command("new")
@click.argument("name")
@click.option(
    "--in",
    "folder",
    metavar="FOLDER",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where the theatre's folder is made.  [default: here]",
)
@click.option(
    "--countries",
    metavar="A,B",
    default="XA,XB",
    show_default=True,
    help="The two sides, ISO 3166-1; the one to the right of the line first.",
)
@click.option(
    "--languages",
    metavar="CODES",
    default="en",
    show_default=True,
    help="Languages that names of places are written in (en,th,km).",
)
def new(name: str, folder: Path, countries: str, languages: str) -> None:
    """Make the folder of a new theatre, and say what is to be filled in."""
    from gazetteer import check_theatre, new_theatre

    made = new_theatre(name, folder, countries=_split(countries), languages=_split(languages))
    findings = check_theatre(made)
    _tell(findings)
    click.echo(f"made {one_line(str(made))}; {_many(len(findings))} to fill in", err=True)


@command.command("check")
@click.argument("theatre", required=False)
def check(theatre: str | None) -> int:
    """Say what is wrong with a theatre's data: its name, or its folder.

    Each line names file and line. Exits with 1 if there is any.
    """
    from gazetteer import check_theatre

    findings = check_theatre(theatre)
    _tell(findings)
    click.echo(f"{_many(len(findings))} to correct" if findings else "nothing is wrong", err=True)
    return FAILED if findings else 0


def _tell(findings: tuple[Finding, ...]) -> None:
    here = f"{Path.cwd()}/"
    for finding in findings:
        click.echo(one_line(str(finding).removeprefix(here)))


def _split(codes: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in codes.split(","))


def _many(number: int) -> str:
    return f"{number} line{'' if number == 1 else 's'}"
