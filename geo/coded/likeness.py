"""How like two incidents are in what happened and who was in it, by small tables over the kinds that there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pandas as pd

# What two types agree in, how much that counts, and how it is said. 0: they cannot be one.
SAME_TYPE, SAME_KIND, VIOLENT, VAGUE, NEVER = range(5)
_WORTH = (1.0, 0.9, 0.7, 0.5, 0.0)
_WORDS = ("same type", "same kind", "both violent", "kinds that can be one", "kinds that cannot be one")
_VIOLENT = frozenset({"clash", "strike", "attack"})
# Data sets have no code for a closed crossing: they call it one of other things.
_OTHER, _CLOSURE = "other", "closure"
_SHARED, _UNKNOWN, _DISJOINT = 1.0, 0.9, 0.7
_SEPARATOR = "; "


def agree(kind: str, of_type: str, other_kind: str, other_type: str) -> int:
    """Say what two incidents' types agree in.

    Examples
    --------
    >>> say_agreement(agree("strike", "air_strike", "strike", "shelling"))
    'same kind'
    >>> say_agreement(agree("closure", "crossing_closure", "clash", "armed_clash"))
    'kinds that cannot be one'
    """
    if kind == other_kind:
        # "other" says only what it is not.
        return VAGUE if kind == _OTHER else SAME_TYPE if of_type == other_type else SAME_KIND
    if {kind, other_kind} <= _VIOLENT:
        return VIOLENT
    return VAGUE if {kind, other_kind} == {_OTHER, _CLOSURE} else NEVER


def say_agreement(code: int) -> str:
    """Say it in words."""
    return _WORDS[int(code)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """Tables that say how like the incidents of two frames are, by their rows.

    Parameters
    ----------
    types
        The number of each incident's kind and type, for both frames.
    table
        What two of these agree in.
    sides
        The sides of each incident as bits, for both frames.
    """

    types: tuple[Any, Any]
    table: Any
    sides: tuple[Any, Any]

    @classmethod
    def of(cls, left: pd.DataFrame, right: pd.DataFrame) -> Self:
        """Make the tables of two tables ``incidents``."""
        import numpy as np  # noqa: PLC0415 - beside pandas, which help need not load

        pairs = [list(zip(each["kind"], each["type"], strict=True)) for each in (left, right)]
        known = {pair: number for number, pair in enumerate(dict.fromkeys(pairs[0] + pairs[1]))}
        table = np.array([[agree(*one, *other) for other in known] for one in known], dtype=np.int64)
        labels = {
            side
            for each in (left, right)
            for cell in each["sides"].unique()
            for side in cell.split(_SEPARATOR)
        }
        bits = {side: 1 << (number % 62) for number, side in enumerate(sorted(labels - {""}))}
        return cls(
            types=tuple(np.array([known[pair] for pair in each], dtype=np.int64) for each in pairs),  # type: ignore[arg-type]
            table=table.reshape(len(known), len(known)),
            sides=tuple(
                np.array(
                    [sum({bits[side] for side in cell.split(_SEPARATOR) if side}) for cell in each["sides"]],
                    dtype=np.int64,
                )
                for each in (left, right)
            ),  # type: ignore[arg-type]
        )

    def agreement(self, a: Any, b: Any) -> Any:
        """Give what the types of rows agree in."""
        return self.table[self.types[0][a], self.types[1][b]]

    def score(self, a: Any, b: Any) -> Any:
        """Give how much types and sides count, in [0, 1]."""
        import numpy as np  # noqa: PLC0415 - as above

        one, other = self.sides[0][a], self.sides[1][b]
        sides = np.where((one == 0) | (other == 0), _UNKNOWN, np.where(one & other, _SHARED, _DISJOINT))
        return np.array(_WORTH)[self.agreement(a, b)] * sides
