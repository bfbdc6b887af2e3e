"""An article's drafts as its claims: one for each measure, value, victim side and claimant, with all its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..values import Claim, Evidence, LossView, Measure, Qualifier, Scope, Span, Stance
from .draft import same_voice
from .identity import EVENTS, attitude_of, identify_claim
from .manner import actors_of, is_partial
from .places import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..values import Article, Mention
    from .draft import Draft, Line
    from .lexicon import Lexicon
    from .places import Grounds

# Code points of the text before and after an evidence that find it again elsewhere (W3C TextQuoteSelector).
_CONTEXT = 32
# Each draft is compared with each: of a text that claims more than this, which no report does, the rest stays as it is.
_MOST_COMPARED = 500
# What a lead tells in a few words and the body with who says it.
_TOLD_AGAIN = frozenset({Measure.CLASH, Measure.STRIKE})
_Key = tuple[str, int | None, int | None, str, str, str]


def merge(article: Article, lines: Sequence[Line], lexicon: Lexicon, grounds: Grounds) -> tuple[Claim, ...]:
    """Put the drafts of an article together and give each claim its places, evidence and id."""
    drafts = [draft for line in lines for draft in line.drafts]
    summary = {line.sentence.index for line in lines if line.summary}
    lead = next((line.sentence.index for line in lines if not line.summary), -1)
    _settle_struck(drafts, lexicon.sides.defaults["victim_unknown"])
    drafts = _without_repeats(drafts, lexicon, summary, lead)
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


def _settle_struck(drafts: Sequence[Draft], unknown: str) -> None:
    """Let a strike of which a third party says not whom it hit be of those whom its other strikes hit, if these are one side."""
    hit: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.measure is Measure.STRIKE and draft.victim_side != unknown:
            hit.setdefault(draft.speaker.label, set()).add(draft.victim_side)
    for draft in drafts:
        sides = hit.get(draft.speaker.label, set())
        apart = draft.low is not None or draft.speaker.party or not draft.speaker.text
        if draft.measure is Measure.STRIKE and draft.victim_side == unknown and len(sides) == 1 and not apart:
            draft.victim_side = next(iter(sides))
            draft.rules.append("whom this voice's other strikes hit")


def _put_together(drafts: Sequence[Draft], grounds: Grounds) -> list[list[Draft]]:
    """Put drafts of one claim together. Events at different places are different, though one voice tells both."""
    kept: dict[_Key, list[tuple[set[str], list[Draft]]]] = {}
    for draft in drafts:
        clusters = kept.setdefault(_key(draft), [])
        scenes = (
            {m.place_id or m.id for m in grounds.scenes(draft.sentence)} if draft.measure in EVENTS else set()
        )
        for places, same in clusters:
            if not scenes or not places or places & scenes:
                places.update(scenes)
                same.append(draft)
                break
        else:
            clusters.append((scenes, [draft]))
    return [same for clusters in kept.values() for _, same in clusters]


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


class _Labels(NamedTuple):
    """Labels of nobody who speaks, of sides that say little, and of people who bear no arms."""

    nobody: str
    vague: frozenset[str]
    civilians: frozenset[str]


def _labels(lexicon: Lexicon) -> _Labels:
    defaults = lexicon.sides.defaults
    unarmed = {party.civilians for party in lexicon.sides.parties.values()}
    return _Labels(
        nobody=defaults["claimant_none"],
        vague=frozenset({defaults["victim_unknown"], defaults["civilians_unknown"]}),
        civilians=frozenset(unarmed),
    )


def _without_repeats(drafts: list[Draft], lexicon: Lexicon, summary: set[int], lead: int) -> list[Draft]:
    """Drop what a headline says less exactly than the body, and bounds that a body's exact number makes plain."""
    labels = _labels(lexicon)
    nobody, vague = labels.nobody, labels.vague
    kept: list[Draft] = list(drafts[_MOST_COMPARED:])
    drafts = drafts[:_MOST_COMPARED]
    for draft in drafts:
        others = [other for other in drafts if other is not draft and other.measure is draft.measure]
        index = draft.sentence.index
        body = [other for other in others if other.sentence.index not in summary]
        if index in summary and any(_covers(other, draft, labels) for other in body):
            continue
        # What an event is told by matters little, of a toll there is one voice for each number.
        voices = (nobody, lexicon.sides.defaults["media"]) if index == lead else (nobody, nobody)
        judged = index == lead or draft.measure not in EVENTS
        if judged and _is_told_better(draft, others, voices, vague):
            continue
        if index <= lead + 1 and _is_led_up_to(draft, body, nobody):
            continue
        if _is_vaguer(draft, others, vague):
            continue
        if draft.qualifier is Qualifier.UP_TO and any(
            other.low == other.high == draft.high and other.victim_side == draft.victim_side
            for other in others
        ):
            draft.low, draft.qualifier = draft.high, Qualifier.EXACT
        kept.append(draft)
    return sorted(kept, key=lambda draft: draft.number)


def _is_told_better(
    draft: Draft, others: list[Draft], voices: tuple[str, str], vague: frozenset[str]
) -> bool:
    """Whether a number comes again with the voice that gives it: nobody, or in a lead an outlet, only passed it on."""
    nobody, outlet = voices
    passed_on = {nobody, outlet} if draft.speaker.label == outlet else {nobody}
    if draft.low is None and draft.high is None:
        return False
    return any(
        (_is_same_number(draft, other) if draft.speaker.label in passed_on else _is_bound_of(draft, other))
        and (other.victim_side == draft.victim_side or draft.victim_side in vague)
        and (
            other.speaker.label not in passed_on
            if draft.speaker.label in passed_on
            else same_voice(draft, other)
        )
        and other.stance not in {Stance.DENIES, Stance.CONFIRMS}
        for other in others
    )


def _is_led_up_to(draft: Draft, body: list[Draft], nobody: str) -> bool:
    """Whether a lead tells by the way, in nobody's voice, what the body tells in somebody's: "five died in a clash"."""
    if (
        draft.measure not in _TOLD_AGAIN
        or not draft.aside
        or draft.speaker.label != nobody
        or draft.speaker.text
    ):
        return False
    return any(
        other.number > draft.number and other.speaker.label != nobody and other.stance is not Stance.DENIES
        for other in body
    )


def _is_same_number(draft: Draft, other: Draft) -> bool:
    return (other.low, other.high) == (draft.low, draft.high) or _is_bound_of(draft, other)


def _is_bound_of(draft: Draft, other: Draft) -> bool:
    """Whether a number is the least that another says exactly: "at least nine" of "nine"."""
    at_least = draft.qualifier is Qualifier.AT_LEAST and draft.measure not in EVENTS
    return at_least and draft.low == other.low == other.high


def _is_vaguer(draft: Draft, others: list[Draft], vague: frozenset[str]) -> bool:
    """Whether another draft of the same voice tells the same more exactly: of whom, or how many."""
    for other in others:
        if other.stance is not draft.stance or other.measure in EVENTS:
            continue
        same_number = (other.low, other.high) == (draft.low, draft.high) != (None, None)
        same_voice = other.speaker.label == draft.speaker.label
        if same_number and same_voice and draft.victim_side in vague and other.victim_side not in vague:
            return True
        bare = draft.qualifier is Qualifier.SEVERAL and not draft.counted
        if (
            bare
            and other.victim_side == draft.victim_side
            and (other.low is not None or other.high is not None)
        ):
            return True
    return False


def _is_heading(draft: Draft) -> bool:
    return draft.sentence.title or draft.sentence.heading


def _covers(body: Draft, heading: Draft, labels: _Labels) -> bool:
    """Whether a sentence of the body tells what a headline tells, by the same voice or with a voice where it had none."""
    if heading.speaker.label not in {labels.nobody, body.speaker.label}:
        return False
    if heading.measure in EVENTS:
        return True
    # Whose people they are a headline seldom says; the body's words and places do.
    same_number = (body.low, body.high) == (heading.low, heading.high) != (None, None)
    sides = {body.victim_side, heading.victim_side}
    if len(sides) > 1 and not same_number and not (labels.vague & sides or sides <= labels.civilians):
        return False
    low, high = heading.low, heading.high
    if low is None and high is None:
        return True
    near = {value for value in (body.low, body.high) if value is not None}
    return (
        low in near
        or high in near
        or (low is not None and low + 1 in near)
        or (high is not None and high + 1 in near)
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
    # The body's word counts before the headline's: it names the claimant.
    first = min(same, key=lambda draft: (_is_heading(draft), draft.number))
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
