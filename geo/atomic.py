"""Writing files wholly or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .errors import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Pending(NamedTuple):
    """A file to come: its name as it was given, where it is to be, and where it is written."""

    path: str | os.PathLike[str]
    wanted: Path
    draft: Path


@contextmanager
def write_beside(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; it takes the place of ``path`` when all went well.

    A reader never sees half a file, and whatever was there stays if anything goes wrong. What was written has reached
    the disk before it is renamed, and the name before this returns (``fsync`` of file and folder).

    Parameters
    ----------
    path
        The file that is wanted. A link is followed: what it points to is replaced. Its permissions stay.

    Yields
    ------
    pathlib.Path
        A new file in the same folder with the same suffix (which names the format); gone after an error.

    Raises
    ------
    FileError
        The folder is not there or may not be written to, ``path`` is a folder, device or pipe or may not be written
        to, or the disk is full.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     wanted = Path(folder, "map.html")
    ...     with write_beside(wanted) as draft:
    ...         _ = draft.write_text("<!doctype html>")
    ...     [path.name for path in Path(folder).iterdir()]
    ['map.html']
    """
    with write_together() as beside:
        yield beside(path)


@contextmanager
def write_together() -> Iterator[Callable[[str | os.PathLike[str]], Path]]:
    """Give a function that gives paths to write to, as ``write_beside`` does: all take their places, or none.

    If one cannot be renamed, those that were are put back. Only a machine that stops between two renames leaves files
    of both times; a seal over all of them shows it.

    Returns
    -------
    context manager of a function
        From the path that is wanted to the path to write to.

    Raises
    ------
    FileError
        As ``write_beside``, for any of them.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with write_together() as beside:
    ...         for name in ("a.csv", "a.claims.csv"):
    ...             _ = beside(Path(folder, name)).write_text("id")
    ...     sorted(path.name for path in Path(folder).iterdir())
    ['a.claims.csv', 'a.csv']
    """
    pending: list[_Pending] = []

    def beside(path: str | os.PathLike[str]) -> Path:
        wanted = _wanted(path)
        draft = _new_beside(path, wanted)
        pending.append(_Pending(path, wanted, draft))
        return draft

    try:
        yield beside
        _place(pending)
    except FileError:
        raise
    except OSError as error:
        where = pending[0].path if pending else "the file"
        raise FileError(f"{where}: cannot be written ({_reason(error)})") from error
    finally:
        for each in pending:
            with suppress(OSError):
                each.draft.unlink(missing_ok=True)


def _place(pending: list[_Pending]) -> None:
    for each in pending:
        if each.wanted.exists():
            each.draft.chmod(each.wanted.stat().st_mode & 0o777)
        _sync(each.draft)
    kept: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for each in pending:
            if len(pending) > 1 and each.wanted.exists():  # a single one is renamed or not, by itself
                kept[each.wanted] = _keep(each)
        for each in pending:
            each.draft.replace(each.wanted)
            done.append(each.wanted)
    except OSError:
        for wanted in done:
            _put_back(wanted, kept.pop(wanted, None))
        raise
    finally:
        for old in kept.values():
            old.unlink(missing_ok=True)
    for folder in dict.fromkeys(each.wanted.parent for each in pending):
        _sync_folder(folder)


def _put_back(wanted: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            wanted.unlink()
        else:
            old.replace(wanted)


def _keep(each: _Pending) -> Path:
    """Keep the old file under another name, to put it back."""
    kept = _new_beside(each.path, each.wanted)
    kept.unlink()
    try:
        os.link(each.wanted, kept)
    except OSError:  # a file system without links
        shutil.copy2(each.wanted, kept)
    return kept


def _sync(path: Path) -> None:
    """Have a file's bytes on the disk: a rename alone may arrive there before them, and the file be empty."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not all systems open folders, nor can all file systems do it
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _wanted(path: str | os.PathLike[str]) -> Path:
    try:
        wanted = Path(path).resolve()
        is_new, is_file, is_folder = not wanted.exists(), wanted.is_file(), wanted.is_dir()
    except (OSError, RuntimeError, ValueError) as error:  # a circle of links, or a NUL in the name
        raise FileError(f"{str(path)!r}: cannot be written ({_reason(error)})") from error
    if wanted.is_symlink():  # from Python 3.13 on, a circle of links resolves to itself
        raise FileError(f"{path}: is a link to itself; name another file")
    if not is_new and not is_file:
        raise FileError(f"{path}: is {'a folder' if is_folder else 'no regular file'}; name a file to write")
    if is_file and not wanted.stat().st_mode & 0o222:  # of the file: the system's own answer is yes to root
        raise FileError(f"{path}: may not be written to; change its permissions, or name another file")
    return wanted


def _new_beside(path: str | os.PathLike[str], wanted: Path) -> Path:
    # Not by tempfile: its files are for their owner's eyes only, and this one is to be passed on.
    for number in count():
        # Few enough bytes for every file system, whatever the letters.
        start = wanted.stem.encode("utf-8", "replace")[:80].decode("utf-8", "ignore")
        draft = wanted.with_name(f".{start}-{os.getpid()}-{number}{wanted.suffix}")
        try:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            continue
        except FileNotFoundError as error:
            raise FileError(
                f"{path}: there is no folder {Path(path).parent}; make it, or name another"
            ) from error
        except (OSError, ValueError) as error:  # half a surrogate pair
            raise FileError(f"{str(path)!r}: cannot be written ({_reason(error)})") from error
        return draft
    raise AssertionError("count() has no end")


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
