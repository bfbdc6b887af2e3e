"""``clashline geocode``: names in, places out, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from . import options
from .text import one_line

if TYPE_CHECKING:
    from datetime import date

    from gazetteer import Gazetteer


@click.command(
    short_help="Look names up in the theatre's gazetteer.",
    epilog="Exit status: 0 if every name is one place; 1 if one is unknown or could be several.",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an object a name.")
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    names: tuple[str, ...],
    as_json: bool,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Look up which place each NAME is, with coordinates and the reason.

    A kind word ("district") and containing places after a comma ("Sarobi, Kabul") help to decide; what cannot be
    decided is not guessed: the candidates are listed. The gazetteer has no dates, so --since and --until change
    nothing here.

    \b
    Examples:
      clashline geocode Khost "Spin Boldak district"
      clashline geocode "Sarobi, Kabul" --json
    """  # noqa: D301 - click wants the control character itself
    from gazetteer import Gazetteer

    options.period(since, until)
    gazetteer = Gazetteer.load(theatre)
    answers = [_answer(name, gazetteer) for name in names]
    if as_json:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=2))
    else:
        for answer in answers:
            _show(answer)
    ctx.exit(0 if all(answer["place"] for answer in answers) else 1)


def _answer(name: str, gazetteer: Gazetteer) -> dict[str, Any]:
    resolution = gazetteer.read_query(name)
    return {
        "name": name,
        "place": _place(resolution.place) if resolution.place else None,
        "why": resolution.why,
        "candidates": [
            {**_place(gazetteer.get(place_id)), "score": round(score, 3), "why": why}
            for place_id, score, why in resolution.candidates
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


def _show(answer: dict[str, Any]) -> None:
    name, place = one_line(answer["name"]), answer["place"]
    if place:
        click.echo(
            f"{name}: {place['label']} ({place['kind']}, {place['country']}), "
            f"lat {place['lat']:.4f}, lon {place['lon']:.4f}, within {place['radius_m'] / 1000:.0f} km; "
            f"{one_line(answer['why'])}"
        )
        return
    click.echo(f"{name}: not decided; {one_line(answer['why'])}")
    for each in answer["candidates"]:
        click.echo(
            f"    {each['label']} ({each['kind']}, {each['country']}): {each['score']} {one_line(each['why'])}"
        )
