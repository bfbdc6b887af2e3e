"""One sentence after the other: what each says, with the speaker who was last heard."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from ..text import split
from ..values import Measure, Qualifier, Stance
from ..when import DateKind, find_dates
from .attribution import credit_cited, credit_confirmed, credit_lead, speaker_of
from .avowal import read_avowal, read_confirmation
from .carry import carry, lend, lend_tally, remember
from .counter import read_counter
from .dead import know_dead
from .draft import Draft, Line
from .happenings import is_account, read_crossings, read_events, read_none
from .harms import find_harm
from .nature import is_natural, is_of_nature
from .quoted import Quotations
from .scene import COUNTED_SORTS, Scene
from .speakers import find_frames, speaker_at
from .stance import find_denials, is_called_wrong, mark_unverified, settle_denied, stance_of
from .sums import add_up
from .tabular import Tallies
from .tenor import is_bombed, is_feud, is_fought, is_hit_by_outsiders, is_of_old
from .units import read_units
from .victims import SPEAKERS_OWN, Ground, find_side
from .voices import Hearing, Memory, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from ..text import Language
    from ..values import Article
    from .groups import Group
    from .harm import Harm
    from .lexicon import Lexicon
    from .places import Grounds
    from .units import Units

# A toll of so many days or more is that of no one incident.
_LONG_PERIOD = 14
_MATERIAL = frozenset({"posts", "vehicles", "drones", "crossings"})
_POSTS = frozenset({Measure.POSTS_CAPTURED, Measure.POSTS_DESTROYED})
_CATEGORICAL = {Measure.CLOSURE, Measure.REOPENING}


def read_lines(article: Article, language: Language, lexicon: Lexicon, grounds: Grounds) -> list[Line]:
    """Read an article's sentences in order."""
    sentences = split(article, language)
    read = [read_units(sentence.text, lexicon) for sentence in sentences]
    memory = Memory(
        published=article.published,
        country_of=grounds.office_country,
        places_in=grounds.within,
        usual_party=_usual_party(read),
        usual_country=grounds.usual,
        old=not article.published and is_of_old(read, lexicon.sides),
    )
    bombed, fought = is_bombed(read), is_fought(read)
    natural, foreign, feud = is_of_nature(read), is_hit_by_outsiders(read), is_feud(read)
    tallies = Tallies(sentences)
    quotations = Quotations(sentences, read)
    lines: list[Line] = []
    told: set[Measure] = set()
    number, country = 0, ""
    # A report that is a list has no bullets that sum it up.
    opening = not all(sentence.bullet or sentence.title or sentence.heading for sentence in sentences)
    for sentence, units in zip(sentences, read, strict=True):
        earlier = _earlier_group(lines[-1]) if lines else None
        scene = Scene(
            units,
            lexicon,
            earlier,
            bombed=bombed,
            fought=fought,
            foreign=foreign,
            feud=feud or units.tagged("feud"),
            published=article.published,
        )
        hearing = quotations.hear(
            len(lines), Hearing(units=units, lexicon=lexicon, memory=memory, offset=sentence.start)
        )
        frames = find_frames(hearing)
        line = Line(sentence=sentence, scene=scene, frames=frames, quoted=hearing.quoted)
        if units.tagged("pred", "noun"):
            line.dates = find_dates(sentence, article, language)
        last = lines[-1] if lines else None
        if tallies.read(line, last, grounds, number, aggregate=last is not None and _is_aggregate(last)):
            number = _next_number(line, number)
            lines.append(line)
            continue
        carried = line.quoted or carry(memory, line, hearing)
        quotations.remember(len(lines), line)
        _read_harm(line, carried, (grounds, country, article.published), number, told)
        _read_happenings(line, lines, carried, (grounds, hearing), number)
        if is_natural(units, all_of_it=natural):
            line.drafts = []
        elif grounds.is_elsewhere(sentence, lexicon.sides):
            line.drafts = [
                draft for draft in line.drafts if _is_agreed_elsewhere(draft, grounds, lexicon.sides)
            ]
        know_dead(line, lines)
        told.update(draft.measure for draft in line.drafts)
        credit_confirmed(line, lines)
        credit_cited(line, lines)
        line.drafts.extend(find_denials(line, lines, _next_number(line, number)))
        settle_denied(line, lines)
        mark_unverified(line)
        number = _next_number(line, number)
        lines.append(line)
        # A headline sums up, and so do the bullets before an article begins.
        line.summary = sentence.heading or sentence.title or (sentence.bullet and opening)
        opening = opening and (line.summary or sentence.bullet)
        if not line.summary:
            remember(memory, line, hearing)
        country = grounds.country_at(sentence, sentence.end) or country
        memory.country = country
    credit_lead(lines, lexicon.sides)
    lend(lines, lexicon.sides)
    lend_tally(lines, lexicon.sides)
    return lines


def _read_happenings(
    line: Line, lines: Sequence[Line], carried: Speaker | None, where: tuple[Grounds, Hearing], number: int
) -> None:
    """Read what a sentence tells without a number: crossings, nobody harmed, fights and strikes, and who owns up to them."""
    grounds, hearing = where
    crossed = bool(lines) and any(draft.victim_class == "crossings" for draft in lines[-1].drafts)
    read_crossings(line, grounds, _next_number(line, number), told_before=crossed)
    near = carried if is_account(line, hearing.memory) else None
    read_none(line, near, grounds, _next_number(line, number))
    read_events(line, carried, (grounds, hearing.memory), _next_number(line, number))
    read_counter(line, lines, _next_number(line, number))
    read_avowal(line, hearing, lines, _next_number(line, number))
    read_confirmation(line, lines, _next_number(line, number))


def _next_number(line: Line, number: int) -> int:
    """Return the number of a sentence's next draft, ``number`` being its first's: drafts that were dropped leave gaps."""
    return max((draft.number + 1 for draft in line.drafts), default=number)


def _is_agreed_elsewhere(draft: Draft, grounds: Grounds, sides: Sides) -> bool:
    """Whether a truce was only agreed abroad: the article's scenes are at home."""
    return draft.measure is Measure.CEASEFIRE and not grounds.is_all_elsewhere(sides)


def _usual_party(read: Sequence[Units]) -> str:
    """Return the party whose offices and outlets the article names most: whose "the military" is."""
    counted = Counter(
        units[place].value("party")
        for units in read
        for place in units.places("party")
        if units[place].value("party", 1) in {"offices", "outlets"}
    )
    return max(sorted(counted), key=lambda party: counted[party], default="")


def _earlier_group(line: Line) -> Group | None:
    """Return the group that the sentence before told a harm of, or spoke of, for "five were wounded" in this one."""
    if line.harms:
        last = line.harms[-1]
        owned = replace(last.group, party=last.sufferer, party_kind="forces")
        # "The army lost 14 men. Another 20 were hurt."
        return owned if last.sufferer and not last.group.party else last.group
    people = [group for group in line.scene.groups if group.sort in COUNTED_SORTS and group.plural]
    return people[-1] if people else None


def _read_harm(
    line: Line, carried: Speaker | None, where: tuple[Grounds, str, str], number: int, told: set[Measure]
) -> None:
    scene = line.scene
    grounds, country, published = where
    rebels = _rebels_on(published, scene.lexicon.sides)
    harms = find_harm(scene)
    line.harms = harms
    offset = line.sentence.start
    numbers: dict[int, int] = {}
    sides: dict[int, str] = {}
    for index, harm in enumerate(harms):
        if _is_plain_mention(scene, harm, told):
            continue
        vague = harm.bounds[0] is None and harm.bounds[1] is None and harm.group.sort not in _MATERIAL
        if harm.quantity is None and scene.units.tagged("habitual"):
            continue
        if vague and scene.units.tagged("ago"):
            continue  # "many such attacks in the past, in which some villagers were killed"
        bare = harm.measure is Measure.DISPLACED and harm.quantity is None
        silent = bare or _honours_enemy(scene, harm, carried)
        speaker, why = speaker_of(line, harm.at, None if silent else carried)
        here = _territory(scene, harm.at) or grounds.country_at(
            line.sentence, offset + scene.units[harm.at].start
        )
        ground = Ground(
            here=here,
            before=country or _home(speaker, grounds, scene.lexicon),
            usual=grounds.usual,
            rebels=rebels,
            posts_taken=any(
                each.measure in _POSTS and not (each.group.own or each.group.party) and each.part_of is None
                for each in harms
            )
            and not any(each.sufferer or each.group.own for each in harms),
            fallen=frozenset(sides.values()),
            denied=_stance(line, harm.at) is Stance.DENIES,
            siblings=_siblings(scene, harms, index),
            beside=tuple(other.group for other in harms[:index] if other.at != harm.at),
            label=speaker.label,
            total=_is_aggregate(line),
        )
        side, side_why = find_side(harm, scene, speaker.party, ground)
        if harm.group.like in sides and harm.group.sort not in _MATERIAL:
            side, side_why = sides[harm.group.like], "of those told before"
        sides[harm.group.first] = side
        low, high, qualifier, approx = harm.bounds
        if harm.measure in _CATEGORICAL:
            speaker, why = speaker_of(line, harm.at, None)
            low, high, qualifier, approx = None, None, Qualifier.CATEGORICAL, False
        draft = Draft(
            number=number + len(line.drafts),
            sentence=line.sentence,
            measure=harm.measure,
            low=low,
            high=high,
            qualifier=qualifier,
            approx=approx,
            victim_side=side,
            victim_class=harm.group.victim_class,
            speaker=speaker,
            focus=_focus(scene, harm),
            at=harm.at,
            group=(harm.group.first, harm.group.last),
            doer=harm.doer,
            unsplit=harm.unsplit,
            counted=harm.quantity is not None,
            guessed=side_why == SPEAKERS_OWN,
            stance=_stance(line, harm.at),
            part_of=numbers.get(harm.part_of) if harm.part_of is not None else None,
            listed=harm.listed,
            aggregate=_is_aggregate(line),
            rules=[rule for rule in (harm.rule, side_why, why) if rule],
        )
        numbers[index] = draft.number
        line.drafts.append(draft)
        _say_too(line, harm, draft, ground)
    line.drafts = add_up(line.drafts, scene.units)


def _rebels_on(published: str, sides: Sides) -> frozenset[str]:
    """Return the parties that did not rule yet on a day: the words for their state meant somebody else."""
    parties = sides.parties.values()
    return frozenset(party.id for party in parties if party.claimant_on(published) != party.claimant)


def _honours_enemy(scene: Scene, harm: Harm, speaker: Speaker | None) -> bool:
    """Whether a movement that spoke before cannot be speaking on: it calls no soldiers martyrs but a state's voice does."""
    party = scene.lexicon.sides.parties.get(speaker.party) if speaker is not None else None
    honour = scene.units[harm.at].has("honour") and harm.group.sort == "forces"
    return honour and party is not None and not party.country


def _home(speaker: Speaker, grounds: Grounds, lexicon: Lexicon) -> str:
    """Return the country where a witness lives, where the verb comes last: elsewhere coffins that neighbours count may be soldiers'."""
    told = lexicon.verb_last and speaker.label == lexicon.sides.defaults["witness"] and speaker.start >= 0
    return grounds.office_country(speaker.start, speaker.end) if told else ""


def _stance(line: Line, at: int) -> Stance:
    """Return the stance that a sentence's voice, or its own word that a claim is untrue, gives to what a unit tells."""
    if is_called_wrong(line.scene, at):
        return Stance.DENIES
    return stance_of(speaker_at(line.frames, at))


def _say_too(line: Line, harm: Harm, draft: Draft, ground: Ground) -> None:
    """Add the same claim for the other voice of "the army and the ministry said"; each inflicts on its enemy."""
    frame = speaker_at(line.frames, harm.at)
    if frame is None or frame.also is None or frame.speaker is not draft.speaker:
        return
    if harm.inflicted:
        _attribute(line, harm, draft, (frame.speaker, ground))
    other = copy(draft)
    other.number = draft.number + 1
    other.rules = [*draft.rules, "said by both"]
    _attribute(line, harm, other, (frame.also, ground))
    line.drafts.append(other)


def _attribute(line: Line, harm: Harm, draft: Draft, voice: tuple[Speaker, Ground]) -> None:
    speaker, ground = voice
    own = replace(harm, doer=speaker.party) if harm.inflicted else harm
    draft.speaker = speaker
    draft.victim_side, _ = find_side(own, line.scene, speaker.party, replace(ground, label=speaker.label))


def _siblings(scene: Scene, harms: Sequence[Harm], index: int) -> tuple[Group, ...]:
    """Return the other groups of the same word of harm, and the parts of a total."""
    harm = harms[index]
    told_apart = not scene.lexicon.verb_last  # such languages' data call all people civilians
    return tuple(
        _as_part(other.group) if told_apart and other.part_of == index else other.group
        for n, other in enumerate(harms)
        if n != index and (other.at == harm.at or other.part_of == index)
    )


def _as_part(group: Group) -> Group:
    """Return a group whose number says that it counts some of a whole."""
    return replace(group, quantity=replace(group.quantity, part=True)) if group.quantity else group


def _territory(scene: Scene, at: int) -> str:
    """Return the country of words like "Afghan soil" nearest to a word of harm."""
    units = scene.units
    by = scene.lexicon.by
    step = 1 if scene.lexicon.owner_last else -1
    spots = [
        n
        for n in units.places("territory")
        if 0 <= n + step < len(units)
        and units[n + step].has("party")
        # "firing by (or from) the other side" was elsewhere
        and not any(
            unit.low in by or unit.has("of") or unit.low.split()[-1] in _whence(scene)
            for unit in units[max(n - 3, 0) : max(n - 1, 0)]
        )
    ]
    if not spots:
        return ""
    if scene.lexicon.verb_last:
        # All of a clause stands before its verb: what is behind it is another's.
        start = scene.clause_start(at)
        spots = [n for n in spots if start <= n < at]
        if not spots:
            return ""
    nearest = min(spots, key=lambda n: (abs(n - at), n))
    return scene.lexicon.sides.parties[units[nearest + step].value("party")].country


def _whence(scene: Scene) -> list[str]:
    """Return the words that say from where: "fired from the other side" was elsewhere."""
    words: list[str] = scene.lexicon.tables["grammar"]["partitive"]["words"]
    return words


def _is_plain_mention(scene: Scene, harm: Harm, told: set[Measure]) -> bool:
    """Whether a harm tells no number and nobody new: "those killed", "which kill soldiers", "the soldier who was killed".

    One person with an article is new where no such harm was ``told`` before, or where he died "too"; an attacker always is.
    """
    group = harm.group
    counted = harm.quantity is not None and not harm.quantity.article
    named = scene.units[harm.at].has("among") and not counted
    vague = harm.quantity is not None and harm.bounds[:2] == (None, None)
    if scene.units[harm.at].has("among") and vague:
        return True  # "a number of foreigners were among the killed"
    if named and harm.measure in told:
        return True  # "his guard and a passer-by were among the injured"
    if harm.quantity is not None or harm.measure in _CATEGORICAL:
        return False
    if group.first == harm.at:
        return True
    if group.definite and group.sort not in _MATERIAL:
        around = scene.units[group.last : harm.at + 2]
        new = group.sort == "militants" or any(unit.has("in_turn") for unit in around)
        return group.plural or (harm.measure in told and not new)
    by_the_way = harm.measure is Measure.KILLED and not harm.unsplit and _is_by_the_way(scene, harm)
    return group.plural and (harm.measure is Measure.WOUNDED or by_the_way)


def _is_by_the_way(scene: Scene, harm: Harm) -> bool:
    """Whether a harm is told by a noun or in a clause that hangs on another: "raids in which women and children died"."""
    start = scene.clause_start(min(harm.at, harm.group.first))
    hung = start > 0 and scene.units[start - 1].has("bound") and not scene.units[start - 1].mark
    # "soldiers killed in the fighting were buried"
    hung = hung or (harm.group.last == harm.at and scene.units[harm.at].value("pred", 1) == "done")
    return not scene.lexicon.verb_last and (hung or scene.units[harm.at].has("noun"))


def _focus(scene: Scene, harm: Harm) -> tuple[int, int]:
    first = min(harm.group.first, harm.at)
    last = max(harm.group.last - 1, harm.at)
    return scene.units[first].start, scene.units[last].end


def _is_aggregate(line: Line) -> bool:
    periods = [d.when for d in line.dates if d.kind is DateKind.PERIOD and d.when is not None]
    long = any((when.end - when.start).days >= _LONG_PERIOD for when in periods)
    return long or line.scene.units.tagged("aggregate")
