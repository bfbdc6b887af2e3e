"""Frames: what was found, as pandas and geopandas tables of the documented schema (``geo.schema``)."""

from .frames import Frames
from .from_dossier import frame, list_rows
from .join import join_frames
from .keep import keep_incidents, keep_reviewed
from .shape import to_area
from .subject import frames_of
from .table import CRS, LIST_SEPARATOR, fill_table, from_columns, to_table

__all__ = [
    "CRS",
    "LIST_SEPARATOR",
    "Frames",
    "fill_table",
    "frame",
    "frames_of",
    "from_columns",
    "join_frames",
    "keep_incidents",
    "keep_reviewed",
    "list_rows",
    "to_area",
    "to_table",
]
