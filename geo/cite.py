"""Citations: a claim as a line that can stand in a report: sentence, speaker, source, date, and the hash to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import ClaimNotFound
from .values import Stance

if TYPE_CHECKING:
    from .build import Result
    from .values import Article, Claim

_VERBS = {
    Stance.DENIES: "denies",
    Stance.CONFIRMS: "confirms",
    Stance.UNVERIFIED: "neither confirmed nor denied",
}


def cite(result: Result, claim_id: str) -> str:
    """Cite a claim.

    Parameters
    ----------
    result
        What ``geo.build`` returns.
    claim_id
        One of its claims.

    Returns
    -------
    str
        One line: the sentence in quotation marks; who says it, and what with it; the article's title or name,
        publisher, date and address, as far as they are known; the SHA-256 of its bytes and where in its text the
        sentence stands, in code points; the claim's id.

    Raises
    ------
    ClaimNotFound
        The result has no such claim.

    Examples
    --------
    >>> import geo
    >>> cite(geo.build(()), "c000000000000")
    Traceback (most recent call last):
    geo.errors.ClaimNotFound: there is no claim c000000000000; clashline explain lists them
    """
    claim = next((each for each in result.dossier.claims if each.id == claim_id), None)
    if claim is None:
        raise ClaimNotFound(f"there is no claim {claim_id}; clashline explain lists them")
    article = next(each for each in result.dossier.articles if each.id == claim.article_id)
    first = claim.evidence[0]
    speaker = _speaker(claim, result.gazetteer.sides.name_of(claim.claimant.label))
    source = ", ".join(filter(None, _source(article)))
    return (
        f"“{' '.join(first.exact.split())}” ({speaker}). {source}. "
        f"Article SHA-256 {article.source_sha256}, characters {first.start} to {first.end}; claim {claim.id}."
    )


def _speaker(claim: Claim, name: str) -> str:
    words = claim.claimant.text
    told = f"{name} (“{words}”)" if words and words.casefold() != name.casefold() else name
    by_way = f"by way of {', '.join(claim.relay)}" if claim.relay else ""
    return ", ".join(filter(None, (told, by_way, _VERBS.get(claim.stance, ""))))


def _source(article: Article) -> tuple[str, ...]:
    dated = (
        f"{article.published} ({article.published_basis})" if article.published_basis else article.published
    )
    return article.title or article.name, article.publisher, dated if article.published else "", article.url
