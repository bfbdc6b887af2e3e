"""What is in a release: all of the three packages, and nothing that only developers need."""

from __future__ import annotations

import email
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import gazetteer

from .building import ROOT, build

pytestmark = pytest.mark.source

PACKAGES = ("gazetteer", "geo", "maps")
INFO = f"clashline-{gazetteer.__version__}.dist-info/"


def shipped():
    """Return the files of the three packages, as they lie in the repository."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(built):
    held = {name for name in built.in_wheel() if not name.startswith(INFO)}
    assert held == shipped()


def test_the_source_distribution_holds_what_builds_the_wheel(built):
    held = built.in_sdist()
    assert shipped() < held
    assert {"pyproject.toml", "hatch_build.py", "LICENSE", "README.md", "SECURITY.md"} < held
    # Tests and bench need the articles and the corpus, which are other people's words.
    assert not [
        name for name in held if name.split("/")[0] in {"tests", "bench", "seeds", "tools", ".github"}
    ]


def test_both_are_small(built):
    assert built.wheel.stat().st_size < 5_000_000
    assert built.sdist.stat().st_size < 5_000_000


def test_the_same_files_give_the_same_bytes_whatever_their_days_and_rights(built, checkout, tmp_path):
    other = shutil.copytree(checkout, tmp_path / "elsewhere")
    for path in other.rglob("*"):
        os.utime(path, (1e9, 1e9))
        path.chmod(0o755 if path.is_dir() else 0o600)
    again = build(other, tmp_path / "dist", PYTHONHASHSEED="7", TZ="Asia/Kabul", LC_ALL="C")
    for one, two in zip(built, again, strict=True):
        assert one.name == two.name
        assert hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(two.read_bytes()).digest()


def test_what_it_says_of_itself(built):
    said = email.message_from_bytes(built.in_wheel()[INFO + "METADATA"])
    assert said["Version"] == gazetteer.__version__
    assert said["License-Expression"] == "Apache-2.0"
    assert said["Requires-Python"]
    assert said["Description-Content-Type"] == "text/markdown"
    assert {"arrow", "postgis", "report", "xlsx"} < set(said.get_all("Provides-Extra"))
    for extra, most in {"arrow": 1, "postgis": 3, "report": 1, "xlsx": 2}.items():
        asked = [each for each in said.get_all("Requires-Dist") if f"extra == '{extra}'" in each]
        assert 1 <= len(asked) <= most


def test_the_licences_are_inside(built):
    held = built.in_wheel()
    for path in [
        "LICENSE",
        "maps/fonts/OFL.txt",
        *(f"gazetteer/{each}/LICENSES.md" for each in data_folders()),
    ]:
        assert held[f"{INFO}licenses/{path}"] == (ROOT / path).read_bytes()


def data_folders():
    theatres = (ROOT / "gazetteer" / "theatres").iterdir()
    return [
        "world",
        *(f"theatres/{folder.name}" for folder in theatres if (folder / "theatre.toml").exists()),
    ]


def test_the_list_of_parts_is_valid_and_knows_every_file_of_others(built):
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    held = built.in_wheel()
    text = held[f"{INFO}sboms/clashline.cdx.json"].decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    parts = json.loads(text)["components"]
    hashes = {part["name"]: part["hashes"][0]["content"] for part in parts if "hashes" in part}
    assert {name: hashlib.sha256(held[name]).hexdigest() for name in hashes} == hashes
    data = {
        name
        for name in held
        for folder in data_folders()
        if name.startswith(f"gazetteer/{folder}/") and not name.endswith(".md")
    }
    fonts = {name for name in held if name.endswith(".ttf")}
    assert data | fonts == set(hashes)
    asked = {part["name"] for part in parts if part.get("scope") == "required"}
    assert {"folium", "geopandas", "geopy", "shapely"} < asked
    assert not {"pytest", "ruff"} & {part["name"] for part in parts}


@pytest.fixture(scope="module")
def bare(built, tmp_path_factory):
    """Return a Python that has the wheel and what it needs, and knows nothing of the repository."""
    home = tmp_path_factory.mktemp("bare")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-Ic", "import site; print(site.getsitepackages()[0])"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    shutil.unpack_archive(built.wheel, site, "zip")
    # Folders that a .pth names are searched, but the .pth files in them are not read: that of our own editable
    # install, which would bring the repository back, stays without effect.
    needed = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    (site / "needed.pth").write_text("\n".join(needed) + "\n", encoding="utf-8")
    return python


def test_the_wheel_works_where_nothing_of_the_repository_is(bare, tmp_path):
    where = subprocess.run(
        [bare, "-Ic", "import gazetteer, geo, maps; print(gazetteer.__file__, geo.__file__, maps.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    ).stdout
    assert str(ROOT) not in where
    (tmp_path / "note.txt").write_text(
        "Pakistani officials said 12 militants were killed in Kurram district on Monday.", encoding="utf-8"
    )
    for output in ("map.html", "map.png", "incidents.gpkg", "briefing.md"):
        verb = {"incidents.gpkg": "export", "briefing.md": "report"}.get(output, "map")
        told = subprocess.run(
            [
                bare,
                "-Ic",
                "import sys; from maps.command import main; main(sys.argv[1:])",
                verb,
                "note.txt",
                "-o",
                output,
            ],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert not told.returncode, told.stderr
        assert (tmp_path / output).stat().st_size > 200
