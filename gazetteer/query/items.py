"""The tokens of a query as items: names, words with a role, figures, and what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .tokens import DASHES, OWN, SEPARATORS, figure, is_figure
from .words import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..index import Entry
    from .names import Names

# Roles of words that are as well a place's name; others never are ("eastern", "near").
_WEAK = frozenset({"idle", "thing", "kind", "part", "number"})
_AFTER_DISTANCE = ("unit", "to", "idle", "of")


@dataclass(slots=True, eq=False)
class Item:
    """One piece of a query.

    ``role`` is that of a word of the language, or ``name``, ``unknown``, ``state`` (whose), ``number``, ``dash``, ``sep``. ``value`` is
    the figure, or the kinds that a kind word gives (of a name: that the words beside it give). ``also`` is what a kind
    word is where it belongs to no name; ``at`` is the number of its first token.
    """

    role: str
    text: str
    value: Any = None
    entry: Entry | None = None
    kinds: tuple[str, ...] = ()
    also: str = ""
    at: int = 0


def read_items(tokens: Sequence[str], names: Names) -> list[Item]:
    """Read tokens from left to right: at each the longest name or phrase that begins there."""
    split_dashes = _has_pair(tokens)
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        item, width = _read_at(tokens, at, names, items, split_dashes=split_dashes)
        item.at = at
        if item.role == "unknown" and items and items[-1].role == "unknown":
            items[-1].text += f" {item.text}"
        else:
            items.append(item)
        at += width
    return items


def _read_at(
    tokens: Sequence[str], at: int, names: Names, before: Sequence[Item], *, split_dashes: bool
) -> tuple[Item, int]:
    sign = _read_sign(tokens[at], before)
    if sign is not None:
        return sign, 1
    token = tokens[at]
    words = load_words()
    phrase, wide = _longest(tokens, at, words.first.get(token, 0), words.phrases)
    name, long = _longest(tokens, at, names.first.get(token, 0), names.entries)
    if name and split_dashes and not DASHES.isdisjoint(tokens[at : at + long]):
        name, long = _first_of_pair(tokens, at, long, names) or (name, long)
    if name and (long > wide or (long == wide and words.phrases[phrase].role in _WEAK)):
        return Item("name", name, entry=names.entries[name]), long
    if not phrase and token in names.states:
        return Item("state", token, entry=names.states[token]), 1
    if not phrase:
        return Item("unknown", token), 1
    word = words.phrases[phrase]
    if word.role == "kind":
        kinds, also = word.value
        return Item("kind", phrase, kinds=kinds, also=also), wide
    return Item(word.role, phrase, word.value), wide


def _read_sign(token: str, before: Sequence[Item]) -> Item | None:
    """Read what is no word: a separator, a dash, a figure; and a letter of the compass behind a distance."""
    if token in SEPARATORS or token == OWN:
        return Item("sep", token)
    if token in DASHES:
        return Item("dash", token)
    if is_figure(token):
        return Item("number", token, figure(token))
    letter = load_words().letters.get(token)
    measured = any(item.role == "unit" for item in before[-3:])
    if letter is not None and measured and before[-1].role in _AFTER_DISTANCE:
        return Item("bearing", token, letter)
    return None


def _longest(tokens: Sequence[str], at: int, most: int, known: Any) -> tuple[str, int]:
    """Give the longest key of ``known`` that begins at a token, and how many tokens it takes; dashes are passed over."""
    found, width = "", 0
    key = ""
    words = 0
    for end in range(at, len(tokens)):
        if words >= most or tokens[end] in SEPARATORS or tokens[end] == OWN:
            break
        if tokens[end] in DASHES:
            continue
        words += 1
        key = f"{key} {tokens[end]}" if key else tokens[end]
        if key in known:
            found, width = key, end + 1 - at
    return found, width


def _first_of_pair(tokens: Sequence[str], at: int, width: int, names: Names) -> tuple[str, int] | None:
    """Give the name before a dash, where the words on both sides of it are names of their own."""
    for dash in range(at + 1, at + width - 1):
        if tokens[dash] in DASHES:
            left = " ".join(token for token in tokens[at:dash] if token not in DASHES)
            right = " ".join(token for token in tokens[dash + 1 : at + width] if token not in DASHES)
            if left in names.entries and right in names.entries:
                return left, dash - at
    return None


def _has_pair(tokens: Sequence[str]) -> bool:
    """Tell whether a word speaks of two ends, so that "A-B" is no name but two."""
    phrases = load_words().phrases
    return not DASHES.isdisjoint(tokens) and any(
        token in phrases and phrases[token].role == "road" for token in tokens
    )
