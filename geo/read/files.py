"""Which files are meant: paths and folders become articles' files, each with what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = "articles.toml"
_TEXTS = frozenset({".txt", ".text"})
_JSON = ".json"
# The corpus's annotations and predictions lie beside its articles.
_NOT_ARTICLES = (".gold.json", ".pred.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that holds an article."""

    path: Path

    @property
    def is_json(self) -> bool:
        """Whether it is in the corpus's form."""
        return self.path.suffix.lower() == _JSON

    @property
    def sidecar(self) -> Path:
        """``NAME.toml`` beside ``NAME.txt``."""
        return self.path.with_suffix(".toml")

    @property
    def table(self) -> Path:
        """``articles.toml`` of its folder."""
        return self.path.with_name(TABLE)


def list_inputs(path: Path) -> Iterator[Input]:
    """Yield the files that a path means: itself, or those of a folder by name (its own, not its folders').

    Raises
    ------
    ArticleError
        There is no such path, it may not be read, it is a folder without articles, or a file of another kind.
    """
    try:
        is_folder = path.is_dir()
        names = sorted(entry.name for entry in path.iterdir()) if is_folder else []
    except OSError as error:
        raise ArticleError((error.strerror or str(error)).lower()) from error
    except ValueError as error:
        raise ArticleError(f"is no name of a file ({error})") from error
    if not is_folder:
        if path.name.endswith(_NOT_ARTICLES):
            raise ArticleError("holds annotations, no article")
        if path.suffix.lower() not in {*_TEXTS, _JSON, ""}:
            raise ArticleError(f"{path.suffix} files are not read; save the article's text as .txt")
        yield Input(path=path)
        return
    found = [name for name in names if _is_article(name)]
    if not found:
        raise ArticleError(
            "is a folder without articles; they are .txt files, or .json with a text, not in folders below"
        )
    for name in found:
        yield Input(path=path / name)


def _is_article(name: str) -> bool:
    lower = name.lower()
    hidden = name.startswith(".")
    return not hidden and not lower.endswith(_NOT_ARTICLES) and Path(lower).suffix in {*_TEXTS, _JSON}
