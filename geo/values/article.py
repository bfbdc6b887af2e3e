"""An article as it was read: the bytes' hash, the decoded text, and what is known of where it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of code points ``[start, end)`` of one article's text.

    Parameters
    ----------
    start, end
        Code points of the article's text, the end not included.

    Examples
    --------
    >>> span = Span(start=4, end=9)
    >>> len(span), 4 in span, 9 in span
    (5, True, False)
    """

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news report. What is not known is empty; nothing is invented.

    Parameters
    ----------
    id
        First 16 hexadecimal digits of ``text_sha256``: the same text is the same article.
    name
        What its reader called it (a file's stem), for messages to people.
    text
        The decoded text with its newlines as they were; every offset of Clashline counts its code points.
    source_sha256, text_sha256
        Of the bytes as they were read, and of ``text`` in UTF-8.
    title, publisher, url
        As they are known; the title is the text's own headline where none stands beside it.
    published
        ISO 8601 date, as much of it as is known: ``2025-10-12``, ``2025-10``, ``2025`` or empty.
    published_basis
        How the date is known, in words: ``printed``, ``assigned by the editor`` ...
    language
        BCP 47 code: ``en``, ``ur``, ``prs``, ``fa``, ``ps``.
    title_span
        Where the text itself prints its headline; None where the headline came from beside it.
    skipped
        Ranges that are page furniture ("Post a Comment"), in order, left out of reading.

    Examples
    --------
    >>> import geo, pandas as pd
    >>> [article] = geo.read_texts(pd.DataFrame({"text": ["Torkham reopened."]})).articles
    >>> article.id, article.language, article.publisher
    ('3aa5043a27803761', 'en', '')
    """

    id: str
    name: str
    text: str
    source_sha256: str
    text_sha256: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    published_basis: str = ""
    language: str = "en"
    title_span: Span | None = None
    skipped: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that carry a claim, as a W3C Web Annotation text position and text quote selector.

    Source: W3C, "Web Annotation Data Model", TextPositionSelector and TextQuoteSelector.

    Parameters
    ----------
    article_id
        The article.
    start, end
        Where the sentence stands, in code points of the article's text.
    exact
        The sentence.
    prefix, suffix
        Up to 32 code points around it.
    focus
        The part of the sentence that says it ("23 of its soldiers died"), for marking it; None if that is not known.

    Examples
    --------
    >>> evidence = Evidence(article_id="3aa5043a27803761", start=0, end=17, exact="Torkham reopened.")
    >>> len(evidence.exact) == evidence.end - evidence.start
    True
    """

    article_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    focus: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """That an article hands on a report which others hand on too, and why it is thought so.

    Parameters
    ----------
    article_id
        The article.
    name
        The agency credited, or what the first of the reports is called; articles of one name are one voice in all that they
        say of an event themselves.
    reason
        The credit, or what it copies.

    Examples
    --------
    >>> Wire(article_id="3aa5043a27803761", name="AFP", reason='credited: "(AFP)"').name
    'AFP'
    """

    article_id: str
    name: str
    reason: str
