"""What a name can mean by itself: the theatre's places first, then those of a stock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..ambiguity import Rule
from ..index import NO_RULE, Entry

if TYPE_CHECKING:
    from .search import Search

# An imported place comes so many steps of habit after the theatre's: only what contains it, or a word for its kind,
# can make it the one that is meant.
_STEPS = 5


def join_meanings(entry: Entry | None, search: Search, folded: str) -> Entry | None:
    """Add a stock's places to what a name means to the theatre; None where neither has the name."""
    stock = search.stock
    numbers = search.meanings(folded)
    if not numbers:
        return entry
    ids = [stock.texts["place_id"][number] for number in numbers]
    known = [place_id for place_id, number in zip(ids, numbers, strict=True) if stock.is_known[number]]
    if entry is None:
        rule = Rule(name="imported", prefer=(tuple(known),) if known else ())
        return Entry(place_ids=tuple(ids), rule=rule, capitals=False)
    new = [place_id for place_id in ids if place_id not in entry.place_ids]
    usual = entry.rule.prefer or (entry.place_ids,)
    # A spelling that an import adds to a place of the theatre means it as much as the import's own places.
    rule = replace(
        entry.rule if entry.rule is not NO_RULE else Rule(name=""), prefer=(*usual, *((),) * _STEPS)
    )
    return Entry(place_ids=(*entry.place_ids, *new), rule=rule, capitals=entry.capitals)
