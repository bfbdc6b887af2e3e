"""Incidents: claims that tell of one event, joined, placed, named and graded."""

from .arrange import Arrangement
from .join import join_incidents
from .locality import name_localities
from .nearness import is_spot

__all__ = ["Arrangement", "is_spot", "join_incidents", "name_localities"]
