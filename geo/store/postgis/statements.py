"""The schema in words: the statements that make tables, references and views, always in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from .schema import SCHEMA, metadata
from .views import list_views

if TYPE_CHECKING:
    from collections.abc import Iterator


def say_table(table: sa.Table) -> Iterator[str]:
    """Give the statements that make a table with its indexes and comments, without its references to others.

    Examples
    --------
    >>> print(next(say_table(metadata().tables["clashline.store_about"])))
    CREATE TABLE clashline.store_about (
        name TEXT COLLATE "C" NOT NULL,
        value TEXT COLLATE "C" NOT NULL,
        CONSTRAINT store_about_key PRIMARY KEY (name)
    )
    """
    ddl = sa.schema
    yield _say(ddl.CreateTable(table, include_foreign_key_constraints=[]))
    # SQLAlchemy keeps them as a set.
    for index in sorted(table.indexes, key=lambda each: str(each.name)):
        yield _say(ddl.CreateIndex(index))
    yield _say(ddl.SetTableComment(table))
    for column in table.columns:
        if column.comment:
            yield _say(ddl.SetColumnComment(column))


def say_references() -> Iterator[str]:
    """Give the statements that make the references between tables."""
    for table in metadata().sorted_tables:
        for constraint in sorted(table.foreign_key_constraints, key=lambda each: str(each.name)):
            # Not isolated: the constraint is SQLAlchemy's, and this must not change what it knows of the table.
            yield _say(sa.schema.AddConstraint(constraint, isolate_from_table=False))


def say_views() -> Iterator[str]:
    """Give the statements that make the views."""
    for view in list_views():
        yield f"CREATE VIEW {SCHEMA}.{view.name} AS {view.query}"
        yield f"COMMENT ON VIEW {SCHEMA}.{view.name} IS '{view.about}'"


def _say(element: sa.schema.ExecutableDDLElement) -> str:
    # SQLAlchemy ends lines with blanks, and indents by tabs.
    lines = str(element.compile(dialect=postgresql.dialect())).strip().expandtabs(4).splitlines()  # type: ignore[no-untyped-call]
    return "\n".join(line.rstrip() for line in lines)
