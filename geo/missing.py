"""Names of places where something happened that no gazetteer has: what one could ask elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import OnlineQuestion

    from .build import Result


def find_missing(result: Result) -> tuple[OnlineQuestion, ...]:
    """List the names of incidents' places that the gazetteer does not have, each once, with what the text says of them.

    A name that could be several places is not among them: asking for it would decide what the text leaves open.

    Parameters
    ----------
    result
        What ``build`` returned.

    Returns
    -------
    tuple of gazetteer.OnlineQuestion
        For ``gazetteer.Online.look_up``, in the order of the articles.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import geo
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "note.txt").write_text("Shells killed two men in the Zumray area of Khost province.")
    ...     result = geo.build(geo.read(folder))
    >>> [(question.name, question.within_id) for question in find_missing(result)]
    [('Zumray', 'khost-province')]
    """
    return tuple(dict.fromkeys(_ask(result)))


def _ask(result: Result) -> Iterator[OnlineQuestion]:
    from gazetteer import OnlineQuestion  # noqa: PLC0415 - brings geopy, which building need not pay for

    for mention in result.dossier.mentions:
        unknown = mention.place_id is None and not mention.candidates and not mention.described
        if unknown and mention.role is Role.INCIDENT and mention.name:
            yield OnlineQuestion(name=mention.name, kind=mention.kind, within_id=mention.within_id or "")
