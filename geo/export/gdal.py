"""Files that GDAL writes, by pyogrio: on a fixed day, under a name of ours, and with its errors as the system's."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

# Formats note when each layer was changed last. The same frames must give the same bytes, so no clock is asked.
_CHANGED = "2000-01-01T00:00:00Z"


def write_by_gdal(table: pd.DataFrame, draft: Path, suffix: str, **options: Any) -> None:
    """Write a table as ``pyogrio.write_dataframe`` does, and put the file's bytes into a draft.

    GDAL gets a folder and a name of ours: parts of a name that people give mean something to it.

    Raises
    ------
    OSError
        GDAL cannot: the format does not carry the table, or the disk is full.
    """
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, f"layer{suffix}")
        make_by_gdal(table, written, **options)
        shutil.copyfile(written, draft)


def make_by_gdal(table: pd.DataFrame, path: Path, **options: Any) -> None:
    """Write a table to a path of ours; a format of several files writes them beside it.

    Raises
    ------
    OSError
        As ``write_by_gdal``.
    """
    import pyogrio  # noqa: PLC0415 - other formats need it not

    try:
        with _fixed_day():
            pyogrio.write_dataframe(table, path, **options)
    except (RuntimeError, ValueError) as error:
        raise OSError(" ".join(str(error).split())) from error


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
