"""What is derived in a store, made again as far as a change reaches: events, incidents, wires, and all layers.

The stages are those of every build (``geo.build.assemble``); here they are given a part of the store that is whole in
itself. What of their tables belongs to the incidents and articles that changed is written, and no other row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..build import assemble
from ..frame import list_rows
from ..incident import sureness
from .crews import Crews
from .keep import Kept, order_of
from .layers import Layering
from .reach import Reach
from .shelf import Shelf
from .tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gazetteer import Gazetteer

    from ..incident import Cluster
    from ..values import Dossier
    from .backend import Row, Transaction
    from .decisions import Decisions
    from .reach import Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Which incidents are new, came out otherwise, or are gone (and what their claims are of now)."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def clear(tx: Transaction) -> None:
    """Delete everything that is derived."""
    for name, table in TABLES.items():
        if table.is_layer or name in _DERIVED:
            tx.delete(name)
    tx.upsert("store_reviews", [(*row[:3], "") for row in list(tx.select("store_reviews"))])


_DERIVED = frozenset({"store_members", "store_days", "store_wires", "store_sketches", "store_copies"})


class Derivation:
    """Makes again what a change of articles or decisions reaches. For one transaction.

    Parameters
    ----------
    tx
        The store; its articles and decisions are those after the change, all that is derived is as it was before.
    before
        Those articles that changed, as they were; what is new has none.
    decisions, decisions_before
        What people decided, now and before.
    """

    def __init__(
        self,
        tx: Transaction,
        gazetteer: Gazetteer,
        *,
        decisions: Decisions,
        decisions_before: Decisions,
        before: Mapping[str, Kept],
    ) -> None:
        self._tx, self._gazetteer = tx, gazetteer
        self._decisions, self._decisions_before = decisions, decisions_before
        self._new = Shelf(gazetteer, decisions.review, self._fetch)
        self._old = Shelf(
            gazetteer, decisions_before.review, lambda ids: [before[each] for each in ids if each in before]
        )

    def run(self, changed: Collection[str]) -> Derived:
        """Make again what these articles reach."""
        reached = Reach(self._tx, self._gazetteer, new=self._new, old=self._old, changed=changed).find()
        crews = Crews(self._tx, new=self._new, old=self._old)
        whole = {*changed, *crews.change(changed)}
        was = self._claims_of(reached.gone)
        self._file(reached, changed)
        part = _Part(
            articles=set(whole),
            claims=was | {c for p in reached.made.values() for s in p.values() for c in s},
        )
        old = self._widen(part)
        dossier, numbers = self._assemble(part, crews)
        return self._write(part, old, dossier, numbers)

    def _fetch(self, ids: Iterable[str]) -> list[Kept]:
        return [Kept.from_row(row) for row in self._tx.select("store_articles", {"article_id": list(ids)})]

    def _claims_of(self, event_ids: Iterable[str]) -> set[str]:
        found = self._tx.select("store_members", {"event_id": sorted(event_ids)}, ["claim_id"])
        return {str(claim_id) for (claim_id,) in found}

    def _file(self, reached: Reached, changed: Collection[str]) -> None:
        """Note which claims are one event now, and under which days events are looked for."""
        tx = self._tx
        tx.delete("store_days", {"event_id": sorted(reached.gone)})
        tx.delete("store_members", {"article_id": sorted(changed)})
        rows: dict[str, Row] = {}
        for article_id in sorted(changed):
            kept = self._new.get(article_id)
            for claim in kept.reading.claims if kept else ():
                rows[claim.id] = (claim.id, article_id, "")
        for event_id, parts in reached.made.items():
            rows |= {
                claim: (claim, article, event_id) for article, claims in parts.items() for claim in claims
            }
        tx.upsert("store_members", list(rows.values()))
        days = [
            (day, event_id, text)
            for event_id, marks in reached.marks.items()
            for text in [marks.to_text()]
            for day in sorted(marks.days)
        ]
        tx.upsert("store_days", days)

    def _widen(self, part: _Part) -> dict[str, set[str]]:
        """Add to a part whatever it hangs together with, until it is whole. Returns the claims of its incidents before."""
        incidents: dict[str, set[str]] = {}
        size = (-1, -1)
        while size != (size := (len(part.articles), len(part.claims))):
            claims = self._tx.select("store_members", {"article_id": sorted(part.articles)})
            part.claims |= {str(row[0]) for row in claims}
            owners = {
                str(owner)
                for (owner,) in self._tx.select("claims", {"claim_id": sorted(part.claims)}, ["incident_id"])
            } - {""}
            incidents |= {owner: set() for owner in owners - incidents.keys()}
            for claim_id, owner in self._tx.select(
                "claims", {"owner": sorted(owners)}, ["claim_id", "owner"]
            ):
                incidents[str(owner)].add(str(claim_id))
                part.claims.add(str(claim_id))
            part.claims |= self._decisions.tied_to(part.claims) | self._decisions_before.tied_to(part.claims)
            members = list(self._tx.select("store_members", {"claim_id": sorted(part.claims)}))
            part.claims |= self._claims_of({str(event_id) for *_, event_id in members} - {""})
            # A total stands by its article alone; and words withheld in one sentence are in all claims of it.
            part.articles |= {str(article) for _, article, event_id in members if not event_id}
            delicate = self._decisions.delicate(self._tx) | self._decisions_before.delicate(self._tx)
            part.articles |= delicate & {str(article) for _, article, _ in members}
        return incidents

    def _events(self, claims: Collection[str]) -> dict[str, dict[str, set[str]]]:
        events: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for claim_id, article_id, event_id in self._tx.select("store_members", {"claim_id": sorted(claims)}):
            if event_id:
                events[str(event_id)][str(article_id)].add(str(claim_id))
        return events

    def _assemble(self, part: _Part, crews: Crews) -> tuple[Dossier, dict[str, int]]:
        """Run the stages of a build on a part. Returns what they found, and each claim's number in its article."""
        events = self._events(part.claims)
        article_ids = {*part.articles, *(article for parts in events.values() for article in parts)}
        self._new.load(article_ids)
        kept = [each for article_id in article_ids if (each := self._new.get(article_id)) is not None]
        kept.sort(key=lambda each: order_of(each.article))
        alone = {
            str(claim_id)
            for claim_id, _, event_id in self._tx.select("store_members", {"article_id": sorted(article_ids)})
            if not event_id
        }
        wanted = part.claims | alone
        numbers: dict[str, int] = {}
        told = []
        for each in kept:
            claims = each.reading.claims
            numbers |= {claim.id: number for number, claim in enumerate(claims, start=1)}
            told.append(replace(each.told, claims=tuple(claim for claim in claims if claim.id in wanted)))
        dossier = assemble(
            told,
            self._gazetteer,
            self._decisions.review,
            wires=crews.wires(article_ids),
            events=[self._grow(parts) for _, parts in sorted(events.items())],
        )
        return dossier, numbers

    def _grow(self, parts: Mapping[str, Collection[str]]) -> Cluster:
        clusters = sorted(
            (self._new.cluster(article, claims) for article, claims in parts.items()), key=sureness
        )
        whole, *others = clusters
        for other in others:
            whole.absorb(other, "")
        return whole

    def _write(
        self, part: _Part, old: Mapping[str, set[str]], dossier: Dossier, numbers: Mapping[str, int]
    ) -> Derived:
        """Write what differs of the part's rows, and tell which incidents it was that did."""
        incidents = {incident.id for incident in dossier.incidents}
        orders = {article.id: order_of(article) for article in dossier.articles}
        layering = Layering(list_rows(dossier, self._gazetteer), orders, numbers)
        owners = {*old, *part.articles}
        differing: set[str] = set()
        for name, rows in layering.rows({*incidents, *part.articles}):
            differing |= self._write_layer(name, rows, owners)
        self._decisions.settle(self._tx, dossier, part.claims, self._gazetteer)
        home = {claim_id: each.id for each in dossier.incidents for claim_id in each.claim_ids}
        gone = {
            each: tuple(sorted({home[claim] for claim in old[each] if claim in home}))
            for each in sorted(old.keys() - incidents)
        }
        return Derived(
            new=tuple(sorted(incidents - old.keys())),
            changed=tuple(sorted(incidents & old.keys() & differing)),
            gone=gone,
        )

    def _write_layer(self, name: str, rows: list[Row], owners: Collection[str]) -> set[str]:
        """Put rows in the place of those that belonged to some owners. Returns whose rows differ."""
        old = {row[1]: row for row in self._tx.select(name, {"owner": sorted(owners)})}
        new = {row[1]: row for row in rows}
        gone = [key for key in old if key not in new]
        changed = [row for key, row in new.items() if old.get(key) != row]
        self._tx.delete(name, {"place_in_order": gone})
        self._tx.upsert(name, changed)
        return {str(old[key][0]) for key in gone} | {str(row[0]) for row in changed}


@dataclass(slots=True)
class _Part:
    """A part of the store that is made again: whole articles, and whole events by their claims."""

    articles: set[str]
    claims: set[str]
