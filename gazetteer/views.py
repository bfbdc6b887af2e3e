"""Views: whose names and wording a map may take. No view is the right one; a map says which it takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import TheatreDataError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .sides import Sides
    from .theatre import Theatre

# The theatre's depictions of the line, by the keys that [files] has for them.
DEPICTIONS = ("line", "other_line")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Names and wording of one party, or of none.

    Parameters
    ----------
    id
        A party of ``sides.toml``, or a name of no party (``neutral``).
    name, note
        For people: whose view it is, and what that means.
    line
        Which of the frontier's names is written; empty for each side's own on its own side.
    depiction
        Which depiction of the line is drawn at first: ``line`` or ``other_line``.
    names
        Names of sides and claimants, by label, where the view has others than ``sides.toml``.

    Examples
    --------
    >>> View(id="neutral", name="Neutral").depiction
    'line'
    """

    id: str
    name: str
    note: str = ""
    line: str = ""
    depiction: str = "line"
    names: Mapping[str, str] = field(default_factory=dict)


def read_views(theatre: Theatre, sides: Sides) -> tuple[View, ...]:
    """Read a theatre's views, the default one first; one without names of its own where it has none.

    Raises
    ------
    TheatreDataError
        If a view lacks a key, or names a line, depiction or label that the theatre has not.

    Examples
    --------
    >>> import gazetteer
    >>> durand = gazetteer.Gazetteer.load("durand")
    >>> read_views(durand.theatre, durand.sides)[0].id
    'neutral'
    """
    rows: Sequence[Any] = theatre.data.get("views", ())
    if not rows:
        return (View(id="neutral", name="Neutral"),)
    views = tuple(_read(theatre, number, row) for number, row in enumerate(rows, start=1))
    labels = {*sides.victim_sides, *sides.claimants}
    for view in views:
        wrong = [
            (view.line and view.line not in theatre.data["frontier"]["names"], f"line {view.line!r}"),
            (view.depiction not in DEPICTIONS, f"depiction {view.depiction!r}"),
            *((label not in labels, f"names.{label}") for label in view.names),
        ]
        for is_wrong, what in wrong:
            if is_wrong:
                raise _error(theatre, f"[[views]] {view.id}: {what} is none of the theatre's")
        if [other.id for other in views].count(view.id) > 1:
            raise _error(theatre, f"[[views]] two have the id {view.id!r}")
    return views


def _read(theatre: Theatre, number: int, row: Any) -> View:
    try:
        view = View(**row)
    except TypeError as error:
        raise _error(theatre, f"[[views]] number {number}: {error}") from None
    texts = (view.id, view.name, view.note, view.line, view.depiction)
    named = isinstance(view.names, dict) and all(isinstance(name, str) for name in view.names.values())
    if not named or not all(isinstance(text, str) for text in texts):
        raise _error(theatre, f"[[views]] number {number}: give texts, and names as a table of texts")
    return view


def _error(theatre: Theatre, what: str) -> TheatreDataError:
    return TheatreDataError(theatre.path / "theatre.toml", what)
