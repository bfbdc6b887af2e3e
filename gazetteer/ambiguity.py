"""The rules of ``ambiguous.csv``: names of several places, and names that also are words or persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .spelling import fold
from .table import read_rows, split_cell

if TYPE_CHECKING:
    from pathlib import Path

    from .table import Row

COLUMNS = ("names", "rule", "needs", "not_before", "not_after", "prefer", "why")
NEEDS = frozenset({"kind", "near", "list", "in", "dateline", "never"})
CAPITAL = "Capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a name that could mean several things needs.

    Parameters
    ----------
    name
        ``common word``, ``surname``, ``same name`` and so on: the reason for the rule, in two words.
    needs
        One of these must hold, or the name is no place: ``kind`` (a word for a kind of place stands by it),
        ``near`` (the text names another place of the same province), ``list`` (it stands in a list of
        places), ``in`` (a preposition of place stands by it), ``dateline`` (it begins a line and a colon,
        dash or bracket follows), ``never`` (only `resolve` knows it). Empty: nothing is needed.
    not_before, not_after
        Words next to it that make it no place; ``Capital`` is any capitalised word that is no function word.
    prefer
        Place ids in tiers, the usual meaning first; a tier of several has no usual one. In the table they are
        written ``usual > less usual`` and ``one | another``.
    """

    name: str
    needs: tuple[str, ...] = ()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    prefer: tuple[tuple[str, ...], ...] = ()

    @property
    def preferred(self) -> tuple[str, ...]:
        """All of ``prefer``, in order."""
        return tuple(place_id for tier in self.prefer for place_id in tier)

    def tier(self, place_id: str) -> int:
        """Give the number of a place's tier; those that the rule does not know come after all."""
        return next((number for number, tier in enumerate(self.prefer) if place_id in tier), len(self.prefer))


def read_rules(path: Path) -> dict[str, Rule]:
    """Read the rules, by folded name.

    Raises
    ------
    TheatreDataError
        If a row needs what is no condition, or a name has two rules.
    """
    rules: dict[str, Rule] = {}
    for row in read_rows(path, COLUMNS):
        rule = parse_rule(row)
        for name in map(fold, split_cell(row.cells["names"])):
            if name in rules:
                raise row.fail(f"{name!r} has a rule already; join the two")
            rules[name] = rule
    return rules


def parse_rule(row: Row) -> Rule:
    """Make a rule of a row.

    Raises
    ------
    TheatreDataError
        If it needs what is no condition.
    """
    cells = row.cells
    needs = split_cell(cells["needs"])
    unknown = sorted(set(needs) - NEEDS)
    if unknown:
        raise row.fail(f"needs: {unknown[0]!r} is none of {', '.join(sorted(NEEDS))}")
    tiers = (tier.split("|") for tier in cells["prefer"].split(">"))
    return Rule(
        name=cells["rule"],
        needs=needs,
        not_before=_words(cells["not_before"]),
        not_after=_words(cells["not_after"]),
        prefer=tuple(tuple(map(str.strip, tier)) for tier in tiers) if cells["prefer"].strip() else (),
    )


def _words(cell: str) -> frozenset[str]:
    """Return a cell's words as names are compared; ``Capital`` is no word."""
    return frozenset(word if word == CAPITAL else fold(word) for word in split_cell(cell))
