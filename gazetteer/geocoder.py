"""The gazetteer as geopy knows geocoders: offline, and None where a name cannot be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location
from geopy.point import Point

from .gazetteer import Gazetteer

if TYPE_CHECKING:
    from .place import Place


class Geocoder(GeopyGeocoder):  # type: ignore[misc] # geopy ships no types
    """A geopy geocoder over one theatre's gazetteer. It opens no connection, and never guesses.

    Parameters
    ----------
    gazetteer
        The gazetteer to ask; by default the theatre that the data name.

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
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(scheme="https")
        self.gazetteer = gazetteer or Gazetteer.load()

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Look a place up by its name, with or without kind words and containing places.

        Parameters
        ----------
        query
            "Khost", "Spin Boldak district", "Sarobi, Kabul".
        exactly_one
            False gives every place that the name could mean, the likeliest first.
        timeout
            Not used: nothing is waited for.

        Returns
        -------
        geopy.Location or list of geopy.Location or None
            WGS84 degrees; ``raw`` has id, kind, country, admin1, radius_m (metres), score (in [0, 1]) and why.
            None where no place has the name, or, with ``exactly_one``, where it cannot be told which is meant.
        """
        del timeout
        resolution = self.gazetteer.read_query(query)
        if exactly_one:
            place = resolution.place
            if place is None:
                return None
            score = next((score for place_id, score, _ in resolution.candidates if place_id == place.id), 1.0)
            return _locate(place, score, resolution.why)
        found = [_locate(self.gazetteer.get(i), score, why) for i, score, why in resolution.candidates]
        return found or None

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Give the places that contain a point, the smallest first.

        Parameters
        ----------
        query
            A geopy Point, a pair (latitude, longitude) or a string of both, in WGS84 degrees.
        exactly_one
            False gives all of them.
        timeout
            Not used: nothing is waited for.

        Returns
        -------
        geopy.Location or list of geopy.Location or None
            None where no place of the gazetteer contains the point.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            The query is no point.

        Examples
        --------
        >>> Geocoder().reverse((33.9, 70.1)).raw["id"]
        'parachinar-city'
        """
        del timeout
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from error
        places = self.gazetteer.at(lat=point.latitude, lon=point.longitude)
        found = [_locate(place, 1.0, "contains the point") for place in places]
        if not found:
            return None
        return found[0] if exactly_one else found


def _locate(place: Place, score: float, why: str) -> Location:
    raw: dict[str, Any] = {
        "id": place.id,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "radius_m": place.radius_m,
        "score": score,
        "why": why,
    }
    return Location(place.label, (place.lat, place.lon), raw)
