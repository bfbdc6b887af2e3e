"""Whether one voice goes on: with a verb of saying behind its first, or with what stands behind it in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .sayings import Frame
    from .units import Unit


def is_verbs(units: Sequence[Unit], frame: Frame) -> bool:
    """Whether a frame is a verb's with its subject before it, so that a later verb can share it."""
    unit = units[frame.at]
    return (
        unit.has("say")
        and frame.subject[1] <= frame.at
        and not (unit.has("nominal") and frame.at < frame.first)
    )


def leads(units: Sequence[Unit], frame: Frame, at: int) -> bool:
    """Whether a later verb can share a frame's subject; what is "adding" may follow any: "said the army, adding"."""
    if _is_more_of_it(units, at, frame):
        return True
    if units[at].value("say") == "saying" and not units[at].has("quoted_as"):
        return units[frame.at].has("say") and frame.at < at
    return is_verbs(units, frame)


def _is_more_of_it(units: Sequence[Unit], at: int, last: Frame) -> bool:
    """Whether a relative word right behind a voice goes on with it: "said the army in a statement, which added"."""
    comma = at - 2
    if comma < last.subject[1] or not units[at - 1].has("relative") or units[comma].low != ",":
        return False
    if not units[at].has("say") or units[at].has("owned") or last.subject[0] < last.at:
        return False
    between = units[last.subject[1] : comma]
    return not any(
        unit.mark or unit.has("pred", "aux", "event", "say", "bound", "source", "party") for unit in between
    )


def goes_on(units: Sequence[Unit], at: int, last: Frame) -> bool:
    """Whether a verb of saying has the subject of the one before: "rejects this and says", "said ..., adding"."""
    if units[at].has("quoted_as"):
        return False
    if _is_more_of_it(units, at, last):
        return True
    if units[at].value("say") == "saying":
        return True
    if units[at].has("say") and last.at == at - 1 and units[last.at].value("say") != units[at].value("say"):
        return True  # "the charge rejecting | said", where the verb closes its clause
    joins = at - 1 if not units[at - 1].has("skip") else at - 2
    joined = units[joins].has("contrast") or (units[joins].has("and") and units[joins].low != ",")
    return units[at].has("say") and joined and last.at < joins


def goes_on_behind(units: Sequence[Unit], end: int) -> bool:
    """Whether what "said the governor" stands in goes on behind it: "the shells, said the governor, | fell on the town"."""
    if end + 2 >= len(units) or units[end].low != ",":
        return False
    if units[end + 1].has("and") and units[end + 1].low != ",":
        # "A bomb went off, said the governor, and two were hurt": his words go on until another speaks.
        others = any(unit.has("say", "according", "cited") for unit in units[end + 1 :])
        return units[end + 2].has("pred", "aux", "inflict", "event") or not others
    if units[end + 1].has("relative", "whose", "say"):
        return False
    # "In another raid, said the governor, two were hurt": what stands before him tells nothing yet.
    begun = any(_is_told(unit) and not unit.has("source") for unit in units[:end])
    return not begun and any(_is_told(unit) or unit.has("strike_act") for unit in units[end + 1 :])


def _is_told(unit: Unit) -> bool:
    """Whether a unit can be the verb of a clause."""
    return unit.has("aux", "pred") or unit.value("event", 1) == "verbs"
