"""Incidents: claims that tell of one event, joined, placed, named and graded."""

from .join import join_incidents
from .locality import name_localities

__all__ = ["join_incidents", "name_localities"]
