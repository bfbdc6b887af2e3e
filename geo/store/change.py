"""Changes of a store, each within one transaction: articles, decisions, readings, everything anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..errors import StoreError
from .decisions import Decisions, articles_of
from .derive import Derivation, Derived, clear
from .history import note
from .keep import Kept, outranks, reader_of
from .pack import to_json
from .told import Added

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazetteer import Gazetteer

    from ..values import Article, Decision, Review
    from .backend import Row, Transaction

# Articles that are derived together. More take longer until the first is safe, fewer look more often at what lies around.
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who changes a store, and with what: where the places are, and what the history is to say."""

    gazetteer: Gazetteer
    label: str
    at: str = ""
    who: str = ""

    def note(
        self,
        tx: Transaction,
        what: str,
        derived: Derived,
        counts: Mapping[str, int],
        articles: Mapping[str, str] | None = None,
    ) -> None:
        """Write a change into the history."""
        note(tx, what, at=self.at, who=self.who, articles=articles or {}, derived=derived, counts=counts)


def require_theatre(tx: Transaction, hand: Hand) -> None:
    """Make sure that the store is of the theatre that is at hand; raises ``StoreError`` if not."""
    theatre, ours = _about(tx).get("theatre", ""), hand.gazetteer.theatre.name
    if theatre and theatre != ours:
        raise StoreError(f"{hand.label}: is a store of the theatre {theatre!r}, not {ours!r}")


def require_reader(tx: Transaction, hand: Hand) -> None:
    """Make sure that the store's articles were read with the rules and data that are at hand, if there are any.

    Raises
    ------
    StoreError
        It is of another theatre, or other rules or data read its articles.
    """
    require_theatre(tx, hand)
    reader = _about(tx).get("reader", "")
    if reader and reader != reader_of(hand.gazetteer):
        raise StoreError(
            f"{hand.label}: its articles were read by another version or with other data ({reader}); "
            f"'clashline store reread {hand.label}' reads them again"
        )


def _about(tx: Transaction) -> dict[str, str]:
    return {str(name): str(value) for name, value in tx.select("store_about")}


def is_better(article: Article, old: Kept, *, by_hand: bool) -> bool:
    """Whether a record of an article takes the place of the one that is kept."""
    if by_hand:
        return to_json(article) != to_json(old.article)
    return outranks(article, 0, old.article, old.rank)


def put_articles(tx: Transaction, told: Sequence[Kept], hand: Hand, *, by_hand: bool) -> Added:
    """Keep articles, and make again what they reach."""
    require_reader(tx, hand)
    _sign(tx, hand)
    best: dict[str, Kept] = {}
    for each in told:
        _check_id(each.article)
        other = best.get(each.article.id)
        if other is None or outranks(each.article, 0, other.article, 0):
            best[each.article.id] = each
    before = _load(tx, best)
    now = {
        id_: replace(each, rank=before[id_].rank + 1) if by_hand and id_ in before else each
        for id_, each in best.items()
        if id_ not in before or is_better(each.article, before[id_], by_hand=by_hand)
    }
    if not now:
        return Added()
    tx.upsert("store_articles", [each.row for each in now.values()])
    decisions = Decisions.load(tx)
    derivation = Derivation(
        tx, hand.gazetteer, decisions=decisions, decisions_before=decisions, before=before
    )
    derived = derivation.run(now.keys())
    counts = {
        "articles_new": len(now.keys() - before.keys()),
        "articles_changed": len(now.keys() & before.keys()),
        "claims": sum(len(each.reading.claims) for each in now.values()),
    }
    changes = {each: "changed" if each in before else "new" for each in sorted(now)}
    hand.note(tx, "add", derived, counts, changes)
    return _tell(
        derived, new=counts["articles_new"], replaced=counts["articles_changed"], claims=counts["claims"]
    )


def put_review(tx: Transaction, review: Review, hand: Hand) -> Added:
    """Keep the decisions of one file in the place of those that it had, and make again what they reach."""
    require_reader(tx, hand)
    _sign(tx, hand)
    before = Decisions.load(tx)
    became = dict(before.outcomes(review.source))
    tx.delete("store_reviews", {"source": [review.source]})
    rows: list[Row] = []
    for number, each in enumerate(review.decisions, start=1):
        decision = to_json(replace(each, number=number))
        rows.append((review.source, number, decision, became.get(to_json(replace(each, number=0)), "")))
    tx.upsert("store_reviews", rows)
    now = Decisions.load(tx)
    differing = before.differing(now)
    if not differing:
        return Added()
    if any(each.name for each in differing):
        derived = make_all(tx, hand)
    else:
        old = _load(tx, _articles_of(tx, differing))
        derivation = Derivation(tx, hand.gazetteer, decisions=now, decisions_before=before, before=old)
        derived = derivation.run(old.keys())
    hand.note(tx, "review", derived, {"decisions": len(now.review.decisions)})
    return _tell(derived)


def put_readings(tx: Transaction, kept: Sequence[Kept]) -> None:
    """Keep what was read again, where nobody has put other metadata in meanwhile. Nothing is made of it yet."""
    now = _load(tx, [each.article.id for each in kept])
    fresh = [each for each in kept if now[each.article.id].article == each.article]
    tx.upsert("store_articles", [each.row for each in fresh])


def finish_rereading(tx: Transaction, hand: Hand, counts: Mapping[str, int]) -> Added:
    """Make everything of what was read again, if by now all was."""
    reader = reader_of(hand.gazetteer)
    if {str(each) for (each,) in tx.select("store_articles", None, ["reader"])} - {reader}:
        raise StoreError(f"{hand.label}: somebody else added to it meanwhile; do the same again")
    tx.upsert("store_about", [("reader", reader), ("theatre", hand.gazetteer.theatre.name)])
    derived = make_all(tx, hand)
    hand.note(tx, "reread", derived, counts)
    return _tell(derived, replaced=counts["articles_changed"], claims=counts["claims"])


def make_all(tx: Transaction, hand: Hand, progress: Callable[[int, int], None] | None = None) -> Derived:
    """Make everything anew from the articles and decisions that are kept."""
    before = _incidents(tx)
    clear(tx)
    decisions = Decisions.load(tx)
    listed = tx.select("store_articles", None, ["place_in_order", "article_id"])
    ordered = [str(article) for _, article in sorted(listed, key=lambda row: str(row[0]))]
    for start in range(0, len(ordered), BATCH):
        derivation = Derivation(
            tx, hand.gazetteer, decisions=decisions, decisions_before=decisions, before={}
        )
        derivation.run(ordered[start : start + BATCH])
        if progress is not None:
            progress(min(start + BATCH, len(ordered)), len(ordered))
    after = _incidents(tx)
    both = before.keys() & after.keys()
    return Derived(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(each for each in both if before[each] != after[each])),
        gone=dict.fromkeys(sorted(before.keys() - after.keys()), ()),
    )


def _sign(tx: Transaction, hand: Hand) -> None:
    """Note what reads the store's articles, before it has any."""
    if not list(tx.select("store_about", {"name": ["reader"]})):
        rows: list[Row] = [("reader", reader_of(hand.gazetteer)), ("theatre", hand.gazetteer.theatre.name)]
        tx.upsert("store_about", rows)


def _load(tx: Transaction, article_ids: object) -> dict[str, Kept]:
    rows = tx.select("store_articles", {"article_id": sorted(article_ids)})  # type: ignore[call-overload]
    return {kept.article.id: kept for kept in map(Kept.from_row, rows)}


def _articles_of(tx: Transaction, decisions: Sequence[Decision]) -> set[str]:
    claims = {claim for each in decisions for claim in (*each.claims, *each.quotes)}
    return articles_of(tx, claims) | {each.article for each in decisions if each.article}


def _incidents(tx: Transaction) -> dict[str, Row]:
    return {str(row[0]): row for row in tx.select("incidents", None, _COMPARED)}


_COMPARED = (
    "incident_id",
    "title",
    "date_start",
    "date_end",
    "grade",
    "reviewed",
    "n_places",
    "n_claims",
    "article_ids",
)


def _check_id(article: Article) -> None:
    if article.id != article.text_sha256[: len(article.id)] or not _ID.fullmatch(article.id):
        raise StoreError(
            f"{article.name}: its id {article.id!r} is not that of its text; take articles as geo.read makes them"
        )


_ID = re.compile("[0-9a-f]{16}")


def _tell(derived: Derived, *, new: int = 0, replaced: int = 0, claims: int = 0) -> Added:
    return Added(
        new=new,
        replaced=replaced,
        claims=claims,
        incidents_new=derived.new,
        incidents_changed=derived.changed,
        incidents_gone=tuple(derived.gone),
    )
