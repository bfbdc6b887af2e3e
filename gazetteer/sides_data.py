"""A theatre's ``sides.toml``, read and checked."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .errors import TheatreDataError
from .sides import ARMS, WORD_KINDS, ClaimantLabel, Party, SideLabel, Sides, SideWord
from .theatre import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DEFAULTS = (
    "victim_unknown",
    "civilians_unknown",
    "militants",
    "claimant_none",
    "sources",
    "witness",
    "media",
)


def load_sides(path: Path) -> Sides:
    """Read and check a theatre's ``sides.toml``.

    Raises
    ------
    TheatreDataError
        The file cannot be read, or names a label or party that its lists do not have.
    """
    data = read_toml(path)
    try:
        return _build(data, path)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, TheatreDataError):
            raise
        raise TheatreDataError(path, f"missing or of a wrong type: {error}") from error


def _build(data: Mapping[str, Any], file: Path) -> Sides:
    victims = {label: _victims(label, row, file) for label, row in data["victim_sides"].items()}
    claimants = {label: ClaimantLabel(label=label, **row) for label, row in data["claimants"].items()}
    parties = {key: _party(key, row) for key, row in data["party"].items()}
    defaults = {key: data["defaults"][key] for key in _DEFAULTS}
    for key, label in defaults.items():
        _require(label in victims or label in claimants, file, f"defaults.{key}", label)
    for row in claimants.values():
        _require(not row.side or row.side in victims, file, f"claimants.{row.label}.side", row.side)
    for party in parties.values():
        for label in (party.forces, party.civilians):
            _require(label in victims, file, f"party.{party.id}", label)
        for label in (party.claimant, party.local, party.claimant_before or party.claimant):
            _require(label in claimants, file, f"party.{party.id}", label)
        for enemy in party.enemies:
            _require(enemy in parties, file, f"party.{party.id}.enemies", enemy)
    gives_away = {phrase: party for party, words in data.get("gives_away", {}).items() for phrase in words}
    for party_id in gives_away.values():
        _require(party_id in parties, file, "gives_away", party_id)
    for key, row in data.get("voices", {}).items():
        _require(row["claimant"] in claimants, file, f"voices.{key}.claimant", row["claimant"])
    leaders = {language: tuple(names) for language, names in data.get("leaders", {}).items()}
    return Sides(
        victim_sides=MappingProxyType(victims),
        claimants=MappingProxyType(claimants),
        parties=MappingProxyType(parties),
        defaults=MappingProxyType(defaults),
        words=MappingProxyType(_words(data, file)),
        gives_away=MappingProxyType(gives_away),
        leaders=MappingProxyType(leaders),
    )


def _require(holds: bool, file: Path, key: str, label: str) -> None:  # noqa: FBT001 - an assertion's shape
    if not holds:
        raise TheatreDataError(file, f"{key}: {label!r} is in none of the file's lists")


def _victims(label: str, row: Mapping[str, Any], file: Path) -> SideLabel:
    if row.get("arms", "") not in ("", *ARMS):
        raise TheatreDataError(file, f"victim_sides.{label}.arms: give one of {', '.join(ARMS)}")
    return SideLabel(label=label, **{**row, "coded_as": tuple(row.get("coded_as", ()))})


def _party(key: str, row: Mapping[str, Any]) -> Party:
    before = row.get("before", {})
    return Party(
        id=key,
        country=row["country"],
        forces=row["forces"],
        civilians=row["civilians"],
        claimant=row["claimant"],
        local=row["local"],
        enemies=tuple(row["enemies"]),
        before=date.fromisoformat(before["date"]) if before else None,
        claimant_before=before.get("claimant", ""),
    )


def _words(data: Mapping[str, Any], file: Path) -> dict[str, tuple[SideWord, ...]]:
    found: dict[str, list[SideWord]] = {}
    for table, field in (("party", "party"), ("voices", "claimant")):
        for key, row in data.get(table, {}).items():
            owner = key if field == "party" else row["claimant"]
            for language, lists in row.items():
                if not isinstance(lists, dict) or language == "before":
                    continue
                for kind, texts in lists.items():
                    _require(kind in WORD_KINDS, file, f"{table}.{key}.{language}", kind)
                    found.setdefault(language, []).extend(
                        SideWord(text=text, kind=kind, **{field: owner}) for text in texts
                    )
    return {language: tuple(words) for language, words in found.items()}
