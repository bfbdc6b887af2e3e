"""Articles, and what no map can show, as the page gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .dates import name_published, parse_published
from .rows import full_text, text, to_rows, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ..language import Language
    from .rows import Row


# Characters. No server has longer ones, and an address that was cut leads elsewhere.
ADDRESS_LIMIT = 4096


def list_articles(articles: pd.DataFrame, language: Language) -> list[dict[str, Any]]:
    """Turn the frame of articles into the page's: where each came from, and never its text."""
    return [
        {
            "id": text(row, "article_id"),
            "name": text(row, "name"),
            "title": text(row, "title"),
            "publisher": text(row, "publisher"),
            "url": _address(row),
            "published": text(row, "published"),
            "published_text": name_published(text(row, "published"), language),
            "published_basis": text(row, "published_basis"),
            "language": text(row, "language"),
            "source_sha256": text(row, "source_sha256"),
            "text_sha256": text(row, "text_sha256"),
            "n_claims": whole(row, "n_claims") or 0,
        }
        for row in to_rows(articles)
    ]


def list_unplaced(unplaced: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn the frame of what is not placed, not dated or a running total into the page's side list."""
    return [
        {
            "what": text(row, "what"),
            "ref": text(row, "ref"),
            "why": text(row, "why"),
            "text": text(row, "text"),
            "article": text(row, "article_id"),
        }
        for row in to_rows(unplaced)
    ]


def newest(articles: Sequence[dict[str, Any]]) -> str:
    """Give the newest date of publication, "as of" which a map stands; empty if none is known.

    Examples
    --------
    >>> newest([{"published": "2025-10-12"}, {"published": "soon"}, {"published": "2025-10"}])
    '2025-10-12'
    """
    known = [each["published"] for each in articles if parse_published(each["published"]) is not None]
    # ISO 8601 sorts as text; zones may turn the order of two hours, and a map is "as of" a day.
    return max(known, default="")


def _address(row: Row) -> str:
    address = full_text(row, "url")
    return address if len(address) <= ADDRESS_LIMIT else ""
