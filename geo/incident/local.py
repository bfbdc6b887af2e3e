"""Events within one article: which of its claims tell of the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import LossView, Stance
from .cluster import Cluster, lies_behind
from .kinds import is_armed, is_strike, may_join

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..values import When
    from .nearness import Nearness
    from .view import View

# How much each sign speaks for one event. What a sentence puts together is one event unless its words differ in
# kind, and a denial speaks of what it denies; a place is more than a day, for many things happen in a day; a
# paragraph keeps to one event more often than not; that both are fights says little.
SENTENCE, DENIAL, PLACE, DAY, PARAGRAPH, KIND = 8, 8, 4, 2, 2, 1
# A text that tells no day, and one whose day is told: reports run a day behind the event, so a day more is allowed.
_SOFT_SLACK_DAYS = 1


def join_article(views: Sequence[View], nearness: Nearness) -> tuple[Cluster, ...]:
    """Join the claims of one article, in the order of its text, each to the event that most speaks for it.

    A claim that no event may take begins one. Of equals the event told of last is taken.
    """
    clusters: list[Cluster] = []
    ordered = sorted(views, key=lambda view: (view.claim.evidence[0].start, view.is_toll, view.claim.id))
    for view in ordered:
        ranked = [
            (sum(signs.values()), number, signs)
            for number, cluster in enumerate(clusters)
            if (signs := _signs(view, cluster, nearness)) is not None
        ]
        if ranked:
            _, number, signs = max(ranked, key=lambda entry: (entry[0], _last(clusters[entry[1]]), entry[1]))
            clusters[number].add(view, ", ".join(signs) or "nothing tells it apart")
        else:
            begun = Cluster()
            begun.add(view, "begins the event")
            clusters.append(begun)
    for cluster in clusters:
        cluster.settle()
    return tuple(clusters)


def _last(cluster: Cluster) -> int:
    return cluster.views[-1].claim.evidence[0].start


def _signs(view: View, cluster: Cluster, nearness: Nearness) -> dict[str, int] | None:
    """Return what speaks for joining, or None where something forbids it."""
    if not all(may_join(view.sort, sort) for sort in cluster.sorts):
        return None
    signs = {}
    if view.sentences & cluster.sentences:
        signs["same sentence"] = SENTENCE
    if view.claim.stance is Stance.DENIES and view.figure in cluster.figures:
        signs["denies a claim of it"] = DENIAL
    pair = nearness.any_near(nearness.finest(view.places), nearness.finest(cluster.places))
    if pair is not None:
        signs[f"same place ({pair[0]})" if pair[0] == pair[1] else f"near ({pair[0]}, {pair[1]})"] = PLACE
    if view.told and any(_overlap(view, when) for when in cluster.told):
        signs["same day"] = DAY
    if view.line in cluster.lines:
        signs["same paragraph"] = PARAGRAPH
    if view.sort in cluster.sorts - {""} or (view.sort in {"air", "strike"} and is_strike(cluster.sorts)):
        signs["same kind of event"] = KIND
    if not view.sort and "ground" in cluster.sorts and view.sides:
        signs["losses of a side that fights"] = KIND
    strong = {"same sentence", "denies a claim of it"} & signs.keys()
    return None if not strong and _is_other(view, cluster, signs) else signs


def _is_other(view: View, cluster: Cluster, signs: Mapping[str, int]) -> bool:
    """Whether day, place, sides or manner say that the claim is of another event."""
    placed = PLACE in signs.values()
    return (
        lies_behind(view) != cluster.background
        or (cluster.background and view.when != cluster.when and "same paragraph" not in signs)
        or _other_day(view, cluster)
        or bool(view.places and cluster.places and not placed and not cluster.wide)
        or _other_actor(view, cluster)
        or (not placed and _other_manner(view, cluster, signs))
    )


def _other_actor(view: View, cluster: Cluster) -> bool:
    """Whether somebody else did it, when two others are known to have fought; or a strike cost who struck.

    What a side boasts of having done to its enemy is not the strike that it complains of.
    """
    claim = view.claim
    if view.is_toll and is_strike(cluster.sorts):
        revenge = claim.loss_view is LossView.ENEMY_LOSS and claim.claimant.side in cluster.accusers
        if revenge or claim.victim_side in cluster.strikers:
            return True
    actors = {side for side in view.claim.actor if is_armed(side)}
    return bool(actors) and not actors & cluster.fought and len(cluster.fought) > 1


def _other_manner(view: View, cluster: Cluster, signs: Mapping[str, int]) -> bool:
    if None not in {view.attack, cluster.attack} and view.attack != cluster.attack:
        return "same paragraph" not in signs or _other_sides(view, cluster)
    # A strike whose place is not told may be any: the same day or the same speaker must tie it to another.
    if is_strike(cluster.sorts) and view.sort and "same day" not in signs:
        return bool(view.places or cluster.places) or view.claim.claimant.side not in cluster.speakers
    return False


def _other_day(view: View, cluster: Cluster) -> bool:
    if view.when is None:
        return False
    if view.told and cluster.told:
        return not any(_overlap(view, when) for when in cluster.told)
    others = cluster.told or cluster.soft
    return bool(others) and not any(view.when.overlaps(when, slack_days=_SOFT_SLACK_DAYS) for when in others)


def _other_sides(view: View, cluster: Cluster) -> bool:
    return bool(view.sides and cluster.sides) and not (
        view.sides <= cluster.sides or cluster.sides <= view.sides
    )


def _overlap(view: View, when: When) -> bool:
    return view.when is not None and view.when.overlaps(when)
