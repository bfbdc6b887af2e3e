"""UCDP-GED-like CSV: the 49 columns and the codes of UCDP's event data. Not UCDP's data, and not coded by UCDP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..convention import load_convention
from .codable import LeftOut, list_codable
from .coded_file import A_ROW, Coded, write_coded
from .format import Format
from .words import name_publisher

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer import Gazetteer

    from ..frame import Frames
    from .codable import Codable

POLICY = "ucdp"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_CIVILIANS = "Civilians"
# The days that a row may span at most for each code of date_prec.
_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_AT_LEAST = {"week": 3, "month": 4, "year": 5}
_CELL_DEGREES, _CELLS_AROUND = 0.5, 720
_NO_DEAD = "nobody is said to have been killed: UCDP codes events with at least one death"
_NO_SIDES = "the two sides are not known: UCDP codes events of a dyad"
_TOO_LONG = "longer than a year"


def write_ged(frames: Frames, path: Path, gazetteer: Gazetteer) -> None:
    """Write ``NAME.csv`` and ``NAME.note.md``."""
    left_out = LeftOut()
    rows, counts = [], dict.fromkeys(("several places", "more sides", "disputed"), 0)
    disputed = set(frames.estimates.loc[frames.estimates["disputed"].fillna(value=False), "incident_id"])
    for each in list_codable(frames, gazetteer, policy=POLICY, with_countries=True, left_out=left_out):
        sides = _sides(each, gazetteer)
        date_prec = _date_prec(each)
        why = (
            _NO_DEAD if each.toll.total("high") == 0
            else _NO_SIDES if sides is None
            else _TOO_LONG if date_prec is None
            else ""
        )  # fmt: skip
        if why or sides is None:
            left_out.incidents[why] += 1
            continue
        rows.append(_row(each, sides, date_prec, gazetteer))
        counts["several places"] += bool(each.others)
        counts["more sides"] += bool(set(each.parties.armed) - set(sides[1:]))
        counts["disputed"] += each.incident["incident_id"] in disputed
    write_coded(
        Coded(key="ged", rows=rows, left_out=left_out, said=_say(counts), policy=POLICY), frames, path
    )


def _sides(each: Codable, gazetteer: Gazetteer) -> tuple[int, str, str] | None:
    """Give the type of violence and the two sides' labels; None where UCDP's rules find no dyad."""
    parties, toll = each.parties, each.toll
    arms = {label: side.arms for label, side in gazetteer.sides.victim_sides.items()}
    hit = [side for side in parties.armed if toll.of(side, "high")]
    struck_civilians = bool(toll.civilians["high"]) and not hit and len(parties.armed) < 2  # noqa: PLR2004 - a dyad
    against = each.incident["event_type"] == "Violence against civilians"
    if parties.armed and parties.civilians and (struck_civilians or against):
        return ONE_SIDED, parties.armed[0], parties.civilians[0]
    if len(parties.armed) < 2:  # noqa: PLR2004 - as above
        return None
    # Who was hit and who did it come first where there are more than two; then the state is side A.
    order = sorted(parties.armed, key=lambda side: (side not in hit, side not in parties.doers))
    pair = sorted(order[:2], key=lambda side: arms[side] != "state")
    kind = STATE_BASED if arms[pair[0]] == "state" else NON_STATE
    return kind, pair[0], pair[1]


def _date_prec(each: Codable) -> int | None:
    days = (each.end - each.start).days + 1
    span = next((code for most, code in _DATE_PREC if days <= most), None)
    return None if span is None else max(span, _AT_LEAST.get(each.incident["date_precision"], 1))


def _row(
    each: Codable, sides: tuple[int, str, str], date_prec: int | None, gazetteer: Gazetteer
) -> dict[str, Any]:
    kind, a, b = sides
    incident, place, toll = each.incident, each.place, each.toll
    names = [gazetteer.sides.name_of(side) for side in (a, b)]
    if kind == ONE_SIDED:
        names[1] = _CIVILIANS
    codes = gazetteer.codes.get(each.country)
    dead = {end: toll.total(end) for end in ("low", "best", "high")}
    deaths_a, deaths_b = toll.of(a), 0 if kind == ONE_SIDED else toll.of(b)
    country = gazetteer.codes.get(each.country)
    return {
        "id": int(incident["incident_id"][1:], 16),
        "relid": incident["incident_id"],
        "year": each.start.year,
        "code_status": f"{load_convention('ged').data['mark']['begins']}; policy={toll.policy or POLICY}",
        "type_of_violence": kind,
        "dyad_name": " - ".join(names),
        "side_a": names[0],
        "side_b": names[1],
        "number_of_sources": len(each.articles),
        "source_article": "; ".join(_cite(article) for article in each.articles),
        "source_office": "; ".join(dict.fromkeys(name_publisher(article) for article in each.articles)),
        "source_date": "; ".join(
            dict.fromkeys(article["published"] for article in each.articles if article["published"])
        ),
        "source_headline": "; ".join(
            filter(None, dict.fromkeys(_plain(article["title"]) for article in each.articles))
        ),
        "source_original": "; ".join(dict.fromkeys(_speakers(each, gazetteer))),
        "where_prec": place["where_prec"],
        "where_coordinates": place["label"] or place["name"],
        "where_description": "; ".join(_plain(other["label"] or other["name"]) for other in each.others),
        "adm_1": place["admin1"],
        "adm_2": place["name"] if place["kind"] == "district" else "",
        "latitude": each.lat,
        "longitude": each.lon,
        "geom_wkt": f"POINT ({each.lon!r} {each.lat!r})",
        "priogrid_gid": number_cell(lat=each.lat, lon=each.lon),
        "country": next(
            (p.name for p in gazetteer.places if p.kind == "country" and p.country == each.country),
            each.country,
        ),
        "country_id": country.gwno if country else None,
        "region": codes.ucdp_region if codes else "",
        "event_clarity": 2 if each.others or each.end > each.start else 1,
        "date_prec": date_prec,
        "date_start": f"{each.start} 00:00:00.000",
        "date_end": f"{each.end} 00:00:00.000",
        "deaths_a": deaths_a,
        "deaths_b": deaths_b,
        "deaths_civilians": toll.civilians["best"],
        # Dead of a third armed side are no unknown dead; but they are of neither side, and the sum must hold.
        "deaths_unknown": dead["best"] - deaths_a - deaths_b - toll.civilians["best"],
        **dead,
        "gwnoa": _number(a, gazetteer),
        "gwnob": None if kind == ONE_SIDED else _number(b, gazetteer),
    }


def number_cell(*, lat: float, lon: float) -> int:
    """Give the number of the half-degree cell of PRIO-GRID that a point lies in, counted from the south-west.

    Examples
    --------
    >>> number_cell(lat=-90, lon=-180), number_cell(lat=34.1, lon=71.1)
    (1, 179063)
    """
    row = min(int((lat + 90) / _CELL_DEGREES), _CELLS_AROUND // 2 - 1)
    column = min(int((lon + 180) / _CELL_DEGREES), _CELLS_AROUND - 1)
    return row * _CELLS_AROUND + column + 1


def _number(side: str, gazetteer: Gazetteer) -> int | None:
    known = gazetteer.sides.victim_sides[side]
    codes = gazetteer.codes.get(known.country) if known.arms == "state" else None
    return codes.gwno if codes else None


def _speakers(each: Codable, gazetteer: Gazetteer) -> list[str]:
    return [
        _plain(gazetteer.sides.name_of(claim["claimant"]))
        for claim in each.claims
        if claim["measure"] == "killed"
    ]


def _cite(article: Any) -> str:
    title = _plain(article["title"]).replace('"', "'")
    return f'"{name_publisher(article)},{article["published"]},{title}"'


def _plain(text: str) -> str:
    return " ".join(text.replace(";", ",").split())


def _say(counts: dict[str, int]) -> list[str]:
    return [
        A_ROW,
        f"{counts['several places']} rows stand at the widest of several places; the others are in `where_description`.",
        (
            f"{counts['more sides']} rows have more than two armed sides. UCDP would make a row of each dyad; here the dead of the "
            "further sides are in `deaths_unknown`."
        ),
        (
            f"{counts['disputed']} rows have figures that contradict each other or are denied: `low` and `high` are the ends, `best` "
            "is of the voice that UCDP's rule believes most."
        ),
        (
            "`best` is the sum of the four columns of deaths. Dead of whom nobody says whose they were count only as far as they "
            "are more than the others."
        ),
        (
            "`id` is the incident's id as a number, `relid` as Clashline writes it; no number of UCDP's is meant by them. The numbers "
            "of conflicts, dyads and sides, `conflict_name`, `active_year` are empty: only UCDP gives them."
        ),
        "Events are taken up without the threshold of 25 deaths a year, which only UCDP can apply.",
        "Names of sides are those of Clashline's theatre, not UCDP's.",
    ]


FORMAT = Format(
    suffix=".ged.csv",
    name="UCDP-GED-like CSV",
    keeps="a row an incident with deaths in UCDP GED's 49 columns; a note beside it says what they cannot carry",
    write_with=write_ged,
    like="ged",
)
