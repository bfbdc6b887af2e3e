"""A name found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place's name as it stands in a text.

    Parameters
    ----------
    start, end
        Offsets into the text, in code points: ``text[start:end] == surface``.
    surface
        The words there.
    place_ids
        All places of that name, the usual meaning first.
    rule
        The rule of the data that the name had to pass, empty where there is none.
    kind_word
        The kind (a value of `Kind`) that a word next to it gives: ``district`` for "Kurram Agency". Only where
        a place of that name has that kind; empty otherwise.
    kind_start, kind_end
        Where that word stands; both 0 where there is none.

    Examples
    --------
    >>> import gazetteer
    >>> [match] = gazetteer.Gazetteer.load("durand").find("closed the Chaman crossing")
    >>> match.surface, match.place_ids[0], match.kind_word
    ('Chaman', 'chaman-city', 'crossing')
    """

    start: int
    end: int
    surface: str
    place_ids: tuple[str, ...]
    rule: str = ""
    kind_word: str = ""
    kind_start: int = 0
    kind_end: int = 0
