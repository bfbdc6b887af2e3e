"""Frames: what was found, as pandas and geopandas tables of the documented schema (``geo.schema``)."""

from .frames import Frames
from .from_dossier import frame
from .keep import keep_incidents, keep_reviewed
from .subject import frames_of
from .table import CRS, LIST_SEPARATOR, to_table

__all__ = [
    "CRS",
    "LIST_SEPARATOR",
    "Frames",
    "frame",
    "frames_of",
    "keep_incidents",
    "keep_reviewed",
    "to_table",
]
