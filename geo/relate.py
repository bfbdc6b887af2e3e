"""How claims stand to each other: restated, contradicted, denied, revised, part of one another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .claim.identity import EVENTS
from .revision import revising_words
from .values import ClaimRelation, RelationKind, Stance
from .voice import hear_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .values import Article, Claim, Incident, IncidentPlace, Wire

# An event has a handful of figures for one side. Of more than this many different ones, which only a text made
# to slow a reader down has, the rest is not compared.
MOST_FIGURES = 200
# "Dozens" against 23 is no contradiction: a round word may be off by a quarter.
ROUND = 0.25
_SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.UNVERIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """When each article was published, the wire it is on, where a claim's own words put it, and whose voice it is."""

    published: Mapping[str, str]
    languages: Mapping[str, str]
    scenes: Mapping[str, set[str]]
    voices: Mapping[str, str]
    wires: Mapping[str, str]

    def voice(self, claim: Claim) -> str:
        """Return the voice that speaks a claim."""
        return self.voices[claim.id]

    def same_scene(self, one: Claim, two: Claim) -> bool:
        """Whether two claims of one event may be of one place of it."""
        here, there = self.scenes.get(one.id), self.scenes.get(two.id)
        return not (here and there) or not here.isdisjoint(there)


def relate(
    claims: Iterable[Claim],
    incidents: Iterable[Incident],
    places: Iterable[IncidentPlace],
    articles: Iterable[Article],
    wires: Iterable[Wire] = (),
) -> tuple[ClaimRelation, ...]:
    """Find the relations between claims, within and across articles.

    ``part_of`` is what the text itself says ("including two children"). All else is found between claims of
    one incident, of one measure and victim side, and not at different places:

    * ``denies``: one rejects what the other says;
    * ``restates``: the same voice gives the same figure, or the same figure less exactly;
    * ``revises``: the same voice gives another figure in a later report, or a later sentence says that the figure
      has changed ("the toll rose to 47");
    * ``contradicts``: different voices give ranges that cannot both hold. Words that round ("dozens") have
      slack; a figure of killed and one of killed and wounded together do not compare, neither do parts, and
      "none killed as of Saturday night" does not compare with later tolls: it was an earlier state of knowledge.

    Parameters
    ----------
    claims, incidents
        In any order: the answer does not depend on it.
    places
        The incidents' places: which claim's own words name which.
    articles
        Their dates of publication tell which figure is the later one.
    wires
        Which articles hand on one report: its residents and sources are one voice in all of them.

    Returns
    -------
    tuple of ClaimRelation
        In the order of kind, source and target. A figure that many repeat is restated once by each and
        contradicted once for each pair of voices and figures, so that the number stays in proportion.
    """
    told = {claim.id: claim for claim in claims}
    known_wires, events = tuple(wires), tuple(incidents)
    scenes: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for claim_id in place.claim_ids:
            scenes[claim_id].add(place.place_id or place.name)
    read = tuple(articles)
    context = _Context(
        published={article.id: article.published for article in read},
        languages={article.id: article.language for article in read},
        scenes=scenes,
        voices=hear_all(told.values(), events, known_wires),
        wires={wire.article_id: wire.name for wire in known_wires},
    )
    found = [
        _relation(RelationKind.PART_OF, claim, told[claim.subset_of], "counted within it by the text")
        for claim in told.values()
        if claim.subset_of in told
    ]
    for incident in events:
        ordered = sorted(
            (told[claim_id] for claim_id in incident.claim_ids), key=lambda c: _order(c, context.published)
        )
        for block in _blocks(ordered):
            found.extend(_relate_block(block, context))
    return tuple(sorted(set(found), key=lambda r: (r.kind.value, r.source, r.target, r.reason)))


def _order(claim: Claim, published: Mapping[str, str]) -> tuple[str, str, int, str]:
    return published[claim.article_id], claim.article_id, claim.evidence[0].start, claim.id


def _blocks(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of one event that speak of one thing: of one measure and victim side."""
    blocks: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        blocks[claim.measure.value, claim.victim_side].append(claim)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _relate_block(block: Sequence[Claim], context: _Context) -> Iterator[ClaimRelation]:
    heads: dict[tuple[object, ...], list[Claim]] = {}
    for claim in block:
        if claim.stance is Stance.DENIES:
            continue
        alike = heads.setdefault((context.voice(claim), *_figure(claim)), [])
        head = next((h for h in alike if context.same_scene(h, claim)), None)
        if head is None:
            alike.append(claim)
        else:
            yield _relation(RelationKind.RESTATES, claim, head, _restated(claim, head, context))
    firsts = [claim for alike in heads.values() for claim in alike][:MOST_FIGURES]
    yield from _pairs(firsts, context)
    yield from _denials(block, context)


def _restated(claim: Claim, head: Claim, context: _Context) -> str:
    what = "event" if claim.measure in EVENTS else "figure"
    wire = context.wires.get(claim.article_id)
    shared = (
        wire is not None
        and claim.article_id != head.article_id
        and wire == context.wires.get(head.article_id)
    )
    by_wire = f"; both reports are on one wire ({wire})" if shared else ""
    return f"the same {what}, told by the same voice ({context.voice(claim)}){by_wire}"


def _pairs(firsts: Sequence[Claim], context: _Context) -> Iterator[ClaimRelation]:
    for number, one in enumerate(firsts):
        for two in firsts[number + 1 :]:
            if one.measure in EVENTS or not context.same_scene(one, two):
                continue
            same = context.voice(one) == context.voice(two)
            revision = _revision(one, two, context, same_voice=same)
            if revision is not None:
                yield revision
            elif same:
                yield from _same_voice(one, two)
            elif _contradict(one, two):
                reason = (
                    f"{_range(one)} by {context.voice(one)} and {_range(two)} by {context.voice(two)} "
                    "cannot both hold"
                )
                first, second = sorted((one, two), key=lambda claim: claim.id)
                yield _relation(RelationKind.CONTRADICTS, first, second, reason)


def _revision(one: Claim, two: Claim, context: _Context, *, same_voice: bool) -> ClaimRelation | None:
    """Return that one figure takes the other's place: its words say so, or one voice gives it in a later report."""
    if not (_comparable(one, two) and _apart(one, two)):
        return None
    older, newer = sorted((one, two), key=lambda claim: _order(claim, context.published))
    days = context.published.get(older.article_id, ""), context.published.get(newer.article_id, "")
    later = bool(days[0] and days[1]) and days[0] < days[1]
    if older.article_id == newer.article_id or later:
        words = revising_words(newer, context.languages.get(newer.article_id, ""))
        if words and older.evidence[0].start != newer.evidence[0].start:
            reason = f'its sentence says that the figure has changed ("{words}"): {_range(older)} became {_range(newer)}'
            return _relation(RelationKind.REVISES, newer, older, reason)
    if same_voice and later:
        reason = f"the same voice in a later report: {_range(older)} became {_range(newer)}"
        return _relation(RelationKind.REVISES, newer, older, reason)
    return None


def _same_voice(one: Claim, two: Claim) -> Iterator[ClaimRelation]:
    if _bounded(one) and _bounded(two) and one.unsplit == two.unsplit and not _apart(one, two):
        exact, loose = sorted((one, two), key=lambda claim: (_width(claim), claim.id))
        yield _relation(RelationKind.RESTATES, loose, exact, f"the same voice, less exactly: {_range(loose)}")


def _denials(block: Sequence[Claim], context: _Context) -> Iterator[ClaimRelation]:
    """Yield what each denial rejects: figures that share a bound with its own, or are as unbounded."""
    by_bound: dict[tuple[str, int | None], list[Claim]] = defaultdict(list)
    for claim in block:
        if claim.stance is not Stance.DENIES:
            for bound in _named_bounds(claim):
                by_bound[bound].append(claim)
    for denial in block:
        if denial.stance is Stance.DENIES:
            rejected = {claim.id: claim for bound in _named_bounds(denial) for claim in by_bound[bound]}
            yield from _denied(denial, rejected.values(), context)


def _named_bounds(claim: Claim) -> list[tuple[str, int | None]]:
    bounds = [("low", claim.value_low), ("high", claim.value_high)]
    return [bound for bound in bounds if bound[1] is not None] or [("none", None)]


def _denied(denial: Claim, figures: Iterable[Claim], context: _Context) -> Iterator[ClaimRelation]:
    for claim in figures:
        same = context.voice(claim) == context.voice(denial) or claim.subset_of == denial.id
        if not same and context.same_scene(denial, claim):
            where = (
                "in the same article" if denial.article_id == claim.article_id else "told in another article"
            )
            reason = f"{context.voice(denial)} rejects the figure, {where}"
            yield _relation(RelationKind.DENIES, denial, claim, reason)


def _contradict(one: Claim, two: Claim) -> bool:
    return _comparable(one, two) and one.stance in _SAID and two.stance in _SAID and _apart(one, two)


def _comparable(one: Claim, two: Claim) -> bool:
    """Whether two figures count the same thing: wholes of one sort."""
    whole = one.subset_of is None and two.subset_of is None
    scope = one.scope is two.scope or not {one.scope.value, two.scope.value} & {
        "place",
        "period",
        "cumulative",
    }
    return whole and scope and one.unsplit == two.unsplit


def _apart(one: Claim, two: Claim) -> bool:
    """Whether no number lies in both ranges; those of round words are widened first."""
    low_one, high_one = _bounds(one)
    low_two, high_two = _bounds(two)
    return low_one > high_two or low_two > high_one


def _bounds(claim: Claim) -> tuple[float, float]:
    low = float(claim.value_low or 0)
    high = float("inf") if claim.value_high is None else float(claim.value_high)
    return (low * (1 - ROUND), high * (1 + ROUND)) if claim.approx else (low, high)


def _bounded(claim: Claim) -> bool:
    return claim.value_low is not None or claim.value_high is not None


def _width(claim: Claim) -> float:
    low, high = _bounds(claim)
    return high - low


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim.value_low, claim.value_high, claim.unsplit, claim.subset_of is None


def _range(claim: Claim) -> str:
    low, high = claim.value_low, claim.value_high
    if low is None:
        return claim.qualifier.value.replace("_", " ") if high is None else f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _relation(kind: RelationKind, source: Claim, target: Claim, reason: str) -> ClaimRelation:
    return ClaimRelation(kind=kind, source=source.id, target=target.id, reason=reason)
