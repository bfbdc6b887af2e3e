"""What analysts ask of a result, as DataFrames: where, when, along the line, how many by which policy, what changed."""

from .along import measure_along
from .between import incidents_between
from .compare import compare
from .counts import count_incidents
from .matrix import claims_matrix
from .sums import add_up
from .within import incidents_within

__all__ = [
    "add_up",
    "claims_matrix",
    "compare",
    "count_incidents",
    "incidents_between",
    "incidents_within",
    "measure_along",
]
