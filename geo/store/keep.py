"""What a store keeps of an article: the article, what was read from it, and by which reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from gazetteer import __version__

from ..build import Told
from ..values import Article, Claim, Mention
from .pack import from_json, to_json

if TYPE_CHECKING:
    from gazetteer import Gazetteer

    from .backend import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one article, as it is kept."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One article of a store.

    Parameters
    ----------
    rank
        0 as it came; who puts metadata right (``replace``) gives the next number. The highest rank is kept.
    """

    article: Article
    reading: Reading
    reader: str
    rank: int = 0

    @property
    def told(self) -> Told:
        """The same as a stage of the build has it."""
        reading = self.reading
        return Told(
            article=self.article,
            mentions=reading.mentions,
            claims=reading.claims,
            elsewhere=reading.elsewhere,
        )

    @property
    def row(self) -> Row:
        """Its row in ``store_articles``."""
        article = to_json(self.article)
        return self.article.id, self.rank, order_of(self.article), article, self.reader, to_json(self.reading)

    @classmethod
    def from_row(cls, row: Row) -> Kept:
        """Read a row of ``store_articles`` back; raises ``StoreError`` where it is damaged."""
        _, rank, _, article, reader, reading = row
        return cls(
            article=from_json(Article, str(article)),
            reading=from_json(Reading, str(reading)),
            reader=str(reader),
            rank=int(rank or 0),
        )


def order_of(article: Article) -> str:
    """Return what a store's articles are ordered by: the date of publication as far as it is known, then the id.

    Examples
    --------
    >>> known = {"name": "a", "text": "", "source_sha256": "", "text_sha256": ""}
    >>> order_of(Article(id="0a", published="2025-10-12", **known)), order_of(Article(id="0a", **known))
    ('2025-10-12/0a', '~/0a')
    """
    return f"{article.published or '~'}/{article.id}"


def outranks(one: Article, rank: int, other: Article, other_rank: int) -> bool:
    """Whether of two records of one text the first is the one to keep.

    Which is kept must not depend on which came first, or two writers would end differently. So it is the one that
    a person put right last, else the one that knows more, else the one that comes first as JSON.
    """
    return (rank, _known(one), _turned(to_json(one))) > (other_rank, _known(other), _turned(to_json(other)))


def _known(article: Article) -> int:
    """Count what is known beside the text; a date to the day counts more than a year."""
    told = (getattr(article, field.name) for field in fields(article) if field.name != "text")
    return sum(value not in {"", None, ()} for value in told) + len(article.published)


def _turned(text: str) -> tuple[int, ...]:
    return tuple(-code for code in hashlib.sha256(text.encode()).digest())


def reader_of(gazetteer: Gazetteer) -> str:
    """Return what readings depend on: our version, and the data of languages and theatre by their hashes."""
    return f"{__version__} {_language_digest()} {gazetteer.theatre.name} {gazetteer.digest}"


@cache
def _language_digest() -> str:
    digest = hashlib.sha256()
    folder = resources.files("geo") / "languages"
    for code in sorted(each.name for each in folder.iterdir()):
        each = folder / code
        for file in sorted(each.iterdir(), key=lambda file: file.name) if each.is_dir() else [each]:
            if file.name.endswith(".toml"):
                digest.update(f"{code}/{file.name}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
