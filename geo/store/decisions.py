"""What people decided, as a store keeps it: by review file, each with what became of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..frame import list_rows
from ..review.redact import redact
from ..values import Action, Decision, Dossier, Outcome, Review
from .layers import WHOLE, to_cells
from .pack import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gazetteer import Gazetteer

    from .backend import Row, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class _Became:
    """What became of a decision, beside the decision."""

    applied: bool
    note: str = ""
    incident_ids: tuple[str, ...] = ()


class Decisions:
    """The decisions of all review files, those of a file in its order, files by their names.

    Parameters
    ----------
    rows
        Of ``store_reviews``, in order.

    Attributes
    ----------
    review
        All of them as one review, numbered through.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows = [(str(row[0]), int(row[1] or 0), str(row[2]), str(row[3])) for row in rows]
        told = [from_json(Decision, text) for _, _, text, _ in self._rows]
        decisions = tuple(replace(each, number=number) for number, each in enumerate(told, start=1))
        self.review = Review(decisions=decisions)
        self._tied: dict[str, set[str]] = defaultdict(set)
        for each in decisions:
            claims = {*each.claims, *each.quotes}
            for claim_id in claims:
                self._tied[claim_id] |= claims
        self._delicate: set[str] | None = None

    @classmethod
    def load(cls, tx: Transaction) -> Decisions:
        """Read what a store has."""
        return cls(tx.select("store_reviews"))

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are withheld everywhere."""
        names = {each.name for each in self.review.decisions if each.action is Action.REDACT and each.name}
        return tuple(sorted(names))

    def outcomes(self, source: str) -> list[tuple[str, str]]:
        """Return the decisions of a file as JSON, whatever their number, each with what became of it, as JSON."""
        return [(_unnumbered(text), outcome) for own, _, text, outcome in self._rows if own == source]

    def differing(self, other: Decisions) -> tuple[Decision, ...]:
        """Return the decisions that one of the two has and the other has not, or has elsewhere among the rest."""
        ours, theirs = (
            [to_json(replace(d, number=0)) for d in each.review.decisions] for each in (self, other)
        )
        common = Counter(ours) & Counter(theirs)
        in_order = [_keep(each, common.copy()) for each in (ours, theirs)]
        differing = (
            {*ours, *theirs}
            if in_order[0] != in_order[1]
            else {*(Counter(ours) - common), *(Counter(theirs) - common)}
        )
        return tuple(from_json(Decision, text) for text in sorted(differing))

    def tied_to(self, claim_ids: Iterable[str]) -> set[str]:
        """Return all claims of those decisions that are about one of these."""
        return set().union(*(self._tied[each] for each in set(claim_ids) & self._tied.keys()))

    def delicate(self, tx: Transaction) -> set[str]:
        """Return the articles of which words are withheld: none of their claims can be told without the others."""
        if self._delicate is None:
            hidden = [each for each in self.review.decisions if each.action is Action.REDACT]
            self._delicate = {each.article for each in hidden if each.article}
            self._delicate |= articles_of(tx, {c for each in hidden for c in (*each.claims, *each.quotes)})
        return self._delicate

    def settle(
        self, tx: Transaction, part: Dossier, claim_ids: Collection[str], gazetteer: Gazetteer
    ) -> None:
        """Note what became of the decisions about a part of the store, and write the layer of reviews.

        Parameters
        ----------
        part
            Everything that hangs together with these claims.
        """
        if not self._rows:
            # The last one may just have been taken back.
            tx.delete(WHOLE)
            return
        articles = {article.id for article in part.articles}
        outcomes, rows = [], []
        for row, found in zip(self._rows, part.outcomes, strict=True):
            decision = self.review.decisions[found.decision.number - 1]
            before = from_json(_Became, row[3]) if row[3] else None
            now = _Became(applied=found.applied, note=found.note, incident_ids=found.incident_ids)
            about = decision.article in articles or not set(claim_ids).isdisjoint(
                (*decision.claims, *decision.quotes)
            )
            # A name once found stands in an article that is still kept, though not in this part.
            kept = before is not None and (before.applied if decision.name else not about)
            became = before if kept and before is not None else now
            outcomes.append(
                Outcome(
                    decision=decision,
                    applied=became.applied,
                    note=became.note,
                    incident_ids=became.incident_ids,
                )
            )
            rows.append((*row[:3], to_json(became)))
        tx.upsert("store_reviews", [new for new, old in zip(rows, self._rows, strict=True) if new != old])
        self._rows = rows
        write_outcomes(tx, part.theatre, outcomes, gazetteer)


def _unnumbered(text: str) -> str:
    return to_json(replace(from_json(Decision, text), number=0))


def _keep(texts: Iterable[str], common: Counter[str]) -> list[str]:
    """Return those of some texts that are common, in order, each as often as it is."""
    kept = []
    for text in texts:
        if common[text] > 0:
            common[text] -= 1
            kept.append(text)
    return kept


def write_outcomes(tx: Transaction, theatre: str, outcomes: Iterable[Outcome], gazetteer: Gazetteer) -> None:
    """Write the layer of reviews anew, without the words that are withheld."""
    told = tuple(outcomes)
    hidden = [each.decision for each in told if each.decision.action is Action.REDACT]
    nothing: dict[str, tuple[object, ...]] = dict.fromkeys(
        (
            "articles", "mentions", "claims", "relations", "incidents", "incident_places", "estimates", "unplaced",
        ),
        (),
    )  # fmt: skip
    names = tuple(sorted({each.name for each in hidden if each.name}))
    dossier = Dossier(theatre=theatre, outcomes=told, withheld=names, **nothing)  # type: ignore[arg-type]
    covered = redact(dossier, hidden, {})[0]
    cells = [to_cells(WHOLE, row) for row in list_rows(covered, gazetteer)[WHOLE]]
    tx.delete(WHOLE)
    tx.upsert(WHOLE, [("", f"{number:06}", *row) for number, row in enumerate(cells, start=1)])


def articles_of(tx: Transaction, claim_ids: Collection[str]) -> set[str]:
    """Return the articles that some claims stand in."""
    found = tx.select("store_members", {"claim_id": sorted(claim_ids)}, ["article_id"])
    return {str(article_id) for (article_id,) in found}
