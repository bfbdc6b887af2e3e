"""How data sets of conflicts write incidents: their columns and codes, one ``.toml`` each, and how each is told."""

from .convention import Convention, load_convention, recognise

__all__ = ["Convention", "load_convention", "recognise"]
