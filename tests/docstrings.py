"""What docstrings of public names lack: a parameter, an error that is raised, an example that runs."""

from __future__ import annotations

import ast
import dataclasses
import enum
import importlib.util
import inspect
import re
import textwrap
from pathlib import Path

_TOOL = importlib.util.spec_from_file_location("surface", Path(__file__).parents[1] / "tools" / "surface.py")
surface = importlib.util.module_from_spec(_TOOL)
_TOOL.loader.exec_module(surface)

_SECTION = re.compile(r"^([A-Z][a-z]+)\n-{3,}$", re.MULTILINE)
_ENTRY = re.compile(r"^(\S.*)$", re.MULTILINE)
# A property is asked for and not called; an enumeration's values and an error's words are their documentation.
_SILENT = {"None", "Never", inspect.Signature.empty}


def sections_of(thing):
    """Return the sections of a numpydoc docstring by their titles; "" is what stands before the first."""
    before, *parts = _SECTION.split(inspect.getdoc(thing) or "")
    return {"": before.strip(), **dict(zip(parts[::2], parts[1::2], strict=True))}


def entries(section):
    """Return the names that a section explains: "lat, lon" is two, "*paths" is paths."""
    heads = (head.partition(" : ")[0] for head in _ENTRY.findall(section))
    return {name.strip().lstrip("*") for head in heads for name in head.split(",")}


def fields_of(thing):
    """Return what a value is made of: its fields, or the parameters of its own __init__."""
    if issubclass(thing, (enum.Enum, Exception)):
        return []
    if dataclasses.is_dataclass(thing):
        return [field.name for field in dataclasses.fields(thing) if field.init]
    if hasattr(thing, "_fields"):
        return list(thing._fields)
    made_by_us = "Attributes" in sections_of(thing)  # and not by calling it
    return parameters_of(thing.__init__) if "__init__" in vars(thing) and not made_by_us else []


def parameters_of(function):
    """Return the names of the parameters that a caller gives."""
    names = inspect.signature(function).parameters
    return [name for name in names if name not in {"self", "cls"} and not name.startswith("_")]


def raised_by(function):
    """Return the names of the errors that a function's own lines raise; those of functions within it are theirs."""
    found = set()
    todo = list(ast.parse(textwrap.dedent(inspect.getsource(function))).body[0].body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            continue
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and isinstance(node.exc.func, ast.Name)
        ):
            found.add(node.exc.func.id)
        todo.extend(ast.iter_child_nodes(node))
    return {name for name in found if name[0].isupper()}


def gaps_of_property(path, function):
    """Yield what the docstring of a property lacks: itself, or an error."""
    sections = sections_of(function)
    if not sections[""]:
        yield f"{path}: has no docstring"
    told = {name.rpartition(".")[2] for name in entries(sections.get("Raises", ""))}
    yield from (f"{path}: Raises lacks {error}" for error in sorted(raised_by(function) - told))


def gaps_of_function(path, function):
    """Yield what the docstring of a function or method lacks."""
    yield from gaps_of_property(path, function)
    sections = sections_of(function)
    known, asked = entries(sections.get("Parameters", "")), parameters_of(function)
    yield from (f"{path}: Parameters lacks {name}" for name in asked if name not in known)
    yield from (
        f"{path}: Parameters tells of {name}, which is none" for name in sorted(known.difference(asked))
    )
    if inspect.signature(function).return_annotation not in _SILENT and not {"Returns", "Yields"} & set(
        sections
    ):
        yield f"{path}: has no Returns"
    yield from gaps_of_examples(path, sections)


def gaps_of_examples(path, sections):
    """Yield whether there is no example."""
    if ">>>" not in sections.get("Examples", ""):
        yield f"{path}: has no Examples"


def gaps_of_class(path, thing):
    """Yield what the docstrings of a class and its members lack."""
    own = vars(thing).get("__doc__") or ""
    if not own.strip() or own.startswith(f"{thing.__name__}("):  # the one that dataclasses make
        yield f"{path}: has no docstring"
    sections = sections_of(thing)
    # What a base tells of its fields and methods holds for those that have them from it.
    known = {name for base in thing.__mro__ for name in entries(sections_of(base).get("Parameters", ""))}
    yield from (f"{path}: Parameters lacks {name}" for name in fields_of(thing) if name not in known)
    yield from gaps_of_examples(path, sections)
    public = {each for _, each in surface.public_names() if inspect.isclass(each)} - {thing}
    elsewhere = {name for base in thing.__mro__ if base in public for name in vars(base)} - set(vars(thing))
    own = [(name, raw) for name, raw in surface.members(thing) if name not in elsewhere]
    for name, raw in own:
        check = gaps_of_property if surface.is_property(raw) else gaps_of_function
        yield from check(f"{path}.{name}", surface.function_of(raw))


def gaps():
    """Yield what the docstrings of all public names lack."""
    for path, thing in surface.public_names():
        if inspect.isclass(thing):
            yield from gaps_of_class(path, thing)
        elif inspect.isfunction(thing):
            yield from gaps_of_function(path, thing)
