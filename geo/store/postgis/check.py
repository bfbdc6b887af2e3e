"""What of a database is not as it was made: tables, columns, constraints, indexes, and rows that do not hold together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from .schema import SCHEMA, metadata
from .views import list_views

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def find_damage(connection: sa.Connection, postgis: str) -> Sequence[str]:
    """Say what is damaged, a line each; nothing is repaired.

    Every row is read. Keys and references are looked up without the indexes that should guarantee them, for those
    are what a crash or a changed library of languages damages first.
    """
    # Where a table is gone or another, its rows are not asked for.
    return tuple(_structure(connection)) or tuple(_rows(connection, postgis))


def _structure(connection: sa.Connection) -> Iterator[str]:
    found = connection.execute(
        sa.text(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relnamespace = to_regnamespace(:schema) AND c.relkind IN ('r', 'v', 'i') AND a.attnum > 0 "
            "AND NOT a.attisdropped"
        ),
        {"schema": SCHEMA},
    )
    columns: dict[str, set[str]] = defaultdict(set)
    for relation, column in found:
        columns[relation].add(column)
    yield from (f"the view {view.name} is gone" for view in list_views() if view.name not in columns)
    for table in metadata().sorted_tables:
        if table.name not in columns:
            yield f"the table {table.name} is gone"
            continue
        gone = [each.name for each in table.columns if each.name not in columns[table.name]]
        yield from (f"{table.name}: the column {name} is gone" for name in gone)
        yield from (
            f"{table.name}: the index {each.name} is gone"
            for each in table.indexes
            if each.name not in columns
        )
    found = connection.execute(
        sa.text(
            "SELECT c.relname, 'the index ' || i.relname || ' is not valid' FROM pg_index x "
            "JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid "
            "WHERE c.relnamespace = to_regnamespace(:schema) AND NOT (x.indisvalid AND x.indisready) "
            "UNION ALL SELECT c.relname, 'the trigger ' || t.tgname || ' is not ours' FROM pg_trigger t "
            "JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = to_regnamespace(:schema) AND NOT t.tgisinternal "
            "ORDER BY 1, 2"
        ),
        {"schema": SCHEMA},
    )
    yield from (f"{name}: {what}" for name, what in found)


def _rows(connection: sa.Connection, postgis: str) -> Iterator[str]:
    for setting in ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"):
        connection.execute(sa.select(sa.func.pg_catalog.set_config(setting, "off", sa.true())))
    for table in metadata().sorted_tables:
        keys = [
            table.primary_key,
            *(each for each in table.constraints if isinstance(each, sa.UniqueConstraint)),
        ]
        for key in keys:
            columns = list(key.columns)
            several = sa.select(*columns).group_by(*columns).having(sa.func.count() > 1).subquery()
            if n := connection.execute(sa.select(sa.func.count()).select_from(several)).scalar_one():
                yield f"{table.name}: {n} keys ({', '.join(each.name for each in columns)}) stand in several rows"
        for reference in table.foreign_keys:
            here, there = reference.parent, reference.column
            target = there.table.alias()
            lost = (
                sa.select(sa.func.count())
                .select_from(table.outerjoin(target, here == target.c[there.name]))
                .where(here.is_not(None), target.c[there.name].is_(None))
            )
            if n := connection.execute(lost).scalar_one():
                yield f"{table.name}: {n} rows point by {here.name} at nothing in {there.table.name}"
        if "geometry" in table.c:
            is_valid = getattr(sa.func, postgis).st_isvalid(table.c.geometry)
            wrong = sa.select(sa.func.count()).where(table.c.geometry.is_not(None), ~is_valid)
            if n := connection.execute(wrong).scalar_one():
                yield f"{table.name}: {n} geometries are not valid"
