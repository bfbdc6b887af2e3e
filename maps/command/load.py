"""From the words of the command line to a result: what is common to the subcommands that read articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

import geo

from .coded import read_tables, split_inputs
from .options import given_places, load_gazetteer
from .period import within
from .progress import watching
from .text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer import Gazetteer

    from .online import Online
    from .period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was read and built, and what could not be read.

    ``shown`` is what tables, maps and briefings are made of: a result, or the tables that a store keeps, or those of articles
    and of ``n_tables`` coded tables together.
    """

    shown: geo.Result | geo.Frames
    gazetteer: Gazetteer
    problems: tuple[str, ...]
    left_out: int
    n_tables: int = 0

    @property
    def frames(self) -> geo.Frames:
        """The tables."""
        return self.shown if isinstance(self.shown, geo.Frames) else self.shown.frames

    @property
    def result(self) -> geo.Result:
        """The values; of a store only where ``load`` was asked for them."""
        assert isinstance(self.shown, geo.Result)
        return self.shown

    def report(self, done: str, *, reviewed_only: bool = False) -> int:
        """Say on stderr what was done and what was not. Returns the exit status."""
        frames = self.frames
        found = len(frames.incidents)
        incidents = int(frames.incidents["reviewed"].fillna(value=False).sum()) if reviewed_only else found
        articles = len(frames.articles) - self.n_tables
        sources = [many(articles, "article")] if articles or not self.n_tables else []
        sources += [many(self.n_tables, "coded table")] if self.n_tables else []
        click.echo(f"{one_line(done)}: {many(incidents, 'incident')} from {' and '.join(sources)}", err=True)
        if self.left_out:
            click.echo(f"left out by --since and --until: {many(self.left_out, 'incident')}", err=True)
        if reviewed_only:
            click.echo(f"left out by --reviewed-only: {many(found - incidents, 'incident')}", err=True)
        self._tell_languages()
        return tell_problems(self.problems)

    def _tell_languages(self) -> None:
        """Say which articles gave places only: silence would look like peace."""
        languages = self.frames.articles["language"].tolist()
        dumb = [code for code in languages if not geo.reads_claims(code, self.gazetteer)]
        if dumb:
            codes = ", ".join(sorted(set(dumb)))
            click.echo(
                f"only places are read in {one_line(codes)} so far, no claims: {many(len(dumb), 'article')}",
                err=True,
            )


def tell_problems(problems: Iterable[str]) -> int:
    """Say on stderr what could not be read. Returns the exit status: 1 if there was anything, else 0."""
    status = 0
    for problem in problems:
        click.echo(f"clashline: not read: {one_line(problem)}", err=True)
        status = 1
    return status


def load(
    inputs: Sequence[Path | str],
    theatre: str | None,
    period: Period,
    *,
    review: Path | None = None,
    coded: bool = False,
    online: Online | None = None,
    values: bool = False,
) -> Loaded:
    """Read the articles, find what they tell, apply what people decided, and keep what the period asks for.

    One store in the place of articles is read as it is: its tables, or with ``values`` all that was found. With ``coded``,
    inputs may be tables that others coded (``geo.read_coded``); these are shown beside what the articles tell. One file that
    ``geo.export`` wrote is read as it is; it has no values.

    Decisions that point at nothing are told on stderr, and change no exit status: a review may be of more articles.

    Raises
    ------
    geo.GeoError
        If not one article could be read, or the review file is wrong.
    gazetteer.GazetteerError
        If there is no such theatre, or an online service cannot be asked as things stand.
    """
    if any(map(geo.is_store, inputs)):
        from .stored import load_store

        if given_places() is not None:
            raise click.UsageError("--places is for reading articles; a store was read with its own")
        return load_store(inputs, theatre, period, plain=review is None and online is None, values=values)
    if any(map(geo.export.is_export, inputs)):
        from .tables import load_tables

        return load_tables(inputs, theatre, period, plain=review is None and online is None, values=values)
    decided = geo.read_review(review) if review else None
    gazetteer = load_gazetteer(theatre)
    texts, tables = split_inputs(list(map(Path, inputs)), coded=coded)
    others = read_tables(tables, gazetteer, period)
    articles, unreadable = geo.read_all(texts) if texts else ((), ())
    if not articles and not others.frames:
        raise _nothing((*map(str, unreadable), *others.problems))
    with watching(len(articles), "reading") as progress:
        result = geo.build(articles, gazetteer, review=decided, progress=progress)
    if online and (extended := online.fill(result, gazetteer)) is not gazetteer:
        # Read again: a place that is known changes what the sentence around its name says.
        gazetteer = extended
        with watching(len(articles), "reading again") as progress:
            result = geo.build(articles, gazetteer, review=decided, progress=progress)
    _tell_void(result, review)
    problems = (
        *map(str, unreadable),
        *others.problems,
        *(f"{failure.article.name}: {failure.reason}" for failure in result.failures),
    )
    if not result.dossier.articles and not others.frames:
        raise _nothing(problems)
    kept = within(result.dossier, period) if period else result.dossier
    # Frames are made from the values when somebody asks for them, so they are those of the period.
    told = geo.Result(dossier=kept, gazetteer=gazetteer) if period else result
    return Loaded(
        shown=geo.join_frames(told, *others.frames) if others.frames else told,
        gazetteer=gazetteer,
        problems=problems,
        left_out=len(result.dossier.incidents) - len(kept.incidents) + others.left_out,
        n_tables=len(others.frames),
    )


def _tell_void(result: geo.Result, review: Path | None) -> None:
    for outcome in result.dossier.outcomes:
        if not outcome.applied:
            decision = outcome.decision
            words = f"{review}: entry {decision.number} ({decision.action}) has no effect: {outcome.note}"
            click.echo(f"clashline: {one_line(words)}", err=True)


def _nothing(problems: Sequence[str]) -> geo.ArticleError:
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return geo.ArticleError(
        f"nothing could be read: {problems[0] if problems else 'there is no article'}{more}"
    )


def many(number: int, what: str) -> str:
    """Say how many of something there are."""
    return f"{number} {what}{'' if number == 1 else 's'}"
