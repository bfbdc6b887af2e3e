"""Names that no gazetteer has, told to be places in one sentence, wherever else the article has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .name import is_person, place_spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexicon import Lexicon
    from .spot import Spot
    from .token import Words

# One short word in a script without capitals is a word of the language as often as a name.
_SHORTEST_ALONE = 5
_MOST_NAMES = 50


def find_again(
    lines: Sequence[Words], found: Sequence[Sequence[Spot]], lexicon: Lexicon, text: str
) -> list[list[Spot]]:
    """Return the spots of each line with those of names that other lines tell to be places.

    Parameters
    ----------
    lines, found
        The sentences' words, and the spots known in each.
    lexicon, text
        The language's data, and the article's text.

    Returns
    -------
    list of list of Spot
        One list for each line, in the order of the text.
    """
    names = _names(lines, found, lexicon)
    return [
        sorted([*spots, *_repeats(words, spots, names, lexicon, text)], key=lambda spot: spot.start)
        for words, spots in zip(lines, found, strict=True)
    ]


def _names(
    lines: Sequence[Words], found: Sequence[Sequence[Spot]], lexicon: Lexicon
) -> dict[str, list[tuple[tuple[str, ...], Spot]]]:
    """Return the names by their first words, each as its words and the spot that told it."""
    told: dict[tuple[str, ...], Spot] = {}
    for words, spots in zip(lines, found, strict=True):
        for spot in spots:
            name = words.folded[spot.name_first : spot.name_last]
            if _is_sure(name, spot, lexicon) and len(told) < _MOST_NAMES:
                told.setdefault(name, spot)
    names: dict[str, list[tuple[tuple[str, ...], Spot]]] = {}
    for name, spot in sorted(told.items(), key=lambda item: -len(item[0])):  # longer ones first
        names.setdefault(name[0], []).append((name, spot))
    return names


def _is_sure(name: tuple[str, ...], spot: Spot, lexicon: Lexicon) -> bool:
    """Whether company makes a name that of one place, and not of the people of several: "40 A. villages"."""
    people = bool(lexicon.plural) and spot.why.endswith(f'{lexicon.plural}"')
    short = len(name) == 1 and len(name[0]) < _SHORTEST_ALONE
    return bool(spot.why) and not spot.described and not people and (lexicon.cased or not short)


def _repeats(
    words: Words,
    spots: Sequence[Spot],
    names: dict[str, list[tuple[tuple[str, ...], Spot]]],
    lexicon: Lexicon,
    text: str,
) -> list[Spot]:
    if names.keys().isdisjoint(words.vocabulary):
        return []
    used = {index for spot in spots for index in range(spot.name_first, spot.name_last)}
    repeats = []
    for first, word in enumerate(words.folded):
        for name, told in names.get(word, ()):
            last = first + len(name)
            if words.folded[first:last] != name or not used.isdisjoint(range(first, last)):
                continue
            if is_person(words, first, lexicon, text) or (
                lexicon.cased and not _is_whole(words, first, last, text)
            ):
                continue
            used.update(range(first, last))
            repeats.append(
                place_spot(
                    words,
                    first,
                    last,
                    lexicon,
                    place_ids=told.place_ids,
                    kind=told.kind,
                    why="told to be a place elsewhere in the article",
                )
            )
            break
    return repeats


def _is_whole(words: Words, first: int, last: int, text: str) -> bool:
    """Whether a name has its capital, and no word with a capital goes on with it: such is the name of somebody else."""
    before = first > 0 and _is_large_beside(words, first - 1, first - 1, text)
    behind = last < len(words) and _is_large_beside(words, last - 1, last, text)
    return text[words.starts[first]].isupper() and not before and not behind


def _is_large_beside(words: Words, left: int, at: int, text: str) -> bool:
    """Whether one of two neighbours, with a space between them, has a capital."""
    space = text[words.ends[left] : words.starts[left + 1]] == " "
    return space and text[words.starts[at]].isupper()
