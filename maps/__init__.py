"""Incidents on a map: ``render`` turns what ``geo`` found into one HTML file that opens without a network."""

from .clashmap import ClashMap
from .draw import draw
from .errors import AssetError, MapError, OptionError, ReadError, ResultError, SaveError
from .render import render
from .report import report
from .told import read_map

__all__ = [
    "AssetError",
    "ClashMap",
    "MapError",
    "OptionError",
    "ReadError",
    "ResultError",
    "SaveError",
    "draw",
    "read_map",
    "render",
    "report",
]
