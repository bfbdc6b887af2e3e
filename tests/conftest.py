"""What every test may ask for: the repository's folders, a theatre, the seeds' result, a real Chromium."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

# Before pytest imports modules by their paths: that would bind ``maps.draw`` to the module, and not to its function.
import geo
import maps

from .postgres import Server

assert callable(geo.build)
assert callable(maps.draw)

ROOT = Path(__file__).parents[1]

# The same examples on every run, and no deadline: the machine is shared, and a slow draw is no failure.
settings.register_profile("clashline", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("CLASHLINE_HYPOTHESIS", "clashline"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the five seed articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of the annotated corpus."""
    return ROOT / "bench" / "border_claims"


@pytest.fixture(scope="session")
def seed_result(seeds):
    """Return what is read from the five seeds, built once a run (and once a worker)."""
    import geo

    return geo.build(geo.read(seeds))


def _look_for(tool: str) -> str:
    """Return what a script of tools/ found; without it the test is skipped, in CI it fails."""
    found = subprocess.run(
        ["sh", ROOT / "tools" / tool],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if found.returncode:
        pytest.fail(found.stderr.strip())
    if not found.stdout.strip():
        pytest.skip(found.stderr.strip())
    return found.stdout.strip()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium; without one the test is skipped, in CI it fails."""
    return _look_for("chromium.sh")


@pytest.fixture(scope="session")
def postgres():
    """Return a running PostgreSQL server with PostGIS, one a worker; without one skipped, in CI failed."""
    with closing(Server(_look_for("postgres.sh"))) as server:
        yield server


@pytest.fixture
def database(postgres) -> str:
    """Return the address of a new database with PostGIS and nothing in it; it ends with the server."""
    return postgres.url(postgres.new_database())


@pytest.fixture(scope="session")
def browser(chromium):
    """Return a Playwright browser on the machine's own Chromium, one a worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-sync",
            ],
        )
        yield opened
        opened.close()


def pytest_terminal_summary(terminalreporter):
    """Print the scores on the corpus at the end of a run, whichever worker found them."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    tables = {
        value
        for report in reports
        for key, value in getattr(report, "user_properties", ())
        if key == "scores"
    }
    if tables:
        terminalreporter.section("scores on the annotated corpus")
        for lines in sorted(tables, reverse=True):
            terminalreporter.write_line(lines)
