"""A short name for an incident, made from its type and places by the templates of ``titles.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..text import load_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..values import Claim, IncidentPlace

_NAMED = 3


def title_incident(
    kind_of_event: str, places: Sequence[IncidentPlace], claims: Sequence[Claim], language: str = "en"
) -> str:
    """Name an incident: its type, and at most three of its places."""
    table = load_language(language).tables["titles"]
    for claim in claims:
        if claim.measure.value in table["title_of_measure"]:
            return str(table["title_of_measure"][claim.measure.value])
    names = list(dict.fromkeys(place.name for place in places))
    if not names:
        return str(table["title_without_place"][kind_of_event])
    return str(table["title"][kind_of_event]).format(places=_list(names, table))


def _list(names: Sequence[str], table: Mapping[str, Any]) -> str:
    if len(names) > _NAMED:
        return str(table["more"]).format(places=", ".join(names[:_NAMED]), count=len(names) - _NAMED)
    *rest, last = names
    return f"{', '.join(rest)} {table['and']} {last}" if rest else last
