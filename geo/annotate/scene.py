"""Where an article's main event was, as one place: its incident's most exact one, or else the place that the article names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..incident import is_spot
from ..values import Precision, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Place

    from ..values import IncidentPlace, Mention

# The most exact place says most about where it was; a country says nothing that a map could show.
_EXACT_FIRST = (
    Precision.SITE,
    Precision.SETTLEMENT,
    Precision.NEAR_SETTLEMENT,
    Precision.DISTRICT,
    Precision.PROVINCE,
    Precision.STRETCH,
)
_WIDE = frozenset({Precision.PROVINCE, Precision.STRETCH})
# What an event that is told without a scene leaves to choose from, the likeliest first: an office, a hospital or a
# venue in a town that was hit, the town of a dateline, the town that a fort or a force has its name from.
_MAYBE = (Role.BACKGROUND, Role.PERSON_OR_ORG)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What an article says of where something happened: its mentions, and the places of its main incident."""

    mentions: Sequence[Mention]
    places: Sequence[IncidentPlace]
    gazetteer: Gazetteer

    def describe(self, *, told: bool) -> dict[str, Any] | None:
        """Give the event's place as plain values.

        It is the most exact of the incident's places; where that is no more than a province, the most exact place
        within it at which the article says that something happened, and where the incident has none, the most
        exact of all these. Of several as exact as each other it is the first in the text's order.

        Parameters
        ----------
        told
            Whether the article claims anything of the event. Only then a place may stand in at which, by the text,
            nothing happened: an event is told, and nowhere else is named.
        """
        exact = [place for place in self.places if place.precision in _EXACT_FIRST]
        chosen = min(exact, key=lambda place: _EXACT_FIRST.index(place.precision), default=None)
        if chosen is not None:
            finer = self._inside(chosen) if chosen.precision in _WIDE else None
            return self._known(finer) if finer is not None else self._incident_place(chosen)
        for role in (Role.INCIDENT, *(_MAYBE if told else ())):
            named = self._named(role)
            if named:
                return self._known(min(named, key=lambda place: place.radius_m))
        return None

    def _named(self, role: Role) -> list[Place]:
        """Return the places on a map that the article names in a role, in the text's order; those of a dateline last."""
        mentions = sorted(
            (mention for mention in self.mentions if mention.role is role),
            key=lambda mention: (mention.dateline, mention.start),
        )
        ids = [mention.place_id or mention.within_id for mention in mentions]
        return [
            self.gazetteer.get(each) for each in ids if each is not None and is_spot(each, self.gazetteer)
        ]

    def _inside(self, wide: IncidentPlace) -> Place | None:
        province = self.gazetteer.get(wide.place_id) if wide.place_id is not None else None
        if province is None or wide.precision is not Precision.PROVINCE:
            return None
        inside = (
            place
            for place in self._named(Role.INCIDENT)
            if (place.admin1, place.country) == (province.name, province.country) and place.id != province.id
        )
        return min(inside, key=lambda place: place.radius_m, default=None)

    def _known(self, place: Place) -> dict[str, Any]:
        return _describe(place.name, place.lat, place.lon, place.radius_m, place.kind)

    def _incident_place(self, chosen: IncidentPlace) -> dict[str, Any] | None:
        if chosen.place_id is not None:
            known = self.gazetteer.get(chosen.place_id)
            return _describe(chosen.name, known.lat, known.lon, known.radius_m, chosen.kind)
        shape = chosen.point if chosen.point is not None else chosen.area
        if shape is None:
            return None
        middle = shape.representative_point()
        return _describe(chosen.name, round(middle.y, 5), round(middle.x, 5), chosen.radius_m, chosen.kind)


def _describe(name: str, lat: float, lon: float, radius_m: float, kind: str) -> dict[str, Any]:
    return {"name": name, "lat": lat, "lon": lon, "radius_m": radius_m, "kind": kind}
