"""Claims of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..second import weights_of
from ..text import load_language
from .lexicon import load_lexicon
from .lines import read_lines
from .merge import merge
from .places import Grounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer

    from ..values import Article, Claim, Mention
    from .lexicon import Lexicon


def find_claims(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Find what an article claims: how many, of whose, who says it, where.

    Parameters
    ----------
    article, mentions
        The article and its places, with their roles.
    gazetteer
        Gives the sides of the theatre.

    Returns
    -------
    tuple of Claim
        In the order of the text; one for each measure, value, victim side and claimant. Empty for an article
        in a language without claim data: no text is read by another language's rules.

    Raises
    ------
    RuleError
        A file of the language's data is wrong; names file and key.
    """
    lexicon = _lexicon(article.language, gazetteer)
    if lexicon is None:
        return ()
    grounds = Grounds(mentions)
    lines = read_lines(article, load_language(article.language), lexicon, grounds)
    return merge(article, lines, lexicon, grounds, weights_of(gazetteer.theatre, _main(article.language)))


def reads_claims(language: str, gazetteer: Gazetteer) -> bool:
    """Say whether claims are read in a language, or only places.

    Parameters
    ----------
    language
        BCP 47 code; what stands behind its hyphen says nothing here.
    gazetteer
        Whose sides' words there must be.

    Returns
    -------
    bool
        True if claims are read.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> reads_claims("en-GB", Gazetteer.load("durand"))
    True
    """
    return _lexicon(language, gazetteer) is not None


def _lexicon(language: str, gazetteer: Gazetteer) -> Lexicon | None:
    return load_lexicon(_main(language), gazetteer.sides)


def _main(language: str) -> str:
    return language.split("-", maxsplit=1)[0]
