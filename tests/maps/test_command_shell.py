"""The command as a shell sees it: exit statuses, streams, signals, what is imported."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from maps.command.group import SUBCOMMANDS
from maps.command.run import run

CLASHLINE = str(Path(sys.executable).with_name("clashline"))
HEAVY = {"geopandas", "pandas", "numpy", "pyogrio", "folium", "geopy", "rich", "shapely", "pyproj"}


def shell(*arguments, **options):
    """Run the installed command in a process of its own."""
    return subprocess.run(
        [CLASHLINE, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120, **options
    )


@pytest.mark.parametrize("arguments", [[], ["--help"], *([name, "--help"] for name in SUBCOMMANDS)])
def test_help_has_examples_and_needs_no_heavy_import(arguments):
    code = (
        "import sys; from maps.command.run import run; status = run(sys.argv[1:]); "
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(status)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert told.returncode == (0 if arguments else 2)
    assert "Examples:" in told.stdout + told.stderr
    loaded = set(json.loads(told.stderr.splitlines()[-1].replace("'", '"')))
    # The formats that an export knows stand where they are written.
    allowed = {"numpy", "pyproj", "shapely"} if arguments[:1] == ["export"] else set()
    assert not loaded & (HEAVY - allowed)


def test_version_is_that_of_the_package(capsys):
    from gazetteer._version import __version__

    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"clashline {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["map"],
        ["map", "/no/such/place", "-o", "map.html"],
        ["map", "SEEDS"],
        ["map", "SEEDS", "-o", "/proc/no/map.html"],
        ["export", "SEEDS", "-o", "/proc/no/incidents.csv"],
        ["map", "SEEDS", "-o", "map.html", "--since", "yesterday"],
        ["map", "SEEDS", "-o", "map.html", "--since", "2025-10-12", "--until", "2025-10-11"],
        ["export", "SEEDS", "--nonsense"],
        ["geocode"],
        ["completion", "tcsh"],
    ],
)
def test_wrong_usage_is_status_2_and_one_line_with_a_hint(arguments, seeds, capsys):
    assert run([str(seeds) if word == "SEEDS" else word for word in arguments]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert told.err.startswith("clashline: ")
    assert len(told.err.splitlines()) == 1
    assert "--help'" in told.err
    assert "Traceback" not in told.err


def test_no_subcommand_shows_the_help(capsys):
    run([])
    told = capsys.readouterr()
    assert "Commands:" in told.out + told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["map", "EMPTY", "-o", "OUT/map.html"],
        ["map", "SEEDS", "-o", "OUT/map.html", "--theatre", "atlantis"],
        ["map", "SEEDS", "-o", "OUT/map.html", "--tiles", "https://tiles.example/"],
        ["export", "SEEDS", "-o", "OUT/incidents.docx"],
        ["map", "SEEDS", "-o", "/dev/null"],
        ["annotate", "EMPTY", "EMPTY"],
        ["geocode", "Khost", "--theatre", "/no/such/folder"],
    ],
)
def test_data_at_fault_are_status_1_and_one_line(arguments, seeds, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "out").mkdir()
    words = {"SEEDS": str(seeds), "EMPTY": str(tmp_path / "empty")}
    status = run([words.get(word, word).replace("OUT", str(tmp_path / "out")) for word in arguments])
    told = capsys.readouterr()
    assert status == 1, told.err
    assert told.err.startswith("clashline: ")
    assert len(told.err.splitlines()) == 1
    assert "should not have happened" not in told.err
    assert not list((tmp_path / "out").iterdir())


def test_an_unexpected_error_is_one_line_and_a_traceback_only_on_request(monkeypatch, capsys):
    import gazetteer

    def fail(*_, **__):
        raise ZeroDivisionError("boo\x1b[31m")

    monkeypatch.setattr(gazetteer.Gazetteer, "load", fail)
    assert run(["geocode", "Khost"]) == 1
    told = capsys.readouterr().err
    assert "please report" in told
    assert "--debug" in told
    assert "\x1b" not in told
    monkeypatch.setenv("CLASHLINE_DEBUG", "")
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "geocode", "Khost"])


@pytest.fixture
def many(seeds, tmp_path):
    """Return a folder of articles that take some seconds to read."""
    folder = tmp_path / "many"
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Report {number}\n\n{texts[number % 5]}", encoding="utf-8")
    return folder


def test_interrupted_it_leaves_with_130_and_nothing_half_written(many, tmp_path):
    (tmp_path / "out").mkdir()
    # Where tests run in the background of a shell, Ctrl-C is ignored, and what they start ignores it too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [CLASHLINE, "map", many, "-o", tmp_path / "out" / "map.html"], stderr=subprocess.PIPE, text=True
    )
    signal.signal(signal.SIGINT, before)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.strip() == "clashline: interrupted"
    assert not list((tmp_path / "out").iterdir())


def test_a_reader_that_leaves_early_is_no_error(seeds):
    reading, writing = os.pipe()
    os.close(reading)
    told = subprocess.run(
        [CLASHLINE, "explain", seeds],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )
    os.close(writing)
    assert told.returncode == 141
    assert not told.stderr


def test_piped_output_has_no_escape_sequences(seeds):
    told = shell("explain", seeds, env={**os.environ, "TERM": "xterm-256color"})
    assert told.returncode == 0
    assert told.stdout
    assert "\x1b" not in told.stdout + told.stderr


def test_output_survives_a_terminal_of_another_encoding(seeds):
    told = shell("explain", seeds, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert told.returncode == 0
    assert told.stdout.isascii()


def test_on_a_terminal_it_is_in_colour_and_no_command_of_an_article_reaches_it(tmp_path):
    article = tmp_path / "hostile.txt"
    article.write_text(
        "Clashes in Khost \x1b]0;owned\x07\n\n[red]Three soldiers[/red] were killed in \x1b[31mKhost province on Sunday, "
        "the ministry said \x9b2J\u202e.\n",
        encoding="utf-8",
    )
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [CLASHLINE, "explain", article],
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(main, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        shown += part
    process.wait(60)
    text = shown.decode()
    assert "\x1b[" in text  # colours of ours
    assert "\x1b]" not in text
    assert "\x1b[2J" not in text
    assert "\x9b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[red]" in text


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(name, capsys):
    assert run(["completion", name]) == 0
    assert "_CLASHLINE_COMPLETE" in capsys.readouterr().out


def test_completion_knows_the_subcommands():
    told = shell(
        env={
            **os.environ,
            "_CLASHLINE_COMPLETE": "bash_complete",
            "COMP_WORDS": "clashline e",
            "COMP_CWORD": "1",
        }
    )
    assert {line.partition(",")[2] for line in told.stdout.splitlines()} == {"explain", "export"}
