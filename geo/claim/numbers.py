"""How many: digits, number words, bounds, ranges and vague amounts of a sentence's tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import RuleError
from ..text import JOINER
from ..values import Qualifier
from .clock import DATE_TOKENS, ends_time, is_date, is_year
from .tokens import fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .lexicon import Lexicon
    from .tokens import Token

# Larger numbers than this are phone numbers and money, never victims.
_LARGEST = 10_000_000
_LONGEST_DIGITS = len(str(_LARGEST))
# No number's name has more words.
_LONGEST_NAME = 12
# A word, a number and "and" stand before the second number of a pair.
_PAIR = 3
# From here on a multiplier closes what stands before it: "two thousand three hundred".
_HUNDRED = 100
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of tokens ``[first, last)``: None is an open end.

    ``rest`` says that it counts others of a group before ("five more"), ``part`` that it counts some of that group
    ("two of them"), ``classified`` that a word that only counts stands behind it, as in Persian "two (bodies of)
    soldiers".
    """

    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    approx: bool = False
    rest: bool = False
    part: bool = False
    article: bool = False
    classified: bool = False


_Words = tuple[str, ...]
_Row = TypeVar("_Row", bound=tuple[Any, ...])


@dataclass(frozen=True, kw_only=True, eq=False)
class _Numbers:
    """The numbers table in the shape that reading needs: phrases as tuples of words, longest first."""

    words: Mapping[str, int]
    multipliers: Mapping[str, int]
    articles: frozenset[str]
    joiner: frozenset[str]
    all_joiners: frozenset[str]
    classifiers: frozenset[str]
    half: tuple[_Words, ...]
    vague: Mapping[str, tuple[tuple[_Words, Qualifier, int | None], ...]]
    before: Mapping[str, tuple[tuple[_Words, str], ...]]
    after: Mapping[str, tuple[tuple[_Words, str], ...]]
    rest: Mapping[str, tuple[tuple[_Words, bool], ...]]
    both: tuple[_Words, ...]
    both_value: int
    joins: frozenset[str]
    opens: frozenset[str]
    ands: frozenset[str]
    changes: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    before_year: frozenset[str]

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words that a quantity without digits can begin with: most words begin none."""
        firsts = (words[0] for words in (*self.half, *self.both))
        return self.opens.union(self.before, self.vague, self.words, self.multipliers, self.articles, firsts)


def _phrase(text: str) -> _Words:
    return tuple(token.low for token in tokenize(fold(text), limit=20))


def _forms(text: str) -> tuple[_Words, ...]:
    """Return a phrase and, where a non-joiner parts a word of it, the phrase with a space there."""
    return tuple({_phrase(text), _phrase(text.replace(JOINER, " "))})


def _by_first(rows: list[_Row]) -> dict[str, tuple[_Row, ...]]:
    """Key rows by the first word of their phrase, the longest phrase first: most words begin none."""
    found: dict[str, list[_Row]] = {}
    for row in sorted(rows, key=lambda row: (-len(row[0]), row[0])):
        found.setdefault(row[0][0], []).append(row)
    return {word: tuple(same) for word, same in found.items()}


@lru_cache(maxsize=16)
def _load(lexicon: Lexicon) -> _Numbers:
    try:
        return _build(lexicon.tables["numbers"])
    except (KeyError, TypeError, ValueError) as error:
        raise RuleError(
            f"geo/languages/{lexicon.code}/numbers.toml: missing or of a wrong type: {error}"
        ) from error


def _build(table: Mapping[str, Any]) -> _Numbers:
    vague = [
        (form, Qualifier(name), row.get("low"))
        for name, rows in table["vague"].items()
        for row in (rows if isinstance(rows, list) else [rows])
        for word in row["words"]
        for form in _forms(word)
    ]
    return _Numbers(
        words=_values(table["words"]),
        multipliers=_values(table["multipliers"]),
        articles=_folded(table["articles"]["one"]),
        joiner=_folded(table["articles"]["joiner"]),
        all_joiners=_folded([*table["articles"]["joiner"], *table["articles"].get("tens_joiner", ()), "-"]),
        classifiers=_folded(table.get("classifiers", {}).get("words", ())),
        half=tuple(_phrase(word) for word in table["articles"]["half"]),
        vague=_by_first(vague),
        before=_by_first(
            [(f, name) for name, words in table["before"].items() for word in words for f in _forms(word)]
        ),
        after=_by_first(
            [(f, name) for name, words in table["after"].items() for word in words for f in _forms(word)]
        ),
        rest=_by_first(
            [
                (_phrase(word), part)
                for key, part in (("words", False), ("parts", True))
                for word in table["rest"].get(key, ())
            ]
        ),
        both=tuple(_phrase(word) for word in table["both"]["words"]),
        both_value=table["both"]["value"],
        joins=_folded(table["range"]["joins"]),
        opens=_folded(table["range"]["open"]),
        ands=_folded(table["range"]["and"]),
        changes=_folded(table["range"].get("from", ())),
        not_after=_folded(table["not_victims"]["after"] + table["not_victims"]["months"]),
        not_before=_folded(table["not_victims"]["before"]),
        before_year=_folded(table["not_victims"].get("before_year", ())),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(_phrase(word)) for word in words)


def _values(table: Mapping[str, int]) -> dict[str, int]:
    return {" ".join(_phrase(word)): value for word, value in table.items()}


def find_quantities(tokens: Sequence[Token], lexicon: Lexicon) -> list[Quantity]:
    """Find the quantities of a sentence, in order, none over another."""
    numbers = _load(lexicon)
    lows = [token.low for token in tokens]
    found: list[Quantity] = []
    place = 0
    while place < len(lows):
        if is_date(lows, place):
            place += DATE_TOKENS
            continue
        begins = lows[place] in numbers.starts or lows[place][0].isdigit()
        quantity = _read(lows, place, numbers) if begins else None
        if quantity is None:
            place += 1
        else:
            found.append(quantity)
            place = quantity.last
    return found


def _starts(lows: Sequence[str], at: int, words: _Words) -> bool:
    return bool(words) and tuple(lows[at : at + len(words)]) == words


def _read(lows: Sequence[str], place: int, numbers: _Numbers) -> Quantity | None:
    if lows[place] in numbers.opens and place + 1 < len(lows):
        ends = _read(lows, place + 1, numbers)
        return replace(ends, first=place) if ends is not None and ends.qualifier is Qualifier.RANGE else None
    at, bound, plain = _bound(lows, place, numbers)
    # Before a number, for "a number of" and "a few" begin like "a soldier".
    vague = _vague(lows, place, at if plain and not bound else place, numbers)
    value, end = _number(lows, at, numbers)
    if vague is not None and (value is None or not bound):
        return vague
    if value is None:
        return None
    return _bounded(lows, (place, at, end), value, bound, numbers)


def _bound(lows: Sequence[str], place: int, numbers: _Numbers) -> tuple[int, str, bool]:
    """Read what stands before a number: where the number would begin, its bound, and whether mere filling was read."""
    at, bound, plain = place, "", False
    for _ in range(3):
        step = _match(numbers.before, lows, at)
        if step is None:
            break
        at += len(step[0])
        plain = plain or step[1] == "plain"
        # "some" before a number is "about"; before anything else it is an amount of its own.
        bound = bound or ("" if step[1] == "plain" else step[1])
    return at, bound, plain


def _bounded(
    lows: Sequence[str], where: tuple[int, int, int], value: int, bound: str, numbers: _Numbers
) -> Quantity | None:
    place, at, end = where
    opened = bool(place and lows[place - 1] in numbers.opens)
    high = value
    if end < len(lows) and (lows[end] in numbers.joins or (opened and lows[end] in numbers.ands)):
        other, other_end = _number(lows, end + 1, numbers)
        if other is not None and other > value:
            # "rose from nine to 12": a change ends at its second number.
            changed = bool(place) and lows[place - 1] in numbers.changes
            value, high, end = other if changed else value, other, other_end
    behind = _match(numbers.after, lows, end)
    if behind is not None and _number(lows, end + len(behind[0]), numbers)[0] is not None:
        behind = None  # "of the 13 at least three"
    last, after = (end + len(behind[0]), behind[1]) if behind is not None else (end, "")
    if not _may_count(lows, place, at, last, numbers):
        return None
    classified = last < len(lows) and lows[last] in numbers.classifiers
    last += classified
    rest, part = _rest(lows, last, numbers)
    bound = after or bound
    article = end - at == 1 and lows[at] in numbers.articles
    low, top, qualifier = _apply(value, high, bound)
    return Quantity(
        first=place,
        last=last + rest,
        low=low,
        high=top,
        qualifier=qualifier,
        approx=bound == "about",
        rest=rest > 0,
        part=part,
        article=article,
        classified=classified,
    )


def _apply(value: int, high: int, bound: str) -> tuple[int | None, int | None, Qualifier]:
    if bound == "at_least" and high == value:  # "at least eight to ten" are eight to ten
        return value, None, Qualifier.AT_LEAST
    if bound == "more_than":
        return value + 1, None, Qualifier.MORE_THAN
    if bound == "up_to" and high == value:  # "as many as 25 to 30" are 25 to 30
        return None, high, Qualifier.UP_TO
    if bound == "less_than":
        return None, max(high - 1, 0), Qualifier.UP_TO
    if high > value:
        return value, high, Qualifier.RANGE
    return value, value, Qualifier.ABOUT if bound == "about" else Qualifier.EXACT


def _may_count(lows: Sequence[str], first: int, at: int, last: int, numbers: _Numbers) -> bool:
    after = lows[last] if last < len(lows) else ""
    before = lows[first - 1] if first else ""
    # "In March at least 11", "in March five": no day of that month
    dated = before in numbers.not_before and (first == at or before not in numbers.not_after)
    spelt = before in numbers.not_after and not lows[at][0].isdigit()
    unit = {after, " ".join(lows[last : last + 2])}  # "percent", "per cent"
    if (dated and not spelt) or not unit.isdisjoint(numbers.not_after):
        return False
    paired = first >= _PAIR and (lows[first - 2][:1].isdigit() or lows[first - 2] in numbers.words)
    if before in numbers.before_year and is_year(lows[at]):
        return False
    if before in numbers.ands and paired:
        return lows[first - _PAIR] not in numbers.not_before  # "two sons aged 12 and 15"
    # "2-year-old", "23-member": the number belongs to an adjective. "18:00", "4.30": a time.
    if after in {"-", ":"} and last + 1 < len(lows) and lows[at] not in numbers.articles:
        following = lows[last + 1]
        return not (
            following in numbers.not_after or (after == ":" and following[:1].isdigit()) or after == "-"
        )
    return before not in {":", "/"} or not ends_time(lows, first, numbers.not_after)


def _number(lows: Sequence[str], at: int, numbers: _Numbers) -> tuple[int | None, int]:
    """Read one number in digits or words at a token; (None, at) where there is none."""
    if at >= len(lows):
        return None, at
    low = lows[at]
    if low[0].isdigit():
        return _digits(lows, at, numbers)
    for words in numbers.both:
        if _starts(lows, at, words):
            return numbers.both_value, at + len(words)
    for words in numbers.half:
        if _starts(lows, at, words) and at + len(words) < len(lows):
            multiplier = numbers.multipliers.get(lows[at + len(words)])
            if multiplier:
                return multiplier // 2, at + len(words) + 1
    return _words(lows, at, numbers)


def _digits(lows: Sequence[str], at: int, numbers: _Numbers) -> tuple[int | None, int]:
    """Read digits with the multiplier behind them; a fraction counts with one only: "4.5 million", not "4.5"."""
    whole, _, part = lows[at].replace(",", "").partition(".")
    digits = whole + part
    multiplier = numbers.multipliers.get(lows[at + 1]) if at + 1 < len(lows) else None
    if not digits.isdecimal() or len(digits) > _LONGEST_DIGITS or int(digits) > _LARGEST:
        return None, at
    if multiplier is None:
        return (None, at) if part else (int(digits), at + 1)
    return int(digits) * multiplier // 10 ** len(part), at + 2


def _words(lows: Sequence[str], at: int, numbers: _Numbers) -> tuple[int | None, int]:
    total, part, place, seen = 0, 0, at, False
    while place < len(lows) and place - at < _LONGEST_NAME:
        low = lows[place]
        pair = " ".join(lows[place : place + 2])
        if " " in pair and pair in numbers.words and _fits(part, numbers.words[pair]):
            part, place = part + numbers.words[pair], place + 1
        elif low in numbers.words and _fits(part, numbers.words[low]):
            part += numbers.words[low]
        elif low in numbers.multipliers and (part < _HUNDRED or numbers.multipliers[low] >= _THOUSAND):
            part = max(part, 1) * numbers.multipliers[low]
            if numbers.multipliers[low] >= _THOUSAND:
                total, part = total + part, 0
        elif not seen and low in numbers.articles:
            # "a dozen" counts twelve; "a soldier" counts one, and the noun must say of what.
            if at + 1 < len(lows) and lows[at + 1] in numbers.multipliers:
                place, seen = place + 1, True
                continue
            return 1, at + 1
        elif seen and low in numbers.all_joiners and _continues(lows, place + 1, part + total, numbers):
            place += 1
            continue
        else:
            break
        place, seen = place + 1, True
    return (total + part, place) if seen else (None, at)


def _fits(part: int, value: int) -> bool:
    """Whether a number word can follow what was read: "forty two", "hundred five", not "two five"."""
    if part == 0:
        return True
    return (part % 10 == 0 and part % 100 >= 20 and value < 10) or part % 100 == 0  # noqa: PLR2004 - tens take ones, hundreds take both


def _continues(lows: Sequence[str], at: int, value: int, numbers: _Numbers) -> bool:
    if at >= len(lows) or lows[at] not in numbers.words:
        return False
    if lows[at - 1] not in numbers.joiner:
        return _fits(value, numbers.words[lows[at]])
    return value >= 100 and value % 100 == 0  # noqa: PLR2004 - "one hundred and five", not "two and five"


def _vague(lows: Sequence[str], place: int, at: int, numbers: _Numbers) -> Quantity | None:
    row = _match(numbers.vague, lows, at)
    if row is None:
        return None
    words, qualifier, low = row
    last = at + len(words)
    classified = last < len(lows) and lows[last] in numbers.classifiers
    last += classified
    rest, part = _rest(lows, last, numbers)
    return Quantity(
        first=place,
        last=last + rest,
        low=low,
        high=None,
        qualifier=qualifier,
        approx=True,
        rest=rest > 0,
        part=part,
        classified=classified,
    )


def _rest(lows: Sequence[str], at: int, numbers: _Numbers) -> tuple[int, bool]:
    """Return how many words at a place say that others of an earlier group are counted, and whether some of it."""
    row = _match(numbers.rest, lows, at)
    return (len(row[0]), row[1]) if row is not None else (0, False)


def _match(table: Mapping[str, tuple[_Row, ...]], lows: Sequence[str], at: int) -> _Row | None:
    """Return the row of the longest phrase that begins at a word."""
    if at >= len(lows):
        return None
    return next((row for row in table.get(lows[at], ()) if _starts(lows, at, row[0])), None)
