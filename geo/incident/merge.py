"""Events across articles: which of those that single articles tell are the same."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .kinds import is_strike, may_join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .cluster import Cluster
    from .nearness import Nearness

# A report that tells no day is of something that happened within a week of it, or it would say more.
REPORT_WINDOW_DAYS = 7
# A closure lasts, and is told as a state ("still shut for the second day"): two reports of one crossing within as many
# days are of one closure, unless it is told to have been opened in between.
CLOSURE_WINDOW_DAYS = 7
# "Last week" spans up to thirteen days; what is told no more exactly than that is compared with no other day.
_BLOCK_LIMIT_DAYS = 14


def merge_articles(clusters: Iterable[Cluster], nearness: Nearness) -> tuple[Cluster, ...]:
    """Merge the events of single articles into incidents.

    The surest come first (day told and place told), so that the vague join the sure and never bridge two of
    them; the order of the articles plays no part. Each is compared only with incidents that share a day
    (blocking): with ``n`` events spread over days that is ``n log n``, for the sort. Two events of one article
    never merge: there they were told apart.
    """
    ordered = sorted(clusters, key=sureness)
    merging = Merging(nearness, reopenings(ordered))
    for cluster in ordered:
        merging.take(cluster)
    return tuple(merging.events)


class Merging:
    """Events that grow while one after the other is taken, the surest first.

    Parameters
    ----------
    nearness
        Which places are near each other.
    reopened
        What ``reopenings`` found among all events, those to come too.

    Attributes
    ----------
    events
        In the order in which they began. Each is the cluster that it began with, and grows with it.
    """

    def __init__(self, nearness: Nearness, reopened: Mapping[date, Sequence[frozenset[str]]]) -> None:
        self.events: list[Cluster] = []
        self._nearness = nearness
        self._reopened = reopened
        self._by_day: dict[date, list[int]] = defaultdict(list)

    def offers(self, cluster: Cluster) -> list[tuple[int, str]]:
        """Return the numbers of the events that share a day with another and may be one with it, each with the reason."""
        numbers = sorted({number for day in days_of(cluster) for number in self._by_day[day]})
        return [(number, reason) for number in numbers if (reason := self._reason(cluster, number))]

    def take(self, cluster: Cluster) -> int:
        """Join an event to the one that it fits best, or begin another with it. Returns the number of the event."""
        return self.put(cluster, *self.choose(cluster))

    def choose(self, cluster: Cluster) -> tuple[int | None, str]:
        """Return the number of the event that another fits best, and why; None if it is one of its own."""
        reasons = [
            (number, reason)
            for number, reason in self.offers(cluster)
            if not _opened_between(cluster, self.events[number], self._reopened, self._nearness)
        ]
        return _choose(cluster, reasons, self.events)

    def put(self, cluster: Cluster, number: int | None, reason: str = "") -> int:
        """Join an event to the one of that number, whatever speaks for it; None begins another."""
        days = list(days_of(cluster))
        if number is None:
            number = len(self.events)
            self.events.append(cluster)
        else:
            self.events[number].absorb(cluster, reason)
        for day in days:
            if number not in self._by_day[day]:
                self._by_day[day].append(number)
        return number

    def _reason(self, cluster: Cluster, number: int) -> str:
        other = self.events[number]
        return _same_event(cluster, other, self._nearness) or _same_closure(cluster, other, self._nearness)


def reopenings(clusters: Iterable[Cluster]) -> dict[date, list[frozenset[str]]]:
    """Return where crossings were opened, by day: what single articles tell of it, before anything is merged."""
    reopened: dict[date, list[frozenset[str]]] = defaultdict(list)
    for cluster in clusters:
        if cluster.sorts == {"reopening"} and cluster.when is not None:
            reopened[cluster.when.start].append(frozenset(cluster.places))
    return reopened


def sureness(cluster: Cluster) -> tuple[object, ...]:
    """Sort key: told and placed first, then by day, then by the least claim id."""
    when = cluster.when
    rank = 0 if cluster.told and cluster.places else 1 if cluster.told else 2 if cluster.places else 3
    width = (when.end - when.start).days if when is not None else 0
    first = when.start if when is not None else date.max
    return when is None, rank, width > 1, first, cluster.first_id


def days_of(cluster: Cluster) -> Iterator[date]:
    """Yield the days under which an event is filed and looked for."""
    first, last = _span(cluster)
    if first is None or last is None:
        return
    if cluster.sorts == {"closure"}:
        last += timedelta(days=CLOSURE_WINDOW_DAYS)
    for number in range(min((last - first).days, _BLOCK_LIMIT_DAYS) + 1):
        yield first + timedelta(days=number)


def _span(cluster: Cluster) -> tuple[date | None, date | None]:
    """Return the first and last day that an event may have been: of one that no text dates, the week before."""
    when = cluster.when
    if when is not None and (cluster.told or not is_strike(cluster.sorts)):
        return when.start, when.end
    if cluster.reported is None:
        return None, None
    return cluster.reported - timedelta(days=REPORT_WINDOW_DAYS), cluster.reported


def _choose(
    cluster: Cluster, reasons: Sequence[tuple[int, str]], merged: Sequence[Cluster]
) -> tuple[int | None, str]:
    """Take the only one, or the one that shares most places; two that fit a vague event equally take it not."""
    if not reasons:
        return None, ""
    shared = [len(cluster.places & merged[number].places) for number, _ in reasons]
    best = max(shared)
    fitting = [entry for entry, count in zip(reasons, shared, strict=True) if count == best]
    if best == 0 and len(fitting) > 1 and not cluster.told:
        return None, ""
    return fitting[0]


def _same_event(cluster: Cluster, other: Cluster, nearness: Nearness) -> str:
    """Return why two events of different articles are one, empty if they are not."""
    when, whens = cluster.when, other.when
    if whens is None or _cannot_be_one(cluster, other):
        return ""
    pair = nearness.any_near(nearness.finest(cluster.places), nearness.finest(other.places))
    if when is None or not when.overlaps(whens):
        return _same_earlier(cluster, other, pair)
    day = f"same days ({when.start} to {when.end})"
    if pair is not None:
        return (
            f"{day}, kind and place ({pair[0]})"
            if pair[0] == pair[1]
            else f"{day} and kind, near ({pair[1]})"
        )
    reason = _same_strike(cluster, other) if is_strike(cluster.sorts) else _same_fight(cluster, other)
    return f"{day}, {reason}" if reason else ""


def _same_earlier(cluster: Cluster, other: Cluster, pair: tuple[str, str] | None) -> str:
    """Return why an event that its text does not date is that of the week before: the place, or the accusation."""
    if cluster.told:
        return ""
    if pair is not None and cluster.when is None:
        return f"in the week before the report, kind and place ({pair[0]})"
    if is_strike(cluster.sorts) and not cluster.places and cluster.accusers & other.accusers:
        return "the only strike of the week before the report that the same side complains of"
    return ""


def _same_closure(cluster: Cluster, other: Cluster, nearness: Nearness) -> str:
    """Return why two closures some days apart are one: a state that lasts."""
    when, whens = cluster.when, other.when
    if not cluster.sorts == other.sorts == {"closure"} or when is None or whens is None:
        return ""
    pair = nearness.any_near(cluster.places, other.places)
    close = when.overlaps(whens, slack_days=CLOSURE_WINDOW_DAYS)
    if pair is None or not close or _cannot_be_one(cluster, other):
        return ""
    first, last = sorted((when.start, whens.start))
    return f"{pair[0]} shut from {first}, and still on {last}"


def _opened_between(
    cluster: Cluster,
    other: Cluster,
    reopened: Mapping[date, Sequence[frozenset[str]]],
    nearness: Nearness,
) -> bool:
    """Whether a crossing that two closures are of is told to have been opened between them."""
    when, whens = cluster.when, other.when
    if not cluster.sorts == other.sorts == {"closure"} or when is None or whens is None:
        return False
    first, last = sorted((when.start, whens.start))
    between = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return any(
        nearness.any_near(places, cluster.places) is not None
        for day in between
        for places in reopened.get(day, ())
    )


def _cannot_be_one(cluster: Cluster, other: Cluster) -> bool:
    return (
        bool(cluster.articles & other.articles)
        or cluster.background != other.background
        or not all(may_join(one, two) for one in cluster.sorts for two in other.sorts)
        or _other_manner(cluster, other)
    )


def _same_strike(cluster: Cluster, other: Cluster) -> str:
    if cluster.places and other.places:
        return ""
    same = cluster.told and other.told and cluster.speakers & other.speakers
    return "kind and speakers, a place not told" if same else ""


def _same_fight(cluster: Cluster, other: Cluster) -> str:
    if not (cluster.fought <= other.fought or other.fought <= cluster.fought):
        return ""
    shared = sorted(cluster.tolls & other.tolls, key=str)
    if shared:
        measure, side, low, high = shared[0]
        return f"kind and toll ({measure} {low if low is not None else high}, {side})"
    if (cluster.wide and _fought_by_two(other)) or (other.wide and _fought_by_two(cluster)):
        return "sides and kind, along the frontier"
    return ""


def _fought_by_two(cluster: Cluster) -> bool:
    """Whether it may be part of a fight along the frontier: so told itself, or fought by two, and no attack."""
    return not cluster.attack and (cluster.wide or len(cluster.fought) > 1)


def _other_manner(cluster: Cluster, other: Cluster) -> bool:
    """Whether one is told as an attack and the other as a fight between other sides."""
    if cluster.attack is None or other.attack is None or cluster.attack == other.attack:
        return False
    return not (
        cluster.sides and other.sides and (cluster.sides <= other.sides or other.sides <= cluster.sides)
    )
