"""Nothing that a store called safe is lost: killed writers, many writers, full disks, a hand on Ctrl-C."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import geo

from .reports import make_reports

# The module that the store uses: pytest may have imported another of its name, for its examples.
change = geo.Store.add.__globals__["change"]

TRIALS = Path(__file__).with_name("store_trials.py")
REASON = "mounting a small disk takes root"


def run_trials(root, *arguments, timeout=1500):
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, TRIALS, *map(str, arguments)],
        env=environment, capture_output=True, text=True, check=False, timeout=timeout,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def check_killed(root, folder, trials):
    found = run_trials(root, "kill", folder, trials, 7)
    assert found["trials"] == trials
    assert found["killed"] >= trials // 4
    assert found["told"]
    assert {name: found[name] for name in ("lost", "doubled", "damaged", "left", "other")} == {
        "lost": 0, "doubled": 0, "damaged": 0, "left": 0, "other": 0,
    }  # fmt: skip


def test_killed_writers_lose_double_and_damage_nothing(root, tmp_path):
    check_killed(root, tmp_path, 10)


@pytest.mark.long
def test_two_hundred_killed_writers_lose_double_and_damage_nothing(root, tmp_path):
    check_killed(root, tmp_path, 200)


def test_sixteen_writers_end_as_one_would(root, tmp_path):
    found = run_trials(root, "write", tmp_path, 16, 3)
    assert found == {"failed": 0, "other": [], "damaged": [], "entries": True, "left": []}


def written(target, articles, limit):
    """Add to a store in a process that may write no file larger than a limit. Returns what it says and its status."""
    code = (
        "import sys, resource, geo; sys.path.insert(0, sys.argv[1]); from maps.command.run import run\n"
        "if sys.argv[3] != '0': resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "sys.exit(run(['add', sys.argv[4], '--to', sys.argv[2]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(TRIALS.parent), str(target), str(limit), str(articles)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return done.stderr.strip(), done.returncode


def folder_of(articles, folder):
    folder.mkdir()
    for article in articles:
        (folder / f"{article.name}.txt").write_text(article.text, encoding="utf-8")
    return folder


def check_old_state(target, kept):
    with geo.open_store(target, create=False) as store:
        assert {article.id for article in store.articles()} == {article.id for article in kept}
        assert store.check(deep=True) == ()
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_where_no_more_can_be_written_one_line_says_so_and_the_old_state_is_left(tmp_path):
    few, many = make_reports(3, 1), make_reports(60, 2)
    target = tmp_path / "disk" / "store.gpkg"
    target.parent.mkdir()
    with geo.open_store(target) as store:
        store.add(few)
    said, status = written(target, folder_of(many, tmp_path / "many"), target.stat().st_size)
    assert status == 1
    assert said.count("\n") == 0
    assert "the disk is full" in said
    assert "what was committed before is kept" in said
    check_old_state(target, few)


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip(REASON)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_leaves_the_old_state(tmp_path, small_disk):
    few, many = make_reports(3, 1), make_reports(60, 2)
    target = small_disk / "store.gpkg"
    with geo.open_store(target) as store:
        store.add(few)
    said, status = written(target, folder_of(many, tmp_path / "many"), 0)
    assert status == 1
    assert said.count("\n") == 0
    assert "the disk is full" in said
    check_old_state(target, few)


def test_ctrl_c_keeps_what_was_committed(tmp_path, monkeypatch):
    # Where tests run in the background of a shell, Ctrl-C is ignored, and Python then leaves it so.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(change, "BATCH", 3)
    articles = make_reports(10, 3)
    safe = []

    def interrupt(done, _):
        if done == 8:
            signal.raise_signal(signal.SIGINT)

    with geo.open_store(tmp_path / "a.gpkg") as store:
        with pytest.raises(KeyboardInterrupt):
            store.add(articles, progress=interrupt, committed=safe.extend)
        signal.signal(signal.SIGINT, before)
        assert {article.id for article in store.articles()} == set(safe)
        assert len(safe) == 6
        assert store.add(articles).known == 6
        assert store.check(deep=True) == ()


def test_what_fails_in_the_middle_of_a_transaction_leaves_nothing_of_it(tmp_path, monkeypatch):
    articles = make_reports(6, 4)
    with geo.open_store(tmp_path / "a.gpkg") as store:
        store.add(articles[:2])
        before = store.frames().tables()
        with monkeypatch.context() as patched:
            patched.setattr(change, "note", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                store.add(articles[2:])
        assert all(before[name].equals(table) for name, table in store.frames().tables().items())
        assert len(store.history()) == 1


def test_a_locked_store_is_waited_for_and_then_told(tmp_path):
    with geo.open_store(tmp_path / "a.gpkg") as store:
        store.add(make_reports(2, 4))
        other = sqlite3.connect(tmp_path / "a.gpkg", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        store._backend.patience_s = 0.3
        with pytest.raises(geo.StoreError, match="another program has it locked"):
            store.add(make_reports(3, 5))
        assert len(store.frames().articles) == 2  # reading waits for nobody
        other.execute("ROLLBACK")
        other.close()
        assert store.add(make_reports(3, 5)).new == 3
