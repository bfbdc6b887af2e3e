"""Incidents: claims that tell of one event, joined, placed, named and graded."""

from .arrange import Arrangement, arrange
from .cluster import Cluster
from .join import join_incidents, join_within, make_incidents
from .locality import name_localities
from .merge import Merging, days_of, reopenings, sureness
from .nearness import Nearness, is_spot

__all__ = [
    "Arrangement",
    "Cluster",
    "Merging",
    "Nearness",
    "arrange",
    "days_of",
    "is_spot",
    "join_incidents",
    "join_within",
    "make_incidents",
    "name_localities",
    "reopenings",
    "sureness",
]
