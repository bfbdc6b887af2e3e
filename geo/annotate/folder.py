"""A folder of the corpus's articles in, a folder of predictions out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gazetteer import Gazetteer

from ..atomic import write_beside
from ..errors import ArticleError, FileError
from ..read import Problem, read
from .annotation import annotate_article

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from ..values import Article, Dossier

# The corpus numbers its articles; a number may have the digits of a checksum after it.
_NUMBER = re.compile(r"(\d+)(?:_.*)?", re.DOTALL)
_ARTICLE = re.compile(r"[^.].*\.json")
_NO_ARTICLE = (".gold.json", ".pred.json")


class Annotated(NamedTuple):
    """What was written, in order, and what could not be read.

    Parameters
    ----------
    written
        Files, in order.
    problems
        Articles that could not be read, and why.

    Examples
    --------
    >>> Annotated(written=(), problems=()).written
    ()
    """

    written: tuple[Path, ...]
    problems: tuple[Problem, ...]


def predict(
    articles: Iterable[Article],
    gazetteer: Gazetteer | None = None,
    *,
    keep: Callable[[Dossier], Dossier] | None = None,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Annotate articles, each by itself: no other article has a say in its incidents.

    Parameters
    ----------
    articles
        As ``read`` gives them.
    gazetteer
        The default theatre's if not given.
    keep
        Chooses what of an article's dossier is annotated (the events of some days); all of it if not given.

    Yields
    ------
    tuple of str and dict
        The article's number in the corpus (its name if it has none), and its annotation.

    Raises
    ------
    ArticleError
        An article cannot be taken apart.

    Examples
    --------
    >>> import geo
    >>> number, found = next(geo.predict(geo.read("seeds")))
    >>> number, found["lang"]
    ('000', 'en')
    """
    from ..build import build  # noqa: PLC0415 - the stages are needed here only

    where = gazetteer or Gazetteer.load()
    for article in articles:
        result = build([article], where)
        if result.failures:
            raise ArticleError(f"{article.name}: cannot be taken apart ({result.failures[0].reason})")
        number = _number(article.name)
        dossier = keep(result.dossier) if keep else result.dossier
        yield number, {**annotate_article(article, dossier, where), "id": number}


def annotate(
    folder: str | os.PathLike[str],
    out: str | os.PathLike[str],
    gazetteer: Gazetteer | None = None,
    *,
    keep: Callable[[Dossier], Dossier] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Annotated:
    """Annotate each ``NNN.json`` of a folder as ``NNN.pred.json`` in another.

    Parameters
    ----------
    folder
        Articles in the corpus's form. ``*.gold.json`` and ``*.pred.json`` are never opened.
    out
        Another folder; made if it is not there. What stands there under the same name is replaced.
    gazetteer
        The default theatre's if not given.
    keep
        As of ``predict``.
    progress
        Called with the number of articles done and of all, after each.

    Returns
    -------
    Annotated
        ``written`` and ``problems``: one article that cannot be read costs none of the others.

    Raises
    ------
    ArticleError
        There is no such folder, or no article in it.
    FileError
        ``out`` is ``folder``, or cannot be written to.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "7.json").write_text('{"id": "7", "text": "Torkham was shut.", "lang": "en"}', encoding="utf-8")
    ...     [path.name for path in geo.annotate(folder, Path(folder, "predictions")).written]
    ['7.pred.json']
    """
    source, target = Path(folder), Path(out)
    names = _list_articles(source)
    _prepare(source, target)
    where = gazetteer or Gazetteer.load()
    written: list[Path] = []
    problems: list[Problem] = []
    for done, name in enumerate(names, start=1):
        try:
            ((_, annotation),) = predict(read(source / name), where, keep=keep)
        except ArticleError as error:
            problems.append(Problem(str(source / name), str(error).removeprefix(f"{source / name}: ")))
        else:
            path = target / f"{name.removesuffix('.json')}.pred.json"
            with write_beside(path) as draft:
                draft.write_text(
                    json.dumps(annotation, ensure_ascii=False, indent=1) + "\n", "utf-8", newline=""
                )
            written.append(path)
        if progress is not None:
            progress(done, len(names))
    return Annotated(written=tuple(written), problems=tuple(problems))


def _list_articles(folder: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{folder}: {reason.lower()}; name a folder of the corpus's articles") from error
    found = [name for name in names if _ARTICLE.fullmatch(name) and not name.endswith(_NO_ARTICLE)]
    if not found:
        raise ArticleError(f"{folder}: has no article in the corpus's form (NNN.json)")
    return found


def _prepare(source: Path, target: Path) -> None:
    if target.resolve() == source.resolve():
        raise FileError(f"{target}: is where the articles are; name another folder to write to")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{target}: cannot be made ({(error.strerror or str(error)).lower()})") from error


def _number(name: str) -> str:
    match = _NUMBER.fullmatch(name)
    return match.group(1) if match else name
