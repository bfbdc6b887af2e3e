"""Files that GDAL writes, by pyogrio: on a fixed day, and with its errors as ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

# Formats note when each layer was changed last. The same frames must give the same bytes, so no clock is asked.
_CHANGED = "2000-01-01T00:00:00Z"


def write_by_gdal(table: pd.DataFrame, path: Path, **options: Any) -> None:
    """Write a table to a file that is not there yet, as ``pyogrio.write_dataframe`` does.

    Raises
    ------
    FileError
        GDAL cannot: the format does not carry the table, or the disk is full.
    """
    import pyogrio  # noqa: PLC0415 - other formats need it not

    try:
        with _fixed_day():
            pyogrio.write_dataframe(table, path, **options)
    except (RuntimeError, ValueError) as error:
        raise FileError(f"{path.name}: cannot be written ({' '.join(str(error).split())})") from error


@contextmanager
def _fixed_day() -> Iterator[None]:
    """Tell GDAL what day it is."""
    import pyogrio  # noqa: PLC0415 - as above

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CHANGED})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
