"""Frames: what was found, as pandas and geopandas tables of the documented schema (``geo.schema``)."""

from .frames import Frames
from .from_dossier import frame
from .table import LIST_SEPARATOR, to_table

__all__ = ["LIST_SEPARATOR", "Frames", "frame", "to_table"]
