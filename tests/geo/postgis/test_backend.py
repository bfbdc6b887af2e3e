"""A database holds what a store asks of one, as a model of it in memory does."""

from __future__ import annotations

import threading

import psycopg
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import StoreError
from geo.store.postgis import backend as backends
from geo.store.tables import STORE_VERSION, TABLES

from .wire import row_of

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
keys = st.integers(-3, 3)
days = st.fixed_dictionaries({"day": keys, "event_id": words, "marks": words})
places = st.builds(
    lambda n, lon, lat, name, km, sure: {
        "owner": f"i{n % 2}", "place_in_order": f"{n}", "incident_id": "i", "place_key": f"i/{n}", "name": name,
        "precision": "site", "km_from": km, "km_to": km, "side_certain": sure, "where_prec": 1 + n % 7,
        "geometry": None if lon is None else shapely.Point(lon, lat).wkb,
    },
    st.integers(0, 5),
    st.none() | st.floats(-180, 180), st.floats(-90, 90), words, st.none() | st.floats(0, 3000), st.booleans(),
)  # fmt: skip


def once(rows, key):
    return list({tuple(row[name] for name in key): row for row in rows}.values())


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.lists(days, max_size=5), st.none() | st.lists(keys, max_size=3)), max_size=4))
def test_a_table_is_what_a_dict_by_its_key_is(backend, steps):
    def work(tx):
        tx.delete("store_days")
        model = {}
        for rows, gone in steps:
            sent = once(rows, ("day", "event_id"))
            tx.upsert("store_days", (row_of("store_days", **row) for row in sent))
            model |= {(row["day"], row["event_id"]): row["marks"] for row in sent}
            if gone is not None:
                assert sorted(tx.select("store_days", {"day": gone}, ["event_id", "day"])) == sorted(
                    (event, day) for day, event in model if day in gone
                )
                tx.delete("store_days", {"day": gone})
                model = {key: marks for key, marks in model.items() if key[0] not in gone}
        assert tx.count("store_days") == len(model)
        return list(tx.select("store_days")), [(*key, model[key]) for key in sorted(model)]

    found, wanted = backend.write(work)
    assert found == wanted
    assert backend.read(lambda tx: list(tx.select("store_days"))) == wanted


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(places, max_size=6))
def test_a_layer_comes_back_as_it_was_written(backend, given_places):
    rows = [row_of("incident_places", **place) for place in once(given_places, ("place_in_order",))]

    def work(tx):
        tx.delete("incident_places")
        tx.delete("incidents")
        tx.upsert(
            "incidents", [row_of("incidents", owner="i", place_in_order="1", incident_id="i", kind="clash")]
        )
        tx.upsert("incident_places", rows)

    backend.write(work)
    found = backend.read(lambda tx: list(tx.select("incident_places")))
    assert found == sorted(rows, key=lambda row: row[1])


def test_what_is_empty_in_a_layer_is_nothing_in_the_database_and_comes_back_empty(backend, postgres):
    dated = row_of("incidents", owner="a", place_in_order="1", incident_id="a", kind="clash", date_start="2025-10-11", date_end="2025-10-12", date_precision="days")  # fmt: skip
    undated = row_of("incidents", owner="b", place_in_order="2", incident_id="b", kind="clash")
    backend.write(lambda tx: tx.upsert("incidents", [undated, dated]))
    assert backend.read(lambda tx: list(tx.select("incidents"))) == [dated, undated]
    assert backend.read(lambda tx: list(tx.select("incidents", {"date_start": ["", "2026-01-01"]}))) == [
        undated
    ]
    assert backend.read(lambda tx: list(tx.select("incidents", {"date_start": ["2025-10-11"]}))) == [dated]
    database = backend.label.rpartition("/")[2]
    asked = "SELECT incident_id, date_end - date_start FROM clashline.incidents ORDER BY 1"
    assert postgres.execute(database, asked) == [("a", 1), ("b", None)]


def test_text_is_ordered_by_code_point_and_may_be_anything_but_nul(backend):
    names = [
        "a",
        "B",
        "ä",
        "ა",
        "z",
        "'; DROP TABLE store_about; --",
        "\\.",
        "\t\n\r\b",
        "\\N",
        "𝔸",
        "%s {} :name",
    ]
    rows = [row_of("store_wires", article_id=name, words=name) for name in names]
    backend.write(lambda tx: tx.upsert("store_wires", rows))
    found = backend.read(lambda tx: list(tx.select("store_wires", columns=["words"])))
    assert found == [(name,) for name in sorted(names)]
    with pytest.raises(StoreError, match="NUL"):
        backend.write(lambda tx: tx.upsert("store_wires", [row_of("store_wires", article_id="a\0b")]))


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt])
def test_what_raises_leaves_nothing_behind(backend, kind):
    def work(tx):
        tx.upsert("store_about", [("a", "b")])
        raise kind

    with pytest.raises(kind):
        backend.write(work)
    assert backend.read(lambda tx: list(tx.select("store_about"))) == [("version", str(STORE_VERSION))]


def test_a_reader_sees_one_moment_and_writes_nothing(backend):
    def work(tx):
        before = tx.count("store_about")
        backend.write(lambda other: other.upsert("store_about", [("meanwhile", "")]))
        return before, tx.count("store_about")

    assert backend.read(work) == (1, 1)
    with pytest.raises(StoreError, match="read-only"):
        backend.read(lambda tx: tx.upsert("store_about", [("a", "b")]))


def add_one(backend, times):
    def work(tx):
        ((number,),) = tx.select("store_about", {"name": ["n"]}, ["value"])
        tx.upsert("store_about", [("n", str(int(number) + 1))])

    for _ in range(times):
        backend.write(work)


def test_writers_exclude_each_other(backend):
    backend.write(lambda tx: tx.upsert("store_about", [("n", "0")]))
    threads = [threading.Thread(target=add_one, args=(backend, 10)) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert backend.read(lambda tx: list(tx.select("store_about", {"name": ["n"]}))) == [("n", "40")]


def test_whoever_is_ended_in_a_deadlock_does_it_again(backend, postgres):
    backend.write(lambda tx: tx.upsert("store_about", [("a", ""), ("b", "")]))
    touch = "UPDATE clashline.store_about SET value = value || 'x' WHERE name = %s"
    tries = []
    with psycopg.connect(postgres.url(backend.label.rpartition("/")[2])) as other:
        other.execute("SET deadlock_timeout = '60s'")  # so that it is the store that the server ends
        other.execute(touch, ["b"])
        waiting = threading.Thread(target=lambda: (other.execute(touch, ["a"]), other.commit()))

        def work(tx):
            tries.append(len(tries))
            tx.upsert("store_about", [("a", "ours")])
            if len(tries) == 1:
                waiting.start()
            ((theirs,),) = tx.select("store_about", {"name": ["b"]}, ["value"])
            tx.upsert("store_about", [("b", theirs + "ours")])

        backend.write(work)
        waiting.join()
    assert len(tries) == 2
    found = backend.read(lambda tx: dict(tx.select("store_about", {"name": ["a", "b"]})))
    assert found == {"a": "ours", "b": "xours"}


def test_whoever_is_ended_time_after_time_says_so(backend, monkeypatch):
    tries = []

    def work(tx):
        tries.append(1)
        tx._connection.execute("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$")

    monkeypatch.setattr(backends, "_LONGEST_PAUSE", 0.001)
    with pytest.raises(StoreError, match="other writers were in the way"):
        backend.write(work)
    assert len(tries) == backends.TRIES


def test_tables_are_remade_with_their_references_views_and_rights(backend, postgres):
    database = backend.label.rpartition("/")[2]
    about = "SELECT conname FROM pg_constraint WHERE connamespace = 'clashline'::regnamespace ORDER BY 1"
    before = postgres.execute(database, about)

    def work(tx):
        columns = tx.columns("incidents")
        tx.upsert(
            "incidents", [row_of("incidents", owner="a", place_in_order="1", incident_id="a", kind="clash")]
        )
        rows = list(tx.select("incidents"))
        tx.remake("incidents")
        assert tx.count("incidents") == 0
        tx.upsert("incidents", rows)
        return columns

    assert backend.write(work) == list(TABLES["incidents"].columns)
    assert backend.write(lambda tx: tx.columns("nothing")) == []
    assert postgres.execute(database, about) == before
    assert postgres.execute(database, "SELECT row_key FROM clashline.incidents_by_place") == [("a",)]
    assert backend.check() == ()


def test_rows_may_change_places_and_no_two_may_be_one(backend):
    """Where an estimate is no more, those after it move up by one place."""

    def estimate(place, measure):
        about = {"owner": "i", "incident_id": "i", "victim_side": "s", "policy": "ucdp"}
        return row_of("estimates", **about, place_in_order=f"{place}", measure=measure)

    incident = row_of("incidents", owner="i", place_in_order="1", incident_id="i", kind="clash")
    backend.write(lambda tx: tx.upsert("incidents", [incident]))
    backend.write(lambda tx: tx.upsert("estimates", [estimate(1, "killed"), estimate(2, "wounded")]))
    moved = [estimate(1, "wounded"), estimate(2, "captured"), estimate(3, "killed")]
    backend.write(lambda tx: tx.upsert("estimates", moved))
    assert backend.read(lambda tx: list(tx.select("estimates"))) == moved
    with pytest.raises(StoreError, match="estimates_is_one"):
        backend.write(lambda tx: tx.upsert("estimates", [estimate(4, "killed")]))


def test_damage_is_told(own_backend, postgres):
    harms = {
        "DROP VIEW clashline.losses": "the view losses is gone",
        "DROP TABLE clashline.store_days": "the table store_days is gone",
        "ALTER TABLE clashline.claims DROP COLUMN relay CASCADE": "claims: the column relay is gone",
        "DROP INDEX clashline.areas_by_geometry": "areas: the index areas_by_geometry is gone",
        "CREATE TRIGGER theirs BEFORE INSERT ON clashline.claims EXECUTE FUNCTION suppress_redundant_updates_trigger()": (
            "claims: the trigger theirs is not ours"
        ),
    }
    assert own_backend.check() == ()
    postgres.execute(own_backend.label.rpartition("/")[2], *harms)
    assert set(own_backend.check()) == set(harms.values())


def test_rows_that_do_not_hold_together_are_told(backend, postgres):
    knot = "SRID=4326;MULTIPOLYGON(((0 0, 1 1, 1 0, 0 1, 0 0)))"
    assert backend.check() == ()
    postgres.execute(
        backend.label.rpartition("/")[2],
        "SET session_replication_role = replica; "
        "INSERT INTO clashline.relations SELECT '', '1', 'denies', 'c1', 'c2', ''; "
        f"INSERT INTO clashline.areas SELECT '', '1', 'i', 'i/1', '', 'district', '{knot}'",
    )
    assert sorted(backend.check()) == [
        "areas: 1 geometries are not valid",
        "areas: 1 rows point by incident_id at nothing in incidents",
        "areas: 1 rows point by place_key at nothing in incident_places",
        "relations: 1 rows point by source at nothing in claims",
        "relations: 1 rows point by target at nothing in claims",
    ]
