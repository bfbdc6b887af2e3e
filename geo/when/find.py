"""Finding the dates that a sentence tells, and what they date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from ..values import Span, When
from .anchor import Anchor, days_after, find_anchor
from .forms import load_forms, words_of
from .reckon import RECKON, reckon_phrase, span_precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..text import Language, Sentence
    from ..values import Article
    from .forms import Forms

# A date this much older than the report is history that the report recalls.
BACKGROUND_DAYS = 31
# Between the two ends of a range stand a word or two: "to the", "and the".
_RANGE_REACH = 24
# How far a "since" reaches: "since the movement returned to power in August 2021".
_SINCE_REACH = 80
_CLAUSE_END = re.compile(r"[,;:–—]")


class DateKind(StrEnum):
    """What a date in a sentence is the date of."""

    EVENT = "event"
    PERIOD = "period"
    SINCE = "since"
    SPEECH = "speech"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date that a text tells.

    Parameters
    ----------
    span
        Where its words stand, in code points of the article's text.
    when
        The days meant; None where the words speak of a time without telling it ("recently").
    kind
        ``event``: when something happened. ``period``: from a day to a day. ``since``: the begin of a state,
        not a date of what the sentence tells. ``speech``: when it was said. ``vague``: not told.
    background
        It lies more than ``BACKGROUND_DAYS`` before the report, or its words say that it lies behind it.
    clock
        Whether a time of day stands with it, so that the local zone matters.
    governs
        Only what stands there is of that date: "a day after strikes on the town" dates the strikes. None: all of
        the sentence may be.
    """

    span: Span
    when: When | None
    kind: DateKind
    background: bool = False
    clock: bool = False
    governs: Span | None = None


def find_dates(
    sentence: Sentence, article: Article, language: Language, focus: When | None = None
) -> tuple[Dated, ...]:
    """Find the dates of one sentence, in order.

    Parameters
    ----------
    sentence, article, language
        The sentence, the article it stands in (its date of publication anchors weekdays and dates without a
        year) and the article's language. A language without ``when.toml`` has no dates.
    focus
        The date that the text before spoke of, from which "two days earlier" is counted. A date earlier in
        the same sentence comes before it.

    Raises
    ------
    RuleError
        The language's ``when.toml`` is wrong.

    Examples
    --------
    >>> from geo.text import load_language, split
    >>> from geo.values import Article
    >>> article = Article(id="", name="", text="The post fell late on Saturday, he said on Monday.",
    ...                   source_sha256="", text_sha256="", published="2025-10-13")
    >>> english = load_language("en")
    >>> for dated in find_dates(split(article, english)[0], article, english):
    ...     print(dated.kind.value, dated.when.start, dated.when.night)
    event 2025-10-11 True
    speech 2025-10-13 False
    """
    forms = load_forms(language.code)
    if forms is None:
        return ()
    text = sentence.text
    settled = _find_forms(text, language.code)
    if not settled:
        return ()
    anchor = find_anchor(article, focus)
    found: list[Dated] = []
    for match, heading in _join_ranges(settled, text, forms):
        dated = _reckon(match, heading, anchor, forms, text)
        if dated is None:
            continue
        if may_be_focus(dated):
            anchor = replace(anchor, focus=dated.when, same_sentence=True)
        found.append(
            replace(
                dated,
                span=_moved(dated.span, sentence.start),
                governs=None if dated.governs is None else _moved(dated.governs, sentence.start),
            )
        )
    return tuple(found)


def may_be_focus(dated: Dated) -> bool:
    """Whether later words may count from it: the day of an event, and not of one that only lies before another."""
    told = dated.when is not None and dated.kind is DateKind.EVENT
    return told and not dated.background and dated.governs is None


def _moved(span: Span, shift: int) -> Span:
    return Span(start=span.start + shift, end=span.end + shift)


_Pair = tuple["re.Match[str] | tuple[re.Match[str], re.Match[str]]", str]


@lru_cache(maxsize=1024)  # asked for twice: when a sentence's claims are read, and when all dates are known
def _find_forms(text: str, code: str) -> tuple[tuple[re.Match[str], str], ...]:
    forms = load_forms(code)
    return tuple(_settle(_matches(text, forms))) if forms is not None else ()


def _matches(text: str, forms: Forms) -> Iterator[tuple[re.Match[str], str]]:
    """Yield all matches; whole phrases first, which win over a form of the same words."""
    words = words_of(text)
    if not forms.phrase_words.isdisjoint(words):
        for match in forms.phrase.finditer(text):
            yield match, "phrase"
    if not forms.vague_words.isdisjoint(words):
        for match in forms.vague.finditer(text):
            yield match, "vague"
    signs = forms.signs(words)
    for heading, sign, pattern in forms.patterns:
        if not sign or sign in signs:
            for match in pattern.finditer(text):
                yield match, heading


def _settle(matches: Iterator[tuple[re.Match[str], str]]) -> list[tuple[re.Match[str], str]]:
    """Keep the longest of overlapping matches; among equals the form that the data names first."""
    kept: list[tuple[re.Match[str], str]] = []
    ends = -1
    ordered = sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end()))
    for match, heading in ordered:
        if match.start() >= ends:
            kept.append((match, heading))
            ends = match.end()
        elif kept and match.end() - match.start() > kept[-1][0].end() - kept[-1][0].start():
            kept[-1] = (match, heading)
            ends = match.end()
    return kept


def _join_ranges(found: Sequence[tuple[re.Match[str], str]], text: str, forms: Forms) -> Iterator[_Pair]:
    """Pair the two ends of "between January and 15 September" and "10 October to 17 October"."""
    index = 0
    while index < len(found):
        match, heading = found[index]
        if index + 1 < len(found) and _are_range(match, found[index + 1][0], text, forms):
            yield (match, found[index + 1][0]), f"{heading} {found[index + 1][1]}"
            index += 2
        else:
            yield match, heading
            index += 1


def _are_range(first: re.Match[str], second: re.Match[str], text: str, forms: Forms) -> bool:
    if second.start() - first.end() > _RANGE_REACH:
        return False
    link = text[first.end() : second.start()].strip().casefold()
    lead = (second.groupdict().get("lead") or "").casefold()
    link = link or lead
    words = forms.words
    if link in words["link"]:
        return True
    before = text[max(first.start() - _RANGE_REACH, 0) : first.start()].rstrip().casefold()
    opened = (first.groupdict().get("lead") or "").casefold() in words["open"]
    opened = opened or any(before.endswith(word) for word in words["open"])
    return link in words["and"] and opened


def _reckon(
    match: re.Match[str] | tuple[re.Match[str], re.Match[str]],
    heading: str,
    anchor: Anchor,
    forms: Forms,
    text: str,
) -> Dated | None:
    if isinstance(match, tuple):
        return _reckon_range(match, heading, anchor, forms, text)
    words = match.group().rstrip(".")
    span = Span(start=match.start(), end=match.start() + len(words))
    if heading == "vague":
        background = _plain(words) in forms.background
        return Dated(span=span, when=None, kind=DateKind.VAGUE, background=background)
    when = _interval(match, heading, anchor, forms)
    if when is None:
        return None
    kind = DateKind.PERIOD if heading == "span" else _kind(match, text, forms)
    clock = when.night or any(name.startswith("after") for name in _groups(match))
    governs = _governed(text, span.end) if heading == "before_event" else None
    background = _is_background(when, anchor)
    return Dated(span=span, when=when, kind=kind, background=background, clock=clock, governs=governs)


def _governed(text: str, start: int) -> Span:
    """Return what words like "a day after" govern: all up to the next comma or other stop."""
    stop = _CLAUSE_END.search(text, start)
    return Span(start=start, end=stop.start() if stop else len(text))


def _interval(match: re.Match[str], heading: str, anchor: Anchor, forms: Forms) -> When | None:
    if heading == "phrase":
        return reckon_phrase(forms.phrases[_plain(match.group())], match.group(), anchor)
    return RECKON[heading](_groups(match), match.group().rstrip("."), anchor, forms)


def _reckon_range(
    pair: tuple[re.Match[str], re.Match[str]], headings: str, anchor: Anchor, forms: Forms, text: str
) -> Dated | None:
    first_heading, last_heading = headings.split(" ")
    last = _interval(pair[1], last_heading, anchor, forms) if last_heading in RECKON else None
    if last is None or first_heading not in RECKON:
        return None
    # The first end lies before the last: "between December and 15 March" begins in the year before.
    first = _interval(
        pair[0], first_heading, Anchor(first=last.start, last=last.end, focus=anchor.focus), forms
    )
    if first is None or first.start > last.end:
        first = _interval(pair[0], first_heading, anchor, forms)
    if first is None or first.start > last.end:
        return None
    words = text[pair[0].start() : pair[1].end()]
    when = When(
        start=first.start,
        end=last.end,
        precision=span_precision(first.start, last.end),
        basis=f'period: "{words}"',
        night=first.night and days_after(first.start, 1) == last.end,
    )
    span = Span(start=pair[0].start(), end=pair[1].end())
    return Dated(span=span, when=when, kind=DateKind.PERIOD, background=_is_background(when, anchor))


def _kind(match: re.Match[str], text: str, forms: Forms) -> DateKind:
    lead = (match.groupdict().get("lead") or "").casefold()
    # A comma, semicolon or dash ends what a "since" before it governs.
    before = text[max(0, match.start() - _SINCE_REACH) : match.start()]
    for mark in ",;:–—(":
        before = before[before.rfind(mark) + 1 :]
    words = before.casefold().split()
    since = forms.words["since"]
    if lead in since or _ends_with(words, since) or not forms.words["since_reaching"].isdisjoint(words):
        after = text[match.end() : match.end() + _SINCE_REACH].casefold().lstrip(",; ")
        return DateKind.EVENT if after.split(" ", 1)[0] in forms.words["when"] else DateKind.SINCE
    if _is_dateline(match, text):
        return DateKind.SPEECH
    if forms.speech_before.search(before) or forms.speech_after.match(text, match.end()):
        return DateKind.SPEECH
    return DateKind.EVENT


# A dateline: names, a date, a dash, and then the report ("SOMEWHERE, Ruritania – December 6 – Officials ...").
# Each name is taken whole ("*+"): in how many ways capitals could be names is nothing to find out.
_DATELINE_NAMES = re.compile(r"(?:[A-Z][\w'’-]*+[,–—-]?[^\S\n]?[–—-]?[^\S\n]?){1,8}+\(?$")
_DATELINE_END = re.compile(r"\)?[^\S\n]?[–—-]")


def _is_dateline(match: re.Match[str], text: str) -> bool:
    return (
        0 < match.start() < _SINCE_REACH
        and _DATELINE_END.match(text, match.end()) is not None
        and _DATELINE_NAMES.fullmatch(text, 0, match.start()) is not None
    )


def _ends_with(words: list[str], choices: frozenset[str]) -> bool:
    return bool(words) and (words[-1] in choices or " ".join(words[-2:]) in choices)


def _is_background(when: When, anchor: Anchor) -> bool:
    return anchor.first is not None and (anchor.first - when.end).days > BACKGROUND_DAYS


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text is not None}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
