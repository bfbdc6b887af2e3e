"""A release, built once for all that is asked about it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from .building import NEVER, ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Built


@pytest.fixture(scope="session")
def checkout(tmp_path_factory) -> Path:
    """Return a copy of what a release is built from, so that nothing is left in the repository."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("checkout") / "clashline", ignore=NEVER)


@pytest.fixture(scope="session")
def built(checkout, tmp_path_factory) -> Built:
    return build(checkout, tmp_path_factory.mktemp("dist"))
