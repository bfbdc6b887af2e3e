"""Closed lists: the columns of the tables whose values are words of a list, for those who offer or check them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .policy import POLICIES
from .values import (
    Action,
    DatePrecision,
    Kind,
    LossView,
    Measure,
    Precision,
    Qualifier,
    RelationKind,
    Role,
    Scope,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str, values))


# By table and column.
CLOSED_LISTS: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("incidents", "kind"): _words(Kind),
        ("incidents", "grade"): ("confirmed", "fair", "weak", "contested", "discounted"),
        ("incidents", "date_precision"): _words(DatePrecision),
        ("incident_places", "precision"): _words(Precision),
        ("areas", "precision"): _words(Precision),
        ("claims", "measure"): _words(Measure),
        ("claims", "qualifier"): _words(Qualifier),
        ("claims", "stance"): _words(Stance),
        ("claims", "scope"): _words(Scope),
        ("claims", "loss_view"): _words(LossView),
        ("claims", "date_precision"): _words(DatePrecision),
        ("claims", "verdict"): ("confirmed", "discarded"),
        ("mentions", "role"): _words(Role),
        ("relations", "kind"): _words(RelationKind),
        ("estimates", "measure"): _words(Measure),
        ("estimates", "policy"): _words(POLICIES),
        ("reviews", "action"): _words(Action),
    }
)
# Those of them that are empty where nothing is known, or nobody decided.
MAY_BE_EMPTY = frozenset(
    {
        ("incidents", "grade"),
        ("incidents", "date_precision"),
        ("claims", "date_precision"),
        ("claims", "verdict"),
    }
)
