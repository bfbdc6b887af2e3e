"""The places of a theatre by their ids and by where they lie."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .errors import PlaceNotFound, TheatreDataError
from .ground import Ground
from .knowledge import Knowledge
from .more.ground import WideGround
from .place import Kind
from .sensitive import find_stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .place import Place


class Atlas(Knowledge):
    """What a gazetteer answers without reading a name."""

    world: tuple[Place, ...]
    _by_id: Mapping[str, Place]
    _stand_ins: dict[str, Place]

    def get(self, place_id: str) -> Place:
        """Give the place of an id.

        Parameters
        ----------
        place_id
            The id, as ``places.csv`` has it.

        Returns
        -------
        Place
            Of the theatre, or of the world around it.

        Raises
        ------
        PlaceNotFound
            If there is none.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> Gazetteer.load("durand").get("khost-province").label
        'Khost Province'
        """
        try:
            return self._by_id[place_id]
        except KeyError:
            raise PlaceNotFound(
                f"no place has the id {place_id!r}; resolve() finds places by their names"
            ) from None

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._by_id

    def capital(self, country: str) -> Place | None:
        """Give a country's seat of government, by its ISO 3166-1 alpha-2 code; None where the data know none.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2.

        Returns
        -------
        Place or None
            A city.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.capital("PK").id, gazetteer.capital("US").id, gazetteer.capital("XX")
        ('islamabad-city', 'washington-city', None)
        """
        seat = self.theatre.data["capitals"].get(country)
        return self.get(seat) if seat else self._capitals.get(country)

    def at(self, *, lat: float, lon: float) -> tuple[Place, ...]:
        """Give the places whose polygon or circle contains a point, the smallest first.

        Parameters
        ----------
        lat, lon
            Degrees, EPSG:4326.

        Returns
        -------
        tuple of Place
            The smallest first; empty outside of the theatre.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> found = Gazetteer.load("durand").at(lat=33.9, lon=70.1)
        >>> found[0].id, "kurram-district" in [place.id for place in found]
        ('parachinar-city', True)
        """
        return self._wide_ground.at(lat=lat, lon=lon)

    def nearest(
        self, *, lat: float, lon: float, kinds: Iterable[str] | None = None, n: int = 1
    ) -> tuple[tuple[Place, float], ...]:
        """Give the n nearest places, by the points that stand for them, with distances in metres.

        Parameters
        ----------
        lat, lon
            Degrees, EPSG:4326.
        kinds
            Values of `Kind`; all if not given.
        n
            How many.

        Returns
        -------
        tuple of (Place, float)
            Nearest first, with geodesic distances in metres.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> [(place, metres)] = Gazetteer.load("durand").nearest(lat=34.1, lon=71.1, kinds=["crossing"])
        >>> place.id, round(metres / 1000)
        ('torkham-crossing', 2)
        """
        return self._wide_ground.nearest(lat=lat, lon=lon, kinds=kinds, n=n)

    def stand_in(self, place_id: str) -> Place:
        """Give the place that a map may show for one: for a sensitive site its settlement, else the place itself.

        A settlement stands in for a site within 5 km of it, the smallest district or province for any other. A crossing
        stays what it is.

        Parameters
        ----------
        place_id
            The place.

        Returns
        -------
        Place
            Itself, or what a map may show for it.

        Raises
        ------
        PlaceNotFound
            If there is no such place.
        TheatreDataError
            If nothing can stand in for it.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> Gazetteer.load("durand").stand_in("torkham-crossing").id
        'torkham-crossing'
        """
        if place_id not in self._stand_ins:
            found = find_stand_in(self.get(place_id), self._ground)
            if found is None:
                raise TheatreDataError(
                    self.theatre.file("places"),
                    f"{place_id} is sensitive, but no settlement or area is there",
                )
            self._stand_ins[place_id] = found
        return self._stand_ins[place_id]

    @cached_property
    def _capitals(self) -> dict[str, Place]:
        return {place.country: place for place in self.world if place.kind == Kind.CITY and place.rank == 1}

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.places)

    @cached_property
    def _wide_ground(self) -> Ground | WideGround:
        return self._ground if self._stock is None else WideGround(self._ground, self._stock)
