"""Voices: who stands behind a figure, counted by side and not by article.

A party to the conflict is one voice, its ministries, spokesmen and local officials together: it has one interest. So
is a body that is one everywhere. Other third parties, such as residents, are heard by a newsroom: those of one report,
and of all reports on its wire (``geo.wire``), are one voice, and those that two newsrooms found are two. Named
speakers whom two newsrooms quote are one all the same. Who names nobody may repeat any of the others: such claims
are one voice together, and none beside a named one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from .values import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .values import Claim, Incident, Wire

# Labels of the closed list that name no source.
NAMELESS = frozenset({"unattributed", "media"})
_ONE_EVERYWHERE = frozenset({"un"}) | NAMELESS
# Of this label are organisations and third states, told apart by their names; a bystander gives none.
_NAMED = "other"


def voice_of(claim: Claim) -> str:
    """Return what a claim's voice is called: its side, or for a third party the claimant's label."""
    return claim.claimant.side or claim.claimant.label


def hear(claims: Iterable[Claim], wires: Mapping[str, str]) -> dict[str, str]:
    """Tell the voices of one event apart.

    Parameters
    ----------
    claims
        Of one event, or of one article where it tells of none.
    wires
        The wire of each article that is on one, by article id.

    Returns
    -------
    dict of str to str
        Claim id to voice: what it is called, with a number where several are called so ("witness 2").
    """
    told = sorted(claims, key=lambda claim: claim.id)
    voices = {claim.id: voice_of(claim) for claim in told}
    newsrooms: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        if not claim.claimant.side and claim.claimant.label not in _ONE_EVERYWHERE:
            newsrooms[claim.claimant.label].append(claim)
    for label, group in newsrooms.items():
        parts = _split(group, wires, by_name=label == _NAMED)
        if len(parts) > 1:
            voices |= {claim.id: f"{label} {n}" for n, part in enumerate(parts, start=1) for claim in part}
    return voices


def hear_all(claims: Iterable[Claim], incidents: Iterable[Incident], wires: Iterable[Wire]) -> dict[str, str]:
    """Tell the voices of each incident apart; a claim of no incident is heard with those of its article."""
    told = {claim.id: claim for claim in claims}
    on_wire = {wire.article_id: wire.name for wire in wires}
    alone = dict(told)
    voices: dict[str, str] = {}
    for incident in incidents:
        members = [alone.pop(claim_id) for claim_id in incident.claim_ids if claim_id in alone]
        voices |= hear(members, on_wire)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in alone.values():
        by_article[claim.article_id].append(claim)
    for group in by_article.values():
        voices |= hear(group, on_wire)
    return voices


def find_support(
    claims: Iterable[Claim], incidents: Iterable[Incident], voices: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the independent voices that stand behind each claim's figure, by claim id.

    The same figure is the same measure of the same side of one incident within the same bounds. Who denies it does
    not stand behind it: of a denial these are the voices that say what it rejects, and there may be none.
    """
    told = {claim.id: claim for claim in claims}
    incident_of = {claim_id: incident.id for incident in incidents for claim_id in incident.claim_ids}
    figures = {
        claim.id: (
            incident_of.get(claim.id, claim.id), claim.measure, claim.victim_side, claim.value_low, claim.value_high,
            claim.unsplit,
        )
        for claim in told.values()
    }  # fmt: skip
    behind: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for claim_id, figure in figures.items():
        if told[claim_id].stance is not Stance.DENIES:
            behind[figure].add(voices[claim_id])
    return {claim_id: independent_voices(behind[figure]) for claim_id, figure in figures.items()}


def _split(claims: Sequence[Claim], wires: Mapping[str, str], *, by_name: bool) -> list[list[Claim]]:
    """Part claims of one label by newsroom, those of one name together; ordered by their least claim id."""
    parts: list[tuple[set[str], list[Claim]]] = []
    for claim in claims:
        marks = {f"wire {wires[claim.article_id]}" if claim.article_id in wires else claim.article_id}
        name = " ".join(claim.claimant.text.casefold().split())
        if by_name and name:
            marks.add(f"name {name}")
        same = [part for part in parts if marks & part[0]]
        parts = [part for part in parts if not marks & part[0]]
        parts.append(
            (marks.union(*(part[0] for part in same)), [c for part in same for c in part[1]] + [claim])
        )
    return sorted((part[1] for part in parts), key=lambda part: min(claim.id for claim in part))


def count_voices(voices: Iterable[str]) -> int:
    """Count voices that do not depend on each other.

    Examples
    --------
    >>> count_voices(["un", "unattributed", "un"]), count_voices(["media", "unattributed"]), count_voices([])
    (1, 1, 0)
    """
    return len(independent_voices(voices))


def independent_voices(voices: Iterable[str]) -> tuple[str, ...]:
    """Return the voices to be counted, in alphabetical order: those that name nobody only where all do."""
    heard = set(voices)
    return tuple(sorted(heard - NAMELESS)) or tuple(sorted(heard)[:1])


def say_voices(claims: Iterable[Claim], voices: Mapping[str, str]) -> str:
    """Say in words who stands behind some claims, and how many claims each voice has."""
    counts = Counter(voices[claim.id] for claim in claims)
    kept = independent_voices(counts)
    listed = ", ".join(f"{voice} ({counts[voice]} claim{'s' * (counts[voice] > 1)})" for voice in kept)
    return f"{len(kept)} independent voice{'s' * (len(kept) != 1)}: {listed}"
