"""The notebooks of the documentation, run by nbmake with a kernel each, as anybody's tests would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from .following import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.long
def test_the_notebooks_run_where_the_seeds_and_the_samples_are(tmp_path):
    for folder in ("seeds", "docs/samples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in NOTEBOOKS:
        shutil.copy(path, tmp_path)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbmake",
            "-q",
            "-p",
            "no:cacheprovider",
            *(path.name for path in NOTEBOOKS),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stdout
    assert f"{len(NOTEBOOKS)} passed" in done.stdout
