"""The same input gives the same bytes: in other processes, with other hash seeds, in other time zones and locales."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# Reading is done in one process so far; when it is done in several, their number belongs among these.
WORLDS = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kabul", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
]
WRITE = """
import sys
from pathlib import Path
from maps.command.run import run
shared = ["seeds", "--review", sys.argv[1], "-o"]
folder = Path(sys.argv[2])
for name in ("map.html", "ur.html"):
    more = ["--language", "ur", "--reviewed-only"] if name == "ur.html" else []
    assert run(["map", *shared, str(folder / name), *more]) == 0
for name in ("out.gpkg", "out.geojson", "out.csv"):
    assert run(["export", *shared, str(folder / name)]) == 0
assert run(["report", *shared, str(folder / "brief.docx")]) == 0
assert run(["explain", "seeds", "--json"]) == 0
"""


@pytest.fixture
def review(tmp_path, seed_result):
    claims = [claim.id for claim in seed_result.dossier.claims[:2]]
    path = tmp_path / "review.toml"
    signed = "who = 'An editor'\nwhy = 'seen'\n"
    path.write_text(
        f"[[review]]\naction = 'confirm'\nclaims = {claims}\n{signed}"
        f"[[review]]\naction = 'redact'\nname = 'Zabihullah Mujahid'\n{signed}",
        "utf-8",
    )
    return path


def test_every_output_has_the_same_bytes_in_every_world(tmp_path, root, review):
    running = []
    for number, world in enumerate(WORLDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-c", WRITE, review, folder]
        environment = {**os.environ, **world}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=root)
        running.append((folder, process))
    written = []
    for folder, process in running:
        explained, _ = process.communicate(timeout=240)
        assert process.returncode == 0
        written.append({"explained": explained} | {path.name: path.read_bytes() for path in folder.iterdir()})
    first, second = written
    assert len(first) > len(("map.html", "ur.html", "out.gpkg", "out.geojson", "out.csv", "out.claims.csv"))
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()
    assert all(first.values())
