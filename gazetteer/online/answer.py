"""What is asked and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .candidate import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineQuestion:
    """A name that the gazetteer does not have, and what its text says about it.

    Parameters
    ----------
    name
        As the text spells it, without a word for its kind.
    kind
        A value of `Kind`, if the text says so; else empty.
    within_id
        The gazetteer's place that the text puts it in; empty if it puts it nowhere.

    Examples
    --------
    >>> OnlineQuestion(name="Zumray Kalay", within_id="khost-province").kind
    ''
    """

    name: str
    kind: str = ""
    within_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineAnswer:
    """What came of a question.

    Parameters
    ----------
    question
        What was asked.
    found
        The place, checked against what the text says; None where nothing was accepted.
    why
        Why it was accepted or not, in words for people.
    asked
        Whether the service was asked just now; False for what the cache had, or what was not asked at all.
    failed
        Whether the service could not be asked: then nothing is known, and the next run may ask again.
    refused
        What the service answered that was not accepted, each with the reason.

    Examples
    --------
    >>> from gazetteer import OnlineAnswer, OnlineQuestion
    >>> OnlineAnswer(question=OnlineQuestion(name="Zumray Kalay"), found=None, why="no such place").failed
    False
    """

    question: OnlineQuestion
    found: Candidate | None
    why: str
    asked: bool = False
    failed: bool = False
    refused: tuple[str, ...] = ()
