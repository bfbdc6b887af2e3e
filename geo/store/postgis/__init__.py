"""Stores in PostgreSQL with PostGIS, for teams. All but the way in needs the extra ``postgis``."""

from .extra import connect, is_address, postgis_schema

__all__ = ["connect", "is_address", "postgis_schema"]
