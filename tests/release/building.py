"""A wheel and a source distribution, built as a release is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
NEVER = shutil.ignore_patterns(
    ".git",
    ".venv*",
    "build",
    "dist",
    "__pycache__",
    "node_modules",
    ".*_cache",
    ".hypothesis",
    "tests",
    "bench",
)


class Built(NamedTuple):
    """Both files of a release, opened."""

    wheel: Path
    sdist: Path

    def in_wheel(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.wheel) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def in_sdist(self) -> set[str]:
        with tarfile.open(self.sdist) as archive:
            return {name.partition("/")[2] for name in archive.getnames()}


def build(source: Path, target: Path, **environment: str) -> Built:
    """Build the source distribution, and from it the wheel."""
    told = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", target, source],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert not told.returncode, told.stdout + told.stderr
    return Built(next(target.glob("*.whl")), next(target.glob("*.tar.gz")))
