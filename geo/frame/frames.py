"""The tables of one result."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from ..errors import FrameError
from ..schema import COLUMNS, SCHEMA_VERSION
from .table import conform, to_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import geopandas
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frames:
    """The tables of one result; columns and dtypes are ``geo.COLUMNS``.

    Parameters
    ----------
    theatre
        Name of the gazetteer theatre that the ids belong to.
    incidents, claims, relations, estimates, mentions, articles, unplaced, reviews
        DataFrames.
    incident_places, areas
        GeoDataFrames in EPSG:4326 that share ``place_key``; points, which may be missing, and multipolygons.
    schema_version
        Of the columns.
    withheld
        The names that a review withholds: the tables have them no more, and a map covers them in the labels of its base. No
        file carries them.

    Examples
    --------
    >>> frames = Frames.empty("durand")
    >>> len(frames.incidents), frames.areas.crs.name
    (0, 'WGS 84')
    """

    theatre: str
    incidents: pd.DataFrame
    incident_places: geopandas.GeoDataFrame
    areas: geopandas.GeoDataFrame
    claims: pd.DataFrame
    relations: pd.DataFrame
    estimates: pd.DataFrame
    mentions: pd.DataFrame
    articles: pd.DataFrame
    unplaced: pd.DataFrame
    reviews: pd.DataFrame
    schema_version: int = SCHEMA_VERSION
    withheld: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def check(cls, theatre: str, tables: Mapping[str, Any]) -> Self:
        """Take tables from outside: each is checked and given the schema's order and dtypes.

        Parameters
        ----------
        theatre
            Name of the theatre whose gazetteer the place ids belong to.
        tables
            Frames by the names of ``geo.COLUMNS``.

        Returns
        -------
        Frames
            With the columns of the schema only, in its order; the index of each table is 0, 1, 2 ...

        Raises
        ------
        FrameError
            A table or a column is missing, a value does not fit, a CRS is not EPSG:4326, or a key stands twice.

        Examples
        --------
        >>> empty = Frames.empty("durand")
        >>> Frames.check("durand", {**empty.tables(), "claims": empty.claims.drop(columns="quote")})
        Traceback (most recent call last):
        geo.errors.FrameError: claims: lacks the column 'quote'; the columns are those of geo.COLUMNS
        """
        missing = [name for name in COLUMNS if name not in tables]
        if missing:
            raise FrameError(f"there is no table {missing[0]!r}; the tables are those of geo.COLUMNS")
        return cls(theatre=theatre, **{name: conform(name, tables[name]) for name in COLUMNS})

    @classmethod
    def from_rows(cls, theatre: str, rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Self:
        """Make frames from rows of plain values; a table that is not given is empty.

        Parameters
        ----------
        theatre
            As of ``check``.
        rows
            By the names of ``geo.COLUMNS``, mappings from column to value; None is missing. Geometries are shapely's, in EPSG:4326.

        Returns
        -------
        Frames
            With all tables.

        Raises
        ------
        FrameError
            A row lacks a column, a value does not fit its column, or a key stands twice.

        Examples
        --------
        >>> row = {"kind": "denies", "source": "c1", "target": "c2", "reason": None}
        >>> Frames.from_rows("durand", {"relations": [row]}).relations["kind"].tolist()
        ['denies']
        """
        return cls.check(theatre, {name: to_table(name, rows.get(name, ())) for name in COLUMNS})

    @classmethod
    def empty(cls, theatre: str) -> Self:
        """Make frames without a row, with all columns and dtypes.

        Parameters
        ----------
        theatre
            As of ``check``.

        Returns
        -------
        Frames
            With all tables.

        Examples
        --------
        >>> Frames.empty("durand").claims["value_low"].dtype
        Int64Dtype()
        """
        return cls.from_rows(theatre, {})

    def tables(self) -> dict[str, pd.DataFrame]:
        """Give the tables by name, in the schema's order.

        Returns
        -------
        dict of str to pandas.DataFrame
            The frames themselves, not copies.

        Examples
        --------
        >>> list(Frames.empty("durand").tables())[:3]
        ['incidents', 'incident_places', 'areas']
        """
        return {name: getattr(self, name) for name in COLUMNS}
