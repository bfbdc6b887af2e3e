"""``clashline store``: what a store is, what was done to it, whether it is whole, and bringing it up to date."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    import geo

_TARGET = click.argument("target", metavar="STORE")


@click.group(
    short_help="Look into a store of articles, check it, bring it up to date.",
    epilog="""\b
Examples:
  clashline store info store.gpkg
  clashline store history store.gpkg
  clashline store history store.gpkg --incident i0740d88a107f
  clashline store check store.gpkg --deep
  clashline store reread store.gpkg       after an update of Clashline
  clashline store migrate store.gpkg      after an update of the store's tables
  clashline store schema > schema.sql     what an administrator of PostGIS makes""",
)
def command() -> None:
    """Look into a store that 'clashline add' made, check it, bring it up to date.

    STORE is a path that ends in .gpkg, or the address of a PostGIS database.
    """


@command.command(short_help="Say what a store is, and how much it holds.")
@_TARGET
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def info(*, target: str, as_json: bool) -> None:
    """Say what a store is, and how much it holds."""
    from .text import one_line

    with _open(target) as store:
        told, label = asdict(store.info()), store.label
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for name, value in told.items():
        words = (
            ", ".join(f"{file} ({n})" for file, n in value.items()) if isinstance(value, dict) else str(value)
        )
        click.echo(one_line(f"{name:10} {words or '-'}"))
    if told["stale"]:
        click.echo(
            one_line(
                f"{told['stale']} articles were read by another version: 'clashline store reread {label}'"
            )
        )


@command.command(short_help="List what was done to a store, or to one incident.")
@_TARGET
@click.option(
    "--incident", metavar="ID", help="Only what became of this incident, and where its claims are now."
)
@click.option("--entry", type=int, metavar="NUMBER", help="Only what this entry changed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs, an object on a line each.")
def history(*, target: str, incident: str | None, entry: int | None, as_json: bool) -> None:
    """List what was done to a store, oldest first."""
    from .text import one_line

    with _open(target) as store:
        told: list[object]
        if incident is not None:
            told = list(store.changes(incident))
            now = store.follow(incident)
        else:
            told = list(store.history() if entry is None else store.changes(entry))
            now = ()
    for each in told:
        row = asdict(each)  # type: ignore[call-overload]
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else one_line(_line(row)))
    if incident is not None and not as_json:
        click.echo(f"now: {', '.join(now) if now else 'nowhere'}")


@command.command(short_help="Check whether a store is whole.")
@_TARGET
@click.option("--deep", is_flag=True, help="Make everything anew, too, and compare; takes as long as that.")
@click.pass_context
def check(ctx: click.Context, *, target: str, deep: bool) -> None:
    """Check whether a store is whole: the database, its tables, and with --deep what they say."""
    from .text import one_line

    with _open(target) as store:
        found, label = store.check(deep=deep), store.label
    for each in found:
        click.echo(one_line(f"{label}: {each}"))
    if not found:
        click.echo(one_line(f"{label}: is whole"))
    ctx.exit(1 if found else 0)


@command.command(short_help="Read again the articles that another version of Clashline read.")
@_TARGET
@options.signed
@options.theatre
@click.pass_context
def reread(ctx: click.Context, *, target: str, at: str, who: str, theatre: str | None) -> None:
    """Read again the articles that another version of Clashline, or other data, read; and make all incidents anew.

    Interrupted, it goes on where it was; until it is done the store's tables stay as they are.
    """
    import geo

    from .load import many, tell_problems
    from .progress import watching
    from .text import one_line

    with geo.open_store(target, theatre, create=False, at=at, who=who) as store:
        with watching(store.info().stale, "reading again") as progress:
            done = store.reread(progress=progress)
        total, label = store.info().incidents, store.label
    click.echo(
        one_line(f"{label}: {many(done.replaced, 'article')} read again; {many(total, 'incident')}"),
        err=True,
    )
    ctx.exit(tell_problems([f"{each.article.name}: {each.reason}" for each in done.failures]))


@command.command(short_help="Bring the tables of an older store to this version.")
@_TARGET
@options.signed
@options.theatre
def migrate(*, target: str, at: str, who: str, theatre: str | None) -> None:
    """Bring the tables of an older store to this version. Interrupted, it is as it was."""
    import geo

    from .progress import watching
    from .text import hide_password, one_line

    with watching(1, "making anew", few=1) as progress:
        before, after = geo.migrate_store(target, theatre, at=at, who=who, progress=progress)
    said = (
        f"is of version {after} already" if before == after else f"brought from version {before} to {after}"
    )
    click.echo(hide_password(one_line(f"{target}: {said}")), err=True)


@command.command(short_help="Print the schema of a PostGIS store, to be made by its administrator.")
def schema() -> None:
    """Print the schema of a PostGIS store as SQL: tables, views, and roles that may read, write or own them.

    It is for administrators who make it themselves; else the first 'clashline add' makes the tables.
    """
    import geo

    click.echo(geo.postgis_schema(), nl=False)


def _open(target: str) -> geo.Store:
    import geo

    return geo.open_store(target, create=False)


def _line(row: dict[str, object]) -> str:
    """Tell an entry of the history, or a change, in one line."""
    if "counts" in row:
        counts = row["counts"]
        assert isinstance(counts, dict)
        told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items() if number)
        return "  ".join(
            filter(None, (str(row["number"]), str(row["at"]), str(row["who"]), f"{row['what']}: {told}"))
        )
    now = row["now"]
    assert isinstance(now, tuple)
    return (
        f"{row['number']}  {row['kind']} {row['ref']} {row['change']}{' -> ' + ', '.join(now) if now else ''}"
    )
