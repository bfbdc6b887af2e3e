"""A name or description where it stands, before anything is decided about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A span that names a place.

    Parameters
    ----------
    place_ids
        What the gazetteer offers for the name; empty for a name that it does not have.
    kind
        The kind that the words around it give (``district``), empty where they give none.
    first, last
        Range of the sentence's words that belong to it: the name, its kind word, "the eastern ..." before it.
    name_first, name_last
        Range of the words of the name alone.
    described
        Whether it is a definite description.
    why
        For a name that no gazetteer has: the words that make it a place.
    """

    start: int
    end: int
    place_ids: tuple[str, ...]
    first: int
    last: int
    name_first: int
    name_last: int
    kind: str = ""
    described: bool = False
    near: bool = False
    along: bool = False
    why: str = ""
