"""Files for other programs: frames written in the format that a file's name asks for, and read back equal."""

from .format import Format
from .formats import check_format, is_export, list_formats, read_frames, read_seal, write
from .layer import check_layer, write_layer
from .pairs import write_pairs
from .statements import state_claim

__all__ = [
    "Format",
    "check_format",
    "check_layer",
    "is_export",
    "list_formats",
    "read_frames",
    "read_seal",
    "state_claim",
    "write",
    "write_layer",
    "write_pairs",
]
