"""Articles in the corpus's form: a JSON object with text and what is known of it."""

from __future__ import annotations

import json
from typing import Any

from ..errors import ArticleError
from .metadata import Metadata, parse_metadata
from .source import check_text

# What the corpus calls it, and what an Article does.
_FIELDS = {
    "title": "title",
    "outlet": "publisher",
    "url": "url",
    "published": "published",
    "lang": "language",
}


def parse_json(source: str) -> tuple[str, Metadata]:
    """Give the text and the metadata of an article in the corpus's form.

    Raises
    ------
    ArticleError
        It is no JSON, no object with a ``text``, or a value has the wrong form.

    Examples
    --------
    >>> text, metadata = parse_json('{"id": "7", "text": "Torkham shut.", "lang": "en", "published": null}')
    >>> text, metadata.language, metadata.published
    ('Torkham shut.', 'en', '')
    """
    try:
        value: Any = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"is no valid JSON: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise ArticleError('is no article; it must be an object with a "text"')
    known = {ours: value[theirs] for theirs, ours in _FIELDS.items() if theirs in value}
    return check_text(value["text"]), parse_metadata(known)
