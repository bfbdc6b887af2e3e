"""Listed names of one sentence, with the words beside them that say their kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..text import JOINER, SIGNS
from .spot import Spot
from .token import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Match

    from .lexicon import Lexicon
    from .sort import Sorter
    from .token import Words

_LONGEST_KIND = 3
_MOST_ABSORBED = 5
_LONGEST_ALONG = 8
# Kinds whose word belongs to the name: "the Alpha pass".
_NAMED = frozenset({"pass", "valley"})
_GENITIVE = f"{JOINER}ی"


def find_listed(
    matches: Sequence[Match], words: Words, lexicon: Lexicon, sorter: Sorter, text: str
) -> list[Spot]:
    """Return the gazetteer's matches in a sentence as spots; people's names are left out."""
    if not matches:
        return []
    at = {start: index for index, start in enumerate(words.starts)}
    ends = {end: index + 1 for index, end in enumerate(words.ends)}
    for index, end in enumerate(words.ends):
        ends.setdefault(_bare_end(text, words.starts[index], end), index + 1)
    spots = []
    for match in matches:
        first, last = at.get(match.start), ends.get(match.end)
        if first is None or last is None or is_person(words, first, lexicon, text):
            continue
        state = sorter.is_state(match.place_ids)
        last = last if state else _without_kind(words, first, last, lexicon, text)
        whole = (first, last) if state else _whole_name(words, first, last, lexicon, text)
        found = match.place_ids
        if whole != (first, last):
            first, last = whole
            found = tuple(sorted(sorter.gazetteer.named(text[words.starts[first] : words.ends[last - 1]])))
        spot = place_spot(words, first, last, lexicon, place_ids=found, kinds=not state, why=_why(found))
        whole_end = words.ends[last - 1]
        bare = _bare_end(text, words.starts[last - 1], whole_end)
        spots.append(replace(spot, end=match.end) if match.end == bare != whole_end else spot)
    return spots


def _bare_end(text: str, start: int, end: int) -> int:
    """Return where a word ends without a vowel sign, or the yeh that is joined to it, of a genitive: "Spera-ye"."""
    while end > start and (text[end - 1] in SIGNS or text.startswith(_GENITIVE, end - len(_GENITIVE))):
        end -= 1 if text[end - 1] in SIGNS else len(_GENITIVE)
    return end


def _why(place_ids: tuple[str, ...]) -> str:
    return "" if place_ids else "a listed name with a word that makes another of it"


def _without_kind(words: Words, first: int, last: int, lexicon: Lexicon, text: str) -> int:
    """Return where a name ends without the kind word, in small letters, that the gazetteer lists with it."""
    for size in range(min(_LONGEST_KIND, last - first - 1) if lexicon.cased else 0, 0, -1):
        kind = lexicon.kinds.get(" ".join(words.folded[last - size : last]))
        if kind not in {None, *_NAMED} and text[words.starts[last - size] : words.ends[last - 1]].islower():
            return last - size
    return last


def _whole_name(words: Words, first: int, last: int, lexicon: Lexicon, text: str) -> tuple[int, int]:
    """Return the range of the name that a listed one is only a part of: "Alpha-e-Beta", "Alpha Banda"."""
    if not lexicon.cased:
        return first, last
    if _is_bound(words, first - 4, lexicon, text):
        first -= 4
    if _is_bound(words, last - 1, lexicon, text):
        last += 4
    elif (
        last < len(words.folded)
        and words.folded[last] in lexicon.suffixes
        and text[words.starts[last]].isupper()
        and text[words.ends[last - 1] : words.starts[last]] == " "
    ):
        last += 1
    return first, last


def _is_bound(words: Words, at: int, lexicon: Lexicon, text: str) -> bool:
    """Whether a word and the fourth after it, both with a capital, are bound by a particle: "Band-e-Kot"."""
    if at < 0 or at + 4 >= len(words.folded) or words.folded[at + 2] not in lexicon.particles:
        return False
    run = range(at, at + 4)
    return (
        words.folded[at + 1] == words.folded[at + 3] == "-"
        and all(words.ends[index] == words.starts[index + 1] for index in run)
        and text[words.starts[at]].isupper()
        and text[words.starts[at + 4]].isupper()
    )


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
        if found is not None and last + size <= len(words.folded):
            said, outer_last = found, last + size
            break
    said = said or (_kind_past_brackets(words, last, lexicon) if kinds else "")
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
        along=is_along(words, outer_first, lexicon) or is_along(words, first, lexicon),
        why=why,
    )


def _kind_past_brackets(words: Words, last: int, lexicon: Lexicon) -> str:
    """Return the kind that stands behind another spelling of a name: "Tani (Tanai) district"; empty if none does."""
    if last >= len(words.folded) or words.folded[last] != "(" or not lexicon.kind_after:
        return ""
    stop = next(
        (n for n in range(last, min(last + _MOST_ABSORBED, len(words))) if words.folded[n] == ")"), -2
    )
    return lexicon.kinds.get(words.folded[stop + 1], "") if 0 < stop + 1 < len(words) else ""


def is_near(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Whether the words before say that it was only near the place."""
    return any(" ".join(words.folded[max(0, first - size) : first]) in lexicon.near for size in (1, 2, 3, 4))


def is_along(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Whether the words before say that it was along the frontier there."""
    before = words.folded[max(0, first - _LONGEST_ALONG) : first]
    return any(" ".join(before[start:]) in lexicon.along for start in range(len(before)))


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

    The gazetteer does not match a surname after a first name; the surname alone, later on, is then the same person.
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
        or _word_before(text, match.start) in lexicon.placed
    )


_BEFORE = re.compile(r"\b(\w+) $")
_REACH = 20
# First names are looked for in so much of an article, so that many names cannot mean many readings of a long text.
_OPENING = 200_000


def _is_surname(surface: str, matched: set[int], text: str, lexicon: Lexicon) -> bool:
    at = text.find(surface, 0, _OPENING)
    while at >= 0:
        first = _word_before(text, at, capital=True)
        first = first if at not in matched or first in lexicon.titles else ""
        ends = not text[at + len(surface) : at + len(surface) + 1].isalnum()
        if first and ends and first not in lexicon.no_names and first not in lexicon.absorbed:
            return True
        at = text.find(surface, at + len(surface), _OPENING)
    return False


def _word_before(text: str, at: int, *, capital: bool = False) -> str:
    """Return the folded word and space before an offset; empty if there is none, or none with one capital."""
    found = _BEFORE.search(text, max(0, at - _REACH), at)
    if found is None or (capital and not found.group(1).istitle()):
        return ""
    return fold(found.group(1))
