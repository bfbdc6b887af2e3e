"""SVG as PNG: rasterised by resvg, which asks neither a browser nor the machine's fonts."""

from __future__ import annotations

import struct
import zlib

from ..errors import OptionError

_CSS_DPI = 96
LEAST_DPI, MOST_DPI = 24, 600
_INCH_M = 0.0254
# Signature and IHDR of a PNG: the chunk that says how many pixels a metre has comes after them.
_HEAD = 33


def check_dpi(dpi: float) -> float:
    """Check a number of dots per inch.

    Raises
    ------
    OptionError
        If it is none, or so many that the picture would fill the memory.

    Examples
    --------
    >>> check_dpi(300)
    300
    """
    if isinstance(dpi, bool) or not isinstance(dpi, int | float) or not LEAST_DPI <= dpi <= MOST_DPI:
        raise OptionError(f"dpi {dpi!r}: give a number from {LEAST_DPI} to {MOST_DPI}")
    return dpi


def write_png(svg: str, dpi: float) -> bytes:
    """Rasterise an SVG document.

    Examples
    --------
    >>> square = '<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="1in"/>'
    >>> png = write_png(square, 48)
    >>> png[1:4], int.from_bytes(png[16:20], "big")
    (b'PNG', 48)
    """
    import resvg_py  # noqa: PLC0415 - an SVG needs none

    png = bytes(
        resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, dpi=_CSS_DPI, zoom=dpi / _CSS_DPI)
    )
    per_metre = round(dpi / _INCH_M)
    chunk = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    physical = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:_HEAD] + physical + png[_HEAD:]
