"""Wires: which articles hand on one report, so that ten copies of it are one voice."""

from .find import find_wires

__all__ = ["find_wires"]
