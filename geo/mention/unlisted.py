"""Names that no gazetteer has, known for places by their company: "the ... area of", "village of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .name import place_spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexicon import Company, Lexicon
    from .spot import Spot
    from .token import Words

_LONGEST_NAME = 3
_LONGEST_PHRASE = 3
_LONGEST_LIST = 6
_SHORT = 3
_TITLE_CASE = 0.6


def find_unlisted(words: Words, taken: Sequence[Spot], lexicon: Lexicon, text: str) -> list[Spot]:
    """Return the names of a sentence that its words make places though the gazetteer has them not."""
    finder = _Finder(words, taken, lexicon, text)
    for at in range(len(words)):
        finder.look(at)
    for spot in taken:
        finder.follow_list(spot)
    return sorted(finder.found, key=lambda spot: spot.start)


class _Finder:
    """One sentence's search; ``used`` keeps a word from being in two names."""

    def __init__(self, words: Words, taken: Sequence[Spot], lexicon: Lexicon, text: str) -> None:
        self.words, self.lexicon, self.text = words, lexicon, text
        self.used = {index for spot in taken for index in range(spot.name_first, spot.name_last)}
        self.kinds = {index for spot in taken for index in range(spot.name_last, spot.last)}
        self.listed = {spot.name_last: spot for spot in taken}
        self.found: list[Spot] = []
        # A headline in capitals tells nothing about what is a name.
        self.shouts = lexicon.cased and _is_title_case(words, text)

    def look(self, at: int) -> None:
        """Look at the phrases that begin at a word."""
        folded, lexicon = self.words.folded, self.lexicon
        if folded[at] in lexicon.prefixes and self._may_be_name(at) and at + 1 < len(folded):
            last = self._name_end(at + 1)
            if last > at + 1:
                self._add(at, last, "area", "a word that begins names of places")
                return
        if folded[at] in lexicon.prepositions and not self.shouts:
            self._take_in(at + 1)
        for company in lexicon.company:
            for size in range(min(_LONGEST_PHRASE, len(folded) - at), 0, -1):
                phrase = " ".join(folded[at : at + size])
                if phrase in company.before:
                    self._take_after(at + size, company)
                    break
                if phrase in company.after and at not in self.kinds:
                    self._take_before(at, size, company)
                    break

    def _take_in(self, first: int) -> None:
        """Take a name that stands after a preposition of place and before nothing that makes it something else."""
        last = self._name_end(first)
        if last == first or last - first > _LONGEST_NAME - 1 or last in self.used:
            return
        after = self.words.folded[last] if last < len(self.words) else "."
        upper = last < len(self.words) and self.text[self.words.starts[last]].isupper()
        if not upper and after not in self.lexicon.no_names_before:
            self._add(first, last, "area", f"{self.words.folded[first - 1]} ...")

    def _take_after(self, first: int, company: Company) -> None:
        """Take the name, or the list of names, after "village of"; listed names on the way are stepped over."""
        folded = self.words.folded
        for _ in range(_LONGEST_LIST):
            last = self._name_end(first)
            if last > first:
                self._add(first, last, company.kind, " ".join(folded[max(0, first - 2) : first]))
            else:
                last = self._listed_end(first)
            if last == first:
                return
            step = 2 if " ".join(folded[last : last + 2]) in self.lexicon.joins else 1
            if " ".join(folded[last : last + step]) not in self.lexicon.joins:
                return
            first = last + step

    def follow_list(self, spot: Spot) -> None:
        """Take the unknown names of a list that begins with a listed place and has an "and"."""
        folded, joins, breaks = self.words.folded, self.lexicon.joins, self.lexicon.breaks
        at, names, has_and = spot.last, [], False
        for _ in range(_LONGEST_LIST):
            step = 2 if " ".join(folded[at : at + 2]) in joins else 1
            link = " ".join(folded[at : at + step])
            if link not in joins or link in {"-", "/", "to"}:
                break
            first = at + step
            last = self._listed_end(first)
            if last == first:
                last = self._name_end(first)
                if last == first or last - first > _LONGEST_NAME - 1:
                    break
                names.append((first, last))
            has_and = has_and or link not in {",", "،"}
            at = last
            if link not in {",", "،"}:
                break
        after = f" {' '.join(folded[at : at + 3])} "
        speaks = at < len(folded) and breaks is not None and breaks.match(after, 1)
        upper = at < len(folded) and self.text[self.words.starts[at]].isupper()
        if has_and and not speaks and not upper:
            for first, last in names:
                self._add(first, last, "area", "a list of places")

    def _listed_end(self, first: int) -> int:
        return next((last for last in range(first + 1, min(first + 9, len(self.words) + 1)) if last in self.listed and self.listed[last].name_first == first), first)

    def _take_before(self, at: int, size: int, company: Company) -> None:
        """Take the name that stands before "area"; a kind word with a capital letter belongs to the name."""
        first = at
        while first > 0 and at - first < _LONGEST_NAME and self._may_be_name(first - 1) and self.words.ends[first - 1] + 1 == self.words.starts[first]:
            first -= 1
        if first == at or (first == 0 and at == 1 and self.lexicon.cased):
            return
        proper = self.lexicon.cased and self.text[self.words.starts[at]].isupper() and company.kind == "post"
        self._add(first, at + size if proper else at, company.kind, " ".join(self.words.folded[at : at + size]))

    def _name_end(self, first: int) -> int:
        last = first
        while last < len(self.words) and last - first < _LONGEST_NAME and self._may_be_name(last):
            if last > first and self.text[self.words.ends[last - 1] : self.words.starts[last]] != " ":
                break
            last += 1
        return last

    def _may_be_name(self, at: int) -> bool:
        word, lexicon = self.words.folded[at], self.lexicon
        if at in self.used or word in lexicon.no_names or word in lexicon.kinds or not word[0].isalpha() or len(word) == 1:
            return False
        if lexicon.cased:
            start = self.words.starts[at]
            return self.text[start].isupper() and not (self.words.ends[at] - start > 1 and self.text[start : self.words.ends[at]].isupper())
        return word not in lexicon.stops

    def _add(self, first: int, last: int, kind: str, why: str) -> None:
        if any(index in self.used for index in range(first, last)):
            return
        self.used.update(range(first, last))
        self.found.append(place_spot(self.words, first, last, self.lexicon, kind=kind, why=f'known by its company: "{why}"'))


def _is_title_case(words: Words, text: str) -> bool:
    """Whether most longer words begin with a capital letter."""
    long = [start for start, word in zip(words.starts, words.folded, strict=True) if len(word) > _SHORT and word[0].isalpha()]
    return len(long) > _SHORT and sum(text[start].isupper() for start in long) > _TITLE_CASE * len(long)
