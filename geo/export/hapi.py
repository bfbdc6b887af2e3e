"""HDX-HAPI-like CSV: how many events and dead by area, kind and month. What cannot be divided is not."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from typing import TYPE_CHECKING

from ..convention import load_convention
from .acled import POLICY, targets_civilians
from .codable import LeftOut, list_codable
from .coded_file import Coded, write_coded
from .format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazetteer import Gazetteer, Place

    from ..frame import Frames
    from .codable import Codable

_NO_TYPE = "of a kind that is not counted (closures, ceasefires, other strategic developments)"
_SEVERAL = "lies in several countries, and cannot be divided among them"
_NO_CODE = "in a country whose ISO 3166-1 code the theatre does not give"


def write_hapi(frames: Frames, path: Path, gazetteer: Gazetteer) -> None:
    """Write ``NAME.csv`` and ``NAME.note.md``."""
    left_out, areas = LeftOut(), Areas(gazetteer)
    cells: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
    wide, long = 0, 0
    for each in list_codable(frames, gazetteer, policy=POLICY, with_countries=True, left_out=left_out):
        kinds = list(_kinds(each, gazetteer))
        area = areas.smallest(each)
        why = "" if area else _SEVERAL
        why = why or ("" if kinds else _NO_TYPE)
        if area and not area[0]:
            why = _NO_CODE
        if why or area is None:
            left_out.incidents[why] += 1
            continue
        period = _period(each)
        wide += not area[1]
        long += period[0][:7] != period[1][:7]
        for kind in kinds:
            cell = cells[area[0], area[1], area[2], kind, *period]
            cell[0] += 1
            cell[1] += each.toll.total()
    rows = [
        {
            **dict(zip(("location_code", "admin1_code", "admin2_code", "event_type"), key[:4], strict=True)),
            "events": events,
            "fatalities": fatalities,
            "reference_period_start": key[4],
            "reference_period_end": key[5],
        }
        for key, (events, fatalities) in sorted(cells.items())
    ]
    write_coded(
        Coded(key="hapi", rows=rows, left_out=left_out, said=_say(wide, long), policy=POLICY), frames, path
    )


class Areas:
    """The smallest area with a P-code that holds all places of an incident.

    Parameters
    ----------
    gazetteer
        The theatre's, whose places have the codes.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._provinces = {
            (place.country, place.name): _pcode(place)
            for place in gazetteer.places
            if place.kind == "province"
        }
        self._districts = {place.id: _pcode(place) for place in gazetteer.places if place.kind == "district"}

    def smallest(self, each: Codable) -> tuple[str, str, str] | None:
        """Give the codes of country, province and district, empty where they are several or have no code; None if the
        countries are several.
        """  # noqa: D205 - one sentence
        places = (each.place, *each.others)
        countries = {place["country"] or place["side"] for place in places} - {""}
        if len(countries) > 1:
            return None
        codes = self._gazetteer.codes.get(each.country)
        admin1 = {self._provinces.get((each.country, place["admin1"]), "") for place in places}
        admin2 = {self._districts.get(place["place_id"], "") for place in places}
        one = admin1.pop() if len(admin1) == 1 else ""
        return codes.iso3 if codes else "", one, admin2.pop() if one and len(admin2) == 1 else ""


def _pcode(place: Place) -> str:
    return dict(place.codes).get("pcode", "")


def _kinds(each: Codable, gazetteer: Gazetteer) -> Iterator[str]:
    known = load_convention("hapi").data["event_types"]
    kind = known.get(each.incident["event_type"])
    if kind is not None:
        yield kind
        if targets_civilians(each, gazetteer):
            yield known["targeting"]


def _period(each: Codable) -> tuple[str, str]:
    """Give the first and last day of the months that an incident lies in."""
    last = monthrange(each.end.year, each.end.month)[1]
    return each.start.replace(day=1).isoformat(), each.end.replace(day=last).isoformat()


def _say(wide: int, long: int) -> list[str]:
    return [
        (
            "A row counts events by area, kind and month. An event is counted once in the smallest area with a P-code that holds "
            "all of its places, and its dead with it; neither is divided."
        ),
        f"{wide} events are counted by country alone: they lie in several provinces, or in one whose P-code the gazetteer has not.",
        f"{long} events lie in several months and cannot be divided among them: their row spans these months.",
        "`civilian_targeting` is part of `political_violence`: the two are not to be added up.",
        "Areas and months without an event have no row, which is no claim that nothing happened there.",
    ]


FORMAT = Format(
    suffix=".hapi.csv",
    name="HDX-HAPI-like CSV",
    keeps="events and dead by area (P-codes), kind and month; a note beside it says what was not divided",
    write_with=write_hapi,
    like="hapi",
)
