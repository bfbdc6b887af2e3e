"""Names that no gazetteer has, known for places by their company: "the ... area of", "village of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .name import place_spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .lexicon import Company, Lexicon
    from .spot import Spot
    from .token import Words

_LONGEST_NAME = 3
_LONGEST_PHRASE = 4
_LONGEST_LIST = 6
_SHORT = 3
# So many words stand before a name with a particle: "Band", "-", "e", "-".
_BOUND = 4
_QUOTES = frozenset("\"'“”‘’«»")
_TITLE_CASE = 0.6
# "were reported": so many small words a sentence has that is no headline and no credit.
_VERB = 2
# Kind words that belong to the name where they have a capital letter: "Jandusar Post", "Pech Valley".
_NAMED_KINDS = frozenset({"post", "valley", "pass", "city", "landmark"})


def find_unlisted(
    words: Words,
    taken: Sequence[Spot],
    lexicon: Lexicon,
    text: str,
    listed_as: Callable[[str], tuple[str, ...]],
) -> list[Spot]:
    """Return the names of a sentence, those with that its words make places though the gazetteer did not find them.

    A listed name that is the first part of such a one gives way to it. ``listed_as`` gives the ids of a name that the gazetteer has but takes for a place in some company only.
    """
    if not taken and lexicon.starts.isdisjoint(words.vocabulary):
        return list(taken)
    finder = _Finder(words, taken, lexicon, text, listed_as)
    ends = []
    for at, word in enumerate(words.folded):
        if word in lexicon.starts:
            finder.look(at)
            if word in lexicon.suffixes:
                ends.append(at)
    for spot in taken:
        finder.follow_list(spot)
    for at in ends:  # last, for company tells the kind too
        finder.take_ended(at)
    left = [spot for spot in taken if spot.name_last not in finder.swallowed]
    return left + sorted(finder.found, key=lambda spot: spot.start)


class _Finder:
    """One sentence's search; ``used`` keeps a word from being in two names."""

    def __init__(
        self,
        words: Words,
        taken: Sequence[Spot],
        lexicon: Lexicon,
        text: str,
        listed_as: Callable[[str], tuple[str, ...]],
    ) -> None:
        self.words, self.lexicon, self.text, self.listed_as = words, lexicon, text, listed_as
        self.used = {index for spot in taken for index in range(spot.name_first, spot.name_last)}
        self.kinds = {index for spot in taken for index in range(spot.name_last, spot.last)}
        self.listed = {spot.name_last: spot for spot in taken}
        self.found: list[Spot] = []
        self.swallowed: set[int] = set()
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
        told = [
            (company.rank, -size, company.behind, company)
            for size in range(1, min(_LONGEST_PHRASE, len(folded) - at) + 1)
            for company in lexicon.company.get(" ".join(folded[at : at + size]), ())
        ]
        for _, size, behind, company in sorted(told, key=lambda found: found[:3]):
            if not behind:
                self._take_after(at - size, company)
            elif at not in self.kinds:
                self._take_before(at, -size, company)
            elif (
                at in self.listed
            ):  # "the Alpha and Kurram districts": what is listed tells what its list is of
                self._take_list(self.listed[at].name_first, company.kind, " ".join(folded[at : at - size]))

    def take_ended(self, at: int) -> None:
        """Take the name that ends in a word which ends names of places."""
        first = self._name_start(at)
        if first < at and not self.shouts and self._may_be_name(at):
            self._add(first, at + 1, "area", "a word that ends names of places")

    def _take_in(self, first: int) -> None:
        """Take a name that stands after a preposition of place and before nothing that makes it something else."""
        last = self._name_end(first)
        if last == first or last - first > _LONGEST_NAME - 1 or last in self.used:
            return
        if self.words.folded[last - 1] in self.lexicon.no_names_before:
            return  # "at Alpha Hospital" names a house and no place
        after = self.words.folded[last] if last < len(self.words.folded) else "."
        upper = self._is_large(last)
        goes_on = after in self.lexicon.joins and not self._is_large(last + 1)  # "at Alpha and fired"
        pair = self._pair_end(last)
        if not upper and (goes_on or pair > last or after not in self.lexicon.no_names_before):
            self._add(first, last, "area", f"{self.words.folded[first - 1]} ...")
            if pair > last:
                self._add(last + 1, pair, "area", "a pair of places")

    def _pair_end(self, last: int) -> int:
        """Return where a second name ends, listed or followed by where it is: "at Alpha and Beta in Gamma"."""
        folded = self.words.folded
        if last >= len(folded) or folded[last] not in self.lexicon.joins or not folded[last].isalpha():
            return last
        if (end := self._listed_end(last + 1)) > last + 1:
            return end
        end = self._name_end(last + 1)
        told = end < len(folded) and folded[end] in self.lexicon.prepositions and not self._is_large(end)
        return end if last + 1 < end <= last + _LONGEST_NAME and told else last

    def _is_large(self, at: int) -> bool:
        return at < len(self.words.folded) and self.text[self.words.starts[at]].isupper()

    def _take_after(self, first: int, company: Company) -> None:
        """Take the name, or the list of names, after "village of"; listed names on the way are stepped over."""
        folded = self.words.folded
        for _ in range(_LONGEST_LIST):
            quoted = first < len(folded) and folded[first] in _QUOTES
            first += int(quoted)
            last = (self._quoted_end(first) if quoted else 0) or self._name_end(first)
            if last > first:
                self._add(first, last, company.kind, " ".join(folded[max(0, first - 2) : first]))
                last += int(last < len(folded) and folded[last] in _QUOTES)
            else:
                last = self._listed_end(first)
            if last == first:
                return
            step = 2 if " ".join(folded[last : last + 2]) in self.lexicon.joins else 1
            if " ".join(folded[last : last + step]) not in self.lexicon.joins:
                return
            first = last + step

    def _quoted_end(self, first: int) -> int:
        """Return where a quotation of a few words ends that nothing else is known of: without capitals it is a name."""
        folded = self.words.folded
        if self.lexicon.cased:
            return 0
        for last in range(first + 1, min(first + _LONGEST_NAME + 1, len(folded))):
            if folded[last] in _QUOTES:
                free = self.used.isdisjoint(range(first, last))
                return last if free and any(word.isalpha() for word in folded[first:last]) else 0
        return 0

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
        speaks = at < len(folded) and breaks is not None and breaks.regex.match(after, 1)
        if has_and and not speaks and not self._is_large(at):
            for first, last in names:
                self._add(first, last, "area", "a list of places")

    def _listed_end(self, first: int) -> int:
        return next(
            (
                last
                for last in range(first + 1, min(first + 9, len(self.words.folded) + 1))
                if last in self.listed and self.listed[last].name_first == first
            ),
            first,
        )

    def _take_before(self, at: int, size: int, company: Company) -> None:
        """Take the name that stands before "area"; a kind word with a capital letter belongs to the name."""
        first = self._name_start(at)
        if first == at or (first == 0 and at == 1 and self.lexicon.cased):
            return
        proper = (
            self.lexicon.cased
            and self.text[self.words.starts[at]].isupper()
            and company.kind in _NAMED_KINDS
            and not self.shouts
            and self.words.folded[first - 1 : first] != ("-",)  # "the Alpha-Beta Road" has two names
        )
        phrase = " ".join(self.words.folded[at : at + size])
        first = self._with_listed(first)
        self._add(first, at + size if proper else at, company.kind, phrase)
        self._take_list(first, company.kind, phrase)

    def _with_listed(self, first: int) -> int:
        """Go back over a listed name that only a space parts from the name behind it: "the Alpha Beta area" is one."""
        listed, words = self.listed.get(first), self.words
        if listed is None or listed.last != first or listed.kind or not self.lexicon.cased:
            return first
        if words.ends[first - 1] + 1 != words.starts[first]:
            return first
        self.swallowed.add(first)
        self.used.difference_update(range(listed.name_first, first))
        return listed.name_first

    def _take_list(self, first: int, kind: str, phrase: str) -> None:
        if self.lexicon.plural and phrase.endswith(self.lexicon.plural):
            self._take_list_before(first, kind, phrase)

    def _take_list_before(self, first: int, kind: str, why: str) -> None:
        """Take the other names of a list that ends in "posts": each stands before a comma or an "and"."""
        for _ in range(_LONGEST_LIST):
            step = next(
                (
                    step
                    for step in (2, 1)
                    if " ".join(self.words.folded[max(0, first - step) : first]) in self.lexicon.joins
                ),
                0,
            )
            last = first - step
            start = last
            while (
                step
                and start > 0
                and last - start < _LONGEST_NAME
                and self._may_be_name(start - 1)
                and (start == last or self.words.ends[start - 1] + 1 == self.words.starts[start])
            ):
                start -= 1
            if start == last or (start == 0 and last == 1):
                return  # nothing, or one word that may have its capital from the sentence
            self._add(start, last, kind, why)
            first = start

    def _name_start(self, at: int) -> int:
        """Go back over the words of a name that stand before a word, one space between them."""
        first = at
        while (
            first > 0
            and at - first < _LONGEST_NAME
            and self.words.folded[first - 1] not in self.lexicon.others
            and self._may_be_name(first - 1)
            and self.words.ends[first - 1] + 1 == self.words.starts[first]
        ):
            first -= 1
        return self._hyphens_start(first)

    def _hyphens_start(self, first: int) -> int:
        """Go back over what a particle binds to a name: "Band-e-" before "Kot"."""
        words = self.words
        bound = (
            first >= _BOUND
            and words.folded[first - 1] == words.folded[first - 3] == "-"
            and words.folded[first - 2] in self.lexicon.particles
            and all(words.ends[at] == words.starts[at + 1] for at in range(first - _BOUND, first))
            and self._may_be_name(first - _BOUND)
        )
        return first - _BOUND if bound else first

    def _name_end(self, first: int) -> int:
        last = first
        if first < len(self.words.folded) and self.words.folded[first] in self.lexicon.others:
            return first
        for _ in range(_LONGEST_NAME):
            if last >= len(self.words.folded) or not self._may_be_name(last):
                break
            if last > first and self.text[self.words.ends[last - 1] : self.words.starts[last]] != " ":
                break
            last = self._hyphens_end(last + 1)
        return last

    def _hyphens_end(self, last: int) -> int:
        """Go on over what is joined by hyphens without a space: "Shah-i-Kot"."""
        words, text = self.words, self.text
        while (
            last + 1 < len(words.folded)
            and words.folded[last] == "-"
            and words.ends[last - 1] == words.starts[last]
            and words.ends[last] == words.starts[last + 1]
            and last + 1 not in self.used
            and text[words.starts[last + 1]].isalpha()
            and (words.folded[last + 1] in self.lexicon.particles or text[words.starts[last + 1]].isupper())
        ):
            last += 2
        return last

    def _may_be_name(self, at: int) -> bool:
        word, lexicon = self.words.folded[at], self.lexicon
        if (
            at in self.used
            or word in lexicon.no_names
            or word in lexicon.kinds
            or not word[0].isalpha()
            or len(word) == 1
        ):
            return False
        surface = self.text[self.words.starts[at] : self.words.ends[at]]
        if lexicon.cased:
            # One capital, at the beginning: neither an abbreviation nor two words run together.
            rest = surface[1:].replace("'", "").replace("’", "")
            return surface[0].isupper() and rest.isalpha() and rest.islower()
        if word in lexicon.stops:
            return False
        return not surface.startswith(lexicon.no_beginnings) and not surface.endswith(lexicon.no_endings)

    def _add(self, first: int, last: int, kind: str, why: str) -> None:
        if any(index in self.used for index in range(first, last)):
            return
        self.used.update(range(first, last))
        listed = self.listed_as(self.text[self.words.starts[first] : self.words.ends[last - 1]])
        spot = place_spot(
            self.words,
            first,
            last,
            self.lexicon,
            place_ids=listed,
            kind=kind,
            why=f'known by its company: "{why}"',
        )
        self.found.append(spot)
        self.listed[spot.name_last] = spot  # so that a list goes on behind it


def _is_title_case(words: Words, text: str) -> bool:
    """Whether most longer words begin with a capital letter; a headline has no full stop, a list of names may."""
    long = [
        start
        for start, word in zip(words.starts, words.folded, strict=True)
        if len(word) > _SHORT and word[0].isalpha()
    ]
    large = sum(text[start].isupper() for start in long)
    if words.folded[-1:] == (".",) and len(long) - large >= _VERB:
        return False
    return len(long) > _SHORT and large > _TITLE_CASE * len(long)
