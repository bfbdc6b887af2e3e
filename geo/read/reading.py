"""The first stage: paths become articles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ..errors import ArticleError
from .compose import compose
from .corpus import parse_json
from .files import Input, list_inputs
from .metadata import parse_metadata, read_tables
from .source import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..values import Article

PathLike: TypeAlias = "str | os.PathLike[str]"

# Articles are held in memory: more than this belong into a store, and a wrong folder should say so soon.
MAX_ARTICLES = 100_000


class Problem(NamedTuple):
    """Something that was not read: where, and one line that says why and what to do.

    Parameters
    ----------
    path
        Where: a file, or a row.
    reason
        Why, and what to do.

    Examples
    --------
    >>> print(Problem("reports/7.txt", "is empty"))
    reports/7.txt: is empty
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Reading(NamedTuple):
    """What was read, and what was not.

    Parameters
    ----------
    articles
        In order, each text once.
    problems
        One line each.

    Examples
    --------
    >>> import geo
    >>> reading = geo.read_all("seeds", "nowhere.txt")
    >>> len(reading.articles), str(reading.problems[0])
    (5, 'nowhere.txt: no such file or directory')
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read(*paths: PathLike | Iterable[PathLike]) -> tuple[Article, ...]:
    """Read articles, or say what is wrong with the first that cannot be read.

    Parameters
    ----------
    *paths
        Text files (UTF-8, or UTF-16 with a byte order mark) and JSON files of the corpus's form, or folders of
        them. What is known of a text stands in ``NAME.toml`` beside ``NAME.txt``, or under the file's name in
        the folder's ``articles.toml``: title, publisher, url, published, published_basis, language.

    Returns
    -------
    tuple of Article
        In the order of the paths, in folders by name. The same text twice is one article, the first.

    Raises
    ------
    ArticleError
        Something cannot be read: the message names the file, the reason and what to do.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "note.txt").write_text("Torkham reopened on Monday.", encoding="utf-8")
    ...     [article.name for article in read(folder)]
    ['note']
    """
    reading = read_all(*paths)
    if reading.problems:
        raise ArticleError(str(reading.problems[0]))
    return reading.articles


def read_all(*paths: PathLike | Iterable[PathLike]) -> Reading:
    """Read what can be read of many articles, and list what cannot: one never costs the others.

    Parameters
    ----------
    *paths
        As of ``read``.

    Returns
    -------
    Reading
        ``articles`` and ``problems``.

    Examples
    --------
    >>> import geo
    >>> articles, problems = geo.read_all("seeds")
    >>> len(articles), len(problems)
    (5, 0)
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    tables: dict[Path, dict[str, Any]] = {}
    for found in _inputs(_flat(paths), problems):
        if len(articles) >= MAX_ARTICLES:
            problems.append(
                Problem(str(found.path), f"there are more than {MAX_ARTICLES} articles; give fewer at a time")
            )
            break
        if found.table not in tables:
            tables[found.table] = _read_table(found.table, problems)
        try:
            article = _read_one(found, tables[found.table])
        except ArticleError as error:
            problems.append(Problem(str(found.path), str(error)))
        else:
            articles.setdefault(article.id, article)
    return Reading(articles=tuple(articles.values()), problems=tuple(problems))


def _flat(paths: Iterable[PathLike | Iterable[PathLike]]) -> Iterator[Path]:
    for path in paths:
        if isinstance(path, (str, os.PathLike)):
            yield Path(path)
        else:
            yield from map(Path, path)


def _inputs(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Input]:
    for path in paths:
        try:
            yield from list_inputs(path)
        except ArticleError as error:
            problems.append(Problem(str(path), str(error)))


def _read_table(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """Read a folder's ``articles.toml``; if it cannot be read, the texts still can."""
    if not _is_there(path):
        return {}
    try:
        table = read_tables(path)
    except ArticleError as error:
        problems.append(Problem(str(path), str(error)))
        return {}
    # Looked for by name in the folder's own listing: no path of the file's making is ever opened.
    present = {entry.name for entry in path.parent.iterdir()}
    problems.extend(
        Problem(str(path), f"tells of {name!r}, which is not in the folder; give the file's name")
        for name in table
        if name not in present
    )
    return table


def _read_one(found: Input, table: dict[str, Any]) -> Article:
    source = read_bytes(found.path)
    name = os.fsencode(found.path.stem).decode("utf-8", "replace")
    if found.is_json:
        text, metadata = parse_json(decode(source))
        return compose(name=name, source=source, text=text, metadata=metadata)
    known = table.get(found.path.name, {})
    if not isinstance(known, dict):
        raise ArticleError(
            f"{found.table.name} has no table for it; write [{found.path.name!r}] over its keys"
        )
    if found.sidecar != found.table and _is_there(found.sidecar):
        try:
            known = {**known, **read_tables(found.sidecar)}
        except ArticleError as error:
            raise ArticleError(f"its {found.sidecar.name} {error}") from error
    return compose(name=name, source=source, text=decode(source), metadata=parse_metadata(known))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long by the letter that .toml has more than .txt
        return False
