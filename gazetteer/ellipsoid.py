"""The figure of the Earth that all distances are measured on."""

from __future__ import annotations

from pyproj import Geod

WGS84 = Geod(ellps="WGS84")

# Of coordinates in degrees.
LATITUDE_LIMIT = 90.0
LONGITUDE_LIMIT = 180.0
