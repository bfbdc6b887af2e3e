"""Rules that hold for the whole project, whoever wrote the file."""

from __future__ import annotations

import ast
import importlib
import io
import re
import statistics
import subprocess
import sys
import tokenize
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.source

ROOT = Path(__file__).parents[1]
LAYERS = ("gazetteer", "geo", "maps")
MODULES = sorted(path for package in LAYERS for path in (ROOT / package).rglob("*.py"))


def imports_of(path):
    """Yield (module, names) of every absolute import of one of the three packages."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module.partition(".")[0] in LAYERS:
            yield node.module, [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names if alias.name.partition(".")[0] in LAYERS)


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_uses_of_lower_ones_only_what_they_export(package):
    lower = LAYERS[: LAYERS.index(package)]
    wrong = [
        f"{path.relative_to(ROOT)}: {module} {names}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for module, names in imports_of(path)
        if module.partition(".")[0] != package
        and not (module in lower and set(names) <= set(importlib.import_module(module).__all__))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("package", LAYERS)
def test_imports_inside_a_package_are_relative(package):
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for module, _ in imports_of(path)
        if module.partition(".")[0] == package
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("package", LAYERS)
def test_the_public_surface_is_exactly_all(package):
    module = importlib.import_module(package)
    assert len(module.__all__) == len(set(module.__all__))
    for name in module.__all__:
        assert getattr(module, name) is not None
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
    bound = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    assert {name for name in bound if not name.startswith("_")} <= set(module.__all__)


@pytest.mark.parametrize("package", LAYERS)
def test_what_is_public_says_what_it_is(package):
    module = importlib.import_module(package)
    public = [getattr(module, name) for name in module.__all__ if not name.startswith("_")]
    assert not [thing for thing in public if callable(thing) and not (thing.__doc__ or "").strip()]


def test_files_are_short():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert not {path: length for path, length in lengths.items() if length > 400}
    assert statistics.median(length for length in lengths.values() if length > 1) < 150


def test_the_pages_that_follow_from_the_code_follow_it():
    told = subprocess.run(
        [sys.executable, ROOT / "tools" / "document.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not told.stderr


def test_there_is_no_drawer_for_odds_and_ends():
    assert not [path for path in MODULES if path.stem in {"utils", "util", "helpers", "common", "misc"}]


def words_of(path):
    """Yield the names, strings and comments of a module, docstrings left out, with their lines."""
    source = path.read_text(encoding="utf-8")
    docstrings = set()
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            docstrings.update(range(node.lineno, node.end_lineno + 1))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.start[0] not in docstrings:
            yield token.start[0], token.string


# Words of names that are words of any frontier, or of the language.
ORDINARY = re.findall(
    r"\w+",
    """
    forces local officials civilians unknown other media witness witnesses unattributed militants sources side
    security border frontier crossing point area named nobody no said whose news territory north south east west capital province district friendship gate pass
    """,
)


@pytest.fixture(params=["durand", "thai-cambodian"])
def theatre_words(request):
    """Return the words by which a theatre's countries, provinces, crossings and sides are known."""
    from gazetteer import Gazetteer

    loaded = Gazetteer.load(request.param)
    kinds = {"country", "province", "crossing"}
    places = [place for place in loaded.places if place.kind in kinds]
    names = {name.text for place in places for name in place.names if not name.text.isascii()}
    names |= {place.name for place in places}
    sides = {loaded.sides.name_of(label) for label in [*loaded.sides.victim_sides, *loaded.sides.claimants]}
    words = {word.casefold() for text in {*names, *sides} for word in re.findall(r"[^\W\d_]{4,}", text)}
    return words - set(ORDINARY)


def test_no_theatre_is_named_in_python(theatre_words):
    pattern = re.compile(r"[^\W\d_]{4,}")
    named = [
        f"{path.relative_to(ROOT)}:{line}: {word}"
        for path in MODULES
        for line, text in words_of(path)
        for word in pattern.findall(text)
        if word.casefold() in theatre_words
    ]
    assert not named, "\n".join(named)


def test_no_theatre_is_named_in_the_scripts_of_the_page(theatre_words):
    named = [
        f"{path.name}: {word}"
        for path in sorted((ROOT / "maps" / "static").iterdir())
        if path.suffix in {".js", ".css", ".toml"}
        for word in re.findall(r"[^\W\d_]{4,}", path.read_text(encoding="utf-8"))
        if word.casefold() in theatre_words
    ]
    assert not named, "\n".join(named)


def test_the_constraints_pin_every_package_and_name_no_host():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert not [line for line in lines if not re.match(r"[a-z0-9][a-z0-9._-]*==[\w.!+]+( ; .+)?$", line)]


def test_the_constraints_hold_what_the_project_file_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(each for extra in project["project"]["optional-dependencies"].values() for each in extra),
    ]
    names = {re.match(r"[\w.-]+", each)[0].casefold().replace("_", "-") for each in asked}
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert names <= {line.partition("==")[0] for line in lines}


def test_the_version_is_the_same_everywhere():
    version = re.search(r'= "(.+)"', (ROOT / "gazetteer" / "_version.py").read_text(encoding="utf-8"))[1]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
