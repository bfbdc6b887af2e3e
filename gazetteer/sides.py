"""The sides of a theatre: closed lists of labels, and the words by which a text means a party."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from .spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLabel:
    """A label of the closed list of victim sides.

    Parameters
    ----------
    label, name
        The label, and what people call it.
    country
        ISO 3166-1 alpha-2, empty where none.
    arms
        What the side is, one of ``ARMS``; empty where the data do not say.
    coded_as
        How data sets of conflicts write its name.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> Gazetteer.load("durand").sides.victim_sides["pakistan_forces"].country
    'PK'
    """

    label: str
    name: str
    country: str = ""
    arms: str = ""
    coded_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantLabel:
    """A label of the closed list of claimants.

    Parameters
    ----------
    label, name
        The label, and what people call it.
    side
        A victim side, empty for a third party.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> Gazetteer.load("durand").sides.claimants["un"].side
    ''
    """

    label: str
    name: str
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to the conflict.

    Parameters
    ----------
    id
        Its key in the data.
    country
        ISO 3166-1 alpha-2 of the country it holds, empty for none.
    forces, civilians
        Victim-side labels of its armed men and of its people.
    claimant, local
        Claimant labels of who speaks for it, and of its officials in the provinces.
    enemies
        Ids of the parties it fights, most likely first.
    before, claimant_before
        Up to (not including) that date the words meant somebody else, whose claimant label this is.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> Gazetteer.load("durand").sides.parties["pakistan"].forces
    'pakistan_forces'
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
        """Return the claimant's label in a text published on that ISO date, or part of one.

        Parameters
        ----------
        published
            ISO 8601 date, as much of it as is known; empty for none.

        Returns
        -------
        str
            A label of the closed list.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> Gazetteer.load("durand").sides.parties["pakistan"].claimant_on("2025-10-12")
        'pakistan'
        """
        if self.before is None or not published:
            return self.claimant
        return self.claimant_before if published < self.before.isoformat() else self.claimant


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWord:
    """A word or phrase that means a party or a voice that is none.

    Parameters
    ----------
    text
        As it is written.
    kind
        How it means the party: its name, a demonym, its forces, an office ...
    party
        Id of the party, empty for a voice that is none.
    claimant
        Label of that voice, empty for a party's.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> words = Gazetteer.load("durand").sides.words_in("en")
    >>> next(word.kind for word in words if word.text == "Islamabad")
    'names'
    """

    text: str
    kind: str
    party: str = ""
    claimant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """Who stands on which side, and by which words a text means it.

    Parameters
    ----------
    victim_sides, claimants
        The closed lists, by label.
    parties
        By id.
    defaults
        Labels for what is not told: whose dead, who says it.
    words
        By language (BCP 47).
    gives_away
        Phrases that only one party uses, with its id.
    leaders
        By language: names of militants whom everybody knows, so that texts say no more of them; ``a|b`` is a or b.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> Gazetteer.load("durand").sides.defaults["claimant_none"]
    'unattributed'
    """

    victim_sides: Mapping[str, SideLabel]
    claimants: Mapping[str, ClaimantLabel]
    parties: Mapping[str, Party]
    defaults: Mapping[str, str]
    words: Mapping[str, tuple[SideWord, ...]]
    gives_away: Mapping[str, str]
    leaders: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def name_of(self, label: str) -> str:
        """Return a label's name for people; a label of neither list comes back as it is.

        Parameters
        ----------
        label
            Of a victim side or a claimant.

        Returns
        -------
        str
            In English.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> sides = Gazetteer.load("durand").sides
        >>> sides.name_of("pakistan_forces"), sides.name_of("nobody")
        ('Pakistani forces', 'nobody')
        """
        if label in self.victim_sides:
            return self.victim_sides[label].name
        return self.claimants[label].name if label in self.claimants else label

    def side_of(self, claimant: str) -> str:
        """Return the victim side of the party that a claimant speaks for, empty for a third party.

        Parameters
        ----------
        claimant
            Its label.

        Returns
        -------
        str
            A label.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> sides = Gazetteer.load("durand").sides
        >>> sides.side_of("pakistan"), sides.side_of("un")
        ('pakistan_forces', '')
        """
        return self.claimants[claimant].side if claimant in self.claimants else ""

    def party_of_country(self, country: str) -> Party | None:
        """Return the party that holds a country, by its ISO 3166-1 alpha-2 code.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2.

        Returns
        -------
        Party or None
            None where no party holds it.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> sides = Gazetteer.load("durand").sides
        >>> sides.party_of_country("PK").id, sides.party_of_country("FR") is None
        ('pakistan', True)
        """
        held = (party for party in self.parties.values() if country and party.country == country)
        return next(held, None)

    def party_of_side(self, side: str) -> Party | None:
        """Return the party whose forces a victim-side label means.

        Parameters
        ----------
        side
            A victim-side label.

        Returns
        -------
        Party or None
            None for civilians and what is not known.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> sides = Gazetteer.load("durand").sides
        >>> sides.party_of_side("pakistan_forces").id
        'pakistan'
        """
        return next((party for party in self.parties.values() if party.forces == side), None)

    def has_fighters(self, party: str) -> bool:
        """Say whether a party is a movement, whose men are fighters; a state has soldiers.

        Parameters
        ----------
        party
            Its id.

        Returns
        -------
        bool
            True for a movement.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> Gazetteer.load("durand").sides.has_fighters("ttp")
        True
        """
        words = (word for row in self.words.values() for word in row)
        return any(word.kind == "movements" and word.party == party for word in words)

    def states(self) -> dict[str, str]:
        """Return the words for what is the theatre's states', in all languages, folded, with their countries' codes.

        Returns
        -------
        frozenset of str
            Folded as names are when they are looked for.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> words = Gazetteer.load("durand").sides.states()
        >>> words["afghan"], words["pak"], "iranian" in words
        ('AF', 'PK', False)
        """
        words = (word for row in self.words.values() for word in row if word.kind == "demonyms")
        held = {word.text: self.parties[word.party].country for word in words if word.party in self.parties}
        return {fold(text): country for text, country in held.items() if country}

    def words_in(self, language: str) -> tuple[SideWord, ...]:
        """Return the words of one language, empty where the theatre has none.

        Parameters
        ----------
        language
            BCP 47 code.

        Returns
        -------
        tuple of SideWord
            In the order of the data.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> sides = Gazetteer.load("durand").sides
        >>> len(sides.words_in("en")) > 100, sides.words_in("fr")
        (True, ())
        """
        return self.words.get(language, ())
