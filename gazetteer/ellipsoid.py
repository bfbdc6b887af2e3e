"""The figure of the Earth that all distances are measured on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyproj import Geod

# Of coordinates in degrees.
LATITUDE_LIMIT = 90.0
LONGITUDE_LIMIT = 180.0


class Ellipsoid:
    """An ellipsoid of pyproj's, which is imported when something is measured: it takes a fifth of all imports.

    Parameters
    ----------
    name
        PROJ's name for it.

    Examples
    --------
    >>> _, _, metres = WGS84.inv([71.0], [34.0], [71.0], [35.0])
    >>> round(float(metres[0]) / 1000)
    111
    """

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _geod(self) -> Geod:
        from pyproj import Geod  # noqa: PLC0415 - see above

        return Geod(ellps=self._name)

    def fwd(self, *args: Any) -> Any:
        """Go from points by bearings and distances: as ``pyproj.Geod.fwd``, degrees and metres."""
        return self._geod.fwd(*args)

    def inv(self, *args: Any) -> Any:
        """Measure bearings and distances between points: as ``pyproj.Geod.inv``, degrees and metres."""
        return self._geod.inv(*args)

    @property
    def a(self) -> float:
        """The semi-major axis, in metres."""
        return float(self._geod.a)

    @property
    def es(self) -> float:
        """The eccentricity, squared."""
        return float(self._geod.es)


WGS84 = Ellipsoid("WGS84")
