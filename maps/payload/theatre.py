"""The theatre, its sides and those who speak, by the names that people know them by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def describe_theatre(gazetteer: Gazetteer) -> dict[str, Any]:
    theatre = gazetteer.theatre
    return {
        "name": theatre.name,
        "title": theatre.title,
        "countries": [{"code": code, "name": code} for code in theatre.countries],
        "line": {"names": dict(gazetteer.frontier.names), "note": ""},
    }


def list_sides(gazetteer: Gazetteer) -> dict[str, Any]:
    return {
        label: {"name": gazetteer.sides.name_of(label), "country": ""}
        for label in gazetteer.sides.victim_sides
    }


def list_claimants(gazetteer: Gazetteer) -> dict[str, Any]:
    return {}
