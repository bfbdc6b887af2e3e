"""Static pictures: the same facts and signs as the page, on paper, in any script, and nothing in them that runs."""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
import sys
import zlib
from xml.etree import ElementTree as ET

import pytest

import maps
from maps.draw import SIZE_NAMES
from maps.picture.drawing import Group, Words
from maps.picture.signs import DIAMOND, TRIANGLE, TURN
from maps.picture.typeset import set_line

from .by_hand import make_frames, seed_tables
from .hostile import make_hostile_frames, read_payloads
from .watch import watched

SVG = "{http://www.w3.org/2000/svg}"
MADE_OF = {"svg", "title", "desc", "defs", "g", "path", "use"}
MAY_HAVE = {
    *(
        "width",
        "height",
        "viewBox",
        "role",
        "aria-labelledby",
        "aria-label",
        "id",
        "d",
        "x",
        "y",
        "transform",
    ),
    *(
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-linejoin",
    ),
    *("{http://www.w3.org/1999/xlink}href", "{http://www.w3.org/XML/1998/namespace}lang"),
}


def _words(items):
    for item in items:
        if isinstance(item, Words):
            yield item
        elif isinstance(item, Group):
            yield from _words(item.members)


def _texts(picture):
    return [words.line.text for words in _words(picture._drawing.items)]


@pytest.fixture(scope="module")
def picture(seed_result):
    return maps.draw(seed_result)


def test_an_svg_is_made_of_paths_and_fetches_nothing(picture):
    root = ET.fromstring(picture.svg)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} == MADE_OF
    assert {name for node in root.iter() for name in node.attrib} <= MAY_HAVE
    links = {value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")}
    ids = {node.get("id") for node in root.iter()}
    assert links
    assert all(link[0] == "#" and link[1:] in ids for link in links)
    assert root.find(f"{SVG}title").text == picture.title
    for fact in (
        "5 articles",
        "Torkham crossing, at this spot",
        "Paktika Province, somewhere in this province",
    ):
        assert fact in root.find(f"{SVG}desc").text.replace("\u00a0", " ")


def test_a_picture_tells_what_the_page_tells(picture):
    said = " | ".join(_texts(picture)).replace("\u00a0", " ").replace("\u2009", " ")
    for fact in (
        "The Afghanistan-Pakistan frontier, 9–12 October 2025",
        "3 incidents at 10 places, 2 not placed · reported, not reviewed",
        "How sure is the place?",
        "The frontier, unrolled",
        "Killed, according to",
        "Pakistan | 23",
        "Floor … Ceiling | 23 … 58 | 9 … > 200 | Policy: own losses as floor, the highest claim as ceiling",
        "© OpenStreetMap contributors",
    ):
        assert fact in said


@pytest.mark.parametrize("size", SIZE_NAMES)
def test_no_text_lies_on_another_or_off_the_sheet(seed_result, size):
    drawn = maps.draw(seed_result, size=size)
    boxes = []
    for words in _words(drawn._drawing.items):
        if not words.turn:
            width = words.line.width * words.size / 1000 + words.spacing * (len(words.line.glyphs) - 1)
            boxes.append((words.x, words.y - words.size * 0.72, words.x + width, words.y, words.line.text))
    assert len(boxes) > 60
    said = [text for *_, text in boxes]
    for name in (
        "Kunar",
        "Nangarhar",
        "Paktia",
        "Khost",
        "Kurram",
        "Paktika",
        "Helmand",
        "Torkham",
        "Chaman",
    ):
        assert said.count(name) >= 1, name
    turned = {words.line.text for words in _words(drawn._drawing.items) if words.turn}
    assert turned in ({"hypothetical Durand Line", "Pakistan-Afghanistan border"}, {"Durand Line"})
    for at, (left, top, right, foot, text) in enumerate(boxes):
        assert left >= 0 <= top, text
        assert right <= drawn.width, text
        assert foot <= drawn.height, text
        hit = [e for a, b, c, d, e in boxes[at + 1 :] if left < c and right > a and top < d and foot > b]
        assert not hit, (text, hit)


def test_a_png_has_the_dots_that_were_asked_for(picture, tmp_path):
    data = picture.save(tmp_path / "map.png", dpi=100).read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1170, 827)  # A4 is 11.69 by 8.27 inches
    assert struct.unpack(">II", data[data.index(b"pHYs") + 4 :][:8]) == (3937, 3937)
    pixels = zlib.decompress(
        b"".join(
            data[at + 4 : at + 4 + struct.unpack(">I", data[at - 4 : at])[0]]
            for at in [found.start() for found in re.finditer(b"IDAT", data)]
        )
    )
    assert len(set(pixels)) > 100


def test_a_pdf_is_one_page_with_fonts_and_no_action(picture, tmp_path):
    data = picture.save(tmp_path / "map.pdf").read_bytes()
    assert data.startswith(b"%PDF-1.7")
    assert b"/MediaBox [0 0 841.89 595.275]" in data
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    assert data.count(b"/FontFile2") >= 3
    assert not re.search(
        rb"/(JavaScript|JS|OpenAction|AA|URI|Launch|EmbeddedFile|CreationDate|ModDate)\b", data
    )
    assert len(data) < 150_000


def test_the_same_input_gives_the_same_bytes(frames, root):
    code = (
        "import hashlib, maps\nfrom by_hand import make_frames, seed_tables\n"
        "p = maps.draw(make_frames(**seed_tables()))\n"
        "print(*(hashlib.sha256(each).hexdigest() for each in (p.svg.encode(), p.pdf, p.png(48))))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Kabul", "PYTHONPATH": f"{root}:{root}/tests/maps"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    picture = maps.draw(frames)
    mine = (picture.svg.encode(), picture.pdf, picture.png(48))
    assert other == [hashlib.sha256(each).hexdigest() for each in mine]


def test_arabic_script_is_joined_and_runs_from_the_right():
    word, alone = set_line("چمن"), set_line("چ")
    letters = [glyph for glyph in word.glyphs if glyph.text]
    assert [glyph.text for glyph in letters] == ["ن", "م", "چ"]
    assert letters[-1].number != next(glyph for glyph in alone.glyphs if glyph.text).number
    assert [glyph.text for glyph in set_line("58 سرباز").glyphs if glyph.text][-2:] == ["5", "8"]
    # A joiner that joins not keeps two letters of a word apart, and is no box.
    apart = set_line("می\u200cخواهد")
    assert apart.width > set_line("میخواهد").width
    assert all(glyph.number for glyph in apart.glyphs)


def test_right_to_left_pages_are_laid_out_from_the_right(frames):
    left, right = maps.draw(frames), maps.draw(frames, language="ur")
    title = next(words for words in _words(right._drawing.items) if words.line.text == right.title)
    width = title.line.width * title.size / 1000
    assert title.x + width == pytest.approx(right.width - 34, abs=0.1)
    assert next(words for words in _words(left._drawing.items) if words.line.text == left.title).x == 34
    assert 'xml:lang="ur"' in right.svg


def test_an_area_is_never_drawn_as_a_point():
    tables = seed_tables()
    tables["incident_places"] = [row for row in tables["incident_places"] if row["precision"] == "province"]
    drawn = maps.draw(make_frames(**tables))
    groups = [item for item in drawn._drawing.items if isinstance(item, Group)]
    assert groups
    for group in groups:
        assert "somewhere in this province" in group.title
        tint, hatching, edge = group.members  # and no sign
        assert tint.ink.fill_opacity < 0.2 < edge.ink.width
        assert not hatching.ink.fill


def test_hostile_texts_are_drawn_and_stay_text():
    texts = [payload.text for payload in read_payloads()[:40]]
    frames = make_hostile_frames(texts)
    drawn = maps.draw(frames, title=texts[0][:300], subtitle=texts[1][:300], attribution=texts[2])
    root = ET.fromstring(drawn.svg)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= MADE_OF
    assert {name for node in root.iter() for name in node.attrib} <= MAY_HAVE
    assert not re.search(rb"/(JavaScript|JS|OpenAction|AA|URI|Launch)\b", drawn.pdf)
    assert drawn.png(48).startswith(b"\x89PNG")


def test_a_map_of_nothing_is_a_picture_all_the_same():
    drawn = maps.draw(make_frames(), size="A4", theme="dark")
    assert "0 incidents" in " ".join(_texts(drawn)).replace("\u00a0", " ")
    assert drawn.png(48)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"size": "A9"}, "size 'A9': choose from A4, A4-landscape, 16:9"),
        ({"theme": "blue"}, "theme 'blue': choose from light, dark"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(frames, options, said):
    with pytest.raises(maps.OptionError, match=re.escape(said)):
        maps.draw(frames, **options)


def test_a_file_that_is_no_picture_and_dots_beyond_measure_are_refused(picture, tmp_path):
    with pytest.raises(maps.OptionError, match=r"let its name end in \.svg, \.png, \.pdf"):
        picture.save(tmp_path / "map.doc")
    with pytest.raises(maps.OptionError, match="24 to 600"):
        picture.save(tmp_path / "map.png", dpi=10_000)
    assert not list(tmp_path.iterdir())


@pytest.mark.browser
def test_signs_hatching_and_figures_are_those_of_the_page(browser, seed_result):
    from maps.figures import list_matrices
    from maps.language import load_language
    from maps.model import Model
    from maps.options import check_options
    from maps.payload.compose import compose
    from maps.speech import Speech

    with watched(browser, viewport={"width": 1000, "height": 700}) as (page, _):
        page.set_content(maps.render(seed_result).html)
        page.wait_for_selector("[data-claims]")
        for kind, corners in (("strike", TRIANGLE), ("attack", DIAMOND)):
            points = page.evaluate(f"Clashline.sign('{kind}', 0, 0, 10).firstChild.getAttribute('points')")
            assert [tuple(map(float, each.split(","))) for each in points.split()] == [
                (10 * x, 10 * y) for x, y in corners
            ]
        turns = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('pattern')].map((p) => [p.getAttribute('class').slice(2),"
            " Number(/-?[0-9]+/.exec(p.getAttribute('patternTransform'))[0])]))"
        )
        assert turns == TURN
        shown = page.eval_on_selector_all(
            "[data-panel] table .cl-figure",
            "(all) => all.map((each) => [each.dataset.claims, each.textContent])",
        )
    speech = Speech(load_language("en"))
    options = check_options(title=None, subtitle="", tiles=None, attribution="", language="en")
    model = Model(compose(seed_result.frames, seed_result.gazetteer, options), speech)
    mine = [
        (
            " ".join(claim["id"] for claim in figure.claims),
            speech.say("matrix.denies", figure=figure.text) if figure.denial else figure.text,
        )
        for incident in model.incidents
        for matrix in list_matrices(model, model.claims_of(incident))
        for _, cells in matrix.rows
        for cell in cells.values()
        for figure in cell
    ]
    assert shown
    assert {tuple(each) for each in shown} <= set(mine)


@pytest.mark.source
def test_an_outline_says_what_is_contested_and_hatching_how_many_share_an_area(root):
    from maps.picture.signs import AREA_DASH, RING_DASH, hatch

    sheet = (root / "maps" / "static" / "map.css").read_text("utf-8")
    for part, dashes in (("area", AREA_DASH), ("ring", RING_DASH)):
        for outlined, dash in dashes.items():
            if dash:
                written = " ".join(f"{each:g}" for each in dash)
                assert re.search(rf"is-{outlined}[^{{]*\{{[^}}]*stroke-dasharray: {written}; \}}", sheet), (
                    part
                )
    import shapely

    square = shapely.box(0, 0, 70, 70)
    assert (
        hatch(square, "strike").length < hatch(square, "strike", 2).length < hatch(square, "strike", 5).length
    )


def test_a_partys_view_gives_its_names_and_its_name_of_the_line_alone(seed_result, picture):
    mine = maps.draw(seed_result, view="pakistan", size="A4")
    said, neutral = set(_texts(mine)), set(_texts(picture))
    assert {"Pakistan-Afghanistan border", "Afghan Taliban regime", "Afghan Taliban forces"} <= said
    assert "hypothetical Durand Line" not in said
    assert "Afghan Taliban" in neutral
    assert "Islamabad's" in " ".join(said)
