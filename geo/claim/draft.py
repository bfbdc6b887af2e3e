"""A claim on its way: what one sentence says, before the article's claims are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..values import Qualifier, Stance

if TYPE_CHECKING:
    from ..text import Sentence
    from ..values import Measure
    from ..when import Dated
    from .harm import Harm
    from .sayings import Frame
    from .scene import Scene
    from .voices import Speaker


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim in the making.

    ``number`` counts the article's drafts, ``part_of`` is another draft's number; ``group`` are the units that name
    the victims; ``listed`` says that all parts of its whole are told. Of an event, ``aside`` says that it is told by
    the way, by a noun or in a clause of its own, ``back`` that "the strikes" may be those told before, ``faint`` that
    a fight is only the time or cause of something else. ``rows`` are the sentences whose places are its own too: those
    that a table's total adds up. What has no bounds counts nothing.
    """

    number: int
    sentence: Sentence
    measure: Measure
    victim_side: str
    speaker: Speaker
    focus: tuple[int, int]
    at: int
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = Qualifier.CATEGORICAL
    approx: bool = False
    victim_class: str = ""
    group: tuple[int, int] = (0, 0)
    doer: str = ""
    unsplit: bool = False
    counted: bool = True
    guessed: bool = False
    stance: Stance = Stance.ASSERTS
    unverified: bool = False
    part_of: int | None = None
    listed: bool = False
    aggregate: bool = False
    derived: bool = False
    hint: str = ""
    aside: bool = False
    back: bool = False
    faint: bool = False
    rows: tuple[Sentence, ...] = ()
    rules: list[str] = field(default_factory=list)


def same_voice(draft: Draft, other: Draft) -> bool:
    """Whether two drafts are said by one voice in one way."""
    return draft.speaker.label == other.speaker.label and draft.stance is other.stance


@dataclass(slots=True, kw_only=True)
class Line:
    """A sentence as the rules see it: its units and groups, who says what, and the drafts made of it.

    ``quoted`` speaks the quotation of several sentences that it is part of.
    """

    sentence: Sentence
    scene: Scene
    frames: list[Frame]
    harms: list[Harm] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    dates: tuple[Dated, ...] = ()
    summary: bool = False
    quoted: Speaker | None = None
