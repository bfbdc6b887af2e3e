"""What floods, earthquakes and accidents do: no claim of the conflict, whoever counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Units

_ARMED = frozenset({"militants", "fighters"})


def is_of_nature(read: Sequence[Units]) -> bool:
    """Whether an article tells of disasters or accidents more often than of anybody armed."""
    natural = sum(units.tagged("nature") for units in read)
    return natural > sum(_is_armed(units) for units in read)


def is_natural(units: Units, *, all_of_it: bool) -> bool:
    """Whether what a sentence tells was done by nobody; ``all_of_it`` says that its article is about such things."""
    return all_of_it or (units.tagged("nature") and not _is_armed(units))


def _is_armed(units: Units) -> bool:
    return units.tagged("strike_means") or any(
        units[n].value("event") in {"clash", "strike"} or units[n].value("head", 1) in _ARMED
        for n in units.places("event", "head")
    )
