"""Measuring: CPU and wall time of a command or a call, medians of several runs, and a table of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Cost(NamedTuple):
    """Seconds: by the clock, and of processor time (user and system)."""

    wall: float
    cpu: float


def median(costs: Sequence[Cost]) -> Cost:
    """Give the median of each part."""
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))


def cost_of_command(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end; an error of the command is an error of the measurement."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def cost_of_call(call: Callable[[], object]) -> Cost:
    """Call once."""
    start, cpu = time.perf_counter(), time.process_time()
    call()
    return Cost(time.perf_counter() - start, time.process_time() - cpu)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay rows out under their heads, the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) if n == 0 else cell.rjust(width) for n, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in [head, *rows])
    ]
    return "\n".join([title, *(f"  {line}" for line in lines)])
