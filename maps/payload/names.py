"""Other names of the places on a map, in all languages of the theatre, for its search."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer


def list_names(gazetteer: Gazetteer, place_ids: Iterable[str | None]) -> dict[str, list[str]]:
    """List the gazetteer's spellings of each place of a page, without those that the page has anyway.

    Examples
    --------
    >>> import gazetteer
    >>> found = list_names(gazetteer.Gazetteer.load("durand"), ["torkham-crossing", None])
    >>> "Torkham" in found["torkham-crossing"], "تورخم" in found["torkham-crossing"]
    (False, True)
    """
    names = {}
    for place_id in sorted({each for each in place_ids if each and each in gazetteer}):
        place = gazetteer.get(place_id)
        if place.in_theatre:
            spellings = dict.fromkeys(name.text for name in place.names)
            names[place.id] = [text for text in spellings if text not in (place.name, place.label)]
    return names
