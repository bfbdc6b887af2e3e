"""Files for other programs: frames written as GeoPackage, GeoJSON or CSV, and read back equal."""

from .formats import check_format, read_frames, write
from .sealed import read_seal

__all__ = ["check_format", "read_frames", "read_seal", "write"]
