"""Files for other programs: frames written in the format that a file's name asks for, and read back equal."""

from .format import Format
from .formats import check_format, list_formats, read_frames, read_seal, write

__all__ = ["Format", "check_format", "list_formats", "read_frames", "read_seal", "write"]
