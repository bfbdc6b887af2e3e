"""ACLED-like CSV: the 31 columns and the codes of ACLED's files. Not ACLED's data, and not coded by ACLED."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ..convention import load_convention
from .codable import LeftOut, list_codable
from .coded_file import A_ROW, Coded, write_coded
from .format import Format
from .words import describe, list_sources

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer import Gazetteer

    from ..frame import Frames
    from .codable import Codable

POLICY = "acled_lowest"
# By ACLED's codebook: a day, a week, a month; what is known less exactly has no code.
_TIME = {"day": 1, "days": 2, "week": 2, "month": 3}
_WEEK, _MONTH = 7, 31
_STRATEGIC = "Strategic developments"
_ON_CIVILIANS = "Violence against civilians"
_BATTLES = "Battles"
_NO_TYPE = "of a type that the columns have no code for"
_TOO_LONG = "known no better than to the year, or longer than a month"


def write_acled(frames: Frames, path: Path, gazetteer: Gazetteer) -> None:
    """Write ``NAME.csv`` and ``NAME.note.md``."""
    left_out, types = LeftOut(), load_convention("acled").data["event_types"]
    rows, counts = (
        [],
        dict.fromkeys(("several places", "several days", "no actor", "one actor", "wounded", "disputed"), 0),
    )
    disputed = set(frames.estimates.loc[frames.estimates["disputed"].fillna(value=False), "incident_id"])
    for each in list_codable(frames, gazetteer, policy=POLICY, with_countries=False, left_out=left_out):
        if each.incident["sub_event_type"] not in types.get(each.incident["event_type"], ()):
            left_out.incidents[_NO_TYPE] += 1
            continue
        time_precision = _time_precision(each)
        if time_precision is None:
            left_out.incidents[_TOO_LONG] += 1
            continue
        row = _row(each, time_precision, gazetteer)
        rows.append(row)
        counts["several places"] += bool(each.others)
        counts["several days"] += each.end > each.start
        counts["no actor"] += not row["actor1"]
        counts["one actor"] += bool(row["actor1"]) and not row["actor2"]
        counts["wounded"] += any(claim["measure"] == "wounded" for claim in each.claims)
        counts["disputed"] += each.incident["incident_id"] in disputed
    write_coded(
        Coded(key="acled", rows=rows, left_out=left_out, said=_say(counts), policy=POLICY), frames, path
    )


def _time_precision(each: Codable) -> int | None:
    code = _TIME.get(each.incident["date_precision"])
    days = (each.end - each.start).days + 1
    if code is None or days > _MONTH:
        return None
    return max(code, 3 if days > _WEEK else 1)


def _row(each: Codable, time_precision: int, gazetteer: Gazetteer) -> dict[str, Any]:
    table = load_convention("acled").data
    incident, place, codes = each.incident, each.place, gazetteer.codes.get(each.country)
    event_type, sub_event_type = incident["event_type"], incident["sub_event_type"]
    first, second = each.parties.pair(against_civilians=event_type == _ON_CIVILIANS)
    if event_type == _STRATEGIC:
        # Nobody is met by a closed crossing; who closed it is told, and nobody else.
        first, second = next(iter(each.parties.doers), ""), ""
    inter = [_inter(side, each.country, gazetteer) for side in (first, second)]
    day = _middle(each) if incident["date_precision"] in {"week", "month"} else each.start
    return {
        "event_id_cnty": incident["incident_id"],
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": time_precision,
        "disorder_type": table["disorder"].get(sub_event_type, table["disorder"].get(event_type, "")),
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "actor1": _name(first, gazetteer),
        "inter1": inter[0],
        "actor2": _name(second, gazetteer),
        "inter2": inter[1],
        "interaction": join_inter(inter[0], inter[1], strategic=event_type == _STRATEGIC),
        "civilian_targeting": table["codes"]["civilian_targeting"][0]
        if targets_civilians(each, gazetteer)
        else "",
        "iso": codes.iso if codes else None,
        "region": codes.acled_region if codes else "",
        "country": _name_country(each.country, gazetteer),
        "admin1": place["admin1"],
        "admin2": place["name"] if place["kind"] == "district" else "",
        "location": place["name"],
        "latitude": each.lat,
        "longitude": each.lon,
        "geo_precision": place["geo_precision"],
        "source": list_sources(each),
        "notes": describe(each, gazetteer),
        "fatalities": each.toll.total(),
        "tags": f"{table['mark']['begins']}; policy={each.toll.policy or POLICY}; grade={incident['grade'] or 'none'}; "
        f"reviewed={'yes' if incident['reviewed'] else 'no'}",
    }


def targets_civilians(each: Codable, gazetteer: Gazetteer) -> bool:
    """Whether civilians are what was hit: by the event's type, or alone of all by what is no fight."""
    event_type = each.incident["event_type"]
    if event_type in {_BATTLES, _STRATEGIC}:
        return False
    _, met = each.parties.pair(against_civilians=event_type == _ON_CIVILIANS)
    known = gazetteer.sides.victim_sides.get(met)
    return event_type == _ON_CIVILIANS or (known is not None and known.arms == "civilians")


def join_inter(first: str, second: str, *, strategic: bool = False) -> str:
    """Join two actors' types as ACLED's ``interaction`` has them, the one that is first in its list first.

    Parameters
    ----------
    first, second
        Types of actors; empty where nobody is known.
    strategic
        Whether one actor alone is the whole of it; else an unknown opponent leaves it open.

    Examples
    --------
    >>> join_inter("Rebel group", "State forces")
    'State forces-Rebel group'
    >>> join_inter("State forces", "", strategic=True), join_inter("State forces", "")
    ('State forces only', '')
    """
    order = load_convention("acled").data["inter"]["order"]
    if first and second:
        return "-".join(sorted((first, second), key=order.index))
    return f"{first} only" if first and strategic else ""


def _inter(side: str, country: str, gazetteer: Gazetteer) -> str:
    if not side:
        return ""
    known, codes = gazetteer.sides.victim_sides[side], load_convention("acled").data["inter"]
    abroad = known.arms == "state" and known.country not in ("", country)
    return str(codes.get("abroad" if abroad else known.arms, ""))


def _name(side: str, gazetteer: Gazetteer) -> str:
    return gazetteer.sides.name_of(side) if side else ""


def _name_country(code: str, gazetteer: Gazetteer) -> str:
    everywhere = (*gazetteer.places, *gazetteer.world)
    return next((p.name for p in everywhere if p.kind == "country" and p.country == code), code)


def _middle(each: Codable) -> Any:
    """Give the middle of a week or month of which no day is known, which is the day that ACLED codes."""
    return each.start + timedelta(days=(each.end - each.start).days // 2)


def _say(counts: dict[str, int]) -> list[str]:
    return [
        A_ROW,
        f"{counts['several places']} rows stand at the widest of several places; the others are in `notes`.",
        (
            f"{counts['several days']} rows tell of more than a day. ACLED would make a row of each day and divide the "
            "toll; here the toll stands once, undivided, on the first day."
        ),
        f"{counts['no actor']} rows name no actor and {counts['one actor']} only one: nobody else is named in the reports.",
        (
            f"{counts['disputed']} rows have figures that contradict each other or are denied; one of them, the lowest, is in "
            "`fatalities`."
        ),
        f"{counts['wounded']} rows have wounded, for whom there is no column.",
        "`fatalities` is 0 where no figure is told, as ACLED has it; that is no claim that nobody died.",
        "Where only a week or a month is known, the date is its middle.",
        "The coordinates of areas are a point that stands for them; `geo_precision` 2 and 3 say so.",
        (
            "`actor1` and `actor2` are the sides' names here, not ACLED's names of actors. `assoc_actor_1`, `assoc_actor_2`, "
            "`admin3`, `source_scale` and `timestamp` are empty: they are not known here."
        ),
    ]


FORMAT = Format(
    suffix=".acled.csv",
    name="ACLED-like CSV",
    keeps="a row an incident in ACLED's 31 columns; a note beside it says what they cannot carry",
    write_with=write_acled,
    like="acled",
)
