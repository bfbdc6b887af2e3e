"""What went wrong, by kind: claims whose value, victim or claimant is wrong, missed and invented ones; places alike."""

from __future__ import annotations

from collections import defaultdict

import score

_EXAMPLES = 3
_QUOTE = 110


def list_mistakes(found):
    """Lay the mistakes of documents out as lines: each kind with its number, the most frequent first, and examples."""
    kinds = defaultdict(list)
    for document in found:
        for kind, what in [*claim_mistakes(document), *place_mistakes(document)]:
            kinds[kind].append(f"{document.id}: {what}")
    lines = ["errors on the half that was worked on, by kind"]
    for kind, cases in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"{len(cases):5}  {kind}")
        lines += [f"         {case}" for case in cases[:_EXAMPLES]]
    return lines


def claim_mistakes(document):
    """Pair what is missing with what is too much, the closest first, and name what keeps the two apart."""
    gold, mine = (_by_key(side.get("claims", [])) for side in (document.gold, document.prediction))
    missing = [claim for key, claim in gold.items() if key not in mine]
    extra = [claim for key, claim in mine.items() if key not in gold]
    found = []
    for kind, same in _CLOSENESS:
        for claim in list(missing):
            other = next((each for each in extra if same(claim, each)), None)
            if other is not None:
                missing.remove(claim)
                extra.remove(other)
                found.append((_difference(kind, claim, other), _told(document, claim)))
    found += [(f"claim missed: {claim['type']}", _told(document, claim)) for claim in missing]
    found += [(f"claim invented: {claim['type']}", _told(document, claim)) for claim in extra]
    return found


def place_mistakes(document):
    """Compare places by span: missed, invented, and those with another name or role."""
    gold, mine = (
        {
            (place["start"], place["end"]): place
            for place in side.get("places", [])
            if place.get("start") is not None
        }
        for side in (document.gold, document.prediction)
    )
    found = []
    for span in sorted({*gold, *mine}):
        wanted, got = gold.get(span), mine.get(span)
        quote = _quote(document.text, *span)
        if wanted is None or got is None:
            found.append((f"place {'missed' if got is None else 'invented'}", quote))
        elif wanted["role"] != got.get("role"):
            found.append((f"role: {wanted['role']} read as {got.get('role')}", quote))
        elif score.norm(wanted["name"]) != score.norm(got.get("name")):
            found.append(("place's name", f"{wanted['name']} read as {got.get('name')}"))
    return found


def _by_key(claims):
    return {
        (_value(claim), claim.get("victim_side") or "unknown", claim.get("claimant") or "unattributed"): claim
        for claim in claims
    }


def _value(claim):
    return claim.get("type"), claim.get("value_low"), claim.get("value_high")


def _same(*fields):
    return lambda claim, other: all(claim.get(field) == other.get(field) for field in fields)


_CLOSENESS = (
    ("claimant", _same("type", "value_low", "value_high", "victim_side")),
    ("victim", _same("type", "value_low", "value_high", "claimant")),
    ("victim and claimant", _same("type", "value_low", "value_high")),
    ("value", _same("type", "victim_side", "claimant")),
    ("type", _same("value_low", "value_high", "victim_side", "claimant", "evidence_start")),
)


def _difference(kind, claim, other):
    field = {"claimant": "claimant", "victim": "victim_side", "type": "type"}.get(kind)
    return f"{kind}: {claim.get(field)} read as {other.get(field)}" if field else f"claim's {kind}"


def _told(document, claim):
    low, high = claim.get("value_low"), claim.get("value_high")
    number = "" if low is None and high is None else f" {low}..{high}"
    start, end = claim.get("evidence_start") or 0, claim.get("evidence_end") or 0
    return (
        f"{claim['type']}{number}, {claim.get('victim_side')}, {claim.get('claimant')}: "
        f"{' '.join(document.text[start:end].split())[:_QUOTE]}"
    )


def _quote(text, start, end):
    around = text[max(start - _QUOTE // 3, 0) : start], text[start:end], text[end : end + _QUOTE // 3]
    return " ".join("{}[{}]{}".format(*around).split())
