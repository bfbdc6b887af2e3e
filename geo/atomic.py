"""Writing a file wholly or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def write_beside(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; it takes the place of ``path`` when all went well.

    A reader never sees half a file, and whatever was there stays if anything goes wrong.

    Parameters
    ----------
    path
        The file that is wanted. A link is followed: what it points to is replaced.

    Yields
    ------
    pathlib.Path
        A new file in the same folder with the same suffix (which names the format); gone after an error.

    Raises
    ------
    FileError
        The folder is not there or may not be written to, or ``path`` is a folder, device or pipe.

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
    wanted = _wanted(path)
    draft = _draft(path, wanted)
    try:
        yield draft
        if wanted.exists():
            draft.chmod(wanted.stat().st_mode & 0o777)
        draft.replace(wanted)
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({_reason(error)})") from error
    finally:
        draft.unlink(missing_ok=True)


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
    return wanted


def _draft(path: str | os.PathLike[str], wanted: Path) -> Path:
    # Not by tempfile: its files are for their owner's eyes only, and this one is to be passed on.
    for number in count():
        draft = wanted.with_name(f".{wanted.stem[:40]}-{os.getpid()}-{number}{wanted.suffix}")
        try:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            continue
        except FileNotFoundError as error:
            raise FileError(
                f"{path}: there is no folder {Path(path).parent}; make it, or name another"
            ) from error
        except OSError as error:
            raise FileError(f"{path}: cannot be written ({_reason(error)})") from error
        return draft
    raise AssertionError("count() has no end")


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
