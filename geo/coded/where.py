"""Where coded rows are: each as exactly as it was coded, a point only for what was coded as a town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..frame.shape import DECIMALS
from ..incident.place import NEAR_M, SETTLEMENT_M, Grounds
from ..values import Precision
from .cells import by_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from gazetteer import Gazetteer

    from .names import Names

# How far a district or province reaches of which no gazetteer knows the outline: half of those known are smaller.
DISTRICT_M, PROVINCE_M = 30_000.0, 100_000.0
# A place larger than a province, between two of them, or along a road or border (UCDP's where_prec 5).
WIDER_M = 150_000.0
_WIDER_PREC = 5
_RADIUS_M = {
    Precision.SETTLEMENT.value: SETTLEMENT_M,
    Precision.NEAR_SETTLEMENT.value: NEAR_M,
    Precision.DISTRICT.value: DISTRICT_M,
    Precision.PROVINCE.value: PROVINCE_M,
    Precision.STRETCH.value: WIDER_M,
}
_POINTS = frozenset({Precision.SITE.value, Precision.SETTLEMENT.value})
_KINDS = {
    "site": "landmark",
    "settlement": "city",
    "near_settlement": "city",
    "district": "district",
    "province": "province",
}
_VERTICES = 48
_LONGEST = 400  # of what the gazetteer is asked
_APART = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Where:
    """The places of rows.

    Parameters
    ----------
    places
        A frame with the columns of ``incident_places`` that do not name the incident, one row for each row that has a place;
        its index is that of the rows.
    areas
        Their areas, None where there is none, in the order of ``places``.
    """

    places: pd.DataFrame
    areas: Any


def place_rows(rows: pd.DataFrame, names: Names, gazetteer: Gazetteer, *, by_name: bool) -> Where:
    """Place rows: by the gazetteer's outline where they were coded to a district or province that it has, else by a circle.

    Parameters
    ----------
    rows
        With the columns of ``Events.rows``.
    names
        What the theatre calls the areas.
    gazetteer
        The theatre's.
    by_name
        Whether a row without coordinates is where the gazetteer knows its place by name. What a data set has not placed is
        not placed for it.
    """
    import numpy as np  # noqa: PLC0415 - half a second with pandas, which help need not pay

    rows = _find_names(rows, gazetteer) if by_name else rows
    known = _find_areas(rows, names)
    on_earth = rows["lat"].abs().le(90) & rows["lon"].abs().le(180)
    listed = rows["precision"].isin([Precision.COUNTRY.value, Precision.NONE.value])
    kept = rows[(on_earth | (known >= 0) | (listed & (rows["country"] != "")))]
    known = known[kept.index]
    places = kept[
        ["place", "country", "admin1", "precision", "where_prec", "geo_precision", "lat", "lon"]
    ].copy()
    places = places.rename(columns={"place": "name"})
    places["place_id"] = ""
    _measure(places, on_earth[kept.index], gazetteer)
    areas = np.full(len(places), None, dtype=object)
    _draw_circles(places, areas, on_earth[kept.index].to_numpy())
    _take_outlines(places, areas, known.to_numpy(), names, gazetteer)
    places["name"] = _name(places)
    places["label"] = places["name"]
    places["kind"] = places["precision"].map(_KINDS).fillna("")
    return Where(places=places, areas=areas)


def _find_names(rows: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Give coordinates, and how exact they are, to rows that have words alone, where the gazetteer can tell what they mean."""
    bare = rows["lat"].isna() & (rows["place"] != "")
    if not bare.any():
        return rows
    rows = rows.copy()
    asked = ["place", "admin1", "country"]
    for place, admin1, country in rows.loc[bare, asked].drop_duplicates().itertuples(index=False):
        answer = gazetteer.geocode(place[:_LONGEST], within=[each for each in (admin1, country) if each])
        if answer.refused or answer.place is None:
            continue
        here = bare & (rows["place"] == place) & (rows["admin1"] == admin1) & (rows["country"] == country)
        # What is not told apart by a place's own name is no spot that could be sensitive.
        shown = gazetteer.stand_in(answer.place.id) if answer.label == answer.place.label else answer
        # As exact as the words are, unless the row says that it is less so.
        rows.loc[here & (rows["precision"] == ""), "precision"] = answer.precision
        rows.loc[here, ["lat", "lon", "country", "admin1"]] = [
            shown.lat,
            shown.lon,
            shown.country,
            shown.admin1,
        ]
        if answer.label == answer.place.label:
            rows.loc[here, "place"] = answer.place.name
    return rows


def _find_areas(rows: pd.DataFrame, names: Names) -> pd.Series[int]:
    """Give the number in ``names.found`` of each row's district or province, -1 where the gazetteer has none."""
    told = rows["precision"].isin([Precision.DISTRICT.value, Precision.PROVINCE.value])
    told &= (rows["where_prec"] != _WIDER_PREC).fillna(value=True)
    keys = rows["precision"].where(told, "")
    for column in ("country", "admin1", "admin2", "place"):
        keys = keys + _APART + rows[column]
    return by_value(
        keys, lambda key: -1 if key[:1] == _APART else names.number(*key.split(_APART, 4))
    ).astype(int)


def _measure(places: pd.DataFrame, on_earth: pd.Series[bool], gazetteer: Gazetteer) -> None:
    """Measure points against the frontier, each once; what lies outside the theatre's countries is not measured."""
    import pandas as pd  # noqa: PLC0415 - as above

    places["side"], places["side_certain"] = "", False
    for column in ("km_from", "km_to", "distance_km"):
        places[column] = float("nan")
    radius = places["precision"].map(_RADIUS_M).fillna(0.0)
    radius = radius.mask((places["where_prec"] == _WIDER_PREC).fillna(value=False), WIDER_M)
    places["radius_m"] = radius.where(~places["precision"].isin(["country", "none"]), float("nan"))
    near = on_earth & places["country"].isin(gazetteer.theatre.countries) & places["radius_m"].notna()
    if not near.any():
        return
    spots = places.loc[near, ["lat", "lon"]]
    each = spots.drop_duplicates()
    located = gazetteer.frontier.locate_many(each["lat"].to_numpy(), each["lon"].to_numpy())
    table = pd.DataFrame(
        [(at.side, at.side_certain, round(at.km, 1), round(at.distance_m / 1000, 1)) for at in located],
        columns=["side", "certain", "km", "distance_km"],
        index=pd.MultiIndex.from_frame(each),
    ).loc[pd.MultiIndex.from_frame(spots)]
    distance_km, reach_km = table["distance_km"].to_numpy(), places.loc[near, "radius_m"].to_numpy() / 1000
    wide = ~places.loc[near, "precision"].isin(_POINTS).to_numpy()
    places.loc[near, "side"] = table["side"].to_numpy()
    # A circle that reaches over the line is on neither side for sure.
    places.loc[near, "side_certain"] = table["certain"].to_numpy() & ~(wide & (distance_km <= reach_km))
    places.loc[near, "km_from"] = places.loc[near, "km_to"] = table["km"].to_numpy()
    places.loc[near, "distance_km"] = [
        0.0 if reaches and away <= reach else away
        for away, reach, reaches in zip(distance_km, reach_km, wide, strict=True)
    ]


def _draw_circles(places: pd.DataFrame, areas: Any, on_earth: Any) -> None:
    """Draw the circle of each place that has a radius, each different one once."""
    import numpy as np  # noqa: PLC0415 - as above
    import pandas as pd  # noqa: PLC0415 - as above
    import shapely  # noqa: PLC0415 - as above
    from pyproj import Geod  # noqa: PLC0415 - as above

    rounds = np.flatnonzero(on_earth & (places["radius_m"].fillna(0.0) > 0).to_numpy())
    if not len(rounds):
        return
    codes, each = pd.factorize(pd.MultiIndex.from_frame(places.iloc[rounds][["lat", "lon", "radius_m"]]))
    lat, lon, radius = (each.get_level_values(name).to_numpy(float) for name in range(3))
    bearings = np.linspace(
        360.0, 0.0, _VERTICES, endpoint=False
    )  # falling: counter-clockwise, as RFC 7946 has it
    count = len(each)
    lons, lats, _ = Geod(ellps="WGS84").fwd(
        np.repeat(lon, _VERTICES),
        np.repeat(lat, _VERTICES),
        np.tile(bearings, count),
        np.repeat(radius, _VERTICES),
    )
    ring = np.stack([np.round(lons, DECIMALS), np.round(lats, DECIMALS)], axis=1).reshape(count, _VERTICES, 2)
    # A circle over a pole or the antimeridian has no ring in degrees: the place is known by its radius alone.
    whole = np.ptp(ring[:, :, 0], axis=1) < 180  # noqa: PLR2004 - degrees
    closed = np.concatenate([ring, ring[:, :1]], axis=1)
    drawn = np.full(count, None, dtype=object)
    polygons = shapely.polygons(closed[whole])
    drawn[whole] = shapely.multipolygons(np.asarray(polygons, dtype=object).reshape(-1, 1))
    areas[rounds] = drawn[codes]


def _take_outlines(places: pd.DataFrame, areas: Any, known: Any, names: Names, gazetteer: Gazetteer) -> None:
    """Take the gazetteer's outline of the districts and provinces that it has, measured as those of articles are."""
    import numpy as np  # noqa: PLC0415 - as above

    from ..frame.shape import to_area  # noqa: PLC0415 - shapely, as above

    grounds = Grounds(gazetteer)
    for at in np.unique(known[known >= 0]):
        place = names.found[at]
        ground = grounds.of(place, Precision.PROVINCE if place.kind == "province" else Precision.DISTRICT)
        rows = np.flatnonzero(known == at)
        areas[rows] = None if ground.area is None else to_area(ground.area)
        index = places.index[rows]
        cells: Mapping[str, Any] = {
            "place_id": place.id,
            "name": place.name,
            "admin1": place.admin1,
            **ground.measures,
        }
        for column, value in cells.items():
            places.loc[index, column] = value


def _name(places: pd.DataFrame) -> pd.Series[Any]:
    """Name places that were coded without a name by what contains them."""
    named = places["name"].where(places["name"] != "", places["admin1"])
    return named.where(named != "", places["country"])
