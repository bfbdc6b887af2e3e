"""How the frontier is unrolled: what is drawn above the line, which way it runs, and where its kilometres are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer import Gazetteer

# Less than this share of the way between its ends says nothing about the way that a line runs.
_SHARE = 0.15
_MOST_MARKS = 14
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def unroll(gazetteer: Gazetteer) -> dict[str, Any]:
    """Describe the strip on which the line is drawn from its start, at the left, to its end.

    North is above as on a map: a line that runs west is drawn as if seen in a mirror. Where a line runs from south to
    north or back, what lies to the left of it is above.

    Returns
    -------
    dict
        ``ends``, the points of the compass of its start and its end, by the keys of ``strip.compass``; ``above`` and
        ``below``, the codes of the countries; ``step_km``, from one mark to the next.

    Examples
    --------
    >>> import gazetteer
    >>> unroll(gazetteer.Gazetteer.load("durand"))
    {'ends': ['north_east', 'south_west'], 'above': 'AF', 'below': 'PK', 'step_km': 200}
    """
    frontier = gazetteer.frontier
    (west, south), (east, north) = frontier.line.coords[0], frontier.line.coords[-1]
    eastward, northward = east - west, north - south
    right, left = gazetteer.theatre.countries
    above, below = (right, left) if eastward < -abs(northward) * _SHARE else (left, right)
    return {
        "ends": [_name(-eastward, -northward), _name(eastward, northward)],
        "above": above,
        "below": below,
        "step_km": next((step for step in _STEPS if frontier.length_km / step <= _MOST_MARKS), _STEPS[-1]),
    }


def _name(eastward: float, northward: float) -> str:
    """Name the point of the compass that lies there."""
    least = _SHARE * (abs(eastward) + abs(northward))
    parts = (
        "" if abs(northward) <= least else "north" if northward > 0 else "south",
        "" if abs(eastward) <= least else "east" if eastward > 0 else "west",
    )
    return "_".join(filter(None, parts))
