"""Counts the steps of a backtracking search: Python's own engine does not tell, and time depends on the machine.

The engine here does what ``re`` does, one trial after the other, without its shortcuts; so it never counts too few.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_parser = re._parser
_CATEGORIES = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_NOT_DIGIT": lambda sign: not sign.isdecimal(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda sign: not sign.isspace(),
    "CATEGORY_WORD": lambda sign: sign.isalnum() or sign == "_",
    "CATEGORY_NOT_WORD": lambda sign: not (sign.isalnum() or sign == "_"),
}


class Counting:
    """Stands for a compiled expression: gives what it gives, and counts the steps of each search into ``tally``."""

    def __init__(self, pattern: re.Pattern[str], tally: list[int]) -> None:
        self._pattern, self._tally = pattern, tally
        self._tree = list(_parser.parse(pattern.pattern, pattern.flags))
        self.pattern = pattern.pattern

    def match(self, text: str, *ends: int) -> re.Match[str] | None:
        self._try(text, *_range(text, *ends))
        return self._pattern.match(text, *ends)

    def fullmatch(self, text: str, *ends: int) -> re.Match[str] | None:
        first, last = _range(text, *ends)
        self._try(text, first, last, lambda at: at == last)
        return self._pattern.fullmatch(text, *ends)

    def search(self, text: str, *ends: int) -> re.Match[str] | None:
        first, last = _range(text, *ends)
        found = self._pattern.search(text, first, last)
        for at in range(first, (found.start() if found else last) + 1):
            self._try(text, at, last)
        return found

    def finditer(self, text: str, *ends: int) -> Iterator[re.Match[str]]:
        at, last = _range(text, *ends)
        for found in self._pattern.finditer(text, at, last):
            for begin in range(at, found.start() + 1):
                self._try(text, begin, last)
            at = max(found.end(), found.start() + 1)
            yield found
        for begin in range(at, last + 1):
            self._try(text, begin, last)

    def findall(self, text: str) -> list[Any]:
        list(self.finditer(text))
        return self._pattern.findall(text)

    def sub(self, new: Any, text: str) -> str:
        list(self.finditer(text))
        return self._pattern.sub(new, text)

    def _try(self, text: str, first: int, last: int, end: Callable[[int], bool] = lambda _: True) -> bool:
        return _Trial(text, last, self._pattern.flags, self._tally).run(self._tree, 0, first, end)


def _range(text: str, first: int = 0, last: int | None = None) -> tuple[int, int]:
    size = len(text)
    return min(first, size), size if last is None else min(last, size)


class _Trial:
    """One trial from one place; each method answers whether the rest matches, as ``then`` sees it."""

    def __init__(self, text: str, last: int, flags: int, tally: list[int]) -> None:
        self.text, self.last, self.tally = text, last, tally
        self.any_case = bool(flags & re.IGNORECASE)
        self.dot_all = bool(flags & re.DOTALL)

    def run(self, nodes: list[Any], number: int, at: int, then: Callable[[int], bool]) -> bool:
        self.tally[0] += 1
        if number == len(nodes):
            return then(at)
        op, value = nodes[number]
        name = op.name
        if name in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            return (
                at < self.last
                and self.fits(name, value, self.text[at])
                and self.run(nodes, number + 1, at + 1, then)
            )
        rest = lambda end: self.run(nodes, number + 1, end, then)  # noqa: E731
        return getattr(self, {"ASSERT": "assert_"}.get(name, name.lower()))(value, at, rest)

    def fits(self, name: str, value: Any, sign: str) -> bool:
        if name == "ANY":
            return self.dot_all or sign != "\n"
        signs = {sign, sign.lower(), sign.upper()} if self.any_case else {sign}
        if name == "IN":
            negated = value[0][0].name == "NEGATE"
            return negated != any(self.within(item, each) for item in value[negated:] for each in signs)
        return (chr(value) in signs) == (name == "LITERAL")

    def within(self, item: tuple[Any, Any], sign: str) -> bool:
        name, value = item[0].name, item[1]
        if name == "LITERAL":
            return ord(sign) == value
        if name == "RANGE":
            return value[0] <= ord(sign) <= value[1]
        return _CATEGORIES[value.name](sign)

    def branch(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        for option in value[1]:  # noqa: SIM110 - no any(): it would take the stack that C has
            if self.run(list(option), 0, at, then):
                return True
        return False

    def subpattern(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        return self.run(list(value[3]), 0, at, then)

    def atomic_group(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        end = self.end_of(list(value), at)
        return end is not None and then(end)

    def end_of(self, nodes: list[Any], at: int) -> int | None:
        ends: list[int] = []
        return ends[0] if self.run(nodes, 0, at, lambda end: ends.append(end) or True) else None

    def max_repeat(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        low, high, nodes = value[0], value[1], list(value[2])
        if len(nodes) == 1 and nodes[0][0].name in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            end = at
            while (
                end < self.last
                and end - at < high
                and self.fits(nodes[0][0].name, nodes[0][1], self.text[end])
            ):
                end += 1
                self.tally[0] += 1
            for back in range(end, at + low - 1, -1):  # noqa: SIM110 - no any(): it would take the stack that C has
                if then(back):
                    return True
            return False

        def more(count: int, place: int) -> bool:
            def again(end: int) -> bool:
                return end > place and more(count + 1, end)

            if count < high and self.run(nodes, 0, place, again):
                return True
            return count >= low and then(place)

        return more(0, at)

    def possessive_repeat(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        low, high, nodes = value[0], value[1], list(value[2])
        count = 0
        while count < high:
            end = self.end_of(nodes, at)
            if end is None or end == at:
                break
            at, count = end, count + 1
        return count >= low and then(at)

    def min_repeat(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        low, high, nodes = value[0], value[1], list(value[2])

        def more(count: int, place: int) -> bool:
            if count >= low and then(place):
                return True
            return count < high and self.run(
                nodes, 0, place, lambda end: end > place and more(count + 1, end)
            )

        return more(0, at)

    def assert_(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        return self.looks(value, at) and then(at)

    def assert_not(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        return not self.looks(value, at) and then(at)

    def looks(self, value: Any, at: int) -> bool:
        nodes = list(value[1])
        if value[0] >= 0:
            return self.end_of(nodes, at) is not None
        width = value[1].getwidth()[0]
        return at >= width and self.run(nodes, 0, at - width, lambda end: end == at)

    def at(self, value: Any, at: int, then: Callable[[int], bool]) -> bool:
        inside = at > 0 and _CATEGORIES["CATEGORY_WORD"](self.text[at - 1])
        ahead = at < self.last and _CATEGORIES["CATEGORY_WORD"](self.text[at])
        holds = {
            "AT_BOUNDARY": inside != ahead,
            "AT_NON_BOUNDARY": inside == ahead,
            "AT_BEGINNING": at == 0,
            "AT_BEGINNING_STRING": at == 0,
            "AT_END": at == self.last or (at == self.last - 1 and self.text[at] == "\n"),
            "AT_END_STRING": at == self.last,
        }
        return holds[value.name] and then(at)
