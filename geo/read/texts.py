"""Texts of a DataFrame become articles: a row each, with what its other columns know of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..errors import ArticleError
from .compose import compose
from .metadata import KEYS, parse_metadata
from .reading import MAX_ARTICLES, Problem, Reading
from .source import MAX_BYTES, check_text

if TYPE_CHECKING:
    import pandas as pd

    from ..values import Article

# Tables have a time of day where an article has a date.
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:.*")
_LONGEST_NAME = 200


def read_texts(table: pd.DataFrame, *, text: str = "text") -> Reading:
    """Read articles from a table, a row each; what is wrong with a row costs no other.

    Parameters
    ----------
    table
        A DataFrame. Of its columns those are read whose names are ``title``, ``publisher``, ``url``, ``published`` (ISO 8601,
        or a datetime, of which the day is taken), ``published_basis``, ``language`` (BCP 47) and ``name`` (what to call the
        article; else the row's index); all may be missing or NA. Others are passed over.
    text
        The column of the texts.

    Returns
    -------
    Reading
        ``articles`` in the order of the rows, a text that stands in two rows once, and ``problems``, each with the index of
        its row as ``path``: no text, an empty one or one of more than 16 MB, a NUL or half a surrogate pair in it, a
        date or language that is none.

    Raises
    ------
    ArticleError
        It is no DataFrame, lacks the column of the texts or has two columns of one name, or more than 100,000 rows.

    Examples
    --------
    >>> import geo, pandas as pd
    >>> table = pd.DataFrame({"body": ["Torkham reopened.", None], "published": pd.to_datetime(["2025-10-20", "2025-10-21"])})
    >>> reading = geo.read_texts(table, text="body")
    >>> [(article.name, article.published) for article in reading.articles]
    [('0', '2025-10-20')]
    >>> print(*reading.problems)
    row 1: has no text in the column 'body'
    """
    columns = [str(each) for each in getattr(table, "columns", ())]
    if not hasattr(table, "columns") or not hasattr(table, "index"):
        raise ArticleError(
            f"a {type(table).__name__} is no table; give a DataFrame, or use geo.read for files"
        )
    if text not in columns:
        raise ArticleError(
            f"the table has no column {text!r}, but {', '.join(columns[:12]) or 'none'}; say text="
        )
    wanted = [text, *(each for each in (*KEYS, "name") if each in columns and each != text)]
    twice = [each for each in wanted if columns.count(each) > 1]
    if twice:
        raise ArticleError(f"the table has two columns {twice[0]!r}; drop or rename one")
    if len(table) > MAX_ARTICLES:
        raise ArticleError(f"there are more than {MAX_ARTICLES} articles; give fewer at a time")
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    cells = zip(*(table[each].tolist() for each in wanted), strict=True)
    for index, row in zip(table.index.tolist(), cells, strict=True):
        known = {key: cell for key, cell in zip(wanted, row, strict=True) if not _is_missing(cell)}
        try:
            article = _read_row(str(index), known.pop(text, None), known, text)
        except ArticleError as error:
            problems.append(Problem(f"row {str(index)[:_LONGEST_NAME]}", str(error)))
        else:
            articles.setdefault(article.id, article)
    return Reading(articles=tuple(articles.values()), problems=tuple(problems))


def _read_row(index: str, text: Any, known: dict[str, Any], column: str) -> Article:
    if text is None:
        raise ArticleError(f"has no text in the column {column!r}")
    if not isinstance(text, str):
        raise ArticleError(f"has a {type(text).__name__} in the column {column!r}, not a text; decode it")
    source = check_text(text).encode()
    if len(source) > MAX_BYTES:
        raise ArticleError(f"is larger than {MAX_BYTES // 1024**2} MB; split it into its articles")
    name = str(known.pop("name", index))[:_LONGEST_NAME]
    published = known.get("published")
    item = getattr(published, "item", None)
    if item is not None:  # NumPy's own kind of date
        known["published"] = published = item()
    timed = _TIMED.fullmatch(published.strip()) if isinstance(published, str) else None
    if timed:
        known["published"] = timed[1]
    return compose(name=name, source=source, text=text, metadata=parse_metadata(known))


def _is_missing(cell: Any) -> bool:
    """Whether a cell is empty: None, NaN, NaT or NA. An array in a cell is not."""
    import pandas as pd  # noqa: PLC0415 - half a second, which reading files need not pay

    return pd.isna(cell) is True
