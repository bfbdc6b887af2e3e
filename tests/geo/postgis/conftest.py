"""What tests of PostGIS may ask for: a store, empty and whole."""

from __future__ import annotations

import pytest

from geo.store.tables import STORE_VERSION, TABLES


@pytest.fixture(scope="session")
def _store(postgres):
    # One for all tests that leave the tables as they are: each database is hundreds of files to be synced.
    return postgres.new_store()


@pytest.fixture
def store_url(postgres, _store):
    """Return the address of a database with an empty store."""
    empty = "; ".join(f"DELETE FROM clashline.{name}" for name in TABLES)
    version = f"INSERT INTO clashline.store_about VALUES ('version', '{STORE_VERSION}')"
    postgres.execute(_store, f"SET session_replication_role = replica; {empty}; {version}")
    return postgres.url(_store)


@pytest.fixture
def backend(store_url):
    """Return the backend of an empty store."""
    from geo.store.postgis import connect

    opened = connect(store_url, create=False)
    yield opened
    opened.close()


@pytest.fixture
def own_backend(postgres):
    """Return the backend of an empty store that no other test uses."""
    from geo.store.postgis import connect

    opened = connect(postgres.url(postgres.new_store()), create=False)
    yield opened
    opened.close()
