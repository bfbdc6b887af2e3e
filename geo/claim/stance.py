"""What speakers do with claims: deny, confirm, or leave them open."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from ..values import Measure, Qualifier, Stance
from .identity import EVENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from .draft import Draft, Line
    from .sayings import Frame
    from .scene import Scene
    from .units import Unit

_REACH = 8
_DENIED_EVENTS = frozenset({Measure.CLASH, Measure.STRIKE})
# A denial of "the figure" speaks of what was told in its own sentence, or so many before it.
_SENTENCES_BACK = 4
# What is denied without a number ("not a single post is lost") was told so many sentences before, or nearer.
_FAR_BACK = 12
# A number that is named again is looked for in so many sentences.
_FIGURES_BACK = 30


def stance_of(frame: Frame | None) -> Stance:
    """Return the stance that a verb of saying gives to what it covers."""
    kinds = {"denies": Stance.DENIES, "confirms": Stance.CONFIRMS, "unsettled": Stance.UNVERIFIED}
    return kinds.get(frame.kind, Stance.ASSERTS) if frame is not None else Stance.ASSERTS


def find_denials(line: Line, earlier: Sequence[Line], number: int) -> list[Draft]:
    """Make a draft for each figure that a sentence rejects: the value denied, said by who denies it."""
    found: list[Draft] = []
    _deny_told(line)
    for frame in line.frames:
        beside = _rejects_beside(line, frame)
        if beside or _rejects_figures(line, frame):
            told = [d for d in line.drafts if d.stance is not Stance.DENIES]
            _own_up(told, frame, line.scene.lexicon.sides)
            told.extend([] if beside else _told_before(line, frame, earlier))
            found.extend(_deny_events(line, frame, earlier, number + len(found)))
            why = "denies the figures before"
        elif frame.kind == "denies":
            told, why = _replace_bare(line, frame, earlier), "denies what was told before"
            told = told or _deny_any(line, frame, earlier)
            found.extend(_deny_events(line, frame, earlier, number + len(found)))
        else:
            continue
        for draft in told:
            if _is_rejected(draft, frame, line.scene.lexicon.sides):
                found.append(_deny(draft, line, frame, f"{why}: {line.scene.units[frame.at].low}"))
                found[-1].number = number + len(found) - 1
    return found


def settle_denied(line: Line, earlier: Sequence[Line]) -> None:
    """Say whose a rejected number is where its sentence does not: "rejected the figure of 58 dead" is of the 58 told before."""
    for draft in line.drafts:
        if draft.stance is not Stance.DENIES or draft.victim_class:
            continue
        told = (
            other
            for before in reversed(earlier[-_FIGURES_BACK:])
            for other in before.drafts
            if other.measure is draft.measure
            and draft.low in {other.low, other.high}
            and other.speaker.party != draft.speaker.party
            and other.victim_side != line.scene.lexicon.sides.defaults["victim_unknown"]
        )
        other = next(told, None)
        if other is not None:
            draft.victim_side, draft.victim_class = other.victim_side, other.victim_class
            draft.rules.append("whose they are was told before")


def _rejects_beside(line: Line, frame: Frame) -> bool:
    """Whether all that is rejected stands before it: "..., which the army denied", "..., which it called baseless"."""
    units = line.scene.units
    before = units[frame.subject[0] - 1] if 0 < frame.subject[0] <= frame.at else None
    if before is None or not before.has("relative"):
        return False
    behind = [unit for unit in units[frame.at + 1 :] if not unit.mark]
    called = any(unit.has("wrong") for unit in behind[:_REACH])
    return (frame.kind == "denies" and not behind) or (frame.kind in {"calls", "says"} and called)


def _rejects_figures(line: Line, frame: Frame) -> bool:
    """Whether a frame says of figures told that they are wrong: "rejected the toll", "said the figure was nonsense"."""
    units = line.scene.units
    if frame.kind == "denies":
        passive = frame.subject[0] > frame.at or frame.first == frame.last
        last = line.scene.lexicon.verb_last
        before = units[max(frame.at - 5, 0) : frame.at] if passive or last else []
        after = [] if last else units[frame.at + 1 : frame.at + _REACH]  # its object stands before it
        if passive and any(
            units[other.at].has("nominal") and other.speaker.label != frame.speaker.label
            for other in line.frames
        ):
            return True  # "the claim of the group that five were killed was rejected by the army"
        return _rejects_this(line, frame) or any(unit.has("figures", "losses") for unit in [*before, *after])
    return (
        frame.kind in {"says", "saying", "calls"}
        and _calls_wrong(line, frame)
        and not _names_deed(line, frame)
    )


def _names_deed(line: Line, frame: Frame) -> bool:
    """Whether what is called wrong is told in full and counts nobody: "claims that the army had targeted a clinic are baseless"."""
    units = line.scene.units
    told = next(
        (
            n
            for n in range(frame.at + 1, len(units) - 1)
            if units[n].has("nominal") and units[n + 1].has("that")
        ),
        -1,
    )
    if told < 0 or line.scene.lexicon.verb_last:
        return False
    wrong = next((n for n in range(told, len(units)) if units[n].has("wrong")), told)
    clause = units[told + 2 : wrong]
    deed = any(unit.has("strike_act", "aimed", "event", "pred") for unit in clause)
    return deed and not any(unit.quantity is not None and not unit.quantity.article for unit in clause)


def _rejects_this(line: Line, frame: Frame) -> bool:
    """Whether what was told before is all that is rejected: "denied this", "rejected it, saying"."""
    units = line.scene.units
    if line.scene.lexicon.verb_last:
        object_ = units[max(frame.at - 4, frame.subject[0]) : frame.at]
        small = ("the", "pronoun", "object_behind", "s", "figures", "skip")
        said = [unit for unit in object_ if unit.has("the", "pronoun")]
        return bool(said) and all(unit.has(*small) for unit in object_[object_.index(said[-1]) :])
    place = frame.at + 1
    if place >= len(units) or not units[place].has("the", "pronoun") or units[place].has("own", "person"):
        return False
    return place + 1 == len(units) or units[place + 1].mark or units[place + 1].has("and", "say", "bound")


def _deny_events(line: Line, frame: Frame, earlier: Sequence[Line], number: int) -> list[Draft]:
    """Deny the strikes and clashes that the other side told of, where "this" or "hitting a house" is denied."""
    units = line.scene.units
    did = any(unit.has("denied_acts") for unit in units[frame.at + 1 : frame.at + 3])
    if frame.kind != "denies" or not (did or _rejects_this(line, frame)) or not earlier:
        return []
    told = any(draft.measure is Measure.STRIKE and draft.stance is Stance.DENIES for draft in line.drafts)
    if did and told:
        return []
    measures = {Measure.STRIKE} if did else _DENIED_EVENTS
    found = [
        _deny(draft, line, frame, f"denies what was told before: {units[frame.at].low}")
        for draft in (earlier[-1].drafts if not did else _last_strike(earlier, frame))
        if draft.measure in measures
        and draft.speaker.party not in {"", frame.speaker.party}
        and draft.stance is not Stance.DENIES
    ]
    for place, draft in enumerate(found):
        draft.number = number + place
        if did and draft.victim_side == line.scene.lexicon.sides.defaults["victim_unknown"]:
            draft.victim_side = _who_was_hit(earlier, draft)
    return found


def _who_was_hit(earlier: Sequence[Line], denial: Draft) -> str:
    """Return whose dead the other side counted of a strike whose own sentence does not say whom it hit."""
    counted = (
        draft.victim_side
        for before in reversed(earlier[-_FAR_BACK:])
        for draft in before.drafts
        if draft.measure is Measure.KILLED and draft.speaker.party not in {"", denial.speaker.party}
    )
    return next(counted, denial.victim_side)


def _last_strike(earlier: Sequence[Line], frame: Frame) -> list[Draft]:
    """Return the strike that another party last told of, with whom it hit."""
    for before in reversed(earlier[-_FAR_BACK:]):
        for draft in before.drafts:
            if draft.measure is Measure.STRIKE and draft.speaker.party not in {"", frame.speaker.party}:
                return [draft]
    return []


def _calls_wrong(line: Line, frame: Frame) -> bool:
    """Whether somebody calls a figure wrong: one told before, or one that he names as another's claim."""
    units = line.scene.units
    before = frame.last <= frame.subject[0]  # "the claim is false, the army said"
    first, last = (frame.first, frame.subject[0]) if before else (frame.at + 1, frame.at + 3 * _REACH)
    said = units[first:last]
    wrong = next((n for n, unit in enumerate(said) if unit.has("wrong")), None)
    if wrong is None or not any(unit.has("figures", "pronoun", "paper") for unit in said[: wrong + _REACH]):
        return False
    if units[first].has("figures") and before:
        return False  # "claims about losses are baseless": no figure in particular
    others = any(other.speaker.label != frame.speaker.label for other in line.frames)
    if _content_of(said) >= 0 and not others:
        return False  # "said claims that it shelters militants were baseless": what they are about is told
    if not any(unit.quantity and not unit.quantity.article for unit in said[:wrong]):
        return True
    return others


def _content_of(said: Sequence[Unit]) -> int:
    """Return where what figures or reports are about is told behind their word, -1 if it is not: "reports that five died"."""
    for place, unit in enumerate(said[:_REACH]):
        if unit.has("figures", "nominal", "bare") and place + 1 < len(said):
            return place + 1 if said[place + 1].has("that", "of") else -1
    return -1


def _deny_told(line: Line) -> None:
    """Let who calls reports false deny what they tell: "said reports that five died were false"."""
    units = line.scene.units
    for frame in line.frames:
        if frame.kind not in {"says", "saying"}:
            continue
        behind = frame.last > frame.at
        first, last = (frame.at + 1, frame.last) if behind else (frame.first, frame.subject[0])
        content = _content_of(units[first:last])
        wrong = next((n for n in range(first, last) if units[n].has("wrong")), -1)
        if content < 0 or wrong < 0:
            continue
        for draft in line.drafts:
            inside = first + content <= draft.at < wrong and draft.speaker is frame.speaker
            if inside and draft.stance is Stance.ASSERTS:
                draft.stance = Stance.DENIES
                draft.rules.append(f"what is called {units[wrong].low} is denied")


def is_called_wrong(scene: Scene, at: int) -> bool:
    """Whether what a unit tells is called untrue where the verb closes its clause: "the claim of five deaths | right not is"."""
    units = scene.units
    if not scene.lexicon.verb_last:
        return False
    wrong = next((n for n in range(at + 1, min(at + 2 * _REACH, len(units))) if units[n].has("wrong")), -1)
    if wrong < 0 or any(unit.has("bound", "say") for unit in units[at + 1 : wrong]):
        return False
    first = max(at - _REACH, 0)
    claim = units[first:at] if scene.lexicon.owner_last else units[at + 1 : wrong]
    return any(unit.has("figures") for unit in claim)


def _told_before(line: Line, frame: Frame, earlier: Sequence[Line]) -> list[Draft]:
    """Return the figures before a denial: those of the last sentence, or two where both are rejected, that has the other side's."""
    sides, units = line.scene.lexicon.sides, line.scene.units
    behind, beside = units[frame.at : frame.at + _REACH], units[max(frame.at - _REACH, 0) : frame.at + _REACH]
    both = any(unit.has("both") for unit in behind)
    named = [
        after.quantity.low
        for word, of, after in zip(behind, behind[1:], behind[2:], strict=False)
        if word.has("figures") and of.has("of") and after.quantity
    ]
    # "these claims" are all that one voice told, in one sentence and in the one before it
    many = not named and any(unit.has("many_figures") for unit in beside)
    wanted = 1 + both
    found: list[Draft] = []
    # A charge is what was said just before.
    back = 1 if any(unit.has("charges") for unit in behind) else _SENTENCES_BACK
    for before in reversed(earlier[-back:]):
        meant = [
            draft
            for draft in before.drafts
            if draft.speaker.party and _is_figure(draft, named) and _is_rejected(draft, frame, sides)
        ]
        if not wanted:
            found[:0] = [draft for draft in meant if draft.speaker.party == found[0].speaker.party]
            break
        found[:0] = meant
        wanted -= bool(meant)
        if not wanted and not many:
            break
    return found


def _is_figure(draft: Draft, named: Sequence[int | None]) -> bool:
    """Whether a draft has a number, and that which is named where one is: "rejected the figure of 200"."""
    if draft.low is None and draft.high is None:
        return False
    # "more than 200" is 201 or more
    return not named or any(number in {draft.low, draft.high, (draft.low or 0) - 1} for number in named)


def _own_up(told: Sequence[Draft], frame: Frame, sides: Sides) -> None:
    """Give figures of nobody's men in particular to who rejects them: he rejects them for his own."""
    for draft in told:
        if draft.guessed and frame.speaker.party:
            draft.victim_side, draft.guessed = sides.parties[frame.speaker.party].forces, False


def _replace_bare(line: Line, frame: Frame, earlier: Sequence[Line]) -> list[Draft]:
    """Return what a denial without a number speaks of ("denied that a post was lost"): the other side's figures for it.

    Where there are none, the denial stands as it is.
    """
    bare = [
        draft
        for draft in line.drafts
        if draft.stance is Stance.DENIES
        and draft.measure not in EVENTS
        and _is_bare(draft, line.scene.lexicon.sides)
    ]
    for before in reversed(earlier[-_FAR_BACK:]):
        meant = [
            draft
            for draft in before.drafts
            if any(draft.measure is denial.measure for denial in bare)
            and _is_rejected(draft, frame, line.scene.lexicon.sides)
        ]
        if meant:
            line.drafts[:] = [draft for draft in line.drafts if draft not in bare]
            return meant
    return []


def _deny_any(line: Line, frame: Frame, earlier: Sequence[Line]) -> list[Draft]:
    """Return what "denied that any of its men was killed" speaks of: the other side's figures of such harm."""
    units = line.scene.units
    content = units[frame.at + 1 : frame.last]
    if not any(unit.has("none") for unit in content[:_REACH]) or any(d.counted for d in line.drafts):
        return []
    kinds = {unit.value("pred") for unit in content if unit.has("pred")}
    measures = {m for kind in kinds for m in line.scene.lexicon.measures.get(kind, {}).values()}
    for before in reversed(earlier[-_FAR_BACK:]):
        meant = [
            draft
            for draft in before.drafts
            if draft.measure in measures
            and draft.counted
            and _is_rejected(draft, frame, line.scene.lexicon.sides)
        ]
        if meant:
            return meant
    return []


def _is_bare(draft: Draft, sides: Sides) -> bool:
    """Whether a denial has no number, or one: of "reports that women were killed" it is clear what is denied."""
    unarmed = draft.victim_side in {party.civilians for party in sides.parties.values()}
    told = draft.low is None and draft.high is None and unarmed
    return (not draft.counted and not told) or (draft.low, draft.high) == (1, 1)


def _deny(draft: Draft, line: Line, frame: Frame, rule: str) -> Draft:
    denial = copy(draft)
    denial.sentence = line.sentence
    denial.speaker = frame.speaker
    denial.stance = Stance.DENIES
    denial.focus = _focus(line, frame)
    denial.at = frame.at
    denial.part_of = None
    denial.rules = [rule]
    return denial


def _is_rejected(draft: Draft, frame: Frame, sides: Sides) -> bool:
    if draft.measure in EVENTS or draft.stance is Stance.DENIES or draft.aggregate:
        return False
    if draft.speaker.party == frame.speaker.party or draft.speaker.label == frame.speaker.label:
        return False
    if draft.qualifier is Qualifier.HEAVY or draft.speaker.label == sides.defaults["claimant_none"]:
        return False
    # What a party says of its own losses is nothing that its enemy denies.
    return draft.victim_side != sides.side_of(draft.speaker.label)


def _focus(line: Line, frame: Frame) -> tuple[int, int]:
    units = line.scene.units
    last = min(frame.at + 3, len(units) - 1)
    return units[min(frame.subject[0], frame.at)].start, units[last].end


def mark_unverified(line: Line) -> None:
    """Mark what a sentence itself calls unverified."""
    if line.scene.units.tagged("unverified"):
        for draft in line.drafts:
            draft.unverified = True
            if draft.measure not in EVENTS and draft.stance is Stance.ASSERTS:
                draft.stance = Stance.UNVERIFIED
