"""Names that data sets write, and what the theatre calls the same: sides, countries, provinces and districts."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer, Place

# "Military Forces of X (2021-)": since when a government's forces are called so is no part of their name; nor is the
# branch that follows.
_YEARS = re.compile(r"\s*\([0-9]{4}\s*[-–].*$")
# Words for kinds of areas, which data sets write after names and the gazetteer does not.
_KINDS = re.compile(r"\s+(?:province|district|agency|division|tehsil|city|town)$")
_APART = re.compile(r"[^\w]+")


class Names:
    """What a theatre calls what others name.

    Parameters
    ----------
    gazetteer
        The theatre's.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.found: list[Place] = []
        self._numbers: dict[str, int] = {}

    def side(self, name: str) -> str:
        """Give the label of the side that a data set writes so; empty if the theatre lists none."""
        bare = _fold(_YEARS.sub("", name))
        return self._sides.get(_fold(name)) or self._sides.get(bare, "")

    def claimant(self, name: str) -> str:
        """Give the label of the claimant of that label or name; empty if there is none."""
        return self._claimants.get(_fold(name), "")

    def country(self, name: str, *, iso: int | None = None, gwno: int | None = None) -> str:
        """Give a country's ISO 3166-1 alpha-2 by its number in a data set, or its name; empty if it is not known."""
        for codes in self._gazetteer.codes.values():
            if (iso is not None and codes.iso == iso) or (gwno is not None and codes.gwno == gwno):
                return codes.country
        return self._countries.get(_fold(name), "")

    @property
    def civilians(self) -> str:
        """The label of civilians of whom nobody says whose they were."""
        return self._gazetteer.sides.defaults["civilians_unknown"]

    def number(self, kind: str, country: str, admin1: str, admin2: str, place: str) -> int:
        """Give the number in ``found`` of the district or province that a row names; -1 if the gazetteer has none.

        A data set names the district in its own column or, where it has none, as the place.
        """
        wanted = (
            [(country, kind, _fold_area(admin1), _fold_area(name)) for name in (admin2, place) if name]
            if kind == "district"
            else [(country, kind, _fold_area(admin1 or place))]
        )
        area = next((self._areas[key] for key in wanted if key in self._areas), None)
        if area is None:
            return -1
        if area.id not in self._numbers:
            self._numbers[area.id] = len(self.found)
            self.found.append(area)
        return self._numbers[area.id]

    @cached_property
    def _sides(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for label, side in self._gazetteer.sides.victim_sides.items():
            for name in (*side.coded_as, side.name, label):
                found.setdefault(_fold(name), label)
        return found

    @cached_property
    def _claimants(self) -> dict[str, str]:
        claimants = self._gazetteer.sides.claimants
        return {_fold(name): label for label, each in claimants.items() for name in (each.name, label)}

    @cached_property
    def _countries(self) -> dict[str, str]:
        everywhere = (*self._gazetteer.world, *self._gazetteer.places)
        countries = [place for place in everywhere if place.kind == "country"]
        return {
            _fold(name): place.country
            for place in countries
            for name in (*(each.text for each in place.names), place.name, place.country)
        }

    @cached_property
    def _areas(self) -> dict[tuple[str, ...], Place]:
        found: dict[tuple[str, ...], Place] = {}
        for place in self._gazetteer.places:
            for key in self._keys(place):
                found.setdefault(key, place)
        return found

    def _keys(self, place: Place) -> Iterator[tuple[str, ...]]:
        for name in dict.fromkeys((place.name, *(each.text for each in place.names))):
            if place.kind == "province":
                yield place.country, "province", _fold_area(name)
            elif place.kind == "district":
                yield place.country, "district", _fold_area(place.admin1), _fold_area(name)


def _fold(name: str) -> str:
    return " ".join(_APART.sub(" ", name.casefold()).split())


def _fold_area(name: str) -> str:
    return _KINDS.sub("", _fold(name))
