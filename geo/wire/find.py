"""Wires, found by what articles credit and by what they copy."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..values import Wire
from .copies import find_copies
from .credit import find_credit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..values import Article


def find_wires(articles: Iterable[Article]) -> tuple[Wire, ...]:
    """Find the articles that hand on a report which others hand on too.

    Two articles are on one wire if one copies the other, or both credit the same agency; and so is whoever copies
    either. What an agency reports of two events is two reports, but voices are counted event by event.

    Returns
    -------
    tuple of Wire
        One for each article on a wire, by article id; none for an article that stands alone and credits nobody.
    """
    known = {article.id: article for article in articles}
    credited = {article_id: find_credit(article) for article_id, article in known.items()}
    reasons: dict[str, list[str]] = defaultdict(list)
    joined = _Joined(known)
    for one, two, share in find_copies(known.values()):
        joined.join(one.id, two.id)
        for each, other in ((one, two), (two, one)):
            reasons[each.id].append(tell_copy(share, other.name))
    first: dict[str, str] = {}
    for article_id in sorted(known):
        agency, words = credited[article_id]
        if agency:
            reasons[article_id].insert(0, tell_credit(agency, words))
            joined.join(first.setdefault(agency, article_id), article_id)
    return tuple(
        Wire(article_id=article_id, name=_name(group, known, credited), reason="; ".join(reasons[article_id]))
        for article_id, group in joined.groups()
        if reasons[article_id]
    )


def tell_copy(share: float, name: str) -> str:
    """Say that an article and another of that name share their text."""
    return f"{share:.0%} of the shorter text are word for word in {name}"


def tell_credit(agency: str, words: str) -> str:
    """Say that an article credits an agency."""
    return f'credits {agency}: "{words}"'


def _name(group: Sequence[str], known: Mapping[str, Article], credited: Mapping[str, tuple[str, str]]) -> str:
    """Name a wire by the agencies credited, else by the report that was there first."""
    agencies = sorted({credited[article_id][0] for article_id in group} - {""})
    first = min(group, key=lambda each: (not known[each].published, known[each].published, each))
    return ", ".join(agencies) or known[first].name


class _Joined:
    """Articles joined into groups, the least id standing for each."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {each: each for each in ids}

    def _root(self, each: str) -> str:
        while self._parent[each] != each:
            self._parent[each] = self._parent[self._parent[each]]
            each = self._parent[each]
        return each

    def join(self, one: str, two: str) -> None:
        first, second = sorted((self._root(one), self._root(two)))
        self._parent[second] = first

    def groups(self) -> list[tuple[str, Sequence[str]]]:
        """Return each id with all of its group, by id."""
        groups: dict[str, list[str]] = defaultdict(list)
        for each in sorted(self._parent):
            groups[self._root(each)].append(each)
        return [(each, groups[self._root(each)]) for each in sorted(self._parent)]
