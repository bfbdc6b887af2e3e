"""A theatre of one's own: the blank folder, what is left to fill in, and the page that tells how, followed to the letter."""

import shutil

import pytest

from gazetteer import Gazetteer, TheatreDataError, check_theatre, list_theatres, new_theatre
from gazetteer.check.blanks import MARK
from gazetteer.theatre import read_theatre
from maps.command.run import run
from maps.payload.theatre import describe_theatre

from ..docs.following import Reader, blocks_of


@pytest.fixture(scope="module")
def followed(root, tmp_path_factory):
    """Return a folder in which every block of docs/theatres.md was done, in order, and what its commands returned."""
    home = tmp_path_factory.mktemp("followed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        statuses = Reader(home).follow(blocks_of(root / "docs" / "theatres.md")).statuses
    return home, statuses


def test_every_command_of_the_page_succeeds(followed):
    _, statuses = followed
    assert len(statuses) >= 4
    assert set(statuses.values()) == {0}


def test_the_theatre_that_the_page_makes_is_whole(followed):
    home, _ = followed
    assert check_theatre(home / "zenda-line") == ()
    found = Gazetteer.load(home / "zenda-line").frontier.locate(lat=0.5, lon=0.5)
    assert (found.side, found.side_certain) == ("XB", True)
    assert not Gazetteer.load(home / "zenda-line").frontier.locate(lat=0.01, lon=0.5).side_certain


def test_one_drawing_of_the_line_must_say_how_far_off_it_may_be(followed, tmp_path):
    home, _ = followed
    copy = shutil.copytree(home / "zenda-line", tmp_path / "zenda-line")
    settings = copy / "theatre.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("accuracy_km = 2\n", ""), encoding="utf-8"
    )
    [finding] = check_theatre(copy)
    assert "accuracy_km" in finding.message


def test_a_line_that_nobody_disputes_is_called_none(followed, tmp_path):
    home, _ = followed
    copy = shutil.copytree(home / "zenda-line", tmp_path / "zenda-line")
    assert describe_theatre(Gazetteer.load(copy), None)["line"]["disputed"] is True
    (copy / "disputes.toml").write_text("", encoding="utf-8")
    undisputed = Gazetteer(read_theatre(copy))
    assert describe_theatre(undisputed, None)["line"]["disputed"] is False


def test_the_map_that_the_page_makes_names_both_sides_and_both_figures(followed):
    home, _ = followed
    page = (home / "zenda.html").read_text(encoding="utf-8")
    for word in ("The Ruritania-Graustark border", "Graustark&#39;s forces", "Tarlenheim"):
        assert word in page or word.replace("&#39;", "'") in page


def test_a_blank_theatre_passes_as_far_as_an_empty_one_can(tmp_path):
    made = new_theatre("my-line", tmp_path, countries=("DE", "FR"), languages=("en", "de"))
    findings = check_theatre(made)
    marked = {
        (path.name, number)
        for path in made.iterdir()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MARK in line and not line.startswith("#")
    }
    told = {(finding.path.rsplit("/", 1)[1], finding.line) for finding in findings}
    assert marked <= told
    rest = {finding.message for finding in findings if MARK not in finding.message}
    assert {message.split()[0] for message in rest} == {"has", "must", "[capitals]", "[frontier]", "[zones]"}
    assert "names_en,names_de," in (made / "places.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("My Line", {}),
        ("../my-line", {}),
        ("my-line", {"countries": ("DE", "DE")}),
        ("my-line", {"countries": ("DE", "France")}),
        ("my-line", {"languages": ("de",)}),
        ("my-line", {"languages": ("en", "../de")}),
    ],
)
def test_what_can_be_no_theatre_is_not_made(tmp_path, name, options):
    with pytest.raises(TheatreDataError):
        new_theatre(name, tmp_path, **options)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path):
    made = new_theatre("my-line", tmp_path)
    (made / "places.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(TheatreDataError, match="there already"):
        new_theatre("my-line", tmp_path)
    assert (made / "places.csv").read_text(encoding="utf-8") == "mine"


def test_a_theatre_names_no_file_outside_its_folder(tmp_path):
    made = new_theatre("my-line", tmp_path)
    settings = made / "theatre.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"sides.toml"', '"../sides.toml"'), encoding="utf-8"
    )
    with pytest.raises(TheatreDataError, match="no name of a file beside"):
        read_theatre(made).file("sides")
    assert any("no name of a file beside" in finding.message for finding in check_theatre(made))


def test_the_command_lists_makes_and_checks(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["theatre", "list"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == list(list_theatres())
    assert run(["theatre", "new", "my-line", "--countries", "DE,FR"]) == 0
    out, err = capsys.readouterr()
    assert "my-line/theatre.toml:" in out
    assert "to fill in" in err
    assert run(["theatre", "check", "my-line"]) == 1
    assert capsys.readouterr().out == out
    assert run(["theatre", "new", "my-line"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
