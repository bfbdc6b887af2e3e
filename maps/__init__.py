"""Incidents on a map: ``render`` turns what ``geo`` found into one HTML file that opens without a network."""

from .clashmap import ClashMap
from .errors import AssetError, MapError, OptionError, ResultError, SaveError
from .render import render

__all__ = ["AssetError", "ClashMap", "MapError", "OptionError", "ResultError", "SaveError", "render"]
