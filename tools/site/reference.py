"""Writes the reference from the code: the three packages' public names, the command, the errors, sources and licences.

These pages are made anew with every build of the site and are nowhere else, so none can be out of date.
"""

from __future__ import annotations

import importlib
import inspect
import re
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click
from mkdocs.structure.files import File

from maps.command.group import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).parents[2]
PACKAGES = ("gazetteer", "geo", "maps")
GROUPS = ("Functions", "Modules", "Classes", "Closed lists", "Constants")


def cell(text: str) -> str:
    """Write text so that it stays in one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def group_of(thing: object) -> str:
    """Return under which heading a public name stands."""
    if isinstance(thing, ModuleType):
        return "Modules"
    if inspect.isclass(thing):
        return "Closed lists" if issubclass(thing, Enum) else "Classes"
    return "Functions" if callable(thing) else "Constants"


def package_page(name: str) -> str:
    """Write the page of one package: every public name but the errors, which have their own."""
    package = importlib.import_module(name)
    public = {each: getattr(package, each) for each in package.__all__ if not each.startswith("_")}
    lines = [f"# {name}\n", f"{inspect.getdoc(package)}\n".partition("\n\n")[0] + "\n"]
    for group in GROUPS:
        names = [
            each
            for each, thing in public.items()
            if group_of(thing) == group and not (inspect.isclass(thing) and issubclass(thing, Exception))
        ]
        if names:
            lines.append(f"## {group}\n")
            for each in sorted(names, key=str.casefold):
                lines += [f"::: {home_of(public[each]) or f'{name}.{each}'}", *_options(public[each]), ""]
    return "\n".join([*lines, "The errors stand on [a page of their own](errors.md).\n"])


def home_of(thing: object) -> str:
    """Return where a function or class is defined: some share their package's name for the module that they are in."""
    return (
        f"{thing.__module__}.{thing.__qualname__}"
        if callable(thing) and hasattr(thing, "__qualname__")
        else ""
    )


def _options(thing: object) -> list[str]:
    """Say what of a name is shown: of a module what it exports, of a value nothing but what it is."""
    if isinstance(thing, ModuleType):
        members = ", ".join(getattr(thing, "__all__", ()))
        return ["    options:", f"      members: [{members}]", "      heading_level: 3"]
    if not callable(thing):
        return ["    options:", "      show_attribute_values: false"]
    return []


def command_page() -> str:
    """Write the page of the command: each subcommand's usage, what it does, its options."""
    lines = ["# The command\n", "The same as `clashline COMMAND --help`.\n"]
    for path, command in commands(cli, "clashline"):
        context = click.Context(command, info_name=path, **cli.context_settings)
        lines += [f"## {path}\n", "```text", command.get_usage(context).removeprefix("Usage: "), "```\n"]
        lines += [
            re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(command.help or "").replace("\b\n", "")) + "\n"
        ]
        rows = [record for each in command.get_params(context) if (record := each.get_help_record(context))]
        if rows:
            lines += ["| option | what it does |", "| --- | --- |"]
            lines += [f"| `{cell(names)}` | {cell(said)} |" for names, said in rows] + [""]
        if command.epilog:
            lines += [
                "```text",
                re.sub(r"\n{3,}", "\n\n", inspect.cleandoc(command.epilog.replace("\b", ""))).strip(),
                "```\n",
            ]
    return "\n".join(lines)


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and all under it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            under = command.get_command(context, name)
            assert under is not None
            yield from commands(under, f"{path} {name}")


def errors_page() -> str:
    """Write the page of the errors: each with the builtin that it also is, when it is raised, and by what."""
    lines = [
        "# Errors\n",
        (
            "Every error that is raised on purpose is one of these. Its text is one line that says what is wrong, where, and "
            "what to do. Each package has one base; each error also is the builtin that fits, so `except LookupError` "
            "and `except OSError` do what one expects.\n"
        ),
        "The command prints the line on stderr and ends with 1 (the data are at fault) or 2 (wrong usage).\n",
    ]
    for name in PACKAGES:
        package = importlib.import_module(name)
        public = [getattr(package, each) for each in package.__all__]
        errors = [each for each in public if inspect.isclass(each) and issubclass(each, Exception)]
        base = next(
            each
            for each in errors
            if not any(issubclass(each, other) and each is not other for other in errors)
        )
        lines += [f"## {name}\n", "```text", *tree(base, errors), "```\n"]
        for error in sorted(errors, key=lambda each: (len(each.__mro__), each.__name__)):
            said = re.split(r"\n\n(?:Parameters|Examples)\n", inspect.getdoc(error) or "")[0]
            when, _, then = said.replace("``", "`").partition("\n\n")
            also = ", ".join(f"`{each.__name__}`" for each in builtin_parents(error))
            by = ", ".join(f"`{each}`" for each in raisers(error.__name__))
            lines += [f"### {error.__name__}\n", f"{when}{f' Also is a {also}.' if also else ''}\n"]
            lines += [f"*What to do*: {then}\n"] if then else []
            lines += [f"*Raised by* {by}\n"] if by else []
        lines.append("")
    return "\n".join(lines)


def tree(error: type, errors: list[type], indent: str = "") -> Iterator[str]:
    """Draw an error and those under it."""
    parents = ", ".join(each.__name__ for each in builtin_parents(error))
    yield f"{indent}{error.__name__}{f' ({parents})' if parents else ''}"
    under = [
        each for each in errors if next((one for one in each.__mro__[1:] if one in errors), None) is error
    ]
    for each in sorted(under, key=lambda each: each.__name__):
        yield from tree(each, errors, indent + "    ")


def builtin_parents(error: type) -> list[type]:
    """Return the builtin errors that an error also is, without those that these are themselves."""
    own = [each for each in error.__mro__ if each is error or each.__name__.startswith("_")]
    bases = dict.fromkeys(base for each in own for base in each.__bases__)
    return [each for each in bases if each.__module__ == "builtins" and each is not Exception]


def raisers(error: str) -> Iterator[str]:
    """Yield the public functions and methods whose documentation says that they raise an error."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        for public in package.__all__:
            thing = getattr(package, public)
            yield from _raisers_in(f"{name}.{public}", thing, error)


def _raisers_in(path: str, thing: object, error: str) -> Iterator[str]:
    if isinstance(thing, ModuleType):
        for each in getattr(thing, "__all__", ()):
            yield from _raisers_in(f"{path}.{each}", getattr(thing, each), error)
        return
    if not callable(thing):
        return
    if error in raised(inspect.getdoc(thing) or ""):
        yield path
    if inspect.isclass(thing):
        for each in dir(thing):
            if not each.startswith("_") and error in raised(inspect.getdoc(getattr(thing, each)) or ""):
                yield f"{path}.{each}"


def raised(doc: str) -> set[str]:
    """Return the errors under ``Raises`` in a numpydoc docstring."""
    lines = doc.splitlines()
    starts = [
        at + 2 for at, (one, other) in enumerate(pairwise(lines)) if one == "Raises" and set(other) == {"-"}
    ]
    found: set[str] = set()
    for start in starts:
        for at in range(start, len(lines)):
            if at + 1 < len(lines) and lines[at + 1] and set(lines[at + 1]) == {"-"}:
                break
            if lines[at] and not lines[at][0].isspace():
                found.update(re.findall(r"\w+", lines[at]))
    return found


def sources_page() -> str:
    """Write the page of sources and licences from the files that stand beside the data."""
    lines = [
        "# Sources and licences\n",
        (
            "The code is under the Apache License 2.0. The data are not all: each file has its own terms, listed beside it "
            "and gathered here. A map, a picture and a briefing carry the attribution by themselves.\n"
        ),
        (
            "The articles in `seeds/` are third parties' work and outside the licence. The texts in `bench/border_claims/` are "
            "rewordings of published reports, for testing. Both are told in the files beside them.\n"
        ),
    ]
    for path in sorted((ROOT / "gazetteer").rglob("LICENSES.md")):
        if path.parent.name == "blank":
            continue
        text = path.read_text(encoding="utf-8").partition("\n")[2].strip()
        lines += [f"## {path.parent.relative_to(ROOT).as_posix()}\n", text, ""]
    lines += [
        "## maps/fonts\n",
        (
            "Noto Sans and Noto Sans Arabic, for pictures: SIL Open Font License 1.1. The text stands beside the fonts "
            "(`maps/fonts/OFL.txt`).\n"
        ),
        "## Programs that come along\n",
        (
            "Leaflet (BSD 2-Clause) is written into every map, from the package XStatic-Leaflet, with its notice. All other "
            "packages are installed, not copied.\n"
        ),
    ]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Write all pages, by their place in the site."""
    return {
        **{f"reference/{name}.md": package_page(name) for name in PACKAGES},
        "reference/command.md": command_page(),
        "reference/errors.md": errors_page(),
        "reference/sources.md": sources_page(),
    }


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to the site."""
    for uri, text in pages().items():
        files.append(File.generated(config, uri, content=text))
    return files
