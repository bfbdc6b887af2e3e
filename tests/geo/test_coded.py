"""Tables that others coded, read as claims of theirs: made-up rows in the real columns."""

from dataclasses import replace

import geopandas
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
import maps
from geo.coded.names import Names

from .coded_tables import acled, ged, gtd
from .dossiers import texts

MAKERS = {"acled": acled, "ged": ged, "gtd": gtd}


def only(table):
    assert len(table) == 1
    return table.iloc[0]


# ---- what a row becomes ----


def test_acleds_fatalities_are_a_claim_as_coded_by_acled():
    frames = geo.read_coded(acled())
    incident, claim, article = only(frames.incidents), only(frames.claims), only(frames.articles)
    assert (incident["kind"], incident["event_type"], incident["date_start"]) == (
        "clash",
        "Battles",
        "2025-10-12",
    )
    assert (incident["grade"], incident["reviewed"], incident["aliases"]) == ("", False, "XXX1")
    assert incident["sides"] == "pakistan_forces; ttp_militants"
    assert (claim["measure"], claim["value_low"], claim["value_high"]) == ("killed", 7, 7)
    assert (claim["claimant"], claim["claimant_text"], claim["victim_side"]) == (
        "other",
        "as coded by ACLED",
        "unknown",
    )
    assert claim["quote"] == "Made up: soldiers and militants clashed."
    assert "acleddata.com" in article["attribution"]
    assert (article["publisher"], article["n_claims"]) == ("ACLED", 1)


def test_geds_low_best_high_and_the_dead_of_each_side_are_kept():
    frames = geo.read_coded(ged())
    claims = frames.claims
    total, ends = claims[claims["subset_of"] == ""].to_dict("records")
    assert (total["value_low"], total["value_high"], total["qualifier"]) == (9, 9, "exact")
    assert (ends["value_low"], ends["value_high"], ends["qualifier"]) == (6, 14, "range")
    parts = claims[claims["subset_of"] == total["claim_id"]].set_index("victim_side")["value_low"].to_dict()
    assert parts == {"pakistan_forces": 3, "ttp_militants": 5, "civilians_unknown": 1}
    whole = only(frames.estimates[frames.estimates["victim_side"] == "unknown"])
    assert (whole["policy"], whole["low"], whole["best"], whole["high"]) == ("as_coded", 6, 9, 14)


def test_gtds_dead_and_wounded_and_how_it_was_done():
    frames = geo.read_coded(gtd())
    incident = only(frames.incidents)
    assert (incident["kind"], incident["sub_event_type"]) == ("attack", "Remote explosive/landmine/IED")
    told = frames.claims[["measure", "value_low", "victim_side"]].to_numpy().tolist()
    assert told == [["killed", 4, "unknown"], ["wounded", 11, "unknown"], ["killed", 1, "ttp_militants"]]
    assert only(geo.read_coded(gtd(suicide="1")).incidents)["sub_event_type"] == "Suicide bomb"
    assert only(geo.read_coded(gtd(attacktype1="2")).incidents)["event_type"] == "Battles"
    assert (
        only(geo.read_coded(gtd(attacktype1="2", targtype1="14")).incidents)["event_type"]
        == "Violence against civilians"
    )


def test_what_is_not_told_is_no_claim():
    assert geo.read_coded(gtd(nkill="", nkillter="", nwound="")).claims["measure"].tolist() == ["clash"]
    assert geo.read_coded(gtd(nkill="", nkillter="", nwound="", summary="")).claims.empty
    assert (
        only(geo.read_coded(acled(fatalities="0")).claims)["value_high"] == 0
    )  # what ACLED codes where none is reported


def test_a_table_coded_by_hand():
    frames = geo.read_coded(
        pd.DataFrame(
            [
                {"date": "2025-10-12", "lat": 34.1, "lon": 71.1, "type": "shelling", "killed": 3, "claimant": "Pakistan",
                 "victim_side": "Pakistani forces", "notes": "Mortars."},
                {"date": "2025-10-13", "date_end": "2025-10-14", "place": "Khost Province", "type": "air_strike",
                 "killed_low": 2, "killed_high": 5, "claimant": "A neighbour"},
                {"date": "2025-10-14", "place": "Nowhereabad", "type": ""},
            ]
        )
    )  # fmt: skip
    assert frames.incidents["kind"].tolist() == ["strike", "strike", "other"]
    assert frames.incident_places["precision"].tolist() == ["settlement", "province"]
    assert frames.incident_places["place_id"].tolist() == ["", "khost-province"]
    first, second = frames.claims.to_dict("records")
    assert (first["claimant"], first["claimant_side"], first["loss_view"]) == (
        "pakistan",
        "pakistan_forces",
        "own_loss",
    )
    assert (second["claimant"], second["claimant_text"], second["value_low"], second["value_high"]) == (
        "other",
        "A neighbour",
        2,
        5,
    )
    assert only(frames.unplaced)["text"] == "Nowhereabad"
    assert only(frames.articles)["attribution"] == ""


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("date", "12/10/2025", "row 3, date: '12/10/2025' is no date; write it as 2025-10-12"),
        ("type", "war", "row 3, type: 'war' is none of armed_clash"),
        ("precision", "exact", "row 3, precision: 'exact' is none of site"),
    ],
)
def test_a_mistake_of_the_hand_is_told_with_its_row(column, cell, what):
    rows = [
        {"date": "2025-10-12", "lat": "34", "lon": "71"},
        {"date": "2025-10-12", "lat": "34", "lon": "71", column: cell},
    ]
    with pytest.raises(geo.FrameError) as error:
        geo.read_coded(pd.DataFrame(rows).fillna(""))
    assert what in str(error.value)


def test_points_of_a_geodataframe_in_any_crs():
    points = geopandas.GeoDataFrame(
        {"date": ["2025-10-12"]}, geometry=[shapely.Point(71.1, 34.1)], crs="EPSG:4326"
    )
    here = only(geo.read_coded(points.to_crs("EPSG:32642")).incident_places)["geometry"]
    assert here.distance(shapely.Point(71.1, 34.1)) < 1e-6
    with pytest.raises(geo.FrameError, match="has no CRS"):
        geo.read_coded(points.set_crs(None, allow_override=True))
    with pytest.raises(geo.FrameError, match="is a point, not a Polygon"):
        geo.read_coded(points.set_geometry([shapely.box(71, 34, 72, 35)], crs=4326))


# ---- where ----


@pytest.mark.parametrize(
    ("table", "precision", "is_point", "radius_m"),
    [
        (acled(), "settlement", True, 5_000),
        (acled(geo_precision="2"), "near_settlement", False, 25_000),
        (acled(geo_precision="3", admin1="Nowhere"), "province", False, 100_000),
        (ged(where_prec="2"), "near_settlement", False, 25_000),
        (ged(where_prec="3", adm_2="Nowhere"), "district", False, 30_000),
        (ged(where_prec="5"), "province", False, 150_000),
        (gtd(vicinity="1"), "near_settlement", False, 25_000),
        (gtd(specificity="3"), "district", False, 30_000),
    ],
)
def test_what_is_known_less_exactly_is_a_circle_and_no_point(table, precision, is_point, radius_m):
    frames = geo.read_coded(table)
    place, area = only(frames.incident_places), only(frames.areas)
    assert (place["precision"], place["geometry"] is not None) == (precision, is_point)
    assert place["radius_m"] == radius_m
    assert area["geometry"].contains(shapely.Point(70.1, 33.9))
    metres = geopandas.GeoSeries([area["geometry"]], crs=4326).to_crs(32642).area.iloc[0] ** 0.5
    assert metres == pytest.approx(radius_m * 3.14159**0.5, rel=0.01)
    assert area["geometry"].geoms[0].exterior.is_ccw


@pytest.mark.parametrize(
    ("table", "place_id"),
    [
        (acled(geo_precision="3"), "khyber-pakhtunkhwa-province"),
        (acled(geo_precision="3", iso="4", country="Afghanistan", admin1="Nangarhar"), "nangarhar-province"),
        (ged(where_prec="4"), "khyber-pakhtunkhwa-province"),
        (ged(where_prec="3"), "kurram-district"),
        (gtd(specificity="4"), "khyber-pakhtunkhwa-province"),
    ],
)
def test_provinces_and_districts_are_the_gazetteers(table, place_id, theatre):
    frames = geo.read_coded(table)
    place, area = only(frames.incident_places), only(frames.areas)
    assert (place["place_id"], place["geometry"]) == (place_id, None)
    assert area["geometry"].symmetric_difference(theatre.get(place_id).extent()).area < 1e-4
    assert place["side_certain"]


def test_the_country_alone_is_listed_and_never_drawn():
    for table in (ged(where_prec="6"), gtd(specificity="5", latitude="", longitude="")):
        frames = geo.read_coded(table)
        assert only(frames.incident_places)["precision"] == "country"
        assert frames.areas.empty
        assert only(frames.unplaced)["why"] == "unplaced"


def test_coordinates_that_are_none_leave_a_row_unplaced():
    for cells in ({"latitude": ""}, {"latitude": "91"}, {"longitude": "east"}, {"latitude": "inf"}):
        frames = geo.read_coded(acled(**cells))
        assert frames.incident_places.empty
        assert only(frames.unplaced)["why"] == "unplaced"


def test_rows_outside_the_theatre_are_placed_where_they_say():
    frames = geo.read_coded(
        acled(
            {},
            {
                "event_id_cnty": "X2",
                "iso": "356",
                "country": "India",
                "latitude": "28.6",
                "longitude": "77.2",
            },
        )
    )
    home, away = frames.incidents["grade_reasons"]
    assert (home, away) == ("as coded by ACLED", "as coded by ACLED; lies outside the theatre")
    place = frames.incident_places.iloc[1]
    assert (place["country"], place["geometry"].y, place["side"]) == ("IN", 28.6, "")
    assert pd.isna(place["distance_km"])


def test_a_circle_that_reaches_over_the_line_is_on_no_side_for_sure():
    near, far = geo.read_coded(
        acled({"geo_precision": "2"}, {"event_id_cnty": "X2", "latitude": "32.0", "longitude": "71.5"})
    ).incident_places.to_dict("records")
    assert (near["side_certain"], near["distance_km"]) == (False, 0.0)
    assert (far["side"], far["side_certain"]) == ("PK", True)


# ---- when ----


@pytest.mark.parametrize(
    ("table", "when"),
    [
        (acled(time_precision="2"), ("2025-10-09", "2025-10-15", "week")),
        (acled(time_precision="3"), ("2025-10-01", "2025-10-31", "month")),
        (acled(event_date="2025-10-12"), ("2025-10-12", "2025-10-12", "day")),
        (acled(event_date="last week"), ("", "", "")),
        (ged(date_end="2025-10-14", date_prec="2"), ("2025-10-12", "2025-10-14", "days")),
        (
            ged(date_start="2025-01-01", date_end="2025-12-31", date_prec="5"),
            ("2025-01-01", "2025-12-31", "year"),
        ),
        (gtd(iday="0"), ("2025-10-01", "2025-10-31", "month")),
        (gtd(imonth="0", iday="0"), ("2025-01-01", "2025-12-31", "year")),
        (gtd(iyear="0"), ("", "", "")),
        (gtd(iday="31", imonth="9"), ("", "", "")),
        (gtd(extended="1", resolution="2025-10-20"), ("2025-10-12", "2025-10-20", "days")),
    ],
)
def test_days_are_as_exact_as_they_were_coded(table, when):
    frames = geo.read_coded(table)
    incident = only(frames.incidents)
    assert (incident["date_start"], incident["date_end"], incident["date_precision"]) == when
    assert ("undated" in set(frames.unplaced["why"])) == (not when[0])


# ---- files ----


@pytest.mark.parametrize(
    ("like", "delimiter", "encoding"),
    [
        ("acled", ",", "utf-8"),
        ("acled", ";", "utf-8-sig"),
        ("ged", "\t", "utf-16"),
        ("ged", ",", "utf-8"),
        ("gtd", ",", "cp1252"),
    ],
)
def test_files_are_read_however_they_are_written(tmp_path, like, delimiter, encoding):
    table = MAKERS[like]()
    named = {"acled": "location", "ged": "where_coordinates", "gtd": "city"}[like]
    table[named] = 'Señor, "Qala"; x'
    table.to_csv(tmp_path / "own.csv", index=False, sep=delimiter, encoding=encoding)
    frames, again = geo.read_coded(tmp_path / "own.csv"), geo.read_coded(table)
    assert only(frames.incident_places)["name"] == 'Señor, "Qala"; x'
    pd.testing.assert_frame_equal(
        frames.claims.drop(columns=["article_id", "source_sha256"]),
        again.claims.drop(columns=["article_id", "source_sha256"]),
    )


@pytest.mark.parametrize("like", MAKERS)
def test_workbooks_are_read_as_their_cells_show_them(tmp_path, like):
    table = MAKERS[like]()
    typed = table.copy()
    for column in ("latitude", "longitude", "fatalities", "best", "nkill", "iyear", "eventid", "id", "iso"):
        if column in typed:
            typed[column] = pd.to_numeric(typed[column])
    for column in ("date_start", "date_end"):
        if column in typed:
            typed[column] = pd.to_datetime(typed[column])
    typed.to_excel(tmp_path / "own.xlsx", index=False)
    frames, again = geo.read_coded(tmp_path / "own.xlsx"), geo.read_coded(table)
    assert frames.incidents.drop(columns="article_ids").equals(again.incidents.drop(columns="article_ids"))


def test_numbers_of_a_frame_are_read_as_those_of_a_file():
    table = ged({}, {"id": "2"})
    typed = table.assign(id=[1.0, 2.0], best=[9, 9], latitude=[33.9, 33.9], country_id=[770, None])
    frames, again = geo.read_coded(typed, like="ged"), geo.read_coded(table)
    assert frames.incidents["incident_id"].tolist() == again.incidents["incident_id"].tolist()
    assert frames.incident_places["country"].tolist() == ["PK", "PK"]  # by the number, else by the name


def test_ids_are_made_of_whose_rows_they_are_and_their_own():
    first, second = (
        geo.read_coded(acled({"event_id_cnty": a}, {"event_id_cnty": b})) for a, b in ("12", "21")
    )
    assert first.incidents["incident_id"].tolist() == second.incidents["incident_id"].tolist()[::-1]
    assert set(first.incidents["incident_id"]).isdisjoint(
        geo.read_coded(ged({"id": "1"})).incidents["incident_id"]
    )


def test_a_row_that_stands_twice_counts_once_and_is_listed():
    frames = geo.read_coded(acled({}, {}, {"event_id_cnty": "X2"}))
    assert len(frames.incidents) == 2
    assert only(frames.unplaced)["text"] == "a second row of XXX1"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("x.csv", b"", "is empty"),
        ("x.csv", b"title,text\n1,2\n", "its columns are none of ACLED's"),
        ("x.csv", b"event_id_cnty,event_date,sub_event_type\n1,2,3,4,5\n", "cannot be read as CSV"),
        ("x.csv", b"a," * 500 + b"\n", "has 501 columns"),
        ("x.csv", b"\xff\xfe\x00", "its columns are none of|cannot be read|is empty"),
        ("x.xlsx", b"PK\x03\x04 no workbook", "is no .xlsx that can be read"),
        ("x.ods", b"", "unknown format '.ods'"),
    ],
)
def test_what_is_no_coded_table_is_told_in_one_line(tmp_path, name, content, what):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(geo.FrameError, match=what) as error:
        geo.read_coded(tmp_path / name)
    assert "\n" not in str(error.value)
    with pytest.raises(geo.FileError, match="no such file"):
        geo.read_coded(tmp_path / "not-there.csv")


def test_a_table_of_another_data_set_than_was_said_is_refused(tmp_path):
    acled().to_csv(tmp_path / "x.csv", index=False)
    with pytest.raises(geo.FrameError, match="lacks the column 'relid'"):
        geo.read_coded(tmp_path / "x.csv", like="ged")


def test_an_empty_table_gives_empty_frames():
    for make in MAKERS.values():
        frames = geo.read_coded(make().iloc[:0])
        assert frames.incidents.empty
        assert len(frames.articles) == 1


# ---- what takes frames takes these ----


@pytest.mark.parametrize("like", MAKERS)
def test_frames_fit_the_schema_and_go_round_through_files(tmp_path, like):
    frames = geo.read_coded(MAKERS[like]())
    checked = geo.Frames.check(frames.theatre, frames.tables())
    for name, table in frames.tables().items():
        pd.testing.assert_frame_equal(pd.DataFrame(table), pd.DataFrame(checked.tables()[name]))
    geo.export.write(frames, tmp_path / "own.gpkg")
    back = geo.export.read_frames(tmp_path / "own.gpkg")
    assert back.claims.equals(frames.claims)
    assert back.articles["attribution"].tolist() == frames.articles["attribution"].tolist()


@pytest.mark.parametrize("like", ["acled", "ged"])
def test_own_copy_goes_out_as_it_came_in(tmp_path, like):
    table = MAKERS[like]()
    frames = geo.read_coded(table)
    geo.export.write(frames, tmp_path / "x.csv", like=like)
    assert geo.validate_coded(tmp_path / "x.csv", like) == ()
    row = pd.read_csv(tmp_path / "x.csv", dtype=str, keep_default_na=False).iloc[0]
    kept = {
        "acled": ("year", "time_precision", "event_type", "sub_event_type", "inter1", "inter2", "interaction", "iso", "country", "admin1", "location", "latitude", "longitude", "geo_precision", "fatalities", "notes"),
        "ged": ("year", "type_of_violence", "where_prec", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country_id", "date_prec", "date_start", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high", "gwnoa", "gwnob"),
    }[like]  # fmt: skip
    assert {column: row[column] for column in kept} == {column: table.loc[0, column] for column in kept}
    note = (tmp_path / "x.note.md").read_text()
    assert frames.articles["attribution"].iloc[0] in note


def test_what_clashline_wrote_is_not_said_to_be_acleds(tmp_path, seed_result):
    geo.export.write(seed_result, tmp_path / "x.acled.csv")
    article = only(geo.read_coded(tmp_path / "x.acled.csv").articles)
    assert (article["publisher"], article["attribution"]) == ("", "")
    assert article["title"] == "ACLED-like table"


@pytest.mark.parametrize("like", MAKERS)
def test_a_map_shows_them_with_whose_data_they_are(like):
    frames = geo.read_coded(MAKERS[like]())
    html = maps.render(frames).html
    assert "own copy" in html
    assert f"as coded by {frames.articles['publisher'].iloc[0]}" in html
    matrix = geo.claims_matrix(frames)
    assert set(matrix["incident_id"]) == set(frames.incidents["incident_id"])
    assert maps.render(geo.read_coded(MAKERS[like](), attribution="Mine alone")).html.count("Mine alone")


def test_names_that_others_write(theatre):
    names = Names(theatre)
    assert names.side("Military Forces of Pakistan (2022-2024) Frontier Corps") == "pakistan_forces"
    assert names.side("Civilians (Afghanistan)") == "civilians_af"
    assert names.side("Government of Afghanistan") == "afghan_forces"
    assert names.side("Taliban") == ""  # a state's forces or rebels, by the year
    assert names.side("Made-up Brigade") == ""
    assert (names.country("Pakistan"), names.country("", gwno=700), names.country("India", iso=356)) == (
        "PK",
        "AF",
        "IN",
    )


@settings(max_examples=5, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "event_date",
                    "latitude",
                    "longitude",
                    "location",
                    "admin1",
                    "country",
                    "iso",
                    "actor1",
                    "notes",
                    "fatalities",
                    "event_type",
                    "sub_event_type",
                    "geo_precision",
                    "time_precision",
                    "event_id_cnty",
                ]
            ),
            texts,
        ),
        max_size=6,
    )
)
def test_no_cell_of_any_column_stops_the_reading(cells):
    frames = geo.read_coded(acled(dict(cells), {"event_id_cnty": "X2"}))
    assert 1 <= len(frames.incidents) <= 2
    geo.Frames.check(frames.theatre, frames.tables())
    assert isinstance(geo.validate_coded(acled(dict(cells)), "acled"), tuple)


def test_a_theatre_without_codes_reads_by_names(theatre):
    class Bare:
        def __init__(self):
            self.codes, self.sides = {}, theatre.sides
            self.world, self.places = theatre.world, theatre.places

    assert Names(Bare()).country("Pakistan", iso=586) == "PK"
    assert replace(geo.read_coded(acled()), theatre="durand").theatre == "durand"
