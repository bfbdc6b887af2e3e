"""Articles, and what no map can show, as the page gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .columns import Numbers, Table
from .dates import name_published, parse_published
from .rows import Cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from ..language import Language

# Characters. No server has longer ones, and an address that was cut leads elsewhere.
ADDRESS_LIMIT = 4096


def list_articles(articles: pd.DataFrame, language: Language) -> Table:
    """Turn the frame of articles into the page's: where each came from, and never its text."""
    cells = Cells(articles)
    published, n_claims = cells.text("published"), cells.whole("n_claims")
    return Table(
        {
            "id": cells.text("article_id"),
            "name": cells.text("name"),
            "title": cells.text("title"),
            "publisher": cells.text("publisher"),
            "url": cells.full_text("url").map(_address),
            "published": published,
            "published_text": published.map(lambda date: name_published(date, language)),
            "published_basis": cells.text("published_basis"),
            "language": cells.text("language"),
            "source_sha256": cells.text("source_sha256"),
            "text_sha256": cells.text("text_sha256"),
            "n_claims": Numbers(n_claims.units, np.zeros(len(cells), dtype=bool)),  # none known of is none
        }
    )


def list_notices(articles: pd.DataFrame) -> list[str]:
    """List what must be said of where some of the data come from, each notice once, in order."""
    return sorted(set(Cells(articles).text("attribution").distinct) - {""})


def list_unplaced(unplaced: pd.DataFrame) -> Table:
    """Turn the frame of what is not placed, not dated or a running total into the page's side list."""
    cells = Cells(unplaced)
    return Table(
        {
            "what": cells.text("what"),
            "ref": cells.text("ref"),
            "why": cells.text("why"),
            "text": cells.text("text"),
            "article": cells.text("article_id"),
        }
    )


def newest(published: Iterable[str]) -> str:
    """Give the newest date of publication, "as of" which a map stands; empty if none is known.

    Examples
    --------
    >>> newest(["2025-10-12", "soon", "2025-10"])
    '2025-10-12'
    """
    # ISO 8601 sorts as text; zones may turn the order of two hours, and a map is "as of" a day.
    return max((date for date in published if parse_published(date) is not None), default="")


def _address(address: str) -> str:
    return address if len(address) <= ADDRESS_LIMIT else ""
