"""The schema made: tables, references, views and who may do what with them, as the role that owns the schema."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ..tables import STORE_VERSION
from .roles import list_grants
from .schema import SCHEMA, metadata
from .session import SEARCH_PATH
from .statements import say_references, say_table, say_views
from .styles import say_styles
from .views import list_views


def is_made(connection: sa.Connection) -> bool:
    """Whether the database has a store."""
    return bool(_ask(connection, "SELECT to_regclass(:name) IS NOT NULL", name=f"{SCHEMA}.store_about"))


def make(connection: sa.Connection, postgis: str) -> None:
    """Make the tables, unless somebody else has while we waited for the lock, and note their version.

    Parameters
    ----------
    postgis
        The schema that PostGIS is in.
    """
    if is_made(connection):
        return
    become_owner(connection, postgis)
    if not _ask(connection, "SELECT to_regnamespace(:name) IS NOT NULL", name=SCHEMA):
        connection.execute(sa.schema.CreateSchema(SCHEMA))
    for table in metadata().sorted_tables:
        for statement in say_table(table):
            _execute(connection, statement)
    finish(connection)
    for statement in say_styles():
        _execute(connection, statement)
    about = metadata().tables[f"{SCHEMA}.store_about"]
    connection.execute(about.insert(), {"name": "version", "value": str(STORE_VERSION)})


def begin_remaking(connection: sa.Connection, postgis: str) -> None:
    """Take away what hangs on the tables, so that each can be dropped: views, and references between them."""
    become_owner(connection, postgis)
    found = connection.execute(
        sa.text(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE connamespace = to_regnamespace(:schema) AND contype = 'f' ORDER BY 1, 2"
        ),
        {"schema": SCHEMA},
    )
    for table, name in found.all():
        connection.execute(sa.text(f"ALTER TABLE {table} DROP CONSTRAINT {_quote(name)}"))
    for view in reversed(list_views()):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {SCHEMA}.{view.name}"))


def remake(connection: sa.Connection, name: str) -> None:
    """Drop a table and make it anew, empty, without references: see ``finish``."""
    _execute(connection, f"DROP TABLE IF EXISTS {SCHEMA}.{name}")
    for statement in say_table(metadata().tables[f"{SCHEMA}.{name}"]):
        _execute(connection, statement)


def finish(connection: sa.Connection) -> None:
    """Put what hangs on the tables in its place, and let those in who may come."""
    for statement in (*say_references(), *say_views()):
        _execute(connection, statement)
    roles = set(connection.execute(sa.text("SELECT rolname FROM pg_roles")).scalars())
    for role, statements in list_grants().items():
        if role in roles:
            for statement in statements:
                _execute(connection, statement)
    _ask(connection, "SELECT set_config('search_path', :path, true)", path=SEARCH_PATH)


def become_owner(connection: sa.Connection, postgis: str) -> None:
    """Act, in this transaction, as the role that owns the schema, and find PostGIS's types.

    A member of that role would own what they make themselves, and nobody else of the team could change it.
    """
    owner = _ask(
        connection,
        "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = :schema "
        "AND pg_has_role(nspowner, 'MEMBER') AND pg_get_userbyid(nspowner) <> current_user",
        schema=SCHEMA,
    )
    if owner:
        connection.execute(sa.text(f"SET LOCAL ROLE {_quote(owner)}"))
    path = f"pg_catalog, {_quote(postgis)}, pg_temp"
    _ask(connection, "SELECT set_config('search_path', :path, true)", path=path)


def _execute(connection: sa.Connection, statement: str) -> None:
    # As it stands: a colon or a per cent sign in it is no parameter.
    connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def _quote(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _ask(connection: sa.Connection, question: str, **values: Any) -> Any:
    return connection.execute(sa.text(question), values).scalar()
