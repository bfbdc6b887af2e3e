"""Files for other programs: frames written as GeoPackage, GeoJSON or CSV, and read back equal."""

from .formats import read_frames, write

__all__ = ["read_frames", "write"]
