"""Do no harm: what is withheld or sensitive is in no byte of anything that is written, however it is spelt."""

from __future__ import annotations

import io
import json
import re
import shutil
import unicodedata
import zipfile
from urllib.parse import unquote

import pytest
import shapely

import gazetteer
import geo
from geo.read.compose import compose
from geo.read.metadata import Metadata
from geo.values import Action, Decision, Review
from maps.command.run import run

NAME = "Zarghun Mashal"
SITE = "camp-chapman-post"  # in Khost, by the city of that name
TEXT = """Zarghún-Mashal: 12 soldiers dead

Pakistani and Afghan forces exchanged fire near Torkham on Sunday, officials said. ZARGHUN
MASHAL, a spokesman for the Afghan defence ministry, said that 12 Pakistani soldiers were killed at Torkham crossing.

Gunmen killed three policemen at FOB Chapman in Khost on Monday, Zarghun\u00a0Mashal's office said. Five guards were
wounded at FOB Chapman on Monday, the office said (@ZarghunMashal, https://example.org/zarghun%20mashal).
"""
URDU = """زرغون مشال نے کہا کہ اتوار کو طورخم میں جھڑپ میں چار فوجی ہلاک ہوئے۔
"""


def _article(text, name, language="en"):
    about = Metadata(
        published="2025-03-11", language=language, title=text.split("\n")[0], publisher=f"{NAME} Daily",
        url="https://example.org/2025/zarghun-mashal-speaks",
    )  # fmt: skip
    return compose(name=name, source=text.encode(), text=text, metadata=about)


@pytest.fixture(scope="module")
def theatre(tmp_path_factory):
    """Return the theatre with one sensitive site."""
    home = gazetteer.Gazetteer.load("durand").theatre.path
    folder = shutil.copytree(home, tmp_path_factory.mktemp("data") / "durand")
    table = folder / "places.csv"
    lines = table.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{SITE},"))
    cells = lines[at].rsplit(",", 4)  # sensitive, confidence, exception, source close the row
    assert cells[1] == ""
    lines[at] = ",".join([cells[0], "yes", *cells[2:]])
    table.write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for name, text in (("zarghun_mashal", TEXT), ("urdu", URDU)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


OUTPUTS = ("map.html", "map.svg", "brief.md", "out.gpkg", "out.geojson", "out.csv")
MORE_OUTPUTS = ("urdu.html", "brief.html", "persian.docx")


def _write_all(inputs, theatre, folder, capsys, *, review=(), more_outputs=()):
    """Write everything that can be written, by the command as people do; return the bytes by file."""
    shared = [str(inputs), "--theatre", str(theatre)]
    if review:
        path = folder.parent / "review.toml"
        path.write_text(
            "\n".join(f"[[review]]\n{entry}\nwho = 'A.'\nwhy = 'asked'" for entry in review), "utf-8"
        )
        shared += ["--review", str(path)]
    for name in (*OUTPUTS, *more_outputs):
        stem = name.partition(".")[0]
        command = {"map": "map", "urdu": "map", "brief": "report", "persian": "report", "out": "export"}[stem]
        words = {"urdu": ["--language", "ur"], "persian": ["--language", "fa"]}.get(stem, [])
        assert run([command, *shared, *words, "-o", str(folder / name)]) == 0
    capsys.readouterr()
    for name, more in (("why.json", ["--json"]), ("why.txt", [])):
        assert run(["explain", *shared, *more]) == 0
        (folder / name).write_text(capsys.readouterr().out, "utf-8")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _read(data):
    """Return the text of a file, and once more without its tags, which may stand between two words."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(name) for name in parts.namelist() if not name.endswith(".png"))
    text = unquote(data.decode("utf-8", "replace"))
    return text + " 0 " + re.sub("<[^>]*>", "", text)


def _letters(text):
    """Return nothing but the letters of a text, each in one form, with all escapes resolved."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(
        r"[^a-z\u0621-\u06d5]", "", text.translate(str.maketrans("يىكہۀ", "ییکهه")).replace("ـ", "")
    )


def _bearing(written, *names):
    wanted = list(map(_letters, names))
    read = {name: _letters(_read(data)) for name, data in written.items()}
    return {name for name, text in read.items() if any(each in text for each in wanted)}


def test_a_withheld_name_is_in_no_byte_of_anything_written(inputs, theatre, tmp_path, capsys):
    (tmp_path / "plain").mkdir()
    plain = _write_all(inputs, theatre, tmp_path / "plain", capsys)
    bearing = {"map.html", "brief.md", "out.gpkg", "out.geojson", "out.claims.csv", "why.json", "why.txt"}
    assert bearing <= _bearing(plain, NAME)
    assert {*OUTPUTS, "why.json"} <= _bearing(plain, "Torkham")
    (tmp_path / "covered").mkdir()
    names = [
        f"action = 'redact'\nname = '{each}'" for each in ("zarghun mashal", "زَرغون مشال", "torkham", "طورخم")
    ]
    covered = _write_all(
        inputs, theatre, tmp_path / "covered", capsys, review=names, more_outputs=MORE_OUTPUTS
    )
    assert covered.keys() > plain.keys()
    quotes = geo.export.read_frames(tmp_path / "covered" / "out.csv").claims
    # The name is broken over two lines, which are two sentences: each half is covered where it stands.
    assert "ZARGHUN" not in "".join(quotes["quote_prefix"])
    assert any(quote.startswith("██████, a spokesman") for quote in quotes["quote"])
    assert _bearing(covered, NAME, "زرغون مشال", "Torkham", "طورخم") == set()
    assert "12 Pakistani soldiers were killed at ███████ crossing" in covered["out.geojson"].decode()


def test_a_sensitive_site_is_known_by_its_settlement_everywhere(inputs, theatre, tmp_path, capsys):
    site = gazetteer.Gazetteer.load(theatre).get(SITE)
    assert site.sensitive
    (tmp_path / "out").mkdir()
    put = f"action = 'place'\nclaim = '{_claim_of(inputs, theatre, 12).id}'\nplace = '{SITE}'"
    written = _write_all(inputs, theatre, tmp_path / "out", capsys, review=[put])
    assert _bearing(written, SITE, site.label) == set()
    lat, lon = (re.escape(f"{value:.3f}").encode() for value in (site.lat, site.lon))
    near = re.compile(rb"%b.{1,20}%b|%b.{1,20}%b" % (lat, lon, lon, lat))
    assert {name for name, data in written.items() if near.search(data)} == set()
    frames = geo.export.read_frames(tmp_path / "out" / "out.gpkg")
    assert SITE not in {each for column in frames.claims["place_ids"] for each in column.split("; ")}
    points = frames.incident_places.geometry.dropna()  # which a GeoPackage has in binary
    assert min(point.distance(shapely.Point(site.lon, site.lat)) for point in points) > 0.005
    place = frames.incident_places.set_index("place_id").loc["khost-city"]
    assert (place["precision"], place["label"]) == ("settlement", "Khost")
    # A sentence is quoted as it stands: only a redaction covers the name in it.
    assert any("FOB Chapman" in quote for quote in frames.claims["quote"])


def _claim_of(inputs, theatre, low):
    result = geo.build(geo.read(inputs), gazetteer.Gazetteer.load(theatre))
    return next(claim for claim in result.dossier.claims if claim.value_low == low)


def test_a_site_that_is_not_sensitive_stays_a_site(inputs):
    result = geo.build(geo.read(inputs))
    assert SITE in set(result.incident_places["place_id"])


def test_a_withheld_sentence_stands_in_no_other_claim_and_beside_none(inputs):
    said = "Gunmen killed three policemen and wounded five guards at FOB Chapman in Khost on Monday."
    text = f"Four soldiers were killed at Torkham on Sunday, officials said. {said} Two men were killed in Kurram on Monday.\n"
    article = _article(text, "both")
    plain = geo.build([article])
    killed = next(claim for claim in plain.dossier.claims if claim.value_low == 3)
    pieces = [said[:30], said[-20:]]
    assert all(each in json.dumps(geo.explain(plain)) for each in pieces)
    for about in ({"quotes": (killed.id,)}, {"claims": (killed.id,)}):
        decision = Decision(number=1, action=Action.REDACT, who="A.", why="asked", **about)
        result = geo.build([article], review=Review(decisions=(decision,)))
        told = json.dumps(
            [geo.explain(result), *(t.to_json() for n, t in result.frames.tables().items() if n != "areas")]
        )
        assert [each for each in pieces if each in told] == []
        assert {5, 4, 2} <= {claim.value_low for claim in result.dossier.claims}


def test_a_withheld_article_shows_nothing_of_its_words(inputs):
    article = _article(TEXT, "one")
    decision = Decision(number=1, action=Action.REDACT, who="A.", why="asked", article=article.id)
    result = geo.build([article], review=Review(decisions=(decision,)))
    told = json.dumps(
        [t.to_json() for n, t in result.frames.tables().items() if n != "areas"], ensure_ascii=False
    )
    words = TEXT.split()
    runs = {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}
    assert [each for each in runs if each in told] == []
    assert "mashal-speaks" not in told
