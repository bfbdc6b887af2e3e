"""A store in one file: a GeoPackage, which is a SQLite database that GIS programs open."""

from .backend import connect

__all__ = ["connect"]
