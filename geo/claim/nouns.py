"""Nouns of harm: deaths, losses, lives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .bare import is_bare
from .clock import is_year
from .fallen import is_label, read_label
from .groups import Group
from .harm import Harm, is_plain, join
from .linking import groups_after, groups_before
from .losses import find_sufferer
from .scene import COUNTED_SORTS, REACH, is_unreal
from .toll import read_toll

if TYPE_CHECKING:
    from .numbers import Quantity
    from .scene import Scene

# "12 terrorism - related deaths": so many units, and the number itself, may stand before a noun of harm.
_MODIFIED = 4


def read_noun(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:  # noqa: PLR0911 - one form after the other
    """Read "the deaths of two soldiers", "dozens of casualties", "a toll of 12"."""
    kind, form = scene.units[at].tags["noun"]
    light = scene.lexicon.verb_last and scene.units[at].has("pred") and at + 1 < len(scene.units)
    if light and scene.units[at + 1].has("aux"):
        return []  # with a small verb behind it, it is one
    if form == "toll":
        return read_toll(scene, at, kind)
    if form == "noun" and kind == "kill" and is_label(scene, at):
        return read_label(scene, at, before)
    if _is_split_behind(scene, at) or _is_of_trade(scene, at):
        return []
    if form == "unsplit" and _is_passive(scene, at):
        groups = groups_before(scene, at, kind, before)
        rule = f"{scene.units[at].low}: victims before"
        return [
            replace(harm, unsplit=True) for harm in join(scene, at, kind, groups, rule=rule, told=len(before))
        ]
    if form == "unsplit" and (active := _done_to(scene, at, kind, before)):
        return active
    told = _suffered_by(scene, at, kind, before) or _of_list(scene, at, kind, before)
    return told or _of_number(scene, at, kind) or _put_behind(scene, at, kind)


def _is_of_trade(scene: Scene, at: int) -> bool:
    """Whether losses are of money or goods: "caused heavy losses to traders"."""
    words = scene.lexicon.tables["verbs_harm"]["kill"].get("of_things", ())
    near = scene.units[max(at - REACH, 0) : at + REACH]
    return scene.units[at].low in words and any(unit.has("commerce") for unit in near)


def _suffered_by(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[Harm]:
    """Read "(serious) injuries were suffered by six men": those behind "by" have them."""
    units = scene.units
    place = at + 1
    while place < len(units) and units[place].has("aux", "skip"):
        place += 1
    by = scene.lexicon.by
    passive = any(unit.value("aux") == "be" for unit in units[at + 1 : place])
    if (
        not passive
        or place + 1 >= len(units)
        or not units[place].has("suffer")
        or units[place + 1].low not in by
    ):
        return []
    groups = groups_after(scene, place + 1, kind, before)
    counted = _count_of_noun(scene, at)
    if counted is not None and len(groups) == 1 and groups[0][0].quantity is None:
        # "two casualties were suffered by the army"
        groups = [(replace(groups[0][0], quantity=counted[0], plural=True), False)]
    unsplit = units[at].value("noun", 1) == "unsplit"
    told = join(scene, at, kind, groups, rule=f"{units[at].low} suffered by", told=len(before))
    return [replace(harm, unsplit=unsplit) for harm in told]


def _is_passive(scene: Scene, at: int) -> bool:
    """Whether "killed or wounded" closes a passive: "were (also) killed or wounded", or has its small verb behind it."""
    if scene.lexicon.verb_last:
        two = not set(scene.lexicon.tables["grammar"]["joins"]["and"]).isdisjoint(scene.units[at].low.split())
        behind = scene.units[at + 1] if at + 1 < len(scene.units) else None
        return two and behind is not None and behind.has("aux", "doing_behind")
    place = at - 1
    while place > 0 and scene.units[place].has("skip"):
        place -= 1
    return place >= 0 and scene.units[place].value("aux") == "be"


def _done_to(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[Harm]:
    """Read the groups behind the two verbs that one attack did: "the shelling | killed or wounded | 50 people"."""
    verbs = scene.lexicon.tables["verbs_harm"]["kill"].get("unsplit_verbs", ())
    if scene.units[at].low not in verbs:
        return []
    groups = [pair for pair in groups_after(scene, at, kind, before) if pair[0].quantity is not None]
    rule = f"{scene.units[at].low}: victims after"
    told = join(scene, at, kind, groups, doer=scene.party_before(at), rule=rule, told=len(before))
    return [replace(harm, unsplit=True) for harm in told]


def _of_list(scene: Scene, at: int, kind: str, before: list[Harm]) -> list[Harm]:
    """Read the groups behind "deaths of", or behind the noun itself where owners stand behind."""
    word = scene.units[at].low
    owner = scene.ending.get(at - 1)
    if owner is not None and scene.units[at - 1].has("s") and owner.sort == "crossings":
        # "the crossing's closure"; what is shut needs no number
        return join(scene, at, kind, [(owner, False)], rule=f"{word} of what stands before")
    listed = at + 1 < len(scene.units) and scene.units[at + 1].has("and")  # "five bodies and 12 hurt"
    joined = word.endswith(" of") or (scene.lexicon.owner_last and not listed)
    if not joined and not _is_over(scene, at + 1):
        return []
    groups = groups_after(scene, at if joined else at + 1, kind, before)
    if scene.lexicon.owner_last:
        groups = [pair for pair in groups if pair[0].quantity is not None or pair[0].sort == "crossings"]
    if scene.units[at].value("noun", 1) == "unsplit":
        # "the loss of three men": of those who speak of it
        groups = [(replace(g, own=g.own or g.noun == "men"), part) for g, part in groups]
    return join(scene, at, kind, groups, rule=f"{word} of", told=len(before))


def _is_over(scene: Scene, place: int) -> bool:
    """Whether a word behind a noun of harm says whose it was: "deaths | of", with a number "injuries | to | 38 people"."""
    if place >= len(scene.units):
        return False
    group = scene.starting.get(place + 1)
    counted = group is not None and group.quantity is not None and not scene.lexicon.owner_last
    return scene.units[place].has("of") or (counted and scene.units[place].has("addressed", "share"))


def _of_number(scene: Scene, at: int, kind: str) -> list[Harm]:
    """Read the number before a noun: "inflicted dozens of casualties on the army"."""
    counted = _count_of_noun(scene, at) or _uncounted(scene, at)
    if counted is None:
        return []
    quantity, group = counted
    if group is None:
        group = Group(first=at, last=at + 1, sort="people", noun="", plural=True, head=at)
    measure = scene.lexicon.measures.get(kind, {}).get(group.sort)
    if measure is None:
        return []
    group = _sufferers(scene, at, group)
    passive = not scene.lexicon.verb_last and _is_inflicted(scene, at)
    inflicted = passive or _verb_near(scene, at, "inflict")
    sufferer = scene.party_before(at) if _verb_near(scene, at, "suffer") else ""
    sufferer = sufferer or (find_sufferer(scene, at) if scene.lexicon.verb_last else "")
    return [
        Harm(
            measure=measure,
            group=group,
            at=at,
            quantity=quantity,
            unsplit=scene.units[at].value("noun", 1) == "unsplit",
            doer=scene.party_before(at) if inflicted and not passive else "",
            sufferer=sufferer
            or (_sufferer_after(scene, at) if scene.units[at].value("noun", 1) == "unsplit" else ""),
            inflicted=inflicted,
            rule=f"number of {scene.units[at].low}",
        )
    ]


def _put_behind(scene: Scene, at: int, kind: str) -> list[Harm]:
    """Read "the army's losses came to 19", "militant casualties stand at 19"."""
    units = scene.units
    unsplit = units[at].value("noun", 1) == "unsplit"
    among = at + 1 < len(units) and units[at + 1].has("share", "of")
    behind = next((g for g in scene.groups if g.first in {at + 2, at + 3}), None) if among else None
    if not unsplit and behind is None:
        return []
    put = _find_put(scene, behind.last if behind is not None else at)
    if put is None:
        return []
    group = behind or scene.ending.get(at)
    if group is None or group.sort not in COUNTED_SORTS:
        group = Group(first=put, last=put + 1, sort="people", noun="", plural=True, head=put)
    party = next((unit.value("party") for unit in units[max(at - 3, 0) : at] if unit.has("party")), "")
    rule = f"{units[at].low} put at"
    counted = [(replace(group, quantity=units[put].quantity, definite=False), False)]
    told = join(scene, at, kind, counted, rule=rule, told=0)
    return [replace(harm, unsplit=unsplit, sufferer=party) for harm in told]


def _find_put(scene: Scene, at: int) -> int | None:
    """Return where a bare number stands that losses "came to"; "stood at 58 killed" is told by its own verb."""
    units = scene.units
    for place in range(at, min(at + REACH, len(units) - 1)):
        change = units[place].has("whence") and " " in units[place + 1].low  # "climbed from 30 to 50"
        if (change or units[place].has("numbers", "put_at")) and units[place + 1].quantity is not None:
            split = place + 2 < len(units) and units[place + 2].has("pred")
            return place + 1 if is_bare(scene, place + 1) and not split else None
        said = units[place].has("say") and not units[place + 1].has("put_at")  # "was put at 40"
        if said or units[place].has("pred", "bound") or units[place].quantity is not None:
            break
    return None


def _is_inflicted(scene: Scene, at: int) -> bool:
    """Whether behind losses it says that they were inflicted: "heavy losses had been inflicted on the other side"."""
    units = scene.units
    place = at + 1
    while place < len(units) and units[place].has("aux", "skip"):
        place += 1
    return at + 1 < place < len(units) and units[place].has("inflict")


def _sufferers(scene: Scene, at: int, group: Group) -> Group:
    """Take people of no noun for those who are said to have suffered the losses: "residents had suffered casualties", "losses on militants"."""
    if group.noun or scene.lexicon.verb_last:
        return group
    start = scene.clause_start(at)
    before = [each for each in scene.groups if start <= each.first and each.last <= at]
    suffered = before[-1] if before and _verb_near(scene, at, "suffer") else _hit_behind(scene, at)
    if suffered is None or suffered.sort not in {"civilians", "militants"}:
        return group
    return replace(group, sort=suffered.sort, noun=suffered.noun, party=suffered.party or group.party)


def _hit_behind(scene: Scene, at: int) -> Group | None:
    """Return the group in "losses on the militants", "losses were inflicted on militants", "casualties to their fighters"."""
    units = scene.units
    for place in range(at + 1, min(at + REACH, len(units) - 1)):
        if units[place].mark or units[place].has("bound", "pred", "party"):
            break
        if units[place].has("prep"):
            return scene.starting.get(place + 1) if units[place].has("upon") else None
    return None


def _uncounted(scene: Scene, at: int) -> tuple[Quantity | None, Group] | None:
    """Return whose losses they are that nobody counts: "suffered casualties", "caused civilian casualties", "there were casualties"."""
    units = scene.units
    if units[at].low not in scene.lexicon.tables["verbs_harm"]["kill"].get("uncounted", ()):
        return None
    counted = scene.starting.get(at + 2)
    if counted is not None and counted.quantity is not None and units[at + 1].has("prep"):
        return counted.quantity, counted  # "caused casualties to 12 guards"
    group = scene.ending.get(at)
    place = group.first - 1 if group is not None else at - 1
    while place > 0 and (units[place].has("party", "own") or is_plain(units[place])):
        place -= 1
    told = place >= 0 and (
        units[place].has("inflict", "suffer")
        or (units[place].value("aux") == "be" and place > 0 and units[place - 1].has("skip"))
    )
    if not told or is_unreal(scene, place):
        return None
    people = Group(first=place, last=at + 1, sort="people", noun="", plural=True, head=at)
    return None, people if group is None or group.quantity is not None else replace(group, plural=True)


def _is_split_behind(scene: Scene, at: int) -> bool:
    """Whether what stands behind a noun says how many were killed and how many hurt: "16 casualties (one killed ...".

    What follows a colon are the parts too, and they are told by their own words.
    """
    units = scene.units
    if at + 1 < len(units) and units[at + 1].low == ":":
        return True
    for place in range(at + 1, min(at + REACH, len(units) - 2)):
        if units[place].mark and units[place + 1].quantity is not None:
            return units[place].low not in {",", "."} and units[place + 2].has("pred")
    return False


def _count_of_noun(scene: Scene, at: int) -> tuple[Quantity, Group | None] | None:
    """Return the number before a noun of harm and whose it is: "dozens of (civilian) casualties", "six soldiers' deaths"."""
    units = scene.units
    place = at - 1
    if place >= 0 and (units[place].has("s", "own") or units[place].low == "'"):
        place -= 1  # "the soldiers' lives", "cost five men their lives"
    group = scene.ending.get(place + 1)
    if group is not None:
        quantity = group.quantity or (units[group.first - 1].quantity if group.first else None)
        return (quantity, group) if quantity is not None and not is_year(units[group.first].low) else None
    for back in range(place, max(place - _MODIFIED, -1), -1):
        quantity = units[back].quantity
        if quantity is not None and quantity.approx and back and units[back].low.endswith(" the"):
            return None
        if quantity is not None and not quantity.article and not is_year(units[back].low):
            hit = scene.ending.get(back)
            if (
                hit is not None
                and hit.quantity is None
                and any(u.has("inflict") for u in units[max(hit.first - 3, 0) : hit.first])
            ):
                return quantity, replace(hit, quantity=quantity, definite=False)
            party = next((unit.value("party") for unit in units[back:at] if unit.has("party")), "")
            group = Group(first=back, last=at, sort="people", noun="", party=party, plural=True, head=at)
            return quantity, group if party else None
        compound = units[back].low == "-" and is_plain(units[back - 1])  # "12 violence | - | linked deaths"
        if (units[back].mark and not compound) or units[back].has("prep", "bound", "and"):
            return None
    return None


def _verb_near(scene: Scene, at: int, kind: str) -> bool:
    return any(unit.has(kind) for unit in scene.units[max(at - 5, 0) : at])


def _sufferer_after(scene: Scene, at: int) -> str:
    """Return the party in "losses on their troops", "casualties to the army", "casualties among police"."""
    units = scene.units
    for place in range(at + 1, min(at + 6, len(units))):
        if units[place].has("party"):
            return units[place].value("party")
        if units[place].mark or units[place].has("bound", "pred"):
            break
    return ""


def read_lives(scene: Scene, at: int, _before: list[Harm]) -> list[Harm]:
    """Read "the raid claimed six lives", "six lives were lost"."""
    units = scene.units
    lost = any(unit.has("lose") for unit in units[at + 1 : at + 4])
    lost = lost or any(unit.value("noun", 1) == "unsplit" for unit in units[max(at - REACH, 0) : at])
    if not lost and not any(unit.has("taking") for unit in units[max(at - REACH, 0) : at]):
        return []
    counted = _count_of_noun(scene, at)
    if counted is None:
        return []
    group = counted[1] or Group(first=at, last=at + 1, sort="people", noun="people", plural=True, head=at)
    measure = scene.lexicon.measures["kill"].get(group.sort)
    rule = f"number of {units[at].low} taken"
    return [Harm(measure=measure, group=group, at=at, quantity=counted[0], rule=rule)] if measure else []


def _lost_things(scene: Scene, at: int, before: list[Harm]) -> tuple[str, list[tuple[Group, bool]]]:
    """Return the posts, or the vehicles and drones, that a party lost, and what loses them."""
    for kind, sorts in (("take", {"posts"}), ("destroy", {"vehicles", "drones"})):
        found = groups_after(scene, at, kind, before)
        things = [pair for pair in found if pair[0].sort in sorts and pair[0].quantity]
        if things:
            return kind, things
    return "", []


def read_losing(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read "the army lost two men", "it had lost three posts"."""
    groups = [
        g for g in groups_after(scene, at, "kill", before) if g[0].sort in COUNTED_SORTS and g[0].quantity
    ]
    kind, things = _lost_things(scene, at, before)
    if things and not groups:
        lost = join(scene, at, kind, things, rule=f"{scene.units[at].low}: own loss", told=len(before))
        owner = scene.party_before(at)
        return [replace(harm, sufferer=owner, group=replace(harm.group, own=not owner)) for harm in lost]
    # Whoever "lost two men" lost men of its own.
    groups = [
        (replace(g, sort="fighters", noun="fighters") if g.sort == "people" else g, p) for g, p in groups
    ]
    if scene.enemy_before(at):
        groups = [(replace(group, enemy=True), part) for group, part in groups]
    found = join(scene, at, "kill", groups, rule=f"{scene.units[at].low}: own loss", told=len(before))
    owner = scene.party_before(at)
    if not owner and any(unit.has("pronoun") for unit in scene.units[max(at - 3, 0) : at]):
        # "it lost two men": of who it is
        men = [harm for harm in found if harm.group.sort in {"fighters", "forces"}]
        if men:
            return [replace(harm, group=replace(harm.group, own=True)) for harm in men]
    if not owner and not (at and scene.units[at - 1].has("relative")):
        # "he lost two sons": of his family
        return [harm for harm in found if harm.group.sort == "civilians"] or [
            harm for harm in found if harm.group.own or harm.group.enemy
        ]
    return [replace(harm, sufferer=owner) for harm in found if owner or harm.group.own or harm.group.enemy]
