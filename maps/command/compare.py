"""``clashline compare``: two exports in, what changed between them out."""

from __future__ import annotations

from pathlib import Path

import click

from .text import one_line

_MOST = 200  # lines of one table: more of them nobody reads, and --json has all


@click.command(
    short_help="Say what changed between two exports.",
    epilog="""\b
Examples:
  clashline compare before.gpkg after.gpkg
  clashline compare monday.geojson friday.geojson --json > changes.jsonl

\b
Exit status: 0 also if they differ; 1 if a file cannot be read or the two are of different theatres.""",
)
@click.argument("before", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("after", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="All differences, a JSON object on a line each.")
def command(*, before: Path, after: Path, as_json: bool) -> None:
    """Compare the exports BEFORE and AFTER (.gpkg, .geojson, .csv): what is new, gone, merged, split or changed.

    Articles and claims are known by their content, incidents by their id, an alias, or the claims that they share.
    """
    import json

    import geo

    from .tables import read_tables

    changes = geo.compare(read_tables(before), read_tables(after))
    if as_json:
        for row in changes.to_dict("records"):
            click.echo(json.dumps(row, ensure_ascii=True))
        return
    if changes.empty:
        click.echo("no difference")
    for table, rows in changes.groupby("table", sort=False):
        counts = rows.drop_duplicates(["change", "id", "before_id", "about"])["change"].value_counts(
            sort=False
        )
        click.echo(f"{table}: {', '.join(f'{number} {change}' for change, number in counts.items())}")
        for row in rows.head(_MOST).itertuples():
            said = f": {row.column} {_cut(row.before)!r} -> {_cut(row.after)!r}" if row.column else ""
            click.echo("  " + one_line(f"{row.change} {row.id or row.before_id} {_cut(row.about)}{said}"))
        if len(rows) > _MOST:
            click.echo(f"  and {len(rows) - _MOST} more; --json has all")


def _cut(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
