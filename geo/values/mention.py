"""A name in an article, the place it means, and the part that place plays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a named place does in its sentence (the corpus guidelines define each).

    Examples
    --------
    >>> Role("metonym") is Role.METONYM, Role.METONYM == "metonym"
    (True, True)
    """

    INCIDENT = "incident"
    METONYM = "metonym"
    PERSON_OR_ORG = "person_or_org"
    ORIGIN = "origin"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name could mean, with a score in [0, 1] and why.

    Parameters
    ----------
    place_id
        The gazetteer's place.
    score
        How likely it is, from 0 to 1.
    why
        What speaks for it.

    Examples
    --------
    >>> Candidate(place_id="sarobi-district-kabul", score=0.5, why="one of two of the name").score
    0.5
    """

    place_id: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of a place's name, or a description that means one ("the capital").

    Parameters
    ----------
    id
        ``m`` and 12 hexadecimal digits, from article and offsets.
    article_id
        The article.
    start, end
        Where the name stands, in code points of the article's text.
    surface
        The words there.
    name, kind, country
        The canonical name without its kind (Khost), the kind as the context has it (``province``), and the
        ISO 3166-1 alpha-2 code of the country it lies in, empty where it has none or it is not known.
    place_id
        The gazetteer's place; None for a name that no gazetteer has, or that could not be decided.
    candidates
        What else it could have meant, best first; empty where there was no question.
    within_id
        For a name without a place: the gazetteer's place that contains it, if the text says so.
    near
        Whether the text says only that it was near the place.
    along
        Whether the text says that it was along the frontier there ("along the border in Kunar").
    described
        True for a definite description, which has a meaning but is no place name.
    dateline
        Whether it only says where the report was written.
    role, reason
        The role, and the name of the rule that gave it, with the words it rests on.

    Examples
    --------
    >>> import geo
    >>> mention = geo.build(geo.read("seeds")).dossier.mentions[0]
    >>> mention.place_ids == (mention.place_id,)
    True
    """

    id: str
    article_id: str
    start: int
    end: int
    surface: str
    name: str
    kind: str
    country: str = ""
    place_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    within_id: str | None = None
    near: bool = False
    along: bool = False
    described: bool = False
    dateline: bool = False
    role: Role = Role.BACKGROUND
    reason: str = ""

    @property
    def place_ids(self) -> tuple[str, ...]:
        """All places it means: one, none, or the several of a description ("both crossings")."""
        if self.place_id is not None:
            return (self.place_id,)
        return tuple(candidate.place_id for candidate in self.candidates) if self.described else ()
