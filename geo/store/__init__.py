"""Stores: articles, what was read from them and what people decided, kept in a database that grows.

Incidents are derived: when articles come, those that they touch are made again, and no others. A store gives, whatever
the order in which its articles came, exactly the tables that one build of all of them gives.
"""

from .opening import is_store, migrate_store, open_store
from .postgis import postgis_schema
from .store import Store
from .told import Added, HistoryChange, HistoryEntry, StoreInfo

__all__ = [
    "Added",
    "HistoryChange",
    "HistoryEntry",
    "Store",
    "StoreInfo",
    "is_store",
    "migrate_store",
    "open_store",
    "postgis_schema",
]
