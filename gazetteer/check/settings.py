"""``theatre.toml`` and the files that it names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..codes import read_codes
from ..errors import TheatreDataError
from ..labels import read_labels
from ..sides_data import load_sides
from ..table import read_languages
from ..theatre import read_toml
from ..views import read_views
from .finding import Finding, from_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .finding import Tables

LICENCES = "LICENSES.md"


def check_settings(tables: Tables) -> Iterator[Finding]:
    """Find files that are missing or named by no licence, zones that are none, and places that nobody has."""
    theatre = tables.theatre
    source = str(theatre.path / "theatre.toml")
    licences = theatre.path / LICENCES
    licensed = licences.read_text(encoding="utf-8") if licences.is_file() else ""
    for key in sorted(theatre.data.get("files", {})):
        path = theatre.file(key)
        if not path.is_file():
            yield Finding(source, 1, f"[files] {key}: there is no {path.name}")
        elif f"`{path.name}`" not in licensed:
            yield Finding(str(licences), 1, f"names no licence for {path.name}")
    written = read_languages(theatre.file("places"))
    if written != theatre.languages:
        yield Finding(
            source,
            1,
            f"languages: places.csv has names in {', '.join(written)}, in that order; write the same",
        )
    for country in theatre.countries:
        try:
            ZoneInfo(theatre.zones.get(country, ""))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            yield Finding(source, 1, f"[zones] {country}: give an IANA time zone")
    ids = {place.id for _, place in tables.rows}
    for country in theatre.countries:
        if theatre.data["capitals"].get(country) not in ids:
            yield Finding(source, 1, f"[capitals] {country}: give the id of its seat of government")
    if theatre.data["frontier"]["place"] not in ids:
        yield Finding(
            source, 1, f"[frontier] place: no place has the id {theatre.data['frontier']['place']!r}"
        )
    yield from _check_others(tables, ids)


def _check_others(tables: Tables, ids: set[str]) -> Iterator[Finding]:
    theatre = tables.theatre
    disputes = theatre.file("disputes")
    try:
        for dispute in read_toml(disputes).get("dispute", ()):
            if dispute.get("place") not in ids:
                yield Finding(str(disputes), 1, f"no place has the id {dispute.get('place')!r}")
            if not dispute.get("sources"):
                yield Finding(str(disputes), 1, f"{dispute.get('id')!r} names no sources")
        sides = load_sides(theatre.file("sides"))
        read_views(theatre, sides)
        read_labels(theatre, sides)
        read_codes(theatre)
        json.loads(theatre.file("base").read_text(encoding="utf-8"))
    except TheatreDataError as error:
        yield from_error(error)
    except (OSError, ValueError) as error:
        yield Finding(str(theatre.file("base")), 1, f"cannot be read: {error}")
