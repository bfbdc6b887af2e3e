"""Verbs of harm: who was killed, and by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .fallen import is_label, read_label, read_those
from .harm import join
from .inverted import read_inverted
from .linking import QUOTES, groups_after, groups_before, is_modified
from .lists import is_counted
from .losses import find_sufferer
from .named import name_behind
from .put import read_put
from .scene import COUNTED_SORTS, REACH
from .shares import tell_share
from .some_of import read_some
from .targets import is_attacked
from .units import BODILY

if TYPE_CHECKING:
    from .groups import Group
    from .harm import Harm
    from .scene import Scene


def read_verb(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:  # noqa: PLR0911 - in order of strength
    """Read a verb of harm with its victims and its doer."""
    kind, form = scene.units[at].tags["pred"]
    noun = (
        read_put(scene, at, before) or read_inverted(scene, at, before) or _read_described(scene, at, before)
    )
    if noun:
        return noun
    before_it = scene.units[at - 1] if at else None
    if before_it is not None and form in {"done", "state"} and before_it.has("the", "own", "s"):
        if before_it.has("own", "s"):
            return read_those(scene, at, before)
        if not before_it.has("bound") and not _is_governed_pronoun(scene, at - 1):
            return []  # "the injured were taken to hospital", but not "the blast that injured two"
    if _is_some_of_them(scene, at, form):
        return read_some(scene, at, before)
    if _is_subject(scene, at) or _is_before_noun(scene, at, form) or _says_who_they_are(scene, at):
        return []
    if is_label(scene, at):
        return read_label(scene, at, before)
    passive = form in {"suffers", "state"} or (form == "done" and _is_passive(scene, at))
    if passive or scene.lexicon.verb_last:
        groups = groups_before(scene, at, kind, before)
        groups = tell_share(
            scene,
            at,
            groups,
            lambda n: groups_before(scene, n, kind, []),
            lambda n: groups_after(scene, n, kind, []),
        )
        doer = _doer_before(scene, at, groups) if scene.lexicon.verb_last else scene.party_after(at)
    else:
        groups = groups_after(scene, at, kind, before)
        doer = scene.party_before(at)
    groups = _meant(scene, kind, form, groups)
    rule = f"{scene.units[at].low}: {'victims before' if passive or scene.lexicon.verb_last else 'victims after'}"
    found = join(scene, at, kind, groups, doer=doer, rule=rule, told=len(before))
    sufferer = _sufferer_before(scene, at) or _who_had(scene, found) if passive else ""
    if scene.lexicon.verb_last and not sufferer and all(_is_bare(harm.group) for harm in found):
        sufferer = find_sufferer(scene, at)
        found = [replace(harm, group=_nobodys(harm.group)) for harm in found] if sufferer else found
    dropped = scene.lexicon.verb_last and _drops_subject(scene, at)
    by_own = not doer and (dropped or (not passive and _is_by_own(scene, at)))
    return [replace(harm, by_own=by_own, sufferer=sufferer) for harm in found]


def _says_who_they_are(scene: Scene, at: int) -> bool:
    """Whether a clause that people have fled only tells which people: "a camp for families who | fled the fighting"."""
    units = scene.units
    if scene.lexicon.verb_last or units[at].tags["pred"] != ("displace", "suffers"):
        return False
    place = at - 1
    while place > 0 and units[place].has("aux"):
        place -= 1
    return place >= 0 and units[place].has("relative")


def _is_governed_pronoun(scene: Scene, place: int) -> bool:
    """Whether a demonstrative before a closing verb is a pronoun behind its preposition: "eight men in | that | were killed"."""
    return scene.lexicon.owner_last and place > 0 and scene.units[place - 1].has("prep")


def _meant(scene: Scene, kind: str, form: str, groups: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
    """Return the groups that a verb of a kind can mean."""
    if kind == "blast":
        return [pair for pair in groups if _is_blown_up(scene, pair[0])]
    if kind == "destroy":
        # "the houses of two fighters were razed"
        return [pair for pair in groups if not (pair[0].sort in COUNTED_SORTS and _is_owner(scene, pair[0]))]
    if kind == "abduct" and form == "state":
        return [pair for pair in groups if is_counted(pair[0])]  # "tried to take people hostage"
    return _displaced(groups, form) if kind == "displace" else groups


def _is_owner(scene: Scene, group: Group) -> bool:
    return group.first > 0 and scene.units[group.first - 1].has("of")


def _is_blown_up(scene: Scene, group: Group) -> bool:
    """Whether a blast tore a group itself: neither "a bus with recruits" nor "a girls' school"."""
    behind = scene.units[group.last] if group.last < len(scene.units) else None
    owner = behind is not None and behind.low in {"'", "’"}
    return group.quantity is not None and not owner


def _is_bare(group: Group) -> bool:
    """Whether a group is a number and nothing more: what it counts was told before."""
    return group.quantity is not None and group.last == group.first + 1


def _nobodys(group: Group) -> Group:
    """Return a bare number's group without what it took from a group before."""
    return replace(group, sort="people", noun="", party="", own=False, like=-1)


def _read_described(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read the group that a participle stands in: "30 | injured | people were brought", "200 | displaced | families"."""
    kind, form = scene.units[at].tags["pred"]
    dead = kind == "kill" and form == "state"
    if not (dead or (form == "done" and kind in {"wound", "displace"})) or scene.lexicon.verb_last:
        return []
    around = [g for g in scene.groups if g.first < at < g.head and g.quantity and not g.definite]
    if dead:  # but not "beside a dead colleague"
        around = [_of_whole(scene, g) for g in around if g.quantity and not g.quantity.article]
    groups = [(g, False) for g in around]
    rule = f"{scene.units[at].low}: of those it describes"
    return join(scene, at, kind, groups, rule=rule, told=len(before))


def _of_whole(scene: Scene, group: Group) -> Group:
    """Return all of those of whom some are told: "one of the | two dead guards"."""
    whole = scene.units[group.first + 2].quantity if scene.units[group.first + 1].has("of") else None
    return replace(group, quantity=whole) if whole is not None else group


def _displaced(groups: list[tuple[Group, bool]], form: str) -> list[tuple[Group, bool]]:
    """Take all people for civilians; "displaced people" are told, not counted, and the wounded are moved elsewhere."""
    counted = [pair for pair in groups if pair[0].quantity is not None]
    kept = counted if form == "done" else [pair for pair in groups if pair[0].noun != "hurt"]
    return [(replace(g, sort="civilians"), part) if g.sort == "people" else (g, part) for g, part in kept]


def _doer_before(scene: Scene, at: int, victims: list[tuple[Group, bool]]) -> str:
    """Return the party that did what a closing verb tells, by its subject, or by an attack of which it is the owner.

    "The army (subject) five men wounded", "in the army's fire five men (were) wounded", "at the army's hands".
    """
    units = scene.units
    taken = {place for group, _ in victims for place in range(group.first, group.last)}
    start = scene.clause_start(at)
    active = (
        any(unit.has("doing_behind") for unit in units[at + 1 : at + 3])
        or units[at].value("pred", 1) == "does"
    )
    by = scene.lexicon.by
    for place in range(start, at):
        if not units[place].has("party") or place in taken or is_attacked(scene, place):
            continue
        after = units[place + 1] if place + 1 < at else None
        if after is not None and after.has("subject_behind"):
            return units[place].value("party")
        near = (
            units[place + 1 : place + 4]
            if not scene.lexicon.owner_last
            else units[max(place - 3, start) : place]
        )
        if any(unit.low in by or unit.has("event", "clash_weak", "strike_means") for unit in near):
            return units[place].value("party")
        governed = (place and units[place - 1].has("prep")) or (
            after is not None and after.has("governed_behind", "object_behind", "s", "and")
        )
        if active and not governed:
            return units[place].value("party")
    # "They took a tank and two men captured": the subject of the clause before goes on.
    return scene.party_before(at) if active and start > 0 and units[start].has("and") else ""


def _is_subject(scene: Scene, at: int) -> bool:
    """Whether a participle is a noun that points back: "the four wounded were taken away"."""
    units = scene.units
    before = units[at - 1] if at else None
    if before is None or before.quantity is None or at + 1 >= len(units):
        return False
    definite = before.low.split()[0] in scene.lexicon.definite
    # "among the 12 | killed | were five guards" tells them
    among = at > 1 and units[at - 2].has("share")
    return definite and not among and units[at + 1].has("aux")


def _is_some_of_them(scene: Scene, at: int, form: str) -> bool:
    """Whether a participle names those of whom some are told: "seven of those injured were moved to the city"."""
    quantity = scene.units[at - 1].quantity if at else None
    of_them = quantity is not None and quantity.part and not scene.units[at - 1].has("relative")
    return form == "done" and of_them and scene.units[at - 1].low.split()[-1] in scene.lexicon.definite


def _is_before_noun(scene: Scene, at: int, form: str) -> bool:
    """Whether "dead" only describes somebody who is told behind it: "beside a dead colleague"."""
    units = scene.units
    described = (
        at > 0 and units[at - 1].quantity is not None and at + 1 < len(units) and units[at + 1].has("head")
    )
    # "from a captured post"
    adjective = form == "state" or (form == "done" and units[at].value("pred") not in BODILY)
    return adjective and described and units[at - 1].has("a") and not scene.lexicon.verb_last


def _sufferer_before(scene: Scene, at: int) -> str:
    """Return whose losses a number is: "brought the army's losses to 40 dead"."""
    units = scene.units
    for place in range(at - 1, max(at - REACH, 0), -1):
        if units[place].value("noun", 1) in {"unsplit", "toll"}:
            owners = units[max(place - 3, 0) : place]
            return next((unit.value("party") for unit in reversed(owners) if unit.has("party")), "")
        if units[place].has("bound", "say"):
            break
    return ""


def _who_had(scene: Scene, found: list[Harm]) -> str:
    """Return the party that "had nine men killed"."""
    first = min((harm.group.first for harm in found), default=0)
    having = first > 0 and (
        scene.units[first - 1].value("aux") == "have" or scene.units[first - 1].has("suffer")
    )
    return scene.party_before(first - 1) if having and not scene.lexicon.verb_last else ""


def _is_by_own(scene: Scene, at: int) -> bool:
    """Whether the doer is the speaker's side: "its fighters had killed", "we destroyed"."""
    units = scene.units
    start = at - 1
    while start >= 0 and not units[start].has("say", "bound"):
        start -= 1
    return any(unit.has("own", "pronoun") for unit in units[start + 1 : at][:3])


def _drops_subject(scene: Scene, at: int) -> bool:
    """Whether a closing verb did something to an object and names nobody who did: who speaks did it ("said that a post (object) took")."""
    units = scene.units
    start = scene.clause_start(at)
    marked = at > start and units[at - 1].has("object_behind")
    acts = units[at].value("pred", 1) == "does" or any(u.has("doing_behind") for u in units[at + 1 : at + 3])
    acts = acts or scene.lexicon.owner_last  # whose objects are marked in no passive
    return marked and acts and not any(unit.has("party") for unit in units[start:at])


def _is_passive(scene: Scene, at: int) -> bool:  # noqa: PLR0911 - in order of strength
    """Whether "killed" was done to what stands before it."""
    units = scene.units
    place = at - 1
    have = False
    while place >= 0 and (
        units[place].has("aux", "skip") or (units[place].quantity is None and units[place].has("left"))
    ):
        if units[place].value("aux") == "be":
            return True
        have = have or units[place].value("aux") == "have"
        place -= 1
    if have:
        return False
    after = at + 1
    while after < len(units) and (
        units[after].low in QUOTES
        or (units[after].has("skip", "mostly", "of") and not units[after].has("the"))
    ):
        after += 1
    if after >= len(units):
        return True
    unit = units[after]
    if unit.low in scene.lexicon.by:
        return True
    if unit.quantity is not None:
        return False  # what is counted behind it was done by the subject, whatever it is
    kind = units[at].value("pred")
    plain = not unit.tags and unit.text[0].isalpha() and unit.text[0].islower()
    if plain and kind not in BODILY:
        return False  # "seized power": something was seized that is no victim
    group = scene.starting.get(after)
    if group is None and after + 1 < len(units) and unit.has("the", "own", "one_more"):
        group = scene.starting.get(after + 1)
    return group is None and not is_modified(scene, after) and not _is_of_name(scene, at, after)


def _is_of_name(scene: Scene, at: int, after: int) -> bool:
    """Whether somebody's name follows, and no number went before: "a raid killed A. bin B.", but "12 killed Monday"."""
    counted = at > 0 and (at - 1 in scene.counted or scene.units[at - 1].quantity is not None)
    return scene.units[at].value("pred") == "kill" and not counted and name_behind(scene, after) is not None
