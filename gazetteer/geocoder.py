"""The gazetteer as geopy knows geocoders: offline, and None where a name cannot be decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from geopy.adapters import BaseAsyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location
from geopy.point import Point

from .adapters import OfflineAdapter
from .gazetteer import Gazetteer
from .reverse import chain_at, nearest_named
from .shown import describe, list_candidates, locate, name_in

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from .query import Answer

Box: TypeAlias = tuple[float, float, float, float]
Found: TypeAlias = "Location | list[Location] | None"
# The keys of a structured query, from the finest to the widest, as Nominatim has them; and the kind of a lone one.
_KEYS = {
    "amenity": "",
    "street": "",
    "city": "city",
    "county": "district",
    "state": "province",
    "country": "",
}


class Geocoder(GeopyGeocoder):  # type: ignore[misc] # geopy ships no types
    """A geopy geocoder over one theatre's gazetteer. It opens no connection, and never guesses.

    Parameters
    ----------
    gazetteer
        The gazetteer to ask, or the name or folder of its theatre; by default the theatre that the data name.
    timeout, proxies, user_agent, ssl_context
        As geopy's own geocoders take them. Not used: nothing is waited for, nobody is asked.
    adapter_factory
        ``gazetteer.AsyncAdapter``, or any of geopy's asynchronous adapters, makes ``geocode`` and ``reverse``
        awaitable within ``async with``.

    Examples
    --------
    >>> geocoder = Geocoder()
    >>> location = geocoder.geocode("Spin Boldak district")
    >>> location.address, location.raw["kind"], round(location.latitude, 1)
    ('Spin Boldak District', 'district', 31.0)
    >>> geocoder.geocode("Sarobi") is None  # two provinces have a district of that name ...
    True
    >>> [place.raw["id"] for place in geocoder.geocode("Sarobi", exactly_one=False)][:2]
    ['sarobi-district-kabul', 'sarobi-district-paktika']
    >>> geocoder.geocode("Sarobi, Paktika").raw["id"]  # ... and a container tells which
    'sarobi-district-paktika'
    >>> geocoder.geocode("20 km east of Jalalabad").raw["precision"]
    'near_settlement'

    In a GeoDataFrame's language: ``geopandas.tools.geocode(names, provider=gazetteer.Geocoder)``; for many names
    `gazetteer.geocode_many` is quicker and tells more.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | str | Path | None = None,
        *,
        timeout: Any = DEFAULT_SENTINEL,
        proxies: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(
            scheme="https",
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=adapter_factory or OfflineAdapter,
        )
        self.gazetteer = gazetteer if isinstance(gazetteer, Gazetteer) else Gazetteer.load(gazetteer)

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        language: str | None = None,
        geometry: str | None = None,
    ) -> Found | Coroutine[Any, Any, Found]:
        """Look a place up: by name, by names of what contains it, or by how far it is from another place.

        Parameters
        ----------
        query
            "Khost", "Sarobi, Kabul", "15 miles NW of Chaman", "between A and B"; or a mapping with some of the keys
            amenity, street, city, county, state, country, as Nominatim takes it.
        exactly_one
            False gives every place that the phrase could mean, the likeliest first.
        timeout
            Not used: nothing is waited for.
        limit
            At most so many locations, where ``exactly_one`` is False.
        country_codes
            ISO 3166-1 alpha-2, one or several: only places there.
        viewbox
            Two opposite corners, as geopy takes points. Of several places of a name the one within is preferred.
        bounded
            With ``viewbox``: nothing outside of it.
        language
            BCP 47 code: the address is the place's name in that language, where the data have it.
        geometry
            ``geojson`` or ``wkt``: ``raw["geometry"]`` is then the ground that is meant.

        Returns
        -------
        geopy.Location or list of geopy.Location or None
            WGS84 degrees; ``raw`` has id, kind, country, admin1, precision, radius_m (metres), score (in [0, 1]), why
            and boundingbox. None where no place is called so, or, with ``exactly_one``, where it cannot be told which
            is meant. With an asynchronous adapter, an awaitable of that.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            The query is neither text nor a mapping with such keys, or an option is none of those above.

        Examples
        --------
        >>> location = Geocoder().geocode("20 km east of Jalalabad")
        >>> round(location.latitude, 2), location.raw["radius_m"] > 1000
        (34.43, True)
        """
        del timeout
        phrase = _phrase(query)
        box = None if viewbox is None else _box(viewbox)
        codes = _codes(country_codes)
        if geometry not in {None, "geojson", "wkt"}:
            raise GeocoderQueryError(f"geometry: {geometry!r} is none of geojson, wkt")
        answer, could = self._answers(phrase, codes, box, bounded=bounded)
        if exactly_one:
            return self._give(None if answer is None else locate(answer, language, geometry))
        return self._give([locate(each, language, geometry) for each in could[:limit]] or None)

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        language: str | None = None,
        nearest: bool = False,
    ) -> Found | Coroutine[Any, Any, Found]:
        """Give the places that contain a point: the site or town, its district, its province, its country.

        Parameters
        ----------
        query
            A geopy Point, a pair (latitude, longitude) or a string of both, in WGS84 degrees.
        exactly_one
            False gives all of them, the finest first.
        timeout
            Not used: nothing is waited for.
        language
            As for `geocode`.
        nearest
            ``raw["nearest"]`` then has id, label and kind of the nearest named place that is no area, how far it is
            (``distance_m``, metres) and which way from it the point lies (``bearing``, degrees from north).

        Returns
        -------
        geopy.Location or list of geopy.Location or None
            None where no place of the gazetteer contains the point; with an asynchronous adapter, an awaitable of that.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            The query is no point.

        Examples
        --------
        >>> geocoder = Geocoder()
        >>> geocoder.reverse((33.9, 70.1)).raw["id"]
        'parachinar-city'
        >>> [place.raw["kind"] for place in geocoder.reverse((33.9, 70.1), exactly_one=False)]
        ['city', 'valley', 'district', 'province', 'country']
        """
        del timeout
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from error
        places = chain_at(self.gazetteer, point.latitude, point.longitude)
        beside = (
            nearest_named(self.gazetteer, point.latitude, point.longitude) if nearest and places else None
        )
        found = []
        for place in places:
            raw = describe(place)
            if beside is not None:
                raw["nearest"] = beside
            found.append(Location(name_in(place, language), (place.lat, place.lon), raw))
        if exactly_one:
            return self._give(found[0] if found else None)
        return self._give(found or None)

    def _answers(
        self, phrase: str, codes: tuple[str, ...], box: Box | None, *, bounded: bool
    ) -> tuple[Answer | None, list[Answer]]:
        """Give the answer, if there is just one, and all that could be meant, the answer first."""
        asked = [self.gazetteer.geocode(phrase, within=(code,) if code else ()) for code in codes or ("",)]
        given = {(each.place_id, each.lat, each.lon): each for each in asked if not each.refused}
        could = [each for answer in asked for each in list_candidates(self.gazetteer, answer)]
        could = [each for each in could if not codes or each.country in codes]
        sure = list(given.values())
        if box is not None and bounded:
            sure, could = [[each for each in part if _is_within(each, box)] for part in (sure, could)]
        if box is not None and not sure:
            inside = [each for each in could if _is_within(each, box)]
            sure = inside if len(inside) == 1 else []
        known = {each.place_id for each in sure}
        rest = [*sure, *(each for each in could if each.place_id not in known)]
        return (sure[0] if len(sure) == 1 else None), rest

    def _give(self, found: Found) -> Found | Coroutine[Any, Any, Found]:
        if not isinstance(self.adapter, BaseAsyncAdapter):
            return found

        async def answer() -> Found:
            return found

        return answer()


def _phrase(query: str | Mapping[str, str]) -> str:
    """Make one phrase of a query; what is neither text nor a mapping is none."""
    if isinstance(query, str):
        return query
    if not isinstance(query, Mapping):
        raise GeocoderQueryError(f"{query!r} is no text, nor a mapping of {', '.join(_KEYS)}")
    unknown = sorted(set(map(str, query)) - set(_KEYS))
    if unknown:
        raise GeocoderQueryError(f"{unknown[0]!r} is no key of a query; there are {', '.join(_KEYS)}")
    parts = {key: str(query[key]).strip() for key in _KEYS if query.get(key)}
    if len(parts) == 1:
        [(key, value)] = parts.items()
        return f"{value} {_KEYS[key]}" if _KEYS[key] and value.isascii() else value
    return ", ".join(parts.values())


def _codes(country_codes: str | Sequence[str] | None) -> tuple[str, ...]:
    if not country_codes:
        return ()
    codes = country_codes.split(",") if isinstance(country_codes, str) else list(country_codes)
    return tuple(dict.fromkeys(str(code).strip().upper() for code in codes))


def _box(viewbox: Sequence[Any]) -> Box:
    """Give south, west, north and east of two corners."""
    try:
        one, other = (Point(corner) for corner in viewbox)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"viewbox: two corners are needed, each a point: {error}") from error
    lats, lons = sorted((one.latitude, other.latitude)), sorted((one.longitude, other.longitude))
    return lats[0], lons[0], lats[1], lons[1]


def _is_within(answer: Answer, box: Box) -> bool:
    south, west, north, east = box
    return south <= answer.lat <= north and west <= answer.lon <= east
