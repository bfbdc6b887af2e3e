"""What a finished file tells of its articles, whatever its format; and what was found to be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Finding(NamedTuple):
    """Something that does not fit: where, and one line that says what.

    Examples
    --------
    >>> print(Finding("claim c0123456789ab", "its sentence is not where the file says"))
    claim c0123456789ab: its sentence is not where the file says
    """

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldArticle:
    """An article as the file names it: its id, its name, and the hashes of its bytes and of its text."""

    id: str
    name: str
    source_sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim as the file gives it: all that its id is made from, and its sentence.

    ``clipped`` says that the file shortens long sentences, so that only parts of this one may be there.
    """

    id: str
    article_id: str
    incident_id: str
    start: int | None
    end: int | None
    quote: str
    prefix: str
    suffix: str
    measure: str
    value_low: int | None
    value_high: int | None
    victim_side: str
    claimant: str
    stance: str
    clipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEstimate:
    """An estimate as the file gives it: its numbers and the claims that it rests on."""

    incident_id: str
    victim_side: str
    measure: str
    policy: str
    numbers: tuple[int | None, int | None, int | None]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a finished file tells.

    Parameters
    ----------
    seal
        The seal written in it, empty if it has none.
    sealed
        What is wrong with its bytes by its own seal; empty if nothing is.
    incident_ids
        Its incidents.
    """

    seal: str
    sealed: tuple[Finding, ...]
    articles: tuple[ToldArticle, ...]
    claims: tuple[ToldClaim, ...]
    incident_ids: frozenset[str]
    estimates: tuple[ToldEstimate, ...]
