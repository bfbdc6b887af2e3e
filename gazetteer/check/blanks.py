"""What is not filled in yet: marks of the blank theatre, and what no theatre can be without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..place import Kind
from ..sides_data import load_sides
from ..theatre import SETTINGS
from .finding import Finding
from .settings import LICENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .finding import Tables

MARK = "FILL IN"


def check_blanks(tables: Tables) -> Iterator[Finding]:
    """Find lines that still ask to be written, countries without a place, and parties that no text can name."""
    theatre = tables.theatre
    files = {theatre.path / SETTINGS, theatre.path / LICENCES, *map(theatre.file, theatre.data["files"])}
    for path in sorted(files):
        if path.suffix in {".toml", ".md"} and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if MARK in line and not line.startswith("#"):
                    yield Finding(str(path), number, f"is not written yet: {line.strip()[:80]}")
    places = str(theatre.file("places"))
    for code in theatre.countries:
        for kind in (Kind.COUNTRY, Kind.PROVINCE):
            if not any(place.country == code and place.kind == kind for _, place in tables.rows):
                yield Finding(places, 1, f"has no {kind} of {code}; give it a row")
    sides = load_sides(theatre.file("sides"))
    named = {word.party for words in sides.words.values() for word in words if word.kind == "names"}
    for party in sides.parties.values():
        if party.country and party.id not in named:
            yield Finding(str(theatre.file("sides")), 1, f"[party.{party.id}.en] names: no text can name it")
