"""The schema ``clashline`` in SQLAlchemy's terms: the store's tables, with types, keys, references and indexes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from geoalchemy2 import Geometry

from ...closed import CLOSED_LISTS, MAY_BE_EMPTY
from ...schema import COLUMNS
from ..tables import TABLES
from .closed import DATES, MAY_BE_NONE, REFERENCES, TRUE_OF, UNIQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.schema import SchemaItem

    from ..tables import Table

SCHEMA = "clashline"
SRID = 4326

# Where analysts' questions go in, beside keys, references, days and geometry.
_ASKED = {
    "incidents": (("date_start", "date_end"),),
    "incident_places": (("place_id",), ("country", "admin1")),
    "claims": (("measure", "victim_side"), ("date_start",)),
    "mentions": (("place_id",),),
}

_STYLED = ("f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "stylename")


@cache
def metadata() -> sa.MetaData:
    """Give the tables of the schema ``clashline``, as SQLAlchemy and GeoAlchemy know them.

    Text is ordered by code point, whatever the database's language; days are dates; a reference to nothing is NULL.

    Examples
    --------
    >>> areas = metadata().tables["clashline.areas"]
    >>> areas.c.geometry.type.geometry_type, areas.c.geometry.type.srid, areas.c.incident_id.nullable
    ('MULTIPOLYGON', 4326, False)
    """
    made = sa.MetaData(schema=SCHEMA)
    for table in TABLES.values():
        sa.Table(
            table.name, made, *_columns(table), *_constraints(table), *_indexes(table), comment=table.about
        )
    # QGIS looks here for how a layer is drawn; the columns are its own.
    sa.Table(
        "layer_styles",
        made,
        sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
        *(sa.Column(name, sa.Text) for name in _STYLED),
        sa.Column("styleqml", _Xml),
        sa.Column("stylesld", _Xml),
        sa.Column("useasdefault", sa.Boolean),
        sa.Column("description", sa.Text),
        sa.Column("owner", sa.Text),
        sa.Column("ui", _Xml),
        sa.Column("update_time", sa.DateTime, server_default=sa.func.now()),
        sa.Column("type", sa.Text),
        sa.UniqueConstraint(*_STYLED, name="layer_styles_is_one"),
        comment="How QGIS draws layers and views",
    )
    return made


class _Xml(sa.types.UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xml"


def is_day(table: Table, column: str) -> bool:
    """Whether a column is text in a frame and a date in the database."""
    return table.is_layer and column in DATES


def is_nullable(table: Table, column: str) -> bool:
    """Whether a column is text that is NULL in the database where it is empty in a frame."""
    return is_day(table, column) or (table.name, column) in MAY_BE_NONE


def _columns(table: Table) -> Iterator[sa.Column[Any]]:
    plain = {
        "text": sa.Text(collation="C"),
        "integer": sa.BigInteger(),
        "real": sa.Double(),
        "boolean": sa.Boolean(),
    }
    told = COLUMNS.get(table.name, {})
    for name, kind in table.columns.items():
        given: Any = (
            Geometry(table.shape.upper(), SRID, spatial_index=False)
            if kind == "geometry"
            else sa.Date()
            if is_day(table, name)
            else plain[kind]
        )
        may_be_null = is_nullable(table, name) or (table.is_layer and kind != "text")
        yield sa.Column(name, given, nullable=may_be_null, comment=told.get(name, ("", ""))[1] or None)


def _constraints(table: Table) -> Iterator[SchemaItem]:
    name = table.name
    yield sa.PrimaryKeyConstraint(*table.key, name=f"{name}_key")
    if name in UNIQUE:
        # Rows of a layer may change places in one statement, and are one only when it is done. What is referred to cannot
        # wait; there a row's place follows from its key.
        waits = name not in REFERENCES.values()
        yield sa.UniqueConstraint(
            *UNIQUE[name],
            name=f"{name}_is_one",
            deferrable=waits or None,
            initially="DEFERRED" if waits else None,
        )
    for (here, column), there in REFERENCES.items():
        if here == name:
            # Deferred: layers are written one after the other, and hold together when the transaction ends.
            yield sa.ForeignKeyConstraint(
                [column], [f"{SCHEMA}.{there}.{UNIQUE[there][0]}"], name=f"{name}_{column}", deferrable=True, initially="DEFERRED"
            )  # fmt: skip
    for (here, column), values in CLOSED_LISTS.items():
        if here == name:
            empty = ("",) if (here, column) in MAY_BE_EMPTY else ()
            yield sa.CheckConstraint(_is_one_of(column, values + empty), name=f"{name}_{column}_is_listed")
    for what, condition in TRUE_OF.get(name, {}).items():
        yield sa.CheckConstraint(condition, name=f"{name}_{what}")


def _is_one_of(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _indexes(table: Table) -> Iterator[sa.Index]:
    name = table.name
    references = [(column,) for here, column in REFERENCES if here == name]
    wanted = dict.fromkeys([*table.indexes, *references, *_ASKED.get(name, ())])
    for columns in wanted:
        if columns not in (table.key, UNIQUE.get(name)):
            yield sa.Index(f"{name}_by_{'_'.join(columns)}", *columns)
    if table.shape:
        yield sa.Index(f"{name}_by_geometry", "geometry", postgresql_using="gist")
