"""The packages as their users have them: what is public, that it is told, typed, frozen, and quick to import."""

from __future__ import annotations

import ast
import dataclasses
import difflib
import inspect
import os
import shutil
import subprocess
import sys
import sysconfig
import textwrap
import venv
from pathlib import Path

import pytest

from .docstrings import gaps, surface

pytestmark = pytest.mark.source

ROOT = Path(__file__).parents[1]
LAYERS = ("gazetteer", "geo", "maps")


def test_the_surface_is_the_one_that_is_pinned():
    pinned = surface.PINNED.read_text(encoding="utf-8").splitlines()
    changed = list(difflib.unified_diff(pinned, list(surface.describe()), "pinned", "now", n=0, lineterm=""))
    assert not changed, "\n".join([*changed, "make docs pins it anew; tell the changelog"])


def test_public_docstrings_lack_nothing():
    lacking = list(gaps())
    assert not lacking, "\n".join(lacking)


def test_public_values_are_frozen():
    values = [
        thing
        for _, thing in surface.public_names()
        if inspect.isclass(thing) and dataclasses.is_dataclass(thing)
    ]
    assert len(values) > 30
    assert not [thing for thing in values if not thing.__dataclass_params__.frozen]


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_says_that_it_is_typed(package):
    assert (ROOT / package / "py.typed").read_bytes() == b""


# A theatre is read once; the same files are the same values, whoever asked first.
MEMOS: set[tuple[str, str]] = {("gazetteer/gazetteer.py", "_LOADED")}
_CHANGES = {
    "add",
    "append",
    "clear",
    "discard",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "setdefault",
    "update",
}


def changed_by_functions(tree):
    """Yield the names of a module's own variables that one of its functions rebinds or changes."""
    bound = {
        target.id
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for function in (
        node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ):
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield from node.names
            else:
                changed = changed_by(node)
                if isinstance(changed, ast.Name) and changed.id in bound:
                    yield changed.id


def changed_by(node):
    """Return what an assignment to an item or attribute, or a call of a method that changes its object, changes."""
    if isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, (ast.Store, ast.Del)):
        return node.value
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return node.func.value if is_call and node.func.attr in _CHANGES else None


def test_no_module_keeps_settings():
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for package in LAYERS
        for path in sorted((ROOT / package).rglob("*.py"))
        for name in changed_by_functions(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found <= MEMOS


def test_settings_would_be_found():
    code = "A = {}\nB = []\nC = 1\ndef f():\n    global C\n    C = 2\n    A['x'] = 1\n    B.append(1)\n    d = {}\n    d['x'] = 1\n"
    assert set(changed_by_functions(ast.parse(code))) == {"A", "B", "C"}


HEAVY = {
    "geopandas",
    "pandas",
    "pyarrow",
    "pyogrio",
    "folium",
    "geopy",
    "sqlalchemy",
    "openpyxl",
    "docx",
    "duckdb",
    "uharfbuzz",
    "resvg_py",
}


def test_importing_all_three_loads_nothing_heavy():
    code = "import sys, gazetteer, geo, maps; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert not HEAVY.intersection(done.stdout.split())


USER = """
from pathlib import Path
from typing import assert_type

import gazetteer
import geo
import maps


def analyse(folder: Path) -> int:
    articles = geo.read(folder)
    assert_type(articles, tuple[geo.Article, ...])
    places = gazetteer.Gazetteer.load("durand")
    assert_type(places, gazetteer.Gazetteer)
    found = places.resolve("Chaman", gazetteer.Context(kind="crossing"))
    assert_type(found, gazetteer.Place | None)
    result = geo.build(articles, places)
    assert_type(result, geo.Result)
    for claim in result.dossier.claims:
        assert_type(claim.value_low, int | None)
        assert_type(claim.measure, geo.Measure)
    frames = geo.keep_incidents(result, ["i1"])
    assert_type(frames, geo.Frames)
    geo.export.write(frames, folder / "out.gpkg")
    assert_type(geo.export.read_frames(folder / "out.gpkg"), geo.Frames)
    try:
        clashmap = maps.render(result, title="A week")
    except maps.OptionError as error:
        raise SystemExit(str(error)) from error
    assert_type(clashmap, maps.ClashMap)
    assert_type(clashmap.save(folder / "map.html"), Path)
    return len(geo.incidents_within(result, None))
"""
WRONG = """
import geo

geo.build(["seeds"])
geo.read(7)
geo.add_up(geo.Frames.empty("durand"), policy=3)
geo.Frames.empty("durand").theatre = "x"
geo.nothing
"""


def test_a_users_program_is_checked_strictly_against_the_installed_packages(tmp_path):
    """With the packages where pip would put them, so that only ``py.typed`` makes their types known."""
    home = tmp_path / "home"
    venv.create(home, symlinks=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    for package in LAYERS:
        shutil.copytree(
            ROOT / package, site / package, ignore=shutil.ignore_patterns("__pycache__", "*.js", "*.csv")
        )
    (tmp_path / "user.py").write_text(textwrap.dedent(USER), encoding="utf-8")
    (tmp_path / "wrong.py").write_text(textwrap.dedent(WRONG), encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache", "--no-color-output"]
    mypy += ["--python-executable", home / "bin" / "python"]

    def check(name):
        return subprocess.run(
            [*mypy, name],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": ""},
        )

    right = check("user.py")
    assert right.returncode == 0, right.stdout + right.stderr
    lines = {int(line.split(":")[1]) for line in check("wrong.py").stdout.splitlines() if ": error:" in line}
    assert lines == {4, 5, 6, 7, 8}
