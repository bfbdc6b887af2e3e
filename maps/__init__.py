"""Incidents on a map: ``render`` turns what ``geo`` found into one HTML file that opens without a network."""

from .clashmap import ClashMap
from .draw import draw
from .errors import AssetError, MapError, OptionError, ReadError, ResultError, SaveError
from .layers import FrontierLayer, IncidentLayer, Layer, Legend, StripChart
from .render import render
from .report import report
from .told import read_map

__all__ = [
    "AssetError",
    "ClashMap",
    "FrontierLayer",
    "IncidentLayer",
    "Layer",
    "Legend",
    "MapError",
    "OptionError",
    "ReadError",
    "ResultError",
    "SaveError",
    "StripChart",
    "draw",
    "read_map",
    "render",
    "report",
]
