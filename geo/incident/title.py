"""A short name for an incident, made from its type and places by the templates of ``titles.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..text import load_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..values import Claim, IncidentPlace

_NAMED = 3


def title_incident(kind_of_event: str, places: Sequence[IncidentPlace], claims: Sequence[Claim]) -> str:
    """Name an incident: its type, and at most three of its places."""
    return name_incident(
        kind_of_event, [place.name for place in places], [claim.measure.value for claim in claims]
    )


def name_incident(
    kind_of_event: str, places: Iterable[str], measures: Iterable[str], language: str = "en"
) -> str:
    """Name an incident in a language that has templates for it.

    Parameters
    ----------
    kind_of_event
        The incident's ``type``.
    places, measures
        Names of its places and measures of its claims, in their order.
    language
        BCP 47 code.

    Returns
    -------
    str
        A short title.

    Examples
    --------
    >>> name_incident("shelling", ["Khost", "Kunar"], ["killed"])
    'Shelling of Khost and Kunar'
    >>> name_incident("armed_clash", ["خوست"], [], "ur")
    'خوست میں جھڑپیں'
    """
    table = load_language(language).tables["titles"]
    for measure in measures:
        if measure in table["title_of_measure"]:
            return str(table["title_of_measure"][measure])
    names = list(dict.fromkeys(places))
    if not names:
        return str(table["title_without_place"][kind_of_event])
    return str(table["title"][kind_of_event]).format(places=_list(names, table))


def _list(names: Sequence[str], table: Mapping[str, Any]) -> str:
    comma = table["comma"]
    if len(names) > _NAMED:
        return str(table["more"]).format(places=comma.join(names[:_NAMED]), count=len(names) - _NAMED)
    *rest, last = names
    return f"{comma.join(rest)} {table['and']} {last}" if rest else last
