"""Frames: what was found, as pandas and geopandas tables of the documented schema (``geo.schema``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    import geopandas
    import pandas


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frames:
    """The tables of one result; columns and dtypes are ``geo.schema.COLUMNS``.

    ``incident_places`` and ``areas`` are GeoDataFrames in EPSG:4326 that share ``place_key``; the others are
    DataFrames. ``theatre`` names the gazetteer theatre that the ids belong to.
    """

    theatre: str
    incidents: pandas.DataFrame
    incident_places: geopandas.GeoDataFrame
    areas: geopandas.GeoDataFrame
    claims: pandas.DataFrame
    relations: pandas.DataFrame
    estimates: pandas.DataFrame
    mentions: pandas.DataFrame
    articles: pandas.DataFrame
    unplaced: pandas.DataFrame
    schema_version: int = SCHEMA_VERSION
