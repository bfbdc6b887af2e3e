"""Claims of made-up sentences, told in one line each, with real places and sides."""

from __future__ import annotations

from functools import cache

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions

from .dossiers import article


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load("durand")


def claims_of(text: str, language: str) -> set[str]:
    """Return each claim of a text as "measure low high victim claimant", with "-" for an open end, and its stance unless it asserts."""
    found = set()
    written = article(text, language=language)
    for claim in find_claims(written, find_mentions(written, _gazetteer()), _gazetteer()):
        low, high = ("-" if value is None else str(value) for value in (claim.value_low, claim.value_high))
        words = [claim.measure.value, low, high, claim.victim_side, claim.claimant.label]
        words += [claim.stance.value] * (claim.stance.value != "asserts")
        found.add(" ".join(words))
    return found
