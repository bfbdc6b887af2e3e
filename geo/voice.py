"""Voices: who stands behind a figure, counted by side and not by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .values import Claim

# Labels of the closed list that name no source: at most one voice together, and none beside a named one.
_NAMELESS = frozenset({"unattributed", "media"})


def voice_of(claim: Claim) -> str:
    """Return the voice that speaks a claim: its side, or for a third party the claimant's label."""
    return claim.claimant.side or claim.claimant.label


def count_voices(claims: Iterable[Claim]) -> int:
    """Count the voices that do not depend on each other. Ten articles that cite one army are one voice.

    Claims that name nobody count as one voice where nobody is named at all: they may repeat any of the others.
    """
    voices = {voice_of(claim) for claim in claims}
    return len(voices - _NAMELESS) or (1 if voices else 0)
