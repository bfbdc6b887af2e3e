"""Trials of stores in a process of their own: writers that are killed at any moment, and many writers at once.

A process that has one thread may fork, so that what takes long (reading articles) is done once for all trials. A writer
prints an article's id once the store said that it is safe; what was printed must be there, whatever happens then.
After ``kill9.py`` (CC0): the moment is uniform over a whole run, and in every third trial it is just behind the n-th id.

usage: python store_trials.py kill|write FOLDER NUMBER SEED
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

import geo
from gazetteer import Gazetteer
from geo.build import read_article
from geo.store.keep import Kept, Reading, order_of, reader_of

sys.path.insert(0, str(Path(__file__).parent))
from reports import make_reports

ARTICLES, BATCH = 14, 2


def read_all(articles, gazetteer):
    """Read articles once, as a store keeps them."""
    told = [read_article(article, gazetteer) for article in articles]
    reader = reader_of(gazetteer)
    return [
        Kept(article=each.article, reading=Reading(mentions=each.mentions, claims=each.claims), reader=reader)
        for each in told
    ]


def write(target, kept, gazetteer, out):
    """Add articles batch by batch, and tell the ids of those that are safe."""
    with geo.open_store(target, gazetteer) as store:
        for start in range(0, len(kept), BATCH):
            batch = kept[start : start + BATCH]
            store.put(batch)
            os.write(out, "".join(f"{each.article.id}\n" for each in batch).encode())


def fork(work):
    """Run work in another process. Returns its id, and where it tells ids."""
    told, out = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(told)
            work(out)
            status = 0
        finally:
            os._exit(status)
    os.close(out)
    return child, told


def listen(child, told, *, until=None, ids=None):
    """Collect what a writer tells; kill it when the time has come, or that many ids were told."""
    deadline = None if until is None else time.monotonic() + until
    heard, killed = b"", False
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([told], [], [], left)
        if not ready or (ids is not None and heard.count(b"\n") >= ids):
            os.kill(child, signal.SIGKILL)
            killed, deadline, ids = True, None, None
            continue
        more = os.read(told, 4096)
        if not more:
            break
        heard += more
    os.close(told)
    _, status = os.waitpid(child, 0)
    return heard.decode().split(), killed and os.WIFSIGNALED(status), status


def kill(folder, trials, seed):
    """Kill writers. Returns what was lost, doubled, damaged, left behind, or ended otherwise."""
    rng = random.Random(seed)
    gazetteer = Gazetteer.load()
    articles = make_reports(ARTICLES, seed, days=3, places=4)
    kept = read_all(articles, gazetteer)
    built = geo.build(sorted(articles, key=order_of), gazetteer).frames.tables()
    found = {
        "trials": 0,
        "killed": 0,
        "told": 0,
        "lost": 0,
        "doubled": 0,
        "damaged": 0,
        "left": 0,
        "other": 0,
    }
    target = folder / "store.gpkg"
    begun = time.monotonic()
    child, told = fork(lambda out: write(target, kept, gazetteer, out))
    assert len(listen(child, told)[0]) == len(kept)
    whole_run = time.monotonic() - begun
    for trial in range(trials):
        for path in folder.iterdir():
            path.unlink()
        rng.shuffle(kept)
        child, told = fork(lambda out: write(target, kept, gazetteer, out))
        moment = (
            {"ids": rng.randrange(1, len(kept))} if trial % 3 == 2 else {"until": rng.uniform(0, whole_run)}
        )
        ids, killed, _ = listen(child, told, **moment)
        found["trials"] += 1
        found["killed"] += killed
        found["told"] += len(ids)
        with geo.open_store(target, gazetteer) as store:
            there = [article.id for article in store.articles()]
            found["lost"] += len(set(ids) - set(there))
            found["doubled"] += len(there) - len(set(there))
            found["damaged"] += bool(store.check())
            if trial % 5 == 0:
                found["damaged"] += bool(store.check(deep=True))
                store.put(kept)
                tables = store.frames().tables()
                found["other"] += any(not tables[name].equals(built[name]) for name in built)
        found["left"] += len(list(folder.iterdir())) - 1
    return found


def write_together(folder, writers, seed):
    """Let writers with overlapping articles write at once. Returns how many failed, and what ended otherwise."""
    gazetteer = Gazetteer.load()
    articles = make_reports(2 * ARTICLES, seed, days=4, places=4)
    kept = read_all(articles, gazetteer)
    built = geo.build(sorted(articles, key=order_of), gazetteer).frames.tables()
    target = folder / "store.gpkg"
    children = []
    for number in range(writers):
        rng = random.Random(seed + number)
        mine = rng.sample(kept, len(kept) // 2) if number else list(kept)
        rng.shuffle(mine)
        children.append(fork(lambda out, mine=mine: write(target, mine, gazetteer, out)))
    failed = sum(listen(child, told)[2] != 0 for child, told in children)
    with geo.open_store(target, gazetteer) as store:
        tables = store.frames().tables()
        return {
            "failed": failed,
            "other": [name for name in built if not tables[name].equals(built[name])],
            "damaged": list(store.check(deep=True)),
            "entries": [entry.number for entry in store.history()]
            == list(range(1, len(store.history()) + 1)),
        } | {
            "left": [
                path.name
                for path in folder.iterdir()
                if path.name not in {"store.gpkg", "store.gpkg-wal", "store.gpkg-shm"}
            ]
        }


if __name__ == "__main__":
    what, where, number, first = sys.argv[1:]
    trials = {"kill": kill, "write": write_together}[what]
    sys.stdout.write(json.dumps(trials(Path(where), int(number), int(first))))
