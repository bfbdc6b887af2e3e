"""A sentence as units: words and phrases of the lexicon, and quantities, each with its tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .numbers import Quantity, find_quantities
from .tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexicon import Lexicon, Tags
    from .tokens import Token

# Work on a sentence grows with the square of its units at worst, so what is read of it is bounded.
LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Words of a sentence that the rules take as one: offsets into the sentence, folded text, tags."""

    start: int
    end: int
    text: str
    low: str
    tags: Tags = field(default_factory=dict)
    quantity: Quantity | None = None

    def has(self, *names: str) -> bool:
        """Whether the unit carries one of the tags."""
        return not self.tags.keys().isdisjoint(names)

    def value(self, name: str, index: int = 0) -> str:
        """Return one value of a tag, empty where the unit has no such tag."""
        values = self.tags.get(name, ())
        return values[index] if index < len(values) else ""

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum() and self.quantity is None


def read_units(text: str, lexicon: Lexicon) -> list[Unit]:
    """Read a sentence's units, in order. Of a sentence longer than ``LONGEST_SENTENCE`` tokens the rest is not read."""
    tokens = tokenize(text, LONGEST_SENTENCE)
    starts = {quantity.first: quantity for quantity in find_quantities(tokens, lexicon)}
    found: list[Unit] = []
    place = 0
    while place < len(tokens):
        last, tags = _phrase(tokens, place, lexicon)
        if tags and tokens[place].text[0].islower():
            tags = {name: value for name, value in tags.items() if not _is_proper(name, value)}
            last = last if tags else place + 1
        quantity = starts.get(place)
        # The longer reading wins: "no fewer than 60" over "no", "two soldiers" stays two units, "one of them" a rest.
        if quantity is not None and (quantity.last >= last or not tags):
            found.append(_unit(tokens, place, quantity.last, tags if quantity.last == last else {}, quantity))
            place = quantity.last
        else:
            found.append(_unit(tokens, place, last, tags, None))
            place = last
    return found


def _is_proper(name: str, value: tuple[str, ...]) -> bool:
    """Whether a meaning needs a capital letter: "Dawn" is a newspaper, "dawn" is not."""
    return name == "voice" or (name == "party" and value[1] != "called_by_others")


def _phrase(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> tuple[int, Tags]:
    for words, tags in lexicon.phrases.get(tokens[place].low, ()):
        last = place + len(words)
        if last <= len(tokens) and all(tokens[place + n].low == words[n] for n in range(1, len(words))):
            return last, tags
    return place + 1, {}


def _unit(tokens: Sequence[Token], first: int, last: int, tags: Tags, quantity: Quantity | None) -> Unit:
    return Unit(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=" ".join(token.text for token in tokens[first:last]),
        low=" ".join(token.low for token in tokens[first:last]),
        tags=tags,
        quantity=quantity,
    )
