"""From an article to its places: names, kinds, places, roles. Each step is a module of this package."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..second import weights_of
from ..text import LONGEST_SENTENCE, find_tables, load_language, split
from .again import find_again
from .given import keep_given
from .lexicon import load_lexicon
from .name import drop_surnames
from .reader import Reader
from .role import Scene, tell_events
from .second import look_again
from .sort import load_sorter
from .token import split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer, Match

    from ..text import Sentence
    from ..values import Article, Mention
    from .given import Given
    from .lexicon import Lexicon


def find_mentions(article: Article, gazetteer: Gazetteer, given: Given | None = None) -> tuple[Mention, ...]:
    """Find the places that an article names, what each is, and the role that it plays.

    Parameters
    ----------
    article
        The article; its ``skipped`` ranges are left out.
    gazetteer
        Names, places and the sides whose seats speak for them.
    given
        Names whose places are known already: nothing else is found in their words. Their roles are read from the text.

    Returns
    -------
    tuple of Mention
        In the order of the text. Of an article in a language without data, its listed names, all with the role
        background. Definite descriptions ("the capital") are marked ``described``; one that
        means several places ("both crossings") has no ``place_id`` and those places as its candidates.

    Raises
    ------
    RuleError
        The data of the article's language is wrong.

    Examples
    --------
    >>> import gazetteer
    >>> from geo.values import Article
    >>> article = Article(id="a", name="a", text="Kabul denied it.", source_sha256="", text_sha256="")
    >>> [(m.name, m.role.value, m.reason) for m in find_mentions(article, gazetteer.Gazetteer.load())]
    [('Kabul', 'metonym', 'acts or speaks: "Kabul denied"')]
    """
    found, sentences = find_by_rules(article, gazetteer, given)
    code = load_language(article.language).code
    return look_again(found, sentences, weights_of(gazetteer.theatre, code))


def find_by_rules(
    article: Article, gazetteer: Gazetteer, given: Given | None = None
) -> tuple[list[Mention], tuple[Sentence, ...]]:
    """Find the places that an article names as ``find_mentions`` does, without a second look; and its sentences."""
    language = load_language(article.language)
    sorter = load_sorter(gazetteer, language.code)
    lexicon = _lexicon(language.code, frozenset(sorter.demonyms), sorter.people, sorter.line_names)
    skipped = tuple((span.start, span.end) for span in article.skipped)
    sentences = split(article, language)
    text = _without_endless_end(article.text, sentences)
    taken = tuple((match.start, match.end) for match in given.matches) if given else ()
    matches = drop_surnames(gazetteer.find(text, skip=(*skipped, *taken)), text, lexicon)
    if given:
        matches = tuple(sorted((*matches, *given.matches), key=lambda match: match.start))
    lines = [split_words(article.text, sentence.start, sentence.end) for sentence in sentences]
    scenes = [Scene(words, lexicon.scenes) for words in lines]
    eventful = tell_events(scenes)
    rows = _rows_of_events(sentences, scenes)
    reader = Reader(article=article, gazetteer=gazetteer, lexicon=lexicon, sorter=sorter)
    reader.remember(matches)
    inside = _by_sentence(sentences, matches)
    spots = [reader.spot(words, here) for words, here in zip(lines, inside, strict=True)]
    spots = find_again(lines, spots, lexicon, article.text)
    for sentence, words, here, scene in zip(sentences, lines, spots, scenes, strict=True):
        told = eventful | {"row"} if sentence.index in rows else eventful
        reader.read(sentence, words, here, scene, told)
    found = reader.mentions if given is None else keep_given(article, reader.mentions, given, gazetteer)
    return sorted(found, key=lambda mention: (mention.start, mention.end)), sentences


@lru_cache(maxsize=16)
def _lexicon(code: str, demonyms: frozenset[str], people: frozenset[str], lines: frozenset[str]) -> Lexicon:
    lexicon = load_lexicon(code)
    # A demonym before a kind word: who holds the place belongs to the place, and is no name of it.
    return replace(
        lexicon,
        absorbed=lexicon.absorbed | demonyms,
        no_names=lexicon.no_names | demonyms | people,
        along=lexicon.along
        | {phrase.replace("{line}", line) for phrase in lexicon.along_line for line in lines},
    )


def _rows_of_events(sentences: Sequence[Sentence], scenes: Sequence[Scene]) -> frozenset[int]:
    """Return the sentences that are rows of tables whose heads tell of events: "Province | Killed"."""
    tables = find_tables(sentences)
    return frozenset(
        row.sentence.index
        for table in tables
        if scenes[table.head.sentence.index].find("event")
        for row in table.rows
    )


def _without_endless_end(text: str, sentences: Sequence[Sentence]) -> str:
    """Leave out what is not read of a last sentence without an end: no name is looked for there."""
    last = sentences[-1] if sentences else None
    return text[: last.end] if last is not None and last.end - last.start == LONGEST_SENTENCE else text


def _by_sentence(sentences: Sequence[Sentence], matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Hand out the matches, which are in order, to the sentences that hold them."""
    at = 0
    for sentence in sentences:
        inside = []
        while at < len(matches) and matches[at].start < sentence.end:
            if matches[at].start >= sentence.start and matches[at].end <= sentence.end:
                inside.append(matches[at])
            at += 1
        yield inside
