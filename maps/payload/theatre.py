"""The theatre, its sides and those who speak, by the names that people know them by."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ..errors import OptionError

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def describe_theatre(gazetteer: Gazetteer, view: str | None) -> dict[str, Any]:
    """Describe the theatre: its two countries, what each calls the line between them, and whose views there are.

    Raises
    ------
    OptionError
        If the theatre has no such view.
    """
    views = [asdict(each) for each in gazetteer.views]
    known = [each["id"] for each in views]
    if view is not None and view not in known:
        raise OptionError(f"view {str(view)[:40]!r}: choose from {', '.join(known)}")
    theatre, frontier = gazetteer.theatre, gazetteer.theatre.data["frontier"]
    names = {place.country: place.name for place in gazetteer.places if place.kind == "country"}
    return {
        "name": theatre.name,
        "title": theatre.title,
        "countries": [{"code": code, "name": names.get(code, code)} for code in theatre.countries],
        "line": {
            "names": dict(frontier["names"]),
            "note": frontier.get("note", ""),
            "depictions": dict(frontier.get("depictions", {})),
            "disputed": any(dispute["place"] == frontier["place"] for dispute in gazetteer.disputes),
        },
        "views": views,
        "view": view or known[0],
    }


def list_sides(gazetteer: Gazetteer) -> dict[str, dict[str, str]]:
    """List the labels of the sides whose dead are counted, with a name for people and a country, if one."""
    return {
        label: {"name": side.name, "country": side.country}
        for label, side in gazetteer.sides.victim_sides.items()
    }


def list_claimants(gazetteer: Gazetteer) -> dict[str, dict[str, str]]:
    """List the labels of those who speak, with a name for people and the side they speak for, if any."""
    return {
        label: {"name": claimant.name, "side": claimant.side}
        for label, claimant in gazetteer.sides.claimants.items()
    }


def list_attribution(gazetteer: Gazetteer) -> list[str]:
    """List the notices that the makers of the theatre's data, and of places added to it, want to see on a map."""
    return list(gazetteer.attribution)


def first_view(gazetteer: Gazetteer) -> tuple[float, float, float, float]:
    """Give the theatre's own view as west, south, east and north, for a map on which nothing is drawn."""
    view = gazetteer.theatre.data["view"]
    return view["west"], view["south"], view["east"], view["north"]
