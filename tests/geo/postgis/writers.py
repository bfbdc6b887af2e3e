"""Processes that add articles to a store, and may be killed at any moment. Forked from one that has all imports done."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from functools import cache
from pathlib import Path

import geopandas  # noqa: F401 - done once, for all that are forked

import gazetteer
import geo.store.postgis.opening  # noqa: F401 - as geopandas
from geo.store import open_store

from ..reports import make_reports

ROOT = Path(__file__).parents[3]

# Seconds. Sixteen on a busy machine take their time; what waits for ever waits longer.
_LONGEST = 1500

GAZETTEER = gazetteer.Gazetteer.load()


def write(target, seed, number, only, batch, said):  # noqa: PLR0917 - what a process is given
    """Add some of the reports of a seed, a few at a time, and send their ids when the store says that they are safe."""
    reports = make_reports(number, seed)
    mine = [reports[each] for each in only]
    try:
        with open_store(target, GAZETTEER, create=False) as store:
            said.send("ready")
            for start in range(0, len(mine), batch):
                store.add(mine[start : start + batch], committed=said.send)
        said.send("done")
    except Exception as error:  # noqa: BLE001 - it is told, and not what is asked about
        said.send(error)


@cache
def forked():
    """Return what forks writers from one process that has all imports done. Not every system has it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


@contextlib.contextmanager
def findable():
    """Let new processes find this module, from wherever and however pytest was started."""
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (before, str(ROOT))))
    sys.path.append(str(ROOT))
    try:
        yield
    finally:
        sys.path.remove(str(ROOT))
        os.environ["PYTHONPATH"] = before


class Writer:
    """One such process, what it acknowledged, and how it ended: ``done``, an error, or None where it was killed."""

    def __init__(self, target, seed, number, only=None, batch=3):
        context = forked()
        here, there = context.Pipe(duplex=False)
        chosen = list(range(number)) if only is None else list(only)
        self.acknowledged = []
        self.end = None
        self._ready = threading.Event()
        self._acks = threading.Semaphore(0)
        self._process = context.Process(target=write, args=(target, seed, number, chosen, batch, there))
        with findable():
            self._process.start()
        there.close()
        self._listening = threading.Thread(target=self._listen, args=(here,))
        self._listening.start()

    def _listen(self, here):
        with contextlib.suppress(EOFError):
            while True:
                said = here.recv()
                if said == "ready":
                    self._ready.set()
                elif isinstance(said, list | tuple):
                    self.acknowledged += said
                    self._acks.release()
                else:
                    self.end = said
        self._ready.set()
        self._acks.release(1000)

    def kill_after(self, seconds=None, acks=None):
        """Kill it so many seconds after it is ready, or when it has acknowledged so many batches."""
        assert self._ready.wait(60)
        if seconds is not None:
            time.sleep(seconds)
        for _ in range(acks or 0):
            assert self._acks.acquire(timeout=60)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process.pid, signal.SIGKILL)
        self.join()

    def join(self):
        """Wait for its end and return what it acknowledged."""
        self._process.join(_LONGEST)
        ended = self._process.exitcode is not None
        self._process.kill()
        assert ended, "a writer does not end"
        self._listening.join()
        return self.acknowledged


def torment(target, trials, rng, *, between=lambda trial: None):
    """Let a writer after the other be killed at a random moment, each with reports of its own.

    Returns the seeds, and all ids that were acknowledged. Moments are drawn over the time that the first, unharmed
    writer takes, a third of them just after an acknowledgement.
    """
    number, batch = 6, 2
    began = time.monotonic()
    first = Writer(target, 0, number, batch=batch)
    assert first._ready.wait(60)
    ready = time.monotonic()
    acknowledged = set(first.join())
    assert first.end == "done", first.end
    whole = time.monotonic() - ready
    assert whole < time.monotonic() - began
    killed = 0
    for trial in range(1, trials + 1):
        writer = Writer(target, trial, number, batch=batch)
        between(trial)
        if trial % 3 == 2:
            writer.kill_after(acks=rng.randrange(1, number // batch))
        else:
            writer.kill_after(seconds=rng.uniform(0, whole))
        killed += writer.end is None
        acknowledged |= set(writer.acknowledged)
    return number, acknowledged, killed


def reports_of(trials, number):
    """Return all reports that the writers of ``torment`` had."""
    return [report for seed in range(trials + 1) for report in make_reports(number, seed)[:number]]


def overlapping(writers, number, rng):
    """Give each writer most of the reports, in an order of its own."""
    for _ in range(writers):
        yield rng.sample(range(number), k=number * 2 // 3)


def new_random(seed):
    """Return a source of chance that is the same each time."""
    return random.Random(seed)
