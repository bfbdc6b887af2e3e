"""A sentence as units: words and phrases of the lexicon, and quantities, each with its tags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .numbers import find_quantities
from .tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .lexicon import Lexicon
    from .numbers import Quantity
    from .tokens import Token
    from .wording import Phrases, Tags

# Work on a sentence grows with the square of its units at worst, so what is read of it is bounded.
LONGEST_SENTENCE = 400
# What verbs of these kinds do is done to bodies.
BODILY = frozenset({"kill", "wound"})


@dataclass(
    slots=True
)  # not frozen: there is one for each word, and a frozen one takes six times as long to make
class Unit:
    """Words of a sentence that the rules take as one: offsets into the sentence, folded text, tags. Never changed."""

    start: int
    end: int
    text: str
    low: str
    tags: Tags
    quantity: Quantity | None = None

    def has(self, *names: str) -> bool:
        """Whether the unit carries one of the tags."""
        tags = self.tags
        if tags:  # most units have none; and one call of a method costs more than a look for two names
            for name in names:
                if name in tags:
                    return True
        return False

    def value(self, name: str, index: int = 0) -> str:
        """Return one value of a tag, empty where the unit has no such tag."""
        values = self.tags.get(name, ())
        return values[index] if index < len(values) else ""

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum() and self.quantity is None


class Units(list[Unit]):
    """A sentence's units in order, which also knows where each tag stands: most rules find nothing in most sentences."""

    def __init__(self, units: Iterable[Unit]) -> None:
        super().__init__(units)
        self._places: dict[str, list[int]] = {}
        for place, unit in enumerate(self):
            for name in unit.tags:
                self._places.setdefault(name, []).append(place)

    def tagged(self, *names: str) -> bool:
        """Whether a unit carries one of the tags."""
        return not self._places.keys().isdisjoint(names)

    def places(self, *names: str) -> Sequence[int]:
        """Return the places of the units that carry one of the tags, in order."""
        found = [self._places[name] for name in names if name in self._places]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})


def is_behind_be(units: Sequence[Unit], at: int) -> bool:
    """Whether a form of "be" stands in the two units before one: "was (also) | hit"."""
    return any(unit.value("aux") == "be" for unit in units[max(at - 2, 0) : at])


def is_named(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that can be a verb's part or a noun is a noun, for what it counts stands behind it: "capture | 20 posts"."""
    if not (units[at].has("pred") and units[at].has("noun")) or at + 1 >= len(units):
        return False
    return units[at + 1].quantity is not None or units[at + 1].has("head")


_NO_TAGS: Tags = {}


def read_units(text: str, lexicon: Lexicon) -> Units:
    """Read a sentence's units, in order. Of a sentence longer than ``LONGEST_SENTENCE`` tokens the rest is not read."""
    tokens = tokenize(text, LONGEST_SENTENCE)
    starts = {quantity.first: quantity for quantity in find_quantities(tokens, lexicon)}
    phrases = lexicon.phrases
    found: list[Unit] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        last, tags = place + 1, _NO_TAGS
        if token.low in phrases:
            last, tags = _phrase(tokens, place, phrases[token.low])
        quantity = starts.get(place)
        if quantity is None or quantity.article:
            quantity = _same_as(found, tags, place, last) or quantity
        # The longer reading wins: "no fewer than 60" over "no", "two soldiers" stays two units, "one of them" a rest.
        if quantity is not None and (quantity.last >= last or not tags):
            found.append(
                _unit(tokens, place, quantity.last, tags if quantity.last == last else _NO_TAGS, quantity)
            )
            place = quantity.last
        else:
            found.append(
                Unit(token.start, token.end, token.text, token.low, tags)
                if last == place + 1
                else _unit(tokens, place, last, tags, None)
            )
            place = last
    return Units(found)


def _same_as(found: Sequence[Unit], tags: Tags, place: int, last: int) -> Quantity | None:
    """Return the number that "just as many" points back at: the last that counts somebody."""
    if "same_number" not in tags:
        return None
    counts = (unit.quantity for unit in reversed(found) if unit.quantity and not unit.quantity.article)
    counted = next(counts, None)
    return replace(counted, first=place, last=last, rest=True, part=False) if counted is not None else None


def _phrase(tokens: Sequence[Token], place: int, phrases: Phrases) -> tuple[int, Tags]:
    """Return where the longest phrase that begins at a token ends, and what it means."""
    row = phrases.alone
    if place + 1 < len(tokens):
        for longer in phrases.longer.get(tokens[place + 1].low, ()):
            words = longer.words
            last = place + len(words)
            if last <= len(tokens) and all(tokens[place + n].low == words[n] for n in range(2, len(words))):
                row = longer
                break
    if row is None:
        return place + 1, _NO_TAGS
    written = tokens[place].text
    tags = row.small if written[0].islower() else row.capitals if written.isupper() else row.tags
    return (place + len(row.words), tags) if tags else (place + 1, _NO_TAGS)


def _unit(tokens: Sequence[Token], first: int, last: int, tags: Tags, quantity: Quantity | None) -> Unit:
    return Unit(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=" ".join(token.text for token in tokens[first:last]),
        low=" ".join(token.low for token in tokens[first:last]),
        tags=tags,
        quantity=quantity,
    )
