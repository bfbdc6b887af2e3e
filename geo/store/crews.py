"""Wires of a store's articles: who hands on one report, kept up to date when articles come and go.

A crew is all that hang together, by copying each other or by crediting one agency. ``store_wires`` has a row for each
article of a crew, and one for each agency (its article id is ``=`` and the agency's name).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..values import Wire
from ..wire import find_credit, tell_copy, tell_credit
from .copies import find_new_copies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ..values import Article
    from .backend import Row, Transaction
    from .shelf import Shelf

_AGENCY = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    article_id: str
    agency: str = ""
    words: str = ""
    called: str = ""
    published: str = ""
    crew: str = ""
    name: str = ""
    reason: str = ""

    @property
    def row(self) -> Row:
        return (
            self.article_id, self.agency, self.words, self.called, self.published, self.crew, self.name, self.reason,
        )  # fmt: skip

    @property
    def is_agency(self) -> bool:
        return self.article_id.startswith(_AGENCY)

    @classmethod
    def of(cls, article: Article) -> _Member:
        agency, words = find_credit(article)
        return cls(
            article_id=article.id,
            agency=agency,
            words=words,
            called=article.name,
            published=article.published,
        )

    @classmethod
    def from_row(cls, row: Row) -> _Member:
        names = ("article_id", "agency", "words", "called", "published", "crew", "name", "reason")
        return cls(**dict(zip(names, map(str, row), strict=True)))


class Crews:
    """The wires of a store, in one transaction.

    Parameters
    ----------
    new, old
        Articles after the change and, of those that changed, before it.
    """

    def __init__(self, tx: Transaction, *, new: Shelf, old: Shelf) -> None:
        self._tx, self._new, self._old = tx, new, old

    def change(self, changed: Collection[str]) -> set[str]:
        """Bring the wires up to date. Returns the articles whose wire, or its reason, is another now."""
        speaks = {each for each in changed if self._new.speaks(each)}
        spoke = {each for each in changed if self._old.speaks(each)}
        self._new.load(changed)
        paired, parted = find_new_copies(
            self._tx, sorted(speaks - spoke), sorted(spoke - speaks), self._text_of
        )
        before = self._load(changed)
        touched = {*changed, *paired}
        now = {each: _Member.of(self._article(each)) for each in sorted(touched) if self._new.speaks(each)}
        # Partners name each other in their reasons.
        pairs = self._pairs(touched)
        touched |= pairs.keys()
        before |= self._load(touched)
        for each in sorted(touched - now.keys()):
            if self._new.speaks(each):
                now[each] = _Member.of(self._article(each))
        return self._settle(now, before, touched, quick=not parted)

    def wires(self, article_ids: Iterable[str]) -> tuple[Wire, ...]:
        """Return the wires of these articles, by id."""
        found = self._tx.select("store_wires", {"article_id": sorted(article_ids)})
        members = (_Member.from_row(row) for row in found)
        return tuple(Wire(article_id=each.article_id, name=each.name, reason=each.reason) for each in members)

    def _settle(
        self, now: dict[str, _Member], before: dict[str, _Member], touched: set[str], *, quick: bool
    ) -> set[str]:
        """Join all crews anew that are touched, and write what is another now."""
        agencies = {f"{_AGENCY}{each.agency}" for each in (*now.values(), *before.values()) if each.agency}
        before |= self._load(agencies)
        crews = {each.crew for each in before.values()}
        joined = self._join_one(now, before, touched, crews) if quick else None
        if joined is None:
            quick = False
            members = {
                str(row[0]): _Member.from_row(row)
                for row in self._tx.select("store_wires", {"crew": sorted(crews)})
            }
            before |= members
            rest = {
                each: member
                for each, member in members.items()
                if each not in touched and not member.is_agency
            }
            joined = self._join(now | rest)
        reasons = self._reasons(now, joined)
        joined = {
            each: replace(member, reason=reasons.get(each, member.reason))
            for each, member in joined.items()
            if member.is_agency or reasons.get(each, member.reason)
        }
        gone = (touched & before.keys() if quick else before.keys()) - joined.keys()
        self._tx.delete("store_wires", {"article_id": sorted(gone)})
        changed = {each: member for each, member in joined.items() if before.get(each) != member}
        self._tx.upsert("store_wires", [member.row for _, member in sorted(changed.items())])
        told = {
            each
            for each, member in changed.items()
            if each not in before or (before[each].name, before[each].reason) != (member.name, member.reason)
        }
        return {each for each in told | gone if not each.startswith(_AGENCY)}

    def _join_one(
        self, now: dict[str, _Member], before: dict[str, _Member], touched: set[str], crews: set[str]
    ) -> dict[str, _Member] | None:
        """Join what came to the one crew that it belongs to, without loading it: None if it is not as simple.

        An agency's crew may have a hundred thousand articles. Who joins it by crediting an agency of it changes nobody.
        """
        known = {each: before[each] for each in touched if each in before}
        same = all(each in now and now[each].agency == member.agency for each, member in known.items())
        agencies = {member.agency for member in now.values()} - {""}
        if (
            len(crews) != 1
            or not same
            or not agencies
            or any(f"{_AGENCY}{each}" not in before for each in agencies)
        ):
            return None
        if any(not member.agency for member in now.values()) or touched - now.keys():
            return None
        crew = next(iter(crews))
        name = next(member.name for each, member in before.items() if each.startswith(_AGENCY))
        return {each: replace(member, crew=crew, name=name) for each, member in now.items()}

    def _join(self, members: dict[str, _Member]) -> dict[str, _Member]:
        """Join members into crews by what they credit and copy, and name each crew."""
        root = {each: each for each in members}
        root |= {
            f"{_AGENCY}{each.agency}": f"{_AGENCY}{each.agency}" for each in members.values() if each.agency
        }

        def find(each: str) -> str:
            while root[each] != each:
                root[each] = root[root[each]]
                each = root[each]
            return each

        links = [(each, f"{_AGENCY}{member.agency}") for each, member in members.items() if member.agency]
        links += [
            (one, two) for one, partners in self._pairs(members).items() for two in partners if two in members
        ]
        for one, two in links:
            if one in root:
                first, second = sorted((find(one), find(two)))
                root[second] = first
        crews: dict[str, list[str]] = defaultdict(list)
        for node in sorted(root):
            crews[find(node)].append(node)
        joined: dict[str, _Member] = {}
        for crew in crews.values():
            articles = [members[each] for each in crew if each in members]
            agencies = sorted({member.agency for member in articles} - {""})
            earliest = min(
                articles, key=lambda member: (not member.published, member.published, member.article_id)
            )
            name = ", ".join(agencies) or earliest.called
            joined |= {member.article_id: replace(member, crew=crew[0], name=name) for member in articles}
            nodes = (f"{_AGENCY}{agency}" for agency in agencies)
            joined |= {node: _Member(article_id=node, crew=crew[0], name=name) for node in nodes}
        return joined

    def _reasons(self, now: dict[str, _Member], joined: dict[str, _Member]) -> dict[str, str]:
        pairs = self._pairs(now)
        missing = {other for partners in pairs.values() for other in partners} - joined.keys()
        called = {each: member.called for each, member in (self._load(missing) | joined).items()}
        reasons = {}
        for each, member in now.items():
            told = [tell_credit(member.agency, member.words)] if member.agency else []
            told += [tell_copy(share, called[other]) for other, share in sorted(pairs.get(each, {}).items())]
            reasons[each] = "; ".join(told)
        return reasons

    def _pairs(self, article_ids: Collection[str]) -> dict[str, dict[str, float]]:
        """Return with whom each of some articles shares its text, and the partners' shares with those."""
        pairs: dict[str, dict[str, float]] = defaultdict(dict)
        for column in ("one", "two"):
            for one, two, share in self._tx.select("store_copies", {column: sorted(article_ids)}):
                pairs[str(one)][str(two)] = pairs[str(two)][str(one)] = float(share or 0)
        return pairs

    def _load(self, article_ids: Iterable[str]) -> dict[str, _Member]:
        rows = self._tx.select("store_wires", {"article_id": sorted(set(article_ids))})
        return {str(row[0]): _Member.from_row(row) for row in rows}

    def _article(self, article_id: str) -> Article:
        kept = self._new.get(article_id) or self._old.get(article_id)
        if kept is None:
            raise KeyError(article_id)
        return kept.article

    def _text_of(self, article_id: str) -> str:
        return self._article(article_id).text
