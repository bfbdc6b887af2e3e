"""Many phrases at once, as a GeoDataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import GazetteerError
from .gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from .query import Answer

# The columns of the answer, in order, without the geometry; numbers are float64, all else is text.
COLUMNS = (
    *("query", "place_id", "label", "kind", "country", "admin1", "precision"),
    *("radius_m", "score", "why", "candidates", "refused"),
)
_NUMBERS = frozenset({"radius_m", "score"})
GEOMETRIES = ("point", "extent")


def geocode_many(
    queries: pd.Series[Any] | Iterable[str],
    *,
    within: pd.Series[Any] | pd.DataFrame | str | Sequence[str] | None = None,
    gazetteer: Gazetteer | str | Path | None = None,
    geometry: str = "point",
    min_score: float = 0.0,
    progress: Callable[[int, int], None] | None = None,
) -> gpd.GeoDataFrame:
    """Look up many phrases; what cannot be told is a row without geometry that says why.

    Parameters
    ----------
    queries
        A Series, whose index is kept, or any iterable of texts. What is no text (NaN) is refused.
    within
        What contains the places: one text or several for all of them, or a Series or DataFrame of texts with the index
        of ``queries`` (the columns of country and province beside it). Names or codes.
    gazetteer
        The gazetteer to ask, or the name or folder of its theatre; by default the theatre that the data name.
    geometry
        ``point``, or ``extent``: the ground that is meant, as a polygon.
    min_score
        Answers with a lower score are refused.
    progress
        Called with the number done and the number of all, now and then.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, a row for each query, with the columns query, place_id, label, kind, country (ISO 3166-1 alpha-2),
        admin1, precision, radius_m (metres), score (in [0, 1]), why, candidates (``id score; id score``, likeliest
        first), refused (why there is no place; else empty) and geometry.

    Raises
    ------
    GazetteerError
        ``within`` is not of as many rows as ``queries``, or ``geometry`` is neither of the two.

    Examples
    --------
    >>> import gazetteer
    >>> found = gazetteer.geocode_many(["Torkham", "15 km south of Khost", "Sarobi"])
    >>> found[["place_id", "precision"]].values.tolist()
    [['torkham-crossing', 'site'], ['khost-city', 'near_settlement'], ['', 'none']]
    >>> found.refused[2].partition(":")[0]
    'cannot tell Surobi District from Sarobi District (Paktika)'
    """
    import geopandas as gpd  # noqa: PLC0415 - half a second, which no other part of the package needs
    import pandas as pd  # noqa: PLC0415 - as above

    if geometry not in GEOMETRIES:
        raise GazetteerError(f"geometry: {geometry!r} is none of {', '.join(GEOMETRIES)}")
    asked = queries if isinstance(queries, pd.Series) else pd.Series(list(queries), dtype=object)
    reader = gazetteer if isinstance(gazetteer, Gazetteer) else Gazetteer.load(gazetteer)
    answers = _ask(reader, [_text(value) for value in asked], _containers(within, asked), min_score, progress)
    values: dict[str, Any] = {
        name: pd.Series(
            [_cell(answer, name) for answer in answers],
            index=asked.index,
            dtype="float64" if name in _NUMBERS else "str" if pd.__version__ >= "3" else "object",
        )
        for name in COLUMNS
    }
    shapes = _points(answers) if geometry == "point" else [answer.extent() for answer in answers]
    return gpd.GeoDataFrame(values, geometry=shapes, index=asked.index, crs="EPSG:4326")


def _ask(
    gazetteer: Gazetteer,
    texts: list[str],
    containers: list[tuple[str, ...]],
    min_score: float,
    progress: Callable[[int, int], None] | None,
) -> list[Answer]:
    """Ask for each different phrase once."""
    known: dict[tuple[str, tuple[str, ...]], Answer] = {}
    answers = []
    for number, key in enumerate(zip(texts, containers, strict=True)):
        answer = known.get(key)
        if answer is None:
            answer = gazetteer.geocode(key[0], within=key[1])
            if not answer.refused and answer.score < min_score:
                told = f"{answer.label} is not sure enough: {answer.score:g}, {answer.why}"
                answer = type(answer)(query=key[0], candidates=answer.candidates, refused=told)
            known[key] = answer
        answers.append(answer)
        if progress is not None and number % 500 == 0:
            progress(number, len(texts))
    if progress is not None:
        progress(len(texts), len(texts))
    return answers


def _containers(within: Any, asked: pd.Series[Any]) -> list[tuple[str, ...]]:
    import pandas as pd  # noqa: PLC0415 - as above

    if within is None:
        return [()] * len(asked)
    if isinstance(within, str):
        return [(within,)] * len(asked)
    if isinstance(within, pd.Series):
        within = within.to_frame()
    if isinstance(within, pd.DataFrame):
        if len(within) != len(asked):
            raise GazetteerError(f"within has {len(within)} rows, but there are {len(asked)} queries")
        if (
            not within.index.equals(asked.index)
            and within.index.is_unique
            and asked.index.isin(within.index).all()
        ):
            within = within.loc[asked.index]
        columns = [[_text(value) for value in within.iloc[:, number]] for number in range(within.shape[1])]
        return [tuple(filter(None, row)) for row in zip(*columns, strict=True)]
    return [tuple(_text(value) for value in within)] * len(asked)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _cell(answer: Answer, name: str) -> Any:
    if name == "candidates":
        return "; ".join(f"{place_id} {score:g}" for place_id, score, _ in answer.candidates)
    value = getattr(answer, name)
    return (None if answer.refused else value) if name in _NUMBERS else value


def _points(answers: list[Answer]) -> Any:
    import numpy as np  # noqa: PLC0415 - as above
    import shapely  # noqa: PLC0415 - as above

    points = shapely.points([answer.lon for answer in answers], [answer.lat for answer in answers])
    return np.where([bool(answer.refused) for answer in answers], None, points)
