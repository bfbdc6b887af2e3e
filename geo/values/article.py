"""An article as it was read: the bytes' hash, the decoded text, and what is known of where it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of code points ``[start, end)`` of one article's text."""

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

    ``exact`` is the sentence; ``prefix`` and ``suffix`` are up to 32 code points around it.
    ``focus`` is the part of the sentence that says it ("23 of its soldiers died"), for marking it.
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

    ``name`` is the agency credited, or what the first of the reports is called; articles of one name are one voice
    in all that they say of an event themselves.
    """

    article_id: str
    name: str
    reason: str
