"""The sides of a theatre: closed lists of labels, and the words by which a text means a party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .errors import TheatreDataError
from .spelling import fold
from .theatre import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# How a text can mean a party: by name, by a name that means its men too (a movement's), by demonym, by its
# forces, by an office or person that speaks for it, by an outlet it owns, by an office of its provinces, by what its
# enemies call it, or by an office that other parties have too and that yet means its own where no owner is named.
WORD_KINDS = (
    "names",
    "movements",
    "demonyms",
    "forces",
    "offices",
    "outlets",
    "local_offices",
    "called_by_others",
    "usual_offices",
)
# What a side is, in the terms of data sets of conflicts.
ARMS = ("state", "rebels", "political_militia", "identity_militia", "civilians")
_DEFAULTS = (
    "victim_unknown",
    "civilians_unknown",
    "militants",
    "claimant_none",
    "sources",
    "witness",
    "media",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLabel:
    """A label of the closed list of victim sides.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2, empty where none.
    arms
        What the side is, one of ``ARMS``; empty where the data do not say.
    coded_as
        How data sets of conflicts write its name.
    """

    label: str
    name: str
    country: str = ""
    arms: str = ""
    coded_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantLabel:
    """A label of the closed list of claimants; ``side`` is a victim side, empty for a third party."""

    label: str
    name: str
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to the conflict.

    Parameters
    ----------
    forces, civilians
        Victim-side labels of its armed men and of its people.
    claimant, local
        Claimant labels of who speaks for it, and of its officials in the provinces.
    enemies
        Ids of the parties it fights, most likely first.
    before, claimant_before
        Up to (not including) that date the words meant somebody else, whose claimant label this is.
    """

    id: str
    country: str
    forces: str
    civilians: str
    claimant: str
    local: str
    enemies: tuple[str, ...] = ()
    before: date | None = None
    claimant_before: str = ""

    def claimant_on(self, published: str) -> str:
        """Return the claimant's label in a text published on that ISO date, or part of one."""
        if self.before is None or not published:
            return self.claimant
        return self.claimant_before if published < self.before.isoformat() else self.claimant


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWord:
    """A word or phrase that means a party (``party``) or a voice that is none (``claimant``)."""

    text: str
    kind: str
    party: str = ""
    claimant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """Who stands on which side; made by :func:`load_sides`."""

    victim_sides: Mapping[str, SideLabel]
    claimants: Mapping[str, ClaimantLabel]
    parties: Mapping[str, Party]
    defaults: Mapping[str, str]
    words: Mapping[str, tuple[SideWord, ...]]
    gives_away: Mapping[str, str]

    def name_of(self, label: str) -> str:
        """Return a label's name for people; a label of neither list comes back as it is."""
        if label in self.victim_sides:
            return self.victim_sides[label].name
        return self.claimants[label].name if label in self.claimants else label

    def side_of(self, claimant: str) -> str:
        """Return the victim side of the party that a claimant speaks for, empty for a third party."""
        return self.claimants[claimant].side if claimant in self.claimants else ""

    def party_of_country(self, country: str) -> Party | None:
        """Return the party that holds a country, by its ISO 3166-1 alpha-2 code."""
        held = (party for party in self.parties.values() if country and party.country == country)
        return next(held, None)

    def party_of_side(self, side: str) -> Party | None:
        """Return the party whose forces a victim-side label means."""
        return next((party for party in self.parties.values() if party.forces == side), None)

    def has_fighters(self, party: str) -> bool:
        """Say whether a party is a movement, whose men are fighters; a state has soldiers.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> Gazetteer.load("durand").sides.has_fighters("ttp")
        True
        """
        words = (word for row in self.words.values() for word in row)
        return any(word.kind == "movements" and word.party == party for word in words)

    def states(self) -> frozenset[str]:
        """Return the words for the theatre's states and what is theirs, in all languages, folded.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> sorted({"afghan", "pak", "iranian"} & Gazetteer.load("durand").sides.states())
        ['afghan', 'pak']
        """
        words = (word for row in self.words.values() for word in row if word.kind in {"demonyms", "names"})
        return frozenset(
            fold(word.text)
            for word in words
            if word.party in self.parties and self.parties[word.party].country
        )

    def words_in(self, language: str) -> tuple[SideWord, ...]:
        """Return the words of one language, empty where the theatre has none."""
        return self.words.get(language, ())


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
    return Sides(
        victim_sides=MappingProxyType(victims),
        claimants=MappingProxyType(claimants),
        parties=MappingProxyType(parties),
        defaults=MappingProxyType(defaults),
        words=MappingProxyType(_words(data, file)),
        gives_away=MappingProxyType(gives_away),
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
