"""The whole schema as a script of SQL, for the administrator who reads before anything is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tables import STORE_VERSION
from .roles import OWNER, READER, WRITER, list_grants
from .schema import SCHEMA, metadata
from .statements import say_references, say_table, say_views
from .styles import say_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = f"""\
-- The schema "{SCHEMA}" of version {STORE_VERSION}: psql -d border -v ON_ERROR_STOP=1 -1 -f schema.sql, as a role that may create
-- roles and extensions. Then: GRANT {WRITER} TO anna; GRANT {READER} TO qgis;
-- Whoever has no such role makes the tables without it, in a database of their own: the first clashline add does.
"""

_ROLES = f"""\
DO $$
DECLARE role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['{OWNER}', '{WRITER}', '{READER}'] LOOP
        IF to_regrole(role) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
    -- Rows come in by way of tables of the writer's own.
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO {OWNER}, {WRITER}', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO {READER}', current_database());
    EXECUTE format('GRANT {OWNER} TO %I', current_user);
END $$"""

_FIND_POSTGIS = """\
SELECT set_config('search_path', 'pg_catalog, ' || quote_ident(nspname) || ', pg_temp', true)
FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'postgis'"""


def say_schema() -> str:
    """Give the script: roles, tables, references, views, and who may do what.

    Examples
    --------
    >>> print(say_schema().splitlines()[0])
    -- The schema "clashline" of version 1: psql -d border -v ON_ERROR_STOP=1 -1 -f schema.sql, as a role that may create
    """
    return "\n".join([_HEAD, *(f"{statement.strip()};\n" for statement in _statements())])


def _statements() -> Iterator[str]:
    yield "CREATE EXTENSION IF NOT EXISTS postgis"
    yield _ROLES
    yield f"CREATE SCHEMA {SCHEMA} AUTHORIZATION {OWNER}"
    yield f"SET LOCAL ROLE {OWNER}"
    yield _FIND_POSTGIS
    for table in metadata().sorted_tables:
        yield from say_table(table)
    yield from say_references()
    yield from say_views()
    yield from say_styles()
    for statements in list_grants().values():
        yield from statements
    yield f"INSERT INTO {SCHEMA}.store_about (name, value) VALUES ('version', '{STORE_VERSION}')"
