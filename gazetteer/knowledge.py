"""What a theatre's files tell beside its places: the line, the sides, views, labels, disputes, the base of maps."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .codes import read_codes
from .digest import digest_of
from .frontier import Frontier
from .labels import read_labels
from .sides_data import load_sides
from .theatre import read_toml
from .views import read_views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .codes import CountryCodes
    from .labels import Labels
    from .more.stock import Stock
    from .place import Place
    from .sides import Sides
    from .theatre import Theatre
    from .views import View


class Knowledge:
    """A theatre's files but those that name its places; each is read when it is asked for."""

    theatre: Theatre
    places: tuple[Place, ...]
    _own: tuple[Place, ...]
    _credits_own: tuple[str, ...]
    _stock: Stock | None

    @property
    def attribution(self) -> tuple[str, ...]:
        """What a map made with these places must say: the notices of the theatre's data, and of places added to it.

        Examples
        --------
        >>> import gazetteer
        >>> gazetteer.Gazetteer.load("durand").attribution[0]
        'Frontier © OpenStreetMap contributors, ODbL 1.0'
        """
        imported = () if self._stock is None else self._stock.attribution
        given = (*self.theatre.data.get("attribution", ()), *imported, *self._credits_own)
        return tuple(dict.fromkeys(given))

    @cached_property
    def digest(self) -> str:
        """A hash of all data that answers depend on: another one may answer otherwise. 12 hexadecimal digits."""
        return digest_of(self.theatre.path, self._own, "" if self._stock is None else self._stock.checksum)

    @cached_property
    def frontier(self) -> Frontier:
        """The line, in its depictions."""
        return Frontier.read(self.theatre, self.places)

    @cached_property
    def sides(self) -> Sides:
        """Who belongs to whom, and what each calls the other."""
        return load_sides(self.theatre.file("sides"))

    @cached_property
    def codes(self) -> Mapping[str, CountryCodes]:
        """What data sets of conflicts call the theatre's countries, by ISO 3166-1 alpha-2."""
        return read_codes(self.theatre)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """Whose names and wording a map may take; the default one first."""
        return read_views(self.theatre, self.sides)

    @cached_property
    def labels(self) -> Mapping[str, Labels]:
        """What other languages call the theatre, its line and its sides, by BCP 47 code."""
        return read_labels(self.theatre, self.sides)

    @cached_property
    def disputes(self) -> tuple[Mapping[str, Any], ...]:
        """Who does not recognise which line or name: ``place``, ``title``, ``rejected_by``, ``summary``, ``sources``."""
        return tuple(read_toml(self.theatre.file("disputes")).get("dispute", ()))

    @cached_property
    def base(self) -> Mapping[str, Any]:
        """What a map draws beneath: ``countries``, a GeoJSON FeatureCollection with ``name`` and ``code``."""
        return {"countries": json.loads(self.theatre.file("base").read_text(encoding="utf-8"))}
