"""What is known around a name, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a text tells about a name; everything may be left out.

    Parameters
    ----------
    text, start, end
        The text and where the name stands in it: kind word, neighbours and containers are then read there.
    country
        ISO 3166-1 alpha-2 of the country that the name's place must lie in, if it is known.
    kind
        A kind (a value of `Kind`) that a word next to the name gives.
    near_ids
        Places named around it.
    containing
        Places that the text names as containing it ("Spin Boldak district of Kandahar").

    Examples
    --------
    >>> import gazetteer
    >>> context = Context(kind="crossing")
    >>> gazetteer.Gazetteer.load("durand").resolve("Chaman", context).id
    'chaman-crossing'
    """

    text: str = ""
    start: int = 0
    end: int = 0
    country: str = ""
    kind: str = ""
    near_ids: tuple[str, ...] = ()
    containing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a name was taken to mean.

    Parameters
    ----------
    place
        None where no place has the name, or it cannot be told which one is meant.
    candidates
        Every place of that name with its score in [0, 1] and the reasons for it, best first.
    why
        One line for people.

    Examples
    --------
    >>> import gazetteer
    >>> found = gazetteer.Gazetteer.load("durand").weigh("Sarobi")
    >>> found.place is None, [place_id for place_id, score, why in found.candidates][:1]
    (True, ['sarobi-district-kabul'])
    """

    place: Place | None
    candidates: tuple[tuple[str, float, str], ...]
    why: str
