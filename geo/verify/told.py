"""What a finished file tells of its articles, whatever its format; and what was found to be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Finding(NamedTuple):
    """Something that does not fit: where, and one line that says what.

    Parameters
    ----------
    where
        The file, article, claim or estimate.
    what
        What does not fit.

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
    """An article as a file names it.

    Parameters
    ----------
    id, name
        Its id and what its reader called it.
    source_sha256, text_sha256
        Of its bytes and of its text.

    Examples
    --------
    >>> ToldArticle(id="3aa5043a27803761", name="note", source_sha256="", text_sha256="").name
    'note'
    """

    id: str
    name: str
    source_sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim as a file gives it: all that its id is made from, and its sentence.

    Parameters
    ----------
    id, article_id, incident_id
        The claim, its article, and its incident (empty for none).
    start, end
        Where the sentence stands, in code points; None if the file does not say.
    quote, prefix, suffix
        The sentence and what stands around it.
    measure, value_low, value_high, victim_side, claimant, stance
        As of ``Claim``, each as its label.
    clipped
        Whether the file shortens long sentences, so that only parts of this one may be there.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     geo.export.write(geo.build(geo.read("seeds")), f"{folder}/out.geojson")
    ...     told = geo.read_told(f"{folder}/out.geojson")
    >>> told.claims[0].measure, told.claims[0].clipped
    ('clash', False)
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
    """An estimate as a file gives it.

    Parameters
    ----------
    incident_id, victim_side, measure, policy
        What it is of.
    numbers
        Low, best and high; None where there is none.
    claim_ids
        The claims that it rests on.

    Examples
    --------
    >>> numbers = (23, None, 58)
    >>> ToldEstimate(incident_id="i1", victim_side="a", measure="killed", policy="ucdp", numbers=numbers, claim_ids=()).numbers[2]
    58
    """

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
    articles, claims, estimates
        What it tells.
    incident_ids
        Its incidents.

    Examples
    --------
    >>> told = Told(seal="", sealed=(), articles=(), claims=(), incident_ids=frozenset(), estimates=())
    >>> told.sealed
    ()
    """

    seal: str
    sealed: tuple[Finding, ...]
    articles: tuple[ToldArticle, ...]
    claims: tuple[ToldClaim, ...]
    incident_ids: frozenset[str]
    estimates: tuple[ToldEstimate, ...]
