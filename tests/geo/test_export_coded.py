"""Exports in the columns of ACLED and UCDP GED, read back by pandas and DuckDB, and the validator of both."""

import csv
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo.convention import load_convention
from geo.export.tolls import count_dead

from .dossiers import dossiers

LIKE = {"acled": ".acled.csv", "ged": ".ged.csv"}


@pytest.fixture(scope="module")
def written(tmp_path_factory, seed_result):
    folder = tmp_path_factory.mktemp("coded")
    for like, suffix in LIKE.items():
        geo.export.write(seed_result, folder / f"seeds{suffix}")
        assert not list(folder.glob("seeds.about*")), like
    return folder


@pytest.mark.parametrize("like", LIKE)
def test_columns_are_the_data_sets_own_for_two_readers(written, like):
    path = written / f"seeds{LIKE[like]}"
    columns = list(load_convention(like).columns)
    assert list(pd.read_csv(path).columns) == columns
    relation = duckdb.read_csv(str(path), header=True)
    assert relation.columns == columns
    assert len(relation.fetchall()) == len(pd.read_csv(path)) > 0


@pytest.mark.parametrize("like", LIKE)
def test_what_is_written_passes_the_validator(written, like):
    path = written / f"seeds{LIKE[like]}"
    assert geo.validate_coded(path) == ()
    assert geo.validate_coded(pd.read_csv(path), like) == ()


def test_an_incident_is_one_row_at_its_widest_place_with_its_toll_once(written, seed_result):
    rows = pd.read_csv(written / "seeds.acled.csv").set_index("event_id_cnty")
    assert rows.index.is_unique
    places = seed_result.incident_places
    clash = next(key for key in rows.index if (places["incident_id"] == key).sum() > 3)
    here = places[places["incident_id"] == clash]
    widest = here.loc[here["radius_m"].idxmax()]
    assert rows.loc[clash, "location"] == widest["name"]
    for label in set(here["label"]) - {widest["label"]}:
        assert label in rows.loc[clash, "notes"]
    lowest = seed_result.estimates.query(
        "incident_id == @clash and policy == 'acled_lowest' and measure == 'killed' and victim_side != 'unknown'"
    )
    assert rows.loc[clash, "fatalities"] == lowest["best"].sum()
    assert "58 killed" in rows.loc[clash, "notes"]


def test_the_four_columns_of_deaths_are_the_best(written):
    row = pd.read_csv(written / "seeds.ged.csv").iloc[0]
    parts = row[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum()
    assert row["low"] <= row["best"] == parts <= row["high"]
    assert row["type_of_violence"] == 1
    assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"


def test_troops_abroad_are_external_forces(written, seed_result):
    rows = pd.read_csv(written / "seeds.acled.csv")
    sides = {side.name: side for side in seed_result.gazetteer.sides.victim_sides.values()}
    codes = seed_result.gazetteer.codes
    seen = set()
    for _, row in rows.iterrows():
        for at in ("1", "2"):
            side = sides.get(row[f"actor{at}"])
            if side is not None and side.arms == "state":
                home = codes[side.country].iso == row["iso"]
                seen.add(home)
                assert row[f"inter{at}"] == ("State forces" if home else "External/Other forces")
    assert seen == {True, False}


def test_the_note_counts_what_is_in_no_row(written, seed_result):
    rows = pd.read_csv(written / "seeds.acled.csv")
    note = (written / "seeds.acled.note.md").read_text()
    assert f"{len(rows)} rows of {len(seed_result.incidents)} incidents" in note
    assert f"{len(seed_result.incidents) - len(rows)} incidents: no place is told" in note
    lone = (seed_result.claims["incident_id"] == "").sum()
    assert f"{lone} claims of no one incident" in note
    assert "ACLED-like" in note
    assert "not ACLED" in note


def test_any_name_will_do_with_like(tmp_path, seed_result, written):
    geo.export.write(seed_result.frames, tmp_path / "week.txt", like="acled")
    assert (tmp_path / "week.txt").read_bytes() == (written / "seeds.acled.csv").read_bytes()
    assert (tmp_path / "week.note.md").is_file()
    with pytest.raises(geo.FrameError, match="choose from acled, ged, hapi"):
        geo.export.write(seed_result, tmp_path / "week.csv", like="gdelt")


def test_these_files_hold_no_tables_to_read_back(written):
    with pytest.raises(geo.FrameError, match="does not hold all tables"):
        geo.export.read_frames(written / "seeds.acled.csv")


def test_what_a_review_withholds_is_in_no_cell_nor_note(tmp_path, seed_result):
    frames = replace(seed_result.frames, withheld=("Helmand", "Pakistani forces"))
    for like in LIKE:
        geo.export.write(frames, tmp_path / "x.csv", like=like, gazetteer=seed_result.gazetteer)
        told = (tmp_path / "x.csv").read_text() + (tmp_path / "x.note.md").read_text()
        assert "Pakistani forces" not in told
        if like == "acled":
            assert "█" in told


# ---- days, places, sides: by frames of which one thing is changed ----


def change(frames, table, **cells):
    changed = getattr(frames, table).copy()
    for column, value in cells.items():
        changed[column] = value
    return replace(frames, **{table: changed})


def rows_of(frames, gazetteer, tmp_path, like="acled"):
    geo.export.write(frames, tmp_path / "out.csv", like=like, gazetteer=gazetteer)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), (tmp_path / "out.note.md").read_text()


@pytest.mark.parametrize(
    ("when", "coded"),
    [
        (("2025-10-11", "2025-10-11", "day"), ("1", "2025-10-11")),
        (("2025-10-11", "2025-10-13", "days"), ("2", "2025-10-11")),
        (("2025-10-01", "2025-10-12", "days"), ("3", "2025-10-01")),
        (("2025-10-06", "2025-10-12", "week"), ("2", "2025-10-09")),
        (("2025-10-01", "2025-10-31", "month"), ("3", "2025-10-16")),
        (("2025-01-01", "2025-12-31", "year"), None),
    ],
)
def test_time_precision(tmp_path, seed_result, when, coded):
    start, end, precision = when
    frames = change(seed_result.frames, "incidents", date_start=start, date_end=end, date_precision=precision)
    rows, note = rows_of(frames, seed_result.gazetteer, tmp_path)
    if coded is None:
        assert not rows
        assert "3 incidents: known no better than to the year" in note
    else:
        assert {(row["time_precision"], row["event_date"]) for row in rows} == {coded}


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (("2025-10-11", "2025-10-11", "day"), "1"),
        (("2025-10-11", "2025-10-16", "days"), "2"),
        (("2025-10-06", "2025-10-12", "week"), "3"),
        (("2025-10-01", "2025-10-20", "days"), "4"),
        (("2025-01-01", "2025-12-31", "year"), "5"),
        (("2024-01-01", "2025-12-31", "year"), None),
    ],
)
def test_date_prec(tmp_path, seed_result, when, code):
    start, end, precision = when
    frames = change(seed_result.frames, "incidents", date_start=start, date_end=end, date_precision=precision)
    rows, note = rows_of(frames, seed_result.gazetteer, tmp_path, "ged")
    assert [row["date_prec"] for row in rows] == ([code] if code else [])
    assert code or "longer than a year" in note


@pytest.mark.parametrize(
    ("precision", "where_prec", "geo_precision"),
    [
        ("site", 1, 1),
        ("near_settlement", 2, 2),
        ("district", 3, 2),
        ("province", 4, 3),
        ("stretch", 5, 3),
        ("country", 6, None),
    ],
)
def test_precision_codes_are_the_designs(tmp_path, seed_result, precision, where_prec, geo_precision):
    frames = change(
        seed_result.frames,
        "incident_places",
        precision=precision,
        where_prec=pd.array([where_prec] * 12, "Int64"),
        geo_precision=pd.array([geo_precision] * 12, "Int64"),
    )
    rows, note = rows_of(frames, seed_result.gazetteer, tmp_path)
    if geo_precision is None:
        assert not rows
        assert "3 incidents: known only to the country" in note
    else:
        assert {row["geo_precision"] for row in rows} == {str(geo_precision)}
    rows, _ = rows_of(frames, seed_result.gazetteer, tmp_path, "ged")
    assert {row["where_prec"] for row in rows} == {str(where_prec)}


def estimate(side, low, best, high, policy="ucdp"):
    return {
        "measure": "killed",
        "policy": policy,
        "victim_side": side,
        "low": low,
        "best": best,
        "high": high,
    }


def test_nobody_is_counted_twice(theatre):
    sides = theatre.sides
    state, rebels = (
        next(s for s in sides.victim_sides.values() if s.arms == arms).label for arms in ("state", "rebels")
    )
    toll = count_dead(
        [
            estimate(state, 9, 9, 200),
            estimate(rebels, 20, 23, 58),
            estimate(sides.defaults["victim_unknown"], 12, 40, 50),
            estimate(state, 1, 1, 1, policy="acled_lowest"),
        ],
        "ucdp",
        sides,
    )
    assert (toll.of(state), toll.of(rebels), toll.unknown["best"]) == (9, 23, 8)
    assert [toll.total(end) for end in ("low", "best", "high")] == [29, 40, 258]
    assert count_dead([], "ucdp", sides).policy == ""


_bounds = st.none() | st.integers(0, 500)


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["pakistan_forces", "afghan_forces", "civilians_af", "civilians_unknown", "unknown", "x"]),
            _bounds, _bounds, _bounds,
        ),
        unique_by=lambda row: row[0],
    )
)  # fmt: skip
def test_totals_never_fall_from_low_to_high_and_no_side_counts_for_more_than_it_says(theatre, rows):
    toll = count_dead([estimate(*row) for row in rows], "ucdp", theatre.sides)
    low, best, high = (toll.total(end) for end in ("low", "best", "high"))
    assert low <= best <= high
    told = [max(filter(None, row[1:]), default=0) for row in rows]
    assert max(told, default=0) <= high <= sum(told)


@settings(max_examples=4, deadline=None)
@given(dossier=dossiers())
def test_no_text_of_an_article_becomes_a_formula_or_breaks_a_row(theatre, dossier):
    frames = geo.frame(replace(dossier, incident_places=(), mentions=()), theatre)
    places = [
        {
            **dict.fromkeys(geo.COLUMNS["incident_places"]),
            "incident_id": incident.id, "place_key": f"{incident.id}/1", "name": incident.title, "label": incident.title,
            "kind": "city", "country": "PK", "precision": "settlement", "where_prec": 1, "geo_precision": 1,
            "geometry": geo_point(),
        }
        for incident in dossier.incidents
    ]  # fmt: skip
    frames = geo.Frames.from_rows(
        frames.theatre,
        {
            **{n: t.to_dict("records") for n, t in frames.tables().items() if n != "incident_places"},
            "incident_places": places,
        },
    )
    for like in LIKE:
        with tempfile.TemporaryDirectory() as folder:
            geo.export.write(frames, Path(folder, "x.csv"), like=like, gazetteer=theatre)
            with Path(folder, "x.csv").open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            assert all(len(row) == len(header) for row in rows)
            assert len(rows) == (
                0 if like == "ged" else sum(i.when is not None and span(i) <= 31 for i in dossier.incidents)
            )
            assert not any(
                cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and not is_number(cell)
                for row in rows
                for cell in row
            )


def geo_point():
    import shapely

    return shapely.Point(71.1, 34.1)


def span(incident):
    return (incident.when.end - incident.when.start).days + 1


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


# ---- the validator: each thing that can be wrong, made wrong ----

MISTAKES = {
    "acled": [
        ("event_date", "soon", "'soon' is no date"),
        ("year", "1999", "is not the year of event_date"),
        ("time_precision", "4", "'4' is no code"),
        ("geo_precision", "", "is empty, and may not be"),
        ("latitude", "91", "'91' is no latitude"),
        ("longitude", "east", "'east' is no longitude"),
        ("fatalities", "-1", "'-1' is no count"),
        ("fatalities", "3.5", "'3.5' is no count"),
        ("event_type", "War", "is no event type"),
        ("sub_event_type", "Peaceful protest", "is no sub-event type of"),
        ("disorder_type", "Demonstrations", "does not go with the event type"),
        ("inter1", "Soldiers", "'Soldiers' is no code"),
        ("actor1", "", "is the type of no actor"),
        ("interaction", "Rioters only", "does not go with inter1 and inter2"),
        ("source_scale", "Village", "is no scale"),
        ("notes", "=1+1", "begins as a formula does"),
        ("iso", "four", "'four' is no whole number"),
    ],
    "ged": [
        ("best", "1", "is not the sum of the four columns of deaths"),
        ("low", "999", "is more than best"),
        ("high", "1", "is less than best"),
        ("date_end", "2025-10-01", "is before date_start"),
        ("date_prec", "1", "nothing"),
        ("where_prec", "9", "'9' is no code"),
        ("type_of_violence", "", "is empty, and may not be"),
        ("geom_wkt", "POINT (1 2)", "is not the POINT of longitude and latitude"),
        ("priogrid_gid", "1", "is not the cell of the coordinates"),
        ("year", "2024", "is not the year of date_start"),
        ("side_b", "@SUM(A1)", "begins as a formula does"),
        ("deaths_unknown", "two", "'two' is no count"),
    ],
}


@pytest.mark.parametrize(
    ("like", "column", "cell", "what"), [(like, *each) for like, rows in MISTAKES.items() for each in rows]
)
def test_a_mistake_is_found_in_its_row_and_column(written, like, column, cell, what):
    table = pd.read_csv(written / f"seeds{LIKE[like]}", dtype=str, keep_default_na=False)
    table.loc[0, column] = cell
    told = [str(each) for each in geo.validate_coded(table, like)]
    if what == "nothing":
        assert told == []
        return
    assert [line for line in told if what in line], told
    assert all(line.startswith("row 2, ") for line in told)


@pytest.mark.parametrize("like", LIKE)
def test_columns_that_are_missing_strange_or_out_of_order_are_named(written, like):
    table = pd.read_csv(written / f"seeds{LIKE[like]}", dtype=str, keep_default_na=False)
    first, second, *rest = table.columns
    told = [str(each) for each in geo.validate_coded(table[[second, first, *rest]], like)]
    assert [f"{second}: is out of order; {first} belongs there"] == told
    told = [str(each) for each in geo.validate_coded(table.drop(columns="year").assign(more="1"), like)]
    assert f"year: is missing; {load_convention(like).name} has {len(table.columns)} columns" in told
    assert f"'more': is no column of {load_convention(like).name}" in told


def test_rows_that_stand_twice_are_found(written):
    table = pd.read_csv(written / "seeds.acled.csv", dtype=str, keep_default_na=False)
    twice = pd.concat([table, table.iloc[[0]], table.iloc[[1]].assign(event_id_cnty="other")])
    told = [str(each) for each in geo.validate_coded(twice, "acled")]
    assert told == [
        f"row 5, event_id_cnty: {table.loc[0, 'event_id_cnty']!r} stands in an earlier row too",
        "row 6: is the same as an earlier row but for its id",
    ]


def test_many_findings_of_one_kind_are_counted(written):
    row = pd.read_csv(written / "seeds.acled.csv", dtype=str, keep_default_na=False).iloc[[0]]
    table = pd.concat(
        [row.assign(event_id_cnty=str(number), latitude="x", notes=str(number)) for number in range(150)]
    )
    told = [str(each) for each in geo.validate_coded(table, "acled")]
    assert len(told) == 101
    assert told[-1] == "latitude: and 50 more rows of the same"


def test_todays_files_of_acled_write_civilian_targeting_otherwise(written):
    table = pd.read_csv(written / "seeds.acled.csv", dtype=str, keep_default_na=False)
    assert geo.validate_coded(table.assign(civilian_targeting="Civilian targeting"), "acled") == ()


def test_dates_of_spreadsheets_are_read():
    from geo.coded.cells import read_day

    assert (
        read_day("7 March 2022")
        == read_day("07-Mar-2022")
        == read_day("2022-03-07T00:00:00Z")
        == "2022-03-07"
    )
    assert read_day("2022-02-30") == read_day("03/07/2022") == read_day("") == ""
    assert read_day(date.max.isoformat()) == "9999-12-31"
