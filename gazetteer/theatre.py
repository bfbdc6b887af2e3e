"""A theatre: a folder of data about one frontier."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import TheatreDataError, TheatreNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = Path(__file__).parent
THEATRES = HOME / "theatres"
WORLD = HOME / "world"
WORDS = HOME / "words"
SETTINGS = "theatre.toml"
_REQUIRED: Mapping[str, Mapping[str, Any]] = {
    "files": {},
    "capitals": {},
    "frontier": {"place": str, "published_length_km": (int, float), "names": dict},
    "tolerances": {"polygon_edge_km": (int, float), "crossing_line_km": (int, float)},
    "view": dict.fromkeys(("south", "west", "north", "east"), (int, float)),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Theatre:
    """What a theatre's ``theatre.toml`` says.

    Parameters
    ----------
    name, title
        The folder's name, and the frontier's for people.
    path
        The folder.
    countries
        ISO 3166-1 alpha-2 of the two sides, in order.
    zones
        The IANA time zone of each country.
    languages
        The languages that its names are written in.
    data
        The whole table, for what only one part of the program asks of it.

    Examples
    --------
    >>> theatre = read_theatre("durand")
    >>> theatre.countries, theatre.zones["PK"]
    (('AF', 'PK'), 'Asia/Karachi')
    """

    name: str
    title: str
    path: Path
    countries: tuple[str, ...]
    zones: Mapping[str, str]
    languages: tuple[str, ...]
    data: Mapping[str, Any]

    def has(self, key: str) -> bool:
        """Tell whether ``[files]`` names a file of that key; some are not asked for.

        Parameters
        ----------
        key
            As it stands in ``[files]``: ``other_line``.

        Returns
        -------
        bool
            True if it does.

        Examples
        --------
        >>> import gazetteer
        >>> theatre = gazetteer.Gazetteer.load("durand").theatre
        >>> theatre.has("line"), theatre.has("nonsense")
        (True, False)
        """
        return bool(self.data["files"].get(key))

    def file(self, key: str) -> Path:
        """Give the path of one of its files.

        Parameters
        ----------
        key
            As of ``has``.

        Returns
        -------
        pathlib.Path
            In the theatre's folder; whether it is there is not asked.

        Raises
        ------
        TheatreDataError
            If ``[files]`` does not name it, or names one elsewhere.

        Examples
        --------
        >>> import gazetteer
        >>> theatre = gazetteer.Gazetteer.load("durand").theatre
        >>> theatre.file("places").name
        'places.csv'
        """
        name = str(self.data["files"].get(key) or "")
        source = self.path / SETTINGS
        if not name:
            raise TheatreDataError(source, f"[files] lacks {key!r}; name that file there")
        if Path(name).name != name:
            # A folder may come from anywhere: it names no file of somebody else's.
            raise TheatreDataError(
                source, f"[files] {key}: {name!r} is no name of a file beside theatre.toml"
            )
        return self.path / name


def find_folder(theatre: str | Path | None) -> Path:
    """Find a theatre's folder by its name or path; by default the one that ``theatres.toml`` names.

    Raises
    ------
    TheatreNotFound
        If there is no such folder, or no ``theatre.toml`` in it.

    Examples
    --------
    >>> find_folder(None) == find_folder("durand")
    True
    """
    if theatre is None:
        theatre = str(read_toml(THEATRES / "theatres.toml")["default"])
    for folder in (THEATRES / str(theatre), Path(theatre)):
        if (folder / SETTINGS).is_file():
            return folder.resolve()
    known = ", ".join(sorted(path.parent.name for path in THEATRES.glob(f"*/{SETTINGS}")))
    raise TheatreNotFound(
        f"no theatre {str(theatre)!r}: give one of {known}, or a folder that has a theatre.toml"
    )


def read_theatre(theatre: str | Path | None = None) -> Theatre:
    """Read a theatre's ``theatre.toml``.

    Raises
    ------
    TheatreNotFound
        If there is no such theatre.
    TheatreDataError
        If the file lacks a key, or is no TOML.
    """
    folder = find_folder(theatre)
    source = folder / SETTINGS
    table = read_toml(source)
    _require_keys(source, table)
    try:
        return Theatre(
            name=table["name"],
            title=table["title"],
            path=folder,
            countries=tuple(table["countries"]),
            zones=dict(table["zones"]),
            languages=tuple(table["languages"]),
            data=table,
        )
    except KeyError as error:
        raise TheatreDataError(source, f"lacks {error.args[0]!r}") from None
    except (TypeError, ValueError) as error:
        raise TheatreDataError(source, f"countries, zones or languages: {error}") from None


def _require_keys(source: Path, table: Mapping[str, Any]) -> None:
    """Find here what is missing, and not only when somebody asks for it."""
    for section, keys in _REQUIRED.items():
        if not isinstance(table.get(section), dict):
            raise TheatreDataError(source, f"lacks the table [{section}]")
        for key, kind in keys.items():
            if not isinstance(table[section].get(key), kind):
                raise TheatreDataError(source, f"[{section}] {key}: is missing, or of a wrong type")


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, or say which file is wrong and where.

    Raises
    ------
    TheatreDataError
        If it is missing, no UTF-8 or no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TheatreDataError(path, f"cannot be read as TOML: {error}") from None
