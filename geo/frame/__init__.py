"""Frames: what was found, as pandas and geopandas tables of the documented schema (``geo.schema``)."""

from .frames import Frames
from .from_dossier import frame
from .reviewed import keep_reviewed
from .table import LIST_SEPARATOR, to_table

__all__ = ["LIST_SEPARATOR", "Frames", "frame", "keep_reviewed", "to_table"]
