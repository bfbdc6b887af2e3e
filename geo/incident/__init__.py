"""Incidents: claims that tell of one event, joined, placed, named and graded."""

from .arrange import Arrangement, arrange
from .cluster import Cluster
from .join import join_incidents, join_within, make_incidents
from .kinds import is_strike, may_join
from .locality import name_localities
from .merge import CLOSURE_WINDOW_DAYS, Merging, days_of, reopenings, sureness
from .nearness import Nearness, is_spot

__all__ = [
    "CLOSURE_WINDOW_DAYS",
    "Arrangement",
    "Cluster",
    "Merging",
    "Nearness",
    "arrange",
    "days_of",
    "is_spot",
    "is_strike",
    "join_incidents",
    "join_within",
    "make_incidents",
    "may_join",
    "name_localities",
    "reopenings",
    "sureness",
]
