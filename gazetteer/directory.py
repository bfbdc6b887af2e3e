"""Places by their ids: those of the theatre and the world at hand, those of a stock made when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .more.stock import Stock
    from .place import Place


class Directory(Mapping[str, "Place"]):
    """A mapping of ids to places. It counts and lists those at hand only: to list a stock would make all of it.

    Parameters
    ----------
    places
        Those at hand; of two with one id the first.
    stock
        More, if there are.
    """

    def __init__(self, places: Iterable[Place], stock: Stock | None = None) -> None:
        self._places: dict[str, Place] = {}
        for place in places:
            self._places.setdefault(place.id, place)
        self._stock = stock

    def __getitem__(self, place_id: str) -> Place:
        found = self._places.get(place_id)
        if found is not None:
            return found
        number = self._stock.number(place_id) if self._stock is not None else -1
        if self._stock is None or number < 0:
            raise KeyError(place_id)
        return self._stock.place(number)

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._places or (self._stock is not None and place_id in self._stock)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
