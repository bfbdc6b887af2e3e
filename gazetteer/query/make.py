"""A reader of phrases for one gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .border import Border
from .names import Names
from .reader import QueryReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..gazetteer import Gazetteer
    from ..index import Entry
    from ..more.search import Search
    from ..place import Place


def make_reader(
    gazetteer: Gazetteer,
    entries: Mapping[str, Entry],
    places: Mapping[str, Place],
    provinces: Mapping[tuple[str, str], str],
    more: Search | None = None,
) -> QueryReader:
    """Make a reader; the line is read when a phrase speaks of it.

    Parameters
    ----------
    gazetteer
        Whose names are read.
    entries, places, provinces
        Its names by folded form, its places by id, the ids of its provinces by country and name.
    more
        Imported names, if there are any.
    """
    theatre = gazetteer.theatre
    codes = {each.iso3: country for country, each in gazetteer.codes.items() if each.iso3}
    return QueryReader(
        names=Names(entries, (*gazetteer.places, *gazetteer.world), gazetteer.sides.states(), codes, more),
        places=places,
        provinces=provinces,
        border=Border(lambda: gazetteer.frontier),
        line=gazetteer.get(theatre.data["frontier"]["place"]),
        countries=theatre.countries,
    )
