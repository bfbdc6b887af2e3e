"""Labels: what a page in another language calls the theatre, its line, its sides and those who speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import TheatreDataError
from .theatre import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .sides import Sides
    from .theatre import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The names that one language has, by the labels of ``theatre.toml`` and ``sides.toml``; any may be missing.

    Parameters
    ----------
    title
        The theatre's.
    line_names
        What each country, or neither, calls the line.
    line_note
        What is to be known of its depictions.
    sides, claimants
        Names by label.
    views
        Name, note and names of each view, by its id.

    Examples
    --------
    >>> import gazetteer
    >>> gazetteer.Gazetteer.load("durand").labels["ur"].claimants["un"]
    'اقوام متحدہ'
    """

    title: str = ""
    line_names: Mapping[str, str] = field(default_factory=dict)
    line_note: str = ""
    sides: Mapping[str, str] = field(default_factory=dict)
    claimants: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_labels(theatre: Theatre, sides: Sides) -> dict[str, Labels]:
    """Read a theatre's labels by language; none where its ``[files]`` name no such file.

    Raises
    ------
    TheatreDataError
        If a label is none of the theatre's.

    Examples
    --------
    >>> import gazetteer
    >>> durand = gazetteer.Gazetteer.load("durand")
    >>> read_labels(durand.theatre, durand.sides)["ur"].claimants["un"]
    'اقوام متحدہ'
    """
    if "labels" not in theatre.data["files"]:
        return {}
    source = theatre.file("labels")
    known = {
        "line_names": theatre.data["frontier"]["names"],
        "sides": sides.victim_sides,
        "claimants": sides.claimants,
        "views": [view["id"] for view in theatre.data.get("views", ())],
    }
    found = {}
    for code, table in read_toml(source).items():
        for part, labels in known.items():
            for label in table.get(part, {}):
                if label not in labels:
                    raise TheatreDataError(source, f"[{code}] {part}.{label}: the theatre has no such label")
        try:
            found[code] = Labels(**table)
        except TypeError as error:
            raise TheatreDataError(source, f"[{code}]: {error}") from None
    return found
