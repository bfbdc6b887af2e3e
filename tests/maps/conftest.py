"""What tests of maps may ask for: frames made by hand, their map, and what a page holds."""

from __future__ import annotations

import json
import re

import pytest

import maps

from .by_hand import make_frames, seed_tables

_DATA = re.compile(r'<script type="application/json" id="clashline-data">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="session")
def frames():
    """Return frames of a small map, written by hand."""
    return make_frames(**seed_tables())


@pytest.fixture(scope="session")
def clash_map(frames):
    """Return the small map."""
    return maps.render(frames)


@pytest.fixture(scope="session")
def read_payload():
    """Return a function that reads the payload back out of a map's HTML."""

    def read(html):
        found = _DATA.findall(html)
        assert len(found) == 1
        return json.loads(found[0])

    return read


@pytest.fixture(scope="session")
def payload(clash_map, read_payload):
    """Return the payload of the small map."""
    return read_payload(clash_map.html)


@pytest.fixture(scope="session")
def to_bytes():
    """Return a function that says how many bytes of JSON a value makes."""
    return lambda value: len(json.dumps(value, separators=(",", ":")).encode())
