"""What a service answered, reduced to what is understood; the rest of it goes no further."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

from ..distance import distance_m
from ..ellipsoid import LATITUDE_LIMIT, LONGITUDE_LIMIT
from ..more.record import FARTHEST_M, RADII_M, clean_name
from ..place import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geopy.location import Location

_LONGEST_ADDRESS = 300
_MOST_NAMES = 40
_OSM = re.compile(r"(?:node|way|relation)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a service answered with.

    Parameters
    ----------
    id
        The service's name and its key for the place: ``nominatim-node-42``.
    name, names, address
        Its usual name, all of them, and the line for people.
    kind
        A value of `Kind`; empty for what is no place that an incident could be at.
    what
        The service's own word for its kind.
    lat, lon
        WGS84 degrees.
    radius_m
        Half the diagonal of its box, or what is usual for its kind.
    """

    id: str
    name: str
    names: tuple[str, ...]
    address: str
    kind: str
    what: str
    lat: float
    lon: float
    radius_m: float

    @classmethod
    def read(cls, service: str, kinds: Mapping[str, str], answer: Location) -> Self | None:
        """Make one of geopy's; None where it is no place on Earth with a name.

        Every value is a stranger's: of another type than documented, endless, or text that means to be markup.

        Examples
        --------
        >>> from geopy.location import Location
        >>> raw = {"osm_type": "node", "osm_id": 7, "class": "place", "type": "village", "name": "Zumray Kalay"}
        >>> answer = Location("Zumray Kalay, Khost", (33.4, 70.0), raw)
        >>> found = Candidate.read("nominatim", {"place:village": "city"}, answer)
        >>> found.id, found.kind, found.radius_m
        ('nominatim-node-7', 'city', 4000.0)
        """
        known = answer.raw if isinstance(answer.raw, dict) else {}
        line = " ".join(str(answer.address or "").split())[:_LONGEST_ADDRESS]
        line = "".join(filter(str.isprintable, line))
        names = _names(known, line)
        spot = _spot(answer.latitude, answer.longitude)
        if not names or spot is None:
            return None
        what = f"{known.get('class', known.get('category', ''))}:{known.get('type', '')}"[:60]
        kind = _kind(kinds, known, what) if kinds else Kind.CITY.value
        return cls(
            id=_id(service, known, names[0], spot),
            name=names[0],
            names=names,
            address=line,
            kind=kind,
            what="".join(filter(str.isprintable, what)),
            lat=spot[0],
            lon=spot[1],
            radius_m=_radius_m(known.get("boundingbox"), kind),
        )

    @classmethod
    def load(cls, kept: Mapping[str, Any]) -> Self:
        """Make one of what `dump` gave."""
        return cls(**{**kept, "names": tuple(kept["names"])})

    def dump(self) -> dict[str, Any]:
        """Give its fields as JSON has values."""
        return asdict(self)


def _names(raw: Mapping[str, Any], address: str) -> tuple[str, ...]:
    """Give its names: the usual one first, which in an address is the part before the first comma."""
    details = raw.get("namedetails")
    given = [raw.get("name"), address.partition(",")[0]]
    if isinstance(details, dict):
        given += [
            text for key, text in details.items() if re.fullmatch(r"(?:\w+_)?name(?::[\w-]+)?", str(key))
        ]
    cleaned = (clean_name(part) for text in given if isinstance(text, str) for part in text.split(";"))
    return tuple(dict.fromkeys(filter(None, cleaned)))[:_MOST_NAMES]


def _spot(lat: Any, lon: Any) -> tuple[float, float] | None:
    try:
        degrees = float(lat), float(lon)
    except (TypeError, ValueError, OverflowError):
        return None
    on_earth = abs(degrees[0]) <= LATITUDE_LIMIT and abs(degrees[1]) <= LONGITUDE_LIMIT
    # geopy makes 0, 0 of coordinates that are missing; in the sea off Africa there is no place to find.
    return degrees if on_earth and any(degrees) and all(map(math.isfinite, degrees)) else None


def _kind(kinds: Mapping[str, str], raw: Mapping[str, Any], what: str) -> str:
    if what == "boundary:administrative":
        what = f"boundary:{raw.get('addresstype', '')}"[:60]
    return kinds.get(what) or kinds.get(f"{what.partition(':')[0]}:*", "")


def _id(service: str, raw: Mapping[str, Any], name: str, spot: tuple[float, float]) -> str:
    kind, number = raw.get("osm_type"), raw.get("osm_id")
    if isinstance(kind, str) and _OSM.fullmatch(kind) and isinstance(number, int) and 0 < number < 10**15:
        return f"{service}-{kind}-{number}"
    digest = hashlib.sha256(f"{name} {spot[0]:.6f} {spot[1]:.6f}".encode()).hexdigest()[:12]
    return f"{service}-{digest}"


def _radius_m(box: Any, kind: str) -> float:
    """Give half the diagonal of a box of south, north, west and east; never less than is usual for the kind."""
    usual = RADII_M.get(kind, RADII_M[Kind.CITY])
    if not isinstance(box, list) or len(box) != 4:  # noqa: PLR2004 - the four sides
        return usual
    corners = _spot(box[0], box[2]), _spot(box[1], box[3])
    if corners[0] is None or corners[1] is None:
        return usual
    half_m = distance_m(*corners[0], *corners[1]) / 2
    return min(max(half_m, usual), FARTHEST_M)
