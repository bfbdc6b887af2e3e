"""Articles taken from a store, as the stages of a build want them: sheltered, judged, and joined each by itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..incident import Cluster, Nearness, join_within
from ..review import Desk
from ..shelter import shelter
from ..values import Review

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from gazetteer import Gazetteer

    from ..values import Claim
    from .keep import Kept


class Shelf:
    """Articles by id, each fetched once.

    Parameters
    ----------
    gazetteer
        Where the places are.
    review
        What people decided: it may correct, discard or withhold claims before anything is joined.
    fetch
        Gives the articles of some ids, as far as they are kept.
    """

    def __init__(
        self, gazetteer: Gazetteer, review: Review, fetch: Callable[[Collection[str]], Iterable[Kept]]
    ) -> None:
        self._gazetteer = gazetteer
        self._review = review
        self._fetch = fetch
        self._nearness = Nearness(gazetteer)
        self._kept: dict[str, Kept] = {}
        self._judged: dict[str, tuple[Claim, ...]] = {}
        self._speaking: set[str] = set()
        self._clusters: dict[str, tuple[Cluster, ...]] = {}

    def load(self, article_ids: Iterable[str]) -> None:
        """Fetch articles that are not there yet, all at once. What is not kept stays away."""
        wanted = sorted({each for each in article_ids if each not in self._kept})
        if not wanted:
            return
        found = list(self._fetch(wanted))
        self._kept |= {kept.article.id: kept for kept in found}
        _, heard = shelter((), (claim for kept in found for claim in kept.reading.claims), self._gazetteer)
        ids = {claim.id for claim in heard}
        decisions = tuple(each for each in self._review.decisions if not ids.isdisjoint(each.claims))
        desk = Desk(Review(decisions=decisions))
        judged = desk.judge(heard, self._gazetteer) if decisions else heard
        self._speaking |= {claim.article_id for claim in judged}
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in desk.keep(judged):
            by_article[claim.article_id].append(claim)
        for kept in found:
            self._judged[kept.article.id] = tuple(by_article[kept.article.id])

    def get(self, article_id: str) -> Kept | None:
        """Return an article, None if it is not kept."""
        self.load([article_id])
        return self._kept.get(article_id)

    def speaks(self, article_id: str) -> bool:
        """Whether there is an article, and a claim of it that is not withheld."""
        self.load([article_id])
        return article_id in self._speaking

    def clusters(self, article_id: str) -> tuple[Cluster, ...]:
        """Return the events that an article tells. They are not to grow: take copies."""
        if article_id not in self._clusters:
            kept = self.get(article_id)
            self._clusters[article_id] = () if kept is None else self._join(kept)
        return self._clusters[article_id]

    def cluster(self, article_id: str, claim_ids: Collection[str]) -> Cluster:
        """Return a copy of the event that an article tells by these claims."""
        for cluster in self.clusters(article_id):
            if not cluster.reasons.keys().isdisjoint(claim_ids):
                return cluster.copy()
        raise KeyError(article_id)

    def _join(self, kept: Kept) -> tuple[Cluster, ...]:
        mentions, _ = shelter(kept.reading.mentions, (), self._gazetteer)
        named = {mention.id: mention for mention in mentions}
        claims = self._judged[kept.article.id]
        return join_within(claims, kept.article, named, self._gazetteer, self._nearness)
