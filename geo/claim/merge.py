"""An article's drafts as its claims: one for each measure, value, victim side and claimant, with all its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Claim, Evidence, LossView, Measure, Scope, Span, Stance
from .identity import EVENTS, attitude_of, identify_claim
from .manner import actors_of, is_partial
from .places import places_of
from .repeats import without_repeats
from .second import first_of, look_again
from .unfought import without_faint, without_unrest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..second import Weights
    from ..values import Article, Mention
    from .draft import Draft, Line
    from .lexicon import Lexicon
    from .places import Grounds

# Code points of the text before and after an evidence that find it again elsewhere (W3C TextQuoteSelector).
_CONTEXT = 32
_Key = tuple[str, int | None, int | None, str, str, str]


def merge(
    article: Article, lines: Sequence[Line], lexicon: Lexicon, grounds: Grounds, weights: Weights | None
) -> tuple[Claim, ...]:
    """Put the drafts of an article together, look again, and give each claim its places, evidence and id."""
    groups = look_again(lines, group(lines, lexicon, grounds), lexicon, grounds, weights)
    drafts = sorted((draft for same in groups for draft in same), key=lambda draft: draft.number)
    if any(line.scene.units.tagged("caveat") for line in lines):
        for draft in drafts:
            draft.unverified = draft.unverified or draft.measure not in EVENTS
    carried = _carried_places(lines, grounds)
    ids: dict[int, str] = {}
    made: list[tuple[list[Draft], Claim]] = []
    for same in _put_together(drafts, grounds):
        claim = _claim(article, same, lexicon, _places(grounds, same, carried))
        for draft in same:
            ids[draft.number] = claim.id
        made.append((same, claim))
    return tuple(_with_whole(same, claim, ids) for same, claim in made)


def group(lines: Sequence[Line], lexicon: Lexicon, grounds: Grounds) -> list[list[Draft]]:
    """Return the drafts of an article, without what is told twice, those that are one claim together."""
    drafts = [draft for line in lines for draft in line.drafts]
    summary = {line.sentence.index for line in lines if line.summary}
    lead = next((line.sentence.index for line in lines if line.drafts and not line.summary), -1)
    unarmed = frozenset(party.civilians for party in lexicon.sides.parties.values())
    _settle_struck(drafts, lexicon.sides.defaults, unarmed)
    _settle_hunted(drafts, lexicon.sides.defaults, unarmed)
    drafts = without_faint(without_unrest(drafts, lines))
    return _put_together(without_repeats(drafts, lexicon, summary, lead), grounds)


# What victims.toml calls those who may be anybody.
_ANYBODY = frozenset({"", "people", "men", "mixed"})
# A toll stands so many sentences from what it is of.
_BESIDE = 1


def _settle_struck(drafts: Sequence[Draft], defaults: Mapping[str, str], unarmed: frozenset[str]) -> None:
    """Let a strike of which a third party says not whom it hit be of those whom its other strikes hit, if these are one side.

    Who counts dead militants or ``unarmed`` right beside it says that these were hit.
    """
    unknown, militants = defaults["victim_unknown"], defaults["militants"]
    hit: dict[str, set[str]] = {}
    within: dict[int, list[Draft]] = {}
    for draft in drafts:
        within.setdefault(draft.sentence.index, []).append(draft)
        if draft.measure is Measure.STRIKE and draft.victim_side != unknown:
            hit.setdefault(draft.speaker.label, set()).add(draft.victim_side)
    for draft in drafts:
        sides = hit.get(draft.speaker.label, set())
        apart = draft.low is not None or draft.speaker.party or not draft.speaker.text
        if draft.measure is Measure.STRIKE and draft.victim_side == unknown and len(sides) == 1 and not apart:
            draft.victim_side = next(iter(sides))
            draft.rules.append("whom this voice's other strikes hit")
        rounds = draft.low is not None and draft.hint == "shelling"
        open_yet = draft.measure is Measure.STRIKE and draft.victim_side == unknown and not rounds
        if open_yet and draft.speaker.text:
            at = draft.sentence.index
            beside = (other for n in range(at - _BESIDE, at + _BESIDE + 1) for other in within.get(n, ()))
            fallen = {other.victim_side for other in beside if _is_toll_beside(draft, other)}
            if len(fallen) == 1 and fallen <= unarmed | {militants}:
                draft.victim_side = next(iter(fallen))
                draft.rules.append("whom this voice counts right beside it")


def _settle_hunted(drafts: Sequence[Draft], defaults: Mapping[str, str], unarmed: frozenset[str]) -> None:
    """Let strikes told in nobody's voice that say not whom they hit be on the militants, if all others of the text are.

    Not where the sentence counts ``unarmed`` dead, whoever says so, nor where it tells a fight: guns fire at the other side's.
    """
    unknown, militants = defaults["victim_unknown"], defaults["militants"]
    told = [draft for draft in drafts if draft.measure is Measure.STRIKE]
    if {draft.victim_side for draft in told} - {unknown} != {militants}:
        return
    other = {
        draft.sentence.index
        for draft in drafts
        if draft.victim_side in unarmed or draft.measure is Measure.CLASH
    }
    for draft in told:
        voiced = draft.speaker.party or draft.speaker.text or draft.sentence.index in other
        if draft.victim_side == unknown and draft.low is None and not voiced:
            draft.victim_side = militants
            draft.rules.append("whom the text's other strikes hit")


def _is_toll_beside(strike: Draft, other: Draft) -> bool:
    """Whether a toll of the same voice stands beside its strike: "bombed four areas. The dead are 46 women and children"."""
    near = 0 < abs(other.sentence.index - strike.sentence.index) <= _BESIDE
    same = other.speaker.label == strike.speaker.label and Stance.DENIES not in {other.stance, strike.stance}
    told = other.measure in {Measure.KILLED, Measure.WOUNDED} and other.victim_class not in _ANYBODY
    return near and same and told and not other.aggregate


def _put_together(drafts: Sequence[Draft], grounds: Grounds) -> list[list[Draft]]:
    """Put drafts of one claim together. Events at different places are different, though one voice tells both."""
    kept: dict[_Key, list[list[Draft]]] = {}
    # By a claim and a place, the first cluster there; "" stands for any place at all, in a claim's first cluster.
    first: dict[tuple[_Key, str], int] = {}
    for draft in drafts:
        key = _key(draft)
        clusters = kept.setdefault(key, [])
        scenes = (
            {m.place_id or m.id for m in grounds.scenes(draft.sentence)} if draft.measure in EVENTS else set()
        )
        at = 0
        if scenes and (key, "") in first:
            at = min((first[key, place] for place in scenes if (key, place) in first), default=len(clusters))
        if at == len(clusters):
            clusters.append([])
        clusters[at].append(draft)
        for place in {*scenes, *([""] if scenes else [])}:
            first[key, place] = min(at, first.get((key, place), at))
    return [same for clusters in kept.values() for same in clusters]


def _places(
    grounds: Grounds, same: Sequence[Draft], carried: dict[int, tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """Return the places of a claim: those that its own sentences name, else those carried over to the first."""
    own = [draft for draft in same if grounds.scenes(draft.sentence)]
    if same[0].measure not in EVENTS:
        own = own[:1]
    found = [m for draft in own or same[:1] for m in places_of_draft(grounds, draft, carried)]
    return tuple({m.id: m for m in found}.values())


def _key(draft: Draft) -> _Key:
    return (
        draft.measure.value,
        draft.low,
        draft.high,
        draft.victim_side,
        draft.speaker.label,
        attitude_of(draft.stance, draft.measure),
    )


def _carried_places(lines: Sequence[Line], grounds: Grounds) -> dict[int, tuple[Mention, ...]]:
    """Return, for each sentence, the scenes that the text spoke of before it."""
    found: dict[int, tuple[Mention, ...]] = {}
    last: tuple[Mention, ...] = ()
    for line in lines:
        found[line.sentence.index] = last
        scenes = grounds.scenes(line.sentence)
        last = tuple(scenes) or last
    return found


def places_of_draft(
    grounds: Grounds, draft: Draft, carried: dict[int, tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """Return the places of a draft, none for totals that belong to no incident."""
    if draft.aggregate:
        return ()
    if draft.rows:
        return tuple(mention for sentence in draft.rows for mention in grounds.scenes(sentence))
    offset = draft.sentence.start
    focus = (offset + draft.focus[0], offset + draft.focus[1])
    return places_of(grounds, draft.sentence, focus, carried.get(draft.sentence.index, ()))


def _evidence(article: Article, draft: Draft) -> Evidence:
    sentence = draft.sentence
    text = article.text
    return Evidence(
        article_id=article.id,
        start=sentence.start,
        end=sentence.end,
        exact=sentence.text,
        prefix=text[max(sentence.start - _CONTEXT, 0) : sentence.start],
        suffix=text[sentence.end : sentence.end + _CONTEXT],
        focus=Span(start=sentence.start + draft.focus[0], end=sentence.start + draft.focus[1]),
    )


def _claim(article: Article, same: list[Draft], lexicon: Lexicon, places: Sequence[Mention]) -> Claim:
    first = first_of(same)
    spans: dict[int, Evidence] = {}
    for draft in [first, *same]:
        spans.setdefault(draft.sentence.start, _evidence(article, draft))
    claimant = first.speaker.claimant(lexicon)
    evidence = tuple(spans.values())
    place_ids = tuple(dict.fromkeys(place_id for m in places for place_id in m.place_ids))
    return Claim(
        id=_identify(article, first, evidence[0]),
        article_id=article.id,
        evidence=evidence,
        measure=first.measure,
        value_low=first.low,
        value_high=first.high,
        qualifier=first.qualifier,
        claimant=claimant,
        stance=first.stance,
        approx=first.approx,
        unsplit=first.unsplit,
        relay=first.speaker.relay,
        unverified=any(draft.unverified for draft in same),
        actor=actors_of(first, lexicon),
        partial=any(is_partial(draft, lexicon) for draft in same),
        victim_side=first.victim_side,
        victim_class=first.victim_class,
        scope=Scope.CUMULATIVE
        if first.aggregate
        else (Scope.MULTI_PLACE if len(place_ids) > 1 else Scope.INCIDENT),
        aggregate=first.aggregate,
        place_ids=place_ids,
        mention_ids=tuple(m.id for m in places),
        loss_view=_view(first, claimant.side, lexicon),
        event_hint=first.hint,
        derived=all(draft.derived for draft in same),
        rule="; ".join(first.rules),
    )


def _view(draft: Draft, side: str, lexicon: Lexicon) -> LossView:
    party = lexicon.sides.party_of_side(side) if side else None
    if draft.victim_side == lexicon.sides.defaults["victim_unknown"]:
        return LossView.UNKNOWN
    if party is None:
        return LossView.THIRD_PARTY
    if draft.victim_side in {party.forces, party.civilians}:
        return LossView.OWN_LOSS
    return LossView.ENEMY_LOSS if lexicon.sides.party_of_side(draft.victim_side) else LossView.THIRD_PARTY


def _identify(article: Article, draft: Draft, evidence: Evidence) -> str:
    return identify_claim(
        article_id=article.id,
        start=evidence.start,
        end=evidence.end,
        measure=draft.measure,
        value_low=draft.low,
        value_high=draft.high,
        victim_side=draft.victim_side,
        claimant=draft.speaker.label,
        stance=draft.stance,
    )


def _with_whole(same: list[Draft], claim: Claim, ids: dict[int, str]) -> Claim:
    whole = next((ids[d.part_of] for d in same if d.part_of is not None and d.part_of in ids), None)
    return replace(claim, subset_of=whole) if whole is not None and whole != claim.id else claim
