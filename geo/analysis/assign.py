"""Which incidents were in which area, by what the article says of the place or by polygons of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from .extent import extents
from .overlap import overlap
from .polygons import read_polygons

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

    from ..frame import Frames

UNITS = ("country", "province", "district")
# Why an incident is in no area.
NOT_PLACED, ELSEWHERE, UNKNOWN = "not placed", "elsewhere", "not known which"


def assign(frames: Frames, areas: Any, name: str | None, sure_from: float) -> pd.DataFrame:
    """Find the areas in which each place of each incident was.

    Returns
    -------
    pandas.DataFrame
        A row a place and area: ``incident_id``, ``place_key``, ``area``, ``note``, ``sure_area``. A place in no area
        has one row with ``area`` empty and the reason as ``note``, and so has an incident without a place.

    Raises
    ------
    FrameError
        There are no such areas.
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    if isinstance(areas, str):
        found = _by_words(frames.incident_places, areas)
    else:
        found = _by_polygons(frames, areas, name, sure_from)
    placed = frames.incident_places[["incident_id", "place_key"]].merge(found, on="place_key", how="left")
    nowhere = frames.incidents.loc[
        ~frames.incidents["incident_id"].isin(placed["incident_id"]), ["incident_id"]
    ].assign(place_key="", area="", note=NOT_PLACED, sure_area=True)
    told = pd.concat([each for each in (placed, nowhere) if len(each)] or [placed], ignore_index=True)
    text = pd.StringDtype("python")
    told["sure_area"] = told["sure_area"].isin([True])
    left_out = told["area"].isna()
    told.loc[left_out, "sure_area"] = True
    told["note"] = told["note"].where(~left_out, ELSEWHERE)
    return told.fillna({"area": ""}).astype(dict.fromkeys(("incident_id", "place_key", "area", "note"), text))


def _by_words(places: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Go by what is known of the place itself; nothing is measured."""
    import pandas as pd  # noqa: PLC0415 - as above

    if unit not in UNITS:
        raise FrameError(
            f"there are no areas {unit!r}; choose from {', '.join(UNITS)}, or give a GeoDataFrame"
        )
    if unit == "district":
        area = places["label"].where(places["precision"] == "district", "")
    else:
        area = places["country" if unit == "country" else "admin1"]
    # Along the line, on one side or the other: what borders on it may have been spared.
    sure = (places["precision"] != "stretch") | (area == "")
    note = pd.Series(["" if each else UNKNOWN for each in area], index=places.index)
    return pd.DataFrame({"place_key": places["place_key"], "area": area, "note": note, "sure_area": sure})


def _by_polygons(frames: Frames, areas: Any, name: str | None, sure_from: float) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    if not 0.0 < sure_from <= 1.0:
        raise FrameError(f"sure_from is {sure_from!r}; give a share, more than 0 and up to 1")
    polygons = read_polygons(areas)
    names = _names(areas, polygons, name)
    places = extents(frames)
    pairs = overlap(places, polygons)
    found = pd.DataFrame(
        {
            "place_key": places["place_key"].to_numpy()[pairs["place"]],
            "area": [names[number] for number in pairs["area"]],
            "share": pairs["share"],
        }
    )
    # An area may come in several rows: islands, or the districts of a province that is asked for.
    found = found.groupby(["place_key", "area"], sort=False, as_index=False)["share"].sum()
    # Rounding: the parts of a place may add up to a hair less than the whole.
    sure = found["share"] >= sure_from - 1e-9
    told = found.assign(note="", sure_area=sure).drop(columns="share")
    unknown = frames.incident_places.loc[
        ~frames.incident_places["place_key"].isin(places["place_key"]), ["place_key"]
    ].assign(area="", note=NOT_PLACED, sure_area=True)
    return pd.concat([each for each in (told, unknown) if len(each)] or [told], ignore_index=True)


def _names(areas: Any, polygons: geopandas.GeoSeries, name: str | None) -> list[str]:
    columns = getattr(areas, "columns", None)
    if columns is None:
        return [str(each) for each in polygons.index]
    wanted = "name" if name is None else name
    if wanted not in columns:
        known = ", ".join(str(each) for each in columns if each != areas.geometry.name)
        raise FrameError(f"the areas have no column {wanted!r}; name one of {known or 'none'} by name=")
    if areas[wanted].isna().any() or (areas[wanted].astype(str) == "").any():
        raise FrameError(f"an area has no {wanted}; name it, or drop it")
    return [str(each) for each in areas[wanted]]
