"""Incidents: claims that tell of one event, joined, placed, named and graded."""

from .join import join_incidents

__all__ = ["join_incidents"]
