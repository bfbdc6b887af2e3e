"""Values as cells of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .table import LIST_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..values import When


def join(members: Iterable[str]) -> str:
    """Join a list for a column of text.

    A member's own separator becomes a comma, so that the list can be taken apart again.

    Examples
    --------
    >>> join(["AFP", "a ministry; its spokesman"])
    'AFP; a ministry, its spokesman'
    """
    return LIST_SEPARATOR.join(member.replace(LIST_SEPARATOR, ", ") for member in members)


def date_cells(when: When | None) -> dict[str, Any]:
    """Give the three columns that claims and incidents share; all empty where there is no date."""
    return {
        "date_start": when.start.isoformat() if when else "",
        "date_end": when.end.isoformat() if when else "",
        "date_precision": when.precision.value if when else "",
    }
