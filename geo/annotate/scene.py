"""Where an article's main event was, as one place: its incident's most exact one, or else the place that the article names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..incident import is_spot
from ..values import Precision, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Place

    from ..values import IncidentPlace, Mention
    from .chain import Chain

# The most exact place says most about where it was; a country says nothing that a map could show.
_EXACT_FIRST = (
    Precision.SITE,
    Precision.SETTLEMENT,
    Precision.NEAR_SETTLEMENT,
    Precision.DISTRICT,
    Precision.PROVINCE,
    Precision.STRETCH,
)
# A degree of latitude, in metres; one of longitude is less, and no road's middle needs it exactly.
_DEGREE_M = 111_000
_WIDE = frozenset({Precision.PROVINCE, Precision.STRETCH})
# What an event that is told without a scene leaves to choose from, the likeliest first: an office, a hospital or a
# venue in a town that was hit, the town of a dateline, the town that a fort or a force has its name from.
_MAYBE = (Role.BACKGROUND, Role.PERSON_OR_ORG)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What an article says of where something happened: its mentions, the places of its main incident, and how they hang together."""

    mentions: Sequence[Mention]
    places: Sequence[IncidentPlace]
    gazetteer: Gazetteer
    chain: Chain

    def describe(self, *, told: bool) -> dict[str, Any] | None:
        """Give the event's place as plain values.

        It is the most exact of the incident's places; where that is no more than a province, the most exact place
        within it at which the article says that something happened, and where the incident has none, the most
        exact of all these. Of several as exact as each other it is the first in the text's order, or the one that it
        holds ("Tani district, Khost"). A place to which the text says that its event is coded goes before all; the
        ends of a road come last, and if nothing else is named it is midway between them; and a province's name alone
        means the town of that name, if there is one.

        Parameters
        ----------
        told
            Whether the article claims anything of the event. Only then any place may stand in at which, by the text,
            nothing happened: an event is told, and nowhere else is named. Else only one that is named as a place,
            and not for an office or as where somebody came from.
        """
        coded = self.chain.coded()
        place = self._place_of(coded) if coded is not None else None
        if place is not None:
            return self._known(place)
        exact = [place for place in self.places if place.precision in _EXACT_FIRST]
        ends = self._road_ends()
        beside = [place for place in exact if place.place_id not in ends and place.precision not in _WIDE]
        chosen = min(beside or exact, key=lambda place: _EXACT_FIRST.index(place.precision), default=None)
        if chosen is not None:
            if chosen.place_id in ends:
                return self._midway(*ends[chosen.place_id])
            finer = self._inside(chosen) if chosen.precision in _WIDE else self._held_by(chosen.place_id)
            return self._known(finer) if finer is not None else self._incident_place(chosen)
        for role in (Role.INCIDENT, *(_MAYBE if told else ())):
            named = self._named(role)
            if named:
                return self._known(self._seat(min(named, key=lambda place: place.radius_m)))
        stood = [] if told else self._named(Role.BACKGROUND, owned=False)
        return self._known(self._seat(stood[0])) if stood else None

    def _named(self, role: Role, *, owned: bool = True) -> list[Place]:
        """Return the places on a map that the article names in a role, in the text's order; those of a dateline last.

        Unless ``owned``, without those of a dateline and those behind "of" and the like.
        """
        mentions = sorted(
            (mention for mention in self.mentions if mention.role is role),
            key=lambda mention: (mention.dateline, mention.start),
        )
        kept = [each for each in mentions if owned or not (each.dateline or self.chain.is_owned(each))]
        return [place for mention in kept if (place := self._place_of(mention)) is not None]

    def _place_of(self, mention: Mention) -> Place | None:
        """Return the place on a map that a mention means; of several, that in a province of which the text speaks."""
        ids = [mention.place_id] if mention.place_id is not None else []
        if not ids:
            spoken = {each.name for each in self.mentions if each is not mention}
            likely = [self.gazetteer.get(each.place_id) for each in mention.candidates]
            ids = [place.id for place in sorted(likely, key=lambda place: place.admin1 not in spoken)[:1]]
        ids = ids or ([mention.within_id] if mention.within_id is not None else [])
        return self.gazetteer.get(ids[0]) if ids and is_spot(ids[0], self.gazetteer) else None

    def _road_ends(self) -> dict[str | None, tuple[Place, Place]]:
        """Return the ends of roads named by their ends, each with both: what happened on a road happened at neither."""
        ends: dict[str | None, tuple[Place, Place]] = {}
        for first, second in self.chain.roads():
            here, there = self._place_of(first), self._place_of(second)
            if here is not None and there is not None:
                named = [each.place_id for each in self.mentions if each not in {first, second}]
                ends.update({place.id: (here, there) for place in (here, there) if place.id not in named})
        return ends

    def _midway(self, here: Place, there: Place) -> dict[str, Any]:
        half = math.hypot((here.lat - there.lat) * _DEGREE_M, (here.lon - there.lon) * _DEGREE_M) / 2
        lat, lon = round((here.lat + there.lat) / 2, 5), round((here.lon + there.lon) / 2, 5)
        return _describe(f"{here.name}-{there.name}", lat, lon, round(half, 1), "road")

    def _held_by(self, place_id: str | None) -> Place | None:
        """Return the place that a place holds, by the text ("Tani district, Khost"), if it is none of its like beside it."""
        for inner, outer in self.chain.holders():
            place = self._place_of(inner) if outer.place_id == place_id and place_id is not None else None
            if place is not None and place_id is not None and place.id != place_id:
                holder = self.gazetteer.get(place_id)
                if place.admin1 == holder.name or place.radius_m < holder.radius_m:
                    return place
        return None

    def _seat(self, province: Place) -> Place:
        """Return the town that a province has its name from, where no word says that the province is meant."""
        spoken = [mention for mention in self.mentions if mention.place_id == province.id]
        if province.kind != "province" or any(self.chain.is_of_province(mention) for mention in spoken):
            return province
        named = [self.gazetteer.get(each) for each in self.gazetteer.named(province.name)]
        towns = (place for place in named if place.kind == "city" and place.admin1 == province.name)
        return next(towns, province)

    def _inside(self, wide: IncidentPlace) -> Place | None:
        province = self.gazetteer.get(wide.place_id) if wide.place_id is not None else None
        if province is None or wide.precision is not Precision.PROVINCE:
            return None
        inside = (
            place
            for place in self._named(Role.INCIDENT)
            if (place.admin1, place.country) == (province.name, province.country) and place.id != province.id
        )
        return min(inside, key=lambda place: place.radius_m, default=None) or self._seat(province)

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
