"""GeoPackage: every table a layer of one file, with the ground they lie on, keys, styles and a project for QGIS."""

from .symbols import load_look
from .write import FORMAT, PROJECT

__all__ = ["FORMAT", "PROJECT", "load_look"]
