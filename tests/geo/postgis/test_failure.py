"""Whatever goes wrong between a client and its server is one line without a password, and costs nothing acknowledged."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import traceback
from contextlib import closing

import psycopg
import pytest

from geo.errors import StoreError
from geo.store.postgis import connect, session
from geo.store.tables import STORE_VERSION

from ...postgres import PASSWORD
from .wire import Wire

SECRETS = (PASSWORD, PASSWORD.replace("/", "%2F"), "geheim")


def line_of(work, *arguments, **options):
    """Return the one line of the error that this raises, having looked for secrets in all that a log would show."""
    with pytest.raises(StoreError) as caught:
        work(*arguments, **options)
    shown = "".join(traceback.format_exception(caught.value))
    assert not [secret for secret in SECRETS if secret in shown]
    line = str(caught.value)
    assert "\n" not in line
    assert len(line) < 600
    return line


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:geheim@host:port/border",
        "postgresql://anna:geheim@[::1/border",
        "mysql://anna:geheim@host/border",
        "postgresql+asyncpg://anna:geheim@host/border",
        "postgresql//anna:geheim@host",
    ],
)
def test_what_is_no_address_is_not_repeated(address):
    assert "cannot be read" in line_of(connect, address, create=True)


def test_nobody_answers(postgres):
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    line = line_of(connect, postgres.url("border", port=port), create=True)
    assert line.startswith(f"postgresql://owner@127.0.0.1:{port}/border: no connection;")


def test_somebody_answers_who_says_nothing(postgres):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        address = postgres.url("border", port=silent.getsockname()[1]) + "?connect_timeout=2"
        assert "no connection" in line_of(connect, address, create=True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"password": "geheim"}, "no connection"),
        ({"database": "nowhere"}, "nowhere"),
        ({"user": "nobody"}, "no connection"),
    ],
)
def test_the_server_does_not_let_us_in(postgres, given, told):
    assert told in line_of(connect, postgres.url(**{"database": "postgres", **given}), create=True)


def test_an_option_that_the_driver_does_not_know(postgres):
    assert "nonsense" in line_of(connect, postgres.url("postgres") + "?nonsense=geheimnis", create=True)


def test_a_database_without_postgis(postgres):
    assert "CREATE EXTENSION postgis" in line_of(connect, postgres.url("postgres"), create=True)


def test_a_database_without_a_store(database):
    assert "there is no store" in line_of(connect, database, create=False)


def test_a_database_that_is_not_utf8(postgres):
    postgres.execute("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    assert "encoding is LATIN1" in line_of(connect, postgres.url("latin"), create=True)


def test_a_missing_extra_is_one_line():
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('sqlalchemy', 'psycopg', 'geoalchemy2')))\n"
        "from geo.store.postgis import connect\n"
        "try: connect('postgresql://anna:geheim@host/border', create=True)\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert (
        told
        == "StoreError sqlalchemy is not installed, and a database needs it; do: pip install 'clashline[postgis]'\n"
    )


def names(backend):
    return {name for name, _ in backend.read(lambda tx: list(tx.select("store_about")))} - {"version"}


def fill(tx, batch):
    tx.upsert("store_about", [(f"{batch}/{number}", "x" * 1000) for number in range(200)])


def fill_batches(url, count=30):
    """Write batch after batch and return the numbers of those that were acknowledged, and the line that ended it."""
    acknowledged, lines = [], []

    def run():
        with closing(connect(url, create=False)) as backend:
            for batch in range(count):
                backend.write(lambda tx: fill(tx, batch))  # noqa: B023 - called at once
                acknowledged.append(batch)

    lines.append(line_of(run))
    return acknowledged, lines[0]


def assert_whole_batches(backend, acknowledged):
    """All of what was acknowledged is there, and of any batch all or nothing."""
    kept = names(backend)
    batches = {int(name.partition("/")[0]) for name in kept}
    assert set(acknowledged) <= batches <= {*acknowledged, len(acknowledged)}
    assert kept == {f"{batch}/{number}" for batch in batches for number in range(200)}
    assert backend.check() == ()


@pytest.mark.parametrize("cut_after", [900_000, 1_000_000, 1_130_000])
def test_a_wire_that_is_cut_in_the_middle_of_a_batch(postgres, backend, cut_after):
    wire = Wire(postgres.port, cut_after)
    acknowledged, line = fill_batches(postgres.url(backend.label.rpartition("/")[2], port=wire.port))
    assert acknowledged
    assert "connection was lost" in line or "no connection" in line
    assert_whole_batches(backend, acknowledged)
    # The server notices that the client is gone, and the lock with it: the next writer need not wait.
    backend.write(lambda tx: fill(tx, 99))
    assert "99/199" in names(backend)


def test_a_wire_that_is_cut_while_the_commit_is_on_its_way_says_that_nobody_knows(postgres, backend):
    wire = Wire(postgres.port)
    with closing(
        connect(postgres.url(backend.label.rpartition("/")[2], port=wire.port), create=False)
    ) as far:

        def work(tx):
            fill(tx, 0)
            tx.finish = wire.cut  # the last thing before the commit

        line = line_of(far.write, work)
    assert "whether it is kept nobody knows" in line
    assert not names(backend)


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_server_that_ends_in_the_middle_of_a_batch(postgres, backend, end):
    batches = []

    def work(tx):
        fill(tx, 1)
        getattr(postgres, end)()
        batches.append(1)
        fill(tx, 2)

    backend.write(lambda tx: fill(tx, 0))
    try:
        line = line_of(backend.write, work)
        assert "the connection was lost: what was reported as done is kept" in line
        assert "no connection" in line_of(backend.read, names)
    finally:
        postgres.start()
    assert batches == [1]
    assert_whole_batches(backend, [0])


def test_a_lock_that_another_program_holds(backend, store_url, monkeypatch):
    monkeypatch.setitem(session._SETTINGS, "lock_timeout", "100ms")
    with psycopg.connect(store_url) as other:
        other.execute("LOCK TABLE clashline.store_about IN ACCESS EXCLUSIVE MODE")
        assert "another program holds the tables" in line_of(backend.write, lambda tx: fill(tx, 0))
    assert not names(backend)


def test_a_statement_that_takes_too_long(backend, monkeypatch):
    monkeypatch.setitem(session._SETTINGS, "statement_timeout", "100ms")
    line = line_of(backend.write, lambda tx: tx._connection.execute("SELECT pg_sleep(5)"))
    assert "took too long" in line


def test_a_server_that_only_reads(backend):
    line = line_of(
        backend.write, lambda tx: tx._connection.execute("SET TRANSACTION READ ONLY") and fill(tx, 0)
    )
    assert "only reads" in line


def test_a_full_disk_leaves_the_old_state(postgres, tmp_path):
    """The tables of this database lie on a disk of 24 MB; its log lies elsewhere, so the server goes on."""
    disk = postgres.folder / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m,mode=0777", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        # Mounting wants root; what a limit on the tables' growth gives instead is told by the same line.
        pytest.skip("a small disk can be mounted by root only")
    try:
        postgres.give(disk)
        store = postgres.new_store()
        postgres.execute(
            "postgres",
            f"CREATE TABLESPACE small LOCATION '{disk}'",
            f"ALTER DATABASE {store} SET TABLESPACE small",
        )
        with closing(connect(postgres.url(store), create=False)) as backend:
            backend.write(lambda tx: fill(tx, 0))
            line = line_of(backend.write, lambda tx: [fill(tx, batch) for batch in range(1, 500)])
            assert "the server's disk is full" in line
            assert_whole_batches(backend, [0])
        postgres.execute("postgres", f"DROP DATABASE {store}", "DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_lost_client_leaves_its_lock_to_the_next(postgres, backend, store_url):
    """The lock of a client that was killed is gone as soon as the server notices."""
    program = (
        "import sys, time\n"
        "from geo.store.postgis import connect\n"
        "backend = connect(sys.argv[1], create=False)\n"
        "def work(tx):\n"
        "    tx.upsert('store_about', [('theirs', '')])\n"
        "    print('has it', flush=True)\n"
        "    time.sleep(60)\n"
        "backend.write(work)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, store_url], stdout=subprocess.PIPE, text=True
    ) as client:
        assert client.stdout.readline() == "has it\n"
        waiting = threading.Timer(0.3, client.kill)
        waiting.start()
        backend.write(lambda tx: tx.upsert("store_about", [("ours", "")]))
    assert names(backend) == {"ours"}
    assert dict(backend.read(lambda tx: list(tx.select("store_about"))))["version"] == str(STORE_VERSION)
