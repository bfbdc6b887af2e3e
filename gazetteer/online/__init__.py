"""Online geocoding, only on request: any geopy geocoder as a fallback for names that the gazetteer does not have.

A service's owners are guests' hosts: they are asked once a second by all programs of this machine together, by somebody
who says who they are, and never twice for the same name. What they answer is checked against what the text says.
"""

from .agent import check_agent
from .answer import OnlineAnswer, OnlineQuestion
from .online import Online

__all__ = ["Online", "OnlineAnswer", "OnlineQuestion", "check_agent"]
