"""A store on the command line: opened for reading in the place of articles, and what was done to it in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import geo

from .load import Loaded, many
from .period import within

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .period import Period


def load_store(
    inputs: Sequence[Path | str], theatre: str | None, period: Period, *, plain: bool, values: bool
) -> Loaded:
    """Read what a store has.

    Parameters
    ----------
    plain
        Whether nothing is asked for that a store does not do while it is read.
    values
        Whether all that was found is wanted, and not only the tables: that is made anew, which takes its time.

    Raises
    ------
    click.UsageError
        There is more than one input, or something is asked for that a store does when articles are added.
    geo.StoreError
        There is no such store, or it cannot be read.
    """
    if len(inputs) > 1:
        raise click.UsageError("a store is read by itself: name one, and no articles beside it")
    if not plain:
        raise click.UsageError(
            "a store has its own reviews and places: 'clashline add --review FILE --to STORE' keeps a review"
        )
    with geo.open_store(inputs[0], theatre, create=False) as store:
        if not values and not period:
            return Loaded(shown=store.frames(), gazetteer=store.gazetteer, problems=(), left_out=0)
        result = store.result()
        kept = within(result.dossier, period) if period else result.dossier
        return Loaded(
            shown=geo.Result(dossier=kept, gazetteer=store.gazetteer),
            gazetteer=store.gazetteer,
            problems=(),
            left_out=len(result.dossier.incidents) - len(kept.incidents),
        )


def tell(added: geo.Added, total: int, *, claims: bool = True) -> str:
    """Say what was done to a store."""
    articles = f"{many(added.new, 'new article')}, {added.known} known"
    if added.replaced:
        articles += f", {added.replaced} put right"
    told = f", {many(added.claims, 'claim')}" if claims else ""
    counts = (len(added.incidents_new), len(added.incidents_changed), len(added.incidents_gone))
    new, changed, gone = counts
    return f"{articles}{told}; incidents: {new} new, {changed} changed, {gone} gone, {total} in all"
