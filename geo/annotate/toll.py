"""How many died, as one number: the sum over sides of the most trusted figure for each.

One number is less than the claims say, and no map shows it. It is what a comparison of articles with other
data sets needs, so its rule is written down here and is the same for all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..claim.groups import OUTSIDERS
from ..values import LossView, Measure, RelationKind, Scope, Stance
from .remarks import begin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..values import Claim, ClaimRelation
    from .remarks import Remarks

# A side knows its own dead and has no cause to invent any; others count what they see; an enemy's figure comes last.
_TRUST = (LossView.OWN_LOSS, LossView.THIRD_PARTY, LossView.UNKNOWN, LossView.ENEMY_LOSS)
# Victims that may be among those of the other sides: "12 people died", and then "two soldiers and ten civilians".
_UNKNOWN = "unknown"
# Who attacks is mostly not counted among his victims: "12 people were killed. The bomber died too."
_ATTACKERS = "militants"
# Words for those who fought a state whose side is theirs now.
_REBELS = frozenset({"movement", "fighters", "members"})
# Words for the dead that leave open who they were: "three policemen were killed. 3 fatalities."
_ANYBODY = frozenset({"", "people"})


def count_killed(
    claims: Iterable[Claim],
    relations: Iterable[ClaimRelation],
    remarks: Remarks | None = None,
    *,
    split: frozenset[str] = frozenset(),
) -> int | None:
    """Sum the dead of one incident over all sides.

    Left out are denials, aggregates, subsets, figures that a later one revises, figures of which the text says
    that they are part of another, and figures of killed and wounded together. Of each side the most trusted
    voices count: its own on its own losses, then third parties and nameless ones, then its enemy. If these give
    several figures, those of one sentence are its parts and are added up ("two soldiers and three policemen"),
    and so are those of different places, unless one place is among the other's; a figure that is the sum of the
    others is their total. Else the largest stands, for tolls grow. Dead of an unknown side, or of whom no word says
    who they were ("people", "fatalities"), are parts too where their sentence counts a side's and is not the sum of
    these ("a commander and two guards"); else they are a total that counts if it is the larger, and to which
    attackers are added whose deaths a later sentence tells ("12 people were killed. The bomber died too").
    An attacker's death that nobody tells is not inferred.

    Parameters
    ----------
    claims
        Of one incident; other measures than ``killed`` and ``none_killed`` are passed over.
    relations
        Between these and other claims.
    remarks
        What the text says of its own numbers: which the event has, whatever the claims are; which are of another event,
        and left out; which of several are of all sides together; which come to those told before, and are added to them.
    split
        Sides whose fighters and soldiers fought each other then: of these, each have a toll of their own.

    Returns
    -------
    int or None
        Open values count with the end that is known ("more than 200" is 201, "as many as 58" is 58). 0 where
        somebody says that nobody died and nobody gives a number; None where nobody says either.
    """
    told = [claim for claim in claims if remarks is None or not remarks.is_elsewhere(claim.evidence[0])]
    counted = _countable(told, relations)
    if remarks is not None:
        places = [begin_of(claim.evidence[0]) for claim in counted]
        said = remarks.given
        said = said if said is not None else remarks.total(places)
        if said is not None:
            return said
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in counted:
        side = _side(claim)
        rebel = side in split and claim.victim_class in _REBELS
        sides[f"{side}, rebels" if rebel else side].append(claim)
    tolls = {side: _toll(sides[side], remarks) for side in sorted(sides)}
    if not tolls:
        none = any(
            claim.measure is Measure.NONE_KILLED and claim.stance is not Stance.DENIES for claim in told
        )
        return 0 if none else None
    unknown = tolls.pop(_UNKNOWN, 0)
    apart = unknown != sum(tolls.values()) and (_beside_others(counted) or _come_to(counted, remarks))
    if apart or _of_one_list(counted):
        tolls[_UNKNOWN] = unknown
    civilians = [side for side in tolls if side.startswith("civilians")]
    known = sum(tolls.values()) - _counted_twice(tolls, civilians)
    attackers = 0 if unknown == known else _attackers_apart(counted)
    return max(unknown + attackers, known)


def _attackers_apart(claims: Sequence[Claim]) -> int:
    """Count attackers whose deaths have a sentence of their own, behind that of the dead of whom it is not said who they were."""
    totals = [claim.evidence[0].start for claim in claims if _side(claim) == _UNKNOWN]
    apart = [
        _value(claim) or 0
        for claim in claims
        if totals and claim.victim_class == _ATTACKERS and claim.evidence[0].start > min(totals)
    ]
    return max(apart, default=0)


def _side(claim: Claim) -> str:
    if claim.victim_class == OUTSIDERS:
        return OUTSIDERS  # of no side, and nobody else's either
    return _UNKNOWN if claim.victim_class in _ANYBODY else claim.victim_side


def _countable(claims: Sequence[Claim], relations: Iterable[ClaimRelation]) -> list[Claim]:
    fitting = {
        claim.id: claim
        for claim in claims
        if claim.measure is Measure.KILLED
        and claim.stance is not Stance.DENIES
        and not claim.aggregate
        and not claim.unsplit
        and claim.subset_of is None
        and claim.scope not in (Scope.CUMULATIVE, Scope.PERIOD)
        and _value(claim) is not None
    }
    for relation in relations:
        if relation.source in fitting and relation.target in fitting:
            if relation.kind is RelationKind.REVISES:
                del fitting[relation.target]
            elif relation.kind is RelationKind.PART_OF:
                del fitting[relation.source]
    return list(fitting.values())


def _toll(claims: Sequence[Claim], remarks: Remarks | None) -> int:
    """Give one side's toll by its most trusted voices."""
    best = min(_TRUST.index(claim.loss_view) for claim in claims)
    trusted = [claim for claim in claims if _TRUST.index(claim.loss_view) == best]
    voices: dict[str, list[Claim]] = defaultdict(list)
    for claim in trusted:
        voices[claim.claimant.label].append(claim)
    return max(_with_further(voices[label], remarks) for label in voices)


def _with_further(claims: Sequence[Claim], remarks: Remarks | None) -> int:
    """Give what one voice says in all, with those who come to the dead that it told before."""
    whole = _total(claims)
    if remarks is None:
        return whole
    begin = min(begin_of(claim.evidence[0]) for claim in claims)
    further = {
        claim.id: [each for each in claim.evidence if begin_of(each) > begin and remarks.is_further(each)]
        for claim in claims
    }
    added = sum((_value(claim) or 0) * len(further[claim.id]) for claim in claims)
    first = min((begin_of(each) for found in further.values() for each in found), default=0)
    before = [claim for claim in claims if begin_of(claim.evidence[0]) < first]
    return max(whole, _total(before) + added) if before else whole


def _total(claims: Sequence[Claim]) -> int:
    """Give what one voice says in all."""
    sentences: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        sentences[claim.evidence[0].start].append(claim)
    figures = [(_places(told), _add([_value(claim) or 0 for claim in told])) for told in sentences.values()]
    by_place: dict[frozenset[str], int] = {}
    for places, figure in figures:
        by_place[places] = max(by_place.get(places, 0), figure)
    if frozenset() in by_place:
        # Said of no place in particular: the whole.
        return max(by_place.values())
    apart = [figure for places, figure in by_place.items() if not any(places < other for other in by_place)]
    return max(_add(apart), *by_place.values())


def _places(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(place_id for claim in claims for place_id in claim.place_ids)


def _add(figures: Sequence[int]) -> int:
    """Add parts up, unless one of them is the sum of the rest already."""
    largest, total = max(figures), sum(figures)
    return largest if len(figures) > 2 and 2 * largest == total else total  # noqa: PLR2004 - two like parts are parts


def _beside_others(claims: Sequence[Claim]) -> bool:
    """Whether a sentence counts dead of an unknown side beside a side's, and neither is a total of the other."""
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_sentence[claim.evidence[0].start].append(claim)
    for told in by_sentence.values():
        unknown = [_value(claim) or 0 for claim in told if _side(claim) == _UNKNOWN]
        others = [_value(claim) or 0 for claim in told if _side(claim) != _UNKNOWN]
        if unknown and others and max(unknown) != sum(others):
            return True
    return False


def _begin(claims: Sequence[Claim]) -> int:
    return min(begin_of(claim.evidence[0]) for claim in claims)


def _of_one_list(claims: Sequence[Claim]) -> bool:
    """Whether one verb closes a list in which people of no known side stand behind others: "an uncle and two guards died"."""
    ends: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        focus = claim.evidence[0].focus
        if focus is not None:
            ends[focus.end].append(claim)
    for told in ends.values():
        nameless = [claim for claim in told if _side(claim) == _UNKNOWN]
        sided = [claim for claim in told if _side(claim) != _UNKNOWN]
        if nameless and sided and _begin(nameless) > _begin(sided):
            return True
    return False


def _come_to(claims: Sequence[Claim], remarks: Remarks | None) -> bool:
    """Whether people of no known side and those of the sides were not the same ones.

    The ones that are told later come to those told before, by their words, or they are people and fewer.
    """
    nameless = [claim for claim in claims if _side(claim) == _UNKNOWN]
    sided = [claim for claim in claims if _side(claim) != _UNKNOWN]
    if not nameless or not sided or remarks is None:
        return False
    later = nameless if _begin(nameless) > _begin(sided) else sided
    if all(remarks.is_further(claim.evidence[0]) for claim in later):
        return True
    fewer = max(_value(claim) or 0 for claim in nameless) < min(_value(claim) or 0 for claim in sided)
    return later is nameless and fewer and all(claim.victim_class == "people" for claim in nameless)


def _counted_twice(tolls: dict[str, int], civilians: Sequence[str]) -> int:
    """Civilians of an unknown side may be those that another figure counts as one side's."""
    unknown = tolls.get("civilians_unknown", 0)
    others = sum(tolls[side] for side in civilians) - unknown
    return min(unknown, others)


def _value(claim: Claim) -> int | None:
    return claim.value_low if claim.value_low is not None else claim.value_high
