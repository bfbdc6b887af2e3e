"""A user's own places beside a theatre's: they are found and resolved as if the theatre's data had them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..ambiguity import Rule
from ..errors import PlacesError
from ..place import Place
from ..spelling import fold
from .frame import WHERE
from .shape import parse_polygon

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from .record import Record
    from .where import Provinces


def to_places(records: Iterable[Record], provinces: Provinces, taken: Container[str]) -> tuple[Place, ...]:
    """Make places of records; country and province come from where they lie, if the records have none.

    Raises
    ------
    PlacesError
        If two have one id, or one has the id of a place that is there already.
    """
    rows = list(records)
    found = provinces.find(
        [row.lat for row in rows], [row.lon for row in rows], [row.country for row in rows]
    )
    known: set[str] = set()
    places = []
    for row, (country, admin1, _) in zip(rows, found, strict=True):
        if row.id in known or row.id in taken:
            raise PlacesError(WHERE, f"the id {row.id!r} is another place's already; take a new one")
        known.add(row.id)
        inside = row.admin1 or admin1
        places.append(
            Place(
                id=row.id,
                name=row.names[0].text,
                label=", ".join(filter(None, (row.names[0].text, inside))),
                kind=row.kind,
                country=row.country or country,
                admin1=inside,
                lat=row.lat,
                lon=row.lon,
                radius_m=row.radius_m,
                geometry=parse_polygon(row.geometry),
                names=row.names,
                codes=row.codes,
                rank=row.rank,
                sensitive=row.sensitive,
                confidence=row.confidence,
                source=row.source,
            )
        )
    return tuple(places)


def yield_to(places: Iterable[Place], own: Iterable[Place], rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """Add to the rules that a name which the theatre's places have means them as a rule, and not the new one."""
    new = {fold(name.text) for place in own for name in place.names}
    usual: dict[str, dict[str, None]] = {}
    for place in places if new else ():
        for name in place.names:
            if (folded := fold(name.text)) in new:
                usual.setdefault(folded, {})[place.id] = None
    yielding = dict(rules)
    for folded, ids in usual.items():
        rule = rules.get(folded, Rule(name="same name"))
        if not rule.prefer:
            yielding[folded] = replace(rule, prefer=(tuple(ids),))
    return yielding
