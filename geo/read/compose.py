"""An article, put together from its text and what is known beside it."""

from __future__ import annotations

import hashlib

from ..values import Article
from .furniture import find_furniture
from .headline import find_headline
from .metadata import Metadata
from .script import detect_language

# The joiners of Persian and Urdu words are no letters, but names may have them.
_JOINERS = "\u200c\u200d"


def compose(*, name: str, source: bytes, text: str, metadata: Metadata | None = None) -> Article:
    """Make an article; its offsets will count code points of ``text``, which stays as it is.

    Parameters
    ----------
    name
        What to call it in messages: a file's stem.
    source
        The bytes it was read from.
    text
        The decoded text.
    metadata
        What is known beside it. A title that is not known is the headline that the text prints, if it does.

    Examples
    --------
    >>> article = compose(name="note", source=b"Torkham reopened.", text="Torkham reopened.")
    >>> article.id, article.language, article.title
    ('3aa5043a27803761', 'en', '')
    """
    metadata = metadata or Metadata()
    language = metadata.language or detect_language(text)
    skipped = find_furniture(text, language)
    headline = find_headline(text, metadata.title, skipped)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(
        id=digest[:16],
        name=_printable(name),
        text=text,
        source_sha256=hashlib.sha256(source).hexdigest(),
        text_sha256=digest,
        title=metadata.title or (text[headline.start : headline.end] if headline else ""),
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        published_basis=metadata.published_basis,
        language=language,
        title_span=headline,
        skipped=skipped,
    )


def _printable(name: str) -> str:
    # A file's name may hold newlines, escape sequences or bytes of no encoding; a message shows none of them.
    return "".join(char if char.isprintable() or char in _JOINERS else "\ufffd" for char in name)
