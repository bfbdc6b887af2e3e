"""A bar for work that takes long, on a terminal that somebody watches; else nothing."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Fewer articles are done before a bar could be read.
FEW = 40


@contextmanager
def watching(
    number: int, what: str = "reading", *, few: int = FEW
) -> Iterator[Callable[[int, int], None] | None]:
    """Give what is to be called with the number done and the number of all, or None if nobody would see it.

    Parameters
    ----------
    number
        How many things are to be done.
    what
        What is done with them, for the bar.
    few
        Fewer than this are done before anybody could read a bar.
    """
    if number < few or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Transient: what stays on the screen is what was done, not how it went.
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=number)
        yield lambda done, total: bar.update(task, completed=done, total=total)
