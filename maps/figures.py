"""Figures beside their speakers: the claims matrix as values, for pictures and reports. The twin of ``matrix.js``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .model import plain
from .wording import VAGUE, figure, is_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Model, Row
    from .speech import Speech

MEASURES = (
    *("killed", "wounded", "captured", "missing", "displaced"),
    *("posts_captured", "posts_destroyed", "drones_downed", "vehicles_destroyed"),
)
# The policy that names what a side admits of its own, and the most that others claim.
FLOOR_POLICY = "own_loss_floor"
_WHOLE_CLASSES = ("with ", "including ", "and ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a cell: its text, whether it is denied or a denial, what must stand beside it, its claims."""

    text: str
    denied: bool
    denial: bool
    vague: bool
    notes: tuple[str, ...]
    claims: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who says how many of whose, for one measure.

    Parameters
    ----------
    measure
        What is counted.
    sides
        Labels of those whose dead are counted, across.
    rows
        Label of who speaks, and by side the figures.
    """

    measure: str
    sides: tuple[str, ...]
    rows: tuple[tuple[str, dict[str, tuple[Figure, ...]]], ...]


def list_matrices(model: Model, claims: Sequence[Row]) -> list[Matrix]:
    """Make a matrix for each measure that the claims count, in a fixed order."""
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        if not is_event(claim):
            by_measure[claim["measure"]].append(claim)
    order = {measure: at for at, measure in enumerate(MEASURES)}
    return [
        _matrix(model, measure, by_measure[measure])
        for measure in sorted(by_measure, key=lambda measure: order.get(measure, len(order)))
    ]


def write_words(claim: Row, speech: Speech) -> str:
    """Write the same in the reporters' words, where they differ from the short form; else nothing."""
    low, high, qualifier = claim["low"], claim["high"], claim["qualifier"]
    if qualifier in VAGUE:
        return ""
    if low is None and high is not None:
        return speech.say("figure.at_most", n=high)
    if high is None and low is not None:
        more = qualifier == "more_than"
        return speech.say("figure.more_than", n=low - 1) if more else speech.say("figure.at_least", n=low)
    return speech.say("figure.about", n=low) if qualifier == "about" and low is not None else ""


def write_ceiling(model: Model, estimate: Row) -> str:
    """Write a ceiling as the claim does that it rests on, so that "more than 200" does not become 201."""
    claims = [model.claim_of[each] for each in estimate["claims"] if each in model.claim_of]
    for claim in claims:
        if claim["stance"] != "denies" and claim["high"] is None and claim["low"] == estimate["high"]:
            return figure(model.speech.language, claim)
    return model.speech.number(estimate["high"])


def is_vague(claim: Row) -> bool:
    """Say whether a claim gives no number that could stand in a table of numbers."""
    return claim["qualifier"] in VAGUE or (claim["low"] is None and claim["high"] is None)


def order_speakers(model: Model, labels: Sequence[str]) -> list[str]:
    """Order who speaks: parties to the conflict in the theatre's order, then the others, nobody named last."""
    countries = [country["code"] for country in model.data["theatre"]["countries"]]
    known = list(model.data["claimants"])

    def rank(label: str) -> tuple[int, int, str]:
        side = model.data["claimants"].get(label, {}).get("side", "")
        country = model.data["sides"].get(side, {}).get("country", "")
        party = countries.index(country) if country in countries else 50
        return (99 if label == "unattributed" else party, known.index(label) if label in known else -1, label)

    return sorted(dict.fromkeys(labels), key=rank)


def _matrix(model: Model, measure: str, claims: Sequence[Row]) -> Matrix:
    known = list(model.data["sides"])
    sides = sorted(
        dict.fromkeys(claim["victim_side"] for claim in claims),
        key=lambda side: (known.index(side) if side in known else -1, side),
    )
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        cells[claim["claimant"], claim["victim_side"]].append(claim)
    return Matrix(
        measure=measure,
        sides=tuple(sides),
        rows=tuple(
            (label, {side: _figures(model, cells[label, side]) for side in sides if cells[label, side]})
            for label in order_speakers(model, [claim["claimant"] for claim in claims])
        ),
    )


def _figures(model: Model, claims: Sequence[Row]) -> tuple[Figure, ...]:
    """Group the claims of one cell that say the same number; numbers before words, denials last."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for claim in claims:
        same = (
            figure(model.speech.language, claim)
            if is_vague(claim)
            else (claim["high"], claim["high"] or claim["low"])
        )
        groups[claim["stance"] == "denies", same, claim["subset_of"]].append(claim)

    def rank(group: list[Row]) -> tuple[int, int]:
        first = group[0]
        place = 2 if first["stance"] == "denies" else 1 if is_vague(first) else 0
        return place, -(first["high"] if first["high"] is not None else first["low"] or 0)

    return tuple(_figure(model, group) for group in sorted(groups.values(), key=rank))


def _figure(model: Model, group: list[Row]) -> Figure:
    # The plainest wording stands for the others.
    claim = next((each for each in group if not write_words(each, model.speech)), group[0])
    return Figure(
        text=figure(model.speech.language, claim),
        denied=any(map(model.deniers, group)),
        denial=claim["stance"] == "denies",
        vague=is_vague(claim),
        notes=tuple(_notes(model, group)),
        claims=tuple(group),
    )


def _notes(model: Model, group: list[Row]) -> list[str]:
    """List what must be known beside a figure so that it never stands alone."""
    say = model.speech.say
    words = [say("matrix.own_loss")] if all(each["loss_view"] == "own_loss" for each in group) else []
    deniers = dict.fromkeys(name for claim in group for name in model.deniers(claim))
    if deniers:
        words.append(say("say.denied_by", who=model.speech.list(list(deniers))))
    if all(each["stance"] == "confirms" for each in group):
        words.append(say("matrix.confirms"))
    words.extend(
        dict.fromkeys(
            plain(each["victim_class"]) for each in group if each["victim_class"].startswith(_WHOLE_CLASSES)
        )
    )
    if any(each["derived"] for each in group):
        words.append(say("matrix.derived"))
    return [*words, *_reports(model, group)]


def _reports(model: Model, group: list[Row]) -> list[str]:
    """Tell in how many reports a figure stands; what only some of them say is said of those."""
    say, speech = model.speech.say, model.speech
    whole: list[str] = []
    part: list[str] = []

    def tell(claims: list[Row], words: str) -> None:
        if claims and len(claims) == len(group):
            whole.append(words)
        elif claims:
            part.append(say("matrix.some_reports", what=words, n=_articles(claims)))

    worded = [claim for claim in group if write_words(claim, speech)]
    if worded and (len(worded) < len(group) or worded[0]["low"] is None):
        tell(worded, write_words(worded[0], speech))
    unsplit = [claim for claim in group if claim["unsplit"]]
    tell(unsplit, say("matrix.unsplit" if len(unsplit) == len(group) else "matrix.casualties"))
    tell(
        [claim for claim in group if claim["unverified"] or claim["stance"] == "unverified"],
        say("matrix.unverified"),
    )
    reports = _articles(group)
    lead = [say("matrix.reports", n=reports)] if reports > 1 or part else []
    return [*whole, *filter(None, [speech.commas([*lead, *part])])]


def _articles(claims: Sequence[Row]) -> int:
    return len({claim["article"] for claim in claims})
