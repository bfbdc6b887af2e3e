"""The claims that a page tells to programs: JSON-LD that stays data, small, and within the page's policy."""

import json
import re

import pytest

import geo
import maps
from maps.statements import MOST

from .by_hand import make_frames, seed_tables
from .hostile import make_hostile_frames, read_payloads

_STATEMENTS = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read_statements(html):
    """Read what a page states; it does so once."""
    (block,) = _STATEMENTS.findall(html)
    return json.loads(block)


@pytest.fixture(scope="module")
def page():
    return maps.render(make_frames(**seed_tables()), theatre="durand").html


def test_a_page_states_claims_with_numbers_and_who_says_them(page):
    stated = read_statements(page)
    assert (stated["@context"], stated["@type"]) == ("https://schema.org", "Dataset")
    assert stated["hasPart"]
    for claim in stated["hasPart"]:
        assert claim["@type"] == "Claim"
        assert re.search(r"\d", claim["name"])
        assert claim["appearance"]["name"]
        assert claim["about"]["name"]
    assert stated["size"].startswith(f"{len(stated['hasPart'])} of ")
    assert "Review" not in json.dumps(stated)


def test_packed_pages_state_a_sample_and_say_of_how_many():
    from ..geo.coded_tables import acled

    table = acled(*({"event_id_cnty": str(number)} for number in range(200)))
    stated = read_statements(maps.render(geo.read_coded(table), packed=True).html)
    assert len(stated["hasPart"]) == MOST
    assert stated["size"] == f"{MOST} of 200 claims"
    assert len(json.dumps(stated)) < 40_000


def test_a_page_without_claims_states_none():
    stated = read_statements(maps.render(geo.Frames.empty("durand")).html)
    assert (stated["hasPart"], stated["size"]) == ([], "0 of 0 claims")


def test_hostile_text_stays_within_the_block_and_gives_no_address():
    payloads = [payload.text for payload in read_payloads()]
    html = maps.render(make_hostile_frames(payloads), theatre="durand").html
    (block,) = _STATEMENTS.findall(html)
    assert not set("<>&") & set(block)
    assert not re.search(r"\{[{%#]|\$\{", block)
    for claim in json.loads(block)["hasPart"]:
        assert claim.get("appearance", {}).get("url", "https://").startswith(("http://", "https://"))


def test_the_policy_knows_no_script_of_it(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy.count("'sha256-") - len(re.findall(r"<style>", page)) == len(set(scripts))
