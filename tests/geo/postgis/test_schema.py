"""The schema: made by the first writer or by an administrator's script, the same; and who may do what with it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import geopandas
import psycopg
import pytest
import shapely
import sqlalchemy as sa

from geo import COLUMNS, Frames
from geo.errors import StoreError
from geo.export.geopackage.layers import list_layers
from geo.store.postgis import connect
from geo.store.postgis.script import say_schema
from geo.store.tables import TABLES

from ...postgres import PASSWORD
from .wire import row_of

CATALOGUE = """
    SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod) || a.attnotnull || col_description(c.oid, a.attnum)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'clashline'::regnamespace
    UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'clashline'::regnamespace
    UNION ALL SELECT 'view', viewname, '', definition FROM pg_views WHERE schemaname = 'clashline'
    UNION ALL SELECT 'style', f_table_name, f_geometry_column, md5(styleqml::text || coalesce(stylesld::text, ''))
    FROM clashline.layer_styles
    ORDER BY 1, 2, 3, 4
"""


@pytest.fixture(scope="module")
def team(postgres):
    """Return the name of a database that an administrator made by the script, for a writer, a reader and a stranger."""
    database = postgres.new_database()
    postgres.execute(database, f"BEGIN; {say_schema()} COMMIT")
    for user, role in (
        ("anna", "clashline_writer"),
        ("rami", "clashline_reader"),
        ("otto", "clashline_owner"),
    ):
        postgres.execute(
            database, f"CREATE ROLE {user} LOGIN PASSWORD '{PASSWORD}'", f"GRANT {role} TO {user}"
        )
    postgres.execute(database, f"CREATE ROLE eve LOGIN PASSWORD '{PASSWORD}'")
    return database


def fill(backend):
    def work(tx):
        about = {"owner": "i1", "incident_id": "i1"}
        day = {"date_start": "2025-10-11", "date_end": "2025-10-11", "date_precision": "day"}
        tx.upsert(
            "incidents",
            [row_of("incidents", **about, **day, place_in_order="1", kind="clash", title="A clash")],
        )
        place = {**about, "precision": "site", "label": "A post"}
        tx.upsert(
            "incident_places",
            [
                row_of("incident_places", **place, place_in_order=f"{n}", place_key=f"i1/{n}", geometry=shapely.Point(69.5, 33).wkb)
                for n in (1, 2)
            ]
            + [row_of("incident_places", **{**place, "precision": "province"}, place_in_order="3", place_key="i1/3")],
        )  # fmt: skip
        area = shapely.MultiPolygon([shapely.box(69, 33, 70, 34)]).wkb
        tx.upsert(
            "areas",
            [
                row_of(
                    "areas",
                    **about,
                    place_in_order="3",
                    place_key="i1/3",
                    precision="province",
                    geometry=area,
                )
            ],
        )

    backend.write(work)


def test_the_script_makes_what_the_first_writer_makes(team, store_url, postgres):
    by_script, by_writer = (
        postgres.execute(team, CATALOGUE),
        postgres.execute(store_url.rpartition("/")[2], CATALOGUE),
    )
    assert len(by_script) > 300
    assert by_script == by_writer


def test_a_writer_writes_and_cannot_change_the_tables(team, postgres):
    anna = connect(postgres.url(team, user="anna"), create=True)
    fill(anna)
    assert anna.check() == ()
    with pytest.raises(StoreError, match="this user may not do that"):
        anna.write(lambda tx: tx.remake("incidents"))


def test_a_reader_reads_layers_and_views_and_no_texts(team, postgres):
    fill(connect(postgres.url(team, user="anna"), create=False))
    rami = connect(postgres.url(team, user="rami"), create=False)
    assert rami.read(lambda tx: tx.count("incidents")) == 1
    for refused in ("store_articles", "store_reviews", "store_changes", "store_members"):
        with pytest.raises(StoreError, match="this user may not do that"):
            rami.read(lambda tx: tx.count(refused))  # noqa: B023 - called at once
    with pytest.raises(StoreError, match="this user may not do that"):
        fill(rami)


def test_a_stranger_sees_nothing(team, postgres):
    with pytest.raises(StoreError, match="this user may not do that"):
        connect(postgres.url(team, user="eve"), create=True)


def test_an_owner_remakes_tables_for_all_others(team, postgres):
    fill(connect(postgres.url(team, user="anna"), create=False))
    before = postgres.execute(team, "SELECT tableowner FROM pg_tables WHERE tablename = 'incidents'")

    def work(tx):
        for name in TABLES:
            tx.remake(name)
        tx.upsert("store_about", [("version", "1")])

    connect(postgres.url(team, user="otto"), create=False).write(work)
    assert (
        postgres.execute(team, "SELECT tableowner FROM pg_tables WHERE tablename = 'incidents'")
        == before
        == [("clashline_owner",)]
    )
    fill(connect(postgres.url(team, user="anna"), create=False))
    assert connect(postgres.url(team, user="rami"), create=False).read(lambda tx: tx.count("areas")) == 1


def test_nobody_needs_to_be_a_superuser_to_make_a_store(postgres):
    database = postgres.new_database()
    postgres.execute(
        database,
        f"CREATE ROLE mona LOGIN PASSWORD '{PASSWORD}'",
        f"GRANT CREATE ON DATABASE {database} TO mona",
    )
    backend = connect(postgres.url(database, user="mona"), create=True)
    fill(backend)
    assert backend.check() == ()


def test_functions_of_others_are_not_called(backend, store_url, postgres):
    database = store_url.rpartition("/")[2]
    trap = "CREATE FUNCTION trap.{} RETURNS {} LANGUAGE plpgsql AS $$ BEGIN RAISE 'called'; END $$"
    traps = {
        "st_asbinary(public.geometry)": "bytea", "st_isvalid(public.geometry)": "boolean", "set_config(text, text, boolean)": "text",
        "to_regclass(text)": "regclass", "pg_advisory_xact_lock(integer, integer)": "void", "lower(text)": "text",
    }  # fmt: skip
    postgres.execute(
        database, "CREATE SCHEMA trap", "CREATE TABLE trap.store_about (name text, value text)",
        *(trap.format(*each) for each in traps.items()),
        f"ALTER DATABASE {database} SET search_path = trap, public, pg_catalog",
    )  # fmt: skip
    try:
        fill(backend)
        assert backend.check() == ()
        assert backend.read(lambda tx: tx.count("areas")) == 1
        again = connect(store_url, create=True)
        again.write(lambda tx: tx.remake("areas"))
    finally:
        postgres.execute("postgres", f"ALTER DATABASE {database} RESET search_path")
        postgres.execute(database, "DROP SCHEMA trap CASCADE")


@pytest.mark.parametrize(
    ("view", "keys", "kinds"),
    [
        ("incidents_by_place", {"row_key": ["i1/1", "i1/2", "i1/3"]}, ["Point", "Point", "MultiPolygon"]),
        ("incident_points", {"place_key": ["i1/1", "i1/2"], "n_here": [2, 2]}, ["Point", "Point"]),
        ("incident_areas", {"place_key": ["i1/3"], "label": ["A post"], "n_here": [1]}, ["MultiPolygon"]),
    ],
)
def test_views_are_read_by_geopandas(backend, store_url, view, keys, kinds):
    fill(backend)
    engine = sa.create_engine(
        store_url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.pool.NullPool
    )
    frame = geopandas.read_postgis(
        f"SELECT * FROM clashline.{view} ORDER BY 1, 2", engine, geom_col="geometry"
    )
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.geom_type.tolist() == kinds
    assert {name: frame[name].tolist() for name in keys} == keys
    assert frame.geometry.is_valid.all()
    assert set(frame["incident_title" if "incident_title" in frame else "title"]) == {"A clash"}


def test_views_have_the_columns_that_their_styles_speak_of(store_url, postgres):
    layers = {layer.name: layer for layer in list_layers(Frames.empty(""), None)}
    database = store_url.rpartition("/")[2]
    styles = "SELECT f_table_name, f_geometry_column, styleqml::text FROM clashline.layer_styles WHERE useasdefault AND f_table_catalog = current_database()"
    # The style of a copied database still has the name of the one that it was copied from.
    postgres.execute(database, "UPDATE clashline.layer_styles SET f_table_catalog = current_database()")
    found = {name: (geometry, qml) for name, geometry, qml in postgres.execute(database, styles)}
    assert set(found) == set(COLUMNS) - {"incident_places", "areas"} | {"incident_points", "incident_areas"}
    for view, layer in (
        ("incident_points", "incident_places"),
        ("incident_areas", "areas"),
        ("claims", "claims"),
    ):
        asked = (
            f"SELECT attname FROM pg_attribute WHERE attrelid = 'clashline.{view}'::regclass AND attnum > 0"
        )
        assert set(layers[layer].columns) <= {name for (name,) in postgres.execute(database, asked)}
        assert found[view][0] == ("geometry" if layers[layer].shape else None)
        assert ET.fromstring(found[view][1]).tag == "qgis"


def test_a_window_of_the_map_is_looked_for_by_the_index(backend, postgres):
    fill(backend)
    with psycopg.connect(postgres.url(backend.label.rpartition("/")[2])) as connection:
        connection.execute("SET enable_seqscan = off")
        window = "geometry && ST_MakeEnvelope(69, 32, 70, 34, 4326)"
        plan = connection.execute(
            f"EXPLAIN SELECT * FROM clashline.incident_points WHERE {window}"
        ).fetchall()
    assert "incident_places_by_geometry" in " ".join(line for (line,) in plan)


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("incidents", {"kind": "war"}),
        ("incidents", {"date_start": "2025-10-12", "date_end": "2025-10-11"}),
        ("incident_places", {"incident_id": "i9", "place_key": "i9/1", "precision": "site"}),
        ("incident_places", {"incident_id": "i1", "place_key": "i1/1", "precision": "exact"}),
        (
            "incident_places",
            {"incident_id": "i1", "place_key": "i1/1", "precision": "site", "radius_m": -1.0},
        ),
        (
            "areas",
            {
                "incident_id": "i1",
                "place_key": "i1/1",
                "precision": "site",
                "geometry": shapely.Point(1, 2).wkb,
            },
        ),
        ("incidents", {"incident_id": "i1", "kind": "clash"}),
    ],
)
def test_rows_that_cannot_be_true_are_refused(backend, table, wrong):
    fill(backend)
    with pytest.raises(StoreError):
        backend.write(lambda tx: tx.upsert(table, [row_of(table, owner="x", place_in_order="9", **wrong)]))
