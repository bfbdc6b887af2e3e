from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import jinja2
from hypothesis import given
from hypothesis import strategies as st

import maps
from maps.options import NOTICE_LIMIT
from maps.page import to_json

from .hostile import make_hostile_frames, read_payloads

NASTY = "</script><script>alert(1)</script><!-- {{7*7}} {% raw %} <!--slot:scripts-->"


class _Elements(HTMLParser):
    """Lists start tags with their attributes, and the text of scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.raw = [], []
        self._open = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if known.get("name") == "clashline-seal":
            # Of all the markup it alone hangs on the data, and it is always 64 digits.
            assert re.fullmatch("[0-9a-f]{64}", known.pop("content"))
        self.tags.append((tag, known))
        if tag in ("script", "style"):
            self._open = (tag, dict(attrs))
            self.raw.append([tag, dict(attrs), ""])

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        if self._open:
            self.raw[-1][2] += data

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def _policy(elements):
    metas = [attrs for attrs in elements.of("meta") if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert len(metas) == 1
    return {
        directive.split(" ")[0]: directive.split(" ")[1:] for directive in metas[0]["content"].split("; ")
    }


def _hash(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else(clash_map):
    elements = _Elements(clash_map.html)
    policy = _policy(elements)
    for tag in ("script", "style"):
        texts = [text for name, attrs, text in elements.raw if name == tag and not attrs]
        assert len(texts) >= 2
        assert policy.pop(f"{tag}-src") == list(dict.fromkeys(map(_hash, texts)))
    nothing = ("default-src", "base-uri", "form-action")
    assert policy == {
        **{name: ["'none'"] for name in nothing},
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
    }


def test_the_policy_stands_before_everything_that_it_governs(clash_map):
    tags = _Elements(clash_map.html).tags
    first = next(number for number, (tag, _) in enumerate(tags) if tag in ("script", "style", "link", "img"))
    policies = [
        number for number, (_, attrs) in enumerate(tags) if "Content-Security-Policy" in attrs.values()
    ]
    assert policies[0] < first


def test_hostile_text_cannot_earn_a_hash_or_an_element(frames):
    calm = _Elements(maps.render(frames, title="calm").html)
    nasty = _Elements(maps.render(frames, title=NASTY, attribution=NASTY).html)
    assert nasty.tags == calm.tags
    assert [raw for raw in nasty.raw if not raw[1]] == [raw for raw in calm.raw if not raw[1]]


def test_all_payloads_in_all_fields_leave_the_markup_as_it_is():
    texts = [payload.text for payload in read_payloads()]
    calm = _Elements(maps.render(make_hostile_frames(["calm"] * len(texts))).html)
    notices = [text[:NOTICE_LIMIT] for text in texts]
    assert _Elements(maps.render(make_hostile_frames(texts), attribution=notices).html).tags == calm.tags


def test_the_page_names_no_address_outside_its_data_but_those_that_are_names(clash_map):
    html = re.sub(
        r'<script type="application/(?:ld\+)?json".*?</script>|<noscript>.*?</noscript>',
        "",
        clash_map.html,
        flags=re.DOTALL,
    )
    addresses = set(re.findall(r"https?://[^\s\"'`)\\<]+", html))
    # A namespace is a name, and Leaflet's own address stands in its licence and its unused attribution.
    assert {
        address for address in addresses if not re.match(r"https?://(www\.w3\.org|leafletjs\.com)\b", address)
    } == set()
    elements = _Elements(html)
    assert not [attrs for _, attrs in elements.tags if {"src", "href", "style"} & attrs.keys()]
    assert "url(" not in "".join(text for tag, _, text in elements.raw if tag == "style")


def test_the_page_can_be_zoomed_tells_its_language_and_speaks_without_scripts(clash_map):
    elements = _Elements(clash_map.html)
    assert elements.of("html") == [{"lang": "en", "dir": "ltr"}]
    viewport = next(attrs["content"] for attrs in elements.of("meta") if attrs.get("name") == "viewport")
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport
    assert elements.of("noscript")
    assert {"name": "referrer", "content": "no-referrer"} in elements.of("meta")


def test_rendering_twice_gives_the_same_bytes(frames, clash_map):
    assert maps.render(frames).html == clash_map.html


def test_rendering_leaves_folium_as_it_was(frames):
    import folium

    before = (list(folium.Map.default_js), list(folium.Map.default_css), folium.Map._template)
    maps.render(frames)
    assert (list(folium.Map.default_js), list(folium.Map.default_css), folium.Map._template) == before
    assert folium.Map().get_name() != folium.Map().get_name()


@given(st.text(st.characters(codec=None)) | st.sampled_from([payload.text for payload in read_payloads()]))
def test_any_text_comes_back_from_its_json_and_is_no_markup(text):
    import json

    written = to_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert not re.search(r"\{[{%#]|\$\{", written)
    written.encode()
    assert json.loads(written) == {"text": text}


def test_a_page_that_goes_through_a_template_comes_out_as_it_went_in():
    texts = [payload.text for payload in read_payloads()]
    html = maps.render(make_hostile_frames(texts)).html
    assert jinja2.Template(html, keep_trailing_newline=True).render() == html


def test_tiles_are_allowed_only_from_the_host_that_was_asked_for(frames, read_payload):
    url = "https://{s}.tile.example.org:8443/{z}/{x}/{y}.png"
    html = maps.render(frames, tiles=url, attribution="<b>Makers</b>").html
    assert _policy(_Elements(html))["img-src"] == ["https://*.tile.example.org:8443", "data:"]
    assert read_payload(html)["tiles"] == {"url": url, "max_zoom": 18}
    assert "<b>Makers</b>" in read_payload(html)["attribution"]
    assert "<b>Makers" not in html


def test_the_page_of_a_small_map_stays_under_a_megabyte(clash_map):
    assert len(clash_map.html.encode()) < 750_000


def test_no_path_of_this_machine_is_in_the_page(clash_map):
    assert str(Path.home()) not in clash_map.html
    assert str(Path(maps.__file__).parent) not in clash_map.html
