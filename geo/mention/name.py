"""Listed names of one sentence, with the words beside them that say their kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .spot import Spot
from .token import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer import Match

    from .lexicon import Lexicon
    from .sort import Sorter
    from .token import Words

_LONGEST_KIND = 3
_MOST_ABSORBED = 5


def find_listed(
    matches: Iterable[Match], words: Words, lexicon: Lexicon, sorter: Sorter, text: str
) -> list[Spot]:
    """Return the gazetteer's matches in a sentence as spots; people's names are left out."""
    at = {start: index for index, start in enumerate(words.starts)}
    ends = {end: index + 1 for index, end in enumerate(words.ends)}
    spots = []
    for match in matches:
        first, last = at.get(match.start), ends.get(match.end)
        if first is None or last is None or is_person(words, first, lexicon, text):
            continue
        spots.append(
            place_spot(
                words,
                first,
                last,
                lexicon,
                place_ids=match.place_ids,
                kinds=not sorter.is_state(match.place_ids),
            )
        )
    return spots


def place_spot(
    words: Words,
    first: int,
    last: int,
    lexicon: Lexicon,
    *,
    place_ids: tuple[str, ...] = (),
    kind: str = "",
    why: str = "",
    kinds: bool = True,
) -> Spot:
    """Make the spot of a name that covers the words from ``first`` to before ``last``.

    ``kinds`` is False for a country: in "the border of a country" the kind word speaks of something else.
    """
    outer_first, outer_last, said = first, last, ""
    for size in range(_LONGEST_KIND if kinds and lexicon.kind_after else 0, 0, -1):
        found = lexicon.kinds.get(" ".join(words.folded[last : last + size]))
        if found is not None and last + size <= len(words):
            said, outer_last = found, last + size
            break
    kind_first, before = _kind_before(words, first, lexicon) if kinds else (first, "")
    if before:
        outer_first, said = kind_first, said if said not in {"", "area"} else before
    absorbed = 0
    while outer_first > 0 and words.folded[outer_first - 1] in lexicon.absorbed and absorbed < _MOST_ABSORBED:
        outer_first, absorbed = outer_first - 1, absorbed + 1
    return Spot(
        start=words.starts[first],
        end=words.ends[last - 1],
        place_ids=place_ids,
        kind=said if said not in {"", "area"} else kind or said,
        first=outer_first,
        last=outer_last,
        name_first=first,
        name_last=last,
        near=is_near(words, outer_first, lexicon),
        why=why,
    )


def is_near(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Whether the words before say that it was only near the place."""
    return any(" ".join(words.folded[max(0, first - size) : first]) in lexicon.near for size in (1, 2, 3))


def _kind_before(words: Words, first: int, lexicon: Lexicon) -> tuple[int, str]:
    """Find "district of", or a kind that stands before its name without a link, as in Persian."""
    for link_size in (2, 1, 0):
        if first < link_size or " ".join(words.folded[first - link_size : first]) not in lexicon.kind_links:
            continue
        stop = first - link_size
        for size in range(min(_LONGEST_KIND, stop), 0, -1):
            found = lexicon.kinds.get(" ".join(words.folded[stop - size : stop]))
            if found is not None:
                return stop - size, found
    return first, ""


def is_person(words: Words, first: int, lexicon: Lexicon, text: str) -> bool:
    """Whether a title or a given name stands right before it: a surname equal to a toponym is no place."""
    if any(" ".join(words.folded[max(0, first - size) : first]) in lexicon.not_after for size in (1, 2)):
        return True
    before = words.folded[first - 1] if first else ""
    if before == "." and first > 1:
        before = words.folded[first - 2]
    upper = not lexicon.cased or (first > 0 and text[words.starts[first - 1]].isupper())
    return bool(before) and upper and before in lexicon.titles


def drop_surnames(matches: Sequence[Match], text: str, lexicon: Lexicon) -> tuple[Match, ...]:
    """Leave out names that the article also prints after a first name, unless a word says that they are places.

    The gazetteer does not match "Mustaghfir Gurbaz"; "Gurbaz" alone, later on, is then the same man.
    """
    if not lexicon.cased:
        return tuple(matches)
    starts = {match.start for match in matches}
    surnames = {
        surface
        for surface in {match.surface for match in matches}
        if _is_surname(surface, starts, text, lexicon)
    }
    return tuple(
        match
        for match in matches
        if match.surface not in surnames
        or match.kind_word
        or _PLACED.search(text, max(0, match.start - 12), match.start)
    )


_PLACED = re.compile(r"\b(?:in|at|near|of|from|to|into|inside) $")
_FIRST_NAME = re.compile(r"\b([A-Z][a-z]+) $")


def _is_surname(surface: str, matched: set[int], text: str, lexicon: Lexicon) -> bool:
    at = text.find(surface)
    while at >= 0:
        first = _FIRST_NAME.search(text, max(0, at - 20), at) if at not in matched else None
        if (
            first is not None
            and fold(first.group(1)) not in lexicon.no_names | lexicon.absorbed
            and not text[at + len(surface) : at + len(surface) + 1].isalnum()
        ):
            return True
        at = text.find(surface, at + len(surface))
    return False
