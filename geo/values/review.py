"""What a person decided about claims and articles, and what became of it in a build."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What an entry of a review does.

    Examples
    --------
    >>> Action("redact") is Action.REDACT, Action.REDACT == "redact"
    (True, True)
    """

    CONFIRM = "confirm"
    DISCARD = "discard"
    GRADE = "grade"
    MERGE = "merge"
    SPLIT = "split"
    PLACE = "place"
    REDACT = "redact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of a review file. It points at claims and articles, whose ids come from their content.

    Parameters
    ----------
    number
        Its place in the file, from 1.
    action
        What it does.
    who, why, date
        Who decided it and why, both always given; the day as ISO 8601, or empty.
    claims
        The claims that it is about; an incident is named by any claim of it.
    quotes, article, name
        Of a redaction: claims whose words are withheld, an article whose words are, and a name that is.
    grade
        The grade that the incident has instead of the rule's.
    place, instead_of
        Of a correction: the gazetteer place where the claims are, empty for none; and which of their places it
        takes the place of, empty for all.

    Examples
    --------
    >>> decision = Decision(number=1, action=Action.CONFIRM, who="An editor", why="seen on film", claims=("c0123456789ab",))
    >>> decision.action.value, decision.grade
    ('confirm', '')
    """

    number: int
    action: Action
    who: str
    why: str
    date: str = ""
    claims: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    article: str = ""
    name: str = ""
    grade: str = ""
    place: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The decisions of a review file.

    Parameters
    ----------
    decisions
        In the file's order.
    source
        What the file is called.

    Examples
    --------
    >>> len(Review().decisions)
    0
    """

    decisions: tuple[Decision, ...] = ()
    source: str = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a decision.

    Parameters
    ----------
    decision
        The decision.
    applied
        False where it points at nothing that was read.
    note
        What was missing, or done.
    incident_ids
        The incidents that bear it now.

    Examples
    --------
    >>> decision = Decision(number=1, action=Action.CONFIRM, who="An editor", why="seen on film")
    >>> Outcome(decision=decision, applied=False, note="names no claim").applied
    False
    """

    decision: Decision
    applied: bool
    note: str
    incident_ids: tuple[str, ...] = ()
