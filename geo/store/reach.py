"""How far a change reaches: which events come out otherwise when articles come, go, or are judged anew.

Joining is one long chain of decisions: the surest event first, each joined to the one that it fits best. A change can
reach a decision only through an event that offers itself there, and did not, or offers itself otherwise. So those
events that are touched (``free``) are joined anew, among the events that may meet them, which stand as they stood; whatever
decides otherwise, or might, is touched too, until nothing more is. What comes out is what joining all anew would give;
``tests/geo/test_store_same.py`` holds it to that.

An event's whole course follows from which parts it has in the end, for parts are taken in a fixed order. Therefore an
event that comes out with the same parts was the same all along, and to all others nothing has changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..incident import Merging, Nearness, reopenings, sureness
from .marks import Marks, may_meet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from gazetteer import Gazetteer

    from ..incident import Cluster
    from .backend import Transaction
    from .shelf import Shelf

# Claims of an event by article: of each article one part.
Parts = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What comes out otherwise: the ids of events that are gone, and those there are instead, with their marks."""

    gone: frozenset[str]
    made: dict[str, Parts]
    marks: dict[str, Marks]


@dataclass(slots=True)
class _Course:
    """One run: what was joined, and what it showed to be touched too."""

    events: list[list[tuple[str, Cluster]]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    # An event that stands, and by number those (new, old) that offered themselves to a part of it.
    offered: list[tuple[str, set[int], set[str]]] = field(default_factory=list)


class Reach:
    """Finds how far a change reaches.

    Parameters
    ----------
    tx
        The store, with its events as they are before the change.
    new, old
        The articles after it and, of those that changed, before it.
    changed
        Their ids.
    """

    def __init__(
        self, tx: Transaction, gazetteer: Gazetteer, *, new: Shelf, old: Shelf, changed: Collection[str]
    ) -> None:
        self._tx, self._new, self._old, self._changed = tx, new, old, frozenset(changed)
        self._nearness = Nearness(gazetteer)
        self._parts: dict[str, Parts] = {}
        self._by_day: dict[int, list[str]] = {}
        self._marks: dict[str, Marks] = {}
        self._met: dict[Marks, set[str]] = {}
        self._free: set[str] = set()
        self._shaken: set[str] = set()
        self._examined: set[str] = set()

    def find(self) -> Reached:
        """Join anew what is touched, until nothing more is."""
        self._new.load(self._changed)
        self._old.load(self._changed)
        self._free = self._events_of(self._changed)
        self._shake_closures()
        hulls = [
            Marks.of([cluster]) for each in sorted(self._changed) for cluster in self._new.clusters(each)
        ]
        while True:
            standing = self._standing(hulls)
            course = self._run(standing)
            free, examined = len(self._free), len(self._examined)
            self._free |= course.broken
            same = self._same(course)
            for event_id, made, before in course.offered:
                if any(number not in same for number in made) or before - set(same.values()):
                    self._examined.add(event_id)
            self._examined -= self._free
            grown = [Marks.of(cluster for _, cluster in parts) for parts in course.events]
            more = self._meeting([*hulls, *grown]) - standing - self._free
            if not more and (free, examined) == (len(self._free), len(self._examined)):
                return self._tell(course, same)
            hulls = list(dict.fromkeys([*hulls, *grown]))

    def _tell(self, course: _Course, same: dict[int, str]) -> Reached:
        made, marks = {}, {}
        for number, parts in enumerate(course.events):
            if number not in same:
                event_id = min(claim_id for _, cluster in parts for claim_id in cluster.reasons)
                made[event_id] = {article: frozenset(cluster.reasons) for article, cluster in parts}
                marks[event_id] = Marks.of(cluster for _, cluster in parts)
        return Reached(gone=frozenset(self._free - set(same.values())), made=made, marks=marks)

    def _same(self, course: _Course) -> dict[int, str]:
        """Return which new events (by number) are an old one, part by part."""
        old = {
            frozenset(claim for part in self._parts_of(each).values() for claim in part): each
            for each in self._free - self._shaken
            if self._changed.isdisjoint(self._parts_of(each))
        }
        return {
            number: old[claims]
            for number, parts in enumerate(course.events)
            if (claims := frozenset(claim for _, cluster in parts for claim in cluster.reasons)) in old
        }

    def _run(self, standing: Collection[str]) -> _Course:
        """Join the parts of free events anew, among those that stand."""
        parts: list[tuple[tuple[object, ...], int, str, str, Cluster]] = []
        free = {article for event_id in self._free for article in self._parts_of(event_id)} - self._changed
        self._new.load(free | {article for each in standing for article in self._parts_of(each)})
        for article in sorted(self._changed):
            parts += [(sureness(c), 2, "", article, c.copy()) for c in self._new.clusters(article)]
        for event_id in sorted(self._free):
            for article, claims in self._parts_of(event_id).items():
                shelf = self._old if article in self._changed else self._new
                cluster = shelf.cluster(article, claims)
                parts.append((sureness(cluster), 0, event_id, article, cluster))
                if article not in self._changed:
                    again = cluster.copy()
                    parts.append((sureness(again), 2, "", article, again))
        for event_id in sorted(standing):
            for article, claims in self._parts_of(event_id).items():
                cluster = self._new.cluster(article, claims)
                parts.append((sureness(cluster), 1, event_id, article, cluster))
        now = [cluster for _, sort, _, _, cluster in parts if sort]
        reopened = reopenings([*now, *self._reopening(standing)])
        return _Runner(self._nearness, reopened, self._examined).run(sorted(parts, key=_by_sureness))

    def _standing(self, hulls: Iterable[Marks]) -> set[str]:
        """Return the events that stand and may meet what is free or examined."""
        self._load_parts(self._free | self._examined)
        looked_at = [
            *hulls,
            *(self._marks[each] for each in self._free | self._examined if each in self._marks),
        ]
        standing = (self._meeting(looked_at) | self._examined) - self._free
        self._load_parts(standing)
        return standing

    def _meeting(self, hulls: Iterable[Marks]) -> set[str]:
        """Return the events that may meet one of these."""
        wanted = set(hulls)
        new = [hull for hull in wanted if hull not in self._met]
        self._load_days({day for hull in new for day in hull.days})
        for hull in new:
            sharing = {each for day in hull.days for each in self._by_day[day]}
            self._met[hull] = {each for each in sharing if may_meet(hull, self._marks[each], self._nearness)}
        return set().union(*(self._met[hull] for hull in wanted))

    def _reopening(self, standing: Iterable[str]) -> list[Cluster]:
        """Return parts that tell of a reopening between closures that stand or are free, wherever they are."""
        closures = [
            self._marks[each]
            for each in {*standing, *self._free}
            if each in self._marks and self._marks[each].closes
        ]
        closures += [
            Marks.of([cluster])
            for article in self._changed
            for cluster in self._new.clusters(article)
            if cluster.sorts == {"closure"}
        ]
        days = {day for each in closures for day in each.days}
        self._load_days(days)
        found = {each for day in days for each in self._by_day[day] if self._marks[each].opens}
        found -= {*standing, *self._free}
        self._load_parts(found)
        wanted = [
            (article, claims) for each in sorted(found) for article, claims in self._parts_of(each).items()
        ]
        self._new.load(article for article, _ in wanted)
        return [self._new.cluster(article, claims) for article, claims in wanted]

    def _shake_closures(self) -> None:
        """Touch the closures between which a crossing is told to have been opened that was not, or no more."""
        told: list[Counter[tuple[date, frozenset[str]]]] = []
        for shelf in (self._old, self._new):
            opened = reopenings(cluster for each in self._changed for cluster in shelf.clusters(each))
            told.append(Counter((day, places) for day, scenes in opened.items() for places in scenes))
        days = {day.toordinal() for day, _ in (told[0] - told[1]) + (told[1] - told[0])}
        self._load_days(days)
        shaken = {each for day in days for each in self._by_day[day] if self._marks[each].closes}
        self._shaken |= shaken
        self._free |= shaken

    def _events_of(self, articles: Iterable[str]) -> set[str]:
        found = self._tx.select("store_members", {"article_id": sorted(articles)}, ["event_id"])
        return {str(event_id) for (event_id,) in found} - {""}

    def _load_days(self, days: Iterable[int]) -> None:
        wanted = sorted({day for day in days if day not in self._by_day})
        if not wanted:
            return
        self._by_day |= {day: [] for day in wanted}
        texts: dict[str, str] = {}
        for day, event_id, marks in self._tx.select("store_days", {"day": wanted}):
            self._by_day[int(day or 0)].append(str(event_id))
            texts[str(event_id)] = str(marks)
        for event_id, text in texts.items():
            if event_id not in self._marks:
                self._marks[event_id] = Marks.from_text(text)

    def _load_parts(self, event_ids: Iterable[str]) -> None:
        wanted = sorted({each for each in event_ids if each not in self._parts})
        if not wanted:
            return
        parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for claim_id, article_id, event_id in self._tx.select("store_members", {"event_id": wanted}):
            parts[str(event_id)][str(article_id)].add(str(claim_id))
        for event_id, by_article in parts.items():
            self._parts[event_id] = {
                article: frozenset(claims) for article, claims in sorted(by_article.items())
            }
        days: dict[str, tuple[list[int], str]] = {}
        for day, event_id, marks in self._tx.select("store_days", {"event_id": wanted}):
            days.setdefault(str(event_id), ([], str(marks)))[0].append(int(day or 0))
        self._marks |= {event_id: Marks.from_text(text, each) for event_id, (each, text) in days.items()}

    def _parts_of(self, event_id: str) -> Parts:
        self._load_parts([event_id])
        return self._parts[event_id]


class _Runner:
    """One run of joining, with what is free, what stands, and what there was before, side by side."""

    def __init__(
        self,
        nearness: Nearness,
        reopened: Mapping[date, Sequence[frozenset[str]]],
        examined: Collection[str],
    ) -> None:
        self._examined = examined
        self._now = Merging(nearness, reopened)
        self._before = Merging(nearness, {})
        self._owner: list[str] = []
        self._number: dict[str, int] = {}
        self._number_before: dict[str, int] = {}
        self._owner_before: list[str] = []
        self._made: dict[int, list[tuple[str, Cluster]]] = {}
        self._course = _Course()

    def run(self, parts: Iterable[tuple[tuple[object, ...], int, str, str, Cluster]]) -> _Course:
        """Take the parts, the surest first: of free events (2), of those that stand (1), of those there were (0)."""
        for _, sort, event_id, article, cluster in parts:
            if sort == 0:
                number = self._before.put(cluster, self._number_before.get(event_id))
                if event_id not in self._number_before:
                    self._number_before[event_id] = number
                    self._owner_before.append(event_id)
            elif sort == 1:
                self._stand(event_id, cluster)
            else:
                self._decide(article, cluster)
        self._course.events = [self._made[number] for number in sorted(self._made)]
        order = {number: place for place, number in enumerate(sorted(self._made))}
        self._course.offered = [
            (event_id, {order[number] for number in made}, before)
            for event_id, made, before in self._course.offered
        ]
        return self._course

    def _decide(self, article: str, cluster: Cluster) -> None:
        kept = cluster.copy()  # the first of an event grows with it
        number, reason = self._now.choose(cluster)
        if number is not None and self._owner[number]:
            self._course.broken.add(self._owner[number])
            number = None
        is_new = number is None
        number = self._now.put(cluster, number, reason)
        if is_new:
            self._owner.append("")
        self._made.setdefault(number, []).append((article, kept))

    def _stand(self, event_id: str, cluster: Cluster) -> None:
        made = {number for number, _ in self._now.offers(cluster) if not self._owner[number]}
        before = {self._owner_before[number] for number, _ in self._before.offers(cluster)}
        expected = self._number.get(event_id)
        if made or before:
            if event_id not in self._examined:
                self._course.offered.append((event_id, made, before))
            elif self._now.choose(cluster)[0] != expected:
                self._course.broken.add(event_id)
        number = self._now.put(cluster, expected)
        if expected is None:
            self._number[event_id] = number
            self._owner.append(event_id)


def _by_sureness(part: tuple[tuple[object, ...], int, str, str, Cluster]) -> tuple[object, ...]:
    return part[0], part[1]
