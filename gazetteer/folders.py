"""Theatres as folders: which there are, and a new one to fill in."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import TheatreDataError
from .table import columns_of
from .theatre import HOME, THEATRES, read_theatre, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BLANK = HOME / "blank"
# Codes that ISO 3166-1 leaves to users: no country has them.
NOBODY = ("XA", "XB")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def list_theatres() -> Mapping[str, str]:
    """List the theatres that come with the package: titles by name, the default first.

    Returns
    -------
    Mapping of str to str
        Title by name.

    Raises
    ------
    TheatreDataError
        If one's ``theatre.toml`` is wrong.

    Examples
    --------
    >>> next(iter(list_theatres()))
    'durand'
    """
    default = str(read_toml(THEATRES / "theatres.toml")["default"])
    names = sorted(path.parent.name for path in THEATRES.glob("*/theatre.toml"))
    names.sort(key=lambda name: name != default)
    return {name: read_theatre(name).title for name in names}


def new_theatre(
    name: str,
    folder: str | Path = ".",
    *,
    countries: Sequence[str] = NOBODY,
    languages: Sequence[str] = ("en",),
) -> Path:
    """Make the folder of a new theatre, with every file that it needs, to be filled in.

    ``clashline theatre check FOLDER`` then says what is left to do.

    Parameters
    ----------
    name
        A slug of lower-case letters, digits and hyphens; the folder gets it.
    folder
        Where the new folder is made.
    countries
        The codes of the two sides (ISO 3166-1 alpha-2), the one to the right of the line first.
    languages
        Codes of the languages that the names of places will be written in; English belongs to them.

    Returns
    -------
    Path
        The new folder.

    Raises
    ------
    TheatreDataError
        If the name is no slug, a code is none, or the folder is there already.
    OSError
        If it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     sorted(path.name for path in new_theatre("my-line", home).iterdir())[:3]
    ['LICENSES.md', 'ambiguous.csv', 'base.geojson']
    """
    target = Path(folder) / name
    _require(
        bool(_SLUG.fullmatch(name)), target, "a name has lower-case letters, digits and hyphens: my-line"
    )
    _require(
        len(set(countries)) == len(NOBODY) and all(map(_CODE.fullmatch, countries)),
        target,
        f"countries: give two codes of ISO 3166-1, not {', '.join(countries)}",
    )
    _require(
        "en" in languages
        and len(set(languages)) == len(languages)
        and all(map(_LANGUAGE.fullmatch, languages)),
        target,
        f"languages: give codes such as en,th, each once and English among them, not {', '.join(languages)}",
    )
    _require(not target.exists(), target, "is there already; take another name, or remove it")
    _require(Path(folder).is_dir(), Path(folder), "is no folder")
    words = {
        "{name}": name,
        "{a}": countries[0],
        "{b}": countries[1],
        "{languages}": ", ".join(f'"{code}"' for code in languages),
    }
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{name}-") as beside:
        made = Path(beside) / name
        made.mkdir()
        for source in sorted(BLANK.iterdir()):
            text = source.read_text(encoding="utf-8")
            for old, new in words.items():
                text = text.replace(old, new)
            (made / source.name).write_text(text, encoding="utf-8", newline="\n")
        header = ",".join(columns_of(languages))
        (made / "places.csv").write_text(header + "\n", encoding="utf-8", newline="\n")
        shutil.move(made, target)
    return target


def _require(holds: bool, path: Path, what: str) -> None:  # noqa: FBT001 - an assertion's shape
    if not holds:
        raise TheatreDataError(path, what)
