"""Writes tests/surface.txt: every public name of the three packages, with its signature, its members, its values.

``tools/surface.py`` writes it; ``tools/surface.py --check`` only says whether it is out of date. What changes there
changes for whoever uses the packages: it is looked at, and told in the changelog.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import sys
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PINNED = Path(__file__).parents[1] / "tests" / "surface.txt"
PACKAGES = ("gazetteer", "geo", "maps")
_METHODS = (staticmethod, classmethod, property, cached_property)


def public_names() -> Iterator[tuple[str, Any]]:
    """Yield path and thing of each public name: ``geo.build``, and ``geo.export.write`` of a public module."""
    for package in PACKAGES:
        yield from _names(package, importlib.import_module(package))


def _names(path: str, module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name in sorted(module.__all__):
        thing = getattr(module, name)
        if isinstance(thing, ModuleType):
            yield from _names(f"{path}.{name}", thing)
        else:
            yield f"{path}.{name}", thing


def members(thing: type) -> Iterator[tuple[str, Any]]:
    """Yield name and raw attribute of what a class of ours shows: methods, class methods and properties."""
    found: dict[str, Any] = {}
    for base in reversed(thing.__mro__):
        if base.__module__.partition(".")[0] in PACKAGES:
            found.update(vars(base))
    for name, raw in sorted(found.items()):
        if not name.startswith("_") and (isinstance(raw, _METHODS) or inspect.isfunction(raw)):
            yield name, raw


def function_of(raw: Any) -> Any:
    """Return the function behind a method of any kind."""
    if isinstance(raw, (staticmethod, classmethod)):
        return raw.__func__
    if isinstance(raw, property):
        return raw.fget
    return raw.func if isinstance(raw, cached_property) else raw


def is_property(raw: Any) -> bool:
    """Whether it is asked for without parentheses."""
    return isinstance(raw, (property, cached_property))


def describe() -> Iterator[str]:
    """Yield a line for each public name, and for each member of a class."""
    for path, thing in public_names():
        if not inspect.isclass(thing):
            yield f"{path}{_signature(thing)}" if inspect.isfunction(thing) else path
        elif issubclass(thing, enum.Enum):
            yield f"{path}: {', '.join(str(member.value) for member in thing)}"
        elif issubclass(thing, Exception):
            yield f"{path}({', '.join(base.__name__ for base in thing.__bases__)})"
        else:
            yield f"{path}{_signature(thing)}"
            for name, raw in members(thing):
                yield f"{path}.{name}" + ("" if is_property(raw) else _signature(function_of(raw)))


def _signature(thing: Any) -> str:
    """Give a signature without annotations: types are mypy's to keep."""
    found = inspect.signature(thing)
    bare = [
        each.replace(annotation=inspect.Parameter.empty)
        for each in found.parameters.values()
        if each.name not in {"self", "cls"}
    ]
    return str(found.replace(parameters=bare, return_annotation=inspect.Signature.empty))


def main() -> None:
    """Write the list, or check it."""
    text = "".join(f"{line}\n" for line in describe())
    if "--check" not in sys.argv[1:]:
        PINNED.write_text(text, encoding="utf-8")
    elif PINNED.read_text(encoding="utf-8") != text:
        raise SystemExit(
            f"{PINNED.name} is out of date: make docs, look at the difference, tell it in the changelog"
        )


if __name__ == "__main__":
    main()
