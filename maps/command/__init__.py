"""The ``clashline`` command: one module a subcommand, and what they share."""

from .run import main

__all__ = ["main"]
