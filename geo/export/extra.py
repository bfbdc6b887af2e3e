"""Packages that only some formats need, and what to install where one is missing."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..errors import FrameError

_EXTRAS = {"pyarrow": "arrow", "openpyxl": "xlsx", "xlsxwriter": "xlsx"}


def require_extra(*modules: str) -> Any:
    """Import what a format needs, and give the last of it.

    Raises
    ------
    FrameError
        One is not installed; says what to install.

    Examples
    --------
    >>> require_extra("json").dumps(1)
    '1'
    """
    for module in modules:
        if find_spec(module.partition(".")[0]) is None:
            name = module.partition(".")[0]
            raise FrameError(
                f"{name} is not installed, and this format needs it; do: pip install 'clashline[{_EXTRAS[name]}]'"
            )
    return [import_module(module) for module in modules][-1]
