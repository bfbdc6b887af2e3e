"""Bringing a store's tables from one version to the next.

What is kept (articles, readings, decisions) is carried over by a step for each version; what is derived is made anew.
All of it is one transaction: interrupted, the store is as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import StoreError
from ..values import Article
from .change import Hand, make_all, require_reader
from .keep import order_of
from .pack import from_json
from .tables import STORE_VERSION, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .backend import Backend, Row, Transaction


def version_of(backend: Backend) -> int:
    """Return the version of a store's tables."""

    def work(tx: Transaction) -> int:
        told = [str(value) for (value,) in tx.select("store_about", {"name": ["version"]}, ["value"])]
        if len(told) != 1 or not told[0].isdecimal():
            raise StoreError(
                f"{backend.label}: does not say of which version it is; it is damaged, or no store"
            )
        return int(told[0])

    return backend.read(work)


def theatre_of(backend: Backend) -> str | None:
    """Return the name of a store's theatre, None if it has no article yet."""
    found = backend.read(lambda tx: list(tx.select("store_about", {"name": ["theatre"]}, ["value"])))
    return str(found[0][0]) if found else None


def require_version(backend: Backend) -> None:
    """Make sure that a store is of the version that this code writes.

    Raises
    ------
    StoreError
        It is not; the message says what to do.
    """
    version = version_of(backend)
    if version > STORE_VERSION:
        raise StoreError(
            f"{backend.label}: is of version {version}, and this Clashline writes {STORE_VERSION}; install a newer one"
        )
    if version < STORE_VERSION:
        raise StoreError(
            f"{backend.label}: is of version {version}; 'clashline store migrate {backend.label}' brings it to "
            f"{STORE_VERSION}"
        )


def migrate(
    backend: Backend, hand: Hand, progress: Callable[[int, int], None] | None = None
) -> tuple[int, int]:
    """Bring a store to the present version. Returns the version that it had, and the one that it has.

    Raises
    ------
    StoreError
        It is of a newer version, or cannot be written; nothing of it is changed then.
    """
    version = version_of(backend)
    if version == STORE_VERSION:
        return version, version
    if version not in _STEPS:
        require_version(backend)

    def work(tx: Transaction) -> None:
        for number in range(version, STORE_VERSION):
            _STEPS[number](tx)
        tx.upsert("store_about", [("version", str(STORE_VERSION))])
        require_reader(tx, hand)
        derived = make_all(tx, hand, progress)
        hand.note(tx, "migrate", derived, {"from": version, "to": STORE_VERSION})

    backend.write(work)
    return version, STORE_VERSION


def _from_0(tx: Transaction) -> None:
    """Version 0 kept neither the order of articles nor their rank, and nothing that is derived."""
    about = list(tx.select("store_about"))
    articles = list(tx.select("store_articles", None, ["article_id", "article", "reader", "reading"]))
    decisions = list(tx.select("store_reviews", None, ["source", "number", "decision"]))
    for table in TABLES:
        tx.remake(table)
    tx.upsert("store_about", about)
    rows: list[Row] = []
    for article_id, article, reader, reading in articles:
        order = order_of(from_json(Article, str(article)))
        rows.append((article_id, 0, order, article, reader, reading))
    tx.upsert("store_articles", rows)
    tx.upsert("store_reviews", [(*row, "") for row in decisions])


_STEPS: Mapping[int, Callable[[Transaction], None]] = {0: _from_0}
